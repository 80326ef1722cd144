slot(order_number, { ask = "Which order?" })
