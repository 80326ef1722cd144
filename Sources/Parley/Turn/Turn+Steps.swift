// What follows from a decision, and from each step of a flow.
import LuaRuntime
import ParleyFlows
import ParleyModel

extension Turn {
    // MARK: decisions

    func execute(_ decision: Decision, _ understanding: Understanding) {
        switch decision {
        case .start(let flow, let given, let arguments):
            follow(understanding.language)
            start(flow, given: given, arguments: arguments)
        case .answer(let values): answer(values, understanding)
        case .invalid: driveTop(.invalid)
        case .skip: driveTop(.skip)
        case .help: driveTop(.help)
        case .repeatLast: repeatLast()
        case .cancel: cancel()
        case .person: handOff(lead: nil)
        case .tell(let answer):
            follow(understanding.language)
            tell(answer)
        case .say(let name):
            say(name)
            askAgainOrEnd()
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
    private func follow(_ language: Locale?) {
        guard let language, language != view.locale, declarations.speaks(language),
            !view.locale.text.hasPrefix(language.text)
        else { return }
        append(.locale(language))
    }

    private func answer(_ values: Record, _ understanding: Understanding) {
        guard let top = view.top, let flow = declarations.flows[top.flow] else {
            return driveTop(.answer(values))
        }
        let wanted = Set(top.state.asked?.question.wanted.map(\.slot) ?? [])
        let deliberation = Deliberation(
            declarations: declarations, recogniser: engine.revisions.recogniser, view: view)
        var others = deliberation.given(to: flow, understanding)
        for field in others
        where wanted.contains(field.name) || values.contains(where: { $0.value == field.value }) {
            others[field.name] = nil
        }
        if !others.isEmpty { append(.heard(run: top.ordinal, given: others)) }
        driveTop(.answer(values))
    }

    private func repeatLast() {
        for reply in view.previousReplies { append(.replied(Replied(cause: "parley.repeat", reply: reply))) }
        end()
    }

    private func cancel() {
        if view.top?.state.handedOff != nil { return handBack(problem: "cancelled") }
        if view.handedOff != nil { return handBack(problem: "cancelled") }
        guard let top = view.top else { return end() }
        session.runs[top.ordinal] = nil
        append(.ended(Ended(run: top.ordinal, outcome: .cancelled)))
        say("parley.cancelled")
        afterRun()
    }

    private func tell(_ id: String) {
        guard let answer = declarations.answers.first(where: { $0.id == id }) else { return notUnderstood() }
        switch answer.reply {
        case .run(let flow): start(flow, given: [:], arguments: [:])
        case .saying(let saying):
            append(.replied(Replied(cause: "answer:\(id)", reply: renderer.render(saying))))
            guard let top = view.top, top.state.asked != nil else { return end() }
            sayResume(top)
            drive(top.ordinal, .askAgain)
        }
    }

    /// After something said in between, an open question is asked again.
    private func askAgainOrEnd() {
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
    private func offer(_ name: String) {
        let question = Question(kind: .offer, wanted: [Expectation.Wanted(slot: "", type: .yesNo)])
        append(
            .asked(
                Asked(
                    run: 0, identity: nil, question: question,
                    replies: [renderer.render(Saying(.named(name)))])))
    }

    private func settleOffer(_ accepted: Bool) {
        if accepted { return handOff(lead: nil) }
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
    private func handOff(lead: String?) {
        if let lead { say(lead) }
        let team =
            declarations.settings.teams.names.first { $0 == "default" }
            ?? declarations.settings.teams.names.first
        hand(HandedOff(run: 0, identity: nil, team: team ?? "support", note: .null))
        end()
    }

    private func hand(_ handedOff: HandedOff) {
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
        if handedOff.run != 0, view.runs.contains(where: { $0.ordinal == handedOff.run }) {
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

    // MARK: runs

    func start(_ name: String, given: Record, arguments: Record) {
        begin(name, given: given, arguments: .record(arguments))
    }

    private func begin(_ name: String, given: Record, arguments: Value) {
        do throws(StoreError) {
            let memory =
                try view.user.map { user throws(StoreError) in try engine.store.memory(of: user) } ?? [:]
            let remembered = Record(memory.fields.filter { !$0.name.hasPrefix("slot:") })
            append(
                .started(
                    Started(
                        run: view.runCount + 1, flow: name, revision: engine.revisions.newest.flows.revision,
                        arguments: arguments, locale: view.locale, kept: kept(memory),
                        session: view.sessionSlots,
                        memory: remembered, given: given, at: now)))
            driveTop(.proceed)
        } catch {
            problem = Problem(code: "store-failed", message: error.message)
            say("parley.flow_failed")
            end()
        }
    }

    /// Values that the slots' `keep` lets a run take without asking.
    private func kept(_ memory: Record) -> Record {
        var kept = Record()
        for slot in declarations.slots.values {
            let ofSession = view.slots[slot.name]
            switch slot.keep {
            case .flow: break
            case .session: kept[slot.name] = ofSession?.value
            case .user: kept[slot.name] = view.user == nil ? ofSession?.value : memory["slot:\(slot.name)"]
            case .seconds(let limit):
                if let ofSession, now < ofSession.at.advanced(bySeconds: limit) {
                    kept[slot.name] = ofSession.value
                }
            }
        }
        return kept
    }

    private func context(of revision: Revision) -> FlowContext {
        let actions = engine.actions
        return FlowContext(
            now: now, timeZone: revision.timeZone, session: session.id, user: view.user,
            secret: view.opened?.secret ?? "", turn: view.context(locale: view.locale),
            sessionSlots: view.sessionSlots,
            tools: engine.revisions.tools, actions: { actions.action(named: $0) },
            allActions: { actions.actions })
    }

    func driveTop(_ input: FlowInput) {
        guard let top = view.top else { return end() }
        drive(top.ordinal, input)
    }

    func drive(_ ordinal: Int, _ input: FlowInput) {
        guard let run = view.runs.first(where: { $0.ordinal == ordinal }) else { return end() }
        switch ready(run) {
        case .failure(let step): interpret(step.step, of: ordinal)
        case .success(let flow):
            let advance = flow.advance(input)
            for entry in advance.entries { append(entry) }
            interpret(advance.step, of: ordinal)
        }
    }

    private struct NotReady: Error { let step: FlowStep }

    /// The run's coroutine where it stood: parked, or run again from the journal.
    private func ready(_ run: RunView) -> Result<FlowRun, NotReady> {
        do {
            guard let revision = try engine.revisions.revision(run.revision) else {
                return .failure(
                    NotReady(
                        step: .diverged(
                            Problem(
                                code: "flow-diverged",
                                message:
                                    "The files of revision \(run.revision.text.prefix(12)) are not in the store."
                            ))))
            }
            let program = try worker.program(of: revision)
            let context = context(of: revision)
            program.beginTurn()
            if let parked = session.runs[run.ordinal] {
                if let failure = parked.beginTurn(context) { throw failure }
                return .success(parked)
            }
            let flow = try FlowRun(run, program: program, in: context)
            session.runs[run.ordinal] = flow
            guard !run.isFresh else { return .success(flow) }
            if let step = flow.recover(run) { return .failure(NotReady(step: step)) }
            program.beginTurn()
            if let failure = flow.beginTurn(context) { throw failure }
            return .success(flow)
        } catch {
            session.runs[run.ordinal] = nil
            let message =
                (error as? StoreError)?.message ?? "The flow \(run.flow) could not be prepared: \(error)."
            return .failure(NotReady(step: .failed(Problem(code: "flow-error", message: message))))
        }
    }

    func interpret(_ step: FlowStep, of ordinal: Int) {
        switch step {
        case .ask(let asked): ask(asked)
        case .call(let calling):
            guard calling.call.effect != .read else { return perform(calling) }
            append(.calling(calling))
            commit(.open) { [self] in perform(calling) }
        case .handoff(let handedOff):
            hand(handedOff)
            end()
        case .wait:
            fail(ordinal, .failed, Problem(code: "flow-error", message: "wait() is not in this version."))
        case .finished: finish(ordinal)
        case .cancelled: leave(ordinal, .cancelled)
        case .switched(let flow, let arguments):
            session.runs[ordinal] = nil
            append(.ended(Ended(run: ordinal, outcome: .switched, memory: remembered(ordinal))))
            begin(flow, given: [:], arguments: arguments)
        case .failed(let problem): fail(ordinal, .failed, problem)
        case .diverged(let problem): fail(ordinal, .diverged, problem)
        case .actionFailed(let problem):
            self.problem = problem
            session.runs[ordinal] = nil
            append(.ended(Ended(run: ordinal, outcome: .failed, problem: problem)))
            offer("parley.offer_after_failure")
            end()
        }
    }

    /// After too many answers that did not do, the ladder: a person is offered, and a valid answer still counts.
    private func ask(_ asked: Asked) {
        guard asked.question.attempts > asked.question.retries else {
            append(.asked(asked))
            return end()
        }
        var ladder = asked
        ladder.question.kind = .offer
        ladder.replies = [renderer.render(Saying(.named("parley.offer_person")))]
        append(.asked(ladder))
        end()
    }

    private func remembered(_ ordinal: Int) -> Record {
        guard let run = view.runs.first(where: { $0.ordinal == ordinal }) else { return [:] }
        var memory = run.state.remembered
        guard view.user != nil else { return memory }
        for field in run.state.slots where declarations.slots[field.name]?.keep == .user {
            memory["slot:\(field.name)"] = field.value
        }
        return memory
    }

    private func finish(_ ordinal: Int) {
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: .finished, memory: remembered(ordinal))))
        afterRun()
    }

    private func leave(_ ordinal: Int, _ outcome: Ended.Outcome) {
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: outcome)))
        afterRun()
    }

    private func fail(_ ordinal: Int, _ outcome: Ended.Outcome, _ problem: Problem) {
        self.problem = problem
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: outcome, problem: problem)))
        say(outcome == .diverged ? "parley.diverged" : "parley.flow_failed")
        afterRun()
    }

    /// Names what the conversation comes back to, where the flow has a description.
    private func sayResume(_ run: RunView) {
        guard let description = declarations.flows[run.flow]?.description else { return }
        say("parley.resume", values: ["flow": .text(renderer.render(description))])
    }

    /// The run below goes on with its question, if there is one.
    private func afterRun() {
        guard let top = view.top, top.state.asked != nil else { return end() }
        sayResume(top)
        switch ready(top) {
        case .failure(let step): interpret(step.step, of: top.ordinal)
        case .success(let run):
            let changed = run.changedMeanwhile(view.sessionSlots)
            if !changed.isEmpty {
                append(.resumed(run: top.ordinal, slots: changed))
                if let failure = run.resumed(with: changed) {
                    return fail(top.ordinal, .failed, Problem(code: "flow-error", message: "\(failure)"))
                }
            }
            drive(top.ordinal, .askAgain)
        }
    }
}
