-- Sample learners; scripts/sample-data makes courses.db of them.
CREATE TABLE learners (
  phone  TEXT PRIMARY KEY,
  course TEXT NOT NULL,
  done   INTEGER NOT NULL,
  total  INTEGER NOT NULL CHECK (done <= total)
) STRICT;

INSERT INTO learners (phone, course, done, total) VALUES
  ('13800138001', '人工智能入门', 12, 30),
  ('13900139002', '数据分析', 3, 24),
  ('13700137003', '人工智能入门', 30, 30),
  ('13600136004', '商务英语', 0, 40);
