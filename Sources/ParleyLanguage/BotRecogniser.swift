// Understands messages for one bot: intents, answers and values in one pass.

import ParleyModel

struct BotRecogniser: TrainedRecogniser {
    private static let intentLimit = 5
    private static let answerLimit = 3
    /// Below it a class is not worth naming.
    private static let leastConfidence = 0.02
    /// What another intent's confidence keeps beside a bare yes or no.
    private static let besideYesNo = 0.4
    /// How good an alignment must be to make its intent sure.
    private static let leastAlignment = 0.55
    /// An alignment at least so good is right; below, an intent with many examples is read by ``PlaceModel``.
    private static let goodAlignment = 0.9
    /// Aligning costs the square of a message's tokens; past so many it is no longer like an example.
    private static let longestAligned = 150

    private let finder: ValueFinder
    private let commands: CommandMatcher
    /// Intents of the bot's own that say hello, thanks or goodbye in an example, by the engine's.
    private let ownCivilities: [String: Set<String>]
    private let meanings: Meanings
    private let templates: [(label: Int, template: ExampleTemplate)]
    private let places: PlaceModel?
    private let buttons: [UInt64: String]
    /// Where a bot has many answers they are searched; few are classes beside its intents.
    private let index: AnswerIndex?
    private let answerLocales: [String: Locale]
    /// More answers than this are searched.
    private static let fewAnswers = 100

    init(_ declarations: Declarations, file: ModelFile? = nil, unlabelled: [String] = []) {
        finder = ValueFinder(declarations)
        let intents = declarations.intents.values.sorted { $0.name < $1.name }
        let builtIn = intents.filter { $0.name.hasPrefix("parley.") }
        commands = CommandMatcher(own: builtIn.map { ($0.name, $0.examples) })
        ownCivilities = Self.ownCivilities(intents, commands)
        var classes = declarations
        if declarations.answers.count > Self.fewAnswers {
            index = AnswerIndex(declarations.answers.map { Self.entry($0, declarations) })
            classes.answers = []
        } else {
            index = nil
        }
        answerLocales = Dictionary(
            declarations.answers.compactMap { answer in answer.locale.map { (answer.id, $0) } }
        ) { first, _ in first }
        meanings = Meanings(classes, file: file, unlabelled: unlabelled)
        var templates: [(label: Int, template: ExampleTemplate)] = []
        for (label, one) in meanings.classes.enumerated() {
            guard case .intent(let name) = one.meaning else { continue }
            for example in declarations.intents[name]?.examples ?? [] {
                if let template = ExampleTemplate(example) { templates.append((label, template)) }
            }
        }
        self.templates = templates
        places = PlaceModel(
            intents.map { ($0.name, $0.examples) }, types: finder.slots.mapValues(\.type), file: file)
        var buttons: [UInt64: String] = [:]
        for intent in intents {
            for example in intent.examples where ExampleTemplate(example) == nil {
                guard let hash = Self.wordsHash(example), buttons[hash] == nil else { continue }
                buttons[hash] = intent.name
            }
        }
        self.buttons = buttons
    }

    private static func ownCivilities(_ intents: [IntentDeclaration], _ commands: CommandMatcher)
        -> [String: Set<String>]
    {
        var own: [String: Set<String>] = [:]
        for intent in intents where !intent.name.hasPrefix("parley.") {
            for example in intent.examples {
                if let civility = commands.civility(example) {
                    own[civility, default: []].insert(intent.name)
                }
            }
        }
        return own
    }

    private static func wordsHash(_ text: String) -> UInt64? {
        let prepared = PreparedText(text)
        var hash = StableHash()
        let tokens = Tokeniser.tokens(prepared.folded, in: prepared.range).filter { $0.kind != .mark }
        for token in tokens { hash.add(token.hash) }
        return tokens.isEmpty ? nil : hash.value
    }

    // MARK: TrainedRecogniser

    var modelSize: Int { meanings.classifier.model?.image.size ?? 0 }
    var isNew: Bool { meanings.classifier.isNew || places?.isNew ?? false }

    func explain(_ text: String, locale: Locale, limit: Int) -> [Explanation] {
        let prepared = PreparedText(text)
        let language = MessageLanguage.of(prepared.folded)
        return meanings.explanations(prepared, language: language ?? locale, limit: limit)
    }

