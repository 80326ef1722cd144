// Runs of flows in a turn: begun, driven, and what follows from each of their steps.
import LuaRuntime
import ParleyFlows
import ParleyModel

extension Turn {
    /// So many runs may begin in one turn; more is a `switch` that goes in a circle.
    private static let maximumRuns = 32

    func start(_ name: String, given: Record, arguments: Value) {
        runsBegun += 1
        guard runsBegun <= Turn.maximumRuns else {
            problem = Problem(
                code: "flow-budget",
                message: "More than \(Turn.maximumRuns) runs began in one turn, the last of \(name).",
                position: declarations.flows[name]?.position)
            say("parley.flow_failed")
            return afterRun()
        }
        do throws(StoreError) {
            let memory = try view.user.map(remembered(of:)) ?? [:]
            let remembered = Record(memory.fields.filter { !$0.name.hasPrefix("slot:") })
            append(
                .started(
                    Started(
                        run: view.runCount + 1, flow: name, revision: engine.revisions.newest.flows.revision,
                        arguments: arguments, locale: view.locale, user: view.user, kept: kept(memory),
                        session: view.sessionSlots, memory: remembered, given: given, at: now)))
        } catch { return abort(.store(error)) }
        driveTop(.proceed)
    }

    /// What is known of a user, with what this turn has written and not yet committed.
    func remembered(of user: UserID) throws(StoreError) -> Record {
        var known = try engine.store.memory(of: user)
        for written in memory where written.user == user {
            known[written.name] = written.value.isNull ? nil : written.value
        }
        return known
    }

    /// Values that the slots' `keep` lets a run take without asking.
    private func kept(_ memory: Record) -> Record {
        var kept = Record()
        for slot in revision.lookup.keptSlots {
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

    func context(of revision: Revision) -> FlowContext {
        FlowContext(
            now: now, timeZone: revision.timeZone, session: session.id, secret: view.opened?.secret ?? "",
            turn: view.context(locale: view.locale), undoCount: view.undoCount, tools: engine.revisions.tools,
            actions: engine.actionNamed, allActions: engine.allActions)
    }

    func driveTop(_ input: FlowInput) {
        guard let top = view.top else { return end() }
        drive(top.ordinal, input)
    }

    /// - Parameter place: the call that the run waits at, since a read leaves no entry before its result.
    func drive(_ ordinal: Int, _ input: FlowInput, at place: EffectIdentity? = nil) {
        guard let run = view.runs.first(where: { $0.ordinal == ordinal }) else { return end() }
        switch ready(run, at: place) {
        case .failed(let error): abort(error)
        case .over(let step): interpret(step, of: ordinal)
        case .ready(let flow):
            guard stepsSpent <= FlowProgram.limits.steps else {
                let message = "The flows of this turn used up its budget of steps."
                return interpret(.failed(Problem(code: "flow-budget", message: message)), of: ordinal)
            }
            let advance = flow.advance(input)
            stepsSpent += flow.program.stepsSpent
            for entry in advance.entries { append(entry) }
            interpret(advance.step, of: ordinal)
        }
    }

    private enum Readiness {
        case ready(FlowRun)
        /// It does not go on: its text and its journal differ.
        case over(FlowStep)
        /// The machine, not the run, is at fault: the turn is given up, and nothing of it is kept.
        case failed(SendError)
    }

    /// The run's coroutine where it stood: parked, or run again from the journal.
    private func ready(_ run: RunView, at place: EffectIdentity? = nil) -> Readiness {
        do {
            guard let revision = try engine.revisions.revision(run.revision) else {
                let hash = run.revision.text.prefix(12)
                let message = "The files of revision \(hash) are not in the store, or do not load any more."
                return .over(.diverged(Problem(code: "flow-diverged", message: message)))
            }
            let parked = session.runs[run.ordinal]
            let program = try worker.program(of: revision, rather: parked?.program)
            let context = context(of: revision)
            program.beginTurn()
            if let parked, parked.program === program {
                if let failure = parked.beginTurn(context, at: run.state) { throw failure }
                return .ready(parked)
            }
            let flow = try FlowRun(run, program: program, in: context)
            session.runs[run.ordinal] = flow
            if run.isFresh, place == nil { return .ready(flow) }
            if let step = flow.recover(run, at: place) { return .over(step) }
            program.beginTurn()
            if let failure = flow.beginTurn(context, at: run.state) { throw failure }
            return .ready(flow)
        } catch let error as StoreError {
            return .failed(.store(error))
        } catch {
            worker.needsMemory()
            return .failed(.store(.failed(operation: "prepare the flow \(run.flow)", detail: "\(error)")))
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
            // One that waits already is not begun twice.
            if let open = view.runs.last(where: { $0.flow == flow }) {
                return takeUp(open.ordinal, given: [:])
            }
            start(flow, given: [:], arguments: arguments)
        case .failed(let problem): fail(ordinal, .failed, problem)
        case .diverged(let problem): fail(ordinal, .diverged, problem)
        case .actionFailed(let failed):
            // What the action said of itself, where the flow called it.
            var problem = failed
            if let noted = self.problem, noted.code == failed.code { problem.message = noted.message }
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
            guard view.discourse.later.contains(where: \.isNext) else {
                append(.asked(asked))
                return end()
            }
            // The question itself is put when the conversation comes back to it.
            var silent = asked
            silent.replies.removeLast()
            append(.asked(silent))
            _ = doNext()
            return
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
        for field in run.state.slots where declarations(of: run).slots[field.name]?.keep == .user {
            memory["slot:\(field.name)"] = field.value
        }
        return memory
    }

    private func finish(_ ordinal: Int) {
        let isRefused = isRefusedSilently(ordinal)
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: .finished, memory: remembered(ordinal))))
        if isRefused { say("parley.left") }
        afterRun()
    }

