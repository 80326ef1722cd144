// A bot that serves: the one thing that a host opens, talks to and closes.
import Glibc
import ParleyFlows
import ParleyJournal
public import ParleyModel
import ParleyPlugins
import Synchronization

/// Where a bot keeps its sessions.
public enum StoreChoice: Sendable {
    /// Gone with the process.
    case memory
    case file(String, Durability)
    /// One that the host opened and closes.
    case existing(any Store)

    /// Where the trained model is kept: beside the store.
    var modelFile: String? {
        guard case .file(let path, _) = self else { return nil }
        return path + ".model"
    }
}

/// A bot, opened from its folder.
///
/// Inputs of one session run one at a time in the order in which they were sent; different sessions run side by side.
/// Every method may be called from any thread.
public final class Bot: Sendable {
    public struct Options: Sendable {
        /// Holds `Flows/`, and `Plugins/` if there are any.
        public var folder: String
        public var store = StoreChoice.memory
        public var clock: any Clock = SystemClock()
        public var random: any RandomSource = SystemRandom()
        /// The host's own; they come before the plugins' of the same name.
        public var actions: [any ActionHost] = []
        public var pluginsAreLoaded = true
        /// A folder in which plugins' databases are written instead of where they lie, each copied there at its first
        /// write; without links in its path.
        package var databaseCopies: String?
        /// Put in front of all actions, the plugins' included: scripted ones in tests, a recorder, a fault.
        public var interposing: (@Sendable (any ActionHost) -> any ActionHost)?
        public var workers: Int
        /// Seconds after which an action that has not answered counts as failed: a read surely, a write perhaps.
        public var actionTimeout = 30.0
        /// Read before by ``Bot/load(_:)``: the folder's files are not read again.
        public var loaded: LoadedBot?
        /// An earlier reading of the folder: what it learned is used again where the examples are still the same.
        public var earlier: LoadedBot?
        /// With an earlier reading: the bot begins with what that one learned, whatever has changed.
        package var learnsLater = false
        /// Told which lines of flows and plugins run.
        public var coverage: LineCoverage?
        /// Where the trained model is kept; by custom beside the store.
        public var modelFile: String?

        public init(folder: String) {
            self.folder = folder
            workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        }
    }

    let engine: Engine
    private let workers: [Worker]
    private let plugins: PluginHost?
    private let ownsStore: Bool
    private let inFlight = InFlight()
    /// Findings that are no reason to refuse the bot.
    public let warnings: [Diagnostic]

    /// Opens a bot: reads its files, finishes the turns that a crash left open, and serves.
    public static func open(_ options: Options) throws(BotError) -> Bot {
        // Nothing is written before the bot's files are known to be sound.
        let files = try options.loaded == nil ? BotFolder.files(in: options.folder) : []
        let plugins = try openPlugins(options)
        let actions = allActions(options, plugins)
        do {
            let modelFile = options.modelFile ?? options.store.modelFile
            let loaded =
                try options.loaded
                ?? LoadedBot(
                    files: files, actions: actions.actions, modelFile: modelFile, earlier: options.earlier,
                    learnsLater: options.learnsLater,
                    coverage: options.coverage)
            let store = try open(options.store)
            if let modelFile { loaded.saveModel(to: modelFile) }
            let revisions = Revisions(loaded, store: store, actions: actions.actions)
            try revisions.save()
            let engine = Engine(
                store: store, revisions: revisions, actions: actions, clock: options.clock,
                random: options.random,
                actionTimeout: options.actionTimeout, coverage: options.coverage)
            let bot = Bot(engine, options, plugins)
            guard bot.workers.allSatisfy({ $0.queue.start() }) else {
                throw BotError.folder(
                    "The system gives no more threads. Close other programs, or open fewer bots.")
            }
            try bot.finishOpenTurns()
            return bot
        } catch {
            plugins?.close()
            throw error as? BotError ?? (error as? StoreError).map(BotError.store) ?? .folder("\(error)")
        }
    }

    /// Reads, checks and learns from a bot's files once, for ``Options/loaded``.
    public static func load(_ options: Options) throws(BotError) -> LoadedBot {
        let files = try BotFolder.files(in: options.folder)
        let plugins = try openPlugins(options)
        defer { plugins?.close() }
        return try LoadedBot(
            files: files, actions: allActions(options, plugins).actions, modelFile: options.modelFile,
            earlier: options.earlier,
            learnsLater: options.learnsLater, coverage: options.coverage)
    }

    /// Reads and checks a bot's files, and learns nothing from them.
    package static func outline(_ options: Options) throws(BotError) -> OutlinedBot {
        let files = try BotFolder.files(in: options.folder)
        let plugins = try openPlugins(options)
        defer { plugins?.close() }
        return OutlinedBot(
            revision: try Revisions.load(files, actions: allActions(options, plugins).actions))
    }

