// What `:why` tells of a message, and what it keeps to itself.

import ParleyModel
import Testing

@testable import parley

@Suite struct WhyTests {
    private static let flows = """
        slot("card", { type = "text", private = true, pattern = "[0-9]{4} ?[0-9]{4} ?[0-9]{4}", ask = "Which card?" })
        slot("passport", { type = "text", private = true, pattern = "L[0-9]{6}", ask = "Your passport?" })
        slot("home", { type = "text", private = true, ask = { en = "Where do you live?", zh = "你住哪里？" } })
        slot("born", { type = "date", private = true, ask = "When were you born?" })
        intent("renew", { "renew my card {card}", "please renew a card", "续借我的卡", "renew with {passport}" })
        intent("move", { "I move to another address", "tell you where I live now", "我搬家了" })
        flow("renew", { on = "renew" }, function() say("Renewed {card}.", { card = ask("card") }) end)
        flow("move", { on = "move" }, function()
          say("Written down: {home}.", { home = ask("home") })
          ask("born")
        end)
        """

    /// What `:why` says of the last of some messages.
    private func why(_ texts: [String]) throws -> String {
        var lines: [String] = []
        try TemporaryBot.talk(flows: Self.flows) { talk, _ in
            for text in texts { _ = try talk.send(.message(Message(text))).get() }
            if case .told(let told) = talk.perform(.why, "") { lines = told }
        }
        return lines.joined(separator: "\n")
    }

    @Test("what spoke for an intent is told, with no word of a private value in it")
    func reasons() throws {
        let told = try why(["please renew my card 4711 0815 4242"])
        #expect(told.contains("said      please renew my card •••"))
        #expect(told.contains("renew +"))
        for piece in ["4711", "0815", "4242"] { #expect(!told.contains(piece), "\(told)") }
    }

    @Test(
        "a private value is told nowhere, in whatever form it was written",
        arguments: [
            (["renew with Ｌ１２３４５６"], ["１", "123456"]),
            (
                ["I move to another address", "Elm Street 12, the green door"],
                ["Elm", "Street", "12", "green"]
            ),
            (["I move to another address", "I now live in Elm Street 12"], ["Elm", "Street", "12"]),
            (["我搬家了", "人民路五号"], ["人民", "民路", "五"]),
            (["I move to another address", "Elm Street 12", "on 3 May 1990"], ["May", "1990"]),
            (["I move to another address", "Elm Street 12", "3rd of May, 1990, please"], ["May", "1990"]),
        ])
    func forms(_ texts: [String], _ pieces: [String]) throws {
        let told = try why(texts)
        for piece in pieces { #expect(!told.contains(piece), "\(told)") }
    }

    @Test(
        "what fills a slot is told by the slot's name, also where it was known by its type alone; a correction with its value"
    )
    func slots() throws {
        let flows = """
            settings({ locale = "en" })
            slot("guests", { type = "integer", title = "guests", ask = "How many guests?" })
            slot("card", { type = "text", private = true, ask = "Which card?" })
            intent("party", { "a party", "I want to have a party", "throw a party" })
            flow("party", { on = "party" }, function()
              ask("guests")
              if confirm("For {guests}?") then say("{card}", { card = ask("card") }) end
            end)
            """
        var told: [[String]] = []
        try TemporaryBot.talk(flows: flows) { talk, _ in
            for text in ["a party", "12", "no, 15 guests", "yes", "4711"] {
                _ = try talk.send(.message(Message(text))).get()
                if case .told(let lines) = talk.perform(.why, "") { told.append(lines) }
            }
        }
        #expect(told[1].contains("  slot      guests = 12"))
        #expect(told[2].contains("  corrects  guests = 15"))
        #expect(told[4].contains("  slot      card = •••"))
    }
}
