// The library of a flow: what is in it, its order, and that it agrees with the system's Lua.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("The library")
struct LibraryTests {
    @Test("pairs goes over the list, then booleans, numbers and strings by bytes")
    func order() throws {
        let text = """
            local t = { "one", "two", b = 1, a = 2, [true] = 3, [false] = 4, [10] = 5, [-1] = 6, [2.5] = 7, ["é"] = 8, B = 9 }
            for k in pairs(t) do say(tostring(k)) end
            """
        #expect(
            try Bench().said(text) == ["1", "2", "false", "true", "-1", "2.5", "10", "B", "a", "b", "é"])
    }

    @Test("pairs leaves out what is removed on the way, and does not see what is added")
    func changedWhileGoing() throws {
        let text = """
            local t = { a = 1, b = 2, c = 3 }
            for k in pairs(t) do say(k) t.b = nil t.d = 4 end
            """
        #expect(try Bench().said(text) == ["a", "c"])
    }

    @Test("The order does not depend on how a table came about")
    func orderOfHistory() throws {
        let text = """
            local a, b = {}, {}
            for i = 1, 200 do a["k" .. i] = i end
            for i = 200, 1, -1 do b["k" .. i] = i end
            for i = 1, 200, 2 do b["x" .. i] = 1 end
            for i = 1, 200, 2 do b["x" .. i] = nil end
            local x, y = {}, {}
            for k in pairs(a) do x[#x + 1] = k end
            for k in pairs(b) do y[#y + 1] = k end
            say(table.concat(x, " ") == table.concat(y, " "), #x)
            """
        #expect(try Bench().said(text) == ["true 200"])
    }

    @Test("next takes a table alone")
    func next() throws {
        #expect(
            try Bench().said("say(next({}) == nil, next({ b = 1, a = 2 }), (next({ 5, a = 1 })))") == [
                "true a 1"
            ])
        #expect(
            try Bench().said("local k, v = next({ b = 1, a = 2 }) say(k, v)") == ["a 2"])
        guard
            case .runtime("next takes a table alone: go over it with pairs", _, _)? = try Bench().failure(
                "next({}, 1)")
        else {
            Issue.record("next takes a key")
            return
        }
    }

    @Test("table.sort is stable, and no comparison can break it")
    func sort() throws {
        let stable = """
            local t = {}
            for i = 1, 100 do t[i] = { key = i * 7 % 5, i = i } end
            table.sort(t, function(a, b) return a.key < b.key end)
            local good = true
            for i = 2, 100 do
              local a, b = t[i - 1], t[i]
              good = good and (a.key < b.key or a.key == b.key and a.i < b.i)
            end
            say(good)
            """
        #expect(try Bench().said(stable) == ["true"])
        #expect(
            try Bench().said("local t = { 3, 1, 2 } table.sort(t, function() return true end) say(#t)") == [
                "3"
            ])
        #expect(try Bench().said("local t = { 'b', 'a' } table.sort(t) say(t[1])") == ["a"])
        #expect(try Bench().failure("table.sort({ 1, 'x' })")?.position == at(1))
    }

    @Test(
        "Lists with holes are refused",
        arguments: [
            "table.concat({ 'a', nil, 'c' })", "table.unpack({ 1, nil, 3 })", "table.sort({ 1, nil, 3 })",
            "table.insert({ 1, nil, 3 }, 4)", "table.remove({ 1, nil, 3 })", "table.sort({ [3] = 1 })",
        ])
    func holes(text: String) throws {
        guard case .runtime(let message, _, _)? = try Bench().failure("return " + text) else {
            Issue.record("no failure")
            return
        }
        #expect(message.contains("needs a list without holes"))
    }

    @Test(
        "Small functions do what the manual says",
        arguments: [
            ("tostring({}) .. tostring(type)", "tablefunction"), ("tostring(0/0)", "nan"),
            ("tonumber('0x10')", "16"),
            ("tonumber('zz', 36)", "1295"), ("tonumber('8', 8)", ""), ("select('#', nil, nil)", "2"),
            ("select(-1, 1, 2, 3)", "3"), ("len('你好a')", "3"), ("#'你好'", "6"), ("utf8.len('你好')", "2"),
            ("'10' + 5", "15"), ("-'2'", "-2"), ("10 // '3'", "3"), ("math.type(1.0)", "float"),
            ("table.concat({ 1, 2, 3 }, '-', 2)", "2-3"), ("table.pack(1, nil, 3).n", "3"),
            ("select(2, pcall(error, 'x'))", "x"), ("select(2, pcall(error, { 5 }))[1]", "5"),
            ("('x'):rep(3, ',')", "x,x,x"),
            ("string.format('%5.1f|%-4d|%q', 2.25, 7, 'a\\n')", "  2.2|7   |\"a\\\n\""),
            ("table.remove({ 1, 2, 3 }, 1)", "1"), ("math.max(1, 3, 2)", "3"), ("utf8.char(20320)", "你"),
        ])
    func small(text: String, result: String) throws {
        #expect(try Bench().said("say((\(text)))") == [result])
    }

    @Test(
        "string.format gives no address and no huge width",
        arguments: ["%p", "%100d", "%.100f", "%y", "%", "%#s"])
    func format(specification: String) throws {
        #expect(try Bench().failure("return string.format('\(specification)', 1)")?.position == at(1))
    }

    @Test("What a flow can reach is this list and nothing else")
    func reachable() throws {
        let environment = try Bench().environment()
        try environment.setView("slots", ["a": ["b": 1]], known: ["a"])
        try environment.setView("user", [:])
        try environment.setTextNames(["hi"])
        let found = try environment.reachable().filter { !["string", "number", "boolean"].contains($0.kind) }
        #expect(found.sorted() == FrozenList.lines)
    }

    @Test(
        "Nothing of what a flow must not have is in the list",
        arguments: [
            "os", "io", "debug", "package", "load", "dofile", "loadfile", "collectgarbage", "coroutine",
            "dump",
            "setmetatable", "getmetatable", "rawget", "rawset", "rawequal", "rawlen", "_G", "print", "random",
        ])
    func absent(name: String) throws {
        let separators: Set<Character> = [".", "<", ">", " "]
        let parts = FrozenList.lines.flatMap { $0.split { separators.contains($0) } }
        #expect(parts.contains("pcall"))
        #expect(!parts.contains(Substring(name)))
        #expect(
            try Bench().said("say(type(\(name)), type(string.\(name)), type(math.\(name)))") == [
                "nil nil nil"
            ])
    }

    @Test("What a run does is the same in each state")
    func determinism() throws {
        let text = """
            local t = {}
            for i = 1, 50 do t["k" .. (i * 37 % 101)] = i end
            for k, v in pairs(t) do say(k, v, tostring(t), 1 / 3, 2^53, math.sqrt(i or 2)) end
            local words = {}
            for w in ("the quick brown fox the lazy dog"):gmatch("%a+") do words[w] = (words[w] or 0) + 1 end
            for k, v in pairs(words) do say(k, v) end
            """
        let first = try Bench().said(text)
        #expect(first.count == 56)
        for _ in 0..<5 { #expect(try Bench().said(text) == first) }
    }
}

extension String {
    fileprivate var kind: Substring { self[(lastIndex(of: " ").map { index(after: $0) } ?? startIndex)...] }
}
