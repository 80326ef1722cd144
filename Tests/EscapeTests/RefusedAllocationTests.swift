// Every allocation of whole turns refused in turn, Lua's and C's: a failure with a name, and the session goes on.

import Glibc
import ParleyModel
import Testing

@testable import LuaRuntime
@testable import ParleyFlows

@Suite("Refused allocations in a run")
struct RefusedAllocationTests {
    private static let files = [
        "Flows/main.lua": """
        local prices = require("lib.prices")
        slot("number", { ask = "Number?", check = function(v) return #v > 2 and prices.known(v), texts.unknown end })
        messages("en", { unknown = "Not known: {number}" })
        flow("main", function()
          local number = ask("number", { about = "a" })
          local order = call("orders.find", { number = number, tags = { "x", "y" } })
          local parts = {}
          for k, v in pairs(order) do parts[#parts + 1] = k .. "=" .. tostring(v) end
          table.sort(parts, function(a, b) return a > b end)
          say("Found {what}.", { what = table.concat(parts, ", "):gsub("%d+", "<%0>") })
          local how = choose("How?", { "card", "cash" })
          local sum = run("sum", { amount = order.amount, how = how })
          local paid, problem = try_call("orders.pay", { sum = sum })
          if not paid then say(("Not paid: %s %5.2f"):format(problem, sum)) end
          local words = nlp.tokens(message.text)
          remember("last", { number = number, words = words })
          return #words
        end)
        flow("sum", function(args)
          set("number", "999")
          local ok, why = pcall(function() error({ args.how }) end)
          return prices.of(args.amount) + #slots.number
        end)
        """,
        "Flows/lib/prices.lua": """
        local prices = {}
        function prices.known(v) return v:match("^%d+$") ~= nil end
        function prices.of(n) return n * 2 end
        return prices
        """,
    ]

    private static let inputs: [FlowInput] = [
        .proceed, .answer(["number": "x"]), .answer(["number": "1234"]),
        .outcome(.ok(["item": "Kopfhörer", "amount": 199])), .answer(["": "card"]),
        .outcome(.refused("declined")),
    ]

    /// Every input a turn of its own. The texts said, when the run finishes well.
    private func play(_ arena: FlowArena) throws -> [String]? {
        arena.program.beginTurn()
        let run = try arena.run("main", message: "i want to buy")
        var said: [String] = []
        for (index, input) in Self.inputs.enumerated() {
            arena.program.beginTurn()
            let advance = run.advance(input)
            said += advance.said
            switch advance.step {
            case .finished: return index == Self.inputs.count - 1 ? said : nil
            case .failed(let problem):
                #expect(problem.code == "flow-memory" || problem.diagnostic?.code == "E203", "\(problem)")
                return nil
            case .ask, .call: continue
            default:
                Issue.record("\(advance.step)")
                return nil
            }
        }
        return nil
    }

    private static let expected = ["Found item=Kopfhörer, amount=<199>.", "Not paid: declined 401.00"]

    @Test("Each allocation, refused once or from then on", arguments: [false, true])
    func everyAllocation(refusesOn: Bool) throws {
        let flows = try FlowArena.load(Self.files)
        let whole = try FlowArena(flows, limits: LuaLimits())
        #expect(try play(whole) == Self.expected)
        let count = whole.program.state.growths
        #expect(count > 500)
        // All of them with PARLEY_LONG=1, every seventh without.
        let stride = getenv("PARLEY_LONG") == nil ? 7 : 1
        var failures = 0
        for place in Swift.stride(from: 1, through: count, by: stride) {
            var limits = LuaLimits()
            limits.refusedAllocation = place
            limits.refusesOn = refusesOn
            let arena: FlowArena
            do { arena = try FlowArena(flows, limits: limits) } catch {
                #expect(error as? LuaFailure == .memory)
                failures += 1
                continue
            }
            do {
                if try play(arena) == nil { failures += 1 }
            } catch {
                #expect(error as? LuaFailure == .memory)
                failures += 1
            }
            if !refusesOn { #expect(try play(arena) == Self.expected, "allocation \(place)") }
        }
        #expect(failures > 0)
    }
}
