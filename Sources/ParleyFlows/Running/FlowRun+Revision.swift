// A run on a changed past: begun anew, with what may be used again of what it did before.
package import LuaRuntime
package import ParleyModel

extension FlowRun {
    /// A second coroutine for a run whose answers were corrected. Drive it with ``advance(_:)`` (`.proceed`); what it gives
    /// counts only once it is ``accepted()``.
    package static func revision(
        of view: RunView, program: FlowProgram, in context: FlowContext
    ) throws(LuaFailure) -> FlowRun {
        let run = try FlowRun(view, program: program, in: context)
        run.history = []
        run.state = view.corrected
        run.past = Past(
            view.steps, forgetting: view.places(ofAnswersTo: view.state.correction), untaken: view.untaken)
        run.told = view.steps.compactMap { step in
            if case .effect(let effect) = step, effect.identity.kind == .ask { effect } else { nil }
        }
        return run
    }

    /// Writes and hand-offs of before that have not been met again: until then nothing new may be asked or written.
    package var unmetWalls: [Effect] { past?.unmetWalls ?? [] }

    /// The run goes on from where its journal says that it stands, with the answers of before that it may still come to.
    package func goOn(at revised: RunState) {
        (state.unmet, state.given, state.overtaken) = (revised.unmet, revised.given, revised.overtaken)
    }

    /// What the run is made of now; from here on it goes on like any other.
    package func accepted() -> Revised {
        defer { (past, told) = (nil, []) }
        return Revised(run: started.run, steps: past?.taken ?? [])
    }

    // MARK: what is left behind

    /// `on_revised(function)`: what is given last holds; `nil` wants to hear nothing more.
    func listen(_ arguments: [LuaValue]) throws(Mistake) {
        switch arguments.first ?? .nil {
        case .function(let function): whenRevised = function
        case .nil: whenRevised = nil
        case let other:
            throw Mistake(
                .wrongValue, "on_revised() takes a function, but is given \(other.kind).",
                excerpt: "on_revised",
                hint: "write  on_revised(function(left) ... end)")
        }
    }

    /// Tells the flow, if it listens, which writes and sends of before its new past has left behind. Call it once nothing of
    /// the past is to be met again, before ``accepted()``. A failure of the listening function is the author's business, and
    /// changes nothing else: what it did until then stands.
    package func tellLeftBehind() -> Problem? {
        guard whenRevised != nil, let left = past?.leftBehind, !left.isEmpty else { return nil }
        let told = Value.list(left.map(\.asLeftBehind))
        let identity = identify(.onRevised, key: .null, label: "")
        do throws(Mistake) {
            try happened(Effect(run: started.run, identity: identity, result: .value(told)))
        } catch { return mistaken(error).problem }
        return tell(told)?.problem
    }

    /// The same from the journal: at the place where the flow was told.
    func heardOfLeftBehind() -> FlowStep? {
        while case .effect(let effect)? = history.first, effect.identity.kind == .onRevised,
            case .value(let told) = effect.result
        {
            history.removeFirst()
            if case .diverged(let problem)? = tell(told) { return .diverged(problem) }
        }
        return nil
    }

    /// In a coroutine of its own: the flow's waits at a word meanwhile, or has come to its end.
    private func tell(_ told: Value) -> FlowStep? {
        guard let function = whenRevised else { return nil }
        let (waiting, open) = (coroutine, frames)
        defer { (coroutine, frames) = (waiting, open) }
        frames = []
        do throws(LuaFailure) { coroutine = try program.state.makeCoroutine() } catch { return failed(error) }
        var event = coroutine.start(function, arguments: [told])
        while true {
            switch event {
            case .returned: return nil
            case .failed(let failure): return failed(failure)
            case .subflowEnded(let result): event = coroutine.resume(leave(result))
            case .word(let call):
                let word = Word.all[call.word]
                guard word.isForTheTold else {
                    return mistaken(
                        Mistake(
                            .wrongPlace,
                            "The function of on_revised() is told something; \(word.rawValue)() is not for it.",
                            excerpt: word.rawValue,
                            hint: "let it say() or note() what was left behind, or set() a slot."))
                }
                switch perform(call) {
                case .reply(let reply): event = coroutine.resume(reply)
                case .stop(let step): return step
                case .endOfHistory: return engineFault("it was told something that it cannot answer")
                }
            }
        }
    }
}

extension Effect {
    /// What the flow is told of a call: `{ action =, args =, result = or problem =, taken_back = }`.
    fileprivate var asLeftBehind: Value {
        var told: Record = ["taken_back": .bool(isTakenBack)]
        switch result {
        case .value(let value): told["result"] = value
        case .problem(let problem): told["problem"] = .text(problem)
        }
        if let done = write ?? sent {
            told["action"] = .text(done.action)
            told["args"] = .record(done.arguments)
        }
        return .record(told)
    }
}
