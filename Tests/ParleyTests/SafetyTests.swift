// Nothing is consented to that was not asked, nothing shown that is private, nothing ends the process.
import Parley
import ParleyModel
import Testing

@Suite struct SafetyTests {
    @Test func aYesToTheOfferOfAPersonApprovesNothingElse() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("wipe", { "delete my account" })
            intent("look", { "look something up", "look it up for me" })
            flow("wipe", { on = "wipe" }, function()
              if confirm("Delete everything?") then say("DELETED") end
            end)
            flow("look", { on = "look" }, function() call("x.find", {}) end)
            """
        ])
        let bot = try files.open(
            Bot.memoryStore(), actions: [TestActions(["x.find": .read]) { _ in .refused("no") }])
        defer { bot.close() }
        _ = try await bot.says(to: "delete my account")
        #expect(
            try await bot.says(to: "look it up for me")
                == ["Sorry, that could not be done at the moment. Shall I hand you over to a person?"])
        #expect(
            try await bot.says(to: "no") == [
                "All right, let us go on.", "Delete everything?",
            ])
        #expect(try await bot.says(to: "yes") == ["DELETED"])
        _ = try await bot.says(to: "delete my account")
        _ = try await bot.says(to: "look it up for me")
        #expect(
            try await bot.says(to: "yes") == ["I am handing you over to a colleague. One moment, please."])
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "99999999999999999999999", "0", "１"])
    func anyNumberMayBeTypedAtAChoice(_ text: String) async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("go", { "go now please" })
            flow("go", { on = "go" }, function() say(choose("Which?", { "one", "two" })) end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        _ = try await bot.says(to: "go now please")
        #expect(
            try await bot.says(to: text)
                == (text == "１" ? ["one"] : ["Please choose one of these.", "Which?"]))
    }

    @Test func aSwitchInACircleEndsWithinItsBudget() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("go", { "go round in circles" })
            flow("go", { on = "go" }, function() switch("go") end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        let turn = try await bot.send(Input(session: SessionID("s"), text: "go round in circles"))
        #expect(turn.problem?.code == "flow-budget")
        #expect(turn.replies.count == 1)
    }

    @Test func aTurnsBudgetIsNotRenewedByCalls() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("go", { "go now please" })
            flow("go", { on = "go" }, function()
              for i = 1, 1000 do
                call("x.find", { i = i })
                local x = 0
                for j = 1, 300000 do x = x + j end
              end
              say("done")
            end)
            """
        ])
        let actions = TestActions(["x.find": .read]) { _ in .ok(1) }
        let bot = try files.open(Bot.memoryStore(), actions: [actions])
        defer { bot.close() }
        let turn = try await bot.send(Input(session: SessionID("s"), text: "go now please"))
        #expect(turn.problem?.code == "flow-budget")
        #expect(actions.calls.count < 100)
    }

    @Test func aSlotThatWasPrivateInTheRunsRevisionStaysMasked() async throws {
        func flows(_ name: String, _ isPrivate: Bool) -> String {
            """
            slot("\(name)", { ask = "?", private = \(isPrivate) })
            slot("b", { ask = "B?" })
            intent("go", { "go now please" })
            flow("go", { on = "go" }, function() ask("\(name)") ask("b") end)
            """
        }
        let files = TemporaryBot(["Flows/a.lua": flows("secret", true)])
        let store = Bot.memoryStore()
        let old = try files.open(store)
        _ = try await old.says(to: "go now please")
        _ = try await old.says(to: "z1")
        old.abandon()
        files.write(flows("renamed", false), to: "Flows/a.lua")
        let new = try files.open(store)
        defer { new.close() }
        #expect(try new.state(of: SessionID("s")).slots["secret"] == "•••")
    }

    @Test func theEnginesCommandsWorkInAQuestionWhateverTheBotsOwnIntentsAre() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            slot("a", { type = "integer", ask = "A?" })
            intent("cancel_order", { "cancel my order", "cancel", "取消订单" })
            intent("go", { "go now please" })
            flow("cancel_order", { on = "cancel_order" }, function() say("ORDER CANCELLED") end)
            flow("go", { on = "go" }, function() ask("a") end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        _ = try await bot.says(to: "go now please")
        #expect(try await bot.says(to: "cancel") == ["All right, I have cancelled that."])
        #expect(try await bot.says(to: "cancel") == ["ORDER CANCELLED"])
    }

    @Test func aFailureOfAPluginIsNotSpoken() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("go", { "go now please" })
            flow("go", { on = "go" }, function()
              local order, problem = try_call("x.find", {})
              say("Sorry: {problem}.", { problem = problem })
            end)
            """
        ])
        let failing = TestActions(["x.find": .read]) { _ in
            .failed("Plugins/x/init.lua:7: attempt to index nil")
        }
        let bot = try files.open(Bot.memoryStore(), actions: [failing])
        defer { bot.close() }
        let turn = try await bot.send(Input(session: SessionID("s"), text: "go now please"))
        #expect(turn.replies.map(\.text) == ["Sorry: failed."])
        #expect(turn.problem?.message == "x.find: Plugins/x/init.lua:7: attempt to index nil")
    }
}
