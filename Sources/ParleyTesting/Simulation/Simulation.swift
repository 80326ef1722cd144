// One seed: a bot, its users, and every way of running them, held against the plain one.

package import Parley
import ParleyModel

/// The ways in which the same inputs are run.
package enum SimulationVariant: String, CaseIterable, Sendable {
    /// All of it once more by another engine that read the files again: the same bytes (invariant (e)).
    case again
    /// The process dies after each commit, before anybody hears of it (invariant (a)).
    case deathAfterEachCommit
    /// The same, now and then: what was recovered goes on in memory for a while.
    case deathNowAndThen
    /// Coroutines and views are dropped before each input (invariant (b)).
    case evictionBeforeEachInput
    case evictionNowAndThen
    /// Commits fail, are lost, the power goes, and actions' callers die in the middle.
    case trouble
    /// Inputs are sent twice, late ones once more, and ids with other content.
    case doubled
}

package struct SimulationCounts: Sendable {
    package var bots = 0
    /// Sessions of the plain run: each is run in every variant.
    package var runs = 0
    package var turns = 0
    package var restarts = 0
    package var faults = 0
    package var writes = 0
    package var repeats = 0
    /// Messages that were taken back, with everything after them as without.
    package var undone = 0
    /// Answers that were corrected, with everything after them as if they had been given so at first.
    package var corrected = 0
    /// Corrections over a write, which was taken back first.
    package var correctedOverWrites = 0
    /// Corrections that were refused, or that the user let be, and that changed nothing.
    package var leftAlone = 0
    package var compensations = 0
    /// Writes that were called as the user had agreed.
    package var consents = 0
    package var marks = 0
    package var searched = 0
    /// Effects by kind, ends and problems by name, in the plain runs: what the generator reaches.
    package var reached: [String: Int] = [:]

    package init() {}

    package mutating func add(_ other: SimulationCounts) {
        bots += other.bots
        runs += other.runs
        turns += other.turns
        restarts += other.restarts
        faults += other.faults
        writes += other.writes
        repeats += other.repeats
        undone += other.undone
        corrected += other.corrected
        correctedOverWrites += other.correctedOverWrites
        leftAlone += other.leftAlone
        compensations += other.compensations
        consents += other.consents
        marks += other.marks
        searched += other.searched
        reached.merge(other.reached) { $0 + $1 }
    }
}

