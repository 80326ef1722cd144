// What a flow reaches from its environment, with the words of Bench and three views; a new line here is a decision.

enum FrozenList {
    static let lines: [String] = """
        (string)<metatable> table
        (string)<metatable>.__add function
        (string)<metatable>.__div function
        (string)<metatable>.__idiv function
        (string)<metatable>.__index (again)
        (string)<metatable>.__mod function
        (string)<metatable>.__mul function
        (string)<metatable>.__pow function
        (string)<metatable>.__sub function
        (string)<metatable>.__unm function
        _ENV table
        _ENV.slots table
        _ENV.slots<metatable> table
        _ENV.slots<metatable>.__index function
        _ENV.slots<metatable>.__index<upvalue 1> table
        _ENV.slots<metatable>.__index<upvalue 1>.a table
        _ENV.slots<metatable>.__index<upvalue 2> table
        _ENV.slots<metatable>.__newindex function
        _ENV.slots<metatable><inner> (again)
        _ENV.texts table
        _ENV.texts<metatable> table
        _ENV.texts<metatable>.__index function
        _ENV.texts<metatable>.__index<upvalue 1> table
        _ENV.texts<metatable>.__newindex function
        _ENV.texts<metatable><inner> (again)
        _ENV.user table
        _ENV.user<metatable> table
        _ENV.user<metatable>.__index function
        _ENV.user<metatable>.__index<upvalue 1> table
        _ENV.user<metatable>.__newindex function
        _ENV.user<metatable><inner> (again)
        _ENV<metatable> table
        _ENV<metatable>.__index table
        _ENV<metatable>.__index.ask function
        _ENV<metatable>.__index.assert function
        _ENV<metatable>.__index.call function
        _ENV<metatable>.__index.cancel function
        _ENV<metatable>.__index.error function
        _ENV<metatable>.__index.flow function
        _ENV<metatable>.__index.ipairs function
        _ENV<metatable>.__index.len function
        _ENV<metatable>.__index.math table
        _ENV<metatable>.__index.math<metatable> table
        _ENV<metatable>.__index.math<metatable>.__index table
        _ENV<metatable>.__index.math<metatable>.__index.abs function
        _ENV<metatable>.__index.math<metatable>.__index.abs<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.acos function
        _ENV<metatable>.__index.math<metatable>.__index.acos<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.asin function
        _ENV<metatable>.__index.math<metatable>.__index.asin<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.atan function
        _ENV<metatable>.__index.math<metatable>.__index.atan<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.ceil function
        _ENV<metatable>.__index.math<metatable>.__index.ceil<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.cos function
        _ENV<metatable>.__index.math<metatable>.__index.cos<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.deg function
        _ENV<metatable>.__index.math<metatable>.__index.deg<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.exp function
        _ENV<metatable>.__index.math<metatable>.__index.exp<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.floor function
        _ENV<metatable>.__index.math<metatable>.__index.floor<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.fmod function
        _ENV<metatable>.__index.math<metatable>.__index.fmod<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.log function
        _ENV<metatable>.__index.math<metatable>.__index.log<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.max function
        _ENV<metatable>.__index.math<metatable>.__index.max<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.min function
        _ENV<metatable>.__index.math<metatable>.__index.min<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.modf function
        _ENV<metatable>.__index.math<metatable>.__index.modf<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.rad function
        _ENV<metatable>.__index.math<metatable>.__index.rad<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.sin function
        _ENV<metatable>.__index.math<metatable>.__index.sin<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.sqrt function
        _ENV<metatable>.__index.math<metatable>.__index.sqrt<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.tan function
        _ENV<metatable>.__index.math<metatable>.__index.tan<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.tointeger function
        _ENV<metatable>.__index.math<metatable>.__index.tointeger<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.type function
        _ENV<metatable>.__index.math<metatable>.__index.type<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__index.ult function
        _ENV<metatable>.__index.math<metatable>.__index.ult<upvalue 1> function
        _ENV<metatable>.__index.math<metatable>.__newindex function
        _ENV<metatable>.__index.math<metatable><inner> (again)
        _ENV<metatable>.__index.next function
        _ENV<metatable>.__index.nlp table
        _ENV<metatable>.__index.nlp<metatable> table
        _ENV<metatable>.__index.nlp<metatable>.__index table
        _ENV<metatable>.__index.nlp<metatable>.__index.tokens function
        _ENV<metatable>.__index.nlp<metatable>.__newindex function
        _ENV<metatable>.__index.nlp<metatable><inner> (again)
        _ENV<metatable>.__index.pairs function
        _ENV<metatable>.__index.pcall function
        _ENV<metatable>.__index.require function
        _ENV<metatable>.__index.run function
        _ENV<metatable>.__index.say function
        _ENV<metatable>.__index.select function
        _ENV<metatable>.__index.slot function
        _ENV<metatable>.__index.string table
        _ENV<metatable>.__index.string<metatable> table
        _ENV<metatable>.__index.string<metatable>.__index table
        _ENV<metatable>.__index.string<metatable>.__index.byte function
        _ENV<metatable>.__index.string<metatable>.__index.char function
        _ENV<metatable>.__index.string<metatable>.__index.find function
        _ENV<metatable>.__index.string<metatable>.__index.format function
        _ENV<metatable>.__index.string<metatable>.__index.gmatch function
        _ENV<metatable>.__index.string<metatable>.__index.gsub function
        _ENV<metatable>.__index.string<metatable>.__index.len function
        _ENV<metatable>.__index.string<metatable>.__index.lower function
        _ENV<metatable>.__index.string<metatable>.__index.match function
        _ENV<metatable>.__index.string<metatable>.__index.rep function
        _ENV<metatable>.__index.string<metatable>.__index.reverse function
        _ENV<metatable>.__index.string<metatable>.__index.sub function
        _ENV<metatable>.__index.string<metatable>.__index.upper function
        _ENV<metatable>.__index.string<metatable>.__newindex function
        _ENV<metatable>.__index.string<metatable><inner> (again)
        _ENV<metatable>.__index.table table
        _ENV<metatable>.__index.table<metatable> table
        _ENV<metatable>.__index.table<metatable>.__index table
        _ENV<metatable>.__index.table<metatable>.__index.concat function
        _ENV<metatable>.__index.table<metatable>.__index.insert function
        _ENV<metatable>.__index.table<metatable>.__index.move function
        _ENV<metatable>.__index.table<metatable>.__index.pack function
        _ENV<metatable>.__index.table<metatable>.__index.remove function
        _ENV<metatable>.__index.table<metatable>.__index.sort function
        _ENV<metatable>.__index.table<metatable>.__index.unpack function
        _ENV<metatable>.__index.table<metatable>.__newindex function
        _ENV<metatable>.__index.table<metatable><inner> (again)
        _ENV<metatable>.__index.tonumber function
        _ENV<metatable>.__index.tostring function
        _ENV<metatable>.__index.type function
        _ENV<metatable>.__index.utf8 table
        _ENV<metatable>.__index.utf8<metatable> table
        _ENV<metatable>.__index.utf8<metatable>.__index table
        _ENV<metatable>.__index.utf8<metatable>.__index.char function
        _ENV<metatable>.__index.utf8<metatable>.__index.char<upvalue 1> function
        _ENV<metatable>.__index.utf8<metatable>.__index.codepoint function
        _ENV<metatable>.__index.utf8<metatable>.__index.codepoint<upvalue 1> function
        _ENV<metatable>.__index.utf8<metatable>.__index.codes function
        _ENV<metatable>.__index.utf8<metatable>.__index.codes<upvalue 1> function
        _ENV<metatable>.__index.utf8<metatable>.__index.len function
        _ENV<metatable>.__index.utf8<metatable>.__index.len<upvalue 1> function
        _ENV<metatable>.__index.utf8<metatable>.__index.offset function
        _ENV<metatable>.__index.utf8<metatable>.__index.offset<upvalue 1> function
        _ENV<metatable>.__index.utf8<metatable>.__newindex function
        _ENV<metatable>.__index.utf8<metatable><inner> (again)
        _ENV<metatable>.__index.xpcall function
        """.split(separator: "\n").map(String.init)
}
