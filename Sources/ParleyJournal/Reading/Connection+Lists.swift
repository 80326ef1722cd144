// Reading what is not a journal: open turns, sessions, users' memory, files of revisions.

import CSQLite
import ParleyModel

extension Connection {
    func openTurns() throws(SQLiteFailure) -> [OpenTurn] {
        let query = try statement("SELECT session, seq FROM open_turns ORDER BY session")
        defer { query.reset() }
        var turns: [OpenTurn] = []
        while try query.step() {
            turns.append(OpenTurn(session: SessionID(query.text(0)), seq: query.integer(1)))
        }
        return turns
    }

    /// By id. Goes from session to session through the index: O(sessions), however long their journals are.
    func sessions() throws(SQLiteFailure) -> [SessionSummary] {
        let query = try statement(
            """
            WITH RECURSIVE known(session) AS (
              SELECT min(session) FROM journal
              UNION ALL
              SELECT (SELECT min(session) FROM journal WHERE session > known.session) FROM known
                WHERE known.session IS NOT NULL)
            SELECT known.session, newest.seq, newest.at
            FROM known CROSS JOIN journal AS newest
            WHERE newest.session = known.session
              AND newest.seq = (SELECT max(seq) FROM journal WHERE session = known.session)
            """)
        defer { query.reset() }
        var sessions: [SessionSummary] = []
        while try query.step() {
            sessions.append(
                SessionSummary(
                    session: SessionID(query.text(0)), entries: query.integer(1),
                    last: Instant(milliseconds: query.integer(2))))
        }
        return sessions
    }

    func memory(of user: UserID, key: SipKey) throws(SQLiteFailure) -> Record {
        let query = try statement(#"SELECT name, value, at, "check" FROM memory WHERE user = ?1"#)
        query.bind(1, user.text)
        defer { query.reset() }
        var record = Record()
        var owner = user.text
        while try query.step() {
            let check = owner.withUTF8 {
                key.check(
                    user: UnsafeRawBufferPointer($0), name: query.bytes(0), value: query.bytes(1),
                    at: query.integer(2))
            }
            guard check == query.integer(3),
                let value = try? Value(json: Array(query.bytes(1)), maximumDepth: 256)
            else { throw .damage("the bytes of \"\(query.text(0))\" were changed") }
            record[query.text(0)] = value
        }
        return record
    }

    /// By path; `nil` for a revision that was never saved.
    func files(of revision: RevisionID) throws(SQLiteFailure) -> [BotFile]? {
        let query = try statement(
            """
            SELECT kept.path, kept.hash, files.bytes
            FROM revision_files AS kept LEFT JOIN files ON files.hash = kept.hash
            WHERE kept.revision = ?1 ORDER BY kept.path
            """)
        query.bind(1, revision.text)
        defer { query.reset() }
        var files: [BotFile] = []
        while try query.step() {
            let bytes = Array(query.bytes(2))
            guard !query.isNull(2), SHA256.hex(of: bytes) == query.text(1) else {
                throw .damage("the bytes of \(query.text(0)) were changed")
            }
            files.append(BotFile(path: query.text(0), bytes: bytes))
        }
        return files.isEmpty ? nil : files
    }
}
