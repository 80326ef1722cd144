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
        if Clauses.isAside(text) { return Deliberation.thresholdOfAside }
        return understanding.isQuestion ? Deliberation.thresholdOfQuestion : Deliberation.thresholdInText
    }

    /// Flows and answers that a message asks for one beside the other; `nil` unless there are two.
    func several(_ text: String, _ understanding: Understanding) -> Decision? {
        let clauses = Clauses.of(text)
        guard clauses.count > 1 else { return nil }
        let whole = afresh(understanding)
        var requests: [Decision] = []
        for clause in clauses {
            let part = recogniser.understand(clause, locale: view.locale, expected: nil, at: moment).rounded
            guard let request = afresh(part, atLeast: Deliberation.clearClause), !isCivility(request),
                !requests.contains(where: { $0.target == request.target })
            else { continue }
            requests.append(filled(request, part, understanding))
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

/// The clauses of a message, as far as each may ask for something of its own. Pure.
enum Clauses {
    private static let limit = 6
    private static let longest = 400
    private static let ends: Set<Unicode.Scalar> = [
        ".", "!", "?", ";", ",", "。", "！", "？", "；", "，", "、", "\n",
    ]
    private static let links = [
        "另外", "还有", "顺便", "以及", "并且", "同时", "然后", " and also ", " and then ", " and ", " also ", " plus ",
        " by the way ",
        " oh and ",
    ]

    private static let asides = [
        "等等", "等一下", "等下", "先", "对了", "顺便", "另外", "话说", "请问", "问一下", "我想问", "wait", "hold on", "first",
        "by the way",
        "btw", "before that", "quick question", "one question", "just a question", "oh and", "actually",
        "hang on", "sorry,",
    ]

    /// Whether a message begins as people begin who want something else in between.
    static func isAside(_ text: String) -> Bool {
        let said = text.lowercased()
        return asides.contains { said.hasPrefix($0) }
    }

    /// "Hello" and "你好" ask for nothing: a request has two words, or three Chinese characters.
    private static func isRequest(_ clause: String) -> Bool {
        var (han, words, isInWord) = (0, 0, false)
        for scalar in clause.unicodeScalars {
            let isHan = (0x4E00...0x9FFF).contains(scalar.value)
            let isLetter = !isHan && scalar.properties.isAlphabetic
            if isHan { han += 1 }
            if isLetter, !isInWord { words += 1 }
            isInWord = isLetter || (isInWord && scalar == "'")
        }
        return han >= 3 || words >= 2
    }

    /// None when the message is one clause, or too long to be two requests.
    static func of(_ text: String) -> [String] {
        guard text.utf8.count <= longest else { return [] }
        var parted = text
        for link in links where parted.contains(link) { parted = parted.replacing(link, with: "\n") }
        var clauses: [String] = [""]
        for scalar in parted.unicodeScalars {
            if ends.contains(scalar) {
                clauses.append("")
            } else {
                clauses[clauses.count - 1].unicodeScalars.append(scalar)
            }
        }
        let said = clauses.filter(isRequest)
        return said.count > limit ? [] : said
    }
}
