// Sessions over time: timeouts, deployments, digressions, hand-offs, and what is remembered.
import Parley
import ParleyModel
import Testing

@Suite struct SessionTests {
    private let store = Bot.memoryStore()
    private let clock = TestClock()

    private static let two = """
        slot("name", { ask = { en = "What is your name?", zh = "怎么称呼您？" }, keep = "user" })
        slot("size", { type = "choice", ask = "Which size?", choices = { "small", { title = { en = "large", zh = "大号" }, value = "L", also = { "big" } } } })
        slot("rating", { type = "rating", ask = "From 1 to 5?", skip = true })
        intent("order_shirt", { "order a shirt", "I want a shirt" })
        intent("weather", { "what is the weather like", "is it raining" })
        intent("who", { "who am I", "tell me my name" })
        intent("rate", { "rate the service", "give a rating" })
        flow("order_shirt", { on = "order_shirt", description = "the shirt" }, function()
          local name, size = ask("name"), ask("size")
          if confirm("A {size} shirt for {name}?") then say("Ordered: {size}.", { size = size }) end
        end)
        flow("weather", { on = "weather" }, function() say("It is sunny.") end)
        flow("who", { on = "who" }, function()
          local seen = recall("seen") or 0
          remember("seen", seen + 1)
          say("You are {name}, seen {seen} times.", { name = ask("name"), seen = seen })
        end)
        flow("rate", { on = "rate" }, function()
          local rating, problem = ask("rating")
          note("rating", { value = rating })
          say("Rating: {rating} {problem}", { rating = rating or "none", problem = problem or "" })
        end)
        """

