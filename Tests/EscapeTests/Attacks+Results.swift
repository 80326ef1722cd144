// F10, F11: what differs from run to run, and what the host is handed.

import ParleyModel

@testable import LuaRuntime

extension Attack {
    static let results: [Attack] = [
        Attack("F11", "a table in itself", "local t = {} t.t = t say(t)", .refused("contains itself")),
        Attack(
            "F11", "two tables in each other", "local a, b = {}, {} a[1] = b b[1] = a say(a)",
            .refused("contains itself")),
        Attack(
            "F11", "a table forty deep", "local t = {} for i = 1, 40 do t = { t } end say(t)",
            .refused("deeper than 32")),
        Attack(
            "F11", "half a million keys", "local t = {} for i = 1, 500000 do t[i] = true end say(t)",
            .breach([.steps, .memory])),
        Attack(
            "F11", "a record as large as may be, twice",
            "local s = ('x'):rep(600000) say({ a = s, b = s })", .refused("more than 1 MB")),
        Attack(
            "F11", "much from little: one text a thousand times",
            "local s, t = ('x'):rep(100000), {} for i = 1, 1000 do t[i] = s end say(t)",
            .refused("more than 1 MB")),
        Attack(
            "F11", "tables that double at each level",
            "local t = { 1 } for i = 1, 30 do t = { t, t } end say(t)", .breach([.steps, .memory])),
        Attack("F11", "no number", "say(0/0)", .refused("a number that is not one")),
        Attack("F11", "infinity", "say({ x = -1/0 })", .refused("infinite")),
        Attack("F11", "broken UTF-8", "say('\\xff')", .refused("not valid UTF-8")),
        Attack("F11", "a surrogate", "say('\\xed\\xa0\\x80')", .refused("not valid UTF-8")),
        Attack("F11", "a name in broken UTF-8", "say({ ['\\xc0\\x80'] = 1 })", .refused("not valid UTF-8")),
        Attack("F11", "a list with holes", "say({ 1, nil, 3 })", .refused("holes")),
        Attack("F11", "a list that begins far out", "say({ [1000000000] = 1 })", .refused("holes")),
        Attack("F11", "a list that is a record too", "say({ 1, x = 2 })", .refused("not both")),
        Attack("F11", "keys that are tables", "say({ [{}] = 1 })", .refused("keys other than")),
        Attack("F11", "keys that are fractions", "say({ [1.5] = 1 })", .refused("keys other than")),
        Attack(
            "F11", "a record that shows another face",
            "say(setmetatable({}, { __index = function() while true do end end, __len = function() return 1e9 end, __pairs = error }))",
            library: .plugin, .returns([])),
        Attack(
            "F11", "results without an end", "return table.unpack({}, 1, 100000)",
            .returns(Array(repeating: .null, count: 100_000))),
        Attack("F11", "a result in itself", "local t = {} t[1] = t return t", .refused("contains itself")),
        Attack("F11", "words without an end", "while true do say('x') end", .breach([.steps, .memory])),
        Attack(
            "F11", "words with half a megabyte", "local s = ('x'):rep(500000) while true do say(s) end",
            .breach([.steps, .memory])),
        Attack(
            "F11", "words inside what the library calls",
            "table.sort({ 1, 2 }, function() say('x') end)", .mistake("cannot be called inside a function")),
        Attack(
            "F11", "answers without an end",
            "local t = {} while true do t[#t + 1] = ask('x') end",
            user: String(repeating: "long ", count: 3000), .breach([.steps, .memory])),
    ]

    static let sameness: [Attack] = [
        Attack(
            "F10", "a table has no address", "return tostring({}), tostring(type), tostring(texts.hello)",
            .returns(["table", "function", "text"])),
        Attack(
            "F10", "no number has no sign", "return tostring(0/0), tostring(-(0/0)), tostring(-0.0)",
            .returns(["nan", "nan", "-0.0"])),
        Attack(
            "F10", "floats are written in one way",
            "return tostring(0.1), tostring(1e15), tostring(1e100), 2^53 .. ''",
            .returns(["0.1", "1e+15", "1e+100", "9.007199254741e+15"])),
        Attack(
            "F10", "names come in their order",
            "local r = '' for k in pairs({ z = 1, a = 1, [2] = 1, m = 1, [true] = 1 }) do r = r .. tostring(k) end return r",
            .returns(["true2amz"])),
        Attack(
            "F10", "ties stay in their order",
            """
            local t = {} for i = 1, 40 do t[i] = { i % 3, i } end
            table.sort(t, function(a, b) return a[1] < b[1] end)
            local r = '' for i = 1, 5 do r = r .. t[i][2] .. ' ' end return r
            """, .returns(["3 6 9 12 15 "])),
        Attack("F10", "next goes nowhere", "return (pcall(next, {}, 1))", .returns([false])),
        Attack(
            "F10", "pairs does not go over tables as keys",
            "return (pcall(function() for _ in pairs({ [{}] = 1 }) do end end))",
            .returns([false])),
        Attack(
            "F10", "the letters of no locale",
            "return ('É'):lower(), ('é'):match('%a') == nil, tonumber('1,5') == nil, string.format('%.1f', 1.5)",
            .returns(["É", true, true, "1.5"])),
    ]
}
