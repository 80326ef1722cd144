// A session as its journal tells it: the fold over its entries.

/// What a session left behind in a slot, and when.
public struct KeptValue: Hashable, Sendable {
    public var value: Value
    public var at: Instant
    public init(value: Value, at: Instant) {
        self.value = value
        self.at = at
    }
}

/// One session's present state. A pure function of its entries: folding them one by one gives the same view in every process.
public struct JournalView: Hashable, Sendable {
    public struct OpenInput: Hashable, Sendable {
        public var seq: Int64
        public var received: Received
        public var at: Instant
        /// The values that held before it.
        public var slotsBefore: Record
        /// What went wrong in it so far.
        public var problem: Problem?
        /// Whether it waits for the flow that greets a new session.
        public var isDeferred = false
        /// Whether something was taken back for what is still to follow in it.
        public var hasTakenBack = false
    }

    /// Why a session is closed to which nobody has written for long.
    public static let timeout = "timeout"
    /// The cause of a reply to a message that nothing understood.
    public static let missCause = "parley.not_understood"
    /// The cause of what is said again when the user goes back.
    public static let backCause = "parley.back"
    /// How the cause of a written answer begins; the answer's id follows.
    public static let answerCause = "answer:"

    public let session: SessionID
    /// The number of the last entry; 0 before the first.
    public internal(set) var seq: Int64 = 0
    public internal(set) var opened: Opened?
    public internal(set) var locale = Locale("")
    public internal(set) var user: UserID?
    public internal(set) var channel = ""
    /// When the last input came.
    public internal(set) var lastInput = Instant(milliseconds: 0)
    /// Open runs, the one on top last.
    public internal(set) var runs: [RunView] = []
    /// How many runs this session has begun.
    public internal(set) var runCount = 0
    /// What finished runs left to the session.
    public internal(set) var slots: [String: KeptValue] = [:]
    /// The same without their times: what flows see.
    public internal(set) var sessionSlots = Record()
    /// The turn that is not done.
    public internal(set) var turn: OpenInput?
    /// Everything said in the last done turn and in the open one.
    public internal(set) var lastReplies: [Reply] = []
    /// Everything said in the turn before the open one.
    public internal(set) var previousReplies: [Reply] = []
    /// So many messages in a row were not understood outside of a question.
    public internal(set) var misses = 0
    /// Open hand-off of the session, with or without a run that waits for it.
    public internal(set) var handedOff: HandedOff?
    /// A question of the engine's own, which no run waits for: shall a person take over?
    public internal(set) var offered: Asked?
    var offeredIn: Int64 = 0
    /// What waited for an answer when the session timed out, until it is offered or begun again.
    public internal(set) var unfinished: RunView?
    /// The flow that the user has left, or not consented to, in the turn before or in the open one.
    public internal(set) var leftFlow: String?
    var leftIn: Int64 = 0
    /// The last few messages and replies, for the summary of a hand-off.
    public internal(set) var transcript: [Value] = []
    public internal(set) var isClosed = false
    /// What is being taken back in the open turn.
    public internal(set) var compensating: TakingBack?
    /// How often something was undone or taken back: part of the keys of what is called afterwards.
    public internal(set) var undoCount = 0
    /// The run that finished last, until another begins: it can still be corrected.
    public internal(set) var lastFinished: RunView?
    /// Whether a run has asked in the turn that is open.
    public internal(set) var hasAskedInTurn = false
    var contextIsNew: Set<Int> = []
    /// What was asked last, what is still to come, in which language.
    public internal(set) var discourse = Discourse()

    public init(session: SessionID) { self.session = session }

    public init(session: SessionID, entries: some Sequence<JournalEntry>) {
        self.init(session: session)
        for entry in JournalView.effective(entries) { apply(entry) }
    }

    /// The entries without those that an undo took back; the turn that took them back stands right after what is left.
    package static func effective(_ entries: some Sequence<JournalEntry>) -> [JournalEntry] {
        var effective: [JournalEntry] = []
        for entry in entries {
            if case .undone(let seq) = entry.body {
                let turn = effective.lastIndex { if case .received = $0.body { true } else { false } }
                let own = effective[(turn ?? effective.endIndex)...]
                // How often was undone stays known: new writes must not bear the keys of those before.
                let before = effective[..<own.startIndex].filter { $0.seq < seq || $0.isUndo }
                effective = before + own
            }
            effective.append(entry)
        }
        return effective
    }

