// F2: library functions that do much for one instruction.

import ParleyModel

@testable import LuaRuntime

extension Attack {
    private static let texts: [(String, String)] = [
        ("upper", "s:upper()"), ("reverse", "s:reverse()"), ("a slice", "s:sub(2)"),
        ("bytes", "s:byte(1, 10000)"), ("%s in format", "string.format('%s', s)"),
        ("%q in format", "string.format('%q', s)"), ("len", "len(s)"), ("utf8.len", "utf8.len(s)"),
        ("utf8.codepoint", "utf8.codepoint(s, 1, 10000)"), ("utf8.offset", "utf8.offset(s, 400000)"),
        ("a numeral to a number", "tonumber(s)"), ("a numeral in base 36", "tonumber(s, 36)"),
        ("arithmetic with a numeral", "pcall(function() return s + 1 end)"),
        ("math with a numeral", "pcall(math.floor, s)"), ("concat", "table.concat({ s, 'x' })"),
    ]

    static let libraries: [Attack] =
        texts.map { name, call in
            Attack(
                "F2", "half a megabyte through \(name)",
                "local s = ('1'):rep(500000) while true do local x = \(call) end",
                .breach([.steps, .memory]))
        } + [
            Attack("F2", "rep of nothing", "while true do string.rep('', 1e9) end", steps),
            Attack("F2", "rep of much", "return ('x'):rep(1e9)", string),
            Attack("F2", "rep beyond all numbers", "return ('xxxxxxxx'):rep(math.maxinteger)", string),
            Attack("F2", "rep with a separator alone", "return (''):rep(1e9, 'y')", string),
            Attack(
                "F2", "many widths",
                "while true do string.format(('%99d'):rep(100), table.unpack(numbers or {})) end",
                .mistake("bad argument")),
            Attack(
                "F2", "the widest numbers",
                "while true do string.format('%99.99f%99.99f%99.99f', 1e308, 1e308, 1e308) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "a width of three digits", "return string.format('%1000000d', 1)",
                .mistake("invalid conversion")),
            Attack("F2", "numbers to text", "local x = 1 / 3 while true do local s = tostring(x) end", steps),
            Attack(
                "F2", "numbers in concat",
                "local t = { 1 / 3, 1 / 7, 1e300 } while true do table.concat(t, ',') end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "a long separator",
                "local t, s = { 1, 2, 3 }, ('x'):rep(200000) while true do table.concat(t, s) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "concat of what is not there", "table.concat({}, 'x', 1, math.maxinteger)",
                .mistake("invalid value")),
            Attack("F2", "a move over nothing", "table.move({}, 1, 1e8, 2)", steps),
            Attack(
                "F2", "a move at the end of numbers",
                "return (pcall(table.move, {}, math.mininteger, math.maxinteger, 2))",
                .returns([false])),
            Attack(
                "F2", "unpack of more than there is", "return (pcall(table.unpack, {}, 1, 1e8))",
                .returns([false])),
            Attack(
                "F2", "unpack at the end of numbers",
                "return select('#', table.unpack({}, math.maxinteger - 1, math.maxinteger)), "
                    + "(pcall(table.unpack, {}, math.mininteger, math.maxinteger))", .returns([2, false])),
            Attack(
                "F2", "unpack again and again",
                "local t = {} for i = 1, 50000 do t[i] = i end while true do local a = table.unpack(t) end",
                steps),
            Attack(
                "F2", "pack of many",
                "local t = {} for i = 1, 5000 do t[i] = i end while true do table.pack(table.unpack(t)) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "select over many",
                "local t = {} for i = 1, 5000 do t[i] = i end local function f(...) while true do local n = select('#', ...) end end f(table.unpack(t))",
                steps),
            Attack(
                "F2", "insert at the front",
                "local t = {} while true do table.insert(t, 1, 1) end", .breach([.steps, .memory])),
            Attack(
                "F2", "remove at the front",
                "local t = {} for i = 1, 100000 do t[i] = i end while true do table.remove(t, 1) t[#t + 1] = 1 end",
                steps),
            Attack(
                "F2", "insert with holes", "local t = { 1, nil, 3 } table.insert(t, 4)",
                .mistake("list without holes")),
            Attack(
                "F2", "pairs over many, left at once",
                "local t = {} for i = 1, 20000 do t['k' .. i] = i end while true do for _ in pairs(t) do break end end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "pairs over names with a long common beginning",
                "local t, s = {}, ('x'):rep(30000) for i = 1, 100 do t[s .. i] = i end while true do for _ in pairs(t) do break end end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "next over many",
                "local t = {} for i = 1, 20000 do t['k' .. i] = i end while true do next(t) end", steps),
            Attack(
                "F2", "sort of much",
                "local t = {} for i = 1, 50000 do t[i] = -i end while true do table.sort(t) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "sort of long texts that are almost equal",
                "local t, s = {}, ('x'):rep(20000) for i = 1, 100 do t[i] = s .. (100 - i) end while true do table.sort(t) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "utf8.codes",
                "local s = ('é'):rep(5000) while true do for _ in utf8.codes(s) do end end", steps),
            Attack(
                "F2", "utf8.char of many",
                "local t = {} for i = 1, 200 do t[i] = 0x7FFFFFFF end while true do utf8.char(table.unpack(t)) end",
                .breach([.steps, .memory])),
            Attack(
                "F2", "copies of a view", "while true do local x = slots.list end",
                .breach([.steps, .memory])),
        ]

