// Snapshots: what a store gives back of them, and when it gives the entries alone.

import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

extension Commit {
    /// A turn after a session's entries, with the snapshot that they and it come to.
    static func snapshot(_ session: String, after entries: [JournalEntry], text: String = "hello") -> Commit {
        var commit = Commit.turn(session, at: Int64(entries.count) + 1, text: text)
        var view = JournalView(session: commit.session, entries: entries)
        for (offset, body) in commit.entries.enumerated() {
            view.apply(JournalEntry(seq: commit.start + Int64(offset), at: commit.at, body: body))
        }
        commit.snapshot = view
        return commit
    }
}

@Suite("A snapshot")
struct SnapshotTests {
    private let session = SessionID("a")

    /// Two turns, the second with a snapshot, and a third.
    private func fill(_ store: any Store) async throws {
        try await store.keep(.turn("a", at: 1))
        try await store.keep(.snapshot("a", after: store.entries(of: session)))
        try await store.keep(.turn("a", at: 5, text: "later"))
    }

    /// What is loaded is what all the entries tell, from a number on.
    private func expectFold(_ store: any Store, from seq: Int64?) throws {
        let entries = try store.entries(of: session)
        let stored = try store.load(session)
        #expect(stored.snapshot?.seq == seq)
        #expect(stored.entries.count == entries.count - Int(seq ?? 0))
        #expect(stored.view(of: session) == JournalView(session: session, entries: entries))
    }

    @Test("stands for the entries before it", arguments: Backend.allCases)
    func load(backend: Backend) async throws {
        try await backend.withStore { store in
            #expect(try store.load(session) == StoredSession(entries: []))
            try await fill(store)
            try expectFold(store, from: 4)
            try await store.keep(.snapshot("a", after: store.entries(of: session)))
            try expectFold(store, from: 8)
            try await store.keep(.snapshot("b", after: []))
            try expectFold(store, from: 8)
        }
    }

    @Test(
        "that does not end with its commit, or of a commit that failed, is not kept",
        arguments: Backend.allCases)
    func unfitting(backend: Backend) async throws {
        try await backend.withStore { store in
            try await fill(store)
            var early = Commit.turn("a", at: 7)
            early.snapshot = JournalView(session: session, entries: try store.entries(of: session))
            try await store.keep(early)
            try expectFold(store, from: 4)
            var foreign = Commit.turn("a", at: 9)
            foreign.snapshot = Commit.snapshot("b", after: try store.entries(of: session)).snapshot
            try await store.keep(foreign)
            try expectFold(store, from: 4)
            let late = Commit.snapshot("a", after: Array(try store.entries(of: session).dropLast()))
            #expect(await store.append(late).error == .conflict(session: session, expected: late.start))
            try expectFold(store, from: 4)
        }
    }

    @Test(
        "that is gone, changed, of another place or ahead of the journal is not used",
        arguments: [
            "DELETE FROM snapshots", "UPDATE snapshots SET body = replace(body, 'hello', 'hullo')",
            "UPDATE snapshots SET body = ''", "UPDATE snapshots SET seq = 2",
            "UPDATE snapshots SET seq = 400",
            #"UPDATE snapshots SET "check" = "check" + 1"#,
            "UPDATE snapshots SET body = (SELECT body FROM journal WHERE id = 1)",
        ])
    func damaged(change: String) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try await fill(store)
        store.close()
        try Database(folder.store).run(change)
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        try expectFold(again, from: nil)
        try await again.keep(.snapshot("a", after: again.entries(of: session)))
        try expectFold(again, from: 8)
    }

    @Test("of a journal that lost its last entries is not used")
    func ahead() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try await fill(store)
        store.close()
        try Database(folder.store).run("DELETE FROM journal WHERE seq > 3")
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        try expectFold(again, from: nil)
    }

    @Test("does not hide damage after it")
    func damageAfterIt() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try await fill(store)
        store.close()
        try Database(folder.store).run("UPDATE journal SET body = replace(body, 'later', 'latex')")
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        #expect(throws: StoreError.damaged(session: session, seq: 5, detail: "its bytes were changed")) {
            try again.load(session)
        }
    }
}
