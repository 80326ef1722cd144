// The one thread that writes: it drains the queue, one transaction a drain, and answers after the flush.

import CSQLite
import Glibc
import ParleyModel

/// Owns the writing connection.
///
/// Sendable by hand: beside the queue, which is safe, everything is touched on the writer's own thread only.
final class Writer: @unchecked Sendable {
    /// Where a session's journal ends, and the turn that is open in it.
    struct Tail {
        var last: Int64
        var openTurn: Int64?
    }

    let queue = JobQueue()
    private let readers: ReaderPool
    private let lock: StoreLock
    private let open: () throws(SQLiteFailure) -> Connection

    /// `nil` after a failure that leaves in doubt what reached the disk: no commit is taken until it is open again.
    private var connection: Connection?
    private var statements: WriterStatements?
    /// Row and check of the last acknowledged entry: what must be found again after a failure.
    private var acknowledged: (row: Int64, check: Int64)?
    private var tails: [Bytewise: Tail] = [:]
    /// More sessions than are hot at once; the others cost a look-up each.
    private static let tailLimit = 16_384
    /// The most commits in one transaction.
    private static let groupLimit = 1_024

    /// - Parameters:
    ///   - readers, lock: let go of at the end, when all is written.
    ///   - open: opens the file, now and again after a failure.
    init(
        readers: ReaderPool, lock: StoreLock, open: @escaping () throws(SQLiteFailure) -> Connection
    ) throws(SQLiteFailure) {
        self.readers = readers
        self.lock = lock
        self.open = open
        let connection = try open()
        self.connection = connection
        statements = try WriterStatements(connection)
    }