    @Test func aDigressionComesBackToTheQuestion() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        _ = try await bot.says(to: "order a shirt")
        _ = try await bot.says(to: "Ann")
        #expect(
            try await bot.says(to: "what is the weather like")
                == ["It is sunny.", "Back to this: the shirt.", "Which size?"])
        #expect(try await bot.says(to: "2") == ["A large shirt for Ann?"])
        #expect(try await bot.says(to: "yes") == ["Ordered: large."])
    }

    @Test func optionsAreTakenByTitleNumberOtherWordingAndButton() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        for (index, answer) in ["large", "2", "big", "大号"].enumerated() {
            let session = "s\(index)"
            _ = try await bot.says(to: "order a shirt", in: session)
            _ = try await bot.says(to: "Ann", in: session)
            #expect(try await bot.says(to: answer, in: session) == ["A large shirt for Ann?"])
        }
        _ = try await bot.says(to: "order a shirt", in: "b")
        _ = try await bot.says(to: "Ann", in: "b")
        let pressed = try await bot.send(Input(session: SessionID("b"), content: .button("L")))
        #expect(pressed.replies.map(\.text) == ["A large shirt for Ann?"])
    }

    @Test func aSessionIsClosedAfterItsTimeoutAndBeginsAnew() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        _ = try await bot.says(to: "order a shirt")
        clock.move(bySeconds: 1799)
        #expect(try await bot.says(to: "Ann") == ["Which size?"])
        clock.move(bySeconds: 1801)
        _ = try await bot.says(to: "small")
        let view = try bot.view(of: SessionID("s"))
        #expect(view.runs.isEmpty && view.slots.isEmpty)
        #expect(try bot.entries(of: SessionID("s")).contains { $0.body == .closed(reason: "timeout") })
    }

    @Test func aUserIsRememberedAcrossSessions() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        func say(_ text: String, _ session: String) async throws -> [String] {
            let input = Input(
                session: SessionID(session), content: .message(Message(text)), user: UserID("u1"))
            return try await bot.send(input).replies.map { $0.text ?? "" }
        }
        #expect(try await say("who am I", "a") == ["What is your name?"])
        #expect(try await say("Ann", "a") == ["You are Ann, seen 0 times."])
        #expect(try await say("who am I", "b") == ["You are Ann, seen 1 times."])
        #expect(try bot.memory(of: UserID("u1"))["seen"] == 2)
    }

    @Test func anAnswerMayBeSkippedWhereTheSlotSaysSo() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        _ = try await bot.says(to: "rate the service")
        #expect(try await bot.says(to: "skip") == ["Rating: none skipped"])
        _ = try await bot.says(to: "rate the service", in: "t")
        #expect(try await bot.says(to: "7", in: "t").last == "From 1 to 5?")
        #expect(try await bot.says(to: "5", in: "t") == ["Rating: 5 "])
    }

    @Test func theLadderOffersAPersonAndLosesNothing() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        _ = try await bot.says(to: "rate the service")
        for _ in 0..<2 { #expect(try await bot.says(to: "99").last == "From 1 to 5?") }
        #expect(
            try await bot.says(to: "99") == [
                "Sorry, I still do not understand. Shall I hand you over to a person?"
            ])
        #expect(try await bot.says(to: "4") == ["Rating: 4 "])
        _ = try await bot.says(to: "rate the service")
        for _ in 0..<3 { _ = try await bot.says(to: "99") }
        #expect(
            try await bot.says(to: "yes") == ["I am handing you over to a colleague. One moment, please."])
        #expect(
            try await bot.says(to: "hello?") == ["I have passed that on to my colleague. One moment, please."]
        )
        let back = try await bot.send(
            Input(session: SessionID("s"), content: .event(name: "handed_back", fields: [:])))
        #expect(back.replies.map(\.text) == ["Hello, I am back.", "From 1 to 5?"])
    }

    @Test func aRunKeepsItsRevisionWhenTheBotIsDeployed() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let old = try files.open(store, clock: clock)
        _ = try await old.says(to: "order a shirt")
        old.abandon()
        files.write(
            Self.two.replacing("Which size?", with: "What size, please?").replacing(
                "Ordered:", with: "Done:"),
            to: "Flows/a.lua")
        let new = try files.open(store, clock: clock)
        defer { new.close() }
        #expect(try await new.says(to: "Ann") == ["Which size?"])
        _ = try await new.says(to: "small")
        #expect(try await new.says(to: "yes") == ["Ordered: small."])
        // The name is kept for the session; the new run has the new text.
        #expect(try await new.says(to: "order a shirt") == ["What size, please?"])
    }

    /// The file of the run's revision is replaced in the store, as a damaged or forged one would be.
    @Test func aRunWhoseTextDoesSomethingElseStopsAndSaysWhere() async throws {
        let files = TemporaryBot(["Flows/a.lua": Self.two])
        let bot = try files.open(store, clock: clock)
        _ = try await bot.says(to: "order a shirt")
        _ = try await bot.says(to: "Ann")
        bot.abandon()
        let forged = ForgedStore(
            store, replacing: "ask(\"name\"), ask(\"size\")", with: "ask(\"size\"), ask(\"name\")")
        files.write("flow(\"other\", function() end)\n", to: "Flows/b.lua")
        let next = try files.open(forged, clock: clock)
        defer { next.close() }
        let turn = try await next.send(Input(session: SessionID("s"), text: "small"))
        #expect(turn.problem?.code == "flow-diverged")
        #expect(turn.problem?.position == SourcePosition(file: "Flows/a.lua", line: 9))
        #expect(
            turn.problem?.message
                == "The journal of order_shirt has ask(name) where its text now does ask(size).")
        #expect(
            turn.replies.map(\.text) == [
                "Sorry, what we were doing has changed in the meantime. Please start again."
            ])
        #expect(try next.view(of: SessionID("s")).runs.isEmpty)
    }

    @Test func aFlowThatFailsIsOnePoliteReplyAndTheSessionGoesOn() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("spin", { "spin for ever" })
            intent("fall", { "fall over" })
            intent("hi", { "hello there" })
            flow("spin", { on = "spin" }, function() while true do pcall(error) end end)
            flow("fall", { on = "fall" }, function() error("oops") end)
            flow("hi", { on = "hi" }, function() say("Hi!") end)
            """
        ])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        for (text, code, line) in [("spin for ever", "flow-budget", 4), ("fall over", "flow-error", 5)] {
            let turn = try await bot.send(Input(session: SessionID("s"), text: text))
            #expect(turn.problem?.code == code)
            #expect(turn.problem?.position?.line == line)
            #expect(
                turn.replies.map(\.text) == [
                    "Sorry, something went wrong on my side, and I could not finish that."
                ])
            #expect(try await bot.says(to: "hello there") == ["Hi!"])
        }
    }

    @Test func nothingThatAFlowAssignsIsSeenByAnotherRun() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            local count = 0
            intent("hit", { "count this" })
            flow("hit", { on = "hit" }, function()
              count = count + 1
              total = (total or 0) + 1
              say("{count} {total}", { count = count, total = total })
            end)
            """
        ])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        for session in ["a", "a", "b"] {
            #expect(try await bot.says(to: "count this", in: session) == ["1 1"])
        }
    }

    @Test func anErrorThatTheFlowCatchesEndsTheSubFlowItWentThrough() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            slot("name", { ask = "Name?" })
            intent("go", { "start it now" })
            intent("rain", { "is it raining outside" })
            flow("rain", { on = "rain" }, function() say("No.") end)
            flow("bad", { digress = false }, function() error("oops") end)
            flow("go", { on = "go" }, function()
              pcall(function() run("bad") end)
              pcall(function() require("broken") end)
              say("{again}", { again = select(2, pcall(require, "broken")) })
              local name = ask("name")
              if name == "stop" then cancel() end
              say("went on")
            end)
            """,
            "Flows/broken.lua": "if slots then error('broken again', 0) end\n",
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        #expect(try await bot.says(to: "start it now") == ["broken again", "Name?"])
        #expect(try await bot.says(to: "is it raining outside") == ["No.", "Name?"])
        _ = try await bot.says(to: "stop")
        #expect(try bot.view(of: SessionID("s")).slots.isEmpty)
    }

    @Test func subFlowsShareSlotsReturnValuesAndMayBeCancelled() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            slot("name", { ask = "Name?" })
            intent("go", { "start it now" })
            flow("inner", function(args)
              local name = ask("name")
              if name == "nobody" then cancel() end
              if name == "done" then finish() end
              return args.greeting .. " " .. name
            end)
            flow("go", { on = "go" }, function()
              local ok, result, why = pcall(run, "inner", { greeting = "Dear" })
              say("{result} {why} {name}", { result = result or "nothing", why = why or "-" })
            end)
            """
        ])
        let bot = try files.open(store, clock: clock)
        defer { bot.close() }
        for (name, said) in [
            ("Ann", "Dear Ann - Ann"), ("nobody", "nothing cancelled nobody"), ("done", "nothing - done"),
        ] {
            _ = try await bot.says(to: "start it now", in: name)
            bot.evictAll()
            #expect(try await bot.says(to: name, in: name) == [said])
        }
    }
}

/// A store whose kept files differ from what was saved.
final class ForgedStore: Store {
    private let store: any Store
    private let old: String
    private let new: String
    init(_ store: any Store, replacing old: String, with new: String) {
        self.store = store
        self.old = old
        self.new = new
    }
    func files(of revision: RevisionID) throws(StoreError) -> [BotFile]? {
        try store.files(of: revision)?.map { file in
            BotFile(
                path: file.path,
                bytes: Array(String(decoding: file.bytes, as: UTF8.self).replacing(old, with: new).utf8))
        }
    }
    func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try store.entries(of: session)
    }
    func load(_ session: SessionID) throws(StoreError) -> StoredSession { try store.load(session) }
    func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        try store.turn(of: input, in: session)
    }
    func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        store.commit(commit, completion: completion)
    }
    func openTurns() throws(StoreError) -> [OpenTurn] { try store.openTurns() }
    func memory(of user: UserID) throws(StoreError) -> Record { try store.memory(of: user) }
    func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError) {
        try store.save(files, as: revision)
    }
    func sessions() throws(StoreError) -> [SessionSummary] { try store.sessions() }
    func close() { store.close() }
}
