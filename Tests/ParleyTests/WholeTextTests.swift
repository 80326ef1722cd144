// A text is taken whole and no further: a slot's name within it ends nothing, one that leads to another value does.
import Parley
import ParleyModel
import Testing

@Suite struct WholeTextTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("tent", { type = "choice", choices = { "S", "M", "L" }, title = { en = "tent", zh = "帐篷" }, ask = "Which tent?" })
        slot("colour", { type = "choice", choices = { "green", "grey" }, title = { en = "colour", zh = "颜色" }, ask = "Colour?" })
        slot("lessons", { type = "integer", min = 1, title = { en = "course", zh = "课程" }, ask = { en = "How many lessons?", zh = "要几节？" } })
        slot("pegs", { type = "integer", min = 1, title = { en = "pegs", zh = "地钉" }, ask = "How many pegs?" })
        slot("bill", { type = "money", title = { en = "deposit", zh = "押金" }, ask = "What deposit?" })
        slot("mail", { type = "email", title = { en = "e-mail", zh = "邮箱" }, ask = "Your e-mail?" })
        slot("note", { type = "text", title = { en = "note", zh = "备注" }, ask = "A note?" })
        slot("lost", { type = "date", max = "today", title = { en = "day of the loss", zh = "丢失日期" }, ask = "Lost when?" })
        slot("lost_at", { type = "time", title = { en = "hour of the loss", zh = "丢失时间" }, ask = "At what hour?" })
        slot("pickup", { type = "date", min = "today", title = { en = "collection", zh = "取货" }, ask = "Collected when?" })
        slot("pickup_at", { type = "time", title = { en = "hour of the collection", zh = "取货时间" }, ask = "At what hour then?" })
        intent("rent", { "rent a tent", "I need a tent", "我要租帐篷" })
        flow("rent", { on = "rent" }, function()
          local v = {}
          for _, name in ipairs({ "tent", "colour", "lessons", "pegs", "bill", "mail", "note", "lost", "lost_at", "pickup", "pickup_at" }) do
            v[name] = ask(name)
          end
          local text = "{tent} {colour}, {lessons} lessons, {pegs} pegs, {bill}, {mail}, {note}, {lost} {lost_at}, {pickup} {pickup_at}?"
          if confirm(text, v) then say("Rented.") end
        end)
        """
    ]

    /// A Wednesday, the 4th of March.
    private struct Wednesday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_618_400_000) }
    }

    private func last(_ words: String) async throws -> String {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: Wednesday())
        defer { bot.close() }
        let told = [
            "rent a tent", "M", "green", "8", "20", "300", "a@b.org", "near the lake", "march 1", "3 pm",
            "march 9",
            "10 am",
        ]
        for text in told { _ = try await bot.says(to: text) }
        return try await bot.says(to: words).joined(separator: " ")
    }

    private static func summary(
        _ tent: String = "M green", lessons: Int = 8, pegs: Int = 20, mail: String = "a@b.org",
        note: String = "near the lake", lost: String = "2026-03-01 15:00", pickup: String = "2026-03-09 10:00"
    ) -> String {
        "\(tent), \(lessons) lessons, \(pegs) pegs, 300, \(mail), \(note), \(lost), \(pickup)?"
    }

    @Test(arguments: [
        ("note: a dry tent", summary(note: "a dry tent")),
        ("note: no tent beside us", summary(note: "no tent beside us")),
        ("my note is a green colour", summary(note: "a green colour")),
        ("the note should be six pegs are bent", summary(note: "six pegs are bent")),
        ("备注改成不要押金", summary(note: "不要押金")),
        (
            "change the note to by the gate and the mail to x@y.org",
            summary(mail: "x@y.org", note: "by the gate")
        ),
        ("the note is by the gate and we need 30 pegs", summary(pegs: 30, note: "by the gate")),
    ])
    func ends(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }

    @Test(
        "a day goes where its nearest reading does, and an hour with it",
        arguments: [
            ("collection on march 12 at 2 pm", summary(pickup: "2026-03-12 14:00")),
            ("no, march 12 at 2 pm", summary(pickup: "2026-03-12 14:00")),
            ("february 27 at 6 am", summary(lost: "2026-02-27 06:00")),
        ])
    func goesTogether(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }

    @Test(
        "what a question counts is counted, a list's title alone is meant, and what else is said is not passed over",
        arguments: [
            ("12 lessons, 30 pegs", summary(lessons: 12, pegs: 30)),
            ("12节，30个地钉", summary(lessons: 12, pegs: 30)),
            ("L and grey", summary("L grey")),
            ("L", summary("L green")),
            ("i need a big tent", "Please answer yes or no. " + summary()),
            ("go back to the tent", "Which tent?"),
        ])
    func isMeant(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }
}
