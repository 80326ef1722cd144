// A commit as the writer binds it: all its bytes in one piece, made and hashed on the caller's thread.

import ParleyModel

struct EncodedCommit: Sendable {
    struct Row: Sendable {
        var kind: Range<Int>
        var input: Range<Int>?
        var body: Range<Int>
        var check: Int64
    }
    struct Remembered: Sendable {
        var user: Range<Int>
        var name: Range<Int>
        /// `nil` forgets.
        var value: Range<Int>?
        var check: Int64
    }

    struct Snapshot: Sendable {
        var body: Range<Int>
        var check: Int64
    }

    let session: SessionID
    let start: Int64
    let at: Int64
    let turn: Commit.Turn
    let turnSeq: Int64
    /// The input ids among the entries, for the error that names one.
    let inputs: [InputID]
    private(set) var bytes: [UInt8] = []
    private(set) var rows: [Row] = []
    private(set) var memory: [Remembered] = []
    private(set) var snapshot: Snapshot?
    private(set) var sessionBytes: Range<Int> = 0..<0

    init(_ commit: Commit, key: SipKey) {
        session = commit.session
        start = commit.start
        at = commit.at.milliseconds
        turn = commit.turn
        turnSeq = commit.turnSeq
        inputs = commit.entries.compactMap(\.inputID)
        bytes.reserveCapacity(256 * (commit.entries.count + 1))
        rows.reserveCapacity(commit.entries.count)
        sessionBytes = append(commit.session.text)
        for body in commit.entries { append(body) }
        for remembered in commit.memory { append(remembered) }
        if let view = commit.fittingSnapshot { snapshot = Snapshot(body: append(view.snapshot), check: 0) }
        addChecks(key)
    }

    private mutating func append(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return start..<bytes.count
    }

    private mutating func append(_ value: Value) -> Range<Int> {
        let start = bytes.count
        CanonicalJSON.append(value, to: &bytes)
        return start..<bytes.count
    }

    private mutating func append(_ body: JournalEntry.Body) {
        let kind = append(body.kind)
        var input: Range<Int>?
        if let id = body.inputID { input = append(id.text) }
        rows.append(Row(kind: kind, input: input, body: append(body.value), check: 0))
    }

    private mutating func append(_ remembered: Commit.Memory) {
        let user = append(remembered.user.text)
        let name = append(remembered.name)
        let value = remembered.value.isNull ? nil : append(remembered.value)
        memory.append(Remembered(user: user, name: name, value: value, check: 0))
    }

    private mutating func addChecks(_ key: SipKey) {
        bytes.withUnsafeBytes { all in
            func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: all[range])
            }
            for index in rows.indices {
                let row = rows[index]
                rows[index].check = key.check(
                    session: part(sessionBytes), seq: start &+ Int64(index), at: at, kind: part(row.kind),
                    input: row.input.map(part), body: part(row.body))
            }
            if let kept = snapshot, let last = rows.last {
                snapshot?.check = key.check(
                    session: part(sessionBytes), seq: start &+ Int64(rows.count) &- 1,
                    snapshot: part(kept.body), last: last.check)
            }
            for index in memory.indices {
                let entry = memory[index]
                guard let value = entry.value else { continue }
                memory[index].check = key.check(
                    user: part(entry.user), name: part(entry.name), value: part(value), at: at)
            }
        }
    }
}

/// A revision's files with the hashes (SHA-256) they are kept under.
struct HashedFiles: Sendable {
    let revision: RevisionID
    let files: [(path: String, hash: String, bytes: [UInt8])]

    init(_ files: [BotFile], of revision: RevisionID) {
        self.revision = revision
        self.files = files.map { ($0.path, SHA256.hex(of: $0.bytes), $0.bytes) }
    }
}
