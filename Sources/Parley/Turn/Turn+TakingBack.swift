// Compensation in a turn: what was done is named, and taken back after a yes; then what the user wanted follows.
import ParleyFlows
import ParleyModel

extension Turn {
    /// What the user wants is hindered by what was done: that is offered to be taken back, or it stays so.
    ///
    /// - Parameter done: `nil` where it is more than writes.
    func hinder(_ purpose: TakingBack.Purpose, by done: [Effect]?) {
        guard !hasTakenBack, let plan = done.flatMap({ plan(for: purpose, over: $0) }) else {
            return hinder()
        }
        ask(toTakeBack: plan)
    }

    /// It cannot be changed any more. Where something was taken back for it, somebody must look after the rest.
    func hinder(_ reason: String = "parley.cannot_change") {
        say(reason)
        if hasTakenBack { return giveUp() }
        askAgainOrEnd()
    }

    /// Whether something was taken back for what is to follow now; the journal knows, also after a crash.
    private var hasTakenBack: Bool { view.turn?.hasTakenBack ?? false }

    /// `nil` where nothing was done, or something that nobody can take back.
    func plan(for purpose: TakingBack.Purpose, over done: [Effect]) -> TakingBack? {
        TakingBack(purpose: purpose, over: done) { name in
            guard let action = engine.actionNamed(name)?.compensation,
                engine.actionNamed(action)?.effect == .write
            else { return nil }
            return action
        }
    }

    func ask(toTakeBack plan: TakingBack) {
        var question = Question(kind: .takeBack, wanted: [Expectation.Wanted(slot: "", type: .yesNo)])
        question.takingBack = plan
        let names = names(of: plan.standing)
        ask(of: question, renderer.render(Saying(.named("parley.take_back")), values: ["done": .text(names)]))
        end()
    }

    /// Takes back what still stands, the last first; each is committed before it is called.
    func takeBack(_ plan: TakingBack) {
        guard !plan.standing.isEmpty else { return tookBack(plan) }
        append(.compensating(plan))
        commit(.open) { [self] in compensate(plan) }
    }

    /// The call whose intent is committed, after a crash once more.
    func compensate(_ plan: TakingBack) {
        guard let next = plan.standing.last else { return tookBack(plan) }
        perform(next.call(in: session.id)) { [self] outcome in
            append(.compensated(Compensated(key: next.write.key, outcome, of: next.action)))
            guard case .ok = outcome else { return couldNotTakeBack(plan, outcome) }
            var rest = plan
            rest.standing.removeLast()
            rest.taken.append(next)
            takeBack(rest)
        }
    }

    private func tookBack(_ plan: TakingBack) {
        say("parley.taken_back", values: ["done": .text(names(of: plan.taken))])
        switch plan.purpose {
        case .cancel: cancel()
        case .restart: restart()
        case .back(let seq): goBack(to: seq)
        case .correct(let run, let slots, let given): correct(run, slots, given: given)
        }
    }

    /// What is gone and what is not is told apart.
    private func couldNotTakeBack(_ plan: TakingBack, _ outcome: ActionOutcome) {
        if !plan.taken.isEmpty { say("parley.taken_back", values: ["done": .text(names(of: plan.taken))]) }
        say("parley.not_taken_back", values: ["done": .text(names(of: plan.standing))])
        if case .unknown = outcome, let last = plan.standing.last { return giveUp(inDoubt: last.write.key) }
        giveUp()
    }

    /// A person takes over. A run of which something was taken back, or may have been, does not go on: it would speak of
    /// what is gone.
    private func giveUp(inDoubt key: String? = nil) {
        handOver()
        let problem =
            view.turn?.problem
            ?? Problem(code: "flow-error", message: "What was to follow what was taken back failed.")
        for run in view.runs where run.hasTakenBack(or: key) {
            session.runs[run.ordinal] = nil
            append(.ended(Ended(run: run.ordinal, outcome: .failed, problem: problem)))
        }
        end()
    }

    private func names(of done: [Compensation]) -> String {
        done.map(name).joined(separator: view.locale.text.hasPrefix("zh") ? "、" : ", ")
    }

    /// What people call what a write did: the text `parley.done.ACTION`, which may name its arguments and what it returned;
    /// without one the action's name.
    private func name(of done: Compensation) -> String {
        let action = done.write.action
        let text = "parley.done." + action
        guard declarations.texts[text] != nil else {
            return (action.split(separator: ".").last.map(String.init) ?? action).replacing("_", with: " ")
        }
        return renderer.render(
            .named(text), values: done.write.arguments.merging(done.result.record ?? [:]))
    }
}

extension RunView {
    /// Whether something that it did was taken back, or what it did under a key is in doubt.
    fileprivate func hasTakenBack(or key: String?) -> Bool {
        steps.contains { step in
            guard case .effect(let effect) = step, let write = effect.write else { return false }
            return effect.isTakenBack || write.key == key
        }
    }
}

extension Compensated {
    init(key: String, _ outcome: ActionOutcome, of action: String) {
        switch outcome {
        case .ok(let value): self.init(key: key, result: .value(value))
        case .refused(let why): self.init(key: key, result: .problem(why), failure: "\(action): \(why)")
        case .failed(let why): self.init(key: key, result: .problem("failed"), failure: "\(action): \(why)")
        case .unknown(let why): self.init(key: key, result: .problem("unknown"), failure: "\(action): \(why)")
        }
    }
}
