// A store whose commits fail, are lost, or end the process, as a plan says.

package import ParleyModel

/// Stands in front of another store. After a death nothing is committed or answered until ``revive()``.
package final class UnreliableStore: Store {
    /// What happens to one commit.
    package enum Fault: Sendable, CaseIterable {
        /// Nothing is written, and the caller is told so.
        case refused
        /// It is written, and the caller is told that it failed.
        case acknowledgementLost
        /// The power goes before it is written: the caller never hears.
        case deathBefore
        /// The power goes after it is written: the caller never hears.
        case deathAfter
    }

    private struct State {
        var commits = 0
        var plan: (@Sendable (Int) -> Fault?)?
        var isDead = false
        var onDeath: (@Sendable () -> Void)?
        var faults: [Fault: Int] = [:]
    }
    private let state = Guarded(State())
    private let store: any Store
    private let read = Guarded<[SessionID: [JournalEntry]]>([:])

    package init(_ store: any Store) { self.store = store }

    /// Commits so far, those that failed included.
    package var commits: Int { state.withLock { $0.commits } }
    package var faults: [Fault: Int] { state.withLock { $0.faults } }
    package var isDead: Bool { state.withLock { $0.isDead } }

    /// - Parameter plan: asked with each commit's number, from 0.
    package func follow(_ plan: (@Sendable (Int) -> Fault?)?) { state.withLock { $0.plan = plan } }

    /// Called once at the next death, or at once when it has happened.
    package func whenDead(_ react: @escaping @Sendable () -> Void) {
        let isDead = state.withLock { state in
            state.onDeath = state.isDead ? nil : react
            return state.isDead
        }
        if isDead { react() }
    }

    package func die() {
        let react = state.withLock { state in
            state.isDead = true
            defer { state.onDeath = nil }
            return state.onDeath
        }
        react?()
    }

    package func revive() { state.withLock { $0.isDead = false } }

    package func commit(
        _ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void
    ) {
        let (fault, isDead) = state.withLock { state -> (Fault?, Bool) in
            guard !state.isDead else { return (nil, true) }
            defer { state.commits += 1 }
            let fault = state.plan?(state.commits)
            if let fault { state.faults[fault, default: 0] += 1 }
            return (fault, false)
        }
        if isDead { return }
        let failure = StoreError.failed(operation: "commit", detail: "as planned")
        switch fault {
        case nil: store.commit(commit, completion: completion)
        case .refused: completion(.failure(failure))
        case .acknowledgementLost: store.commit(commit) { _ in completion(.failure(failure)) }
        case .deathBefore: die()
        case .deathAfter: store.commit(commit) { [self] _ in die() }
        }
    }

    package func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try reread(store.entries(of: session), session)
    }
    package func load(_ session: SessionID) throws(StoreError) -> StoredSession {
        let stored = try store.load(session)
        let entries = try reread(store.entries(of: session), session)
        guard let snapshot = stored.snapshot else { return StoredSession(entries: entries) }
        guard let view = JournalView(snapshotBytes: snapshot.snapshotBytes, session: session) else {
            throw .damaged(session: session, seq: snapshot.seq, detail: "its snapshot cannot be read back")
        }
        return StoredSession(snapshot: view, entries: Array(entries.dropFirst(Int(view.seq))))
    }

    package func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        guard let turn = try store.turn(of: input, in: session), let last = turn.last else { return nil }
        let first = turn.count - Int(last.seq)
        let all = try reread(store.entries(of: session), session)
        return Array(all[(0 - first)..<Int(last.seq)])
    }

    /// As a store on disk gives them back: through the form in which it keeps them. What was read once stays as it is.
    private func reread(
        _ entries: [JournalEntry], _ session: SessionID
    ) throws(StoreError) -> [JournalEntry] {
        guard let first = entries.first else { return [] }
        var known = read.withLock { $0[session] ?? [] }
        for entry in entries where entry.seq > known.count {
            let bytes = CanonicalJSON.bytes(entry.body.value)
            guard let value = try? Value(json: bytes, maximumDepth: 256), entry.seq == known.count + 1,
                let body = JournalEntry.Body(kind: entry.body.kind, value: value, session: session)
            else {
                throw .damaged(session: session, seq: entry.seq, detail: "it cannot be read back")
            }
            known.append(JournalEntry(seq: entry.seq, at: entry.at, body: body))
        }
        let complete = known
        read.withLock { $0[session] = complete }
        return Array(complete[(Int(first.seq) - 1)..<(Int(first.seq) - 1 + entries.count)])
    }

    package func openTurns() throws(StoreError) -> [OpenTurn] { try store.openTurns() }
    package func memory(of user: UserID) throws(StoreError) -> Record { try store.memory(of: user) }
    package func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError) {
        try store.save(files, as: revision)
    }
    package func files(of revision: RevisionID) throws(StoreError) -> [BotFile]? {
        try store.files(of: revision)
    }
    package func sessions() throws(StoreError) -> [SessionSummary] { try store.sessions() }
    package func close() { store.close() }
}
