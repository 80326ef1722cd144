// Attacks through the words of a flow: effects without an end, sub-flows, modules, values for the host.

import ParleyModel
import Testing

@testable import LuaRuntime
@testable import ParleyFlows

struct FlowAttack: Sendable, CustomTestStringConvertible {
    let name: String
    let body: String
    /// The problem's code, `nil` where the flow ends well.
    let code: String?

    init(_ name: String, _ body: String, _ code: String?) {
        self.name = name
        self.body = body
        self.code = code
    }

    var testDescription: String { name }

    static let budget = "flow-budget", memory = "flow-memory", mistake = "flow-error"

    static let all: [FlowAttack] = [
        FlowAttack("say for ever", "while true do say('x') end", budget),
        FlowAttack("say for ever under pcall", "while true do pcall(say, 'x') end", budget),
        FlowAttack(
            "say half a megabyte for ever", "local s = ('x'):rep(500000) while true do say(s) end", nil),
        FlowAttack("set for ever", "local i = 0 while true do i = i + 1 set('a', i) end", budget),
        FlowAttack(
            "remember for ever", "local i = 0 while true do i = i + 1 remember('k' .. i, i) end", budget),
        FlowAttack("recall for ever", "while true do recall('k') end", budget),
        FlowAttack("note for ever", "while true do note('n', { x = 1 }) end", budget),
        FlowAttack("the clock for ever", "while true do now() end", budget),
        FlowAttack("chance for ever", "while true do random(1, 6) uuid() end", budget),
        FlowAttack("nlp for ever", "while true do nlp.tokens('a b c') end", budget),
        FlowAttack(
            "nlp over much",
            "local t = {} for i = 1, 5000 do t[i] = 'text ' .. i end while true do nlp.rank('x', t) end", nil),
        FlowAttack("a sub-flow for ever", "while true do run('nothing') end", budget),
        FlowAttack("a sub-flow that is left, for ever", "while true do run('leaving') end", budget),
        FlowAttack("a sub-flow for ever under pcall", "while true do pcall(run, 'nothing') end", budget),
        FlowAttack("itself as a sub-flow", "run('main')", budget),
        FlowAttack("itself as a sub-flow under pcall", "pcall(run, 'main')", budget),
        FlowAttack("a module for ever", "while true do require('lib') end", budget),
        FlowAttack("a loop inside a sub-flow", "pcall(run, 'looping')", budget),
        FlowAttack("a loop in a module", "require('endless')", budget),
        FlowAttack("a check that loops", "ask('checked')", budget),
        FlowAttack("memory in a sub-flow", "pcall(run, 'hoarding')", memory),
        FlowAttack("require upward", "require('../../etc/passwd')", mistake),
        FlowAttack("require of an absolute path", "require('/etc/passwd')", mistake),
        FlowAttack("require with a NUL", "require('lib\\0.lua')", mistake),
        FlowAttack("require in capitals", "require('LIB')", mistake),
        FlowAttack("require of a link's name", "require('lib.lua')", mistake),
        FlowAttack("require of what is no text", "require({})", mistake),
        FlowAttack("require of nothing", "require('')", mistake),
        FlowAttack("require with points alone", "require('...')", mistake),
        FlowAttack("a table in itself to an action", "local t = {} t.t = t call('orders.find', t)", mistake),
        FlowAttack("no number to an action", "call('orders.find', { x = 0/0 })", mistake),
        FlowAttack("a function to an action", "call('orders.find', { x = type })", mistake),
        FlowAttack("a table in itself to a sub-flow", "local t = {} t.t = t run('nothing', t)", mistake),
        FlowAttack("a function to a sub-flow", "run('nothing', { f = type })", mistake),
        FlowAttack("a sub-flow's result in itself", "run('knotted')", mistake),
        FlowAttack("a slot as a function", "set('a', type)", mistake),
        FlowAttack("broken UTF-8 said", "say('\\xff')", mistake),
        FlowAttack("an action that nobody offers", "pcall(call, 'nobody.knows') while true do end", mistake),
        FlowAttack("declaring in a flow", "slot('b', { ask = 'B?' })", mistake),
        FlowAttack("chance over all numbers", "random(math.mininteger, math.maxinteger)", nil),
        FlowAttack("chance over nothing", "random(5, 1)", mistake),
        FlowAttack("chance to a fraction", "random(1.5)", mistake),
    ]
}

