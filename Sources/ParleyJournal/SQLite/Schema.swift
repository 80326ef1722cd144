// The tables of a store, how older ones become newer ones, and how a connection is set up.

import CSQLite
import ParleyModel

/// The tables, by version.
enum Schema {
    /// "Prly": what marks a file as a store of ours (SQLite's `application_id`).
    static let applicationID: Int64 = 0x5072_6C79

    /// Step n makes version n + 1 of version n. A released step is never edited.
    static let steps = [first, second]

    enum Owner: Hashable {
        case ours(Int), newer(Int)
        /// Empty: a store can be made of it.
        case nobody
        case somebodyElse
    }

    private static let first = """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;

        -- Only ever appended to. "check" is a keyed hash over the rest of the row.
        CREATE TABLE journal(
          id INTEGER PRIMARY KEY, session TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
          at INTEGER NOT NULL, input TEXT, body TEXT NOT NULL, "check" INTEGER NOT NULL);
        CREATE UNIQUE INDEX journal_seq ON journal(session, seq);
        CREATE UNIQUE INDEX journal_input ON journal(session, input) WHERE input IS NOT NULL;
        CREATE INDEX journal_opened ON journal(session, seq) WHERE kind = 'opened';

        -- Turns of several commits between their first and their last.
        CREATE TABLE open_turns(session TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE memory(
          user TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL, "check" INTEGER NOT NULL,
          PRIMARY KEY (user, name)) WITHOUT ROWID;

        CREATE TABLE files(hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE revision_files(
          revision TEXT NOT NULL, path TEXT NOT NULL, hash TEXT NOT NULL,
          PRIMARY KEY (revision, path)) WITHOUT ROWID;

        -- The present values: of each name the newest that a turn's end reports, unless it was forgotten.
        CREATE VIEW slots(session, user, name, value, set_at) AS
        SELECT newest.session,
          (SELECT json_extract(said.body, '$.user') FROM journal AS said
            WHERE said.session = newest.session AND said.kind = 'received'
              AND json_extract(said.body, '$.user') IS NOT NULL
            ORDER BY said.seq DESC LIMIT 1),
          newest.name, newest.value, newest.at
        FROM (
          -- Beside max() SQLite takes the other columns from the row that has it.
          SELECT done.session AS session, changed.key AS name, changed.value AS value, done.at AS at, max(done.seq)
          FROM journal AS done, json_each(done.body, '$.changed') AS changed
          WHERE done.kind = 'done' AND done.seq > coalesce(
            (SELECT max(opened.seq) FROM journal AS opened
              WHERE opened.session = done.session AND opened.kind = 'opened'), 0)
          GROUP BY done.session, changed.key
        ) AS newest
        WHERE newest.value IS NOT NULL;
        """

    private static let second = """
        -- A cache: the fold of a session's journal up to an entry. "check" is a keyed hash over the rest of the row and that
        -- entry's own check. Rows may be deleted at any time.
        CREATE TABLE snapshots(
          id INTEGER PRIMARY KEY, session TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, body TEXT NOT NULL,
          "check" INTEGER NOT NULL);
        """
}

extension Connection {
    /// Whose file this is, as far as its header and its tables tell.
    func owner() throws(SQLiteFailure) -> Schema.Owner {
        let version = Int(truncatingIfNeeded: try integer("PRAGMA user_version") ?? 0)
        let mark = try integer("PRAGMA application_id")
        if mark == Schema.applicationID {
            return version > Schema.steps.count ? .newer(version) : .ours(version)
        }
        guard mark == 0, version == 0 else { return .somebodyElse }
        return try integer("SELECT count(*) FROM sqlite_schema") == 0 ? .nobody : .somebodyElse
    }

    /// Brings a file to the present version, all or nothing. What is not committed is gone with the connection.
    func migrate() throws(SQLiteFailure) -> Schema.Owner {
        try run("BEGIN IMMEDIATE")
        let owner = try owner()
        let found: Int
        switch owner {
        case .newer, .somebodyElse: return owner
        case .nobody: found = 0
        case .ours(let version): found = max(0, version)
        }
        for step in Schema.steps[found...] { try run(step) }
        if found == 0 { try insertKey() }
        if found < Schema.steps.count {
            try run("PRAGMA application_id = \(Schema.applicationID)")
            try run("PRAGMA user_version = \(Schema.steps.count)")
        }
        try run("COMMIT")
        return .ours(Schema.steps.count)
    }

    /// What the writer's connection runs with. The schema comes first, so that a file that is not yet ours in its
    /// very header never has a log beside it.
    func prepareForWriting(_ durability: Durability) throws(SQLiteFailure) {
        guard try text("PRAGMA journal_mode = WAL") == "wal" else {
            throw SQLiteFailure(code: SQLITE_CANTOPEN, text: "the write-ahead log is not available here")
        }
        try run(
            """
            PRAGMA synchronous = \(durability == .full ? "FULL" : "NORMAL");
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -8192;
            """)
        try prepareForAnything()
    }

    func prepareForReading() throws(SQLiteFailure) {
        // Only the writer checkpoints.
        try run("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -1024;")
        try prepareForAnything()
    }

    private func prepareForAnything() throws(SQLiteFailure) {
        try run(
            """
            PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;
            PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
            """)
    }
}
