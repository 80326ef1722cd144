// What only a store on disk can show: that it is found again, who may open it, what other programs see in it.

import CSQLite
import Glibc
import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

@Suite("A store on disk")
struct SQLiteStoreTests {
    @Test("finds everything again")
    func reopen() async throws {
        let folder = try TemporaryFolder()
        let files = [BotFile(path: "a", bytes: [1, 2])]
        let first = try SQLiteStore.open(path: folder.store)
        try await first.keep(
            Commit(
                session: Samples.session, start: 1, entries: Samples.entries, at: Instant(milliseconds: 9),
                turn: .done))
        try await first.keep(
            .turn(
                "b", at: 1, input: "i", turn: .open,
                memory: [.init(user: UserID("u"), name: "n", value: ["deep": 1])]))
        try first.save(files, as: RevisionID("r"))
        first.close()
        #expect(folder.names() == ["sessions.db", "sessions.db-lock"], "a closed store has no log left")

        let second = try SQLiteStore.open(path: folder.store)
        defer { second.close() }
        #expect(try second.entries(of: Samples.session).map(\.body) == Samples.entries)
        #expect(try second.openTurns() == [OpenTurn(session: SessionID("b"), seq: 1)])
        #expect(try second.memory(of: UserID("u")) == ["n": ["deep": 1]])
        #expect(try second.files(of: RevisionID("r")) == files)
        #expect(
            await second.append(.turn("b", at: 1)).error == .conflict(session: SessionID("b"), expected: 1))
        #expect(
            await second.append(.turn("b", at: 2, input: "i")).error
                == .duplicateInput(session: SessionID("b"), input: InputID("i")))
        try await second.keep(.entries("b", at: 2, [.done(Done())]))
        #expect(try second.openTurns().isEmpty)
    }

    @Test("has what it acknowledged in its files at every moment", arguments: [Durability.full, .relaxed])
    func killed(durability: Durability) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store, durability: durability)
        defer { store.close() }
        for turn in 0..<5 {
            try await store.keep(.turn("a", at: Int64(turn * 2 + 1), input: "\(turn)"))
            // What a killed process leaves: file and log as they stand, no lock.
            let left = try TemporaryFolder()
            for suffix in ["", "-wal"] {
                try write(bytes(of: folder.store + suffix), to: left.store + suffix)
            }
            let survivor = try SQLiteStore.open(path: left.store)
            #expect(try survivor.entries(of: SessionID("a")).count == turn * 2 + 2)
            #expect(try survivor.turn(of: InputID("\(turn)"), in: SessionID("a"))?.count == 2)
            survivor.close()
        }
    }

    @Test("makes its folders and its files for this user alone")
    func modes() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a b/c?d#%41/sessions.db"
        let store = try SQLiteStore.open(path: path)
        try await store.keep(.turn("a", at: 1))
        #expect(mode(of: folder.path + "/a b") == 0o700)
        #expect(mode(of: folder.path + "/a b/c?d#%41") == 0o700)
        for suffix in ["", "-wal", "-lock"] { #expect(mode(of: path + suffix) == 0o600, "\(suffix)") }
        store.close()
    }

    @Test("is refused to a second writer, who is told the first one's process")
    func secondWriter() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let refused = StoreError.inUse(path: try resolved(folder.store), pid: getpid())
        #expect(throws: refused) { try SQLiteStore.open(path: folder.store) }
        // Another spelling of the same file.
        #expect(throws: refused) { try SQLiteStore.open(path: folder.path + "/./sessions.db") }
        try await store.keep(.turn("a", at: 1))
        store.close()
        let next = try SQLiteStore.open(path: folder.store)
        #expect(try next.entries(of: SessionID("a")).count == 2)
        next.close()
    }

    @Test("is read beside its writer, who is not disturbed")
    func readerBesideWriter() async throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreError.self) { try SQLiteStore.open(path: folder.store, readOnly: true) }
        #expect(folder.names().isEmpty, "nothing is made for a reader")
        let writer = try SQLiteStore.open(path: folder.store)
        try await writer.keep(.turn("a", at: 1))
        let reader = try SQLiteStore.open(path: folder.store, readOnly: true)
        #expect(try reader.entries(of: SessionID("a")).count == 2)
        try await writer.keep(.turn("a", at: 3))
        #expect(try reader.entries(of: SessionID("a")).count == 4)
        guard case .failed? = await reader.append(.turn("a", at: 5)).error else {
            Issue.record("a reader wrote")
            return
        }
        #expect(throws: StoreError.self) { try reader.save([], as: RevisionID("r")) }
        reader.close()
        #expect(throws: StoreError.closed) { try reader.sessions() }
        try await writer.keep(.turn("a", at: 5))
        writer.close()
        let later = try SQLiteStore.open(path: folder.store, readOnly: true)
        #expect(try later.entries(of: SessionID("a")).count == 6)
        later.close()
    }

    @Test("of the first version is brought up to date when it is opened for writing")
    func older() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try await store.keep(.turn("a", at: 1))
        store.close()
        try Database(folder.store).run("DROP TABLE snapshots; PRAGMA user_version = 1")
        #expect(throws: StoreError.self) { try SQLiteStore.open(path: folder.store, readOnly: true) }
        let again = try SQLiteStore.open(path: folder.store)
        defer { again.close() }
        #expect(try again.load(SessionID("a")).entries.count == 2)
        try await again.keep(.snapshot("a", after: again.entries(of: SessionID("a"))))
        #expect(try again.load(SessionID("a")).snapshot?.seq == 4)
    }

    @Test("of a newer program is refused and left as it is", arguments: [false, true])
    func newer(readOnly: Bool) async throws {
        let folder = try TemporaryFolder()
        try SQLiteStore.open(path: folder.store).close()
        try Database(folder.store).run("PRAGMA user_version = 7")
        let before = try bytes(of: folder.store)
        #expect(throws: StoreError.newerSchema(path: try resolved(folder.store), found: 7, known: 2)) {
            try SQLiteStore.open(path: folder.store, readOnly: readOnly)
        }
        #expect(try bytes(of: folder.store) == before)
    }

    enum Foreign: CaseIterable {
        case text, shortText, database, markedDatabase, emptyDatabaseWithVersion, logged
    }

    @Test("is not made of somebody else's file", arguments: Foreign.allCases, [false, true])
    func foreign(kind: Foreign, readOnly: Bool) async throws {
        let folder = try TemporaryFolder()
        switch kind {
        case .text: try write(Array(repeating: UInt8(ascii: "x"), count: 9_000), to: folder.store)
        case .shortText: try write(Array("notes\n".utf8), to: folder.store)
        case .database: try Database(folder.store).run("CREATE TABLE notes(x)")
        case .markedDatabase:
            try Database(folder.store).run("PRAGMA application_id = 7; CREATE TABLE journal(x)")
        case .emptyDatabaseWithVersion: try Database(folder.store).run("PRAGMA user_version = 3")
        case .logged:
            // Its tables stand in its log alone, as after a kill.
            let source = try TemporaryFolder()
            let other = try Database(source.store)
            try other.run("PRAGMA journal_mode = WAL; CREATE TABLE notes(x)")
            for suffix in ["", "-wal"] {
                try write(bytes(of: source.store + suffix), to: folder.store + suffix)
            }
        }
        let names = folder.names()
        let before = try names.map { try bytes(of: folder.path + "/" + $0) }
        #expect(throws: StoreError.notAStore(path: try resolved(folder.store))) {
            try SQLiteStore.open(path: folder.store, readOnly: readOnly)
        }
        #expect(folder.names() == names)
        #expect(try names.map { try bytes(of: folder.path + "/" + $0) } == before)
    }

    @Test("is made of an empty file, but not of a folder")
    func emptyAndFolder() async throws {
        let folder = try TemporaryFolder()
        try write([], to: folder.store)
        try SQLiteStore.open(path: folder.store).close()
        #expect(throws: StoreError.notAStore(path: try resolved(folder.path))) {
            try SQLiteStore.open(path: folder.path)
        }
        #expect(throws: StoreError.self) { try SQLiteStore.open(path: "") }
        #expect(throws: StoreError.self) { try SQLiteStore.open(path: folder.store + "/below/sessions.db") }
    }

    private func resolved(_ path: String) throws -> String {
        let found = try #require(realpath(path, nil))
        defer { free(found) }
        return String(cString: found)
    }
}

