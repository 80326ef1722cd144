// A booking as people type it: hours without their half of the day, a no with more behind it, thanks that are a no.
import Parley
import ParleyModel
import Testing

@Suite struct BookingTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        intent("book", { "I want to book a table", "book a table for {people}", "我想订位", "订一张桌子" })
        intent("track", { "where is my parcel", "track my parcel", "has my package arrived", "我的快递到哪了", "查一下快递" })
        slot("people", { type = "integer", title = { en = "number of people", zh = "人数" }, ask = "For how many?" })
        slot("day", { type = "date", ask = "For which day?" })
        slot("hour", { type = "time", title = { en = "time", zh = "时间" }, ask = "At what time?" })
        slot("outside", { type = "yes_no", ask = { en = "Would you like to sit outside?", zh = "要坐外面吗？" } })
        slot("budget", { type = "money", ask = "What is your budget?" })
        slot("note", { type = "text", ask = "What are your wishes?" })
        slot("parcel", { type = "code", pattern = [[\\d{8}]], ask = "Which parcel?" })
        flow("book", { on = "book", description = { en = "book a table", zh = "订位" } }, function()
          ask("people") ask("day") ask("hour") ask("outside") ask("budget") ask("note")
          if confirm("Is that right?") then say("Booked.") end
        end)
        flow("track", { on = "track", description = { en = "track a parcel", zh = "查快递" } }, function()
          say("{n} is on its way.", { n = ask("parcel") })
        end)
        """.replacing("\\\\", with: "\\")
    ]

    private func talk(_ texts: String...) async throws -> (said: [[String]], view: JournalView) {
        try await talk(texts)
    }

    @Test func aNoWithMoreBehindItIsANo() async throws {
        for no in ["no inside", "no, inside", "nope we would rather be inside", "no, we take a table inside"]
        {
            let talk = try await talk("book a table for 4", "tomorrow", "8pm", no)
            #expect(talk.view.presentSlots["outside"] == false, "\(no)")
            #expect(talk.said.last == ["What is your budget?"], "\(no)")
        }
        let chinese = try await talk("我想订位", "4", "明天", "晚上八点", "不用，坐里面")
        #expect(chinese.view.presentSlots["outside"] == false)
        let yes = try await talk("book a table for 4", "tomorrow", "8pm", "yes we would love that")
        #expect(yes.view.presentSlots["outside"] == true)
        let idea = try await talk("book a table for 4", "tomorrow", "8pm", "no idea")
        #expect(idea.view.presentSlots["outside"] == nil)
    }

    @Test(arguments: [
        ("the date is wrong", "For which day?"), ("日期错了", "For which day?"),
        ("the time is wrong", "At what time?"), ("change the date", "For which day?"),
    ])
    func whatIsWrongIsNamedByItsType(text: String, question: String) async throws {
        let talk = try await talk("book a table for 4", "tomorrow", "8pm", text)
        #expect(talk.said.last?.contains { $0.hasPrefix(question) } == true || talk.said.last == [question])
    }

    @Test(arguments: [
        (["book a room from the 3rd to the 5th of december", "3 to 5pm"], true),
        (["book a room", "december 3 to december 5", "from 3pm to 5"], true),
        (["订房间，12月3号到5号", "下午三点到五点"], true),
        (["book a room", "december 3", "december 5", "3pm", "5pm"], true),
        // The later one first tells no span.
        (["book a room for december 5, december 3 also works"], false),
    ])
    func aSpanFillsBothOfItsSlots(texts: [String], isFilled: Bool) async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            intent("book", { "book a room", "I need a room", "订房间" })
            slot("first", { type = "date", ask = "Arriving when?" })
            slot("last", { type = "date", ask = "Leaving when?" })
            slot("begin", { type = "time", ask = "From what time?" })
            slot("finish", { type = "time", ask = "Until what time?" })
            flow("book", { on = "book" }, function() ask("first") ask("last") ask("begin") ask("finish") end)
            """
        ])
        let bot = try files.open(Bot.memoryStore(), clock: TestClock())
        defer { bot.close() }
        for text in texts { _ = try await bot.says(to: text) }
        let slots = try bot.view(of: SessionID("s")).presentSlots
        #expect((slots["first"]?.text?.hasSuffix("-12-03") ?? false) == isFilled)
        #expect((slots["last"]?.text?.hasSuffix("-12-05") ?? false) == isFilled)
        if isFilled {
            #expect(slots["begin"] == "15:00")
            #expect(slots["finish"] == "17:00")
        }
    }

    @Test func aCorrectionBeginsWithNoToo() async throws {
        let talk = try await talk("book a table for 4", "tomorrow", "8pm", "no 5 people")
        #expect(talk.view.presentSlots["people"] == 5)
        #expect(talk.view.presentSlots["outside"] == nil)
    }

    @Test(arguments: [
        (["tomorrow evening", "7"], "19:00"), (["tomorrow evening", "around 7"], "19:00"),
        (["tonight", "at 8"], "20:00"), (["明天晚上", "八点"], "20:00"), (["明天晚上", "8点半"], "20:30"),
        (["tomorrow morning", "at 8"], "08:00"), (["tomorrow", "at 8"], "08:00"),
        (["tomorrow", "晚上八点", "不对，是七点"], "19:00"), (["tomorrow", "8pm", "no, at 7"], "19:00"),
        (["tomorrow", "8am", "no, at 9"], "09:00"), (["tomorrow evening", "at 15:30"], "15:30"),
    ])
    func anHourIsInTheHalfOfTheDayThatWasSpokenOf(texts: [String], hour: String) async throws {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: TestClock())
        defer { bot.close() }
        for text in ["book a table for 4"] + texts { _ = try await bot.says(to: text) }
        #expect(try bot.view(of: SessionID("s")).presentSlots["hour"] == .text(hour), "\(texts)")
    }

    @Test func theHalfOfTheDayMayStandElsewhereInTheMessage() async throws {
        let talk = try await talk("book a table tomorrow evening for 4 at around 7")
        #expect(talk.view.presentSlots["hour"] == "19:00")
    }

    private let booked = ["book a table for 4", "tomorrow", "8pm", "no"]

    private func talk(_ texts: [String]) async throws -> (said: [[String]], view: JournalView) {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: TestClock())
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")))
    }

    @Test(arguments: ["no, 5 people", "wait, make it 5 people", "sorry, that should be 5 people", "不对，五个人"])
    func ofTwoNumbersTheOneIsCorrectedThatIsCounted(text: String) async throws {
        let view = try await talk(booked + ["300", text]).view
        #expect(view.presentSlots["people"] == 5, "\(text)")
        #expect(view.presentSlots["budget"] == 300, "\(text)")
    }

    @Test func nothingOfACorrectionIsLost() async throws {
        let view = try await talk(booked + ["no, at 9 and 5 people"]).view
        #expect(view.presentSlots["people"] == 5)
        #expect(view.presentSlots["hour"] == "21:00")
        #expect(view.presentSlots["budget"] == nil)
    }

    @Test(arguments: ["time", "the time", "2"]) func whichSlotIsMeantMayBeTyped(text: String) async throws {
        let which = try await talk(booked + ["300", "none", "there is a typo in it", text, "9pm"])
        #expect(which.said[6] == ["Which of these do you want to change?"])
        if text != "2" {
            #expect(which.said[7] == ["At what time?"])
            #expect(which.view.presentSlots["hour"] == "21:00")
        } else {
            #expect(which.said[7] != which.said[5])
        }
    }

    @Test func givingUpNeedsNoCommaBeforeSomethingElse() async throws {
        for text in ["never mind I want to track my parcel", "forget it, where is my parcel", "算了查一下快递"] {
            let (said, view) = try await talk(["book a table for 4", text])
            #expect(view.runs.map(\.flow) == ["track"], "\(text)")
            #expect(said[1].count == 2, "\(text)")
        }
    }

    @Test func givingUpOneThingIsNotGivingUpAll() async throws {
        let (said, view) = try await talk(["book a table for 4", "tomorrow", "never mind, go back"])
        #expect(said[2] == ["For which day?"])
        #expect(view.isOpen("book"))
    }

    @Test func anEveningStaysOneHoweverLongAgoItWasSaid() async throws {
        let texts = [
            "book a table for 4", "tomorrow", "8pm", "no", "300", "none", "change the number of people to 5",
        ]
        let talk = try await talk(texts + ["change the number of people to 6", "no, make it at 9"])
        #expect(talk.view.presentSlots["hour"] == "21:00")
    }

    @Test func whatNamesTheThingAskedForAnswersIt() async throws {
        let (_, view) = try await talk(booked + ["can I change the budget to 120?"])
        #expect(view.presentSlots["budget"] == 120)
        #expect(view.presentSlots["people"] == 4)
    }

    @Test(arguments: ["hmm, what was the budget again?", "wait, what is the budget?"])
    func aQuestionAboutASlotForgetsNothing(text: String) async throws {
        let view = try await talk(booked + ["300", "none", text]).view
        #expect(view.presentSlots["budget"] == 300, "\(text)")
        let changed = try await talk(booked + ["300", "none", "wait, can I change the budget?"]).said
        #expect(changed[6] == ["What is your budget?"])
    }

    @Test(arguments: ["yes it's right", "that works", "all good, thanks"])
    func consentHasManyWords(text: String) async throws {
        #expect(try await talk(booked + ["300", "none", text]).said[6] == ["Booked."], "\(text)")
    }

    @Test func noThanksThanksForNothing() async throws {
        let (said, _) = try await talk(booked + ["no thanks"])
        #expect(said[4] == ["Sorry, I did not get that.", "What is your budget?"])
    }

    @Test func theFlowBelowIsToldToChangeOnce() async throws {
        let (said, view) = try await talk([
            "book a table for 4", "where is my parcel", "no, 5 people", "12345678",
        ])
        #expect(said[2].first == "All right, number of people will be 5 when we get back to it.")
        #expect(said[3] == ["12345678 is on its way.", "Back to this: book a table.", "For which day?"])
        #expect(view.presentSlots["people"] == 5)
    }

    @Test func whatStandsAlreadyIsNotAskedAgain() async throws {
        let (said, _) = try await talk(["book a table for 4", "tomorrow", "actually the day is tomorrow"])
        #expect(said[2] == ["At what time?"])
    }

    @Test(arguments: [
        ("three fifty", 350), ("three fifty please", 350), ("three hundred", 300), ("350", 350),
    ])
    func hundredsMayGoWithoutTheirName(text: String, amount: Int) async throws {
        #expect(try await talk(booked + [text]).view.presentSlots["budget"] == .int(amount))
    }
}
