// The store for tests and for bots that keep nothing: all in memory, gone with the process.

package import ParleyModel

/// Behaves as ``SQLiteStore`` does, without a file.
package final class MemoryStore: Store {
    fileprivate struct Journal {
        var entries: [JournalEntry] = []
        /// The place of each input's `received` entry.
        var inputs: [Bytewise: Int] = [:]
        var openTurn: Int64?
        var snapshot: JournalView?
    }
    fileprivate struct State {
        var journals: [Bytewise: Journal] = [:]
        var memory: [Bytewise: Record] = [:]
        var revisions: [Bytewise: [BotFile]] = [:]
        var isClosed = false
        /// Completions wait here so that they are called in order and never while the lock is held.
        var answers: [@Sendable () -> Void] = []
        var isAnswering = false
    }
    private let state = Guarded(State())

    package init() {}

    package func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try reading { $0.journals[session.bytewise]?.entries ?? [] }
    }

    package func load(_ session: SessionID) throws(StoreError) -> StoredSession {
        try reading { state in
            guard let journal = state.journals[session.bytewise] else { return StoredSession(entries: []) }
            let entries = journal.entries.dropFirst(Int(journal.snapshot?.seq ?? 0))
            return StoredSession(snapshot: journal.snapshot, entries: Array(entries))
        }
    }

    package func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        try reading { state in
            guard let journal = state.journals[session.bytewise],
                let start = journal.inputs[Bytewise(input.text)]
            else { return nil }
            let rest = journal.entries[start...]
            let end = rest.firstIndex { $0.body.endsTurn } ?? rest.endIndex - 1
            return Array(rest[...end])
        }
    }

    package func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void)
    {
        let answersNow = state.withLock { state in
            let result = state.apply(commit)
            state.answers.append { completion(result) }
            defer { state.isAnswering = true }
            return !state.isAnswering
        }
        if answersNow { answer() }
    }

    private func answer() {
        while true {
            let answers = state.withLock { state in
                defer { state.answers = [] }
                state.isAnswering = !state.answers.isEmpty
                return state.answers
            }
            if answers.isEmpty { return }
            for answer in answers { answer() }
        }
    }

    package func openTurns() throws(StoreError) -> [OpenTurn] {
        try reading { state in
            state.journals.compactMap { id, journal in journal.openTurn.map { (id, $0) } }
                .sorted { $0.0 < $1.0 }
                .map { OpenTurn(session: SessionID($0.0.text), seq: $0.1) }
        }
    }

    package func memory(of user: UserID) throws(StoreError) -> Record {
        try reading { $0.memory[Bytewise(user.text)] ?? Record() }
    }

    package func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError) {
        let sorted = files.sorted { Bytewise($0.path) < Bytewise($1.path) }
        let isClosed = state.withLock { state in
            if !state.isClosed, !files.isEmpty, state.revisions[Bytewise(revision.text)] == nil {
                state.revisions[Bytewise(revision.text)] = sorted
            }
            return state.isClosed
        }
        if isClosed { throw .closed }
    }

    package func files(of revision: RevisionID) throws(StoreError) -> [BotFile]? {
        try reading { $0.revisions[Bytewise(revision.text)] }
    }

    package func sessions() throws(StoreError) -> [SessionSummary] {
        try reading { state in
            state.journals.sorted { $0.key < $1.key }.compactMap { id, journal in
                journal.entries.last.map {
                    SessionSummary(session: SessionID(id.text), entries: $0.seq, last: $0.at)
                }
            }
        }
    }

    package func close() { state.withLock { $0.isClosed = true } }

    private func reading<T>(_ body: (State) -> sending T) throws(StoreError) -> T {
        let result: T? = state.withLock { $0.isClosed ? nil : body($0) }
        guard let result else { throw .closed }
        return result
    }
}

extension MemoryStore.State {
    /// All or nothing.
    fileprivate mutating func apply(_ commit: Commit) -> Result<Void, StoreError> {
        if isClosed { return .failure(.closed) }
        // Taken out while it grows, so that its arrays are not copied.
        var journal = journals.removeValue(forKey: commit.session.bytewise) ?? MemoryStore.Journal()
        defer { journals[commit.session.bytewise] = journal }
        let count = journal.entries.count
        guard commit.start == Int64(count) + 1 else {
            return .failure(.conflict(session: commit.session, expected: commit.start))
        }
        var added: [Bytewise: Int] = [:]
        for (offset, body) in commit.entries.enumerated() {
            guard let input = body.inputID else { continue }
            let id = Bytewise(input.text)
            if journal.inputs[id] != nil || added[id] != nil {
                return .failure(.duplicateInput(session: commit.session, input: input))
            }
            added[id] = count + offset
        }
        for (offset, body) in commit.entries.enumerated() {
            journal.entries.append(JournalEntry(seq: Int64(count + offset + 1), at: commit.at, body: body))
        }
        journal.inputs.merge(added) { old, _ in old }
        if let snapshot = commit.fittingSnapshot { journal.snapshot = snapshot }
        switch commit.turn {
        case .open: journal.openTurn = journal.openTurn ?? commit.turnSeq
        case .done: journal.openTurn = nil
        }
        for remembered in commit.memory {
            let user = Bytewise(remembered.user.text)
            // Spelled out: a bare `nil` would be read as the value `null`.
            let kept: Value? = remembered.value.isNull ? Optional<Value>.none : remembered.value
            memory[user, default: Record()][remembered.name] = kept
        }
        return .success(())
    }
}
