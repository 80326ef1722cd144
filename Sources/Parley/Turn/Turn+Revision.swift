// A correction in a turn: the run is run again on its changed past, all or nothing.
import LuaRuntime
import ParleyFlows
import ParleyModel

/// A run that is being run again, and what to come back to when that is refused.
private struct Attempt {
    let flow: FlowRun
    let run: RunView
    let before: Turn.Collected
    let parked: FlowRun?
    /// What the user changed, for the bot to say where its next reply does not.
    let slots: Record
    /// What else the correcting message gave.
    let given: Record
    /// Whether the user was told already what is changed.
    let isTold: Bool
}

extension Turn {
    /// The user corrects what a run was told; one that is not on top is run again when it comes to the top.
    func correct(_ ordinal: Int, _ slots: Record, given: Record) {
        let before = collected
        if !given.isEmpty { append(.heard(run: ordinal, given: given)) }
        append(.corrected(run: ordinal, slots: slots))
        guard let top = view.top, top.ordinal == ordinal else {
            sayChanged(slots, "parley.change_noted")
            sayWrong(slots)
            return askAgainOrEnd()
        }
        revise(top, before: before, given: given)
    }

    /// The user corrects a slot with what is no value for it.
    func reject(_ ordinal: Int, _ slot: String, given: Record) {
        let invalid = declarations.slots[slot]?.invalid ?? .named("parley.invalid")
        append(.replied(Replied(cause: "parley.invalid", reply: Reply(renderer.render(invalid)))))
        correct(ordinal, Record([Record.Field(name: slot, value: .null)]), given: given)
    }

    /// A run with a correction that waited until it came to the top.
    func revise(_ run: RunView) {
        let correction = run.state.correction
        append(.corrected(run: run.ordinal, slots: [:]))
        let before = collected
        append(.corrected(run: run.ordinal, slots: correction))
        guard let corrected = view.top else { return end() }
        revise(corrected, before: before, telling: false)
    }

    /// - Parameter telling: whether the user has not been told yet what is changed.
    private func revise(_ run: RunView, before: Collected, given: Record = [:], telling: Bool = true) {
        do {
            guard let revision = try engine.revisions.revision(run.revision) else {
                return refuse(nil, before: before)
            }
            let program = try worker.program(of: revision)
            program.beginTurn()
            let flow = try FlowRun.revision(of: run, program: program, in: context(of: revision))
            let attempt = Attempt(
                flow: flow, run: run, before: before, parked: session.runs[run.ordinal],
                slots: run.state.correction, given: given, isTold: !telling)
            advance(attempt, .proceed)
        } catch let error as StoreError {
            abort(.store(error))
        } catch {
            worker.needsMemory()
            abort(.store(.failed(operation: "prepare the flow \(run.flow)", detail: "\(error)")))
        }
    }

    private func advance(_ attempt: Attempt, _ input: FlowInput) {
        let advance = attempt.flow.advance(input)
        stepsSpent += attempt.flow.program.stepsSpent
        switch advance.step {
        case .call(let calling) where calling.call.effect == .read:
            let waiting = Waiting(attempt)
            perform(calling.call) { [self] outcome in went(on: waiting.attempt, outcome) }
        case .failed, .diverged: refuse(attempt, before: attempt.before)
        // Until all that was done is met again, nothing new may be asked, written or ended.
        case _ where !attempt.flow.unmetWalls.isEmpty: hinder(attempt)
        default: accept(attempt, advance)
        }
    }

    /// `@unchecked Sendable`: it passes through an action's callback, but is touched on its worker's thread only.
    private final class Waiting: @unchecked Sendable {
        let attempt: Attempt
        init(_ attempt: Attempt) { self.attempt = attempt }
    }

    private func went(on attempt: Attempt, _ outcome: ActionOutcome) {
        let program = attempt.flow.program
        // The code of another session's turn runs on in the same Lua state.
        if program.isAway {
            let waiting = Waiting(attempt)
            return program.whenBack { [self] in
                worker.queue.add { [self] in
                    if !engine.isAbandoned { went(on: waiting.attempt, outcome) }
                }
            }
        }
        // The steps of a turn are counted over all that it waits for.
        guard stepsSpent <= FlowProgram.limits.steps else { return refuse(attempt, before: attempt.before) }
        if case .ok = outcome {
        } else if !attempt.flow.unmetWalls.isEmpty {
            return refuse(attempt, before: attempt.before)
        }
        program.beginTurn()
        advance(attempt, .outcome(outcome))
    }