    /// The store that several bots, one after the other, are opened on; whoever opens it closes it.
    public static func openStore(_ choice: StoreChoice) throws(StoreError) -> any Store { try open(choice) }

    /// A store beside the process that writes to it, if there is one: nothing is written, made or locked.
    public static func openStore(reading path: String) throws(StoreError) -> any Store {
        try SQLiteStore.open(path: path, readOnly: true)
    }

    private static func open(_ choice: StoreChoice) throws(StoreError) -> any Store {
        switch choice {
        case .memory: MemoryStore()
        case .existing(let store): store
        case .file(let path, let durability): try SQLiteStore.open(path: path, durability: durability)
        }
    }

    private static func openPlugins(_ options: Options) throws(BotError) -> PluginHost? {
        guard options.pluginsAreLoaded else { return nil }
        do throws(PluginFailure) {
            return try PluginHost.open(
                folder: "\(options.folder)/Plugins", coverage: options.coverage,
                copies: options.databaseCopies)
        } catch { throw .diagnostics(error.diagnostics) }
    }

    private static func allActions(_ options: Options, _ plugins: PluginHost?) -> ActionHosts {
        let actions = ActionHosts(options.actions + (plugins.map { [$0] } ?? []))
        return options.interposing.map { ActionHosts([$0(actions)]) } ?? actions
    }

    /// Checks a bot's files without opening a store: what is no reason to refuse it, and what its author may want to change.
    public static func check(_ options: Options) throws(BotError) -> [Diagnostic] {
        let files = try BotFolder.files(in: options.folder)
        let plugins: PluginHost?
        do throws(BotError) { plugins = try openPlugins(options) } catch {
            throw error.with(mistakes(of: files) + testMistakes(options))
        }
        defer { plugins?.close() }
        let actions = allActions(options, plugins)
        let revision = try Revisions.load(files, actions: actions.actions)
        return FolderFindings.all(in: options.folder, revision.flows) + revision.warnings
            + CheckRules.findings(
                in: revision.flows, actions: actions.actions, plugins: plugins?.sources ?? [])
            + testMistakes(options)
    }

    private static func testMistakes(_ options: Options) -> [Diagnostic] {
        options.pluginsAreLoaded ? PluginTestFile.mistakes(inPluginsOf: "\(options.folder)/Plugins") : []
    }

    /// What a bot's files declare, its plugins left aside; nothing is learned.
    package static func declarations(_ options: Options) throws(BotError) -> Declarations {
        try Revisions.load(try BotFolder.files(in: options.folder), actions: []).flows.declarations
    }

    /// What is wrong with the flows alone: broken plugins do not hide it.
    private static func mistakes(of files: [BotFile]) -> [Diagnostic] {
        do throws(BotError) { _ = try Revisions.load(files, actions: []) } catch {
            if case .diagnostics(let mistakes) = error { return mistakes }
        }
        return []
    }

    /// A store that is gone with the process; for tests that open a bot on it again and again.
    public static func memoryStore() -> any Store { MemoryStore() }

    private init(_ engine: Engine, _ options: Options, _ plugins: PluginHost?) {
        self.engine = engine
        self.plugins = plugins
        if case .existing = options.store { ownsStore = false } else { ownsStore = true }
        warnings = engine.revisions.newest.warnings
        let count = max(1, min(64, options.workers))
        workers = (0..<count).map { _ in
            Worker(
                engine: engine, maximumSessions: Bot.maximumSessions / count,
                maximumRuns: Bot.maximumRuns / count)
        }
    }

    /// Sessions in memory and coroutines parked, of all workers. A view takes some 5 KB and a coroutine 7 KB, both come back
    /// in a fraction of a millisecond, and memory is to stay under 40 MB however many sessions there are.
    private static let maximumSessions = 2048
    private static let maximumRuns = 1024

    deinit {
        // A bot that nobody closed must not leave its threads behind.
        if !inFlight.isClosed { abandon() }
    }

    /// Of the bot's files as they were last read; runs that were begun before keep theirs.
    package var revision: RevisionID { engine.revisions.newest.flows.revision }
    public var declarations: Declarations { engine.revisions.newest.declarations }

    /// What plugins and the host offer to `call`.
    public var actions: [ActionDeclaration] { engine.actions.actions }

    /// The databases that actions of the plugins may change, by paths relative to the bot's folder.
    package var changingDatabases: [String] {
        guard let plugins else { return [] }
        let changing = Set(
            plugins.actions.filter { $0.effect != .read }.compactMap { $0.name.split(separator: ".").first }
                .map(String.init))
        return plugins.sources.filter { changing.contains($0.name) }.flatMap { plugin in
            plugin.databases.map { "Plugins/\(plugin.name)/\($0)" }
        }
    }

