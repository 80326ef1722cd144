// Several things at once, what was meant, and which language: what follows of such decisions.
import ParleyFlows
import ParleyModel

extension Turn {
    /// Answers at once; of flows the first, and the others after it.
    func doSeveral(_ decisions: [Decision], _ understanding: Understanding) {
        follow(understanding.language)
        var flows: [(name: String, given: Record)] = []
        for decision in decisions {
            switch decision {
            case .tell(let id):
                switch revision.lookup.answer(id)?.reply {
                case .saying(let saying)?:
                    append(
                        .replied(Replied(cause: JournalView.answerCause + id, reply: renderer.render(saying)))
                    )
                case .run(let flow)?: flows.append((flow, [:]))
                case nil: break
                }
            case .start(let flow, let given, _): flows.append((flow, given))
            default: break
            }
        }
        guard let first = flows.first else { return askAgainOrEnd() }
        let others = flows.dropFirst()
        if !others.isEmpty {
            append(.later(view.discourse.later + others.map { Later(.flow($0.name, given: $0.given)) }))
            // What is wanted twice is told apart by what it is wanted for.
            let isTwice = others.contains { $0.name == first.name }
            func name(_ flow: (name: String, given: Record)) -> String? {
                description(of: flow.name).map { isTwice ? titled($0, with: flow.given) : $0 }
            }
            let names = others.compactMap(name)
            if names.count == others.count, let name = name(first) {
                let separator = view.locale.text.hasPrefix("zh") ? "、" : ", "
                say(
                    "parley.first_then",
                    values: ["first": .text(name), "then": .text(names.joined(separator: separator))])
            }
        }
        begin(first.name, given: first.given)
    }

    private func titled(_ description: String, with given: Record) -> String {
        let values = given.fields.map { shown($0.value, of: $0.name).printed }
        let isChinese = view.locale.text.hasPrefix("zh")
        return description + (isChinese ? "（" : " (") + values.joined(separator: isChinese ? "，" : ", ")
            + (isChinese ? "）" : ")")
    }

    /// Puts down what a message asks for beside what it does first: it survives whatever happens in between.
    func putDown(_ later: [Later]) { append(.later(later + view.discourse.later)) }

    /// A value for what a flow asks later, or another one for a flow that is still to come.
    func amend(_ flow: String, given: Record) {
        if let run = view.runs.last(where: { $0.flow == flow }) {
            let before = run.state.slots.merging(run.state.given)
            append(.heard(run: run.ordinal, given: given))
            let isTop = run.ordinal == view.top?.ordinal
            sayHeard(given, before: before, isTop ? "parley.changed" : "parley.change_noted")
            sayWrong(given)
            return askAgainOrEnd()
        }
        var told = Record()
        append(
            .later(
                view.discourse.later.map { later in
                    guard case .flow(flow, let before) = later.request else { return later }
                    told = told.merging(before)
                    return Later(.flow(flow, given: before.merging(given)), isNext: later.isNext)
                }))
        sayHeard(given, before: told, "parley.change_noted")
        askAgainOrEnd()
    }

    /// What is only wrong is asked when its time comes.
    func sayWrong(_ slots: Record) {
        for field in slots where field.value.isNull {
            say("parley.wrong_noted", values: ["slot": .text(title(of: field.name))])
        }
    }

    /// What was not told before is no change.
    private func sayHeard(_ given: Record, before: Record, _ changed: String) {
        for field in given {
            let isNew = (before[field.name] ?? .null).isNull
            sayChanged(Record([field]), isNew ? "parley.noted" : changed)
        }
    }

    /// What the message asked for beside an answer, before the next question is put; `false` when there is nothing.
    func doNext() -> Bool {
        take {
            $0.isNext
        } announcing: { _, _ in
        }
    }

    /// What was put off, once nothing is open; `false` when there is nothing.
    func doLater() -> Bool {
        guard view.top == nil else { return false }
        return take { _ in
            true
        } announcing: { flow, given in
            guard let name = description(of: flow) else { return }
            let isAgain = [view.discourse.recentFlows.first, view.leftFlow].contains(flow) && !given.isEmpty
            say("parley.next", values: ["flow": .text(isAgain ? titled(name, with: given) : name)])
        }
    }

