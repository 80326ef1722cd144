// What every flow gets without asking: taken up again, cancelled with care, begun anew, one thing after the other, cleared up.
import Parley
import ParleyModel
import Testing

@Suite struct RepairTests {
    static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en", repair = { restart = true } })
        slot("seat", { type = "choice", choices = { "window", "aisle" }, ask = "Which seat?" })
        slot("meal", { type = "choice", choices = { "rice", "noodles" }, ask = "Which meal?", title = "meal" })
        slot("bags", { type = "integer", ask = "How many bags?" })
        slot("wish", { type = "text", ask = "Anything else?" })
        intent("book_flight", { "book a flight", "I want to fly", "I need a plane ticket" })
        intent("order_meal", { "order a meal", "I am hungry", "something to eat on board" })
        intent("check_bags", { "check my bags", "luggage", "add baggage" })
        flow("book_flight", { on = "book_flight", description = "book a flight" }, function()
          local seat = ask("seat")
          local ticket = call("air.book", { seat = seat })
          say("Ticket {id}.", { id = ticket.id })
          ask("wish")
          say("Noted.")
        end)
        flow("order_meal", { on = "order_meal", description = { en = "order a meal", zh = "订餐" } }, function()
          local meal = ask("meal")
          say("Enjoy the {meal}.", { meal = meal })
        end)
        flow("check_bags", { on = "check_bags", description = "check bags" }, function()
          say("{bags} bags.", { bags = ask("bags") })
        end)
        messages("zh", { hello = "你好" })
        """
    ]

    private func talk(_ texts: [String], _ bot: [String: String] = bot) async throws -> (
        said: [[String]], view: JournalView, calls: [ActionCall]
    ) {
        let actions = TestActions(["air.book": .write]) { _ in .ok(["id": "T-1"]) }
        let files = TemporaryBot(bot)
        let store = Bot.memoryStore()
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")), actions.calls)
    }

    static let guarded = [
        "Flows/bot.lua": """
        settings({ locale = "en", repair = { help = false } })
        slot("pin", { type = "text", ask = "Your word?" })
        slot("other", { type = "text", ask = "Another?" })
        intent("guard", { "open the vault", "guard this" })
        flow("guard", { on = "guard", repair = { back = false } }, function()
          ask("pin", { repair = { ["repeat"] = false } })
          ask("other", { repair = { back = true } })
          run("inner")
          say("Done.")
        end)
        flow("inner", { repair = { help = true } }, function()
          confirm("Sure?")
        end)
        """
    ]

    /// `nil`: it is taken as the answer to a question for a text.
    @Test(
        "A flow and an ask switch repairs off and on, and the nearest has the last word",
        arguments: [
            ([], "go back", nil), ([], "say that again", nil), (["abc"], "say that again", "Another?"),
            (["abc"], "go back", "Your word?"), (["abc"], "help", nil),
        ] as [([String], String, String?)])
    func switchedOff(before: [String], command: String, said: String?) async throws {
        let (replies, view, _) = try await talk(["open the vault"] + before + [command], Self.guarded)
        if let said {
            #expect(replies.last == [said])
        } else {
            let slot = before.isEmpty ? "pin" : "other"
            #expect(view.top?.filled(slot) == .text(command))
        }
    }

    @Test func aSubflowsOwnSwitchHoldsWhileItAsksAndItsCallersWhereItHasNone() async throws {
        let (said, view, _) = try await talk(
            ["open the vault", "abc", "def", "help", "go back", "yes"], Self.guarded)
        #expect(said[2] == ["Sure?"])
        #expect(view.runs.isEmpty)
        // Help is on again; going back is still off, and no answer to a yes or no.
        #expect(said[3].last == "Sure?" && said[3].count == 2)
        #expect(said[4].last == "Sure?")
        #expect(said[5] == ["Done."])
    }

    @Test func aFlowThatWaitsBelowIsTakenUpAgainAndTheOtherGoesOnAfterIt() async throws {
        let (said, view, _) = try await talk([
            "book a flight", "order a meal", "check my bags", "book a flight", "aisle", "nothing", "2",
            "rice",
        ])
        #expect(said[3] == ["Back to this: book a flight.", "Which seat?"])
        #expect(said[4] == ["Ticket T-1.", "Anything else?"])
        #expect(said[5] == ["Noted.", "Back to this: check bags.", "How many bags?"])
        #expect(said[6] == ["2 bags.", "Back to this: order a meal.", "Which meal?"])
        #expect(said[7] == ["Enjoy the rice."])
        #expect(view.runs.isEmpty)
        #expect(view.runCount == 3)
    }

    @Test func whatWasDoneIsLeftOnlyWhenTheUserSaysSoTwice() async throws {
        let (said, view, calls) = try await talk(["book a flight", "aisle", "cancel", "no", "cancel", "yes"])
        #expect(said[2].first?.hasPrefix("Part of this has already been done") == true)
        #expect(said[3] == ["All right, let us go on.", "Anything else?"])
        #expect(said[4] == said[2])
        #expect(said[5] == ["All right, I have cancelled that."])
        #expect(view.runs.isEmpty)
        #expect(calls.count == 1)
    }

    @Test func whatIsSaidInPlaceOfTheYesStillCounts() async throws {
        let (said, _, _) = try await talk(["book a flight", "aisle", "cancel", "a blanket"])
        #expect(said[3] == ["Noted."])
    }

    @Test func aFlowBeginsAnewUnlessItHasDoneSomething() async throws {
        let (said, view, _) = try await talk(["start over", "order a meal", "start over", "noodles"])
        #expect(said[0] == ["All right. What else can I help you with?"])
        #expect(said[2] == ["All right, from the beginning.", "Which meal?"])
        #expect(said[3] == ["Enjoy the noodles."])
        #expect(view.runCount == 2)
        let (after, _, calls) = try await talk(["book a flight", "aisle", "start over", "no"])
        #expect(after[2].first?.contains("can no longer be changed") == true)
        #expect(calls.count == 1)
    }

    @Test func twoThingsAtOnceAreDoneOneAfterTheOther() async throws {
        let (said, view, _) = try await talk(["book a flight and order a meal", "cancel", "rice"])
        #expect(said[0] == ["All right: first book a flight, after that order a meal.", "Which seat?"])
        #expect(
            said[1] == ["All right, I have cancelled that.", "Now to this: order a meal.", "Which meal?"])
        #expect(said[2] == ["Enjoy the rice."])
        #expect(view.discourse.later.isEmpty)
    }

    @Test func aPersonIsOfferedToWhoIsAngryUnlessTheBotSaysNot() async throws {
        let (said, _, _) = try await talk(["order a meal", "this is ridiculous", "no", "rice"])
        #expect(said[1] == ["I am sorry about this. Shall I hand you over to a person?"])
        #expect(said[2].last == "Which meal?")
        #expect(said[3] == ["Enjoy the rice."])
        var calm = Self.bot
        calm["Flows/bot.lua"] = calm["Flows/bot.lua"]?.replacing("restart = true", with: "angry = false")
        let (other, view, _) = try await talk(["order a meal", "this is ridiculous"], calm)
        #expect(other[1].last == "Which meal?")
        #expect(view.offered == nil)
    }

    @Test func theLanguageThatTheUserAskedForStays() async throws {
        let (said, view, _) = try await talk(["order a meal", "说中文", "I want to fly", "order a meal"])
        #expect(said[1] == ["好的，我们说中文。", "Which meal?"])
        #expect(said[3].first == "我们继续：订餐。")
        #expect(view.locale == Locale("zh"))
        let (refused, _, _) = try await talk(
            ["说中文"], ["Flows/bot.lua": "settings({ locale = \"en\" })\nintent(\"x\", { \"y z\" })"])
        #expect(refused[0] == ["Sorry, I do not speak that language."])
    }

    @Test func whatIsUnclearIsAskedAboutTwiceAndThenTheLadderBegins() async throws {
        let unclear = "flight meal"
        let (said, view, _) = try await talk([unclear, "Something else", unclear, unclear])
        #expect(said[0] == ["Which of these did you mean?"])
        #expect(said[1] == ["Sorry, I did not understand that. Could you put it another way?"])
        #expect(said[2] == ["Which of these did you mean?"])
        #expect(said[3] != said[2])
        #expect(view.discourse.clarifications <= 2)
        let (chosen, after, _) = try await talk([unclear, "1"])
        #expect(chosen[1] == ["Which meal?"])
        #expect(after.top?.flow == "order_meal")
    }

    @Test func aCommandIsTakenAsOneWhateverItResemblesBeside() async throws {
        var bot = Self.bot
        bot["Flows/bot.lua"]?.append("\nintent(\"parley.person\", { \"flight meal\" })\n")
        let (said, view, _) = try await talk(["flight meal"], bot)
        #expect(said[0] == ["I am handing you over to a colleague. One moment, please."])
        #expect(view.handedOff != nil)
        let (person, _, _) = try await talk(["book a flight and order a meal, talk to a human"])
        #expect(person[0] == ["I am handing you over to a colleague. One moment, please."])
    }

    @Test func aGreetingBesideARequestIsNoSecondRequest() async throws {
        let (said, view, _) = try await talk(["hello, I want to fly", "hello and good morning, order a meal"])
        #expect(said[0] == ["Which seat?"])
        #expect(said[1] == ["Which meal?"])
        #expect(view.runs.count == 2)
        #expect(view.discourse.later.isEmpty)
    }

    @Test func goingBackAfterStartingOverTakesThatBackOnly() async throws {
        let bot = [
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("people", { type = "integer", ask = "How many?" })
            slot("day", { type = "choice", choices = { "Monday", "Friday" }, ask = "Which day?" })
            intent("book", { "book a table" })
            flow("book", { on = "book" }, function()
              say("{people} on {day}.", { people = ask("people"), day = ask("day") })
            end)
            """
        ]
        let (said, view, _) = try await talk(["book a table", "4", "start over", "go back", "Friday"], bot)
        #expect(said[3].last == "Which day?")
        #expect(said[4] == ["4 on Friday."])
        #expect(view.runs.isEmpty)
    }

    @Test func whatIsNotWantedIsNoRequest() async throws {
        let (said, view, _) = try await talk(["I don't want to book a flight, I want to order a meal"])
        #expect(said[0] == ["Which meal?"])
        #expect(view.discourse.later.isEmpty)
    }

    @Test func theEnginesOwnQuestionOutlivesARepeatAndABareYes() async throws {
        let (said, view, _) = try await talk(["flight meal", "repeat that", "yes", "1"])
        #expect(said[1] == said[0])
        #expect(said[2] == said[0])
        #expect(said[3] == ["Which meal?"])
        #expect(view.top?.flow == "order_meal")
        let (angry, _, _) = try await talk(["this is ridiculous", "repeat that", "yes"])
        #expect(angry[2] == ["I am handing you over to a colleague. One moment, please."])
    }

    @Test func whatWasPutOffAndDoneMeanwhileIsNotDoneAgain() async throws {
        let (said, view, _) = try await talk([
            "book a flight and order a meal", "order a meal", "rice", "cancel",
        ])
        #expect(said[2] == ["Enjoy the rice.", "Back to this: book a flight.", "Which seat?"])
        #expect(said[3] == ["All right, I have cancelled that."])
        #expect(view.runs.isEmpty)
    }

    @Test func theValueOfAnUnclearMessageIsKeptForTheFlowThatIsNamedInOtherWords() async throws {
        let bot = [
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("parcel", { type = "code", pattern = [[P\\d{5}]], ask = "Which parcel?" })
            intent("track", { "track my package", "where is my parcel" })
            intent("lost", { "my parcel is lost", "report a loss" })
            flow("track", { on = "track", description = "track a parcel" }, function()
              say("{parcel} is on its way.", { parcel = ask("parcel") })
            end)
            flow("lost", { on = "lost", description = "report a loss" }, function()
              say("{parcel} is lost.", { parcel = ask("parcel") })
            end)
            """
        ]
        let (said, _, _) = try await talk(["P12345", "track my package"], bot)
        #expect(said[0] == ["Which of these did you mean?"])
        #expect(said[1] == ["P12345 is on its way."])
    }

    @Test func aNoLeavesOutWhatMayBeSkippedAndARefusalOfATextIsAText() async throws {
        let bot = [
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("fault", { type = "text", ask = "What is wrong?" })
            slot("extra", { type = "text", skip = true, ask = "Anything else?" })
            intent("complain", { "I have a complaint", "something is wrong" })
            flow("complain", { on = "complain" }, function()
              local fault, extra = ask("fault"), ask("extra")
              say("{fault} ({extra}).", { fault = fault, extra = extra or "nothing more" })
            end)
            """
        ]
        let (said, _, _) = try await talk(
            ["I have a complaint", "I don't want it any more", "no, nothing"], bot)
        #expect(said[1] == ["Anything else?"])
        #expect(said[2] == ["I don't want it any more (nothing more)."])
    }

    @Test func aDayInPassingAsksForNothing() async throws {
        let bot = [
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("day", { type = "date", ask = "On which day?" })
            slot("hour", { type = "time", ask = "When?" })
            intent("book_table", { "book a table", "reserve a table", "I want to eat at your place" })
            flow("book_table", { on = "book_table", description = "book a table" }, function()
              local day, hour = ask({ "day", "hour" }, { ask = "When?" })
              if confirm("{day} at {hour}?", { day = day, hour = hour }) then say("Done.") end
            end)
            """
        ]
        let (said, view, _) = try await talk(
            [
                "well, mondays are sad days", "book a table", "2099-05-04, 19:00",
                "wait, on 2099-05-04 instead", "thanks, bye", "yes", "yes",
            ], bot)
        #expect(said[0] == ["Sorry, I did not understand that. Could you put it another way?"])
        #expect(said[2] == ["2099-05-04 at 19:00?"])
        // It is that day already.
        #expect(said[3] == ["2099-05-04 at 19:00?"])
        // Who says goodbye is asked nothing more, but may come back, and sees what it is that they agree to.
        #expect(said[4] == ["Goodbye, and have a nice day."])
        #expect(said[5] == ["2099-05-04 at 19:00?"])
        #expect(said[6] == ["Done."])
        #expect(view.runs.isEmpty)
        #expect(try await talk(["on monday"], bot).said[0] == ["Did you mean \"book a table\"?"])
        // "Day" in "Sunday" names no slot.
        let other = try await talk(["book a table", "2099-05-05, 19:00", "no, sunday is bad"], bot)
        #expect(other.said[2] != ["On which day?"])
    }
}
