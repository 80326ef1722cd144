// Runs of flows in a turn: begun, driven, and what follows from each of their steps.
import LuaRuntime
import ParleyFlows
import ParleyModel

extension Turn {
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
    func sayResume(_ run: RunView) {
        guard let description = declarations.flows[run.flow]?.description else { return }
        say("parley.resume", values: ["flow": .text(renderer.render(description))])
    }

    /// The run below goes on with its question, if there is one.
    func afterRun() {
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
