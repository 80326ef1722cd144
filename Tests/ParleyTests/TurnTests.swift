// Turns: de-duplicated, in order, all or nothing, and finished after a crash.
import Parley
import ParleyModel
import Testing

private let bank = [
    "Flows/bank.lua": """
    slot("amount", { type = "integer", ask = "How much?" })
    intent("pay", { "pay a bill", "make a payment" })
    flow("pay", { on = "pay" }, function()
      local amount = ask("amount")
      say("One moment.")
      local before = call("bank.balance", {})
      local ticket, problem = try_call("bank.send", { amount = amount })
      if not ticket then return say("Refused: {problem}", { problem = problem }) end
      say("Sent {amount} of {before}: {id}", { amount = amount, before = before, id = ticket.id })
    end)
    """
]

@Suite struct TurnTests {
    private let files = TemporaryBot(bank)
    private let store = Bot.memoryStore()
    private let actions = TestActions(["bank.send": .write, "bank.balance": .read]) { call in
        call.action == "bank.balance" ? .ok(100) : .ok(["id": "T-1"])
    }

    @Test func aRepeatedIdGetsTheSameRepliesAndTakesEffectOnce() async throws {
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        _ = try await bot.says(to: "pay a bill", id: "1")
        let first = try await bot.send(Input(session: SessionID("s"), id: InputID("2"), text: "20"))
        let again = try await bot.send(Input(session: SessionID("s"), id: InputID("2"), text: "20"))
        #expect(first.replies.map(\.text) == ["One moment.", "Sent 20 of 100: T-1"])
        #expect(again.replies == first.replies && again.seq == first.seq)
        #expect(again.isRepeat && !first.isRepeat)
        #expect(actions.calls.count { $0.action == "bank.send" } == 1)
    }

    @Test func aRepeatAfterARestartGetsTheSameReplies() async throws {
        let bot = try files.open(store, actions: [actions])
        _ = try await bot.says(to: "pay a bill", id: "1")
        let first = try await bot.says(to: "20", id: "2")
        bot.abandon()
        let next = try files.open(store, actions: [actions])
        defer { next.close() }
        #expect(try await next.says(to: "20", id: "2") == first)
        #expect(try await next.says(to: "pay a bill", id: "1") == ["How much?"])
    }

    @Test func anIdWithOtherContentIsRefused() async throws {
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        _ = try await bot.says(to: "pay a bill", id: "1")
        await #expect(throws: SendError.inputReused(InputID("1"))) { try await bot.says(to: "20", id: "1") }
        #expect(try await bot.says(to: "20", id: "2").count == 2)
    }

    @Test func aCrashDuringAWriteRepeatsItWithTheSameKeyAndAnswersTheInputOnce() async throws {
        let hanging = TestActions(["bank.send": .write, "bank.balance": .read]) { call in
            call.action == "bank.balance" ? .ok(100) : nil
        }
        let bot = try files.open(store, actions: [hanging])
        _ = try await bot.says(to: "pay a bill", id: "1")
        bot.send(Input(session: SessionID("s"), id: InputID("2"), text: "20")) { _ in
            Issue.record("it was answered")
        }
        while !hanging.calls.contains(where: { $0.action == "bank.send" }) { await Task.yield() }
        let open = try bot.entries(of: SessionID("s"))
        #expect(open.last?.body.kind == "calling")
        bot.abandon()

        let next = try files.open(store, actions: [actions])
        defer { next.close() }
        #expect(try await next.says(to: "20", id: "2") == ["One moment.", "Sent 20 of 100: T-1"])
        let keys = hanging.calls.filter { $0.action == "bank.send" }.map(\.key)
        #expect(actions.calls.filter { $0.action == "bank.send" }.map(\.key) == keys)
        // The balance was read before the crash, and its result is in the journal.
        #expect(actions.calls.count == 1)
    }

    @Test func anOpenTurnIsFinishedAtStartUpWithoutAnybodyAsking() async throws {
        let hanging = TestActions(["bank.send": .write, "bank.balance": .read]) { call in
            call.action == "bank.balance" ? .ok(100) : nil
        }
        let bot = try files.open(store, actions: [hanging])
        _ = try await bot.says(to: "pay a bill")
        bot.send(Input(session: SessionID("s"), text: "20")) { _ in }
        while !hanging.calls.contains(where: { $0.action == "bank.send" }) { await Task.yield() }
        bot.abandon()
        let next = try files.open(store, actions: [actions])
        next.close()
        let view = try files.open(store).view(of: SessionID("s"))
        #expect(view.turn == nil && view.runs.isEmpty)
        #expect(try store.openTurns().isEmpty)
    }

