flow("f", function() end)

flow("f", function() end)