    func saveModel(to path: String) -> Bool {
        ModelFile(path: path).save(intents: meanings.classifier.model?.image, places: places?.image)
    }

    private static func entry(_ answer: AnswerDeclaration, _ declarations: Declarations) -> AnswerIndex.Entry
    {
        var text = ""
        if case .saying(let saying) = answer.reply, let said = saying.text {
            text = said.forms(declarations.texts).joined(separator: " ")
        }
        return AnswerIndex.Entry(id: answer.id, questions: answer.questions, answer: text)
    }

    // MARK: Recogniser

    func language(of text: String) -> Locale? { MessageLanguage.of(Self.beginning(text).folded) }

    func understand(_ text: String, locale: Locale, expected: Expectation?, at moment: Moment?)
        -> Understanding
    {
        let prepared = PreparedText(text)
        guard !prepared.isEmpty else { return Understanding() }
        let language = MessageLanguage.of(prepared.folded)
        var findings = finder.all(in: prepared, expected: expected?.wanted ?? [], at: moment).filter {
            !($0.type == .text && StatedText.beginsWithDenial(prepared.folded, in: $0.range))
        }
        let named = findings.filter { $0.source == .named }.map(\.range)
        let labels = finder.labels.found(in: prepared.folded, range: prepared.range).filter { label in
            named.contains { $0.contains(label.valueStart) }
        }
        let masked = findings.filter { Self.isMasked($0.type) || $0.source == .named }.map(\.range)
        let names = labels.map { $0.range.lowerBound..<$0.valueStart }
        let given = Self.slots(findings)
        var confidences = meanings.confidences(
            prepared, without: masked + names, given: given, language: language ?? locale)
        // The parcel of "where is my parcel P12345" names the value, and says what is asked too.
        if !names.isEmpty, Self.says(prepared, beside: masked + names) {
            let withNames = meanings.confidences(
                prepared, without: masked, given: given, language: language ?? locale)
            if withNames.max() ?? 0 > confidences.max() ?? 0 { confidences = withNames }
        }
        let isYesNo = YesNo.answer(prepared.folded, in: prepared.range) != nil
        if isYesNo { confidences = confidences.map { $0 < 1 ? $0 * Self.besideYesNo : $0 } }
        findings += align(prepared, findings, &confidences)
        if expected != nil, let opening = YesNo.opening(prepared.folded, in: prepared.range) {
            findings.append(Finding(type: .yesNo, value: .bool(opening.answer), range: opening.range))
        }
        var command = commands.match(text, prepared) ?? about(expected, prepared)
        // Who is asked nothing lacks nothing.
        if expected == nil, command?.name == "parley.lacks" { command = nil }
        let values = ValueFinder.withoutAlternatives(
            ValueFinder.withoutUnclear(
                ValueFinder.withoutRefused(
                    Overlaps.resolved(findings, expected: expected?.wanted ?? []), in: prepared)),
            in: prepared)
        return Understanding(
            intents: intents(
                confidences, command, CorrectionMarks.mark(prepared), isAsked: expected != nil),
            answers: index.map { searched($0, prepared, language ?? locale) } ?? answers(confidences),
            values: values.map { $0.found(in: prepared) }, language: language,
            isQuestion: MessageForm.of(prepared).asks)
    }

    /// Whether anything is said beside these stretches.
    private static func says(_ text: PreparedText, beside taken: [Range<Int>]) -> Bool {
        // "Where is my" says something, though each of its words is common.
        if MessageForm.of(text.folded, in: text.range).asks { return true }
        return Tokeniser.tokens(text.folded, in: Politeness.core(text.folded, in: text.range)).contains {
            token in
            token.kind != .mark && !taken.contains { $0.overlaps(token.range) }
                && !FunctionWords.contains(StableHash.of(text.folded[token.range]))
        }
    }

    /// A command that names what is being asked for.
    private func about(_ expected: Expectation?, _ text: PreparedText) -> Ranked? {
        guard let expected else { return nil }
        let names = expected.wanted.flatMap { wanted in
            finder.labels.found(in: text.folded, range: text.range).filter { $0.slot == wanted.slot }.map(
                \.range)
                + TypeWords.found(wanted.type, in: text)
        }
        return names.isEmpty ? nil : commands.match(text, naming: names)
    }

