// The bench bot as the tests run it: fixed clock, seeded chance, and a store that counts what is asked of it.

import Glibc
import Parley
import ParleyModel
import ParleyTesting

enum BenchBot {
    static let folder = String(#filePath.dropLast("BenchBot.swift".count)) + "Bot"

    static func open(_ store: any Store) throws -> Bot {
        var options = Bot.Options(folder: folder)
        options.store = .existing(store)
        options.clock = FixedClock(Instant(milliseconds: 1_772_000_000_000))
        options.random = SeededRandom()
        options.pluginsAreLoaded = false
        options.workers = 1
        return try Bot.open(options)
    }

    /// The measured conversation in English, as `parley bench` holds it.
    static let conversation = [
        ("hello", "help"), ("I want to return my order", "order number"), ("I do not know", "6 to 20 digits"),
        ("10000001", "Why"), ("it arrived broken", "10000001"), ("yes", "10000001"),
    ]
}

extension Bot {
    /// Whether every answer of one conversation contains what it must.
    func converses(in session: SessionID, turns: Range<Int> = 0..<6) async throws -> Bool {
        for (text, expected) in BenchBot.conversation[turns] {
            let turn = try await send(Input(session: session, text: text))
            guard turn.problem == nil, turn.replies.contains(where: { $0.text?.contains(expected) == true })
            else { return false }
        }
        return true
    }
}

/// Passes everything on to a store in memory and counts it.
final class CountingStore: Store {
    struct Counts: Hashable {
        var loads = 0
        var entriesRead = 0
        var lookups = 0
        var commits = 0
        var entriesWritten = 0
        var bytesWritten = 0
    }

    private let store = Bot.memoryStore()
    private let state = Guarded(Counts())

    /// What was counted since the last time.
    func take() -> Counts {
        state.withLock { counts in
            defer { counts = Counts() }
            return counts
        }
    }

    func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        let entries = try store.entries(of: session)
        state.withLock {
            $0.loads += 1
            $0.entriesRead += entries.count
        }
        return entries
    }

    func load(_ session: SessionID) throws(StoreError) -> StoredSession {
        let stored = try store.load(session)
        state.withLock {
            $0.loads += 1
            $0.entriesRead += stored.entries.count
        }
        return stored
    }

    func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        state.withLock { $0.lookups += 1 }
        return try store.turn(of: input, in: session)
    }

    func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        let bytes = commit.entries.reduce(0) { $0 + CanonicalJSON.bytes($1.value).count }
        state.withLock {
            $0.commits += 1
            $0.entriesWritten += commit.entries.count
            $0.bytesWritten += bytes
        }
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
