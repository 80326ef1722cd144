// What a run of a flow and the engine say to each other: values only, no input or output in between.

/// Where a run stands after it was given something: what it needs from the engine next.
public enum FlowStep: Hashable, Sendable {
    /// It asks the user and waits.
    case ask(Asked)
    /// It needs an action performed; a write or send only after its intent is committed.
    case call(Calling)
    /// It leaves the stack until a time or an event.
    case wait(Waiting)
    /// It gives the session to a person and waits.
    case handoff(HandedOff)
    case finished
    case cancelled
    /// It leaves for another flow.
    case switched(flow: String, arguments: Value)
    /// A mistake of its author, or a blown budget.
    case failed(Problem)
    /// An action that it could not do without did not succeed.
    case actionFailed(Problem)
    /// Its code no longer does what its entries say.
    case diverged(Problem)

    /// Why it failed, where it did.
    package var problem: Problem? {
        switch self {
        case .failed(let problem), .actionFailed(let problem), .diverged(let problem): problem
        case .ask, .call, .wait, .handoff, .finished, .cancelled, .switched: nil
        }
    }
}

public struct Waiting: Hashable, Sendable {
    public var run: Int
    public var identity: EffectIdentity
    public var event: String?
    public var due: Instant?
    public init(run: Int, identity: EffectIdentity, event: String? = nil, due: Instant? = nil) {
        self.run = run
        self.identity = identity
        self.event = event
        self.due = due
    }
}

/// What the engine gives to a run that waits.
public enum FlowInput: Hashable, Sendable {
    /// It begins, or goes on after it was recovered with nothing open.
    case proceed
    /// Values for the open question, by slot; `""` names the value of a `confirm` or `choose`.
    case answer(Record)
    /// No valid answer: what was said is asked again, with the text for invalid answers first.
    case invalid
    /// The user does not have what is asked: the same with the slot's help first.
    case lacks
    /// The question once more, as when a digression has ended; nothing counts against the user.
    case askAgain
    /// The question once more, because the user asked for its flow again instead of answering: it counts as no answer.
    case again
    /// Why it is asked, then the question.
    case help
    case skip
    case outcome(ActionOutcome)
    /// The person hands the session back: what they left, or why not.
    case handedBack(EffectResult)
}

/// What is to be done about an input: the outcome of pure deliberation over its understanding and the view.
public enum Decision: Hashable, Sendable {
    /// A flow begins, on top of the open ones.
    case start(flow: String, given: Record, arguments: Record)
    /// A run that waits below others is taken up again; what the message gives it.
    case takeUp(run: Int, given: Record)
    /// Several things that one message asks for: flows and answers, in this order.
    case several([Decision])
    /// This, and then in between what the same message asks for.
    indirect case also(Decision, [Later])
    /// The run on top is left for something else, which is what is still to come next.
    case leave([Later])
    /// Which of these was meant? Each option's value says what follows: `flow` with what it is `given`, `answer`, or the `value`
    /// of a `slot`.
    case clarify([Expectation.Option])
    /// The flow on top begins anew.
    case restart
    /// From now on in this language, because the user says so.
    case speak(Locale)
    /// Something was done already: is the run to be left?
    case confirmCancel
    /// The same, and it is not to be taken back.
    case confirmLeaving
    /// The user agrees that what was done is taken back.
    case takeBack(TakingBack)
    /// The user is angry: a person is offered.
    case soothe
    /// The open question of the run on top is answered.
    case answer(Record)
    case invalid
    /// The user does not have what is asked.
    case lacks
    /// The user needs a moment.
    case wait
    case skip
    case help
    /// The user corrects what a run was told (`null`: that slot is to be asked again), and gives it more beside.
    case correct(run: Int, slots: Record, given: Record)
    /// The user corrects a slot with what is no value for it: that is told, and the slot is asked again.
    case reject(run: Int, slot: String, given: Record)
    /// The user gives a flow that is still to come another value.
    case amend(flow: String, given: Record)
    /// A new value fits several slots: which one is meant? Each by what pressing its button says.
    case whichSlot([Expectation.Option])
    /// So many answers are taken back.
    case back(Int)
    case repeatLast
    case cancel
    /// The session goes to a person.
    case person
    /// A question with a written answer, by its id; the open question follows it.
    case tell(answer: String)
    /// The engine says one of its own texts.
    case say(String)
    /// The open question once more, without anything counting against the user.
    case askAgain
    /// The flow on top is asked for again: its question once more, which counts as no answer.
    case again
    /// The user took (or refused) the offer of a person.
    case offer(accepted: Bool)
    case notUnderstood
    /// An agent hands the session back.
    case handBack(Record)
    /// A message while a person has the session.
    case passOn
    case nothing
}
