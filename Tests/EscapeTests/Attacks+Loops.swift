// F1, F2: code that never ends, by itself or inside of what the library does with the user's text.

import ParleyModel

@testable import LuaRuntime

extension Attack {
    static let loops: [Attack] = [
        Attack("F1", "an endless loop", "while true do end", steps),
        Attack("F1", "a goto to itself", "goto a ::a:: goto a", steps),
        Attack("F1", "a repeat that never comes true", "repeat local x = 1 until false", steps),
        Attack("F1", "a count to a thousand million", "for i = 1, 1e9 do end", steps),
        Attack("F1", "a loop in pcall", "while true do pcall(function() while true do end end) end", steps),
        Attack(
            "F1", "pcall of pcall of pcall",
            "local function f() while true do end end while true do pcall(pcall, pcall, pcall, f) end", steps),
        Attack("F1", "errors that pcall catches", "while true do pcall(error, 'x') end", steps),
        Attack("F1", "library mistakes that pcall catches", "while true do pcall(string.rep) end", steps),
        Attack(
            "F1", "an xpcall handler that loops", "xpcall(error, function() while true do end end, 'x')",
            steps),
        Attack(
            "F1", "an xpcall handler that fails in itself",
            "local function f() error('x') end while true do xpcall(f, f) end", steps),
        Attack(
            "F1", "a handler that goes on after the breach",
            "xpcall(function() while true do end end, function() while true do end end) while true do end",
            steps),
        Attack(
            "F1", "a comparison that loops", "table.sort({ 1, 2, 3 }, function() while true do end end)",
            steps),
        Attack(
            "F1", "a comparison that is never content",
            "local t = {} for i = 1, 20000 do t[i] = i end while true do table.sort(t, function() return true end) end",
            steps),
        Attack("F1", "a replacement that loops", "('x'):gsub('x', function() while true do end end)", steps),
        Attack(
            "F1", "an iterator that loops",
            "for _ in function() while true do end end do end", steps),
        Attack("F1", "an iterator that never ends", "for _ in function() return 1 end do end", steps),
        Attack(
            "F1", "tail calls for ever", "local function f() return f() end f()", steps),
        Attack(
            "F1", "two functions that call each other",
            "local g local function f() return g() end function g() return f() end f()", steps),
        Attack("F1", "recursion", "local function f() return 1 + f() end f()", depth),
        Attack(
            "F1", "recursion through pcall",
            "local function f() local ok = pcall(f) return ok and f() end while true do f() end", depth),
        Attack(
            "F1", "recursion through a replacement",
            "local function f() return (('x'):gsub('x', f)) end while true do pcall(f) end", any),
        Attack(
            "F1", "recursion through a comparison",
            "local function f() table.sort({ 1, 2 }, f) return true end while true do pcall(f) end", any),
        Attack(
            "F1", "a metamethod that loops",
            "local t = setmetatable({}, { __index = function() while true do end end }) return t.x",
            library: .plugin, steps),
        Attack(
            "F1", "metamethods of operators that loop",
            """
            local function f() while true do end end
            local t = setmetatable({}, { __add = f, __eq = f, __lt = f, __concat = f, __len = f, __call = f })
            pcall(function() return t + 1 end) pcall(function() return t .. 'x' end) pcall(t)
            """, library: .plugin, steps),
        Attack(
            "F1", "__tostring that loops",
            "return tostring(setmetatable({}, { __tostring = function() while true do end end }))",
            library: .plugin, steps),
        Attack(
            "F1", "__pairs that loops",
            "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end",
            library: .plugin, steps),
        Attack(
            "F1", "a chain of __index without an end",
            "local a, b = {}, {} setmetatable(a, { __index = b }) setmetatable(b, { __index = a }) "
                + "while true do pcall(function() return a.x end) end", library: .plugin, any),
        Attack(
            "F1", "__close that loops while an error passes",
            """
            local meta = {}
            local t = setmetatable({}, meta)
            meta.__close = function() while true do pcall(function() while true do end end) end end
            while true do pcall(function() local x <close> = t error('x') end) end
            """, library: .plugin, steps),
        Attack(
            "F1", "__close that loops after the breach",
            """
            local meta = {}
            local t = setmetatable({}, meta)
            meta.__close = function() while true do end end
            local x <close> = t
            local y <close> = t
            while true do end
            """, library: .plugin, steps),
        Attack(
            "F1", "an error value whose __tostring loops",
            "error(setmetatable({}, { __tostring = function() while true do end end }))", library: .plugin,
            .mistake("an error value of type table")),
        Attack(
            "F1", "finalizers are not to be had",
            "setmetatable({}, { __gc = function() while true do end end })", library: .plugin,
            .mistake("__gc is not allowed")),
        Attack(
            "F1", "finalizers are not to be had later either",
            """
            local meta = {} setmetatable({}, meta) meta.__gc = function() while true do end end
            for i = 1, 1000 do local t = {} end
            return (pcall(setmetatable, {}, meta))
            """, library: .plugin, .returns([false])),
        Attack(
            "F1", "coroutines are not to be had", "coroutine.wrap(function() while true do end end)()",
            .mistake("attempt to index a nil value (global 'coroutine')")),
    ]