    /// The values that hold at present, the runs' over the session's; what the view of slots in a store shows.
    public var presentSlots: Record { runs.reduce(sessionSlots) { $0.merging($1.state.slots) } }

    public var top: RunView? { runs.last }

    /// Whether a flow is being run, as a run of its own or within the one on top.
    public func isOpen(_ flow: String) -> Bool { run(of: flow) != nil }

    /// The topmost run in which a flow is being run.
    public func run(of flow: String) -> RunView? {
        runs.last { $0.flow == flow || $0.state.asked?.question.within.contains(flow) == true }
    }

    /// What the open turn changes is told from what held before it, an undo in it included.
    package mutating func turnBegan(with slots: Record) { turn?.slotsBefore = slots }

    public mutating func apply(_ entry: JournalEntry) {
        seq = entry.seq
        switch entry.body {
        case .opened(let opened): open(opened)
        case .received(let received): receive(received, entry)
        case .deferred(let waits): turn?.isDeferred = waits
        case .started(let started):
            runCount = max(runCount, started.run)
            misses = 0
            lastFinished = nil
            discourse.began(started.flow, given: started.given)
            if unfinished?.flow == started.flow { unfinished = nil }
            runs.append(RunView(started: started, context: context(locale: started.locale)))
        case .effect(let effect):
            say(effect.reply)
            if effect.identity.kind == .handoff { handedOff = nil }
            if let failure = effect.failure, turn?.problem == nil {
                turn?.problem = Problem(code: "action-failed", message: failure)
            }
            change(effect.run) { $0.apply(effect) }
        case .asked(let asked):
            asked.replies.forEach { say($0) }
            hasAskedInTurn = true
            if asked.question.kind != .clarify {
                misses = 0
            } else if asked.question != offered?.question {
                discourse.clarifications += 1
            }
            if asked.question.kind == .unfinished { unfinished = nil }
            if asked.run == 0 {
                offered = asked
                offeredIn = turn?.seq ?? 0
            }
            change(asked.run) { $0.state.asked = asked }
        case .calling(let calling): change(calling.run) { $0.state.calling = calling }
        case .handedOff(let handedOff):
            say(handedOff.reply)
            self.handedOff = handedOff
            change(handedOff.run) { $0.state.handedOff = handedOff }
        case .handedBack: handedOff = nil
        case .heard(let run, let given): change(run) { $0.state.hear(given) }
        case .resumed(let run, let slots):
            change(run) { run in
                run.steps.append(.resumed(slots))
            }
        case .replied(let replied):
            if replied.cause == JournalView.missCause {
                misses += 1
            } else if replied.cause != JournalView.backCause {
                misses = 0
            }
            if replied.cause.hasPrefix(JournalView.answerCause) {
                discourse.answered(
                    String(replied.cause.dropFirst(JournalView.answerCause.count)),
                    to: turn?.received.input.said)
            }
            if replied.cause == Discourse.languageCause { discourse.isLanguageChosen = true }
            say(replied.reply)
        case .corrected(let run, let slots): correct(run, slots)
        case .revised(let revised):
            for effect in revised.effects { say(effect.reply) }
            let turn = context(locale: locale)
            guard let index = runs.lastIndex(where: { $0.ordinal == revised.run }) else { break }
            if revised.steps.contains(.now) { contextIsNew.remove(revised.run) }
            runs[index].apply(revised, in: turn)
            self.turn?.hasTakenBack = false
        // What it takes back is not folded at all: see ``effective(_:)``.
        case .undone:
            undoCount += 1
            turn?.hasTakenBack = false
        case .compensating(let plan): compensating = plan
        case .compensated(let compensated): settle(compensated)
        case .raised(let run): raise(run)
        case .later(let later): discourse.later = later
        case .ended(let ended): end(ended, at: entry.at)
        case .locale(let locale):
            self.locale = locale
            contextIsNew = Set(runs.map(\.ordinal))
        case .done:
            // An offer stands for the next message only.
            if offeredIn != turn?.seq { offered = nil }
            if leftIn != turn?.seq { (leftFlow, leftIn) = (nil, 0) }
            turn = nil
        case .closed(let reason):
            isClosed = true
            unfinished = reason == JournalView.timeout ? top : nil
            runs = []
            handedOff = nil
        }
    }

    private mutating func open(_ opened: Opened) {
        let (seq, unfinished) = (seq, unfinished)
        self = JournalView(session: session)
        (self.seq, self.unfinished) = (seq, unfinished)
        self.opened = opened
        locale = opened.locale
    }

