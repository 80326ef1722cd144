// `confirm` and `choose`: questions of their own, without a slot.
import LuaRuntime
import ParleyModel

extension FlowRun {
    func confirm(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard let first = arguments.first else {
            throw Mistake(
                .wrongValue, "confirm() is given nothing to ask.", excerpt: "confirm",
                hint: "write  confirm(\"Sure?\")")
        }
        let text = try TextReader(place: "confirm()").text(first)
        let values = try record(arguments.count > 1 ? arguments[1] : nil, of: "confirm")
        let identity = identify(.confirm, key: key(ofText: first, values), label: first.label)
        let request = ConfirmRequest(text: text, values: values, identity: identity)
        return try wait(identity, .confirm(request)) { self.asked(request, attempts: 0, lead: []) }
    }

    func choose(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard arguments.count > 1 else {
            throw Mistake(
                .wrongValue, "choose() takes a text and a list of options.", excerpt: "choose",
                hint: "write  choose(\"Which one?\", { \"red\", \"blue\" })")
        }
        let text = try TextReader(place: "choose()").text(arguments[0])
        let choices = try TextReader(place: "choose()").choices(arguments[1])
        let values = try record(arguments.count > 2 ? arguments[2] : nil, of: "choose")
        let options: [Value] = choices.map { ["title": $0.title.value, "value": $0.value] }
        let identity = identify(
            .choose, key: .list([key(ofText: arguments[0], values), .list(options)]),
            label: arguments[0].label)
        let request = ChooseRequest(text: text, values: values, choices: choices, identity: identity)
        return try wait(identity, .choose(request)) { self.asked(request, attempts: 0, lead: []) }
    }

    /// From the journal, else asked and waited for.
    private func wait(
        _ identity: EffectIdentity, _ waiting: Pending, _ ask: () -> Asked
    ) throws(Mistake) -> Performed {
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return .reply(.values(FlowRun.values(of: effect.result)))
        case .none: break
        }
        pending = waiting
        return isLive ? .stop(.ask(ask())) : .endOfHistory
    }

    func asked(_ request: ConfirmRequest, attempts: Int, lead: [Reply]) -> Asked {
        let asked = Asked(
            run: started.run, identity: request.identity,
            question: Question(
                kind: .confirm, wanted: [Expectation.Wanted(slot: "", type: .yesNo)], attempts: attempts,
                digress: allowsDigression, repair: repairs, within: openSubflows),
            replies: lead + [Reply(renderer.render(request.text, values: request.values))])
        state.asked = asked
        return asked
    }

    func asked(_ request: ChooseRequest, attempts: Int, lead: [Reply]) -> Asked {
        let options = renderer.options(request.choices, values: request.values)
        var reply = Reply(renderer.render(request.text, values: request.values))
        reply.buttons = buttons(options)
        let asked = Asked(
            run: started.run, identity: request.identity,
            question: Question(
                kind: .choose, wanted: [Expectation.Wanted(slot: "", type: .choice, choices: options)],
                attempts: attempts, digress: allowsDigression, repair: repairs, within: openSubflows),
            replies: lead + [reply])
        state.asked = asked
        return asked
    }

    func answer(_ request: ConfirmRequest, _ input: FlowInput) -> FlowStep {
        settle(input, request.identity, lead: "parley.yes_or_no") {
            self.asked(request, attempts: $0, lead: $1)
        }
    }

    func answer(_ request: ChooseRequest, _ input: FlowInput) -> FlowStep {
        settle(input, request.identity, lead: "parley.one_of_these") {
            self.asked(request, attempts: $0, lead: $1)
        }
    }

    private func settle(
        _ input: FlowInput, _ identity: EffectIdentity, lead: String, _ ask: (Int, [Reply]) -> Asked
    ) -> FlowStep {
        let attempts = state.asked?.question.attempts ?? 0
        func again(_ name: String) -> [Reply] { [Reply(renderer.render(.named(name)))] }
        switch input {
        case .answer(let values):
            guard let value = values[""] else { return .ask(ask(attempts + 1, again(lead))) }
            do throws(Mistake) {
                try happened(Effect(run: started.run, identity: identity, result: .value(value)))
            } catch { return mistaken(error) }
            return go(on: [value])
        case .invalid, .skip: return .ask(ask(attempts + 1, again(lead)))
        case .again: return .ask(ask(attempts + 1, []))
        case .help: return .ask(ask(attempts, again("parley.no_help")))
        default: return .ask(ask(0, []))
        }
    }
}