    private func take(_ isDue: (Later) -> Bool, announcing announce: (String, Record) -> Void) -> Bool {
        var waiting = view.discourse.later.filter { one in
            one.flow.map { declarations.flows[$0] != nil } ?? true
        }
        guard let place = waiting.firstIndex(where: isDue) else { return false }
        let next = waiting.remove(at: place)
        append(.later(waiting))
        switch next.request {
        case .flow(let flow, let given):
            if !next.isNext { announce(flow, given) }
            begin(flow, given: given)
        case .answer(let id): tell(id)
        }
        return true
    }

    private func begin(_ flow: String, given: Record) {
        if let open = view.run(of: flow) { return takeUp(open.ordinal, given: given) }
        start(flow, given: given, arguments: .record([:]))
    }

    private func description(of flow: String) -> String? {
        declarations.flows[flow]?.description.map { renderer.render($0) }
    }

    /// A run that waits below others comes to the top and asks again, unless the message gave what it asks for.
    func takeUp(_ ordinal: Int, given: Record) {
        guard let run = view.runs.first(where: { $0.ordinal == ordinal }) else { return end() }
        if view.top?.ordinal != ordinal { append(.raised(run: ordinal)) }
        let wanted = Set(run.state.asked?.question.wanted.map(\.slot) ?? [])
        let answers = Record(given.fields.filter { wanted.contains($0.name) })
        let others = Record(given.fields.filter { !wanted.contains($0.name) })
        hear(others, of: run)
        resumeTop(answers.isEmpty ? .askAgain : .answer(answers))
    }

    /// Asks which of several things was meant, by their descriptions.
    ///
    /// Of the options of a slot there are no others: its question still stands.
    func clarify(_ options: [Expectation.Option]) {
        let isOfSlot = options[0].value["slot"] != nil
        let none = Expectation.Option(
            title: renderer.render(.named("parley.something_else")), value: .null)
        let several = isOfSlot ? "parley.one_of_these" : "parley.which_meant"
        var reply = renderer.render(
            Saying(.named(options.count == 1 ? "parley.did_you_mean" : several)),
            values: ["option": .text(options[0].title)])
        let all = isOfSlot ? options : options + [none]
        reply.buttons = all.map { Reply.Button(title: $0.title, value: $0.title) }
        let wanted = Expectation.Wanted(slot: "", type: .choice, choices: all)
        ask(of: Question(kind: .clarify, wanted: [wanted]), reply)
        end()
    }

    func confirmCancel() {
        let done = (view.top ?? view.lastFinished)?.standingWrites ?? []
        if let plan = plan(for: .cancel, over: done) { return ask(toTakeBack: plan) }
        // What is over cannot be left, only taken back.
        if view.top == nil { hinder() } else { confirmLeaving() }
    }

    /// Whether to leave what was done as it is.
    func confirmLeaving() {
        let question = Question(kind: .cancel, wanted: [Expectation.Wanted(slot: "", type: .yesNo)])
        ask(of: question, renderer.render(Saying(.named("parley.confirm_cancel"))))
        end()
    }

    /// A question of the engine's own.
    func ask(of question: Question, _ reply: Reply) {
        append(.asked(Asked(run: 0, identity: nil, question: question, replies: [reply])))
    }

    /// The flow on top begins anew, with what it was begun with.
    func restart() {
        guard let top = view.top else { return end() }
        guard !top.hasWritten else { return hinder(.restart, by: top.standingWrites) }
        session.runs[top.ordinal] = nil
        append(.ended(Ended(run: top.ordinal, outcome: .cancelled)))
        say("parley.restarted")
        start(top.flow, given: [:], arguments: top.started.arguments)
    }

    /// From now on in this language: it stays, whatever language is written.
    func speak(_ locale: Locale) {
        if view.locale != locale { append(.locale(locale)) }
        say(Discourse.languageCause)
        askAgainOrEnd()
    }
}