package struct Simulation {
    package let seed: UInt64
    package let bot: GeneratedBot
    package let users: Int
    /// Whether they also correct themselves, go back and begin anew.
    private let repairs: Bool
    let folder: SimulationFolder
    let loaded: LoadedBot
    package internal(set) var conversations: [Conversation] = []
    package internal(set) var counts = SimulationCounts()
    var taken: [String: SimulatedActions.Taken] = [:]
    var marks = Marks()

    package init(
        seed: UInt64, users: Int, repairs: Bool = true, readsMessages: Bool = true
    ) throws(BotError) {
        self.seed = seed
        self.repairs = repairs
        self.users = users
        bot = BotGenerator.bot(seed, readsMessages: readsMessages)
        folder = SimulationFolder(bot.files)
        loaded = try folder.load()
    }

    /// Runs the seed in every way, and says what came of it.
    package static func run(
        seed: UInt64, users: Int, _ variants: [SimulationVariant] = SimulationVariant.allCases
    ) throws -> SimulationCounts {
        let simulation: Simulation
        do throws(BotError) {
            simulation = try Simulation(seed: seed, users: users)
        } catch {
            throw SimulationFailure(
                seed: seed, variant: "loading", reason: error.message, conversation: "",
                bot: BotGenerator.bot(seed).listing)
        }
        var running = simulation
        try running.converse()
        for variant in variants { try running.run(variant) }
        try running.runUndone()
        running.counts.marks = running.marks.planted.count
        running.counts.searched = running.marks.searched
        return running.counts
    }

    func service(_ store: UnreliableStore, loading: Bool = false) throws -> SimulatedService {
        try SimulatedService(folder: folder.path, loaded: loading ? folder.load() : loaded, store: store)
    }

    // MARK: plain

    /// Lets each user talk, one after the other, with nothing in the way.
    package mutating func converse() throws {
        let service = try service(UnreliableStore(Bot.memoryStore()))
        defer { service.close() }
        for number in 0..<users {
            var user = SimulatedUser(number, of: bot, repairs: repairs)
            var conversation = Conversation(session: user.session)
            while let input = user.next(after: conversation.results.last) {
                conversation.inputs.append(input)
                let index = conversation.inputs.count - 1
                service.enter(conversation.time(of: index), seed: conversation.chance(of: index, seed))
                do {
                    conversation.results.append(try service.send(input.input))
                } catch { throw failure("plain", conversation, index, "\(error)") }
            }
            conversation.entries = try service.bot.entries(of: conversation.session)
            conversations.append(conversation)
        }
        taken = service.actions.taken
        counts.bots = 1
        counts.runs = users
        counts.writes = taken.count
        for conversation in conversations { try judge(conversation, service) }
    }

    /// What must hold of any conversation, however it went.
    private mutating func judge(_ conversation: Conversation, _ service: SimulatedService) throws {
        counts.turns += conversation.inputs.count
        for (index, result) in conversation.results.enumerated() {
            if let code = result.problem?.code,
                ["flow-diverged", "engine-fault", "store-failed"].contains(code)
            {
                throw failure("plain", conversation, index, "\(code): \(result.problem?.message ?? "")")
            }
            if let leak = leak(result, conversation) { throw failure("plain", conversation, index, leak) }
        }
        var view = JournalView(session: conversation.session)
        for entry in conversation.entries {
            view.apply(entry)
            if view.turn == nil,
                JournalView(snapshotBytes: view.snapshotBytes, session: view.session) != view
            {
                throw failure(
                    "plain", conversation, nil, "a snapshot after entry \(entry.seq) tells something else")
            }
            count(entry.body)
            if let leak = marks.foreign(
                in: entry.body.value, of: conversation.session, "entry \(entry.seq)", plants: true)
            {
                throw failure("plain", conversation, conversation.inputs.count - 1, leak)
            }
        }
        var safety = SafetyCheck(
            conversation.entries, of: conversation.session, silent: GeneratedBot.silentSlots)
        let unsafe = safety.breach()
        counts.compensations += safety.compensations
        counts.consents += safety.consents
        if let breach = unsafe ?? writes(conversation) ?? service.actions.breach {
            throw failure("plain", conversation, conversation.inputs.count - 1, breach)
        }
    }

    private mutating func leak(_ result: TurnResult, _ conversation: Conversation) -> String? {
        let shown: Value = [
            "replies": .list(result.replies.map(\.value)), "slots": .record(result.state.slots),
            "problem": result.problem?.value ?? .null, "understanding": result.understanding.value,
            "handed": .text(result.state.handedOff ?? ""),
        ]
        return marks.foreign(in: shown, of: conversation.session, "the answer")
    }

    /// Every intent whose result says that it was done, or perhaps, took effect under its key, and no other did.
    private func writes(_ conversation: Conversation) -> String? {
        var keys: Set<String> = []
        var calling: Calling?
        var compensating: Compensation?
        for entry in conversation.entries {
            switch entry.body {
            case .calling(let intent): calling = intent
            case .compensating(let plan): compensating = plan.standing.last
            case .compensated(let compensated):
                guard let intent = compensating else { return "entry \(entry.seq) takes back nothing" }
                compensating = nil
                let key = intent.call(in: conversation.session).key
                let isDone = taken[key] != nil
                if compensated.isTakenBack, !isDone { return "the compensation \(key) is missing" }
                if isDone { keys.insert(key) }
                guard taken[intent.write.key]?.arguments == intent.write.arguments else {
                    return "the compensation \(key) takes back what was never written so"
                }
            case .effect(let effect) where effect.identity.kind == .call:
                guard let intent = calling, intent.identity == effect.identity, intent.run == effect.run
                else { continue }
                calling = nil
                let isDone = taken[intent.call.key] != nil
                if case .value = effect.result, !isDone { return "the write \(intent.call.key) is missing" }
                if isDone { keys.insert(intent.call.key) }
            default: break
            }
        }
        let extra = taken.first { $0.value.session == conversation.session && !keys.contains($0.key) }
        return extra.map { "the write \($0.key) took effect, and no entry says so" }
    }

    private mutating func count(_ body: JournalEntry.Body) {
        switch body {
        case .effect(let effect): counts.reached[effect.identity.kind.rawValue, default: 0] += 1
        case .ended(let ended):
            counts.reached["ended \(ended.outcome.rawValue)", default: 0] += 1
            if let problem = ended.problem { counts.reached["problem \(problem.code)", default: 0] += 1 }
        case .asked(let asked): counts.reached["asks \(asked.question.kind.rawValue)", default: 0] += 1
        default: counts.reached["entry \(body.kind)", default: 0] += 1
        }
    }

    func failure(
        _ variant: String, _ conversation: Conversation?, _ index: Int?, _ reason: String
    ) -> SimulationFailure {
        SimulationFailure(
            seed: seed, variant: variant, session: conversation?.session, reason: reason,
            conversation: conversation?.listing(upTo: index) ?? "", bot: bot.listing)
    }
}
