local prices = require("lib.prices")
flow("f", function() end)
