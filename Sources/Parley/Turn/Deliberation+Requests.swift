// Several things in one message, and what follows up on the last one.
import ParleyModel

extension Deliberation {
    /// How clear a clause of a message must be to be a request of its own.
    private static let clearClause = 0.8
    private static let followUpThreshold = 0.5
    private static let thresholdOfQuestion = 0.85
    private static let thresholdOfAside = 0.6

    /// How clear something else must be while free text is asked for: less where it is put as a question, or as an aside.
    func clearInText(_ text: String, _ understanding: Understanding) -> Double {
        if recogniser.isAside(text) { return Deliberation.thresholdOfAside }
        return understanding.isQuestion ? Deliberation.thresholdOfQuestion : Deliberation.thresholdInText
    }

    /// Flows and answers that a message asks for one beside the other; `nil` unless there are two.
    func several(_ text: String, _ understanding: Understanding, whole: Decision?) -> Decision? {
        let clauses = recogniser.requests(in: text)
        guard !clauses.isEmpty else { return nil }
        var requests: [Decision] = []
        for clause in clauses {
            let part = recogniser.understand(clause, locale: view.locale, expected: nil, at: moment).rounded
            guard let request = afresh(part, atLeast: Deliberation.clearClause), !isCivility(request),
                !requests.contains(where: { $0.target == request.target })
            else { continue }
            requests.append(filled(request, part, understanding))
        }
        if clauses.count == 1 {
            guard case .start(let flow, let given, let arguments)? = requests.first else {
                return requests.first
            }
            return begin(flow, given: given, arguments: arguments)
        }
        guard requests.count > 1 else { return nil }
        // What the whole clearly says, and none of its clauses does, is one thing said at length.
        if let whole, !requests.contains(where: { $0.target == whole.target }) { return nil }
        return .several(requests)
    }

    private func isCivility(_ request: Decision) -> Bool {
        guard case .start(let name, _, _) = request else { return false }
        return Deliberation.civilities.contains { flow(for: $0)?.name == name }
    }

    /// With the values of the clause, else of the whole message: "send it back, and where is my order, 20231120001".
    private func filled(_ request: Decision, _ part: Understanding, _ whole: Understanding) -> Decision {
        guard case .start(let name, let given, let arguments) = request, given.isEmpty,
            let flow = declarations.flows[name]
        else { return request }
        return .start(flow: name, given: self.given(to: flow, whole), arguments: arguments)
    }

    /// What nothing claims, as an addition to what was asked before: a new value for the last flow, or the last question
    /// in other circumstances.
    func followUp(_ text: String, _ understanding: Understanding) -> Decision? {
        guard let addition = recogniser.followUp(text) else { return nil }
        for name in view.discourse.recentFlows {
            guard let flow = declarations.flows[name], !flow.intents.isEmpty else { continue }
            let given = given(to: flow, understanding)
            if !given.isEmpty { return begin(name, given: given, arguments: [:]) }
        }
        guard let question = view.discourse.question, let answered = view.discourse.answer else { return nil }
        let joined = recogniser.understand(
            question + " " + addition, locale: view.locale, expected: nil, at: moment
        ).rounded
        let alone = recogniser.understand(addition, locale: view.locale, expected: nil, at: moment).rounded
        // The question alone gets the last answer; what the addition speaks for gets the next.
        var best: Ranked?
        for answer in joined.answers where answer.name != answered {
            let own = alone.answers.first { $0.name == answer.name }?.confidence ?? 0
            let confidence = answer.confidence + own
            if confidence > best?.confidence ?? 0 { best = Ranked(name: answer.name, confidence: confidence) }
        }
        guard let best, best.confidence >= Deliberation.followUpThreshold else { return nil }
        return .tell(answer: best.name)
    }
}

extension Decision {
    /// What it begins or tells.
    fileprivate var target: String {
        switch self {
        case .start(let flow, _, _): "flow:" + flow
        case .tell(let answer): "answer:" + answer
        default: ""
        }
    }
}