@Suite("The view of slots")
struct SlotsViewTests {
    @Test("shows the present values of each session, the newest of each name")
    func slots() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        defer { store.close() }
        func opened(_ session: String, at start: Int64) -> Commit {
            .entries(session, at: start, [.opened(Opened(secret: "00", locale: Locale("en")))], turn: .open)
        }
        try await store.keep(opened("a", at: 1))
        try await store.keep(
            .turn("a", at: 2, user: "ann", changed: ["size": 7, "name": "Ann", "gone": 1], time: 20))
        try await store.keep(
            .turn("a", at: 4, changed: ["size": .double(7.5), "gone": .null, "ok": true], time: 30))
        try await store.keep(.turn("a", at: 6, user: "bob", changed: ["list": ["x", 1]], time: 40))
        try await store.keep(.turn("b", at: 1, changed: ["size": 1], time: 50))
        // Closed and begun anew: what was before does not count.
        try await store.keep(.turn("c", at: 1, changed: ["old": 1], time: 60))
        try await store.keep(opened("c", at: 3))
        try await store.keep(.turn("c", at: 4, changed: ["new": "中"], time: 70))

        let database = try Database(folder.store)
        let columns = "session, user, name, value, typeof(value), set_at"
        let a = try database.rows("SELECT \(columns) FROM slots WHERE session = 'a' ORDER BY name")
        #expect(
            a == [
                ["a", "bob", "list", #"["x",1]"#, "text", "40"], ["a", "bob", "name", "Ann", "text", "20"],
                ["a", "bob", "ok", "1", "integer", "30"], ["a", "bob", "size", "7.5", "real", "30"],
            ])
        let others = try database.rows("SELECT \(columns) FROM slots WHERE session <> 'a' ORDER BY session")
        #expect(
            others == [
                ["b", "NULL", "size", "1", "integer", "50"], ["c", "NULL", "new", "中", "text", "70"],
            ])
        let plan = try database.rows("EXPLAIN QUERY PLAN SELECT name, value FROM slots WHERE session = ?")
        let scans = plan.compactMap(\.last).filter { $0.contains("SCAN") && !$0.contains("VIRTUAL TABLE") }
        #expect(scans.allSatisfy { $0.contains("newest") }, "\(plan)")
        #expect(plan.contains { $0.last?.contains("SEARCH done USING INDEX") ?? false }, "\(plan)")
    }
}

/// Another program's look at a store's file.
final class Database {
    private var handle: OpaquePointer?

    init(_ path: String) throws { try #require(sqlite3_open(path, &handle) == SQLITE_OK) }
    deinit { sqlite3_close_v2(handle) }

    func run(_ sql: String) throws { try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK) }

    /// Every column as text, NULL as "NULL".
    func rows(_ sql: String) throws -> [[String]] {
        var statement: OpaquePointer?
        try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK)
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
                })
        }
        return rows
    }
}
