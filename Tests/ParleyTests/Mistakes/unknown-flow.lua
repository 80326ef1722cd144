flow("identity", function() end)
flow("f", function()
  run("identiy")
end)
