// What follows from a decision about an input.
import ParleyFlows
import ParleyModel

extension Turn {
    // MARK: decisions

    func execute(_ decision: Decision, _ understanding: Understanding) {
        if decision.isUnclear, isIdle, let unfinished {
            ask(toTakeUp: unfinished, understanding)
            return end()
        }
        switch decision {
        case .start(let flow, let given, let arguments):
            follow(understanding.language)
            start(flow, given: given, arguments: .record(arguments))
        case .takeUp(let run, let given):
            follow(understanding.language)
            takeUp(run, given: given)
        case .several(let decisions): doSeveral(decisions, understanding)
        case .also(let first, let later):
            follow(understanding.language)
            putDown(later)
            execute(first, understanding)
        case .leave(let later):
            putDown(later)
            if view.top?.hasWritten == true { confirmCancel() } else { cancel() }
        case .clarify(let options): clarify(options)
        case .restart: restart()
        case .speak(let locale): speak(locale)
        case .confirmCancel: confirmCancel()
        case .confirmLeaving: confirmLeaving()
        case .takeBack(let plan): takeBack(plan)
        case .soothe:
            offer("parley.offer_when_angry")
            end()
        case .answer(let values): answer(values, understanding)
        case .invalid: driveTop(.invalid)
        case .lacks: driveTop(.lacks)
        case .wait: wait()
        case .skip: driveTop(.skip)
        case .help:
            guard let own = consentSought else { return driveTop(.help) }
            append(.asked(own))
            end()
        case .correct(let run, let slots, let given): correct(run, slots, given: given)
        case .reject(let run, let slot, let given): reject(run, slot, given: given)
        case .amend(let flow, let given): amend(flow, given: given)
        case .whichSlot(let options): ask(which: options)
        case .back(let turns): goBack(turns)
        case .repeatLast: repeatLast()
        case .cancel: cancel()
        case .person: handOff()
        case .tell(let answer):
            follow(understanding.language)
            tell(answer, before: consentSought)
        case .say(let name):
            say(name)
            // Who says goodbye is asked nothing more; the question waits.
            if name == "parley.bye" { end() } else { askAgainOrEnd() }
        case .askAgain: askAgainOrEnd()
        case .again: driveTop(.again)
        case .offer(let accepted): settleOffer(accepted)
        case .notUnderstood: notUnderstood()
        case .handBack(let fields): handBack(fields)
        case .passOn:
            say("parley.passed_on")
            end()
        case .nothing: end()
        }
    }

    /// The locale follows a message that starts a flow or is answered and is written in another language of the bot.
    func follow(_ language: Locale?) {
        guard let language, !view.discourse.isLanguageChosen, language != view.locale,
            revision.lookup.speaks(language),
            !view.locale.text.hasPrefix(language.text)
        else { return }
        append(.locale(language))
    }

    private func answer(_ values: Record, _ understanding: Understanding) {
        let own = view.top.map(revision(of:)) ?? revision
        guard let top = view.top, let flow = own.declarations.flows[top.flow],
            !understanding.values.isEmpty
        else { return driveTop(.answer(values)) }
        let wanted = Set(top.state.asked?.question.wanted.map(\.slot) ?? [])
        let deliberation = Deliberation(
            declarations: own.declarations, lookup: own.lookup, recogniser: engine.revisions.recogniser,
            view: view, moment: moment, otherDays: otherDays)
        var heard = understanding
        if let text = view.turn?.received.input.said, let question = top.state.asked?.question {
            let (said, read) = deliberation.withoutPassing(text, understanding, question)
            heard = deliberation.counted(read, said, question)
            if deliberation.isTold(values, by: text, question) {
                heard.values.removeAll { $0.source == .type && ($0.type == .date || $0.type == .time) }
            }
        }
        var others = deliberation.given(to: flow, heard)
        for field in others
        where wanted.contains(field.name) || values.contains(where: { $0.value == field.value }) {
            others[field.name] = nil
        }
        hear(others, of: top)
        driveTop(.answer(values))
    }

    /// What a message gave beside an answer is kept for what the run asks later.
    func hear(_ values: Record, of run: RunView) {
        let news = run.state.news(in: values)
        if !news.isEmpty { append(.heard(run: run.ordinal, given: news)) }
    }

    /// Who needs a moment is asked nothing again; what was asked waits.
    private func wait() {
        say("parley.wait")
        if var own = view.offered {
            own.replies = []
            append(.asked(own))
        }
        end()
    }

    private func repeatLast() {
        // A question of the engine's own stands for one message: it is put again.
        if let offered = view.offered {
            append(.asked(offered))
            return end()
        }
        for reply in view.previousReplies { append(.replied(Replied(cause: "parley.repeat", reply: reply))) }
        end()
    }

    func cancel() {
        if view.handedOff != nil { return handBack(problem: "cancelled") }
        guard let top = view.top else { return end() }
        session.runs[top.ordinal] = nil
        append(.ended(Ended(run: top.ordinal, outcome: .cancelled)))
        say("parley.cancelled")
        afterRun()
    }

