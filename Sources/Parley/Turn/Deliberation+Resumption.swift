// What was left is wanted after all, and what waited when the session timed out is gone on with.
import ParleyModel

extension Deliberation {
    /// What waited for an answer when the session timed out, unless something was done in it that would be done twice, or
    /// the bot does not want it.
    var unfinished: RunView? {
        guard let run = view.unfinished, run.state.asked != nil, !run.hasWritten,
            let flow = declarations.flows[run.flow], flow.description != nil,
            declarations.settings.repair["unfinished"]?.bool ?? true
        else { return nil }
        return run
    }

    /// What it was told already, and what a message gives it.
    func given(toTakeUp run: RunView, _ understanding: Understanding) -> Record {
        let told = run.plainAnswers.fields.filter { declarations.slots[$0.name]?.ask != nil }
        let more = declarations.flows[run.flow].map { given(to: $0, understanding) } ?? [:]
        return run.state.given.merging(Record(told)).merging(more)
    }

    /// With nothing open: "no wait" behind a cancellation or a refused consent takes that back; "go on with my claim" goes on
    /// with what waited.
    func takingUpAgain(_ text: String, _ understanding: Understanding) -> Decision? {
        guard view.top == nil else { return nil }
        if let left = view.leftFlow {
            if recogniser.thinksBetter(text) { return .back(1) }
            // Begun anew it would forget what it was told.
            if recogniser.turnsBack(text), !isRefusal(text, understanding),
                case .start(left, _, _)? = afresh(understanding)
            {
                return .back(1)
            }
        }
        guard let run = unfinished, recogniser.resumes(text) else { return nil }
        return begin(run.flow, given: given(toTakeUp: run, understanding), arguments: [:])
    }
}
