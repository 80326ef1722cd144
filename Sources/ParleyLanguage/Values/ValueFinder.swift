// All values in a message that a bot's slots and entities could take.

import ParleyModel

/// What a bot's slots and entities look like in messages, made ready once.
struct ValueFinder: Sendable {
    struct Code: Sendable {
        var pattern: String
        var program: PatternProgram
        var slots: [String]
    }

    /// The slots that a message may fill, by name.
    let slots: [String: SlotDeclaration]
    let labels: Labels
    /// What the slots for numbers count, where it is time.
    let units: [String: TimeUnit]
    private let codes: [Code]
    private let choices: [(slot: String, choices: Choices)]
    /// The options of a slot, with their titles in every locale.
    let options: [String: [Choices.Option]]
    private let entities: [Entity]
    private let types: Set<SlotType>
    /// The slots for money, with the currency that each takes; `nil`: any.
    private let amounts: [(slot: String, currency: String?)]
    private let currency: String?
    /// More numbers than this in one message are a table, not values.
    private static let numberLimit = 32

    init(_ declarations: Declarations) {
        let asked = declarations.slots.values.filter { $0.ask != nil }.sorted { $0.name < $1.name }
        slots = declarations.slots.filter { $0.value.ask != nil }
        labels = Labels(slots: asked, texts: declarations.texts)
        units = slots.compactMapValues { slot in
            [.number, .integer].contains(slot.type) ? CountedUnit.of(slot, texts: declarations.texts) : nil
        }
        var codes: [Code] = []
        for slot in asked where slot.type == .code {
            guard let pattern = slot.pattern else { continue }
            if let index = codes.firstIndex(where: { $0.pattern == pattern }) {
                codes[index].slots.append(slot.name)
            } else if let program = try? PatternProgram(pattern) {
                codes.append(Code(pattern: pattern, program: program, slots: [slot.name]))
            }
        }
        self.codes = codes
        let chosen = asked.filter { $0.type == .choice && !$0.choices.isEmpty }
        let options = chosen.map { slot in (slot.name, slot.choices.map { Self.option($0, declarations) }) }
        choices = options.map { ($0.0, Choices($0.1)) }
        self.options = Dictionary(options) { first, _ in first }
        entities = declarations.entities.values.sorted { $0.name < $1.name }.map(Entity.init)
        types = Set(asked.map(\.type))
        let common = declarations.settings.currency?.uppercased()
        currency = common
        amounts = asked.filter { $0.type == .money }.map { ($0.name, $0.currency?.uppercased() ?? common) }
    }

    private static func option(_ choice: Choice, _ declarations: Declarations) -> Choices.Option {
        let titles = choice.title.forms(declarations.texts)
        let own = TextForms.one(choice.title, declarations.settings.locale, texts: declarations.texts)
        let value = choice.value.isNull ? own.map { .text($0) } ?? .null : choice.value
        return Choices.Option(wordings: titles + choice.also, value: value)
    }

    // MARK: By type

    /// Values by their type alone, overlaps included, in the order of their places.
    func byType(in text: PreparedText, expected: [Expectation.Wanted], at moment: Moment? = nil) -> [Finding]
    {
        let range = text.range
        var found: [Finding] = []
        found += codes(in: text, expected: expected)
        for (number, place) in has(.phone, expected) ? Phones.found(in: text.folded, range: range) : [] {
            found.append(Finding(type: .phone, value: .text(number), range: place))
        }
        for place in has(.email, expected) ? Addresses.emails(in: text.folded, range: range) : [] {
            found.append(Finding(type: .email, value: .text(text.text(place)), range: place))
        }
        for place in has(.url, expected) ? Addresses.links(in: text.folded, range: range) : [] {
            found.append(Finding(type: .url, value: .text(text.text(place)), range: place))
        }
        found += times(in: text.folded, range: range, expected: expected, at: moment)
        found += numbers(in: text.folded, range: range, expected: expected)
        found += options(
            in: text.folded, range: range, expected: expected, beside: Self.places(of: found))
        if !entities.isEmpty {
            let tokens = Tokeniser.tokens(text.folded, in: range)
            for entity in entities { found += entity.found(in: text, tokens: tokens) }
        }
        return found
    }

    private func times(
        in text: [Scalar], range: Range<Int>, expected: [Expectation.Wanted], at moment: Moment?
    ) -> [Finding] {
        let wanted: [SlotType] = [.date, .time, .duration].filter { has($0, expected) }
        guard !wanted.isEmpty, let moment else { return [] }
        return TimeFinder(text, in: range, at: moment).findings(TimeContext(moment)).filter {
            wanted.contains($0.type)
        }
    }