    /// - Parameter own: the engine's own question that stands after the answer.
    func tell(_ id: String, before own: Asked? = nil) {
        guard let answer = revision.lookup.answer(id) else { return notUnderstood() }
        switch answer.reply {
        case .run(let flow) where view.isOpen(flow):
            takeUp(view.run(of: flow)?.ordinal ?? 0, given: [:])
        case .run(let flow): start(flow, given: [:], arguments: .record([:]))
        case .saying(let saying):
            append(.replied(Replied(cause: JournalView.answerCause + id, reply: renderer.render(saying))))
            if let own {
                append(.asked(own))
                return end()
            }
            guard let top = view.top, top.state.asked != nil else { return end() }
            // Between two answers nothing is come back to.
            if !view.discourse.later.contains(where: \.isNext) { sayResume(top) }
            drive(top.ordinal, .askAgain)
        }
    }

    /// A question of the engine's own about what the user wants, which what is said in between does not settle: "yes, but
    /// how much is it?"
    private var consentSought: Asked? {
        guard let own = view.offered, [.cancel, .takeBack, .unfinished].contains(own.question.kind) else {
            return nil
        }
        return own
    }

    /// After something said in between, an open question is asked again.
    func askAgainOrEnd() {
        guard view.top?.state.asked != nil else { return end() }
        driveTop(.askAgain)
    }

    private func notUnderstood() {
        switch view.misses {
        case 0: say(JournalView.missCause)
        case 1:
            let flows = declarations.flows.values.filter { $0.description != nil && !$0.intents.isEmpty }
                .sorted { $0.name < $1.name }.prefix(6)
            var reply = renderer.render(
                Saying(.named(flows.isEmpty ? JournalView.missCause : "parley.choices")))
            reply.buttons = flows.compactMap { flow in
                flow.description.map {
                    Reply.Button(title: renderer.render($0), value: firstExample(of: flow))
                }
            }
            append(.replied(Replied(cause: JournalView.missCause, reply: reply)))
        default: offer("parley.offer_person")
        }
        askAgainOrEnd()
    }

    /// What a button for a flow says: an example of its intent without places.
    private func firstExample(of flow: FlowDeclaration) -> String? {
        let all: [String] = flow.intents.flatMap { declarations.intents[$0]?.examples ?? [] }
        let examples = all.filter { !$0.contains("{") }
        let isChinese = view.locale.text.hasPrefix("zh")
        return examples.first { example in
            example.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } == isChinese
        } ?? examples.first
    }

    // MARK: a person

    /// Asks whether a person shall take over; no run waits for the answer.
    func offer(_ name: String) {
        let question = Question(kind: .offer, wanted: [Expectation.Wanted(slot: "", type: .yesNo)])
        ask(of: question, renderer.render(Saying(.named(name))))
    }

    private func settleOffer(_ accepted: Bool) {
        if accepted { return handOff() }
        if view.offered != nil {
            let isAsked = view.top?.state.asked != nil
            say(isAsked ? "parley.goes_on" : "parley.refused_person")
            return askAgainOrEnd()
        }
        guard let top = view.top, top.state.asked?.question.kind == .offer else {
            say("parley.refused_person")
            return end()
        }
        session.runs[top.ordinal] = nil
        append(.ended(Ended(run: top.ordinal, outcome: .cancelled)))
        say("parley.refused_person")
        afterRun()
    }

    /// The engine itself gives the session to a person; open runs wait.
    func handOff() {
        handOver()
        end()
    }

    func handOver() {
        let team =
            declarations.settings.teams.names.first { $0 == "default" }
            ?? declarations.settings.teams.names.first
        hand(HandedOff(run: 0, identity: nil, team: team ?? "support", note: .null))
    }

    func hand(_ handedOff: HandedOff) {
        var complete = handedOff
        complete.summary = [
            "flow": view.top.map { .text($0.flow) } ?? .null, "slots": .record(view.presentSlots),
            "last": .list(view.transcript),
        ]
        complete.reply = renderer.render(
            Saying(.named("parley.handed_off")), values: ["team": .text(handedOff.team)])
        append(.handedOff(complete))
    }

    private func handBack(_ fields: Record) { handBack(.value(.record(fields))) }
    private func handBack(problem: String) { handBack(.problem(problem)) }

    private func handBack(_ result: EffectResult) {
        guard let handedOff = view.handedOff else { return end() }
        if handedOff.run != 0, view.top?.ordinal == handedOff.run {
            return drive(handedOff.run, .handedBack(result))
        }
        append(.handedBack(result))
        say("parley.handed_back")
        askAgainOrEnd()
    }

    // MARK: saying

    var renderer: TextRenderer {
        TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
    }

    func say(_ name: String, values: Record = [:]) {
        append(.replied(Replied(cause: name, reply: renderer.render(Saying(.named(name)), values: values))))
    }
}
