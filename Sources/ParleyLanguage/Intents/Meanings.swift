// The classes of a bot and what tells messages of one from another.

import ParleyModel

/// Intents and answers of one bot, trained.
struct Meanings: Sendable {
    /// What a part of a message between marks loses against the whole.
    private static let clauseCost = 0.12
    private static let clauseLimit = 4
    /// A message this sure as a whole is not taken apart.
    private static let clear = 0.5
    /// What a message is about shows in its first so many characters; a whole book costs no more.
    static let longestRead = 2048
    /// Fewer tokens than this say nothing on their own.
    private static let shortestClause = 2

    /// Up to so many examples forms and field words count in full; from twice as many on not at all.
    private static let manyExamples = 300.0
    /// The same where answers stand beside intents: forms tell "how do returns work" from "I want to return this".
    private static let manyBesideAnswers = 1000.0

    let classes: [MeaningClass]
    let classifier: Classifier
    private let spelling: Spelling
    /// How much forms and field words count: many examples tell themselves.
    private let bonusShare: Double
    /// The classes that have a text as an example, by the hash of its words.
    private var exact: [UInt64: [Int]] = [:]
    /// The same for examples with places: they are a message's words only where it has values beside them.
    private var exactBesideValues: [UInt64: [Int]] = [:]

    init(_ declarations: Declarations, file: ModelFile? = nil, unlabelled: [String] = []) {
        var classes: [MeaningClass] = []
        var examples: [(label: Int, text: PreparedText)] = []
        var exact: [Bool: [UInt64: [Int]]] = [:]
        var written: [PreparedText] = []
        let asked = Self.slots(askedBy: declarations.flows.values)
        func add(_ meaning: MeaningClass.Meaning, locale: Locale?, texts: [String]) {
            var forms = Set<MessageForm>()
            var groups: [UInt64] = []
            if let name = meaning.words { examples.append((classes.count, PreparedText(name))) }
            for text in texts {
                // A brace in a question is a brace.
                let literal = meaning.isIntent ? ExamplePiece.literalText(of: text) : text
                let prepared = PreparedText(literal)
                written.append(prepared)
                let message = MessageParts(prepared, readsFeatures: false)
                guard !message.tokens.isEmpty else { continue }
                forms.insert(message.form)
                if !groups.contains(message.groups) { groups.append(message.groups) }
                examples.append((classes.count, prepared))
                let isPlain = literal == text
                if !exact[isPlain, default: [:]][message.hash, default: []].contains(classes.count) {
                    exact[isPlain, default: [:]][message.hash, default: []].append(classes.count)
                }
            }
            var one = MeaningClass(meaning: meaning, locale: locale, forms: forms, groups: groups)
            one.exampleCount = texts.count
            if case .intent(let name) = meaning {
                one.slots = (asked[name] ?? []).union(texts.flatMap(ExamplePiece.places))
            }
            classes.append(one)
        }
        for intent in declarations.intents.values.sorted(by: { $0.name < $1.name })
        where !intent.name.hasPrefix("parley.") {
            add(.intent(intent.name), locale: nil, texts: intent.examples)
        }
        for answer in declarations.answers {
            add(.answer(answer.id), locale: answer.locale, texts: answer.questions)
        }
        func read() -> [Classifier.Example] {
            let own = examples.map {
                Classifier.Example(label: $0.label, features: MessageParts($0.text).features)
            }
            return own
                + Background.sentences(beside: own).map {
                    .init(label: classes.count, features: $0)
                }
        }
        self.classes = classes
        self.exact = exact[true] ?? [:]
        exactBesideValues = exact[false] ?? [:]
        var classifier = Classifier(
            examples: read(), classCount: classes.count, key: Self.key(examples, classes.count), file: file)
        if !unlabelled.isEmpty {
            classifier.learn(
                from: unlabelled.map { MessageParts(PreparedText($0)).features },
                examples: read())
        }
        self.classifier = classifier
        spelling = Spelling(examples: written)
        let many = classes.contains { !$0.meaning.isIntent } ? Self.manyBesideAnswers : Self.manyExamples
        bonusShare = min(1, max(0, 2 - Double(examples.count) / many))
    }

    /// Of all that a model is made from: the texts, and of some of them what is read, which changes with the way of
    /// reading. The image's version stands for the way of training.
    private static func key(_ examples: [(label: Int, text: PreparedText)], _ classCount: Int) -> UInt64 {
        var hash: UInt64 = UInt64(truncatingIfNeeded: classCount)
        func add(_ value: UInt64) {
            hash = (hash ^ value) &* 0x9FB2_1C65_1E98_DF25
            hash ^= hash >> 29
        }
        for (index, example) in examples.enumerated() {
            add(UInt64(truncatingIfNeeded: example.label))
            add(UInt64(truncatingIfNeeded: example.text.count))
            for position in example.text.range { add(UInt64(example.text.folded[position])) }
            guard index % readingSample == 0 else { continue }
            let features = MessageParts(example.text).features
            for key in features.keys { add(key) }
            for stem in features.stems { add(stem) }
        }
        return hash
    }
    private static let readingSample = 16

    /// What the flows of each intent ask for.
    private static func slots(askedBy flows: some Sequence<FlowDeclaration>) -> [String: Set<String>] {
        var slots: [String: Set<String>] = [:]
        for flow in flows {
            for intent in flow.intents { slots[intent, default: []].formUnion(flow.literalAsks) }
        }
        return slots
    }

