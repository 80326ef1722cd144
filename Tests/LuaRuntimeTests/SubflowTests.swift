// Sub-flows inside one coroutine: what they return, how they end early, and what their errors say.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Sub-flows")
struct SubflowTests {
    /// Runs a file that declares flows, the first one being started, and answers `run` by invoking the others.
    private func drive(_ text: String) throws -> (lines: [String], end: LuaEvent) {
        let bench = try Bench()
        let chunk = try bench.state.compile(Array(text.utf8), file: "Flows/test.lua")
        let environment = try bench.environment()
        let coroutine = try bench.state.makeCoroutine()
        #expect(coroutine.start(chunk, in: environment, capturing: true).isReturned)
        let main = try #require(environment.captured("flow", "main"))
        var lines: [String] = []
        var event = coroutine.start(main, arguments: [Value]())
        for _ in 0..<100 {
            switch event {
            case .word(let call):
                switch Bench.words[call.word].name {
                case "run":
                    let flow = try #require(environment.captured("flow", call.arguments.first?.string ?? ""))
                    event = coroutine.resume(.invoke(flow, call.arguments.dropFirst().compactMap(\.plain)))
                case "cancel": event = coroutine.resume(.unwind)
                default:
                    lines.append(call.arguments.map { $0.plain?.printed ?? "?" }.joined(separator: " "))
                    event = coroutine.resume(.values([]))
                }
            case .subflowEnded(.returned(let values)):
                event = coroutine.resume(.values(values.compactMap(\.plain)))
            case .subflowEnded(.unwound): event = coroutine.resume(.values([.null, "cancelled"]))
            case .returned, .failed: return (lines, event)
            }
        }
        return (lines, event)
    }

    @Test("A sub-flow gets arguments, stops at words and returns values")
    func returns() throws {
        let (lines, end) = try drive(
            """
            flow("main", function() say("a") local x, y = run("sub", { n = 2 }) say(x, y) end)
            flow("sub", function(args) say("b") local z = run("deep") return args.n + 1, z end)
            flow("deep", function() say("c") return { "d" } end)
            """)
        #expect(lines == ["a", "b", "c", "3 d"])
        #expect(end.isReturned)
    }

    @Test("cancel ends the sub-flow through every pcall of it, and the caller goes on")
    func unwinds() throws {
        let (lines, end) = try drive(
            """
            flow("main", function() local x, why = run("sub") say(x, why) say("after") end)
            flow("sub", function()
              while true do
                local ok, e = pcall(function()
                  xpcall(function() say("in") cancel() end, function(e) say("handled") return e end)
                end)
                say("swallowed")
              end
            end)
            """)
        #expect(lines == ["in", " cancelled", "after"])
        #expect(end.isReturned)
    }

    @Test("An unwinding with no sub-flow around it ends the run")
    func unwindsAll() throws {
        let (lines, end) = try drive(#"flow("main", function() pcall(cancel) say("no") end)"#)
        #expect(lines == [])
        #expect(end.isReturned)
    }

    @Test("An error in a sub-flow fails the coroutine with its own place")
    func fails() throws {
        let (_, end) = try drive(
            """
            flow("main", function()
              run("sub")
            end)
            flow("sub", function()
              local x = nil
              return x.y
            end)
            """)
        guard case .failed(.runtime(let message, let position, let traceback)) = end else {
            Issue.record("no failure")
            return
        }
        #expect(message == "attempt to index a nil value (local 'x')")
        #expect(position == at(6))
        #expect(traceback == [at(6), at(2)])
    }

    @Test("A flow may catch a sub-flow's error; the next error has its own place")
    func catches() throws {
        let (lines, end) = try drive(
            """
            flow("main", function()
              local ok, e = pcall(run, "sub") say(ok, e)
              error({})
            end)
            flow("sub", function() error("x") end)
            """)
        #expect(lines == ["false Flows/test.lua:5: x"])
        #expect(end.failure == .runtime("an error value of type table", at(3), traceback: [at(3)]))
    }

    @Test("require runs a file in the coroutine, hands over its tables with functions, and keeps them")
    func modules() throws {
        let bench = try Bench()
        let library = try bench.state.compile(
            Array("local M = {} M.M = M\nfunction M.twice(x) return x * 2 end say('loaded') return M".utf8),
            file: "lib.lua")
        let main = try bench.state.compile(
            Array("local a = require('lib') local b = require('lib') say(a == b, a.twice(4), a.M == a)".utf8),
            file: "main.lua")
        let environment = try bench.environment()
        let coroutine = try bench.state.makeCoroutine()
        var lines: [String] = []
        var isLoaded = false
        var event = coroutine.start(main, in: environment, capturing: false)
        loop: for _ in 0..<20 {
            switch event {
            case .word(let call) where Bench.words[call.word].name == "require":
                event =
                    isLoaded
                    ? coroutine.resume(.module("lib", in: environment))
                    : coroutine.resume(.invokeChunk(library, environment, capturing: false))
                isLoaded = true
            case .word(let call):
                lines.append(call.arguments.map { $0.plain?.printed ?? "?" }.joined(separator: " "))
                event = coroutine.resume(.values([]))
            case .subflowEnded: event = coroutine.resume(.keep(module: "lib", in: environment))
            default: break loop
            }
        }
        #expect(event.isReturned)
        #expect(lines == ["loaded", "true 8 true"])
    }

    @Test("A file required by a capturing run captures too, and the run goes on capturing")
    func capturesAcrossFiles() throws {
        let bench = try Bench()
        let library = try bench.state.compile(Array("flow('inner', function() end)".utf8), file: "lib.lua")
        let main = try bench.state.compile(
            Array("require('lib') flow('outer', function() end)".utf8), file: "main.lua")
        let environment = try bench.environment()
        let coroutine = try bench.state.makeCoroutine()
        _ = coroutine.start(main, in: environment, capturing: true)
        let ended = coroutine.resume(.invokeChunk(library, environment, capturing: true))
        guard case .subflowEnded(.returned) = ended else {
            Issue.record("\(ended)")
            return
        }
        #expect(coroutine.resume(.keep(module: "lib", in: environment)).isReturned)
        #expect(environment.captured("flow", "inner") != nil)
        #expect(environment.captured("flow", "outer") != nil)
    }
}
