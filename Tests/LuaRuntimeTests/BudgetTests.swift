// Attacks on the budget: each ends as a failure with a name, and the state serves the next run.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Budgets")
struct BudgetTests {
    static let limits = LuaLimits(steps: 1_000_000, bytes: 256 << 20, stateBytes: 64 << 20)

    static let steps = [
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "local function f() while true do end end while true do xpcall(f, f) end",
        "while true do pcall(error) end",
        "table.sort({ 1, 2, 3 }, function() while true do end end)",
        "('x'):gsub('x', function() while true do end end)",
        "for i = 1, 1e9 do local s = ('x'):upper() end",
        "local s = ('a'):rep(400) s:find('.-.-.-.-b')",
        "local s = ('a'):rep(3000) s:match('(.*)(.*)(.*)x')",
        "local s = ('a'):rep(200000) while true do s:find('b', 1, true) end",
        "local s = ('('):rep(20000) for _ in s:gmatch('%b()') do end s:gsub('%b()', '')",
        "local s = ('a'):rep(30) s:find(('a?'):rep(30) .. ('a'):rep(30))",
        "local t = {} for i = 1, 1e9 do t[1] = i table.concat(t) end",
        "table.move({}, 1, 1e8, 2)",
        "local t = { 1 } while true do next(t) end",
        "while true do string.rep('', 1e9) end",
        "local s = ('1'):rep(100000) while true do local x = tonumber(s) end",
        "local s = ('1'):rep(100000) while true do local x = s + 1 end",
        "local s = ('1'):rep(100000) while true do math.floor(s) end",
        "local s = ('é'):rep(100000) while true do utf8.len(s) end",
        "local s = ('é'):rep(100000) while true do len(s) end",
        "goto a ::a:: goto a",
        "repeat local ok = pcall(string.rep) until false",
    ]

    static let memory = [
        "local t = {} for i = 1, 1e9 do t[i] = i end",
        "local t = {} while true do t = { t } end",
        "local s = 'x' while true do pcall(function() s = s .. ('y'):rep(1000) end) end",
        "while true do local t = { 1, 2, 3 } end",
        "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(100) .. i end",
        "string.char(table.unpack(table.pack(('x'):rep(200000):byte(1, -1))))",
        "while true do pcall(function() local t = {} for i = 1, 1e9 do t[i] = {} end end) end",
        "local t = {} while true do table.insert(t, function() return t end) end",
    ]

    static let strings = [
        "return ('x'):rep(1e9)", "return ('x'):rep(1e18, 'yyyyyyyyyy')",
        "local s = ('x'):rep(600000) return s .. s", "local s = ('x'):rep(100000) return s:gsub('x', s)",
        "local s = ('x'):rep(500000) return table.concat({ s, s, s })",
        "local s = ('x'):rep(600000) return string.format('%s%s', s, s)",
        "while true do pcall(string.rep, 'x', 1e9) end",
    ]

    private func serves(_ bench: Bench) throws {
        #expect(bench.state.isAborted)
        let chunk = try bench.state.compile(Array("return 1 + 1, ('x'):rep(3)".utf8), file: "next.lua")
        let coroutine = try bench.state.makeCoroutine()
        let environment = try bench.environment()
        guard case .failed(.budget) = coroutine.start(chunk, in: environment, capturing: false) else {
            Issue.record("an aborted turn goes on")
            return
        }
        bench.state.resetBudget()
        guard case .returned(let values) = coroutine.start(chunk, in: environment, capturing: false) else {
            Issue.record("the state does not serve")
            return
        }
        #expect(values.map(\.plain) == [2, "xxx"])
    }

    @Test("Loops end with their steps", arguments: steps)
    func loops(text: String) throws {
        let bench = try Bench(limits: Self.limits)
        #expect(try bench.failure("\n" + text) == .budget(.steps, at(2)))
        // A breach is seen at once, but for what one library call may charge in one piece.
        #expect(bench.state.budgetSpent.steps < 1_500_000)
        try serves(bench)
    }

    @Test("Hoarders end with their bytes", arguments: memory)
    func hoarders(text: String) throws {
        let bench = try Bench(limits: LuaLimits(steps: 50_000_000, bytes: 8 << 20, stateBytes: 64 << 20))
        guard case .budget(.memory, _)? = try bench.failure(text) else {
            Issue.record("no breach of memory")
            return
        }
        #expect(bench.state.bytesInUse < 16 << 20)
        try serves(bench)
    }

    @Test("No string grows beyond its cap", arguments: strings)
    func hugeStrings(text: String) throws {
        let bench = try Bench(limits: LuaLimits())
        guard case .budget(.string, _)? = try bench.failure(text) else {
            Issue.record("no breach")
            return
        }
        try serves(bench)
    }

    @Test(
        "Deep recursion ends",
        arguments: [
            "local function f() return 1 + f() end f()",
            "local function f() local ok = pcall(f) return ok and f() end while true do f() end",
            "local function f(n) if n > 0 then f(n - 1) end return n end f(400) while true do f(400) end",
        ])
    func recursion(text: String) throws {
        let bench = try Bench(limits: Self.limits)
        guard case .budget(.depth, _)? = try bench.failure(text) else {
            Issue.record("no breach")
            return
        }
        try serves(bench)
    }

    @Test("A word after a breach is not performed")
    func noWordAfterBreach() throws {
        let bench = try Bench(limits: Self.limits)
        var said = 0
        let end = try bench.run("pcall(function() while true do end end) say('x')") { _, _ in
            said += 1
            return .values([])
        }
        #expect(said == 0)
        #expect(end.failure == .budget(.steps, at(1)))
    }

    @Test("The watchdog ends what steps do not see")
    func interrupt() throws {
        let bench = try Bench()
        let text = "say('x') while true do pcall(function() while true do end end) end"
        let end = try bench.run(text) { _, _ in
            bench.state.interrupt.fire()
            return .values([])
        }
        #expect(end.failure == .budget(.time, at(1)))
        #expect(bench.state.budgetSpent.steps < 10_000)
        try serves(bench)
    }

    @Test("A breach in one run leaves the parked runs as they are")
    func parked() throws {
        let bench = try Bench(limits: Self.limits)
        let chunk = try bench.state.compile(Array("local a = ask('x') return a".utf8), file: "a.lua")
        let parked = try bench.state.makeCoroutine()
        #expect(parked.start(chunk, in: try bench.environment(), capturing: false).word != nil)
        #expect(try bench.failure("while true do end") == .budget(.steps, at(1)))
        bench.state.resetBudget()
        guard case .returned(let values) = parked.resume(.values([5])) else {
            Issue.record("the parked run is gone")
            return
        }
        #expect(values.map(\.plain) == [5])
    }

    @Test("The whole state has a cap, and dropped runs make room again")
    func stateCap() throws {
        let bench = try Bench(limits: LuaLimits(bytes: 1 << 30, stateBytes: 4 << 20))
        #expect(try bench.failure("local t = {} for i = 1, 1e9 do t[i] = i end") == .memory)
        bench.state.resetBudget()
        bench.state.collectGarbage()
        #expect(try bench.said("say(#('x'):rep(500000))") == ["500000"])
    }
}
