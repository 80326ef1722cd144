slot("phone", { ask = "Phone?", pattern = "\d{6}" })
