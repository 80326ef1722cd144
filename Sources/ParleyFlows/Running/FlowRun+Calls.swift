// Effects that somebody else performs: actions, and hand-offs to a person.
import LuaRuntime
import ParleyModel

extension FlowRun {
    func call(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard case .string(let name)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "\(word.rawValue)() takes an action's name, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: word.rawValue, hint: "write  \(word.rawValue)(\"orders.find\", { number = number })")
        }
        let passed = try record(argument(arguments, 1), of: word.rawValue)
        let identity = identify(
            .call, key: .record(["action": .text(name), "args": .record(passed)]), label: name)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return outcome(effect.result, name, isTry: word == .tryCall)
        case .none: break
        }
        let declared = context.actions(name)
        guard isLive else {
            pending = .call(
                CallRequest(
                    action: declared ?? ActionDeclaration(name: name, effect: .write), arguments: passed,
                    identity: identity, isTry: word == .tryCall))
            return .endOfHistory
        }
        guard let declared else {
            throw Mistake.unknownAction(name, word: "\(word.rawValue)()", among: context.allActions())
        }
        let request = CallRequest(
            action: declared, arguments: passed, identity: identity, isTry: word == .tryCall)
        pending = .call(request)
        return .stop(perform(request))
    }

    /// What the engine is asked to do.
    func perform(_ request: CallRequest) -> FlowStep {
        let key = key(of: request)
        let calling = Calling(
            run: started.run, identity: request.identity,
            call: ActionCall(
                action: request.action.name, effect: request.action.effect, arguments: request.arguments,
                key: key,
                session: context.session))
        // The intent of a write is an entry; a read leaves none.
        if request.action.effect != .read { state.calling = calling }
        return .call(calling)
    }

    /// The same for every attempt at a call; another one for a call of the same kind after an undo.
    private func key(of request: CallRequest) -> String {
        let name = RunState.unknownKeyName(request.action.name, request.arguments)
        if let known = state.calling?.call.key ?? state.unknownKeys[name] { return known }
        let material =
            "\(context.secret)\u{1F}\(started.run)\u{1F}\(request.identity.key)\u{1F}\(request.identity.occurrence)"
            + (context.undoCount > 0 ? "\u{1F}\(context.undoCount)" : "")
        return String(SHA256.hex(of: Array(material.utf8)).prefix(32))
    }

    func finish(_ request: CallRequest, with outcome: ActionOutcome) -> FlowStep {
        let result: EffectResult
        var failure: String?
        switch outcome {
        case .failed(let detail), .unknown(let detail):
            let action = request.action.name
            failure = detail.hasPrefix(action) ? detail : "\(action): \(detail)"
        case .ok, .refused: break
        }
        switch outcome {
        case .ok(let value): result = .value(value)
        case .refused(let why): result = .problem(why)
        case .unknown: result = .problem("unknown")
        case .failed: result = .problem("failed")
        }
        do throws(Mistake) {
            try happened(
                Effect(
                    run: started.run, identity: request.identity, result: result, failure: failure,
                    write: request.action.effect == .write ? done(request, outcome) : nil,
                    sent: request.action.effect == .send ? done(request, outcome) : nil))
        } catch { return mistaken(error) }
        pending = nil
        switch self.outcome(result, request.action.name, isTry: request.isTry) {
        case .stop(let step): return step
        case .reply(.values(let values)): return go(on: values)
        default: return go(on: [])
        }
    }

    /// What is done, or may be; what was refused is surely not.
    private func done(_ request: CallRequest, _ outcome: ActionOutcome) -> Written? {
        switch outcome {
        case .refused, .failed: return nil
        case .ok, .unknown:
            return Written(
                action: request.action.name, arguments: request.arguments, key: key(of: request))
        }
    }

    private func outcome(_ result: EffectResult, _ action: String, isTry: Bool) -> Performed {
        if case .problem(let problem) = result, !isTry {
            let place = coroutine.callerPosition(level: 0).map {
                SourcePosition(file: $0.file, line: $0.line)
            }
            return .stop(
                .actionFailed(
                    Problem(
                        code: "action-failed", message: "\(action) did not succeed: \(problem)",
                        position: place)))
        }
        return .reply(.values(FlowRun.values(of: result)))
    }

    func handoff(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard case .string(let team)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "handoff() takes a team's name, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: "handoff", hint: "write  handoff(\"returns\", \"what the person should know\")")
        }
        var note = Value.null
        var priority: String?
        if let second = argument(arguments, 1), !second.isNil {
            if case .string(let text) = second {
                note = .text(text)
            } else {
                let options = try OptionReader(second, of: "handoff", known: ["note", "priority", "wait"])
                if let given = options["note"] { note = given.plain ?? .null }
                priority = try options.string("priority")
            }
        }
        let identity = identify(.handoff, key: .record(["team": .text(team), "note": note]), label: team)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return .reply(.values(FlowRun.values(of: effect.result)))
        case .none: break
        }
        let request = HandoffRequest(team: team, note: note, priority: priority, identity: identity)
        pending = .handoff(request)
        return isLive ? .stop(.handoff(handedOff(request))) : .endOfHistory
    }

    func handedOff(_ request: HandoffRequest) -> HandedOff {
        HandedOff(
            run: started.run, identity: request.identity, team: request.team, note: request.note,
            priority: request.priority)
    }

    func finish(_ request: HandoffRequest, with result: EffectResult) -> FlowStep {
        do throws(Mistake) {
            try happened(Effect(run: started.run, identity: request.identity, result: result))
        } catch { return mistaken(error) }
        return go(on: FlowRun.values(of: result))
    }
}
