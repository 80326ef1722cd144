// A replay that compares: a run held against its entries, what it did as well as what it was given.
package import ParleyModel

extension FlowRun {
    /// Runs a recorded run again and says where it is another one than its entries tell; `nil` where it is the same.
    ///
    /// Beside the order of effects, which every replay checks, it makes anew what a run makes of itself (texts, values
    /// that it set, remembered or noted, numbers by chance) and compares that with the entries. What came from outside
    /// (answers, results of actions, time, language processing) is taken from them.
    /// - Parameters:
    ///   - asked: the question that it put last, where that was in the turn of `context`; `nil` compares none.
    ///   - ended: how the run ended; `nil` when it waits.
    ///   - next: the run that began right after it.
    package func compare(
        _ view: RunView, asked: (question: Asked, context: TurnContext)? = nil, ended: Ended?,
        next: Started? = nil
    ) -> Problem? {
        isComparing = true
        defer { isComparing = false }
        guard let ended else {
            if let problem = problem(in: recover(view)) { return problem }
            return asked.flatMap { difference($0.question, in: $0.context) }
        }
        isLive = false
        let step = begin()
        isLive = true
        switch (step, ended.outcome) {
        case (.diverged(let problem)?, _): return problem
        case (.finished?, .finished), (.cancelled?, .cancelled): return nil
        case (.switched(let flow, let arguments)?, .switched):
            // Without a run that begins, the other flow was open already and goes on.
            guard let next, next.flow != flow || next.arguments != arguments else { return nil }
            return problem(
                in: diverged(
                    expected: "switch(\(next.flow)) with \(CanonicalJSON.text(next.arguments))",
                    came: "switch(\(flow)) with \(CanonicalJSON.text(arguments))"))
        // Somebody else ended it while it waited.
        case (nil, .cancelled): return nil
        case (.failed(let problem)?, .failed):
            if problem == ended.problem { return nil }
        // What its caller says of it is longer than what the flow sees.
        case (.actionFailed(let problem)?, .failed):
            if problem.code == ended.problem?.code, problem.position == ended.problem?.position { return nil }
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

    /// The question that the run waits with, put again as it was put then.
    private func difference(_ recorded: Asked, in turn: TurnContext) -> Problem? {
        context.turn = turn
        guard let own = questionAgain(recorded.question.attempts) else { return nil }
        var (question, replies) = (own.question, own.replies)
        if recorded.question.kind == .offer {
            // The ladder: the engine asks something else in its place.
            (question.kind, replies) = (.offer, recorded.replies)
        }
        let leads = recorded.replies.dropLast()
        let areLeadsKnown =
            leads.isEmpty || replies == recorded.replies
            || possibleLeads.map { known in leads.allSatisfy { known.contains($0) } } ?? true
        if question == recorded.question, replies.last == recorded.replies.last, areLeadsKnown { return nil }
        let now = Asked(
            run: started.run, identity: own.identity, question: question, replies: Array(leads) + replies)
        return problem(
            in: diverged(
                expected: "a question with \(CanonicalJSON.text(JournalEntry.Body.asked(recorded).value))",
                came: CanonicalJSON.text(JournalEntry.Body.asked(now).value)))
    }

    /// `nil` where it waits for something else than an answer.
    private func questionAgain(_ attempts: Int) -> Asked? {
        switch pending {
        case .ask(let request)?: try? asked(request, attempts: attempts, lead: [])
        case .confirm(let request)?: asked(request, attempts: attempts, lead: [])
        case .choose(let request)?: asked(request, attempts: attempts, lead: [])
        case .call?, .handoff?, nil: nil
        }
    }

    /// What may be said before the question; `nil` where a `check` has its own words.
    private var possibleLeads: [Reply]? {
        let own = ["parley.may_skip", "parley.no_help", "parley.yes_or_no", "parley.one_of_these"]
        var leads = own.map { Reply(renderer.render(.named($0))) }
        guard case .ask(let request)? = pending else { return leads }
        for slot in request.slots {
            if slot.slot.hasCheck || slot.check != nil { return nil }
            leads += [invalidReply(slot, values: [:]), invalidReply(slot, values: request.values)]
            if let limits = limitsReply(slot) { leads.append(limits) }
            if let help = slot.slot.help { leads.append(Reply(renderer.render(help))) }
        }
        return leads
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
