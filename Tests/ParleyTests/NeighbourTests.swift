// Sessions of one worker: while the code of one runs on and on, nothing of another one touches its Lua state.
import Parley
import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct NeighbourTests {
    static let files = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("code", { type = "code", pattern = [[\\d{6}]], title = "code", ask = "Code?" })
        intent("buy", { "I want to buy", "buy something" })
        intent("count", { "count the stars" })
        intent("greet", { "good morning" })
        flow("buy", { on = "buy" }, function()
          local code = ask("code")
          local name
          for round = 1, code == "333333" and 20 or 1 do
            name = call("shop.find", { code = code, round = round })
            if code == "333333" then for i = 1, 1500000 do end end
          end
          confirm("Buy {name}?", { name = name })
        end)
        flow("count", { on = "count" }, function()
          local sum = 0
          for i = 1, 3000000 do sum = sum + i end
          say("There are {sum}.", { sum = sum })
        end)
        flow("greet", { on = "greet" }, function() say("Good morning.") end)
        """
    ]

    /// Answers at once, but for the code 222222: then when it is told to.
    private final class Shop: ActionHost {
        let actions = [ActionDeclaration(name: "shop.find", effect: .read)]
        let held = Waiter<@Sendable () -> Void>()
        private let calls = Guarded(0)
        var count: Int { calls.withLock { $0 } }

        func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
            calls.withLock { $0 += 1 }
            if call.arguments["code"] == "222222" {
                held.fulfil { completion(.ok("sofas")) }
            } else {
                completion(.ok("cups"))
            }
        }
    }

    private func open(_ files: TemporaryBot, _ shop: Shop) throws -> Bot {
        var options = Bot.Options(folder: files.folder)
        options.store = .existing(Bot.memoryStore())
        options.actions = [shop]
        options.workers = 1
        options.actionTimeout = 3600
        return try Bot.open(options)
    }

    private func send(_ text: String, in session: String, to bot: Bot) -> Waiter<[String]> {
        let said = Waiter<[String]>()
        bot.send(Input(session: SessionID(session), text: text)) { result in
            said.fulfil((try? result.get())?.replies.map { $0.text ?? "" } ?? ["\(result)"])
        }
        return said
    }

    @Test func aCorrectionThatWaitedForAReadDoesNotGoOnInALuaStateThatIsAway() throws {
        let files = TemporaryBot(Self.files)
        for _ in 0..<5 {
            let shop = Shop()
            let bot = try open(files, shop)
            defer { bot.close() }
            _ = send("I want to buy", in: "a", to: bot).wait(seconds: 60)
            #expect(send("111111", in: "a", to: bot).wait(seconds: 60) == ["Buy cups?"])
            let corrected = send("no, the code is 222222", in: "a", to: bot)
            let goOn = try #require(shop.held.wait(seconds: 60))
            let counted = send("count the stars", in: "b", to: bot)
            // Once it is served the other one's code is over, or away.
            #expect(send("good morning", in: "c", to: bot).wait(seconds: 60) == ["Good morning."])
            goOn()
            #expect(corrected.wait(seconds: 60)?.last == "Buy sofas?")
            #expect(counted.wait(seconds: 60) == ["There are 4500001500000."])
        }
    }

    @Test func aRunThatWaitsForAReadGoesOnInAnotherLuaStateWhileItsOwnIsAway() async throws {
        let files = TemporaryBot(Self.files)
        for _ in 0..<5 {
            let shop = Shop()
            let bot = try open(files, shop)
            defer { bot.close() }
            _ = send("I want to buy", in: "a", to: bot).wait(seconds: 60)
            let asked = send("222222", in: "a", to: bot)
            let goOn = try #require(shop.held.wait(seconds: 60))
            let counted = send("count the stars", in: "b", to: bot)
            #expect(send("good morning", in: "c", to: bot).wait(seconds: 60) == ["Good morning."])
            goOn()
            #expect(asked.wait(seconds: 60) == ["Buy sofas?"])
            #expect(counted.wait(seconds: 60) == ["There are 4500001500000."])
        }
    }

    @Test func aCorrectionHasTheBudgetOfOneTurnHoweverOftenItWaits() throws {
        let files = TemporaryBot(Self.files)
        let shop = Shop()
        let bot = try open(files, shop)
        defer { bot.close() }
        _ = send("I want to buy", in: "a", to: bot).wait(seconds: 60)
        #expect(send("111111", in: "a", to: bot).wait(seconds: 60) == ["Buy cups?"])
        let said = send("no, the code is 333333", in: "a", to: bot).wait(seconds: 60)
        // It is refused, and the run goes on as it was.
        #expect(said?.count == 2)
        #expect(said?.last == "Buy cups?")
        #expect(shop.count < 15)
    }
}
