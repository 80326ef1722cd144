// One line of a session's journal.

/// A fact about a session, numbered within it; entries are only ever appended.
public struct JournalEntry: Hashable, Sendable {
    public var seq: Int64
    /// When it was committed to, on the wall clock.
    public var at: Instant
    public var body: Body

    public init(seq: Int64, at: Instant, body: Body) {
        self.seq = seq
        self.at = at
        self.body = body
    }

    /// Indirect: entries are large, and handed on more often than read.
    public indirect enum Body: Hashable, Sendable {
        /// A session begins, or begins anew after it was closed.
        case opened(Opened)
        /// A turn begins: an input, and what it was taken to mean.
        case received(Received)
        /// The flow that greets a new session goes first, and the input waits (`true`); then it has its turn (`false`).
        case deferred(Bool)
        /// A run of a flow begins, on top of the open ones.
        case started(Started)
        case effect(Effect)
        /// A run asks and waits.
        case asked(Asked)
        /// The intent of a write or send: committed before it is performed.
        case calling(Calling)
        /// A run hands the session to a person and waits.
        case handedOff(HandedOff)
        /// The session comes back from a person whom the engine itself had handed it to.
        case handedBack(EffectResult)
        /// Values that a later message gave to an open run; `null` for one that turned out not to do.
        case heard(run: Int, given: Record)
        /// What other runs changed while this one waited below them.
        case resumed(run: Int, slots: Record)
        /// The engine itself speaks.
        case replied(Replied)
        /// The user corrects what a run was told: new values by slot, `null` where the slot is to be asked again; none take
        /// an earlier correction back. The run is run again when it is on top.
        case corrected(run: Int, slots: Record)
        /// A run was run again on a changed past.
        case revised(Revised)
        /// Everything from this entry on, up to the open turn, is taken back: the fold leaves it out.
        case undone(to: Int64)
        /// What was done is being taken back: the last that stands is next. Committed before the call is performed.
        case compensating(TakingBack)
        case compensated(Compensated)
        /// A run that waited below others is taken up again: it is on top now.
        case raised(run: Int)
        /// What the user asked for beside something else; all that is still to come.
        case later([Later])
        case ended(Ended)
        case locale(Locale)
        /// The turn is complete; nothing more belongs to it.
        case done(Done)
        /// The session is over; the next input begins it anew.
        case closed(reason: String)
    }
}

public struct Opened: Hashable, Sendable {
    /// 32 hexadecimal digits: what the session's `random` and `uuid` are made of.
    public var secret: String
    public var locale: Locale
    public init(secret: String, locale: Locale) {
        self.secret = secret
        self.locale = locale
    }
}

public struct Received: Hashable, Sendable {
    public var input: Input
    public var understanding: Understanding
    public init(input: Input, understanding: Understanding) {
        self.input = input
        self.understanding = understanding
    }
}

/// All that a run may see from before it began: it is run again from this and its own entries alone.
public struct Started: Hashable, Sendable {
    /// What runs begin with now. From 2 on a text is known by all values that it names: those of the run's own slots, and
    /// those in named texts, too.
    public static let currentAPILevel = 2

    public var run: Int
    public var flow: String
    public var revision: RevisionID
    public var arguments: Value
    public var locale: Locale
    public var user: UserID?
    public var apiLevel: Int
    /// Values that `keep` lets it take without asking.
    public var kept: Record
    /// What finished runs had left to the session.
    public var session: Record
    /// What was remembered of the user.
    public var memory: Record
    /// What the message that began it gave.
    public var given: Record
    public var at: Instant

    public init(
        run: Int, flow: String, revision: RevisionID, arguments: Value = .record([:]), locale: Locale,
        user: UserID? = nil, apiLevel: Int = Started.currentAPILevel, kept: Record = [:],
        session: Record = [:],
        memory: Record = [:],
        given: Record = [:],
        at: Instant
    ) {
        self.run = run
        self.flow = flow
        self.revision = revision
        self.arguments = arguments
        self.locale = locale
        self.user = user
        self.apiLevel = apiLevel
        self.kept = kept
        self.session = session
        self.memory = memory
        self.given = given
        self.at = at
    }
}

public struct Asked: Hashable, Sendable {
    /// 0 for a question of the engine's own, which no run waits for.
    public var run: Int
    /// The effect that waits: of several slots, that of the first still missing.
    public var identity: EffectIdentity?
    public var question: Question
    /// What was said with it: that an answer was invalid, then the question.
    public var replies: [Reply]
    public init(run: Int, identity: EffectIdentity?, question: Question, replies: [Reply]) {
        self.run = run
        self.identity = identity
        self.question = question
        self.replies = replies
    }
}

public struct Calling: Hashable, Sendable {
    public var run: Int
    public var identity: EffectIdentity
    public var call: ActionCall
    public init(run: Int, identity: EffectIdentity, call: ActionCall) {
        self.run = run
        self.identity = identity
        self.call = call
    }
}

public struct HandedOff: Hashable, Sendable {
    /// The run that waits; 0 when the engine handed off by itself.
    public var run: Int
    public var identity: EffectIdentity?
    public var team: String
    public var note: Value
    public var priority: String?
    /// What a person needs to go on: slots and the last messages.
    public var summary: Value
    public var reply: Reply?
    public init(
        run: Int, identity: EffectIdentity?, team: String, note: Value, priority: String? = nil,
        summary: Value = .null,
        reply: Reply? = nil
    ) {
        self.run = run
        self.identity = identity
        self.team = team
        self.note = note
        self.priority = priority
        self.summary = summary
        self.reply = reply
    }
}

public struct Replied: Hashable, Sendable {
    /// Which of the engine's texts, or which answer: `parley.not_understood`, `answer:Flows/faq.md#3`, ...
    public var cause: String
    public var reply: Reply
    public init(cause: String, reply: Reply) {
        self.cause = cause
        self.reply = reply
    }
}

public struct Ended: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
        case finished, cancelled, switched, failed
        /// Its flow no longer does what its entries say.
        case diverged
    }
    public var run: Int
    public var outcome: Outcome
    /// What it remembered of the user; written with this entry.
    public var memory: Record
    /// Why, when it failed or diverged.
    public var problem: Problem?
    public init(run: Int, outcome: Outcome, memory: Record = [:], problem: Problem? = nil) {
        self.run = run
        self.outcome = outcome
        self.memory = memory
        self.problem = problem
    }
}

/// What went wrong in a turn that still ended politely.
public struct Problem: Error, Hashable, Sendable {
    /// `flow-error`, `flow-budget`, `flow-memory`, `flow-diverged`, `action-failed`, ...
    public var code: String
    public var message: String
    public var position: SourcePosition?
    /// The same for the flow's author, in full; not journaled.
    public var diagnostic: Diagnostic?
    public init(code: String, message: String, position: SourcePosition? = nil, diagnostic: Diagnostic? = nil)
    {
        self.code = code
        self.message = message
        self.position = position
        self.diagnostic = diagnostic
    }

    /// The diagnostic is for people: two problems are the same without it.
    public static func == (left: Problem, right: Problem) -> Bool {
        left.code == right.code && left.message == right.message && left.position == right.position
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
        hasher.combine(position)
    }
}

public struct Done: Hashable, Sendable {
    /// The values that the turn changed, for the view of slots; `null` where one was forgotten.
    public var changed: Record
    public var problem: Problem?
    public init(changed: Record = [:], problem: Problem? = nil) {
        self.changed = changed
        self.problem = problem
    }
}
