// A correction leads another way: what was told before is known there once, and what is drawn there is its own.
import Parley
import ParleyModel
import Testing

@Suite struct ChangedWayTests {
    @Test func whatAMessageToldIsKnownOnAnotherWayToo() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "number", ask = "What size?" })
            slot("count", { type = "number", ask = "How many?" })
            slot("gift", { type = "yes_no", ask = "A gift?" })
            intent("buy", { "I want shoes", "I want shoes in size {size}" })
            flow("fit", function() say("Size {size}.", { size = ask("size") }) end)
            flow("buy", { on = "buy" }, function()
              run("fit", { count = ask("count") })
              ask("gift")
              say("Done.")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        // The flow below is begun with something else, and its ask is another one.
        #expect(try await bot.says(to: "I want shoes in size 40") == ["How many?"])
        #expect(try await bot.says(to: "2") == ["Size 40.", "A gift?"])
        let corrected = try await bot.says(to: "change the count to 3")
        #expect(corrected == ["All right, count is now 3.", "Size 40.", "A gift?"])
        #expect(try await bot.says(to: "the count is wrong") == ["How many?"])
        #expect(try await bot.says(to: "4") == ["Size 40.", "A gift?"])
    }

    @Test func whatWasToldOnceAnswersOneQuestionOnAnotherWayToo() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "number", ask = "What size?" })
            slot("count", { type = "integer", ask = "How many?" })
            intent("buy", { "I want shoes", "I want shoes in size {size}" })
            flow("fit", function() say("Size {size}.", { size = ask("size", { fresh = true }) }) end)
            flow("buy", { on = "buy" }, function()
              for pair = 1, 2 do run("fit", { count = ask("count", { about = pair }) }) end
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["I want shoes in size 40", "3"] { _ = try await bot.says(to: text) }
        #expect(
            try await bot.says(to: "change the count to 2")
                == ["All right, count is now 2.", "Size 40.", "How many?"])
        // The ask that took it at first is come to after all, and the size is another's now.
        #expect(try await bot.says(to: "3") == ["What size?"])
    }

    @Test func whatIsDrawnOnAnotherWayIsOfItsOwnRange() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("count", { type = "integer", ask = "How many?" })
            slot("note", { type = "text", ask = "A note?" })
            intent("draw", { "draw a number", "draw for me" })
            flow("draw", { on = "draw" }, function()
              if ask("count") > 1 then random() end
              say("{it}", { it = random(7, 7) })
              ask("note")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        _ = try await bot.says(to: "draw a number")
        #expect(try await bot.says(to: "2") == ["7", "A note?"])
        #expect(
            try await bot.says(to: "change the count to 1") == ["All right, count is now 1.", "A note?"])
    }
}