    private func accept(_ attempt: Attempt, _ advance: FlowAdvance) {
        if let failed = attempt.flow.tellLeftBehind() { problem = failed }
        session.runs[attempt.run.ordinal] = attempt.flow
        let revised = attempt.flow.accepted()
        var told = revised.effects.compactMap(\.reply)
        if case .ask(let asked) = advance.step { told += asked.replies }
        // A question that stands as it stood tells nothing new.
        told = told.filter { reply in !view.previousReplies.contains { $0.text == reply.text } }
        // In the order in which they were asked.
        let taken = attempt.slots.fields.compactMap { field -> (place: Int, field: Record.Field)? in
            let key = AnswerKey(field.name)
            let place = revised.effects.firstIndex {
                $0.slot == key.slot && (key.about == nil || key.about == $0.about)
                    && $0.result == .value(field.value)
            }
            let isTold =
                attempt.isTold || tells(told, field.value)
                || field.value.bool == nil && tells(told, shown(field.value, of: key.slot))
            return isTold ? nil : place.map { ($0, field) }
        }
        for one in taken.sorted(by: { $0.place < $1.place }) {
            sayChanged([one.field.name: one.field.value], "parley.changed")
        }
        append(.revised(revised))
        for entry in advance.entries { append(entry) }
        if let run = view.runs.first(where: { $0.ordinal == attempt.run.ordinal }) {
            attempt.flow.goOn(at: run.state)
        }
        interpret(advance.step, of: attempt.run.ordinal)
    }

    private func tells(_ replies: [Reply], _ value: Value) -> Bool {
        let printed = value.printed
        return replies.contains { $0.text?.contains(printed) ?? false }
    }

    /// What was done stands in the way, unless it can be taken back.
    private func hinder(_ attempt: Attempt) {
        let walls = attempt.flow.unmetWalls
        collected = attempt.before
        session.runs[attempt.run.ordinal] = attempt.parked
        hinder(
            .correct(run: attempt.run.ordinal, slots: attempt.slots, given: attempt.given),
            by: walls.contains { $0.write == nil } ? nil : walls)
    }

    /// The flow failed on its changed past; what it did stands in the way only where it had done something.
    private func refuse(_ attempt: Attempt?, before: Collected) {
        let isDone = attempt.map { !$0.flow.unmetWalls.isEmpty } ?? false
        collected = before
        if let attempt { session.runs[attempt.run.ordinal] = attempt.parked }
        hinder(isDone ? "parley.cannot_change" : "parley.change_failed")
    }

    func sayChanged(_ slots: Record, _ text: String) {
        for field in slots where !field.value.isNull {
            let key = AnswerKey(field.name)
            say(
                text,
                values: [
                    "slot": .text(key.shown(as: title(of: key.slot))),
                    "value": shown(field.value, of: key.slot),
                ])
        }
    }

    /// What people call a slot.
    func title(of slot: String) -> String {
        guard let title = declarations.slots[slot]?.title else { return slot.replacing("_", with: " ") }
        return renderer.render(title)
    }

    func shown(_ value: Value, of slot: String) -> Value {
        if let isSo = value.bool { return .text(renderer.render(.named(isSo ? "parley.yes" : "parley.no"))) }
        let choice = declarations.slots[slot]?.choices.first { $0.value == value }
        return .text(choice.map { renderer.render($0.title) } ?? value.printed)
    }

    /// A new value fits several slots.
    func ask(which options: [Expectation.Option]) {
        var reply = renderer.render(Saying(.named("parley.which_slot")))
        reply.buttons = options.map { Reply.Button(title: $0.title, value: $0.value.printed) }
        let wanted = Expectation.Wanted(slot: "", type: .choice, choices: options)
        ask(of: Question(kind: .which, wanted: [wanted]), reply)
        end()
    }
}
