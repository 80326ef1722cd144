// Whoever comes back after the session's timeout is offered what was not finished.
import ParleyFlows
import ParleyModel

extension Turn {
    var unfinished: RunView? { deliberation.unfinished }

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
        guard let description = declarations.flows[run.flow]?.description else { return }
        let given = deliberation.given(toTakeUp: run, understanding)
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
