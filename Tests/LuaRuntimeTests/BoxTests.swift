// The box around a run: files, environments, views, and nothing that one run leaves to another.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("The box")
struct BoxTests {
    @Test(
        "Mistakes of syntax have file and line",
        arguments: [
            ("local x = \nif", LuaFailure.syntax("unexpected symbol near 'if'", at(2))),
            ("x = 1\r\ny = = 2", .syntax("unexpected symbol near '='", at(2))),
            ("end", .syntax("<eof> expected near 'end'", at(1))),
            ("x = 1 end x = 2", .syntax("<eof> expected near 'end'", at(1))),
            ("\u{1B}Lua", .bytecode),
        ])
    func syntax(text: String, failure: LuaFailure) throws {
        let state = try Bench().state
        #expect(throws: failure) { try state.compile(Array(text.utf8), file: "Flows/test.lua") }
    }

    @Test(
        "Mistakes while running have file and line",
        arguments: [
            ("\n\nerror('bad')", "bad", 3),
            ("x = 1\r\nlocal y = x.a", "attempt to index a number value (global 'x')", 2),
            ("\u{FEFF}nothing()", "attempt to call a nil value (global 'nothing')", 1),
            ("#!/usr/bin/lua\nnothing()", "attempt to call a nil value (global 'nothing')", 2),
            ("error({})", "an error value of type table", 1), ("error('bare', 0)", "bare", 1),
            ("local function f()\nerror('up', 2)\nend\nf()", "up", 4), ("error(12)", "12", 1),
            ("error()", "an error value of type nil", 1),
            ("local a = 'x' + 1", "attempt to perform arithmetic on a string value", 1),
            ("string.upper()", "bad argument #1 to 'upper' (string expected, got no value)", 1),
        ])
    func runtime(text: String, message: String, line: Int) throws {
        guard case .runtime(let found, let position, _)? = try Bench().failure(text) else {
            Issue.record("no failure")
            return
        }
        #expect(found == message)
        #expect(position == at(line))
    }

