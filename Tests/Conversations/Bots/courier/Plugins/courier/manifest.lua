-- Parcels are picked up and complained about; what is ordered stays so.
return { name = "courier", version = "1.0.0", provides = { actions = { order = { effect = "write" }, complain = { effect = "write" } } } }
