// One run as its entries tell it: enough to run it again.

/// What a flow's views (`message`, `locale`) show while a turn works on its run.
public struct TurnContext: Hashable, Sendable {
    public var message: Message
    public var channel: String
    public var metadata: Record
    public var locale: Locale
    public init(message: Message, channel: String, metadata: Record, locale: Locale) {
        self.message = message
        self.channel = channel
        self.metadata = metadata
        self.locale = locale
    }
}

public struct RunView: Hashable, Sendable {
    /// What a replay feeds to the run, in order.
    public enum Step: Hashable, Sendable {
        case effect(Effect)
        /// What other runs changed while this one waited.
        case resumed(Record)
        /// From here on the flow's code runs in a later turn.
        case context(TurnContext)
    }

    private struct Content: Hashable, Sendable {
        var started: Started
        var context: TurnContext
        var steps: [Step] = []
        var state: RunState
    }

    private var shared: Shared<Content>

    public var started: Started { _read { yield shared.content.started } }
    /// What the flow's views show before the first step.
    public var context: TurnContext { _read { yield shared.content.context } }
    public var steps: [Step] {
        _read { yield shared.content.steps }
        _modify { yield &shared.content.steps }
    }
    public var state: RunState {
        _read { yield shared.content.state }
        _modify { yield &shared.content.state }
    }

    public var ordinal: Int { started.run }
    public var flow: String { started.flow }
    public var revision: RevisionID { started.revision }

    /// What it has done, or may have, that leaving it does not take back.
    public var standingWrites: [Effect] {
        steps.compactMap { if case .effect(let effect) = $0, effect.stands { effect } else { nil } }
    }
    public var hasWritten: Bool { !standingWrites.isEmpty }

    /// Whether a consent was refused last, whatever was said after that.
    public var endsRefused: Bool {
        for case .effect(let effect) in steps.reversed() {
            switch effect.identity.kind {
            case .say, .note: continue
            case .confirm: return effect.result == .value(false)
            default: return false
            }
        }
        return false
    }

    /// Its slots that were filled, or skipped, once, and for nobody in particular: a run that begins anew can be given them.
    package var plainAnswers: Record {
        var fillings: [String: Int] = [:]
        var skipped: Set<String> = []
        for case .effect(let effect) in steps {
            guard let slot = effect.slot else { continue }
            fillings[slot, default: 0] += effect.about == nil ? 1 : 2
            if effect.result == .problem("skipped") { skipped.insert(slot) }
        }
        return Record(
            state.slots.fields.compactMap { field in
                guard fillings[field.name] == 1 else { return nil }
                guard field.value.isNull else { return field }
                return skipped.contains(field.name)
                    ? Record.Field(name: field.name, value: RunState.skipped) : nil
            })
    }

    /// Whether nothing has happened in it yet.
    public var isFresh: Bool {
        steps.isEmpty && state.asked == nil && state.calling == nil && state.handedOff == nil
            && state.waiting == nil
    }

    public init(started: Started, context: TurnContext) {
        shared = Shared(
            Content(started: started, context: context, state: RunState(given: started.given)))
    }
}

/// What a run has come to by its steps.
public struct RunState: Hashable, Sendable {
    /// An answer that does not hold any more.
    public struct CorrectedAnswer: Hashable, Sendable {
        public var slot: String
        /// What was told before.
        public var before: Value
        /// The new value; `nil`: to be asked anew.
        public var value: Value?
    }