    @Test func anUnknownOutcomeIsTriedAgainUnderTheSameKeyByALaterCall() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": """
            intent("pay", { "pay a bill" })
            flow("pay", { on = "pay" }, function()
              local ticket, problem = try_call("bank.send", { amount = 1 })
              say("first: {problem}", { problem = problem })
              ticket, problem = try_call("bank.send", { amount = 1 })
              say("second: {id}", { id = ticket and ticket.id or problem })
              ticket = try_call("bank.send", { amount = 1 })
              say("third: {id}", { id = ticket.id })
            end)
            """
        ])
        let attempts = Guarded(0)
        let actions = TestActions(["bank.send": .write]) { _ in
            attempts.withLock {
                $0 += 1; return $0
            } == 1 ? .unknown("timeout") : .ok(["id": "T"])
        }
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        #expect(try await bot.says(to: "pay a bill") == ["first: unknown", "second: T", "third: T"])
        let keys = actions.calls.map(\.key)
        #expect(keys.count == 3 && keys[0] == keys[1] && keys[1] != keys[2])
    }

    @Test func aThousandSessionsAtOnceKeepTheirOrderAndNothingIsMixed() async throws {
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        let said = Guarded<[String: [String]]>([:])
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let open = Guarded(3000)
            for text in ["pay a bill", "how much?", "N"] {
                for number in 0..<1000 {
                    let session = "s\(number)"
                    let input = Input(session: SessionID(session), text: text == "N" ? "\(number + 1)" : text)
                    bot.send(input) { result in
                        let texts = (try? result.get().replies.map { $0.text ?? "" }) ?? ["failed"]
                        said.withLock { $0[session, default: []] += texts }
                        if open.withLock({
                            $0 -= 1; return $0
                        }) == 0 {
                            done.resume()
                        }
                    }
                }
            }
        }
        let all = said.withLock { $0 }
        for number in 0..<1000 {
            #expect(all["s\(number)"]?.first == "How much?")
            #expect(all["s\(number)"]?.last == "Sent \(number + 1) of 100: T-1")
        }
    }

    @Test func whatIsTooLargeIsRefusedAndLeavesNoTrace() async throws {
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        let long = String(repeating: "长", count: 6000)
        await #expect(throws: SendError.messageTooLarge(bytes: 18_000, limit: 16_384)) {
            try await bot.says(to: long)
        }
        #expect(try bot.entries(of: SessionID("s")).isEmpty)
    }

    @Test func aClosedBotTakesNothingMore() async throws {
        let bot = try files.open(store, actions: [actions])
        bot.close()
        await #expect(throws: SendError.closed) { try await bot.says(to: "pay a bill") }
    }

    @Test func anActionThatNeverAnswersHasFailedAfterItsTime() async throws {
        let hanging = TestActions(["bank.send": .write, "bank.balance": .read]) { call in
            call.action == "bank.balance" ? .ok(100) : nil
        }
        var options = Bot.Options(folder: files.folder)
        options.store = .existing(store)
        options.actions = [hanging]
        options.actionTimeout = 0.01
        let bot = try Bot.open(options)
        defer { bot.close() }
        _ = try await bot.says(to: "pay a bill")
        #expect(try await bot.says(to: "20") == ["One moment.", "Refused: unknown"])
    }

    @Test func evictionAtAnyMomentChangesNothing() async throws {
        let bot = try files.open(store, actions: [actions])
        defer { bot.close() }
        _ = try await bot.says(to: "pay a bill")
        bot.evictAll()
        #expect(try await bot.says(to: "20") == ["One moment.", "Sent 20 of 100: T-1"])
    }

    @Test func aFailedCommitForgetsWhatWasNotWritten() async throws {
        let failing = FailingStore(store)
        let bot = try files.open(failing, actions: [actions])
        defer { bot.close() }
        _ = try await bot.says(to: "pay a bill")
        failing.isFailing = true
        await #expect(throws: SendError.self) { try await bot.says(to: "20") }
        failing.isFailing = false
        #expect(try await bot.says(to: "30") == ["One moment.", "Sent 30 of 100: T-1"])
    }
}

/// A store whose commits fail while it is told so.
final class FailingStore: Store {
    private let store: any Store
    private let failing = Guarded(false)
    init(_ store: any Store) { self.store = store }
    var isFailing: Bool {
        get { failing.withLock { $0 } }
        set { failing.withLock { $0 = newValue } }
    }
    func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try store.entries(of: session)
    }
    func load(_ session: SessionID) throws(StoreError) -> StoredSession { try store.load(session) }
    func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        try store.turn(of: input, in: session)
    }
    func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        if isFailing { return completion(.failure(.failed(operation: "commit", detail: "the disk is full"))) }
        store.commit(commit, completion: completion)
    }
    func openTurns() throws(StoreError) -> [OpenTurn] { try store.openTurns() }
    func memory(of user: UserID) throws(StoreError) -> Record { try store.memory(of: user) }
    func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError) {
        try store.save(files, as: revision)
    }
    func files(of revision: RevisionID) throws(StoreError) -> [BotFile]? { try store.files(of: revision) }
    func sessions() throws(StoreError) -> [SessionSummary] { try store.sessions() }
    func close() { store.close() }
}