    /// `false` when the system gives no thread.
    func start() -> Bool {
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self)
        let failure = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Writer>.fromOpaque(argument).takeRetainedValue().work() }
                return nil
            }, me.toOpaque())
        guard failure == 0 else {
            me.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    private func work() {
        queue.begin()
        while let jobs = queue.take() {
            for start in stride(from: 0, to: jobs.count, by: Writer.groupLimit) {
                drain(jobs[start..<min(jobs.count, start + Writer.groupLimit)])
            }
        }
        // The readers first: the last connection to go removes the log, and a reader may not.
        readers.close()
        statements = nil
        if let connection { _ = try? connection.integer("PRAGMA wal_checkpoint(PASSIVE)") }
        connection = nil
        lock.release()
        queue.finish()
    }

    /// One transaction; completions in order, after it.
    private func drain(_ jobs: ArraySlice<Job>) {
        var results: [Result<Void, StoreError>]
        do throws(SQLiteFailure) {
            results = try write(jobs)
        } catch {
            abandon(error)
            results = Array(repeating: .failure(error.error(in: "commit")), count: jobs.count)
        }
        for (job, result) in zip(jobs, results) { job.completion(result) }
    }

    /// Files saved from a completion, which runs between two transactions and must not wait for its own thread.
    func drainNow(_ job: Job) { drain([job]) }

    /// Nearly always nothing is refused after its start was compared, so the first attempt goes without savepoints,
    /// whose page copies cost a sixth of the writer's time; when something is, all is written again with them.
    private func write(_ jobs: ArraySlice<Job>) throws(SQLiteFailure) -> [Result<Void, StoreError>] {
        let (connection, statements) = try usable()
        do throws(SQLiteFailure) {
            return try transaction(jobs, connection, statements) { (work, newest) throws(SQLiteFailure) in
                try self.perform(work, connection, statements, &newest)
            }
        } catch {
            guard concernsOneJob(error, connection) else { throw error }
        }
        try connection.run("ROLLBACK")
        tails.removeAll(keepingCapacity: true)
        return try transaction(jobs, connection, statements) { (work, newest) throws(SQLiteFailure) in
            try self.performAlone(work, connection, statements, &newest)
        }
    }

    private typealias Newest = (row: Int64, check: Int64)?
    private typealias Outcome = Result<Void, StoreError>

    private func transaction(
        _ jobs: ArraySlice<Job>, _ connection: Connection, _ statements: WriterStatements,
        _ perform: (Job.Work, inout Newest) throws(SQLiteFailure) -> Outcome
    ) throws(SQLiteFailure) -> [Outcome] {
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(jobs.count)
        try statements.begin.run()
        var newest = acknowledged
        for job in jobs { outcomes.append(try perform(job.work, &newest)) }
        try statements.commit.run()
        acknowledged = newest
        return outcomes
    }

    // MARK: One job

    private func perform(
        _ work: Job.Work, _ connection: Connection, _ statements: WriterStatements, _ newest: inout Newest
    ) throws(SQLiteFailure) -> Outcome {
        switch work {
        case .run(let sql): try connection.run(sql)
        case .save(let files): try statements.save(files)
        case .commit(let commit):
            let tail = try tail(of: commit.session, statements)
            guard commit.start == tail.last &+ 1 else {
                return .failure(.conflict(session: commit.session, expected: commit.start))
            }
            let next = try statements.append(commit, after: tail)
            if let last = commit.rows.last { newest = (connection.lastRow, last.check) }
            remember(next, of: commit.session)
        }
        return .success(())
    }

    /// In a savepoint of its own, so that its failure harms no neighbour; throws when the whole transaction is lost.
    private func performAlone(
        _ work: Job.Work, _ connection: Connection, _ statements: WriterStatements, _ newest: inout Newest
    ) throws(SQLiteFailure) -> Outcome {
        let before = newest
        try statements.savepoint.run()
        do throws(SQLiteFailure) {
            let outcome = try perform(work, connection, statements, &newest)
            try statements.release.run()
            return outcome
        } catch {
            guard concernsOneJob(error, connection) else { throw error }
            try statements.rollBackToSavepoint()
            newest = before
            guard case .commit(let commit) = work else {
                return .failure(error.error(in: "keep the bot's files"))
            }
            tails.removeValue(forKey: commit.session.bytewise)
            return .failure(storeError(error, commit))
        }
    }

    /// Some failures end the transaction, and with it the neighbours' entries; damage stands where one session is.
    private func concernsOneJob(_ failure: SQLiteFailure, _ connection: Connection) -> Bool {
        !connection.isOutsideTransaction && (!failure.leavesDoubt || failure.primary == SQLITE_CORRUPT)
    }

    private func storeError(_ failure: SQLiteFailure, _ commit: EncodedCommit) -> StoreError {
        // The end of the journal was compared before, so the index that refuses a row is the one of input ids.
        if failure.primary == SQLITE_CONSTRAINT, let input = commit.inputs.first {
            return .duplicateInput(session: commit.session, input: input)
        }
        return failure.error(in: "commit to session \(commit.session)")
    }

    // MARK: Ends of journals

    private func tail(of session: SessionID, _ statements: WriterStatements) throws(SQLiteFailure) -> Tail {
        if let known = tails[session.bytewise] { return known }
        return try statements.tail(of: session)
    }

    private func remember(_ tail: Tail, of session: SessionID) {
        if tails.count >= Writer.tailLimit { tails.removeAll(keepingCapacity: true) }
        tails[session.bytewise] = tail
    }

    // MARK: Failure

    /// Nothing of a lost transaction is believed; after a failure that leaves doubt, neither is the connection.
    private func abandon(_ failure: SQLiteFailure) {
        tails.removeAll()
        if failure.leavesDoubt {
            statements = nil
            connection = nil
        } else if let connection, !connection.isOutsideTransaction {
            do throws(SQLiteFailure) {
                try connection.run("ROLLBACK")
            } catch {
                statements = nil
                self.connection = nil
            }
        }
    }

    /// The connection, opened again and verified if it was given up.
    private func usable() throws(SQLiteFailure) -> (Connection, WriterStatements) {
        if let connection, let statements { return (connection, statements) }
        let opened = try open()
        if let acknowledged {
            let query = try opened.statement(#"SELECT "check" FROM journal WHERE id = ?1"#)
            query.bind(1, acknowledged.row)
            defer { query.reset() }
            guard try query.step(), query.integer(0) == acknowledged.check else {
                throw .damage("the last acknowledged entry is no longer in it")
            }
        }
        try opened.verifyNewestEntries(readers.key)
        let prepared = try WriterStatements(opened)
        connection = opened
        statements = prepared
        return (opened, prepared)
    }
}
