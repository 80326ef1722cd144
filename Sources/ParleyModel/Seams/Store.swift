// The protocol behind which journals are kept: in SQLite, or in memory.

/// What is written together or not at all.
public struct Commit: Hashable, Sendable {
    public enum Turn: Hashable, Sendable {
        /// More of this turn follows: after a crash it is finished before anything else of its session.
        case open
        case done
    }
    public struct Memory: Hashable, Sendable {
        public var user: UserID
        public var name: String
        /// `null` forgets.
        public var value: Value
        public init(user: UserID, name: String, value: Value) {
            self.user = user
            self.name = name
            self.value = value
        }
    }

    public var session: SessionID
    /// The first entry's number: refused when the session's journal does not end just before it.
    public var start: Int64
    public var entries: [JournalEntry.Body]
    public var at: Instant
    public var turn: Turn
    public var memory: [Memory]
    /// The view after these entries, to be kept in place of the session's last one. Ignored when its number is not the
    /// last entry's.
    public var snapshot: JournalView?

    public init(
        session: SessionID, start: Int64, entries: [JournalEntry.Body], at: Instant, turn: Turn,
        memory: [Memory] = [], snapshot: JournalView? = nil
    ) {
        self.snapshot = snapshot
        self.session = session
        self.start = start
        self.entries = entries
        self.at = at
        self.turn = turn
        self.memory = memory
    }
}

public enum StoreError: Error, Hashable, Sendable {
    /// The session's journal is longer than the commit assumed: somebody else wrote to it.
    case conflict(session: SessionID, expected: Int64)
    /// The same input id a second time.
    case duplicateInput(session: SessionID, input: InputID)
    /// Another process writes to this store.
    case inUse(path: String, pid: Int32)
    /// Written by a newer program.
    case newerSchema(path: String, found: Int, known: Int)
    case notAStore(path: String)
    /// A session's entries cannot be read; other sessions are unharmed.
    case damaged(session: SessionID, seq: Int64, detail: String)
    /// The disk is full, cannot be written, failed to flush, ...
    case failed(operation: String, detail: String)
    case closed
}

extension StoreError {
    /// A sentence with what is wrong and what to do.
    public var message: String {
        switch self {
        case .conflict(let session, let expected):
            "session \(session) was changed by another writer (entry \(expected) exists already)"
        case .duplicateInput(let session, let input):
            "input \(input) of session \(session) was committed already"
        case .inUse(let path, let pid):
            "\(path) is in use by process \(pid). Stop that process, or choose another file with --store."
        case .newerSchema(let path, let found, let known):
            "\(path) was written by a newer parley (schema \(found), this one knows \(known)). Update parley."
        case .notAStore(let path): "\(path) is not a store of parley. Choose another file with --store."
        case .damaged(let session, let seq, let detail):
            "session \(session) cannot be read at entry \(seq) (\(detail)); it is set aside, others are served"
        case .failed(let operation, let detail): "the store cannot \(operation): \(detail)"
        case .closed: "the store is closed"
        }
    }
}

/// When a commit counts as kept.
public enum Durability: Sendable, Hashable {
    /// Flushed to the disk: a power cut loses nothing that was acknowledged.
    case full
    /// Handed to the operating system: a crash of the process loses nothing, a power cut may lose the last commits.
    case relaxed
}

/// A session that a crash left in the middle of a turn.
public struct OpenTurn: Hashable, Sendable {
    public var session: SessionID
    /// The number of the turn's ``JournalEntry/Body/received(_:)`` entry.
    public var seq: Int64
    public init(session: SessionID, seq: Int64) {
        self.session = session
        self.seq = seq
    }
}

/// One session in a list.
public struct SessionSummary: Hashable, Sendable {
    public var session: SessionID
    public var entries: Int64
    public var last: Instant
    public init(session: SessionID, entries: Int64, last: Instant) {
        self.session = session
        self.entries = entries
        self.last = last
    }
}

/// Keeps journals, files of revisions, and what is remembered of users. Every method may be called from any thread.
public protocol Store: Sendable {
    /// All entries of a session in order; empty when there are none.
    func entries(of session: SessionID) throws(StoreError) -> [JournalEntry]

    /// The newest snapshot and the entries after it, or all entries where none fits: a snapshot is a cache, entries are
    /// the truth.
    func load(_ session: SessionID) throws(StoreError) -> StoredSession

    /// The entries of the turn that an input began, from `received` to `done` (or to the last one of an open turn).
    func turn(of input: InputID, in session: SessionID) throws(StoreError) -> [JournalEntry]?

    /// Appends, all or nothing, and flushes before `completion` says so; it is called once, on any thread, in the
    /// order of the commits of a session.
    func commit(_ commit: Commit, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void)

    func openTurns() throws(StoreError) -> [OpenTurn]
    func memory(of user: UserID) throws(StoreError) -> Record

    /// Keeps a revision's files, once by hash; known ones are left alone.
    func save(_ files: [BotFile], as revision: RevisionID) throws(StoreError)
    func files(of revision: RevisionID) throws(StoreError) -> [BotFile]?
    func sessions() throws(StoreError) -> [SessionSummary]

    /// Finishes what is queued and lets go of the file.
    func close()
}

/// A file of a bot, its path relative to the bot's folder, with `/` between folders.
public struct BotFile: Hashable, Sendable {
    public var path: String
    public var bytes: [UInt8]
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
