// A run that was run again on a changed past: what it used of its steps, and what is new.

/// The steps of a run after it was run again; they take the place of those before.
public struct Revised: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        /// A step of before, by its place among them, as it was.
        case kept(Int)
        /// From here on the flow's code ran in the turn that changed the past.
        case now
        case new(Effect)
    }

    public var run: Int
    public var steps: [Step]

    public init(run: Int, steps: [Step]) {
        self.run = run
        self.steps = steps
    }

    /// What the run did that it had not done before.
    public var effects: [Effect] {
        steps.compactMap { if case .new(let effect) = $0 { effect } else { nil } }
    }
}

extension RunView {
    /// The places of the answers that these slots were given last: from an `ask`, else from a `set`. An `ask` that took what
    /// was known before leads to the one that was told it.
    package func places(ofAnswersTo slots: Record) -> Set<Int> {
        Set(slots.compactMap { place(ofAnswerTo: $0.name) })
    }

    private func place(ofAnswerTo name: String) -> Int? {
        let key = AnswerKey(name)
        var fillings: [(place: Int, effect: Effect)] = []
        for (place, step) in steps.enumerated() {
            guard case .effect(let effect) = step, effect.slot == key.slot else { continue }
            if key.about == nil || key.about == effect.about { fillings.append((place, effect)) }
        }
        guard var last = fillings.lastIndex(where: { $0.effect.identity.kind == .ask }) else {
            return fillings.last?.place
        }
        while fillings[last].effect.wasKnown {
            let about = fillings[last].effect.about
            guard let earlier = fillings[..<last].lastIndex(where: { $0.effect.about == about }) else {
                // The session knew it: what was told of another is meant rather.
                last =
                    fillings.lastIndex { $0.effect.identity.kind == .ask && !$0.effect.wasKnown } ?? last
                break
            }
            guard fillings[earlier].effect.identity.kind == .ask else { break }
            last = earlier
        }
        return fillings[last].place
    }

    /// What this run asked or set a slot to; `nil` where it did not.
    public func filled(_ slot: String) -> Value? {
        guard let value = state.slots[slot], !value.isNull else { return nil }
        return value
    }

    mutating func apply(_ revised: Revised, in turn: TurnContext) {
        let before = steps
        let unmet = answers(leftBy: revised)
        var revisedState = corrected
        steps = revised.steps.compactMap { step in
            switch step {
            case .kept(let place): before.indices.contains(place) ? before[place] : nil
            case .now: .context(turn)
            case .new(let effect): .effect(effect)
            }
        }
        let untaken = untaken
        for step in revised.steps {
            switch step {
            case .kept(let place):
                guard before.indices.contains(place), case .effect(let effect) = before[place] else {
                    continue
                }
                revisedState.apply(effect, keeping: untaken)
            case .new(let effect): revisedState.apply(effect)
            case .now: break
            }
        }
        state = revisedState
        state.unmet = unmet
    }

    /// The answers that stand and that the run, changed like this, has not come to again.
    private func answers(leftBy revised: Revised) -> [EffectIdentity: Effect] {
        var gone = places(ofAnswersTo: state.correction)
        for case .kept(let place) in revised.steps { gone.insert(place) }
        var answers = stillUnmet
        for (place, step) in steps.enumerated() where !gone.contains(place) {
            // What a message gave is given again.
            guard case .effect(let effect) = step, effect.identity.kind == .ask,
                !effect.wasGiven
                    || effect.result != effect.slot.flatMap({ state.heard[$0] }).map(EffectResult.value)
            else { continue }
            answers[effect.identity] = effect
        }
        for case .kept(let place) in revised.steps where steps.indices.contains(place) {
            if case .effect(let effect) = steps[place] { answers[effect.identity] = nil }
        }
        for effect in revised.effects { answers[effect.identity] = nil }
        return answers
    }

    /// Answers left by the revisions before that are not corrected now.
    private var stillUnmet: [EffectIdentity: Effect] {
        let corrected = state.correction.names.map(AnswerKey.init)
        return state.unmet.filter { one in
            !corrected.contains {
                $0.slot == one.value.slot && ($0.about == nil || $0.about == one.value.about)
            }
        }
    }

    /// What messages gave and nothing has taken: no answer of before did.
    package var untaken: Record {
        Record(
            state.given.fields.filter {
                state.correction[$0.name] == nil && !state.overtaken.contains($0.name)
            })
    }

    /// The state in which the run begins anew: what messages gave and no `ask` has taken yet, and the correction.
    package var corrected: RunState {
        var corrected = RunState(given: state.heard)
        corrected.correctedAnswers = state.correctedAnswers
        corrected.unmet = stillUnmet
        corrected.overtaken = Set(state.heard.fields.map(\.name)).subtracting(untaken.fields.map(\.name))
        for field in state.correction {
            let key = AnswerKey(field.name)
            if let place = place(ofAnswerTo: field.name), case .effect(let effect) = steps[place],
                effect.identity.kind == .ask
            {
                corrected.correctedAnswers[effect.identity] = RunState.CorrectedAnswer(
                    slot: key.slot,
                    before: (key.about == nil ? state.slots[key.slot] : state.answers[key.text]) ?? .null,
                    value: field.value.isNull ? nil : field.value)
            } else if key.about == nil {
                corrected.hear([key.slot: field.value])
            }
        }
        return corrected
    }
}

extension Revised {
    var record: Record {
        let steps: [Value] = steps.map { step in
            switch step {
            case .kept(let place): .int(place)
            case .now: .text("now")
            case .new(let effect): .record(effect.record)
            }
        }
        return ["run": .int(run), "steps": .list(steps)]
    }

    init?(value: Value) {
        guard let run = value.int("run"), let list = value["steps"]?.list else { return nil }
        var steps: [Step] = []
        for step in list {
            if let place = step.integer {
                steps.append(.kept(Int(clamping: place)))
            } else if step.text == "now" {
                steps.append(.now)
            } else if let effect = Effect(value: step) {
                steps.append(.new(effect))
            } else {
                return nil
            }
        }
        self.init(run: run, steps: steps)
    }
}
