// The statements of the writer, prepared once, and what they do for one commit.

import CSQLite
import ParleyModel

struct WriterStatements {
    let begin, commit, savepoint, release: Statement
    private let rollBack, insert, insertOpen, deleteOpen, lastSeq, openSeq, memorise, forget: Statement
    private let keepSnapshot: Statement
    private let findRevision, insertFile, insertPath: Statement

    init(_ connection: Connection) throws(SQLiteFailure) {
        begin = try connection.statement("BEGIN IMMEDIATE")
        commit = try connection.statement("COMMIT")
        savepoint = try connection.statement("SAVEPOINT one")
        release = try connection.statement("RELEASE one")
        rollBack = try connection.statement("ROLLBACK TO one")
        insert = try connection.statement(
            """
            INSERT INTO journal(session, seq, kind, at, input, body, "check") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """)
        insertOpen = try connection.statement("INSERT INTO open_turns(session, seq) VALUES (?1, ?2)")
        deleteOpen = try connection.statement("DELETE FROM open_turns WHERE session = ?1")
        lastSeq = try connection.statement("SELECT max(seq) FROM journal WHERE session = ?1")
        openSeq = try connection.statement("SELECT seq FROM open_turns WHERE session = ?1")
        memorise = try connection.statement(
            """
            INSERT OR REPLACE INTO memory(user, name, value, at, "check") VALUES (?1, ?2, ?3, ?4, ?5)
            """)
        forget = try connection.statement("DELETE FROM memory WHERE user = ?1 AND name = ?2")
        keepSnapshot = try connection.statement(
            """
            INSERT INTO snapshots(session, seq, body, "check") VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT(session) DO UPDATE SET
              seq = excluded.seq, body = excluded.body, "check" = excluded."check"
            """)
        findRevision = try connection.statement("SELECT 1 FROM revision_files WHERE revision = ?1 LIMIT 1")
        insertFile = try connection.statement("INSERT OR IGNORE INTO files(hash, bytes) VALUES (?1, ?2)")
        insertPath = try connection.statement(
            "INSERT INTO revision_files(revision, path, hash) VALUES (?1, ?2, ?3)")
    }

    func rollBackToSavepoint() throws(SQLiteFailure) {
        try rollBack.run()
        try release.run()
    }

    func tail(of session: SessionID) throws(SQLiteFailure) -> Writer.Tail {
        lastSeq.bind(1, session.text)
        defer { lastSeq.reset() }
        let last = try lastSeq.step() ? lastSeq.integer(0) : 0
        openSeq.bind(1, session.text)
        defer { openSeq.reset() }
        return Writer.Tail(last: last, openTurn: try openSeq.step() ? openSeq.integer(0) : nil)
    }

    /// Writes a commit whose start was compared, and gives the journal's new end.
    func append(_ commit: EncodedCommit, after tail: Writer.Tail) throws(SQLiteFailure) -> Writer.Tail {
        var next = tail
        next.last = tail.last &+ Int64(commit.rows.count)
        try commit.bytes.withUnsafeBufferPointer { (buffer) throws(SQLiteFailure) in
            let bytes = UnsafeRawBufferPointer(buffer)
            let session = bytes[commit.sessionBytes]
            insert.bind(1, uncopied: session)
            insert.bind(4, commit.at)
            for (offset, row) in commit.rows.enumerated() {
                insert.bind(2, commit.start &+ Int64(offset))
                insert.bind(3, uncopied: bytes[row.kind])
                if let input = row.input {
                    insert.bind(5, uncopied: bytes[input])
                } else {
                    insert.bindNull(5)
                }
                insert.bind(6, uncopied: bytes[row.body])
                insert.bind(7, row.check)
                try insert.run()
            }
            switch (commit.turn, tail.openTurn) {
            case (.open, nil):
                insertOpen.bind(1, uncopied: session)
                insertOpen.bind(2, commit.turnSeq)
                try insertOpen.run()
                next.openTurn = commit.turnSeq
            case (.done, .some):
                deleteOpen.bind(1, uncopied: session)
                try deleteOpen.run()
                next.openTurn = nil
            case (.open, .some), (.done, nil): break
            }
            for remembered in commit.memory { try write(remembered, of: commit, bytes) }
            guard let snapshot = commit.snapshot else { return }
            keepSnapshot.bind(1, uncopied: session)
            keepSnapshot.bind(2, next.last)
            keepSnapshot.bind(3, uncopied: bytes[snapshot.body])
            keepSnapshot.bind(4, snapshot.check)
            try keepSnapshot.run()
        }
        return next
    }

    private func write(
        _ remembered: EncodedCommit.Remembered, of commit: EncodedCommit, _ bytes: UnsafeRawBufferPointer
    ) throws(SQLiteFailure) {
        let statement = remembered.value == nil ? forget : memorise
        statement.bind(1, uncopied: bytes[remembered.user])
        statement.bind(2, uncopied: bytes[remembered.name])
        if let value = remembered.value {
            statement.bind(3, uncopied: bytes[value])
            statement.bind(4, commit.at)
            statement.bind(5, remembered.check)
        }
        try statement.run()
    }

    func save(_ files: HashedFiles) throws(SQLiteFailure) {
        findRevision.bind(1, files.revision.text)
        let isKnown = try findRevision.step()
        findRevision.reset()
        if isKnown { return }
        for file in files.files {
            insertFile.bind(1, file.hash)
            insertFile.bind(2, blob: file.bytes)
            try insertFile.run()
            insertPath.bind(1, files.revision.text)
            insertPath.bind(2, file.path)
            insertPath.bind(3, file.hash)
            try insertPath.run()
        }
    }
}
