// Whoever comes back after the session's timeout is offered what was not finished.
import ParleyFlows
import ParleyModel

extension Turn {
    /// What waited for an answer when the session timed out: in the turn that begins it anew, unless something was done in
    /// it that would be done twice, or the bot does not want it.
    var unfinished: RunView? {
        guard let run = view.unfinished, run.state.asked != nil, !run.hasWritten,
            let flow = declarations.flows[run.flow], flow.description != nil,
            declarations.settings.repair["unfinished"]?.bool ?? true
        else { return nil }
        return run
    }

    /// Whether nothing else waits for an answer, and the user is not leaving.
    var isIdle: Bool {
        view.top == nil && view.offered == nil && view.handedOff == nil && !view.isClosed
            && !isLeaving
    }

    private var isLeaving: Bool {
        guard let first = understanding.intents.first, first.confidence >= Deliberation.threshold else {
            return false
        }
        return first.name == "parley.bye" || first.name == "parley.cancel"
    }

    /// A yes begins the flow with what it was told already, and with what this message gives it.
    func ask(toTakeUp run: RunView, _ understanding: Understanding = Understanding()) {
        guard let flow = declarations.flows[run.flow], let description = flow.description else { return }
        let deliberation = Deliberation(
            declarations: declarations, lookup: revision.lookup, recogniser: engine.revisions.recogniser,
            view: view, moment: moment)
        let told = run.plainAnswers.fields.filter { declarations.slots[$0.name]?.ask != nil }
        let given = run.state.given.merging(Record(told)).merging(deliberation.given(to: flow, understanding))
        let title = renderer.render(description)
        let option = Expectation.Option(
            title: title, value: ["flow": .text(run.flow), "given": .record(given)])
        ask(
            of: Question(
                kind: .unfinished, wanted: [Expectation.Wanted(slot: "", type: .yesNo, choices: [option])]),
            renderer.render(Saying(.named("parley.unfinished")), values: ["flow": .text(title)]))
    }
}

extension Decision {
    /// Whether the message says too little to be taken up by itself.
    var isUnclear: Bool {
        switch self {
        case .notUnderstood, .clarify, .whichSlot, .say("parley.at_your_service"): true
        default: false
        }
    }
}