    /// How surely a message is of each class, 0 to 1; without the stretches that values take.
    ///
    /// - Parameter given: the slots that values of the message may be for.
    func confidences(
        _ message: PreparedText, without taken: [Range<Int>], given: Set<String> = [], language: Locale?
    ) -> [Double] {
        guard !classes.isEmpty else { return [] }
        let (text, masked) = spelling.mended(message.prefix(Self.longestRead), taken)
        let whole = MessageParts(text, without: masked)
        var confidences = confidences(whole, given)
        addClauses(of: text, whole, without: masked, to: &confidences)
        for (index, one) in classes.enumerated() {
            guard let locale = one.locale, let language, !MessageLanguage.same(locale, language) else {
                continue
            }
            confidences[index] *= MeaningClass.foreignShare
        }
        return confidences
    }

    /// A part of a message between marks or conjunctions that is clear by itself speaks for its class: "it is broken, I
    /// want to return it", or two wishes in one message. Where the whole is clear its class stays first, and where
    /// many examples show what whole messages are like.
    private func addClauses(
        of text: PreparedText, _ whole: MessageParts, without masked: [Range<Int>],
        to confidences: inout [Double]
    ) {
        let clauses = Clauses.of(text.folded, in: whole.core)
        guard clauses.count > 1 else { return }
        let top = confidences.max() ?? 0
        let limit = top >= Self.clear || bonusShare == 0 ? top - 0.001 : 1
        for clause in clauses.prefix(Self.clauseLimit) {
            let part = MessageParts(text, in: clause, without: masked)
            if part.tokens.count(where: { $0.kind != .mark }) < Self.shortestClause { continue }
            let own = self.confidences(part)
            guard let best = own.indices.max(by: { own[$0] < own[$1] }),
                own[best] >= Self.clear + Self.clauseCost
            else { continue }
            confidences[best] = max(confidences[best], min(own[best] - Self.clauseCost, limit))
        }
    }

    private func confidences(_ message: MessageParts, _ given: Set<String> = []) -> [Double] {
        // "Excuse me" says nothing, but where it is an example.
        let says = !message.isPolite && message.tokens.contains { $0.kind != .mark }
        guard says || exact[message.hash] != nil else {
            return [Double](repeating: 0, count: classes.count)
        }
        let bonuses =
            bonusShare > 0 || !given.isEmpty
            ? classes.map { bonusShare * $0.bonus(message) + $0.bonus(given: given) } : []
        var evidence = Classifier.Evidence()
        classifier.weigh(message.features, into: &evidence)
        var confidences = classifier.confidences(evidence, bonuses: bonuses).map(Self.short)
        let beside = message.hasMasked ? exactBesideValues[message.hash] ?? [] : []
        for index in (exact[message.hash] ?? []) + beside { confidences[index] = 1 }
        return confidences
    }

    /// Whether a message is an example of an intent, word for word but for politeness.
    func isExample(_ text: PreparedText) -> Bool {
        text.count <= Self.longestRead && exact[MessageParts.hash(of: text)] != nil
    }

    /// What is only like the examples stays short of ``likeExample``; the order stays as it is.
    private static func short(_ confidence: Double) -> Double {
        let bend = likeExample - 0.03
        return confidence <= bend
            ? confidence : bend + (confidence - bend) * (likeExample - bend) / (1 - bend) * 0.99
    }
    /// From here on a message is as good as an example of the class.
    static let likeExample = 0.98
}

/// A message, or a part of one, as the classifier sees it.
struct MessageParts {
    let core: Range<Int>
    /// Whether it is nothing but politeness.
    let isPolite: Bool
    let tokens: [Token]
    let form: MessageForm
    /// Of ``FieldWords``.
    let groups: UInt64
    let features: FeatureKeys
    /// Whether values were left out.
    let hasMasked: Bool
    /// Of the words, without marks.
    let hash: UInt64

    init(_ text: PreparedText, without masked: [Range<Int>] = [], readsFeatures: Bool = true) {
        self.init(text, in: text.range, without: masked, readsFeatures: readsFeatures)
    }

    /// - Parameter readsFeatures: they cost most of it, and are left empty where nobody asks for them.
    init(
        _ text: PreparedText, in range: Range<Int>, without masked: [Range<Int>], readsFeatures: Bool = true
    ) {
        let polite = Politeness.core(text.folded, in: range)
        isPolite = polite.isEmpty
        core = isPolite ? range : polite
        let all = Tokeniser.tokens(text.folded, in: core)
        tokens = all.filter { token in !masked.contains { $0.overlaps(token.range) } }
        hasMasked = tokens.count < all.count
        form = MessageForm.of(text.folded, in: core)
        groups = FieldWords.shared.groups(in: text.folded, range: core)
        var features = FeatureKeys()
        if readsFeatures {
            features.read(text.folded, in: core, without: masked)
            features.add(groups: groups)
        }
        self.features = features
        hash = Self.hash(of: tokens)
    }

    /// The ``hash`` of a whole message, without reading its features.
    static func hash(of text: PreparedText) -> UInt64 {
        hash(of: Tokeniser.tokens(text.folded, in: core(text, in: text.range)))
    }

    private static func core(_ text: PreparedText, in range: Range<Int>) -> Range<Int> {
        let polite = Politeness.core(text.folded, in: range)
        return polite.isEmpty ? range : polite
    }

    private static func hash(of tokens: [Token]) -> UInt64 {
        var hash = StableHash()
        for token in tokens where token.kind != .mark { hash.add(token.hash) }
        return hash.value
    }
}
