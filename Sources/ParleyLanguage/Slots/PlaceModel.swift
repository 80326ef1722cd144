// Finds values at the places of a bot's own examples, for intents that have many of them.

import Glibc
import ParleyModel

/// A chain model over the examples with `{slot}` places, and the others of the same intents.
struct PlaceModel: Sendable {
    private let chain: ChainModel
    private let types: [String: SlotType]
    private let key: UInt64
    /// Whether the model was trained here, and not read from a file.
    let isNew: Bool

    private static let intentLimit = 2
    private static let leastProbability = 0.1

    /// With so many examples that have places an intent is read by the chain where no example fits well; with fewer, by
    /// alignment alone. On development data a chain from three on finds two to three times as many values in English, with
    /// fewer of them right (52 to 71 % at three examples, 55 to 60 % at nine).
    static let leastExamples = 10

    /// - Parameters:
    ///   - intents: with their examples, places in braces; those with too few places are left out.
    ///   - file: holds the model of an earlier start, perhaps.
    /// - Returns: `nil` when no intent has enough.
    init?(
        _ intents: [(name: String, examples: [String])], types: [String: SlotType], file: ModelFile? = nil
    ) {
        let intents = intents.filter { intent in
            intent.examples.count { ExampleTemplate($0) != nil } >= Self.leastExamples
        }
        guard !intents.isEmpty else { return nil }
        self.types = types
        key = Self.key(intents, types)
        let slots = intents.map { ($0.name, Set($0.examples.flatMap(ExamplePiece.places))) }
        if let image = file?.images.places,
            let known = ChainModel(image, key: key, names: SlotTags(Dictionary(slots) { $0.union($1) }))
        {
            chain = known
            isNew = false
            return
        }
        isNew = true
        var templates = TemplateExamples(types: types)
        var examples: [SlotExample] = []
        for intent in intents {
            for example in intent.examples {
                examples += templates.examples(of: example, intent: intent.name)
            }
        }
        var settings = ChainTrainer.Settings()
        settings.steps = 6_000
        settings.rounds = 4...15
        chain = ChainModel(examples, settings: settings)
    }

    /// Of all that the model is made from.
    private static func key(_ intents: [(name: String, examples: [String])], _ types: [String: SlotType])
        -> UInt64
    {
        var hash = StableHash()
        func add(_ text: String) {
            for byte in text.utf8 { hash.add(Scalar(byte)) }
            // No byte of a text: one text ends here.
            hash.add(Scalar(0x100))
        }
        for intent in intents {
            add(intent.name)
            for example in intent.examples { add(example) }
            hash.add(Scalar(0x101))
            for slot in Set(intent.examples.flatMap(ExamplePiece.places)).sorted() {
                add(types[slot]?.name ?? "")
            }
        }
        return hash.value
    }

    /// For a file; `nil` when the model holds more than one does.
    var image: ModelImage? { chain.fitsImage ? ModelImage(chain.bytes(key: key)) : nil }

    /// The values at places; the best reading of the likely intents.
    ///
    /// - Parameter findings: values by their type alone, without overlaps. A place of their type takes one of them; a
    ///   text never reaches into one.
    func values(
        in text: PreparedText, tokens: [Token], findings: [Finding],
        intents: [(name: String, probability: Double)]
    ) -> [Finding] {
        places(in: text, tokens: tokens, findings: findings, intents: intents).compactMap { slot, range in
            let type = types[slot] ?? .entity(slot)
            guard type == .text else {
                var value = findings.first {
                    $0.type == type && ($0.slot == nil || $0.slot == slot) && $0.range.overlaps(range)
                }
                if types[slot] != nil { value?.slot = slot }
                value?.source = .place
                return value
            }
            var core = range
            for finding in findings where finding.range.overlaps(core) {
                core =
                    finding.range.lowerBound > core.lowerBound
                    ? core.lowerBound..<finding.range.lowerBound
                    : min(finding.range.upperBound, core.upperBound)..<core.upperBound
            }
            core = Politeness.core(text.folded, in: Self.trimmed(core, text.folded))
            guard !core.isEmpty else { return nil }
            return Finding(
                slot: slot, type: .text, value: .text(text.written(core)), range: core, source: .place)
        }
    }

    private static func trimmed(_ range: Range<Int>, _ text: [Scalar]) -> Range<Int> {
        func isOutside(_ scalar: Scalar) -> Bool { scalar == .blank || scalar.endsClause }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isOutside(text[start]) { start += 1 }
        while end > start, isOutside(text[end - 1]) { end -= 1 }
        return start..<end
    }

    private func places(
        in prepared: PreparedText, tokens: [Token], findings: [Finding],
        intents: [(name: String, probability: Double)]
    ) -> [(slot: String, range: Range<Int>)] {
        var text = ChainText(prepared, tokens: tokens)
        for finding in findings {
            let first = text.tokens.firstIndex { $0.range.upperBound > finding.range.lowerBound }
            let end = text.tokens.firstIndex { $0.range.lowerBound >= finding.range.upperBound }
            guard let first, first < end ?? text.tokens.count else { continue }
            let mark = TemplateExamples.mark(finding.type, slot: finding.slot)
            text.marks.append((StableHash.of(mark), first..<(end ?? text.tokens.count)))
        }
        let features = chain.features(of: text)
        var best: (tags: [Int32], worth: Double)?
        for intent in intents.prefix(Self.intentLimit) where intent.probability >= Self.leastProbability {
            guard let number = chain.names.number(ofIntent: intent.name) else { continue }
            let (tags, logarithm) = chain.decode(features, intent: number)
            let worth = log(intent.probability) + Double(logarithm)
            if best.map({ worth > $0.worth }) ?? true { best = (tags, worth) }
        }
        return chain.names.spans(best?.tags ?? []).map { slot, tokens in
            (chain.names.slots[slot], text.place(of: tokens))
        }
    }
}
