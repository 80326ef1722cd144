// What the engine keeps in mind of a conversation beside its runs: what was asked last, and what is still to come.

/// Something that the user asked for beside something else.
public struct Later: Hashable, Sendable {
    public enum Request: Hashable, Sendable {
        /// A flow, with what the message gave to it.
        case flow(String, given: Record)
        /// A question with an answer, by its id.
        case answer(String)
    }

    public var request: Request
    /// Whether it comes in between, before the next question of a flow; else once nothing is open.
    public var isNext: Bool
    public init(_ request: Request, isNext: Bool = false) {
        self.request = request
        self.isNext = isNext
    }

    /// Whether it was given another value than a run of the same flow: it is wanted a second time.
    func isAnother(_ given: Record) -> Bool {
        guard case .flow(_, let own) = request else { return false }
        return own.contains { given[$0.name] != nil && given[$0.name] != $0.value }
    }

    /// The flow that is asked for.
    public var flow: String? { if case .flow(let name, _) = request { name } else { nil } }
}

/// The state of the conversation as such; folded from the entries as the rest of the view is.
public struct Discourse: Hashable, Sendable {
    /// What is still to come, in this order.
    public internal(set) var later: [Later] = []
    /// So often in a row the engine has asked what was meant.
    public internal(set) var clarifications = 0
    /// What the user asked, and the answer that it got, until a flow begins.
    public internal(set) var question: String?
    public internal(set) var answer: String?
    /// Flows that ended well, the newest first.
    public internal(set) var recentFlows: [String] = []
    /// The language of the last messages that are long enough to tell, and how many of them there are in a row.
    public internal(set) var language: Locale?
    public internal(set) var inLanguage = 0
    /// Whether the user has said in which language to speak.
    public internal(set) var isLanguageChosen = false

    /// The cause of the reply to a user who says in which language to speak.
    public static let languageCause = "parley.speaks"
    private static let recentLimit = 3

    mutating func hear(_ text: String, in language: Locale?) {
        guard let language, Discourse.tells(text) else { return }
        inLanguage = language == self.language ? min(inLanguage + 1, 9) : 1
        self.language = language
    }

    mutating func ended(_ flow: String) {
        recentFlows.removeAll { $0 == flow }
        recentFlows.insert(flow, at: 0)
        if recentFlows.count > Discourse.recentLimit { recentFlows.removeLast() }
    }

    mutating func answered(_ answer: String, to question: String?) {
        self.answer = answer
        if let question { self.question = question }
        clarifications = 0
    }

    mutating func began(_ flow: String, given: Record) {
        later.removeAll { $0.flow == flow && !$0.isAnother(given) }
        (question, answer) = (nil, nil)
        clarifications = 0
    }

    /// Three words, or four Chinese characters, are more than a name or a value.
    private static func tells(_ text: String) -> Bool {
        var (han, words, isInWord) = (0, 0, false)
        for scalar in text.unicodeScalars.prefix(400) {
            let isLetter = scalar.properties.isAlphabetic && scalar.isASCII
            if isLetter, !isInWord { words += 1 }
            isInWord = isLetter || (isInWord && scalar == "'")
            if (0x4E00...0x9FFF).contains(scalar.value) { han += 1 }
        }
        return han >= 4 || words >= 3
    }
}

extension Discourse {
    var record: Record {
        var record = Record()
        if !later.isEmpty { record["later"] = Later.list(later) }
        if clarifications > 0 { record["clarifications"] = .int(clarifications) }
        if !recentFlows.isEmpty { record["recent"] = .list(recentFlows.map(Value.text)) }
        if inLanguage > 0 { record["in_language"] = .int(inLanguage) }
        if isLanguageChosen { record["chosen"] = true }
        return record.with("question", question.map(Value.text)).with("answer", answer.map(Value.text))
            .with("language", language.map { .text($0.text) })
    }

    init(value: Value) {
        later = Later.list(value["later"])
        clarifications = value.int("clarifications") ?? 0
        question = value["question"]?.text
        answer = value["answer"]?.text
        recentFlows = (value["recent"]?.list ?? []).compactMap(\.text)
        language = value["language"]?.text.map { Locale($0) }
        inLanguage = value.int("in_language") ?? 0
        isLanguageChosen = value["chosen"]?.bool ?? false
    }
}

extension Later {
    static func list(_ later: [Later]) -> Value {
        .list(
            later.map { one in
                var record: Record
                switch one.request {
                case .flow(let flow, let given):
                    let named: Record = ["flow": .text(flow)]
                    record = named.with("given", given)
                case .answer(let answer): record = ["answer": .text(answer)]
                }
                if one.isNext { record["next"] = true }
                return .record(record)
            })
    }

    static func list(_ value: Value?) -> [Later] {
        (value?.list ?? []).compactMap { one in
            let isNext = one["next"]?.bool ?? false
            if let answer = one["answer"]?.text { return Later(.answer(answer), isNext: isNext) }
            return one["flow"]?.text.map {
                Later(.flow($0, given: one["given"]?.record ?? [:]), isNext: isNext)
            }
        }
    }
}