    func answer(_ text: String, for wanted: Expectation.Wanted, locale: Locale, at moment: Moment?) -> Value?
    {
        // A yes or no is said in fewer words.
        if wanted.type == .yesNo, Self.isLong(text) { return nil }
        return finder.answer(text, for: wanted, at: moment)
    }

    func remainder(of text: String, without values: [FoundValue]) -> String {
        Remainder.of(text, without: values, labels: finder.labels)
    }

    func clauses(of text: String) -> [Clause] {
        Self.isLong(text) ? [] : Clauses.all(in: PreparedText(text))
    }

    func mention(of type: SlotType, in text: String) -> Range<Int>? {
        if Self.isLong(text) { return nil }
        let prepared = PreparedText(text)
        return TypeWords.mention(of: type, in: prepared).map(prepared.original)
    }

    func isAside(_ text: String) -> Bool { Clauses.isAside(Self.beginning(text)) }

    func isRequest(_ text: String) -> Bool { RequestForms.isRequest(Self.beginning(text)) }

    func asksForChoices(_ text: String) -> Bool {
        !Self.isLong(text) && RequestForms.asksForChoices(PreparedText(text))
    }

    func echo(_ text: String, of question: String) -> Bool? {
        Self.isLong(text) ? nil : Echo.answer(PreparedText(text), to: PreparedText(question))
    }

    func yesOrNo(_ text: String, of name: String) -> Bool? {
        Self.isLong(text) ? nil : NamedYesNo.answer(PreparedText(text), of: PreparedText(name))
    }

    func answersOther(_ text: String, than question: String) -> Bool {
        !Self.isLong(text) && YesNo.answersOther(PreparedText(text), than: PreparedText(question))
    }

    func bare(_ text: String, answering question: String) -> String {
        Self.isLong(text) ? text : BareAnswer.of(text, to: PreparedText(question))
    }

    /// Bytes. What is said beside a value, or in a word or two, is shorter.
    private static let longestSaying = 4096
    static func isLong(_ text: String) -> Bool { text.utf8.count > longestSaying }

    static func beginning(_ text: String) -> PreparedText {
        PreparedText(isLong(text) ? String(decoding: text.utf8.prefix(longestSaying), as: UTF8.self) : text)
    }

    func stated(in text: String) -> String? { StatedText.of(text) }

    func replacement(of told: String, in text: String) -> String? {
        Self.isLong(text) ? nil : Replacement.of(told, in: text)
    }

    func replaces(_ value: FoundValue, in text: String) -> Bool {
        says(Replacement.isReplaced, of: value, in: text) ?? false
    }

    func isCalledWrong(_ value: FoundValue, in text: String) -> Bool {
        says(Replacement.isCalledWrong, of: value, in: text) ?? false
    }

    func spanEnd(of value: FoundValue, in text: String) -> SpanEnd? {
        says(SpanEnds.end, of: value, in: text) ?? nil
    }

    /// What the words beside a value say; `nil` in a message that is too long.
    private func says<What>(
        _ words: (Range<Int>, PreparedText) -> What, of value: FoundValue, in text: String
    ) -> What? {
        guard !Self.isLong(text) else { return nil }
        let prepared = PreparedText(text)
        return words(prepared.positions(ofOriginal: value.start..<max(value.start, value.end)), prepared)
    }

    func restated(_ text: String, like old: String, isLast: Bool) -> String? {
        Self.isLong(text) ? nil : Restatement.of(text, like: old, isLast: isLast)
    }

    func turnsBack(_ text: String) -> Bool { Resumption.turnsBack(Self.beginning(text)) }

    func goesOn(_ text: String) -> Bool { !Self.isLong(text) && Resumption.goesOn(PreparedText(text)) }

    func isContent(_ text: String) -> Bool { !Self.isLong(text) && Contentment.follows(PreparedText(text)) }

    func keepsAll(_ text: String, isAsked: Bool) -> Bool {
        !Self.isLong(text) && Contentment.keepsAll(PreparedText(text), isAsked: isAsked)
    }

    func excepts(_ text: String) -> Bool { !Self.isLong(text) && Refused.excepts(PreparedText(text)) }

    func denial(in text: String) -> Denial? { Self.isLong(text) ? nil : Denials.of(PreparedText(text)) }

