// The store on disk: one SQLite file, one writer with a queue, readers beside it.

import CSQLite
package import ParleyModel

/// Journals in an SQLite file.
///
/// A commit is encoded and hashed on its caller's thread, waits in a queue, and is acknowledged after the transaction
/// that holds it is flushed; commits that wait together share one. Reads go beside the writer and see what is
/// committed. Completions run on the writer's thread: they should be short, and may call the store.
package final class SQLiteStore: Store {
    private let readers: ReaderPool
    /// `nil` when opened for reading only.
    private let writer: Writer?

    init(readers: ReaderPool, writer: Writer?) {
        self.readers = readers
        self.writer = writer
    }

    deinit { close() }

    package func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try readers.read("read the journal of session \(session)") { (connection) throws(SQLiteFailure) in
            connection.entries(of: session, from: 1, key: readers.key)
        }.get()
    }

    package func load(_ session: SessionID) throws(StoreError) -> StoredSession {
        try readers.read("read the journal of session \(session)") { (connection) throws(SQLiteFailure) in
            try connection.load(session, key: readers.key)
        }.get()
    }

    package func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]? {
        try readers.read("read the journal of session \(session)") {
            (connection) throws(SQLiteFailure) -> Result<[JournalEntry]?, StoreError> in
            guard let seq = try connection.seq(of: input, in: session) else { return .success(nil) }
            return connection.entries(of: session, from: seq, untilTurnEnds: true, key: readers.key).map {
                $0
            }
        }.get()
    }

    package func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void)
    {
        guard let writer else { return completion(.failure(SQLiteStore.refusesWrites)) }
        let job = Job(work: .commit(EncodedCommit(commit, key: readers.key)), completion: completion)
        if !writer.queue.put(job) { completion(.failure(.closed)) }
    }

    package func openTurns() throws(StoreError) -> [OpenTurn] {
        try readers.read("read the open turns") { (connection) throws(SQLiteFailure) in
            try connection.openTurns()
        }
    }

    package func memory(of user: UserID) throws(StoreError) -> Record {
        try readers.read("read what is remembered of user \(user)") { (connection) throws(SQLiteFailure) in
            try connection.memory(of: user, key: readers.key)
        }
    }

    package func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError) {
        try write(.save(HashedFiles(files, of: revision)))
    }

    package func files(of revision: RevisionID) throws(StoreError) -> [BotFile]? {
        try readers.read("read the files of revision \(revision)") { (connection) throws(SQLiteFailure) in
            try connection.files(of: revision)
        }
    }

    package func sessions() throws(StoreError) -> [SessionSummary] {
        try readers.read("list the sessions") { (connection) throws(SQLiteFailure) in
            try connection.sessions()
        }
    }

    package func close() {
        guard let writer else { return readers.close() }
        writer.queue.close()
        // From a completion: the writer ends by itself after it.
        if !writer.queue.isOnWriter { writer.queue.waitUntilFinished() }
    }

    // MARK: Writing and waiting for it

    /// Runs SQL on the writer's connection: for tests that need its limits changed.
    package func runOnWriter(_ sql: String) throws(StoreError) { try write(.run(sql)) }

    private func write(_ work: Job.Work) throws(StoreError) {
        guard let writer else { throw SQLiteStore.refusesWrites }
        let awaited = Awaited()
        let job = Job(work: work, completion: awaited.bring)
        if writer.queue.isOnWriter {
            writer.drainNow(job)
        } else if !writer.queue.put(job) {
            throw .closed
        }
        try awaited.wait()
    }

    private static let refusesWrites = StoreError.failed(
        operation: "write", detail: "it was opened for reading only")
}
