// A bot that asks for days that are over and for days to come: what only "Saturday" names is read as its slot takes it.
import Parley
import ParleyModel
import Testing

@Suite struct DaysBothWaysTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("number", { type = "code", pattern = [[K\\d{3}]], title = { zh = "钥匙号", en = "key number" },
          ask = { zh = "哪把钥匙？", en = "Which key?" } })
        slot("lost", { type = "date", max = "today", title = { zh = "丢失日期", en = "day of the loss" },
          ask = { zh = "哪天丢的？", en = "When was it lost?" } })
        slot("visit", { type = "date", min = "today", title = { zh = "来访日期", en = "day of the visit" },
          ask = { zh = "哪天来？", en = "When will you come?" } })
        slot("hour", { type = "time", title = "time", ask = { zh = "几点？", en = "At what time?" } })
        intent("report", { "I lost my key", "the key was lost on {lost}", "my key is gone since {lost}", "我的钥匙丢了", "钥匙{lost}丢了" })
        intent("come", { "I want to pay you a visit", "can I come on {visit}", "我想来一趟", "我{visit}能过来吗" })
        flow("report", { on = "report" }, function()
          local number, lost = ask("number"), ask("lost")
          local visit, hour = ask("visit"), ask("hour")
          confirm("{number} {lost} {visit} {hour}?", { number = number, lost = lost, visit = visit, hour = hour })
        end)
        flow("come", { on = "come" }, function() say("Come on {day}.", { day = ask("visit") }) end)
        """
    ]

    /// A Wednesday.
    private struct Wednesday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_618_400_000) }
    }

    private func last(_ texts: [String]) async throws -> String {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore(), clock: Wednesday())
        defer { bot.close() }
        var said: [String] = []
        for text in texts { said = try await bot.says(to: text) }
        return said.joined(separator: " ")
    }

    @Test(
        "a day is the last one or the next one, as the slot that takes it is bound",
        arguments: [
            (
                ["the key was lost on saturday", "K123", "friday", "10 am"],
                "K123 2026-02-28 2026-03-06 10:00?"
            ),
            (["钥匙周六丢了", "K123", "周五", "上午十点"], "K123 2026-02-28 2026-03-06 10:00?"),
            (
                ["I lost my key", "K123, it was lost on saturday", "friday", "10 am"],
                "K123 2026-02-28 2026-03-06 10:00?"
            ),
            (["I lost my key", "can I come on saturday"], "Come on 2026-03-07."),
        ])
    func isRead(texts: [String], reply: String) async throws {
        let said = try await last(texts)
        #expect(said.hasPrefix(reply))
    }

    @Test(
        "what a bound forbids is no correction of its slot",
        arguments: [
            ("no it's tomorrow", "K123 2026-03-02 2026-03-05 10:00?"),
            ("no, it was yesterday", "K123 2026-03-03 2026-03-06 10:00?"),
            ("the day of the loss is sunday", "K123 2026-03-01 2026-03-06 10:00?"),
            ("the day of the visit is sunday", "K123 2026-03-02 2026-03-08 10:00?"),
        ])
    func isPutRight(words: String, asked: String) async throws {
        #expect(try await last(["I lost my key", "K123", "monday", "friday", "10 am", words]) == asked)
    }
}
