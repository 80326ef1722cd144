// Words: what goes out as arguments, what comes back as results, and what is refused.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Words")
struct WordTests {
    @Test("A word stops the coroutine, and its reply becomes its results")
    func yieldsAndReplies() throws {
        let bench = try Bench()
        let chunk = try bench.state.compile(
            Array("local a, b = ask('x', { n = 1 })\nsay(a .. b.name, b.list[2])".utf8), file: "a.lua")
        let coroutine = try bench.state.makeCoroutine()
        let first = coroutine.start(chunk, in: try bench.environment(), capturing: false)
        #expect(first.word?.word == 1)
        #expect(first.word?.arguments.map(\.plain) == [.text("x"), .record(["n": 1])])
        #expect(coroutine.callerPosition() == at(1, "a.lua"))
        let second = coroutine.resume(.values(["A", ["name": "B", "list": [1, .double(2.5), .null]]]))
        #expect(second.word?.word == 0)
        #expect(second.word?.arguments.map(\.plain) == [.text("AB"), .double(2.5)])
        #expect(coroutine.callerPosition() == at(2, "a.lua"))
        #expect(coroutine.resume(.values([])).isReturned)
    }

    @Test("A word in a table is reached through it, and the table is read-only")
    func wordsInTables() throws {
        let bench = try Bench()
        var called: [String] = []
        _ = try bench.run("nlp.tokens('x')") { word, _ in
            called.append(word)
            return .values([])
        }
        #expect(called == ["nlp.tokens"])
        #expect(
            try bench.failure("nlp.tokens = 1")
                == .runtime(
                    "nlp is read-only: keep what is yours in a local", at(1), traceback: [at(1)]))
    }

    @Test(
        "Values go out as they are",
        arguments: [
            ("nil", Value.null), ("true", true), ("12", 12),
            ("-9007199254740993", .integer(-9_007_199_254_740_993)),
            ("1.5", .double(1.5)), ("199.0", 199), ("'é'", "é"), ("{}", []), ("{ 1, 'b' }", [1, "b"]),
            ("{ b = 1, a = { true } }", ["a": [true], "b": 1]), ("('x'):rep(3)", "xxx"),
        ] as [(String, Value)])
    func valuesOut(text: String, value: Value) throws {
        var seen: [LuaValue] = []
        let end = try Bench().run("say(\(text))") { _, arguments in
            seen = arguments
            return .values([])
        }
        #expect(end.isReturned)
        #expect(seen.first?.plain == value)
    }

    @Test(
        "Values come in as they are",
        arguments: [
            (Value.null, "nil nil"), (true, "boolean true"), (12, "number 12"), (.double(1.5), "number 1.5"),
            ("你好", "string 你好"), ([1, 2], "table table"), (.integer(.min), "number -9223372036854775808"),
        ] as [(Value, String)])
    func valuesIn(value: Value, text: String) throws {
        var lines: [String] = []
        _ = try Bench().run("local v = ask('x') say(type(v) .. ' ' .. tostring(v))") { word, arguments in
            if word == "ask" { return .values([value]) }
            lines.append(arguments.first?.string ?? "")
            return .values([])
        }
        #expect(lines == [text])
    }

    @Test(
        "What cannot be passed is refused with its place",
        arguments: [
            (
                "call('a', { amount = print or type })",
                "argument 2, field \"amount\": a function cannot be passed here"
            ),
            (
                "say({ { x = { 0/0 } } })",
                "argument 1, item 1, field \"x\", item 1: a number that is not one (0/0) cannot be passed"
            ),
            ("say(1/0)", "argument 1: an infinite number cannot be passed"),
            ("say('\\xff')", "argument 1: text that is not valid UTF-8 cannot be passed"),
            ("say('\\xed\\xa0\\x80')", "argument 1: text that is not valid UTF-8 cannot be passed"),
            ("say({ ['\\xff'] = 1 })", "argument 1: a name that is not valid UTF-8 cannot be passed"),
            ("say({ 1, nil, 3 })", "argument 1: a list with holes cannot be passed (item 2 is nil)"),
            ("say({ [0] = 1 })", "argument 1: a list with holes cannot be passed (item 1 is nil)"),
            ("say({ 1, x = 2 })", "argument 1: a table is a list or a record, not both"),
            ("say({ [true] = 2 })", "argument 1: keys other than names and 1, 2, 3, ... cannot be passed"),
            (
                "say({ [1.5] = 2, x = 1 })",
                "argument 1: keys other than names and 1, 2, 3, ... cannot be passed"
            ),
            (
                "local t = {} t.t = { t } say(1, t)",
                "argument 2, field \"t\", item 1: a table that contains itself cannot be passed"
            ),
            (
                "local t = {} for i = 1, 40 do t = { t } end say(t)",
                "argument 1" + String(repeating: ", item 1", count: 32)
                    + ": tables nested deeper than 32 cannot be passed"
            ),
            (
                "local s = ('x'):rep(600000) say({ a = s, b = s })",
                "argument 1, field \"b\": more than 1 MB cannot be passed"
            ),
        ])
    func refusals(text: String, message: String) throws {
        #expect(try Bench().failure(text) == .badArgument(message, at(1)))
    }

    @Test("A function goes out as a reference that can be called")
    func functions() throws {
        let bench = try Bench()
        let chunk = try bench.state.compile(
            Array("\nslot('n', {\n  check = function(v)\n    return v > 1, texts.hi\n  end })".utf8),
            file: "a.lua")
        let environment = try bench.environment()
        try environment.setTextNames(["hi"])
        let coroutine = try bench.state.makeCoroutine()
        let event = coroutine.start(chunk, in: environment, capturing: false)
        let check = try #require(event.word?.arguments.last?["check"]?.function)
        let lines = try #require(bench.state.functionLines(check))
        #expect(lines == ("a.lua", 3, 5))
        #expect(event.word?.arguments.last?.plain == nil)
        let other = try bench.state.makeCoroutine()
        guard case .returned(let results) = other.start(check, arguments: [Value.integer(2)]) else {
            Issue.record("no return")
            return
        }
        #expect(results.count == 2)
        if case .textName(let name)? = results.last { #expect(name == "hi") } else { Issue.record("no text") }
        #expect(coroutine.resume(.values([])).isReturned)
    }

    @Test("A reply that is an error is raised where the word was called")
    func errorReply() throws {
        let failure = try Bench().failure("local x = 1\nask('x')") { _, _ in .error("no such slot") }
        #expect(failure == .runtime("no such slot", at(2), traceback: [at(2)]))
        let said = try Bench().run("local ok, e = pcall(ask, 'x') return ok, e") { _, _ in
            .error("no such slot")
        }
        guard case .returned(let results) = said else {
            Issue.record("no return")
            return
        }
        #expect(results.map(\.plain) == [false, "no such slot"])
    }

    @Test(
        "A word inside a function that a library function calls is an error that says so",
        arguments: [
            "table.sort({ 1, 2 }, function() ask('x') end)", "(('x'):gsub('x', function() ask('x') end))",
        ])
    func noYield(text: String) throws {
        let message =
            "ask() cannot be called inside a function that table.sort, string.gsub or another "
            + "library function calls"
        #expect(try Bench().failure("return " + text) == .runtime(message, at(1), traceback: [at(1), at(1)]))
    }

    @Test("pcall and xpcall let words through")
    func yieldsAcrossProtection() throws {
        let text = """
            local ok, v = pcall(function() return ask("x") end)
            local ok2, v2 = xpcall(function(a) local r = ask(a) error(r, 0) end, function(e) return e .. "!" end, "y")
            say(tostring(ok) .. v .. tostring(ok2) .. v2)
            """
        var lines: [String] = []
        let end = try Bench().run(text) { word, arguments in
            if word == "say" { lines.append(arguments.first?.string ?? "") }
            return .values(["r"])
        }
        #expect(end.isReturned)
        #expect(lines == ["truerfalser!"])
    }

    @Test("A value of the host that is nested too deep is an error at the caller")
    func deepReply() throws {
        var value = Value.integer(1)
        for _ in 0..<40 { value = .list([value]) }
        let failure = try Bench().failure("ask('x')") { _, _ in .values([value]) }
        #expect(failure?.position == at(1))
    }
}