@Suite("Attacks through the words of a flow")
struct FlowAttackTests {
    static let others = [
        "Flows/others.lua": """
        slot("a", { ask = "A?" })
        slot("checked", { ask = "C?", check = function() while true do end end })
        flow("nothing", function() end)
        flow("leaving", function() cancel() end)
        flow("looping", function() while true do end end)
        flow("hoarding", function() local t = {} while true do t[#t + 1] = {} end end)
        flow("knotted", function() local t = {} t.t = t return t end)
        flow("neighbour", function()
          local kept = { 3, 1, 2 }
          local a = ask("a")
          table.sort(kept)
          say(a .. table.concat(kept) .. tostring(stolen) .. slots.a)
        end)
        """,
        "Flows/lib.lua": "return { one = 1 }",
        // Files are run when a bot is loaded, too; there is no message then.
        "Flows/endless.lua": "if message then while true do end end",
    ]
    static let limits = LuaLimits(steps: 4_000_000, bytes: 16 << 20, stateBytes: 64 << 20)

    static func flows(_ attack: FlowAttack) throws -> LoadedFlows {
        var files = Self.others
        files["Flows/main.lua"] = "flow(\"main\", function()\n\(attack.body)\nend)"
        return try FlowArena.load(files)
    }

    @Test("An attack ends with its problem, and another session's run goes on", arguments: FlowAttack.all)
    func attack(_ attack: FlowAttack) throws {
        let arena = try FlowArena(try Self.flows(attack), limits: Self.limits)
        let neighbour = try arena.run("neighbour")
        arena.program.beginTurn()
        guard case .ask = neighbour.advance(.proceed).step else {
            Issue.record("the neighbour does not ask")
            return
        }
        arena.program.beginTurn()
        let (advance, code) = try play(try arena.run("main"))
        if let expected = attack.code {
            #expect(code == expected)
        } else {
            #expect(code == nil || code == FlowAttack.budget || code == FlowAttack.memory)
        }
        #expect(advance.entries.count <= FlowRun.maximumEffects)
        let kept = advance.said.map(\.utf8.count).reduce(0, +)
        #expect(kept <= Self.limits.bytes)
        let spent = arena.program.state.budgetSpent
        #expect(spent.steps <= Self.limits.steps + EscapeTests.overrun)
        #expect(spent.bytes <= Self.limits.bytes + (2 << 20))
        arena.program.beginTurn()
        let last = neighbour.advance(.answer(["a": "yes"]))
        #expect(last.step == .finished)
        #expect(last.said == ["yes123nilyes"])
    }

    /// Drives to the end; `ask` is answered once.
    private func play(_ run: FlowRun) throws -> (FlowAdvance, String?) {
        var advance = run.advance(.proceed)
        if case .ask = advance.step { advance = run.advance(.answer(["checked": "x"])) }
        switch advance.step {
        case .failed(let problem): return (advance, problem.code)
        case .finished: return (advance, nil)
        default:
            Issue.record("\(advance.step)")
            return (advance, nil)
        }
    }

    @Test("Asking for ever, with about, is a turn for each answer, and ends with the effects of a run")
    func askForEver() throws {
        let attack = FlowAttack("", "local i = 0 while true do i = i + 1 ask('a', { about = i }) end", nil)
        let arena = try FlowArena(try Self.flows(attack), limits: Self.limits)
        let run = try arena.run("main")
        arena.program.beginTurn()
        var step = run.advance(.proceed).step
        var turns = 0
        while case .ask = step, turns < 20_000 {
            arena.program.beginTurn()
            step = run.advance(.answer(["a": "x"])).step
            #expect(arena.program.state.budgetSpent.steps < 5000)
            turns += 1
        }
        guard case .failed(let problem) = step else {
            Issue.record("\(step)")
            return
        }
        #expect(problem.code == FlowAttack.budget)
        #expect(turns == FlowRun.maximumEffects)
    }

    @Test("Reads for ever are an action each, and end with the effects of a run")
    func callForEver() throws {
        let attack = FlowAttack("", "while true do try_call('orders.find', { n = 1 }) end", nil)
        let arena = try FlowArena(try Self.flows(attack), limits: Self.limits)
        let run = try arena.run("main")
        arena.program.beginTurn()
        var step = run.advance(.proceed).step
        var calls = 0
        while case .call = step, calls < 20_000 {
            arena.program.beginTurn()
            step = run.advance(.outcome(.ok(.null))).step
            calls += 1
        }
        guard case .failed(let problem) = step else {
            Issue.record("\(step)")
            return
        }
        #expect(problem.code == FlowAttack.budget)
        #expect(calls == FlowRun.maximumEffects)
    }

    @Test("Switching leaves it to the engine to begin the next run")
    func switching() throws {
        let arena = try FlowArena(try Self.flows(FlowAttack("", "switch('main')", nil)), limits: Self.limits)
        arena.program.beginTurn()
        #expect(
            try arena.run("main").advance(.proceed).step == .switched(flow: "main", arguments: .record([:])))
    }
}
