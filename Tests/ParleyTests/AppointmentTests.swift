// Days and times as a flow asks them: relative to the session's clock, within bounds, both from one answer.
import Parley
import ParleyModel
import Testing

@Suite struct AppointmentTests {
    static let files = [
        "Flows/pickup.lua": """
        settings({ locale = "zh", time_zone = "Asia/Shanghai", currency = "CNY" })
        slot("day", { type = "date", min = "today", title = { zh = "日期", en = "date" },
          ask = { zh = "哪天来取？", en = "Which day?" }, invalid = { zh = "请给今天或以后的日期。", en = "Today or later, please." } })
        slot("hour", { type = "time", min = "09:00", max = "18:00", title = { zh = "时间", en = "time" },
          ask = { zh = "几点来取？", en = "At what time?" }, invalid = { zh = "九点到十八点之间。", en = "Between 9:00 and 18:00." } })
        intent("pickup", { "预约取件", "上门取件", "book a pickup", "pick up my parcel" })
        flow("pickup", { on = "pickup" }, function()
          local day = ask("day")
          local hour = ask("hour")
          say({ zh = "{day} {hour} 来取。", en = "We come on {day} at {hour}." }, { day = day, hour = hour })
        end)
        """
    ]

    /// Sunday, 2026-03-01, 18:00 in Shanghai: half a day later than there than in UTC-4.
    private func talk(_ texts: [String]) async throws -> [[String]] {
        let bot = try TemporaryBot(Self.files).open(Bot.memoryStore(), clock: FixedMoment())
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return said
    }

    private struct FixedMoment: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_359_200_000) }
    }

    @Test func oneAnswerGivesTheDayAndTheTime() async throws {
        let said = try await talk(["预约取件", "明天下午三点半"])
        #expect(said.last == ["2026-03-02 15:30 来取。"])
    }

    @Test func aDayThatIsPastIsRefused() async throws {
        let said = try await talk(["book a pickup", "yesterday", "next monday", "at 8 pm", "4pm"])
        #expect(said[1] == ["Today or later, please.", "Which day?"])
        #expect(said[2] == ["At what time?"])
        #expect(said[3] == ["Between 9:00 and 18:00.", "At what time?"])
        #expect(said[4] == ["We come on 2026-03-02 at 16:00."])
    }

    @Test func aDayIsCorrectedByName() async throws {
        let said = try await talk(["预约取件", "后天", "日期改成周五", "十点"])
        #expect(said[2].last == "几点来取？")
        #expect(said[3] == ["2026-03-06 10:00 来取。"])
    }
}
