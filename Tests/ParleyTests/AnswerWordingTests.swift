// Answers as people put them: in the question's words, with what leads up to them, in another unit, or that there is none.
import Parley
import ParleyModel
import Testing

@Suite struct AnswerWordingTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        messages("zh", { hello = "你好" })
        slot("parcel", { type = "code", pattern = [[P\\\\d{5}]], title = { en = "parcel number", zh = "快递单号" },
          ask = "Which parcel?", invalid = "P and five digits." })
        slot("months", { type = "integer", title = "number of months", ask = "For how many months?" })
        slot("who", { type = "text", title = { en = "learner", zh = "学员" }, ask = "Who is it for?" })
        slot("name", { type = "text", title = { en = "name", zh = "姓名" }, ask = "Your name?" })
        slot("outside", { type = "yes_no", ask = "Would you like to sit outside?" })
        slot("reason", { type = "text", ask = "Why?" })
        slot("phone", { type = "phone", skip = true, ask = "Your phone number?" })
        intent("track", { "where is my parcel", "track parcel {parcel}", "my parcel is late", "查快递" })
        intent("book", { "book a table", "订位" })
        intent("learn", { "I want lessons", "报名" })
        intent("give_back", { "I want to return something", "退货", "我想退货" })
        flow("track", { on = "track", description = { en = "track a parcel", zh = "查快递" } }, function()
          say("{parcel} is on its way.", { parcel = ask("parcel") })
        end)
        flow("book", { on = "book", description = { en = "book a table", zh = "订位" } }, function()
          local name, outside, phone = ask("name"), ask("outside"), ask("phone")
          if confirm("A table for {name}?", { name = name }) then say("Booked.") end
        end)
        flow("learn", { on = "learn", description = { en = "sign up", zh = "报名" } }, function()
          choose("Which course?", { "swimming", "yoga", "tennis" })
          say("{months} for {who}", { months = ask("months"), who = ask("who") })
        end)
        slot("hour", { type = "time", ask = "When?" })
        slot("note", { type = "text", ask = "Anything else?" })
        intent("come", { "I want to come by", "预约" })
        flow("come", { on = "come" }, function() ask("hour") ask("note") end)
        flow("give_back", { on = "give_back", description = { en = "return something", zh = "退货" } }, function()
          say("Returned: {reason}", { reason = ask("reason") })
        end)
        """.replacing("\\\\", with: "\\")
    ]

    private func talk(_ texts: [String]) async throws -> (said: [[String]], view: JournalView) {
        let bot = try TemporaryBot(Self.bot).open(
            Bot.memoryStore(), clock: TestClock(), actions: [TestActions([:]) { _ in .ok(.null) }])
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")))
    }

    @Test func aQuestionIsAnsweredInItsOwnWords() async throws {
        #expect(
            try await talk(["book a table", "Ann", "outside please"]).view.presentSlots["outside"] == true)
        #expect(try await talk(["book a table", "Ann", "not outside"]).view.presentSlots["outside"] == false)
        let other = try await talk(["book a table", "Ann", "outside the city"])
        #expect(other.view.presentSlots["outside"] == nil)
    }

    @Test func aTextAnswerIsTakenWithoutWhatLeadsUpToIt() async throws {
        let (said, _) = try await talk(["I want lessons", "yoga", "3", "to my brother"])
        #expect(said[3] == ["3 for my brother"])
        let chinese = try await talk(["报名", "yoga", "3", "给我弟弟"])
        #expect(chinese.said[3] == ["3 for 我弟弟"])
        let reason = try await talk(["退货", "for my brother it is too small"])
        #expect(reason.said[1] == ["Returned: for my brother it is too small"])
    }

    @Test(arguments: [
        ("ok, Sue Hall", "Sue Hall"), ("sure, it's Sue Hall", "Sue Hall"), ("Sue Hall please", "Sue Hall"),
        ("its for Sue Hall, thanks", "Sue Hall"), ("好的，王芳", "王芳"), ("嗯，叫王芳吧", "王芳"), ("Ok Soon", "Ok Soon"),
    ])
    func aNameIsTakenWithoutTheWordsAroundIt(words: String, name: String) async throws {
        #expect(try await talk(["book a table", words]).view.presentSlots["name"] == .text(name))
    }

    @Test func aLengthOfTimeIsCountedInTheUnitThatIsAskedFor() async throws {
        for (answer, months) in [("半年", 6), ("a year", 12), ("一年半", 18), ("6 months", 6), ("两个月", 2)] {
            let (_, view) = try await talk(["I want lessons", "tennis", answer])
            #expect(view.presentSlots["months"] == .int(months), "\(answer)")
        }
    }

    @Test func aBitLaterIsNoHour() async throws {
        #expect(try await talk(["预约", "晚一点"]).view.presentSlots["hour"] == nil)
        #expect(try await talk(["预约", "今晚一点"]).view.presentSlots["hour"] == "01:00")
        #expect(try await talk(["预约", "晚上八点"]).view.presentSlots["hour"] == "20:00")
        #expect(try await talk(["预约", "tomorow at 8pm"]).view.presentSlots["hour"] == "20:00")
    }

    @Test func whatThereIsToChooseFromIsShownAgain() async throws {
        for question in ["what courses are there", "都有哪些课", "课程有哪些", "which ones do you have?"] {
            let (said, _) = try await talk(["I want lessons", question, "yoga"])
            #expect(said[1] == ["Which course?"], "\(question)")
            #expect(said[2] == ["For how many months?"])
        }
    }

    @Test func givingUpCancelsAlsoWhereATextIsAskedFor() async throws {
        for message in ["算了不退了", "算了，不想退货了", "never mind, I will keep it", "nvm i don't want to return it"] {
            let (_, view) = try await talk(["退货", message])
            #expect(view.runs.isEmpty, "\(message)")
        }
        #expect(try await talk(["退货", "不想要了"]).said[1] == ["Returned: 不想要了"])
    }

    @Test func whoLacksWhatIsAskedComesToTheLadder() async throws {
        let (said, view) = try await talk([
            "where is my parcel", "I dont have the parcel number", "i forgot it", "I don't know",
        ])
        #expect(said[1] == ["P and five digits.", "Which parcel?"])
        #expect(said[3] == ["Sorry, I still do not understand. Shall I hand you over to a person?"])
        #expect(view.isOpen("track"))
        let skipped = try await talk(["book a table", "Ann", "no", "I don't have a phone"])
        #expect(skipped.said[3] == ["A table for Ann?"])
    }

    @Test func askingForTheOpenFlowAgainComesToTheLadderToo() async throws {
        let (said, _) = try await talk([
            "where is my parcel", "where is my parcel", "where is my parcel", "where is my parcel",
        ])
        #expect(said[1] == ["Which parcel?"])
        #expect(said[3] == ["Sorry, I still do not understand. Shall I hand you over to a person?"])
    }

    @Test func aSlotIsCorrectedByAWordThatMeansIt() async throws {
        let (said, view) = try await talk(["订位", "李雷", "no", "no", "名字写错了，叫李蕾"])
        #expect(view.presentSlots["name"] == "李蕾")
        #expect(said[4].last == "A table for 李蕾?")
    }

    @Test func aCorrectionThatNamesNothingIsAskedAbout() async throws {
        let (said, _) = try await talk(["book a table", "Ann", "no", "no", "there is a typo in it"])
        #expect(said[4] == ["Which of these do you want to change?"])
    }

    @Test func aStatementWhereATextIsAskedForIsTheText() async throws {
        #expect(try await talk(["退货", "my parcel came late"]).said[1] == ["Returned: my parcel came late"])
        #expect(try await talk(["退货", "where is my parcel"]).said[1] == ["Which parcel?"])
        #expect(try await talk(["退货", "track parcel P12345"]).said[1].first == "P12345 is on its way.")
    }

    @Test func aValueCalledByItsNameStillSaysWhatIsAsked() async throws {
        let (said, view) = try await talk(["where is my parcel P12345, then book a table"])
        #expect(said[0].contains("P12345 is on its way."))
        #expect(view.isOpen("book"))
    }
}