    func resumes(_ text: String) -> Bool { Resumption.begins(Self.beginning(text)) }

    func thinksBetter(_ text: String) -> Bool {
        !Self.isLong(text) && Resumption.thinksBetter(PreparedText(text))
    }

    func refused(in text: String, expected: Expectation?, at moment: Moment?) -> [FoundValue] {
        guard !Self.isLong(text) else { return [] }
        return finder.refused(in: PreparedText(text), expected: expected?.wanted ?? [], at: moment)
    }

    func countOfWrong(in text: String, isAsked: Bool) -> Int? {
        WrongCounts.count(PreparedText(text), isAsked: isAsked)
    }

    func kindOfWrong(in text: String, isAsked: Bool) -> (count: Int, kind: String)? {
        Self.isLong(text) ? nil : WrongCounts.ofKind(PreparedText(text), isAsked: isAsked)
    }

    func isKind(_ kind: String, of type: SlotType) -> Bool {
        let prepared = PreparedText(kind)
        return TypeWords.found(type, in: prepared).contains(prepared.range)
    }

    func isRight(_ text: String) -> Bool? {
        Self.isLong(text) ? nil : StateWords.isRight(PreparedText(text))
    }

    func isDifference(_ text: String) -> Bool {
        !Self.isLong(text) && Differences.stands(in: PreparedText(text))
    }

    func value(_ value: FoundValue, isAllOf text: String) -> Bool {
        guard !Self.isLong(text) else { return false }
        let prepared = PreparedText(text)
        let place = prepared.positions(ofOriginal: value.start..<max(value.start, value.end))
        let rest = ChoiceWords.bare(
            prepared.folded, in: Politeness.core(prepared.folded, in: prepared.range))
        return !place.isEmpty && place.lowerBound <= rest.lowerBound && rest.upperBound <= place.upperBound
    }

    func options(in text: String, for wanted: Expectation.Wanted) -> [Value] {
        finder.named(in: PreparedText(text), for: wanted)
    }

    func alternatives(in text: String, for wanted: Expectation.Wanted, at moment: Moment?)
        -> [Expectation.Option]
    {
        Self.isLong(text) ? [] : finder.alternatives(in: PreparedText(text), for: wanted, at: moment)
    }

    func declines(_ text: String, toAnswer question: String) -> Bool {
        Refusal.declines(PreparedText(text), PreparedText(question))
    }

    func meant(in text: String, among names: [[String]]) -> Int? { NameMeaning.meant(in: text, among: names) }

    func followUp(_ text: String) -> String? {
        if Self.isLong(text) { return nil }
        let prepared = PreparedText(text)
        return FollowUpMarks.addition(prepared) { range in
            finder.all(in: prepared, expected: [], at: nil).contains { one in
                switch one.type {
                case .choice, .entity: one.range == range
                default: false
                }
            }
        }
    }

    func intent(ofExample text: String) -> String? {
        Self.wordsHash(text).flatMap { buttons[$0] } ?? commands.exact(PreparedText(text))
    }

    // MARK: Intents and answers

    /// Numbers and addresses of which one is as good as another say nothing of what is meant.
    private static func isMasked(_ type: SlotType) -> Bool {
        switch type {
        case .code, .phone, .email, .url: true
        default: false
        }
    }

    /// The slots that the written values of a message may be for.
    private static func slots(_ findings: [Finding]) -> Set<String> {
        guard findings.contains(where: { isMasked($0.type) && $0.slot != nil }) else { return [] }
        let written = Overlaps.resolved(findings).filter { isMasked($0.type) }
        // A number that is a telephone's too may be no order's.
        let clear = written.filter { one in !written.contains { $0.type != one.type && $0.range == one.range }
        }
        return Set(clear.compactMap(\.slot))
    }