    @Test("A file with a long name keeps it whole")
    func longName() throws {
        let file = "Flows/" + String(repeating: "a_long_folder/", count: 8) + "file.lua"
        #expect(
            try Bench().failure("\nerror('x')", file: file)
                == .runtime("x", at(2, file), traceback: [at(2, file)]))
        let state = try Bench().state
        #expect(throws: LuaFailure.syntax("unexpected symbol near '='", at(1, file))) {
            try state.compile(Array("= 1".utf8), file: file)
        }
    }

    @Test("A comment without a newline at the end closes nothing")
    func lastLineComment() throws { #expect(try Bench().said("say('x') -- end") == ["x"]) }

    @Test("Each start of a chunk has fresh locals, each environment fresh globals")
    func freshness() throws {
        let bench = try Bench()
        let text = "local n = 0 n = n + 1 count = (count or 0) + 1 say(n .. ' ' .. count)"
        let chunk = try bench.state.compile(Array(text.utf8), file: "a.lua")
        let shared = try bench.environment()
        var lines: [String] = []
        for environment in [shared, shared, try bench.environment()] {
            let coroutine = try bench.state.makeCoroutine()
            let event = coroutine.start(chunk, in: environment, capturing: false)
            lines.append(event.word?.arguments.first?.string ?? "")
            #expect(coroutine.resume(.values([])).isReturned)
        }
        #expect(lines == ["1 1", "1 2", "1 1"])
    }

    @Test(
        "The library cannot be changed",
        arguments: [
            ("string.rep = 1", "string is read-only: keep what is yours in a local"),
            ("math.pi = 3", "math is read-only: keep what is yours in a local"),
            ("slots.name = 'x'", "slots is read-only: use set(\"name\", value)"),
            ("user.name = 'x'", "user is read-only: use remember(\"name\", value)"),
            ("table.insert(slots, 1)", "table.insert cannot change a read-only table"),
            ("table.sort(string)", "table.sort cannot change a read-only table"),
            ("table.move({ 1 }, 1, 1, 1, math)", "table.move cannot change a read-only table"),
        ])
    func readOnly(text: String, message: String) throws {
        let bench = try Bench()
        let environment = try bench.environment()
        try environment.setView("slots", ["name": "n"])
        try environment.setView("user", [:])
        guard case .runtime(let found, at(1)?, _)? = try bench.run(text, in: environment).failure else {
            Issue.record("no failure")
            return
        }
        #expect(found == message)
    }

    @Test("A name of the library that a run assigns is its own")
    func shadowing() throws {
        let bench = try Bench()
        #expect(
            try bench.said("string = { rep = 'mine' } say(string.rep) say(('x'):rep(2))") == ["mine", "xx"])
        #expect(try bench.said("say(type(string.rep))") == ["function"])
    }

    @Test("A view is read, iterated and updated; its tables are copies")
    func views() throws {
        let bench = try Bench()
        let environment = try bench.environment()
        try environment.setView("slots", ["b": 2, "a": ["x": 1]], known: ["a", "b", "c"])
        try environment.setValue("locale", "zh")
        let text = """
            slots.a.x = 5
            say(slots.a.x, slots.b, slots.c)
            for k, v in pairs(slots) do say(k, v) end
            say(slots.b, slots.c, locale)
            return slots.nope
            """
        var lines: [[Value?]] = []
        var updates = 0
        let end = try bench.run(text, in: environment) { _, arguments in
            lines.append(arguments.map(\.plain))
            if updates == 0 { try? environment.updateView("slots", [("b", nil), ("c", 7)]) }
            updates += 1
            return .values([])
        }
        #expect(lines == [[1, 2, .null], ["a", ["x": 1]], ["c", 7], [.null, 7, "zh"]])
        #expect(end.failure == .unknownName(view: "slots", name: "nope", at(5)))
    }

    @Test("texts.name is a name for a text, and an unknown one a failure of its own")
    func texts() throws {
        let bench = try Bench()
        let environment = try bench.environment()
        try environment.setTextNames(["greeting", "bye"])
        var names: [String] = []
        let end = try bench.run(
            "say(texts.greeting, texts.greeting == texts.greeting)\n\nsay(texts.gretting)", in: environment
        ) {
            _, arguments in
            if case .textName(let name)? = arguments.first { names.append(name) }
            #expect(arguments.last?.bool == true)
            return .values([])
        }
        #expect(names == ["greeting"])
        #expect(end.failure == .unknownName(view: "texts", name: "gretting", at(3)))
    }

    @Test("A capturing run stores functions under names and does not stop at declarations")
    func capturing() throws {
        let bench = try Bench()
        let text = """
            local seen = 0
            slot("n", { check = function(v) seen = seen + 1 return v > seen end })
            flow("first", { on = "x" }, function() return say("first " .. seen) end)
            flow("second", function() return say("second") end)
            """
        let chunk = try bench.state.compile(Array(text.utf8), file: "a.lua")
        let environment = try bench.environment()
        let coroutine = try bench.state.makeCoroutine()
        #expect(coroutine.start(chunk, in: environment, capturing: true).isReturned)
        #expect(environment.captured("flow", "third") == nil)
        #expect(environment.captured("nope", "first") == nil)
        let check = try #require(environment.captured("slot", "n"))
        let first = try #require(environment.captured("flow", "first"))
        guard case .returned(let valid) = coroutine.start(check, arguments: [Value.integer(5)]) else {
            Issue.record("no return")
            return
        }
        #expect(valid.map(\.plain) == [true])
        let event = coroutine.start(first, arguments: [Value]())
        #expect(event.word?.arguments.first?.string == "first 1")
    }

    @Test("A manifest has literals and nothing else")
    func manifest() throws {
        let state = try LuaState(library: .data, words: [], limits: LuaLimits())
        let environment = try state.makeEnvironment()
        #expect(try environment.reachable().filter { $0.contains("function") } == [])
        let coroutine = try state.makeCoroutine()
        let chunk = try state.compile(Array("return { name = 'x', n = { 1 } }".utf8), file: "manifest.lua")
        guard case .returned(let values) = coroutine.start(chunk, in: environment, capturing: false) else {
            Issue.record("no return")
            return
        }
        #expect(values.map(\.plain) == [["n": [1], "name": "x"]])
        let bomb = try state.compile(Array("return ('x'):rep(9)".utf8), file: "manifest.lua")
        guard case .failed(.runtime) = coroutine.start(bomb, in: environment, capturing: false) else {
            Issue.record("strings have methods")
            return
        }
    }

    @Test(
        "Plugins have metatables under checks",
        arguments: [
            ("setmetatable({}, { __gc = type })", "__gc is not allowed in a metatable"),
            ("setmetatable({}, { __mode = 'k' })", "__mode is not allowed in a metatable"),
            ("setmetatable({}, { __close = type })", "__close is not allowed in a metatable"),
            ("setmetatable(string, {})", "cannot change a protected metatable"),
            ("setmetatable(_ENV, {})", "cannot change a protected metatable"),
            ("rawset(string, 'x', 1)", "rawset cannot change a read-only table"),
            ("getmetatable('').__index = 1", "attempt to index a boolean value"),
        ])
    func plugins(text: String, message: String) throws {
        guard case .runtime(let found, _, _)? = try Bench(library: .plugin).failure(text) else {
            Issue.record("no failure")
            return
        }
        #expect(found == message)
    }

    @Test("A plugin's objects work")
    func objects() throws {
        let text = """
            local Class = {}
            Class.__index = Class
            function Class.new(n) return setmetatable({ n = n }, Class) end
            function Class:double() return self.n * 2 end
            Class.__add = function(a, b) return Class.new(a.n + b.n) end
            Class.__tostring = function(a) return "<" .. a.n .. ">" end
            say(Class.new(2):double(), tostring(Class.new(1) + Class.new(2)), getmetatable(Class.new(1)) == Class)
            """
        #expect(try Bench(library: .plugin).said(text) == ["4 <3> true"])
    }
}
