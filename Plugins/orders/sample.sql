-- Sample orders; scripts/sample-data makes orders.db of them.
CREATE TABLE orders (
  number TEXT PRIMARY KEY,
  item   TEXT NOT NULL,
  amount REAL NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('processing', 'shipped', 'delivered')),
  phone  TEXT NOT NULL
) STRICT;

CREATE TABLE returns (
  id     TEXT PRIMARY KEY,
  key    TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL REFERENCES orders (number),
  reason TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'withdrawn'))
) STRICT;
-- One at a time.
CREATE UNIQUE INDEX open_returns ON returns (number) WHERE status = 'open';

INSERT INTO orders (number, item, amount, status, phone) VALUES
  ('20231120001', '耳机', 199.00, 'delivered', '13800138001'),
  ('20231120002', '键盘', 350.00, 'shipped', '13800138001'),
  ('20231120003', 'iPhone 手机壳', 59.90, 'processing', '13900139002'),
  ('20231121004', '蓝牙音箱', 268.00, 'delivered', '13900139002'),
  ('20231121005', '充电宝', 129.00, 'delivered', '13700137003'),
  ('20231122006', '显示器', 1299.00, 'shipped', '13700137003'),
  ('20231122007', '鼠标', 89.50, 'delivered', '13600136004'),
  ('20231123008', '平板电脑', 2399.00, 'processing', '13600136004');