    private func has(_ type: SlotType, _ expected: [Expectation.Wanted]) -> Bool {
        types.contains(type) || expected.contains { $0.type == type }
    }

    private func codes(in text: PreparedText, expected: [Expectation.Wanted]) -> [Finding] {
        var found: [Finding] = []
        for code in codes {
            for range in Self.matches(of: code.program, in: text) {
                let slot = code.slots.count == 1 ? code.slots.first : nil
                found.append(Finding(slot: slot, type: .code, value: range.value, range: range.range))
            }
        }
        for wanted in expected where wanted.type == .code {
            guard let pattern = wanted.pattern, !codes.contains(where: { $0.pattern == pattern }),
                let program = try? PatternProgram(pattern)
            else { continue }
            for range in Self.matches(of: program, in: text) {
                found.append(Finding(slot: wanted.slot, type: .code, value: range.value, range: range.range))
            }
        }
        return found
    }

    /// The program of a slot's pattern, compiled already when a slot declares it.
    func program(_ pattern: String) -> PatternProgram? {
        codes.first { $0.pattern == pattern }?.program ?? (try? PatternProgram(pattern))
    }

    /// As written; else, since people seldom type capitals, in upper case or lower case.
    static func matches(of program: PatternProgram, in text: PreparedText) -> [(
        value: Value, range: Range<Int>
    )] {
        let upper = { text.plain.map { $0.isLowerLatin ? $0 - 0x20 : $0 } }
        for scalars in [{ text.plain }, upper, { text.folded }] {
            let subject = scalars()
            let ranges = program.matches(in: subject, range: text.range)
            if !ranges.isEmpty { return ranges.map { (.text(String(scalarNumbers: subject[$0])), $0) } }
            if !text.folded.contains(where: \.isLowerLatin) { return [] }
        }
        return []
    }

    private func numbers(in text: [Scalar], range: Range<Int>, expected: [Expectation.Wanted]) -> [Finding] {
        let wanted: [SlotType] = [.number, .integer].filter { has($0, expected) }
        var found: [Finding] = []
        for number in wanted.isEmpty ? [] : Numbers.found(in: text, range: range).prefix(Self.numberLimit) {
            for type in wanted {
                guard let value = Numbers.value(number.value, as: type) else { continue }
                found.append(Finding(type: type, value: value, range: number.range))
            }
        }
        for amount in has(.money, expected)
            ? Money.found(in: text, range: range).prefix(Self.numberLimit) : []
        {
            guard let value = Value.number(amount.amount) else { continue }
            found += slotsTaking(amount.currencies).map {
                Finding(slot: $0, type: .money, value: value, range: amount.range)
            }
        }
        for rating in has(.rating, expected) ? Ratings.found(in: text, range: range) : [] {
            guard let value = Numbers.value(rating.value, as: .rating) else { continue }
            found.append(Finding(type: .rating, value: value, range: rating.range))
        }
        return found
    }

    /// Whose amounts may be in one of these currencies: nobody's in particular where all take it.
    private func slotsTaking(_ currencies: Set<String>) -> [String?] {
        let taking = amounts.filter { $0.currency.map(currencies.contains) ?? true || currencies.isEmpty }
        return taking.count == amounts.count ? [nil] : taking.map(\.slot)
    }

    /// Whether an amount in one of these currencies does for a slot.
    func takes(_ currencies: Set<String>, for slot: String) -> Bool {
        guard let own = slots[slot]?.currency ?? currency, !currencies.isEmpty else { return true }
        return currencies.contains(own)
    }

    private static func places(of found: [Finding]) -> [Range<Int>] {
        found.filter { $0.type == .date || $0.type == .time }.map(\.range)
    }

    private func options(
        in text: [Scalar], range: Range<Int>, expected: [Expectation.Wanted], beside others: [Range<Int>]
    ) -> [Finding] {
        var found: [Finding] = []
        func add(_ choices: Choices, slot: String) {
            for (option, place) in choices.found(
                in: text, range: range, shortest: 1, others: others)
            where place.count > 1 || Self.isCounted(place, in: text, range: range) {
                if found.contains(where: { $0.slot == slot && $0.range == place }) { continue }
                found.append(Finding(slot: slot, type: .choice, value: choices.value(option), range: place))
            }
        }
        let wanted = expected.filter { $0.type == .choice }
        // A question may offer other options than its slot's declaration.
        for (slot, choices) in choices where !wanted.contains(where: { $0.slot == slot }) {
            add(choices, slot: slot)
        }
        let others = found.count
        for one in wanted { add(Choices(options(of: one)), slot: one.slot) }
        // A wording of the open question is said to it.
        let answers = found[others...]
        found = found[..<others].filter { other in !answers.contains { $0.range == other.range } } + answers
        return Self.shared(found)
    }

