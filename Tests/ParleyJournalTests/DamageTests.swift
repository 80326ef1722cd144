// Stored bytes that changed: found, told apart by session, never served as if they were right.

import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

@Suite("Damage")
struct DamageTests {
    @Test("in one session sets that session aside, and others are served")
    func oneSession() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        for session in ["a", "b", "c"] {
            try await store.keep(.turn(session, at: 1, input: "1", text: "first of \(session)"))
            try await store.keep(.turn(session, at: 3, input: "2", text: "second of \(session)"))
        }
        store.close()
        var file = try bytes(of: folder.store)
        let mark = Array("second of b".utf8)
        let place = try #require(file.indices.first { file[$0...].starts(with: mark) })
        file[place] ^= 1
        try write(file, to: folder.store)

        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        let damaged = StoreError.damaged(session: SessionID("b"), seq: 3, detail: "its bytes were changed")
        #expect(throws: damaged) { try again.entries(of: SessionID("b")) }
        #expect(throws: damaged) { try again.turn(of: InputID("2"), in: SessionID("b")) }
        #expect(try again.turn(of: InputID("1"), in: SessionID("b"))?.count == 2)
        for session in ["a", "c"] {
            #expect(try again.entries(of: SessionID(session)).count == 4)
            try await again.keep(.turn(session, at: 5, input: "3"))
        }
    }

    @Test("by a removed or a moved row is found")
    func rows() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        for session in ["a", "b", "c", "d"] {
            try await store.keep(.turn(session, at: 1, input: "1"))
            try await store.keep(.turn(session, at: 3, input: "2"))
        }
        store.close()
        let changes = [
            "DELETE FROM journal WHERE session = 'a' AND seq = 2",
            "UPDATE journal SET seq = 5 WHERE session = 'b' AND seq = 4",
            "UPDATE journal SET at = at + 1 WHERE session = 'c' AND seq = 1",
            "UPDATE journal SET input = '9' WHERE session = 'd' AND seq = 3",
        ]
        for change in changes { try Database(folder.store).run(change) }
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        for (session, seq) in [("a", 2), ("b", 4), ("c", 1), ("d", 3)] as [(String, Int64)] {
            let error = #expect(throws: StoreError.self) { try again.entries(of: SessionID(session)) }
            guard case .damaged(SessionID(session), seq, _)? = error else {
                Issue.record("session \(session): \(String(describing: error))")
                continue
            }
        }
    }

    @Test("of what is remembered or of a bot's file is found")
    func others() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try await store.keep(.turn("a", at: 1, memory: [.init(user: UserID("u"), name: "n", value: 1)]))
        try store.save([BotFile(path: "a", bytes: [1])], as: RevisionID("r"))
        store.close()
        try Database(folder.store).run("UPDATE memory SET value = '2'; UPDATE files SET bytes = x'02'")
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        #expect(throws: StoreError.self) { try again.memory(of: UserID("u")) }
        #expect(throws: StoreError.self) { try again.files(of: RevisionID("r")) }
        #expect(try again.entries(of: SessionID("a")).count == 2)
    }

    /// An index that lost an entry can hide the end of a journal; nothing that is not in it may ever be shown.
    @Test("of any byte of the file serves nothing that was not written")
    func anyByte() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let sessions = ["a", "b", "c"].map(SessionID.init)
        for session in sessions {
            for turn in 0..<3 {
                try await store.keep(.turn(session.text, at: Int64(turn * 2 + 1), input: "\(turn)"))
            }
        }
        let truth = try sessions.map { try store.entries(of: $0) }
        store.close()
        let whole = try bytes(of: folder.store)
        var found = 0
        for place in stride(from: 3, to: whole.count, by: 211) {
            var file = whole
            file[place] ^= 1 << (place % 8)
            try write(file, to: folder.store)
            guard let damaged = try? SQLiteStore.open(path: folder.store) else {
                found += 1
                continue
            }
            for (session, entries) in zip(sessions, truth) {
                do throws(StoreError) {
                    let read = try damaged.entries(of: session)
                    #expect(entries.starts(with: read), "byte \(place)")
                } catch {
                    found += 1
                }
            }
            damaged.close()
        }
        #expect(found > 0)
    }
}