    private func intents(
        _ confidences: [Double], _ command: Ranked?, _ correction: Ranked?, isAsked: Bool
    ) -> [Ranked] {
        var intents: [Ranked] = []
        // The best is named however unsure it is.
        let least = min(confidences.max() ?? 0, Self.leastConfidence)
        for (one, confidence) in zip(meanings.classes, confidences)
        where confidence >= least && confidence > 0 {
            if case .intent(let name) = one.meaning {
                intents.append(Ranked(name: name, confidence: confidence))
            }
        }
        intents.sort { ($1.confidence, $0.name) < ($0.confidence, $1.name) }
        if let command {
            let isOwn = intents.first.map { $0.confidence >= Meanings.likeExample } ?? false
            // Of two that are said word for word the bot's own comes first; the engine decides by what is going on.
            if !isOwn, !isAsked, let own = ownCivilities[command.name] {
                // A bot with a greeting of its own greets so, however it is greeted.
                let name = intents.first { own.contains($0.name) }?.name ?? own.sorted()[0]
                intents.removeAll { $0.name == name }
                intents.insert(
                    contentsOf: [Ranked(name: name, confidence: command.confidence), command], at: 0)
            } else if !isOwn {
                intents.insert(command, at: 0)
            } else if command.confidence == CommandMatcher.exact {
                intents.insert(command, at: 1)
            }
        }
        guard let correction else { return Array(intents.prefix(Self.intentLimit)) }
        return intents.prefix(Self.intentLimit - 1) + [correction]
    }

    private func searched(_ index: AnswerIndex, _ text: PreparedText, _ language: Locale) -> [Ranked] {
        let found = index.rank(text.prefix(Meanings.longestRead), limit: 2 * Self.answerLimit).map { one in
            let isForeign = answerLocales[one.name].map { !MessageLanguage.same($0, language) } ?? false
            return Ranked(
                name: one.name,
                confidence: isForeign ? one.confidence * MeaningClass.foreignShare : one.confidence)
        }
        let order = found.enumerated().sorted {
            ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
        }
        return order.map(\.element).prefix(Self.answerLimit).filter { $0.confidence >= Self.leastConfidence }
    }

    private func answers(_ confidences: [Double]) -> [Ranked] {
        var answers: [Ranked] = []
        for (one, confidence) in zip(meanings.classes, confidences) where confidence > 0 {
            if case .answer(let id) = one.meaning { answers.append(Ranked(name: id, confidence: confidence)) }
        }
        return Array(
            answers.enumerated().sorted {
                ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
            }.prefix(Self.answerLimit).map(\.element))
    }

    // MARK: Places

    private func likelyIntents(_ confidences: [Double]) -> [(name: String, probability: Double)] {
        var likely: [(name: String, probability: Double)] = []
        for (one, confidence) in zip(meanings.classes, confidences) where confidence >= 0.4 {
            if case .intent(let name) = one.meaning { likely.append((name, min(confidence, 1))) }
        }
        return likely.sorted { ($1.probability, $0.name) < ($0.probability, $1.name) }
    }

    /// The values at the places of the example that fits best; makes its intent as sure as it fits.
    private func align(_ text: PreparedText, _ findings: [Finding], _ confidences: inout [Double])
        -> [Finding]
    {
        // What is an example word for word has its words at no other example's places.
        guard !templates.isEmpty, !meanings.isExample(text) else { return [] }
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= Self.longestAligned * 16 else { return [] }
        let tokens = Tokeniser.tokens(text.folded, in: core)
        guard tokens.count <= Self.longestAligned else { return [] }
        let plain = Overlaps.resolved(findings.filter { $0.source == .type })
        var best: (label: Int, alignment: Alignment, worth: Double)?
        for (label, template) in templates {
            let aligner = Aligner(template, text: text, tokens: tokens, findings: plain, slots: finder.slots)
            guard let alignment = aligner.best() else { continue }
            let worth = alignment.quality + 0.3 * confidences[label]
            if best.map({ worth > $0.worth }) ?? true { best = (label, alignment, worth) }
        }
        if let places, best.map({ $0.alignment.quality < Self.goodAlignment }) ?? true {
            let read = places.values(
                in: text, tokens: tokens, findings: plain, intents: likelyIntents(confidences))
            if !read.isEmpty { return read }
        }
        guard let (label, alignment, _) = best else { return [] }
        if alignment.quality >= Self.leastAlignment {
            confidences[label] = max(confidences[label], 0.95 * alignment.quality)
        }
        let isSure = confidences[label] >= 0.4
        return alignment.values.filter { value in
            let isKnown = value.slot.map { finder.slots[$0] != nil } ?? true
            return isKnown && (isSure || value.type != .text)
        }
    }
}