    func worker(of session: SessionID) -> Worker {
        workers[Int(EffectIdentity.hash(session.text.utf8) % UInt64(workers.count))]
    }

    // MARK: inputs

    /// Takes an input. The completion runs on one of the bot's threads, once, after the turn's last commit.
    public func send(_ input: Input, completion: @escaping @Sendable (Result<TurnResult, SendError>) -> Void)
    {
        if let error = Bot.problem(of: input) { return completion(.failure(error)) }
        accept(.input(input), for: input.session, completion: completion)
    }

    public func send(_ input: Input) async throws(SendError) -> TurnResult {
        let result = await withCheckedContinuation { continuation in
            send(input) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Closes a session; its next input begins it anew.
    public func restart(
        _ session: SessionID, completion: @escaping @Sendable (Result<Void, SendError>) -> Void
    ) {
        accept(.close, for: session) { completion($0.map { _ in }) }
    }

    private func accept(
        _ work: Request.Work, for session: SessionID,
        completion: @escaping @Sendable (Result<TurnResult, SendError>) -> Void
    ) {
        guard inFlight.begin() else { return completion(.failure(.closed)) }
        let worker = worker(of: session)
        let inFlight = inFlight
        let request = Request(work: work) { result in
            completion(result)
            inFlight.end()
        }
        if !worker.queue.add({ worker.accept(request, for: session) }) {
            request.completion(.failure(.closed))
        }
    }

    private static func problem(of input: Input) -> SendError? {
        if input.session.text.isEmpty || input.session.text.utf8.count > 256 {
            return .invalidInput("A session's id has 1 to 256 bytes.")
        }
        if let id = input.id, id.text.isEmpty || id.text.utf8.count > 256 {
            return .invalidInput("An input's id has 1 to 256 bytes.")
        }
        let text = input.said?.utf8.count ?? 0
        if text > Input.maximumTextBytes {
            return .messageTooLarge(bytes: text, limit: Input.maximumTextBytes)
        }
        // Nearly every input is far too small for its exact size to matter.
        if isSmall(input, textBytes: text) { return nil }
        let bytes = CanonicalJSON.bytes(
            JournalEntry.Body.received(Received(input: input, understanding: Understanding())).value
        ).count
        return bytes > maximumInputBytes ? .messageTooLarge(bytes: bytes, limit: maximumInputBytes) : nil
    }

    /// The longest input, as it stands in the journal.
    private static let maximumInputBytes = 4 * Input.maximumTextBytes

    /// Whether an input of texts alone is small enough even if each of its bytes is escaped, as six of JSON.
    private static func isSmall(_ input: Input, textBytes: Int) -> Bool {
        switch input.content {
        case .message(let message) where !message.attachments.isEmpty: return false
        case .event: return false
        case .message, .button: break
        }
        guard input.metadata.isEmpty else { return false }
        let others = [input.user?.text, input.locale?.text, input.channel].reduce(512) {
            $0 + ($1?.utf8.count ?? 0)
        }
        return 6 * (textBytes + others) < maximumInputBytes
    }

    private func finishOpenTurns() throws(StoreError) {
        for open in try engine.store.openTurns() { accept(.finishOpenTurn, for: open.session) { _ in } }
    }

    // MARK: looking

    public func entries(of session: SessionID) throws(StoreError) -> [JournalEntry] {
        try engine.store.entries(of: session)
    }

    public func view(of session: SessionID) throws(StoreError) -> JournalView {
        JournalView(session: session, entries: try entries(of: session))
    }

    public func memory(of user: UserID) throws(StoreError) -> Record { try engine.store.memory(of: user) }

    /// Where a session stands, private values masked.
    public func state(of session: SessionID) throws(StoreError) -> SessionState {
        SessionState(try view(of: session), engine.revisions)
    }

    // MARK: ending

    /// Drops every parked coroutine and cached view; the next input of each session runs it again from the journal.
    public func evictAll() {
        for worker in workers { worker.queue.add { worker.evictAll() } }
    }

    /// Finishes what was accepted, flushes, and lets go of everything. Not to be called from a completion.
    public func close() {
        inFlight.close()
        for worker in workers { worker.queue.stop() }
        engine.deadlines.stop()
        plugins?.close()
        if ownsStore { engine.store.close() }
    }

    /// Leaves everything as a kill would: nothing more is committed, nobody is answered.
    public func abandon() {
        engine.abandon()
        inFlight.forsake()
        for worker in workers { worker.queue.abandon() }
        engine.deadlines.stop()
        plugins?.close()
    }
}
