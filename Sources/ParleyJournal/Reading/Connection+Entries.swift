// Reading entries, each compared with its check before anything is believed.

import CSQLite
import ParleyModel

extension Connection {
    private static let columns = #"SELECT seq, kind, at, input, body, "check" FROM journal"#

    /// A session's entries from a number on, without a gap; to the first that ends a turn, or to the last.
    func entries(
        of session: SessionID, from start: Int64, untilTurnEnds: Bool = false, key: SipKey
    ) -> Result<[JournalEntry], StoreError> {
        var entries: [JournalEntry] = []
        var seq = start
        do throws(SQLiteFailure) {
            let query = try statement(Connection.columns + " WHERE session = ?1 AND seq >= ?2 ORDER BY seq")
            query.bind(1, session.text)
            query.bind(2, start)
            defer { query.reset() }
            while try query.step() {
                guard query.integer(0) == seq else { throw .damage("the entry is missing") }
                let entry = try query.entry(of: session, key: key)
                entries.append(entry)
                if untilTurnEnds, entry.body.endsTurn { break }
                seq &+= 1
            }
            return .success(entries)
        } catch {
            guard error.primary == SQLITE_CORRUPT else {
                return .failure(error.error(in: "read the journal of session \(session)"))
            }
            return .failure(.damaged(session: session, seq: seq, detail: error.text))
        }
    }

    /// The newest snapshot and the entries after it; all entries where no snapshot is whole, of this program's format,
    /// and of this journal.
    func load(_ session: SessionID, key: SipKey) throws(SQLiteFailure) -> Result<StoredSession, StoreError> {
        let snapshot = try snapshot(of: session, key: key)
        return entries(of: session, from: (snapshot?.seq ?? 0) &+ 1, key: key).map {
            StoredSession(snapshot: snapshot, entries: $0)
        }
    }

    private func snapshot(of session: SessionID, key: SipKey) throws(SQLiteFailure) -> JournalView? {
        let query = try statement(
            """
            SELECT kept.seq, kept.body, kept."check", last."check" FROM snapshots AS kept
            JOIN journal AS last ON last.session = kept.session AND last.seq = kept.seq WHERE kept.session = ?1
            """)
        query.bind(1, session.text)
        defer { query.reset() }
        guard try query.step() else { return nil }
        var name = session.text
        let check = name.withUTF8 {
            key.check(
                session: UnsafeRawBufferPointer($0), seq: query.integer(0), snapshot: query.bytes(1),
                last: query.integer(3))
        }
        guard check == query.integer(2),
            let view = JournalView(snapshotBytes: Array(query.bytes(1)), session: session),
            view.seq == query.integer(0)
        else { return nil }
        return view
    }

    /// The number of the entry that an input began its turn with.
    func seq(of input: InputID, in session: SessionID) throws(SQLiteFailure) -> Int64? {
        let query = try statement("SELECT seq FROM journal WHERE session = ?1 AND input = ?2")
        query.bind(1, session.text)
        query.bind(2, input.text)
        defer { query.reset() }
        return try query.step() ? query.integer(0) : nil
    }

    /// After a failure: whether the rows written last are what was written. Bounded, whatever the file's size.
    func verifyNewestEntries(_ key: SipKey) throws(SQLiteFailure) {
        let query = try statement(
            #"SELECT seq, kind, at, input, body, "check", session FROM journal ORDER BY id DESC LIMIT 256"#)
        defer { query.reset() }
        while try query.step() { _ = try query.entry(of: SessionID(query.text(6)), key: key) }
    }
}

extension Statement {
    /// The entry in the present row: `seq, kind, at, input, body, check`.
    fileprivate func entry(of session: SessionID, key: SipKey) throws(SQLiteFailure) -> JournalEntry {
        let seq = integer(0)
        let at = integer(2)
        var name = session.text
        let check = name.withUTF8 {
            key.check(
                session: UnsafeRawBufferPointer($0), seq: seq, at: at, kind: bytes(1),
                input: isNull(3) ? nil : bytes(3), body: bytes(4))
        }
        guard check == integer(5) else { throw .damage("its bytes were changed") }
        let value: Value
        do {
            // As deep as a flow's values may go (200), and what an entry wraps around them.
            value = try Value(json: Array(bytes(4)), maximumDepth: 256)
        } catch {
            throw .damage(error.message)
        }
        let kind = text(1)
        guard let body = JournalEntry.Body(kind: kind, value: value, session: session) else {
            throw .damage("this program does not know such an entry: \(kind)")
        }
        return JournalEntry(seq: seq, at: Instant(milliseconds: at), body: body)
    }
}
