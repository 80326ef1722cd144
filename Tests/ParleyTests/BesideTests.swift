// What is said beside something else while a question is open: a request, a cancellation, a wish that is none.
import Parley
import ParleyModel
import Testing

@Suite struct BesideTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        messages("zh", { hello = "你好" })
        slot("day", { type = "date", ask = "Which day?" })
        slot("people", { type = "integer", title = "people", max = 8, ask = "For how many?", invalid = "Eight at most." })
        slot("parcel", { type = "code", pattern = [[P\\\\d{5}]], ask = "Which parcel?" })
        slot("reason", { type = "text", ask = "Why?" })
        intent("book", { "book a table", "reserve a table", "订位", "我要订桌子" })
        intent("track", { "where is my parcel", "track parcel {parcel}", "我的快递到哪了", "查物流", "我要查物流" })
        intent("give_back", { "I want to return something", "send it back", "退货", "我想退货" })
        intent("unsubscribe", { "I don't want your letters any more", "stop the letters" })
        answer({ "when are you open", "what are your opening hours", "几点开门" }, "From nine to five.")
        flow("book", { on = "book", description = { en = "book a table", zh = "订位" } }, function()
          local day, people = ask("day"), ask("people")
          if confirm("A table for {people}?", { people = people }) then
            call("inn.book", { day = day, people = people })
            ask("reason", { ask = "What is the occasion?" })
          end
          say("Done.")
        end)
        flow("track", { on = "track", description = { en = "track a parcel", zh = "查快递" } }, function()
          say("{parcel} is on its way.", { parcel = ask("parcel") })
        end)
        flow("give_back", { on = "give_back", description = { en = "return something", zh = "退货" } }, function()
          say("Returned: {reason}", { reason = ask("reason") })
        end)
        flow("unsubscribe", { on = "unsubscribe" }, function() say("No more letters.") end)
        """.replacing("\\\\", with: "\\")
    ]

    private func talk(_ texts: [String]) async throws -> (
        said: [[String]], view: JournalView, calls: [ActionCall]
    ) {
        let actions = TestActions(["inn.book": .write]) { _ in .ok(["id": "T-1"]) }
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore(), clock: TestClock(), actions: [actions])
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")), actions.calls)
    }

    @Test func aRequestBesideAnAnswerIsDoneBeforeTheNextQuestion() async throws {
        let (said, view, _) = try await talk([
            "book a table", "tomorrow, and where is my parcel?", "P12345", "4",
        ])
        #expect(said[1] == ["Which parcel?"])
        #expect(said[2] == ["P12345 is on its way.", "Back to this: book a table.", "For how many?"])
        #expect(said[3] == ["A table for 4?"])
        #expect(view.discourse.later.isEmpty)
    }

    @Test func aQuestionBesideAnAnswerIsAnsweredAndTheNextOneAsked() async throws {
        let (said, _, _) = try await talk(["订位", "明天 几点开门？", "3 people, when are you open?"])
        #expect(said[1] == ["From nine to five.", "我们继续：订位。", "For how many?"])
        #expect(said[2].first == "From nine to five.")
        #expect(said[2].last == "A table for 3?")
    }

    @Test func aConsentWithARequestBesideItIsAConsent() async throws {
        let (said, _, calls) = try await talk([
            "book a table", "tomorrow", "4", "yes, and where is my parcel P12345?",
        ])
        #expect(calls.map(\.action) == ["inn.book"])
        #expect(
            said[3] == ["P12345 is on its way.", "Back to this: book a table.", "What is the occasion?"])
    }

    @Test func aWrongAnswerBesideARequestIsTold() async throws {
        let (said, _, _) = try await talk(["book a table", "tomorrow", "20 people, when are you open?"])
        #expect(
            said[2] == [
                "Eight at most.", "From nine to five.", "Back to this: book a table.", "For how many?",
            ])
    }

    @Test func aReasonIsTakenAsOneHoweverItReads() async throws {
        let (said, _, _) = try await talk(["我想退货", "因为我想退货，而且质量太差"])
        #expect(said[1] == ["Returned: 因为我想退货，而且质量太差"])
        let (other, view, _) = try await talk(["我想退货", "屏幕有裂纹，另外我的快递到哪了？"])
        #expect(other[1] == ["Returned: 屏幕有裂纹", "Which parcel?"])
        #expect(view.top?.flow == "track")
    }

    @Test(arguments: ["never mind, where is my parcel", "算了，我要查物流", "forget it. track parcel P12345"])
    func aCancellationWithARequestLeavesOneForTheOther(_ text: String) async throws {
        let (said, view, _) = try await talk(["book a table", text])
        #expect(said[1].count == 2)
        #expect(said[1].last == (text.contains("P12345") ? "P12345 is on its way." : "Which parcel?"))
        #expect(!view.isOpen("book"))
    }

    @Test func aCancellationWithAnythingElseIsACancellation() async throws {
        let (said, view, _) = try await talk(["book a table", "never mind, it is too far away"])
        #expect(said[1] == ["All right, I have cancelled that."])
        #expect(view.runs.isEmpty)
        // What is an answer, or the very same wish, is none.
        let (other, after, _) = try await talk([
            "book a table", "never mind, book a table", "forget it, tomorrow",
        ])
        #expect(other[1] == ["Which day?"])
        #expect(after.top?.state.slots["day"] == "2026-03-02")
    }

    @Test func whatIsDoneIsLeftForSomethingElseOnlyAfterAYes() async throws {
        let begin = ["book a table", "tomorrow", "4", "yes", "never mind, when are you open?"]
        let (said, view, _) = try await talk(begin + ["yes"])
        #expect(said[4].first?.hasPrefix("Part of this has already been done") == true)
        #expect(said[5] == ["All right, I have cancelled that.", "From nine to five."])
        #expect(view.runs.isEmpty)
        let (stayed, _, _) = try await talk(begin + ["no"])
        #expect(
            stayed[5] == [
                "All right, let us go on.", "From nine to five.", "Back to this: book a table.",
                "What is the occasion?",
            ])
    }

    @Test func aTimeIsNoNumberAndANumberBesideItIs() async throws {
        let (said, view, _) = try await talk(["book a table", "tomorrow", "8pm", "4 people at 7pm"])
        #expect(said[2] == ["Eight at most.", "For how many?"])
        #expect(said[3] == ["A table for 4?"])
        #expect(view.presentSlots["people"] == 4)
    }

    @Test func anAnswerThatIsSaidAgainBesideTheNextOneIsKeptForNothing() async throws {
        let (said, view, _) = try await talk(["book a table", "tomorrow", "tomorrow, 4 people"])
        #expect(said[2] == ["A table for 4?"])
        #expect(view.top?.state.given.isEmpty == true)
        let (_, other, _) = try await talk(["track parcel P12345", "book a table", "4 people", "tomorrow"])
        #expect(other.top?.state.given.isEmpty == true)
    }

    @Test func whatIsNotWantedIsNoWishInTheMiddleEither() async throws {
        let (said, view, _) = try await talk(["订位", "我不想退货，我想查物流"])
        #expect(said[1] == ["Which parcel?"])
        #expect(!view.isOpen("give_back"))
        let (left, after, _) = try await talk(["我想退货", "我不想退货了"])
        #expect(left[1] == ["好的，已取消。"])
        #expect(after.runs.isEmpty)
    }

    @Test func aRefusalStartsNothingUnlessAnExampleIsOne() async throws {
        let (said, view, _) = try await talk([
            "I don't want to book a table", "I don't want your letters any more",
        ])
        #expect(view.runCount == 1)
        #expect(said[0].first?.hasPrefix("There is nothing going on") == true)
        #expect(said[1] == ["No more letters."])
    }

    @Test func aRequestWithAValueAndAnotherOneAreBothDone() async throws {
        let (said, _, _) = try await talk(["where is my parcel P12345, then book a table"])
        #expect(
            said[0] == [
                "All right: first track a parcel, after that book a table.", "P12345 is on its way.",
                "Now to this: book a table.", "Which day?",
            ])
    }
}
