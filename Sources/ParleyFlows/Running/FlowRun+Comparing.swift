// A replay that compares: a run held against its entries, what it did as well as what it was given.
package import ParleyModel

extension FlowRun {
    /// Runs a recorded run again and says where it is another one than its entries tell; `nil` where it is the same.
    ///
    /// Beside the order of effects, which every replay checks, it makes anew what a run makes of itself (texts, values
    /// that it set, remembered or noted, numbers by chance) and compares that with the entries. What came from outside
    /// (answers, results of actions, time, language processing) is taken from them.
    /// - Parameter ended: how the run ended; `nil` when it waits.
    package func compare(_ view: RunView, ended: Ended?) -> Problem? {
        isComparing = true
        defer { isComparing = false }
        guard let ended else { return problem(in: recover(view)) }
        isLive = false
        let step = begin()
        isLive = true
        switch (step, ended.outcome) {
        case (.diverged(let problem)?, _): return problem
        case (.finished?, .finished), (.cancelled?, .cancelled), (.switched?, .switched): return nil
        // Somebody else ended it while it waited.
        case (nil, .cancelled): return nil
        case (.failed(let problem)?, .failed):
            if problem == ended.problem { return nil }
        // What its caller says of it is longer than what the flow sees.
        case (.actionFailed?, .failed): return nil
        default: break
        }
        return problem(
            in: diverged(
                expected: "the end \(ended.outcome.rawValue)", came: step.map(FlowRun.name(of:)) ?? "a wait"))
    }

    private func problem(in step: FlowStep?) -> Problem? {
        switch step {
        case nil: nil
        case .diverged(let problem)?: problem
        case let step?:
            Problem(
                code: "flow-diverged",
                message: "The journal of \(started.flow) ends with \(FlowRun.name(of: step)).")
        }
    }

    /// What a recorded effect must be if the run made it itself; the first difference, if there is one.
    func difference(
        _ effect: Effect, result: EffectResult, reply: Reply? = nil, slot: String? = nil
    ) -> FlowStep? {
        guard effect.result != result || effect.reply != reply || effect.slot != slot else { return nil }
        let own = Effect(
            run: started.run, identity: effect.identity, result: result, reply: reply, slot: slot)
        return diverged(
            expected: "\(effect.identity) with \(CanonicalJSON.text(JournalEntry.Body.effect(effect).value))",
            came: "\(CanonicalJSON.text(JournalEntry.Body.effect(own).value))")
    }
}

extension EffectKind {
    /// Whether a run can make the result again from what it knows.
    var isMadeByTheRun: Bool {
        switch self {
        case .say, .set, .remember, .recall, .random, .uuid, .note: true
        case .ask, .confirm, .choose, .call, .run, .handoff, .wait, .waitFor, .now, .nlp, .patched,
            .onRevised:
            false
        }
    }
}