    static let patterns: [Attack] = [
        Attack(
            "F2", "four lazy runs over the user's letters", "message.text:find('.-.-.-.-b')",
            user: String(repeating: "a", count: 400), steps),
        Attack(
            "F2", "greedy captures over the user's letters", "message.text:match('(.*)(.*)(.*)x')",
            user: String(repeating: "a", count: 3000), steps),
        Attack(
            "F2", "balanced brackets that never close", "for _ in message.text:gmatch('%b()') do end",
            user: String(repeating: "(", count: 16000), steps),
        Attack(
            "F2", "the user's text as the pattern", "return (('a'):rep(30):find(message.text))",
            user: String(repeating: "a?", count: 30) + String(repeating: "a", count: 30), steps),
        Attack(
            "F2", "the user's text as a pattern that is none",
            "return (pcall(string.find, 'x', message.text))",
            user: "[%", .returns([false])),
        Attack(
            "F2", "the user's text as a replacement",
            "return (pcall(string.gsub, 'x', 'x', message.text))", user: "%9", .returns([false])),
        Attack(
            "F2", "back references over the user's letters", "message.text:find('(.+)(.+)%1%2$')",
            user: String(repeating: "ab", count: 1500) + "c", steps),
        Attack(
            "F2", "trimming blanks in the middle",
            "for i = 1, 100 do local s = message.text:match('^%s*(.-)%s*$') end",
            user: "x" + String(repeating: " ", count: 15000) + "x", steps),
        Attack(
            "F2", "frontiers over the user's words",
            "while true do for w in message.text:gmatch('%f[%w]%w+') do end end",
            user: String(repeating: "ab ", count: 5000), steps),
        Attack(
            "F2", "gsub with an empty pattern", "while true do message.text:gsub('', '') end",
            user: String(repeating: "x", count: 16000), steps),
        Attack(
            "F2", "gsub that doubles", "local s = 'x' while true do s = s:gsub('x', 'xx') end",
            .breach([.steps, .string])),
        Attack(
            "F2", "plain find of what is not there", "while true do message.text:find('b', 1, true) end",
            user: String(repeating: "a", count: 16000), steps),
        Attack(
            "F2", "plain find of half in whole",
            "local s = ('a'):rep(500000) local h = s:sub(1, 250000) .. 'b' while true do s:find(h, 1, true) end",
            steps),
        Attack(
            "F2", "plain find of a short text that almost fits",
            "local s = ('ab'):rep(250000) local h = ('ab'):rep(100) .. 'c' while true do s:find(h, 1, true) end",
            steps),
        Attack(
            "F2", "gmatch that starts again and again",
            "while true do for _ in message.text:gmatch('.') do break end end",
            user: String(repeating: "é", count: 8000), .breach([.steps, .memory])),
        Attack(
            "F2", "a pattern of a hundred thousand sets",
            "local p = ('[%w%s]*'):rep(15000) while true do (''):find(p) end",
            .breach([.steps, .memory])),
        Attack(
            "F2", "a pattern with more captures than there may be",
            "return (pcall(string.find, 'x', ('()'):rep(40)))",
            .returns([false])),
    ]
}
