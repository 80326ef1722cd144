// Several numbers in one message, each for what it counts; and a declared value that is a command elsewhere.
import Parley
import ParleyModel
import Testing

@Suite struct CountedValuesTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        entity("subject", { values = { english = { "English", "英语" }, art = { "art", "美术" } } })
        slot("subject", { type = "subject", title = { zh = "科目", en = "subject" }, ask = { zh = "哪门课？", en = "Which subject?" } })
        slot("weeks", { type = "integer", title = { zh = "周数", en = "number of weeks" }, ask = { zh = "几周？", en = "How many weeks?" } })
        slot("pupils", { type = "integer", title = { zh = "人数", en = "number of pupils" }, ask = { zh = "几个人？", en = "How many pupils?" } })
        intent("learn", { "I want to learn something", "teach us {subject}", "我想上课", "我们要学{subject}" })
        flow("learn", { on = "learn" }, function()
          local subject, weeks, pupils = ask("subject"), ask("weeks"), ask("pupils")
          confirm("{subject} {weeks} {pupils}?", { subject = subject, weeks = weeks, pupils = pupils })
        end)
        """
    ]

    private func last(_ texts: [String]) async throws -> String? {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in texts { said = try await bot.says(to: text) }
        return said.last
    }

    @Test(
        "each number goes where it is counted",
        arguments: [
            (["teach us art", "3 weeks, 5 pupils"], "art 3 5?"),
            (["teach us art", "5 pupils for 3 weeks"], "art 3 5?"),
            (["teach us art", "3, and 5 pupils"], "art 3 5?"),
            (["teach us art, 3 weeks, 5 pupils"], "art 3 5?"),
            (["teach us art for 3 weeks", "5"], "art 3 5?"),
            (["我们要学美术，五个人", "3周"], "art 3 5?"),
            (["我们要学美术", "3周，5个人"], "art 3 5?"),
            (["teach us art", "3 weeks", "two or three pupils"], "Please choose one of these."),
        ])
    func numbers(texts: [String], reply: String) async throws {
        #expect(try await last(texts) == reply)
    }

    @Test("what is asked may be called like a language")
    func language() async throws {
        #expect(try await last(["我想上课", "英语"]) == "几周？")
        #expect(try await last(["I want to learn something", "English"]) == "How many weeks?")
    }
}
