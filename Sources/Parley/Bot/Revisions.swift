// The revisions of a bot that are in use: the newest from its folder, older ones from the store.
import ParleyFlows
import ParleyLanguage
import ParleyModel

/// A revision that runs, with what recognition and time need of it.
final class Revision: Sendable {
    let flows: LoadedFlows
    let lookup: Lookup
    let timeZone: TimeZoneRules
    var declarations: Declarations { flows.declarations }
    var warnings: [Diagnostic] { flows.warnings }

    init(flows: LoadedFlows, lookup: Lookup, timeZone: TimeZoneRules) {
        self.flows = flows
        self.lookup = lookup
        self.timeZone = timeZone
    }
}

/// A bot's files, read, checked, and learned from: what several bots on the same folder may share.
public struct LoadedBot: Sendable {
    let newest: Revision
    let recogniser: any Recogniser
    /// Whether what was learned is from other examples: ``learned(modelFile:)`` makes it up.
    package let isLearningDue: Bool

    public var declarations: Declarations { newest.flows.declarations }

    /// - Parameter modelFile: what an earlier start learned, if it is still there and from the same examples.
    ///   - earlier: what it learned is used again where nothing that is recognised has changed.
    init(
        files: [BotFile], actions: [ActionDeclaration], modelFile: String? = nil, earlier: LoadedBot? = nil,
        learnsLater: Bool = false, coverage: LineCoverage? = nil
    ) throws(BotError) {
        newest = try Revisions.load(files, actions: actions, coverage: coverage)
        let declarations = newest.flows.declarations
        let isSame = earlier.map {
            !$0.isLearningDue && $0.declarations.asRecognised == declarations.asRecognised
        }
        if let earlier, isSame == true || learnsLater {
            recogniser = earlier.recogniser
            isLearningDue = isSame == false
        } else {
            recogniser = ParleyTrainer(modelFile: modelFile).train(on: declarations)
            isLearningDue = false
        }
    }

    init(newest: Revision, recogniser: any Recogniser) {
        self.newest = newest
        self.recogniser = recogniser
        isLearningDue = false
    }

    /// Whether a file of Lua that holds flows has this text in it.
    package func writes(_ text: String) -> Bool {
        newest.flows.source.flowFiles.contains { file in
            String(decoding: file.bytes, as: UTF8.self).contains(text)
        }
    }

    /// The same bot with what its own examples teach.
    package func learned(modelFile: String?) -> LoadedBot {
        LoadedBot(
            newest: newest, recogniser: ParleyTrainer(modelFile: modelFile).train(on: declarations))
    }

    /// Keeps what was learned for the next start. Without it the bot serves all the same.
    func saveModel(to path: String) {
        guard let trained = recogniser as? any TrainedRecogniser, trained.isNew else { return }
        _ = trained.saveModel(to: path)
    }
}

/// Loads revisions and keeps them. Safe from any thread.
final class Revisions: Sendable {
    let newest: Revision
    let recogniser: any Recogniser
    let tools: any LanguageTools
    private let store: any Store
    private let actions: [ActionDeclaration]
    private let older = Guarded<[RevisionID: Revision]>([:])

    init(_ loaded: LoadedBot, store: any Store, actions: [ActionDeclaration]) {
        newest = loaded.newest
        self.store = store
        self.actions = actions
        tools = ParleyTools()
        recogniser = loaded.recogniser
    }

    /// A revision from files; every mistake in them is told.
    static func load(
        _ files: [BotFile], actions: [ActionDeclaration], coverage: LineCoverage? = nil
    ) throws(BotError) -> Revision {
        var loader = FlowLoader(
            files: files, tools: ParleyTools(), actions: actions,
            isTimeZone: { TimeZoneRules.named($0) != nil }, coverage: coverage)
        do throws(LoadingFailure) {
            let flows = try loader.load()
            let zone = TimeZoneRules.named(flows.declarations.settings.timeZone) ?? .utc
            return Revision(flows: flows, lookup: Lookup(flows.declarations), timeZone: zone)
        } catch { throw .diagnostics(error.diagnostics) }
    }

    /// Keeps the newest revision's files, so that its runs outlive the folder.
    func save() throws(StoreError) { try store.save(newest.flows.source.files, as: newest.flows.revision) }

    /// A revision that is in memory.
    func known(_ id: RevisionID) -> Revision? {
        id == newest.flows.revision ? newest : older.withLock { $0[id] }
    }

    /// A revision by its hash; `nil` when the store does not have it or it no longer loads.
    func revision(_ id: RevisionID) throws(StoreError) -> Revision? {
        if id == newest.flows.revision { return newest }
        if let known = older.withLock({ $0[id] }) { return known }
        guard let files = try store.files(of: id),
            let loaded = try? Revisions.load(files, actions: actions)
        else { return nil }
        older.withLock { $0[id] = loaded }
        return loaded
    }
}
