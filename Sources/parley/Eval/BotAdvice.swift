// What the author of a bot can do about how its examples are told apart, in words.

import ParleyModel

/// One example, as it was taken by what had learned from the others.
struct JudgedExample: Sendable {
    var text: String
    var expected: String
    var given: String?
    /// 0 to 1, of what it was taken for.
    var confidence: Double

    var isRight: Bool { given == expected }
}

enum BotAdvice {
    /// Fewer examples than this teach little.
    private static let fewExamples = 5
    /// So many of a pair's examples taken for each other are no accident.
    private static let often = 3
    /// So many weak examples are named; the rest is counted.
    private static let shown = 6

    /// A sentence each, the most urgent first.
    static func sentences(_ examples: [JudgedExample], _ declarations: Declarations) -> [String] {
        let examples = examples.map { example in
            var written = example
            written.text = BotExamples.written(example.text, of: declarations.intents[example.expected])
            return written
        }
        let advice =
            tooFew(declarations) + oneLanguage(declarations) + confusedPairs(examples, declarations)
            + wrong(examples, declarations) + unsure(examples, declarations)
        return advice.isEmpty ? ["Every example is told apart by the others. Nothing to do."] : advice
    }

    private static func tooFew(_ declarations: Declarations) -> [String] {
        own(declarations).filter { $0.examples.count < fewExamples }.map { intent in
            let count = intent.examples.count == 1 ? "one example" : "\(intent.examples.count) examples"
            return "\(named(intent)) has \(count): ten that people would write teach it well."
        }
    }

    /// A bot that speaks two languages learns each from its own examples.
    private static func oneLanguage(_ declarations: Declarations) -> [String] {
        let intents = own(declarations)
        let isMixed =
            intents.contains { $0.examples.contains(where: isChinese) }
            && intents.contains { $0.examples.contains { !isChinese($0) } }
        guard isMixed else { return [] }
        return intents.compactMap { intent in
            let chinese = intent.examples.count(where: isChinese)
            let other = intent.examples.count - chinese
            if chinese == 0 { return "\(named(intent)) has no Chinese example, and other intents do." }
            if other == 0 { return "\(named(intent)) has no English example, and other intents do." }
            return nil
        }
    }

    /// Intents that are taken for each other again and again may be one.
    private static func confusedPairs(_ examples: [JudgedExample], _ declarations: Declarations) -> [String] {
        var counts: [[String]: Int] = [:]
        for example in examples where !example.isRight {
            if let given = example.given { counts[[example.expected, given].sorted(), default: 0] += 1 }
        }
        return counts.filter { $0.value >= often }
            .sorted { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }
            .map { pair, count in
                "\(pair[0]) and \(pair[1]) are taken for each other \(count) times. If a person could not tell them "
                    + "apart either, make them one intent and let its flow ask; else give each two examples that "
                    + "nobody would write for the other."
            }
    }

    private static func wrong(_ examples: [JudgedExample], _ declarations: Declarations) -> [String] {
        examples.filter { !$0.isRight }.sorted { $0.confidence > $1.confidence }.map { example in
            let whose = declarations.intents[example.expected].map(named) ?? example.expected
            guard let given = example.given else {
                return
                    "\"\(example.text)\" of \(whose) is like none of the other examples: add one more like it."
            }
            return
                "\"\(example.text)\" of \(whose) is taken for \(given): add one more like it, or take it out if it "
                + "could mean both."
        }
    }

    private static func unsure(_ examples: [JudgedExample], _ declarations: Declarations) -> [String] {
        let weak = examples.filter { example in
            let enough =
                declarations.intents[example.expected]?.threshold
                ?? declarations.settings.thresholds["intent"]?.number ?? IntentsTask.threshold
            return example.isRight && example.confidence < enough
        }
        let rest =
            weak.count > shown
            ? ["\(weak.count - shown) more examples are recognised, but not clearly enough to begin a flow."]
            : []
        return weak.sorted { $0.confidence < $1.confidence }.prefix(shown).map { example in
            let whose = declarations.intents[example.expected].map(named) ?? example.expected
            return "\"\(example.text)\" of \(whose) is recognised with "
                + "\(EvalReport.percent(example.confidence)) only, which is not enough to begin a flow: add one more "
                + "like it."
        } + rest
    }

    private static func own(_ declarations: Declarations) -> [IntentDeclaration] {
        declarations.intents.values.filter { !$0.name.hasPrefix("parley.") }.sorted { $0.name < $1.name }
    }

    private static func named(_ intent: IntentDeclaration) -> String {
        "\(intent.name) (\(intent.position.file):\(intent.position.line))"
    }

    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
}