    /// 猫 of 一只猫: one Chinese character names an option where a word stands before it that things are counted by.
    private static func isCounted(_ place: Range<Int>, in text: [Scalar], range: Range<Int>) -> Bool {
        text[place.lowerBound].isHan
            && counters.match(text, endingAt: place.lowerBound, in: range.lowerBound..<place.lowerBound) > 0
            && (place.upperBound == range.upperBound || !text[place.upperBound].isHan)
    }
    private static let counters = Phrases(
        list: "只条个头匹辆杯瓶份张件把台块盒束支朵间".flatMap { unit in
            ["一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "几", "1", "2", "3"].map {
                $0 + String(unit)
            }
        }, joins: true)

    /// A wording that two slots offer for one value belongs to neither.
    private static func shared(_ findings: [Finding]) -> [Finding] {
        var shared: [Finding] = []
        for finding in findings {
            if let same = shared.firstIndex(where: { $0.range == finding.range && $0.value == finding.value })
            {
                shared[same].slot = nil
            } else {
                shared.append(finding)
            }
        }
        return shared
    }

    /// The values that the message does not refuse: "not tomorrow, on Friday". Options are read so already.
    static func withoutRefused(_ findings: [Finding], in text: PreparedText) -> [Finding] {
        var refused: Set<Int> = []
        for type in Set(findings.map(\.type)) where type != .choice && type != .text && type != .yesNo {
            let places = findings.indices.filter { findings[$0].type == type }
                .sorted { findings[$0].range.lowerBound < findings[$1].range.lowerBound }
            guard Set(places.map { findings[$0].value }).count > 1 else {
                let isRefused = places.contains {
                    Refused.stands(
                        findings[$0].range, of: type, in: text.folded, range: text.range)
                }
                if isRefused { refused.formUnion(places) }
                continue
            }
            let marks = Negation.refused(
                places.map { findings[$0].range }, in: text.folded, range: text.range, isExclusive: true)
            if marks.contains(false) { refused.formUnion(zip(places, marks).filter(\.1).map(\.0)) }
        }
        return refused.isEmpty
            ? findings : findings.indices.filter { !refused.contains($0) }.map { findings[$0] }
    }

    /// The values that the message refuses, with the words before them that do.
    func refused(in text: PreparedText, expected: [Expectation.Wanted], at moment: Moment?) -> [FoundValue] {
        let found = Overlaps.resolved(all(in: text, expected: expected, at: moment), expected: expected)
        let kept = Self.withoutRefused(found, in: text)
        let options = choices.flatMap { slot, choices in
            choices.found(
                in: text.folded, range: text.range, shortest: 2, others: Self.places(of: found), refused: true
            ).map { Finding(slot: slot, type: .choice, value: choices.value($0.option), range: $0.range) }
        }
        let numbers = expected.filter { [.number, .integer, .money, .rating].contains($0.type) }.flatMap {
            wanted in
            Numbers.found(in: text.folded, range: text.range).compactMap { number -> Finding? in
                guard Refused.stands(number.range, of: wanted.type, in: text.folded, range: text.range),
                    let value = Numbers.value(number.value, as: wanted.type)
                else { return nil }
                return Finding(slot: wanted.slot, type: wanted.type, value: value, range: number.range)
            }
        }
        return (found.filter { !kept.contains($0) } + options + numbers).map { one in
            var one = one
            let negation = Refused.negation(before: one.range.lowerBound, in: text.folded, range: text.range)
            one.range = (negation ?? one.range).lowerBound..<one.range.upperBound
            return one.found(in: text)
        }
    }

    /// A slot takes one value: where a message names two of its options, it gives neither.
    static func withoutUnclear(_ findings: [Finding]) -> [Finding] {
        var chosen: [String: Set<Value>] = [:]
        for finding in findings where finding.type == .choice && finding.source == .type {
            if let slot = finding.slot { chosen[slot, default: []].insert(finding.value) }
        }
        return findings.filter { finding in
            guard finding.type == .choice, finding.source == .type, let slot = finding.slot else {
                return true
            }
            return chosen[slot]?.count == 1
        }
    }
}