    private func leave(_ ordinal: Int, _ outcome: Ended.Outcome) {
        let isRefused = isRefusedSilently(ordinal)
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: outcome)))
        if isRefused { say("parley.left") }
        afterRun()
    }

    /// Whether a flow ends on a refused consent without a word: then the user is told.
    private func isRefusedSilently(_ ordinal: Int) -> Bool {
        view.lastReplies.isEmpty && view.runs.last { $0.ordinal == ordinal }?.endsRefused == true
    }

    private func fail(_ ordinal: Int, _ outcome: Ended.Outcome, _ problem: Problem) {
        self.problem = problem
        session.runs[ordinal] = nil
        append(.ended(Ended(run: ordinal, outcome: outcome, problem: problem)))
        say(outcome == .diverged ? "parley.diverged" : "parley.flow_failed")
        afterRun()
    }

    /// Names what the conversation comes back to, where the flow has a description.
    func sayResume(_ run: RunView) {
        guard let description = declarations(of: run).flows[run.flow]?.description else { return }
        say("parley.resume", values: ["flow": .text(renderer.render(description))])
    }

    /// The run below goes on with its question, if there is one.
    func afterRun() {
        if doNext() || doLater() { return }
        resumeTop(.askAgain)
    }

    /// The run on top goes on with its question, after others have run, and says what it is about.
    func resumeTop(_ input: FlowInput) {
        guard let top = view.top, top.state.asked != nil else { return end() }
        sayResume(top)
        if !top.state.correction.isEmpty { return revise(top) }
        switch ready(top) {
        case .failed(let error): abort(error)
        case .over(let step): interpret(step, of: top.ordinal)
        case .ready(let run):
            let changed = run.changedMeanwhile(view.sessionSlots)
            if !changed.isEmpty {
                append(.resumed(run: top.ordinal, slots: changed))
                if run.resumed(with: changed) != nil {
                    return abort(
                        .store(.failed(operation: "prepare the flow \(top.flow)", detail: "no memory")))
                }
            }
            drive(top.ordinal, input)
        }
    }
}
