// Values outside of a slot's bounds: the bounds are told, where neither the slot nor the bot has words of its own.
import Parley
import ParleyModel
import Testing

@Suite struct BoundsTests {
    private static let bot = """
        settings({ locale = "en", time_zone = "Asia/Shanghai" })
        messages("zh", { hello = "你好" })
        messages("fr", { ["parley.invalid"] = "Pardon ?" })
        slot("people", { type = "integer", min = 1, max = 8, ask = { en = "How many?", zh = "几位？", fr = "Combien ?" } })
        slot("weight", { type = "number", min = 0.5, ask = "How heavy?" })
        slot("floor", { type = "integer", max = 30, ask = "Which floor?" })
        slot("stars", { type = "rating", ask = "How many stars?" })
        slot("day", { type = "date", min = "today", ask = { en = "Which day?", zh = "哪天？" } })
        slot("hour", { type = "time", min = "09:00", max = "17:30", ask = "At what time?" })
        slot("born", { type = "date", max = "today", ask = "Born when?" })
        slot("size", { type = "integer", max = 50, ask = "Which size?", invalid = "Up to 50." })
        for _, name in ipairs({ "people", "weight", "floor", "stars", "day", "hour", "born", "size" }) do
          flow(name, { on = { event = name } }, function() say("{value}", { value = ask(name) }) end)
        end
        """

    private struct Noon: Clock { func now() -> Instant { Instant(milliseconds: 1_772_424_000_000) } }

    private func answer(to slot: String, _ text: String, locale: String = "en", _ more: String = "")
        async throws -> String
    {
        let files = TemporaryBot(["Flows/bot.lua": Self.bot + "\n" + more])
        let bot = try files.open(Bot.memoryStore(), clock: Noon())
        defer { bot.close() }
        let session = SessionID("s")
        _ = try await bot.send(
            Input(session: session, content: .event(name: slot, fields: [:]), locale: Locale(locale)))
        return try await bot.send(Input(session: session, text: text)).replies.first?.text ?? ""
    }

    @Test(
        arguments: [
            ("people", "12", "It has to be between 1 and 8."),
            ("weight", "0.1", "It cannot be less than 0.5."),
            ("floor", "31", "It cannot be more than 30."), ("stars", "9", "It has to be between 1 and 5."),
            ("day", "2026-03-01", "It cannot be before 2026-03-02."),
            ("hour", "20:00", "It has to be between 09:00 and 17:30."),
            ("born", "2027-01-01", "It cannot be after 2026-03-02."), ("size", "60", "Up to 50."),
            ("people", "many", "Sorry, I did not get that."), ("people", "8", "8"),
        ])
    func told(slot: String, text: String, reply: String) async throws {
        #expect(try await answer(to: slot, text) == reply)
    }

    @Test("in Chinese too; in a language of the bot's own the bot's words are said")
    func locales() async throws {
        #expect(try await answer(to: "people", "12", locale: "zh") == "请给出 1 到 8 之间的值。")
        #expect(try await answer(to: "day", "2026-03-01", locale: "zh") == "不能早于 2026-03-02。")
        #expect(try await answer(to: "people", "12", locale: "fr") == "Pardon ?")
    }

    @Test("a bot's own words for what is not valid come before the engine's bounds")
    func ownWords() async throws {
        let own = #"messages("en", { ["parley.invalid"] = "Pardon?" })"#
        #expect(try await answer(to: "people", "12", locale: "en", own) == "Pardon?")
        let both =
            #"messages("en", { ["parley.invalid"] = "Pardon?", ["parley.between"] = "{min} to {max}." })"#
        #expect(try await answer(to: "people", "12", locale: "en", both) == "1 to 8.")
    }
}
