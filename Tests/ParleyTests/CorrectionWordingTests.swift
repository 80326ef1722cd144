// How people put right what they said at a consent, in their own words: each to a bot whose slots its titles name.
import Parley
import ParleyModel
import Testing

@Suite struct CorrectionWordingTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("from", { type = "time", title = { en = "start", zh = "开始时间" }, ask = "From when?" })
        slot("to", { type = "time", title = { en = "end", zh = "结束时间" }, ask = "Until when?" })
        slot("chairs", { type = "integer", title = { en = "chairs", zh = "椅子" }, ask = "How many chairs?" })
        slot("street", { type = "text", title = { en = "street", zh = "地址" }, ask = "Which street?" })
        slot("pupil", { type = "text", title = { en = "pupil", zh = "学员姓名" }, ask = "Who is the pupil?" })
        slot("piano", { type = "yes_no", title = { en = "piano", zh = "钢琴" }, ask = "A piano?" })
        intent("room", { "I need a room", "book a room", "我要订房间" })
        flow("room", { on = "room" }, function()
          local from, to, chairs = ask("from"), ask("to"), ask("chairs")
          local street, pupil, piano = ask("street"), ask("pupil"), ask("piano")
          local is_right = confirm("{from} {to} {chairs} {street} {pupil} {piano}?", { from = from, to = to,
            chairs = chairs, street = street, pupil = pupil, piano = tostring(piano) })
          say(is_right and "Booked." or "Not booked.")
        end)
        """
    ]
    private static let told = ["I need a room", "9am", "5pm", "10", "Elm Street 5", "Bob", "no"]
    private static let asked = "09:00 17:00 10 Elm Street 5 Bob false?"

    @Test(
        arguments: [
            (["10am to 6pm"], "10:00 18:00 10 Elm Street 5 Bob false?"),
            (["change the hours to 8am - 6pm"], "08:00 18:00 10 Elm Street 5 Bob false?"),
            (["there is a piano"], "09:00 17:00 10 Elm Street 5 Bob true?"),
            (["对，不过有一架钢琴"], "09:00 17:00 10 Elm Street 5 Bob true?"),
            (["piano yes"], "09:00 17:00 10 Elm Street 5 Bob true?"), (["no piano"], asked),
            (["the street is Elm Street 7"], "09:00 17:00 10 Elm Street 7 Bob false?"),
            (["street: Oak Street 9"], "09:00 17:00 10 Oak Street 9 Bob false?"),
            (["no, Elm Street 7"], "09:00 17:00 10 Elm Street 7 Bob false?"),
            (["地址是解放路5号"], "09:00 17:00 10 解放路5号 Bob false?"),
            (["地址写错了，是解放路5号"], "09:00 17:00 10 解放路5号 Bob false?"),
            (["学员名字打错了，是小铭"], "09:00 17:00 10 Elm Street 5 小铭 false?"),
            (["both times are wrong"], "From when?"), (["both times are wrong", "8am"], "Until when?"),
            (["两个时间都不对"], "From when?"),
            (["两个时间都不对", "8点", "18点"], "08:00 18:00 10 Elm Street 5 Bob false?"),
            (["2 more chairs"], "How many chairs?"), (["椅子再加两把"], "How many chairs?"),
            (["别改了，就这样"], asked), (["nothing wrong"], asked), (["that's wrong", "没事不用改"], asked),
            (["that's wrong", "it's fine"], asked), (["yes"], "Booked."), (["有", "yes"], "Booked."),
        ] as [([String], String)])
    func itIsDone(words: [String], last: String) async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in Self.told { _ = try await bot.says(to: text) }
        var said: [String] = []
        for text in words { said = try await bot.says(to: text) }
        #expect(said.last == last)
    }

    @Test(arguments: ["有", "没有", "we have"])
    func whatAnswersAnotherQuestionIsNoConsentAndNoRefusal(text: String) async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in Self.told { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: text).last == Self.asked)
    }

    @Test func whatMayBeChangedStandsInTheOrderInWhichItWasAsked() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in Self.told { _ = try await bot.says(to: text) }
        let asked = try await bot.send(Input(session: SessionID("s"), text: "that's wrong"))
        let titles = asked.replies.last?.buttons.map(\.title)
        #expect(titles == ["start", "end", "chairs", "street", "pupil", "piano"])
    }
}