    private mutating func receive(_ received: Received, _ entry: JournalEntry) {
        turn = OpenInput(seq: entry.seq, received: received, at: entry.at, slotsBefore: presentSlots)
        lastInput = entry.at
        channel = received.input.channel
        if let user = received.input.user { self.user = user }
        contextIsNew = Set(runs.map(\.ordinal))
        hasAskedInTurn = false
        previousReplies = lastReplies
        lastReplies = []
        guard let said = received.input.said else { return }
        remember("user", said)
        discourse.hear(said, in: received.understanding.language)
    }

    /// The context of the turn that is open.
    public func context(locale: Locale) -> TurnContext {
        guard let input = turn?.received.input else {
            return TurnContext(message: Message(""), channel: channel, metadata: [:], locale: locale)
        }
        let message: Message =
            switch input.content {
            case .message(let message): message
            case .button(let value): Message(value)
            case .event: Message("")
            }
        return TurnContext(message: message, channel: input.channel, metadata: input.metadata, locale: locale)
    }

    private mutating func change(_ ordinal: Int, _ change: (inout RunView) -> Void) {
        guard let index = runs.lastIndex(where: { $0.ordinal == ordinal }) else { return }
        if contextIsNew.remove(ordinal) != nil {
            runs[index].steps.append(.context(context(locale: locale)))
        }
        change(&runs[index])
    }

    private mutating func say(_ reply: Reply?) {
        guard let reply else { return }
        lastReplies.append(reply)
        remember("bot", reply.text ?? "")
    }

    private mutating func remember(_ who: String, _ text: String) {
        transcript.append(.record([who: .text(text)]))
        if transcript.count > 12 { transcript.removeFirst(transcript.count - 12) }
    }

    private mutating func settle(_ compensated: Compensated) {
        compensating = nil
        // What is called afterwards bears new keys: the old ones stand for what is gone.
        undoCount += 1
        if let failure = compensated.failure, turn?.problem == nil {
            turn?.problem = Problem(code: "action-failed", message: failure)
        }
        guard compensated.isTakenBack else { return }
        turn?.hasTakenBack = true
        for index in runs.indices { runs[index].takeBack(compensated.key) }
        lastFinished?.takeBack(compensated.key)
    }

    /// What the user said last, the newest first.
    public var saidLately: [String] { transcript.reversed().compactMap { $0["user"]?.text } }

    private mutating func raise(_ ordinal: Int) {
        guard let index = runs.lastIndex(where: { $0.ordinal == ordinal }) else { return }
        runs.append(runs.remove(at: index))
    }

    /// A run that has finished is open again.
    private mutating func correct(_ ordinal: Int, _ slots: Record) {
        if let finished = lastFinished, finished.ordinal == ordinal {
            runs.append(finished)
            lastFinished = nil
        }
        guard let index = runs.lastIndex(where: { $0.ordinal == ordinal }) else { return }
        runs[index].state.correction = slots.isEmpty ? [:] : runs[index].state.correction.merging(slots)
    }

    /// A value that a finished run left; `null` forgets.
    mutating func keep(_ value: Value, as name: String, at: Instant) {
        slots[name] = value.isNull ? nil : KeptValue(value: value, at: at)
        sessionSlots[name] = value.isNull ? Value?.none : value
    }

    private mutating func end(_ ended: Ended, at: Instant) {
        turn?.hasTakenBack = false
        if let problem = ended.problem { turn?.problem = problem }
        guard let index = runs.lastIndex(where: { $0.ordinal == ended.run }) else { return }
        let run = runs.remove(at: index)
        if handedOff?.run == ended.run { handedOff = nil }
        lastFinished = ended.outcome == .finished ? run : nil
        if ended.outcome == .cancelled || ended.outcome == .finished && run.endsRefused {
            leftFlow = run.flow
            leftIn = turn?.seq ?? 0
        }
        guard ended.outcome == .finished || ended.outcome == .switched else { return }
        discourse.ended(run.flow)
        for field in run.state.slots {
            keep(field.value, as: field.name, at: at)
        }
    }
}

extension JournalEntry {
    /// Whether it counts for the keys of what is called afterwards, whatever is taken back of the session.
    fileprivate var isUndo: Bool {
        switch body {
        case .undone, .compensated: true
        default: false
        }
    }
}