    /// What this run asked or set.
    public var slots = Record()
    /// What messages gave and no `ask` has taken yet.
    public var given: Record
    /// Slots whose given value was told before answers that stand: one of ``unmet`` is newer.
    public var overtaken: Set<String> = []
    /// All that messages gave, taken or not: what a run on a changed past begins with.
    public var heard: Record
    /// Answers of before a revision that the run may still come to.
    public var unmet: [EffectIdentity: Effect] = [:]
    /// Answers to `ask` by ``AnswerKey``; `null` where it was skipped without a default.
    public var answers: [String: Value] = [:]
    /// What it remembers of the user, written when it ends well.
    public var remembered = Record()
    /// The open question; what was said with it.
    public var asked: Asked?
    /// The intent of a write whose result is not recorded yet.
    public var calling: Calling?
    /// The hand-off that it waits for.
    public var handedOff: HandedOff?
    /// What it waits for outside of the stack.
    public var waiting: Waiting?
    /// What the user corrected and the run has not been run again with: new values by ``AnswerKey``, `null` where to ask
    /// again.
    public var correction = Record()
    /// Answers that were corrected, until the `ask` that they belong to takes the new value or is answered anew.
    public var correctedAnswers: [EffectIdentity: CorrectedAnswer] = [:]
    /// Keys of writes that ended `unknown`, by action and arguments: a later call of the same has the same key.
    public var unknownKeys: [String: String] = [:]

    public init(given: Record) { (self.given, heard) = (given, given) }

    /// Given in place of a value: what may be skipped was skipped already.
    package static let skipped: Value = ["skipped": true]

    package static func unknownKeyName(_ action: String, _ arguments: Record) -> String {
        action + CanonicalJSON.text(.record(arguments))
    }
}

extension RunView {
    /// What was written under this key does not stand any more.
    mutating func takeBack(_ key: String) {
        for (place, step) in steps.enumerated() {
            guard case .effect(var effect) = step, effect.write?.key == key else { continue }
            effect.isTakenBack = true
            steps[place] = .effect(effect)
        }
    }

    mutating func apply(_ effect: Effect) {
        steps.append(.effect(effect))
        state.apply(effect)
    }
}

extension RunState {
    /// What a message gave; `null` takes it back.
    package mutating func hear(_ values: Record) {
        for field in values {
            given[field.name] = field.value.isNull ? nil : field.value
            heard[field.name] = given[field.name]
            overtaken.remove(field.name)
            guard field.value.isNull else { continue }
            for (identity, answer) in unmet where answer.slot == field.name { unmet[identity] = nil }
            for (identity, answer) in correctedAnswers where answer.slot == field.name {
                correctedAnswers[identity]?.value = nil
            }
        }
    }

    /// What of these values it was not told yet: another value for an answer is a correction or nothing, and never kept.
    package func news(in values: Record) -> Record {
        Record(values.fields.filter { slots[$0.name]?.isNull ?? true })
    }

    private mutating func take(_ slot: String, keeping untaken: Record) {
        given[slot] = untaken[slot]
        overtaken.remove(slot)
    }

    /// - Parameter untaken: what was given after an effect that a run on a changed past uses again, and is not its answer.
    package mutating func apply(_ effect: Effect, keeping untaken: Record = [:]) {
        switch effect.identity.kind {
        case .ask:
            asked = nil
            unmet[effect.identity] = nil
            correctedAnswers[effect.identity] = nil
            if let slot = effect.slot {
                let value: Value = if case .value(let value) = effect.result { value } else { .null }
                answers[AnswerKey(slot: slot, about: effect.about).text] = value
                slots[slot] = value
                take(slot, keeping: untaken)
            }
        case .set:
            if let slot = effect.slot, case .value(let value) = effect.result {
                slots[slot] = value
                answers[slot] = value.isNull ? nil : value
                take(slot, keeping: untaken)
            }
        case .confirm, .choose: asked = nil
        case .call:
            if let calling {
                let name = RunState.unknownKeyName(calling.call.action, calling.call.arguments)
                if case .problem("unknown") = effect.result {
                    unknownKeys[name] = calling.call.key
                } else {
                    unknownKeys[name] = nil
                }
            } else if let write = effect.write, case .problem("unknown") = effect.result {
                unknownKeys[RunState.unknownKeyName(write.action, write.arguments)] = write.key
            }
            calling = nil
        case .handoff: handedOff = nil
        case .wait, .waitFor: waiting = nil
        case .remember:
            if case .value(let value) = effect.result, let name = value["name"]?.text {
                remembered[name] = value["value"] ?? .null
            }
        default: break
        }
    }
}
