// Every allocation of a small life refused in turn: a failure with a name, never a crash.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Refused allocations")
struct MemoryTests {
    private static let text = """
        local seen = {}
        slot("n", { check = function(v) return v > 1 end })
        flow("main", { on = "x" }, function(args)
          local order = ask("x", { list = { 1, 2, 3 }, about = texts.hi })
          for k, v in pairs(order) do seen[#seen + 1] = k .. tostring(v) end
          table.sort(seen, function(a, b) return a < b end)
          local ok, e = pcall(function() error({ slots.name }) end)
          say(("a-b-c"):gsub("%a", "%0%0"), string.format("%5.1f", 2), table.concat(seen, ","))
          local got = run("sub", { k = { "v" } })
          for w in ("x y z"):gmatch("%a") do seen[w] = w end
          return got, type(ok)
        end)
        flow("sub", function(args) return args.k[1] .. say("deep") end)
        """

    /// The whole life of a run. True when it got to its end.
    private func live(_ state: LuaState) throws -> Bool {
        let chunk = try state.compile(Array(Self.text.utf8), file: "a.lua")
        let environment = try state.makeEnvironment()
        try environment.setView("slots", ["name": "n", "list": [1, 2]], known: ["name"])
        try environment.setTextNames(["hi", "bye"])
        try environment.setValue("locale", "zh")
        let coroutine = try state.makeCoroutine()
        var event = coroutine.start(chunk, in: environment, capturing: true)
        guard case .returned = event, let main = environment.captured("flow", "main") else { return false }
        event = coroutine.start(main, arguments: [["a": 1] as Value])
        for _ in 0..<20 {
            switch event {
            case .word(let call):
                switch Bench.words[call.word].name {
                case "ask":
                    try environment.updateView("slots", [("name", "other")])
                    event = coroutine.resume(.values([["item": "耳机", "amount": 199, "parts": [1, 2, 3]]]))
                case "run":
                    guard let sub = environment.captured("flow", "sub") else { return false }
                    event = coroutine.resume(.invoke(sub, call.arguments.dropFirst().compactMap(\.plain)))
                default: event = coroutine.resume(.values(["said"]))
                }
            case .subflowEnded(.returned(let values)):
                event = coroutine.resume(.values(values.compactMap(\.plain)))
            case .subflowEnded(.unwound): return false
            case .returned(let values): return values.map(\.plain) == ["vsaid", "boolean"]
            case .failed(let failure): throw failure
            }
        }
        return false
    }

    private func make(failAt: Int, failOn: Bool) throws -> LuaState {
        var limits = LuaLimits()
        limits.refusedAllocation = failAt
        limits.refusesOn = failOn
        return try LuaState(library: .flow, words: Bench.words, limits: limits)
    }

    @Test("Each allocation, refused once or from then on", arguments: [false, true])
    func everyAllocation(failOn: Bool) throws {
        let whole = try make(failAt: 0, failOn: false)
        #expect(try live(whole))
        let count = whole.growths
        #expect(count > 200)
        var failures = 0
        for place in 1...count {
            var state: LuaState?
            do {
                let made = try make(failAt: place, failOn: failOn)
                state = made
                // An allocation refused once may succeed after a collection.
                _ = try live(made)
            } catch {
                failures += 1
                #expect(error as? LuaFailure == .memory, "allocation \(place)")
            }
            guard let state, !failOn else { continue }
            state.resetBudget()
            #expect(try live(state), "allocation \(place)")
        }
        // Lua does without a few of them: a table of strings that stays small, a stack that stays large.
        #expect(failOn ? failures > count * 9 / 10 : failures > 0)
    }
}
