// An open question: what a run waits for, complete in the journal.

/// What a run has asked and waits to be told. Its state (attempts, what is still wanted) is part of the journal.
public struct Question: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case ask, confirm, choose
        /// The ladder's last step: shall a person take over? The question it stands for is asked again after a no-answer.
        case offer
        /// Shall a run in which something was done already be left?
        case cancel
        /// Shall what was done be taken back? See ``Question/takingBack``.
        case takeBack = "take_back"
        /// Which of several things was meant?
        case clarify
        /// Shall what was open when the session timed out be taken up?
        case unfinished
        /// Which slot is to be changed?
        case which
    }
    public var kind: Kind
    /// What an answer may fill: the slots of an `ask` still without a value; one nameless thing otherwise.
    public var wanted: [Expectation.Wanted]
    /// So many answers were not understood or invalid.
    public var attempts: Int
    public var retries: Int
    public var maySkip: Bool
    /// Whether another flow may start in the middle.
    public var digress: Bool
    /// Repairs by name that are switched off (`false`) or on while it is open; others are as the settings say.
    public var repair: Record
    /// Whether everything wanted is asked for in one question; else only the first is, and the rest later.
    public var isWhole: Bool
    /// Sub-flows of the run that are open, outermost first.
    public var within: [String]
    /// What follows of a yes to ``Kind/takeBack``.
    public var takingBack: TakingBack?

    public init(
        kind: Kind, wanted: [Expectation.Wanted], attempts: Int = 0, retries: Int = 2, maySkip: Bool = false,
        digress: Bool = true, repair: Record = [:], isWhole: Bool = false, within: [String] = []
    ) {
        self.isWhole = isWhole
        self.within = within
        self.kind = kind
        self.wanted = wanted
        self.attempts = attempts
        self.retries = retries
        self.maySkip = maySkip
        self.digress = digress
        self.repair = repair
    }

    public var expectation: Expectation { Expectation(wanted: wanted) }
}
