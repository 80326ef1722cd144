// Values for what is still to come.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// A value for what is still to come: of the flow that asks, or of one that was put off: "no, parcel 12345679" while
    /// another flow asks.
    func amendment(_ text: String, _ understanding: Understanding, _ question: Question?) -> Decision? {
        let wanted = Set(question?.wanted.map(\.slot) ?? [])
        let told = Set(toldSlots.map(\.slot.name))
        if let top = view.top, let flow = declarations.flows[top.flow] {
            let given = Record(
                given(to: flow, understanding).fields.filter {
                    flow.literalAsks.contains($0.name) && !wanted.contains($0.name) && !told.contains($0.name)
                })
            // What was left out is past: it is given after all.
            let after = skippedSlots.compactMap { one in
                given[one.slot.name].map { (told: one, value: $0) }
            }
            if !after.isEmpty {
                let names = Set(after.map(\.told.slot.name))
                return change(after, Record(given.fields.filter { !names.contains($0.name) }))
            }
            if !given.isEmpty { return besideAnswer(text, given, understanding, question, of: top) }
        }
        for later in view.discourse.later {
            guard let name = later.flow, let flow = declarations.flows[name] else { continue }
            let given = Record(
                given(to: flow, understanding).fields.filter {
                    !wanted.contains($0.name) && !told.contains($0.name)
                })
            if !given.isEmpty { return .amend(flow: name, given: given) }
        }
        return nil
    }

    /// "Double, and the name is Bob": the rest answers the open question.
    private func besideAnswer(
        _ text: String, _ given: Record, _ understanding: Understanding, _ question: Question?,
        of run: RunView
    ) -> Decision {
        if let question, question.kind == .ask, question.wanted.first?.type != .yesNo {
            let named = understanding.values.filter { value in
                value.source != .type && given[value.slot ?? ""] == value.value
            }
            let rest = recogniser.remainder(of: text, without: named)
            let read = recogniser.understand(
                rest, locale: view.locale, expected: question.expectation, at: moment
            ).rounded
            let answers = specificValues(rest, read, question)
            if !answers.isEmpty { return .answer(answers) }
        }
        return .amend(flow: run.flow, given: given)
    }
}
