// Corrections and going back: what is used again, what is asked anew, and what can no longer be changed.
import Parley
import ParleyModel
import Testing

@Suite struct RevisionTests {
    static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("code", { type = "code", pattern = [[\\d{6}]], title = "code", ask = "Code?" })
        slot("color", { type = "choice", choices = { "red", "blue" }, ask = "Color?" })
        slot("count", { type = "integer", max = 9, ask = "How many?", invalid = "At most nine." })
        slot("note", { type = "text", skip = true, ask = "A note?" })
        intent("buy", { "I want to buy", "buy something" })
        flow("buy", { on = "buy" }, function()
          say("Welcome.")
          local code = ask("code")
          local item = call("shop.find", { code = code })
          if item.big then say("That is big.") end
          local color, count = ask({ "color", "count" }, { ask = "Color and count?" })
          if not confirm("Buy {count} {color} {name}?", { count = count, color = color, name = item.name }) then
            return say("Not bought.")
          end
          local order = call("shop.buy", { code = code, count = count, color = color })
          ask("note")
          say("Order {id} is placed.", { id = order.id })
        end)
        """
    ]

    static func actions() -> TestActions {
        TestActions(["shop.find": .read, "shop.buy": .write]) { call in
            if call.action == "shop.buy" { return .ok(["id": "B-1"]) }
            let isBig = call.arguments["code"] == "222222"
            return .ok(["name": .text(isBig ? "sofas" : "cups"), "big": .bool(isBig)])
        }
    }

    @Test func whatWasLeftOutAndTellsItselfLaterOutlivesACorrection() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("card", { type = "code", pattern = [[\\d{4}]], skip = true, ask = "Card?" })
            slot("fruit", { type = "choice", choices = { "apple", "pear" }, ask = "Fruit?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              ask("card", { about = "first" })
              for i = 1, 2 do ask("fruit", { about = i }) end
              say("{card}", { card = ask("card", { about = "second" }) or "no card" })
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in ["I want to buy", "skip", "my card is 2468", "pear", "no, apple", "pear"] {
            said = try await bot.says(to: text)
        }
        #expect(said.last == "2468")
    }

    private func talk(_ texts: [String], _ actions: TestActions = actions()) async throws -> (
        said: [[String]], view: JournalView, calls: [ActionCall]
    ) {
        let files = TemporaryBot(Self.bot)
        let store = Bot.memoryStore()
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")), actions.calls)
    }

    @Test func whatIsCalledWrongIsAskedAgainAndAllBehindItStaysAnswered() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("mail", { type = "email", title = "mail", ask = { en = "Mail?" } })
            slot("size", { type = "choice", choices = { "small", "large" }, title = "size", ask = "Size?" })
            slot("count", { type = "integer", ask = "How many?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              ask("mail")
              for place = 1, 2 do
                ask("size", { about = place })
                ask("mail", { about = place })
              end
              ask("count")
              if not confirm("Is that right?") then return cancel() end
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore(), actions: [])
        defer { bot.close() }
        for text in ["I want to buy", "a@b.org", "small", "b@b.org", "large", "c@b.org"] {
            _ = try await bot.says(to: text)
        }
        // The mail that was told last, not the first of that name; and one asked twice keeps both.
        #expect(try await bot.says(to: "the mail is wrong") == ["Mail?"])
        #expect(try await bot.says(to: "d@b.org") == ["How many?"])
        #expect(
            try await bot.says(to: "no, the small one") == ["All right, size is now small.", "How many?"])
        #expect(try await bot.says(to: "2") == ["Is that right?"])
        #expect(try await bot.says(to: "the size is wrong") == ["Size?"])
        #expect(try await bot.says(to: "large") == ["Is that right?"])
        let state = try #require(try bot.view(of: SessionID("s")).top?.state)
        #expect(state.given == [:] && state.unmet.isEmpty && state.correctedAnswers.isEmpty)
        let answers = Dictionary(
            uniqueKeysWithValues: state.answers.map { ($0.key.replacing("\u{1F}", with: " "), $0.value) })
        #expect(
            answers == [
                "mail": "a@b.org", "size 1": "small", "mail 1": "b@b.org", "size 2": "large",
                "mail 2": "d@b.org", "count": 2,
            ])
    }

    @Test func aSlotThatIsAskedTwiceIsCorrectedWhereItWasTold() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "choice", choices = { "small", "large" }, ask = "Size?" })
            slot("count", { type = "integer", ask = "How many?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              local size = ask("size")
              if size == "large" then say("Large ones take a week.") end
              ask("count")
              say("{count} {size} ones.", { size = ask("size") })
              confirm("Is that right?")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore(), actions: [])
        defer { bot.close() }
        for text in ["I want to buy", "small"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: "2") == ["2 small ones.", "Is that right?"])
        #expect(
            try await bot.says(to: "no, the large ones") == [
                "Large ones take a week.", "2 large ones.", "Is that right?",
            ])
    }

    @Test(arguments: [false, true])
    func whatWasToldOnAWayNotTakenAnyMoreIsKnown(inTwoSteps: Bool) async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("gift", { type = "yes_no", ask = "A gift?" })
            slot("mail", { type = "email", ask = "Mail?" })
            slot("count", { type = "integer", ask = "How many?" })
            slot("day", { type = "date", ask = "Which day?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              if ask("gift") then ask("mail") end
              ask({ "count", "mail" }, { ask = "How many, and to what address?" })
              ask("day")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore(), actions: [])
        defer { bot.close() }
        for text in ["I want to buy", "yes", "a@b.org"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: "2") == ["Which day?"])
        if inTwoSteps {
            #expect(try await bot.says(to: "the gift is wrong") == ["A gift?"])
            #expect(try await bot.says(to: "no") == ["Which day?"])
        } else {
            #expect(
                try await bot.says(to: "change the gift to no") == [
                    "All right, gift is now no.", "Which day?",
                ])
        }
        #expect(try bot.view(of: SessionID("s")).top?.state.slots["mail"] == "a@b.org")
    }

    @Test func whatWasKnownIsNoAnswerToAQuestionThatIsAskedAllTheSame() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "choice", choices = { "small", "large" }, ask = "Size?", keep = "session" })
            slot("gift", { type = "yes_no", ask = "A gift?" })
            slot("count", { type = "integer", ask = "How many?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              local gift = ask("gift")
              local size = ask("size", { fresh = gift })
              ask("count")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore(), actions: [])
        defer { bot.close() }
        for text in ["I want to buy", "no", "small", "2", "I want to buy"] {
            _ = try await bot.says(to: text)
        }
        #expect(try await bot.says(to: "no") == ["How many?"])
        #expect(try await bot.says(to: "change the gift to yes") == ["All right, gift is now yes.", "Size?"])
        // And the other way round: what was asked anew is not asked at all where it is known.
        #expect(try await bot.says(to: "large") == ["How many?"])
        #expect(
            try await bot.says(to: "change the gift to no") == ["All right, gift is now no.", "How many?"])
        #expect(try bot.view(of: SessionID("s")).top?.state.slots["size"] == "small")
    }

    @Test(arguments: [false, true]) func goingBackEndsWhereTheSessionBegins(restarting: Bool) async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "choice", choices = { "small", "large" }, ask = "Size?" })
            slot("gift", { type = "yes_no", ask = "A gift?" })
            flow("welcome", { on = { event = "session_start" } }, function()
              local gift = ask("gift", { fresh = true })
              if not confirm("{gift}?", { gift = gift }) then ask("size") end
            end)
            """
        ])
        let clock = TestClock()
        let store = Bot.memoryStore()
        var bot = try files.open(store, clock: clock)
        defer { bot.close() }
        var said: [[String]] = []
        for text in ["no", "no", "small", "go back", "the size is wrong", "yes"] {
            if restarting {
                bot.abandon()
                bot = try files.open(store, clock: clock)
            }
            if text == "go back" { clock.move(bySeconds: 3 * 3600) }
            said.append(try await bot.says(to: text))
        }
        #expect(said[3] == ["A gift?", "There is nothing to go back to.", "A gift?"])
        #expect(said[5] == ["true?"])
    }

    @Test func whatARunLeftToTheUserIsKnownToTheNextOneAtOnce() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "choice", choices = { "small", "large" }, ask = "Size?", keep = "user" })
            slot("color", { type = "choice", choices = { "red", "blue" }, ask = "Color?" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              remember("likes", ask("size"))
              switch("paint")
            end)
            flow("paint", function()
              say("{size}, you like {it}.", { size = ask("size"), it = tostring(recall("likes")) })
              ask("color")
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        func says(_ text: String) async throws -> [String] {
            var input = Input(session: SessionID("s"), text: text)
            input.user = UserID("u")
            return try await bot.send(input).replies.map { $0.text ?? "" }
        }
        _ = try await says("I want to buy")
        #expect(try await says("small") == ["small, you like small.", "Color?"])
    }

    @Test func goingBackOverTheEndOfARunTakesBackWhatItLeftToTheUser() async throws {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("size", { type = "choice", choices = { "small", "large" }, ask = "Size?", keep = "user" })
            intent("buy", { "I want to buy", "buy something" })
            flow("buy", { on = "buy" }, function()
              local size = ask("size", { fresh = true })
              remember("likes", size)
              say("Done.")
            end)
            intent("likes", { "what do I like", "do you know my taste" })
            flow("likes", { on = "likes" }, function() say("{it}.", { it = tostring(recall("likes")) }) end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        func says(_ text: String, _ session: String = "s") async throws -> [String] {
            var input = Input(session: SessionID(session), text: text)
            input.user = UserID("u")
            return try await bot.send(input).replies.map { $0.text ?? "" }
        }
        _ = try await says("I want to buy")
        #expect(try await says("small") == ["Done."])
        #expect(try await says("what do I like", "t") == ["small."])
        _ = try await says("I want to buy")
        #expect(try await says("large") == ["Done."])
        #expect(try await says("go back") == ["Size?"])
        #expect(try await says("what do I like", "t") == ["small."])
        // What was written over it elsewhere stays.
        _ = try await says("large")
        _ = try await says("I want to buy", "t")
        _ = try await says("small", "t")
        _ = try await says("go back")
        #expect(try await says("what do I like", "t") == ["small."])
    }

    @Test func aCorrectedAnswerKeepsTheOthersAndCallsAgainOnlyWhatDependsOnIt() async throws {
        let (said, view, calls) = try await talk([
            "I want to buy", "111111", "blue, 3", "no, the code is 222222", "yes",
        ])
        #expect(said[2] == ["Buy 3 blue cups?"])
        // What was said stays said; what is new is said, and consent is asked afresh.
        #expect(said[3] == ["All right, code is now 222222.", "That is big.", "Buy 3 blue sofas?"])
        #expect(said[4] == ["A note?"])
        #expect(calls.map(\.action) == ["shop.find", "shop.find", "shop.buy"])
        #expect(calls.last?.arguments["code"] == "222222")
        #expect(view.presentSlots["color"] == "blue")
    }

    @Test func consentGivenBeforeAChangeIsNotUsedForWhatComesOfIt() async throws {
        let (said, _, calls) = try await talk([
            "I want to buy", "111111", "blue, 3", "I meant red", "no",
        ])
        #expect(said[3] == ["Buy 3 red cups?"])
        #expect(said[4] == ["Not bought."])
        #expect(!calls.contains { $0.action == "shop.buy" })
        // What does not depend on the change is not called again.
        #expect(calls.count == 1)
    }

    @Test func aCorrectionThatIsNotValidIsToldLikeAWrongAnswer() async throws {
        let (said, _, _) = try await talk([
            "I want to buy", "111111", "blue, 3", "change the count to 12", "4",
        ])
        #expect(said[3] == ["At most nine.", "How many?"])
        #expect(said[4] == ["Buy 4 blue cups?"])
    }

    @Test func whatIsDoneIsAWallAndTheConversationGoesOnBehindIt() async throws {
        let (said, view, calls) = try await talk([
            "I want to buy", "111111", "blue, 3", "yes", "no, the code is 222222", "go back",
            "wrapped please",
        ])
        #expect(said[3] == ["A note?"])
        #expect(said[4].first?.contains("can no longer be changed") == true)
        #expect(said[4].last == "A note?")
        #expect(said[5].first?.contains("can no longer be changed") == true)
        #expect(said[6] == ["Order B-1 is placed."])
        #expect(view.presentSlots["code"] == "111111")
        #expect(calls.count { $0.action == "shop.buy" } == 1)
    }

    static let booking = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        messages("en", { booked = "Booked in {city} for {guests}." })
        slot("city", { type = "choice", choices = { "Oslo", "Rome" }, ask = "Which city?" })
        slot("guests", { type = "integer", ask = "How many guests?" })
        intent("book", { "I want to book", "book a table" })
        flow("book", { on = "book" }, function()
          say("With pleasure.")
          ask("city")
          say({ text = "{city} is lovely.", buttons = { { title = "About {city}", value = "about" } } })
          ask("guests")
          say(WORDS)
        end)
        """
    ]

    /// A text is known by the values that it names, wherever it has them from.
    @Test(arguments: [
        "\"Booked in {city} for {guests}.\"", "texts.booked",
        "texts.booked, { city = slots.city, guests = slots.guests }",
        "\"Booked in {city} for {guests}.\", { guests = slots.guests }",
    ])
    func whatASlotFillsInATextIsSaidAgainWhenItIsCorrected(words: String) async throws {
        let files = TemporaryBot(Self.booking.mapValues { $0.replacing("WORDS", with: words) })
        let store = Bot.memoryStore()
        var said: [[String]] = []
        // Each message finds the run recovered from its journal.
        for text in ["I want to book", "Oslo", "3", "no, I meant Rome"] {
            let bot = try files.open(store, actions: [])
            said.append(try await bot.says(to: text))
            bot.abandon()
        }
        #expect(said[2] == ["Booked in Oslo for 3."])
        // The flow was over. What does not name the city is not said again.
        #expect(said[3] == ["Rome is lovely.", "Booked in Rome for 3."])
    }

    @Test func goingBackIsAsIfTheAnswerHadNotBeenGiven() async throws {
        let (back, went, _) = try await talk(["I want to buy", "111111", "blue, 3", "go back", "red, 2"])
        let (never, would, _) = try await talk(["I want to buy", "111111", "red, 2"])
        #expect(back[3] == ["Color and count?"])
        #expect(back[4] == never[2])
        #expect(went.presentSlots == would.presentSlots)
        #expect(went.runs.map(\.steps.count) == would.runs.map(\.steps.count))
        #expect(went.top?.state.asked?.question == would.top?.state.asked?.question)
    }

    @Test func goingBackPastTheBeginningEndsTheFlow() async throws {
        let (said, view, _) = try await talk(["I want to buy", "go back", "go back", "I want to buy"])
        #expect(said[1].count == 1)
        #expect(said[2].first?.isEmpty == false)
        #expect(said[3] == ["Welcome.", "Code?"])
        #expect(view.runs.count == 1)
    }

    @Test func aRepeatedIdOfAnUndoneTurnStillGetsItsReplies() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore(), actions: [Self.actions()])
        defer { bot.close() }
        _ = try await bot.says(to: "I want to buy", id: "1")
        let first = try await bot.says(to: "111111", id: "2")
        _ = try await bot.says(to: "go back", id: "3")
        #expect(try await bot.says(to: "111111", id: "2") == first)
        #expect(try bot.view(of: SessionID("s")).top?.state.asked?.question.wanted.first?.slot == "code")
    }

    @Test(
        "A restart before every message changes nothing of corrections and going back",
        arguments: [
            [
                "I want to buy", "111111", "blue, 3", "no, the code is 222222", "go back", "I meant red",
                "yes", "go back", "none",
            ],
            [
                "I want to buy", "111111", "go back", "222222", "blue, 3", "go back", "go back", "111111",
                "red, 1", "yes",
            ],
        ])
    func restarts(texts: [String]) async throws {
        let (said, view, _) = try await talk(texts)
        let files = TemporaryBot(Self.bot)
        let store = Bot.memoryStore()
        var again: [[String]] = []
        for text in texts {
            let bot = try files.open(store, actions: [Self.actions()])
            again.append(try await bot.says(to: text))
            bot.abandon()
        }
        #expect(again == said)
        let entries = try store.entries(of: SessionID("s"))
        let folded = JournalView(session: SessionID("s"), entries: entries)
        #expect(folded.presentSlots == view.presentSlots)
        #expect(folded.runs.map(\.steps.count) == view.runs.map(\.steps.count))
    }
}