    static let bombs: [Attack] = [
        Attack("F3", "a list without an end", "local t = {} for i = 1, 1e9 do t[i] = i end", memory),
        Attack("F3", "names without an end", "local t = {} for i = 1, 1e9 do t['k' .. i] = i end", memory),
        Attack(
            "F3", "a table in a table in a table", "local t = {} while true do t = { t } end",
            .breach([.memory, .steps])),
        Attack(
            "F3", "garbage without an end", "while true do local t = { 1, 2, 3 } end",
            .breach([.memory, .steps])),
        Attack(
            "F3", "closures without an end",
            "local t = {} while true do t[#t + 1] = function() return t end end", memory),
        Attack("F3", "strings that double", "local s = 'x' while true do s = s .. s end", string),
        Attack(
            "F3", "strings that grow under pcall",
            "local s = 'x' while true do pcall(function() s = s .. ('y'):rep(10000) end) end",
            .breach([.memory, .string])),
        Attack(
            "F3", "one string of a megabyte and a bit", "local s = ('x'):rep(600000) return s .. s", string),
        Attack(
            "F3", "long strings without an end",
            "local t = {} while true do t[#t + 1] = ('x'):rep(1000000) end", .breach([.memory, .steps])),
        Attack(
            "F3", "bombs that pcall hides",
            "while true do pcall(function() local t = {} for i = 1, 1e9 do t[i] = {} end end) end", memory),
        Attack("F3", "an error with a huge message", "error(('x'):rep(1000000))", .mistake("xxxx")),
        Attack(
            "F3", "an error with a table", "error({ code = 5 })", .mistake("an error value of type table")),
        Attack("F3", "an error with nil", "error(nil)", .mistake("an error value of type nil")),
        Attack(
            "F3", "an error with a function", "error(print or type)",
            .mistake("an error value of type function")),
        Attack(
            "F3", "an error with a text of the bot", "error(texts.hello)",
            .mistake("an error value of type userdata")),
        Attack("F3", "an error with no number", "error(0/0)", .mistake("nan")),
        Attack("F3", "an error with broken UTF-8", "error('\\xff\\xfe', 0)", .mistake("\u{FFFD}")),
        Attack(
            "F3", "more locals than there may be",
            "local " + (1...201).map { "a\($0)" }.joined(separator: ", ") + " = 1", .syntax),
        Attack(
            "F3", "brackets inside brackets",
            "return " + String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300),
            .mistake("overflow")),
        Attack(
            "F3", "functions inside functions",
            String(repeating: "return function() ", count: 300) + String(repeating: " end", count: 300),
            .mistake("overflow")),
        Attack(
            "F3", "a constructor with fifty thousand items",
            "return #{ " + String(repeating: "1,", count: 50000) + " }", .returns([50000])),
        Attack(
            "F3", "a constructor in a loop",
            "while true do local t = { " + String(repeating: "1,", count: 5000) + " } end",
            .breach([.memory, .steps])),
        Attack(
            "F3", "bytes to arguments to bytes",
            "while true do string.char(('x'):rep(5000):byte(1, -1)) end", .breach([.steps, .memory])),
    ]
}
