// Which of several numbers is meant for what: by what stands behind it.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// Of a list that a clause names, the option by its number, which no slot for numbers takes: "change the size to 2".
    func byNumber(_ text: String, _ told: [Told]) -> [(told: Told, value: Value, number: FoundValue)] {
        let lists = told.filter { $0.slot.type == .choice && isNamed($0.slot, in: text) }
        let numbers = lists.isEmpty ? [] : numbers(in: text)
        guard !numbers.isEmpty else { return [] }
        return clauses(of: text).compactMap { clause in
            let named = told.filter { isNamed($0.slot, in: clause.text) }
            guard named.count == 1, named[0].slot.type == .choice,
                let stated = recogniser.stated(in: fromName(named[0].slot, clause.text)),
                let number = numbers.first(where: {
                    Self.part(of: text, from: $0.start, to: $0.end) == stated
                }),
                let value = readings(stated, named[0], isNamed: true), value != named[0].value
            else { return nil }
            return (named[0], value, number)
        }
    }

    /// How sure a correction is that only a hesitation marks.
    private static let hesitation = threshold..<0.75
    /// Between a no and what it stands before: a comma and a blank.
    private static let longestPause = 2

    /// "Actually, 100" to an open question answers it, unless it says what else it is for: "actually 5 people".
    func answersAfterHesitation(
        _ text: String, _ understanding: Understanding, _ question: Question, _ told: [Told]
    ) -> Bool {
        guard question.kind == .ask, let first = question.wanted.first, hesitates(understanding),
            let value = specificValues(text, understanding, question)[first.slot]
        else { return false }
        let others = told.filter { one in !question.wanted.contains { $0.slot == one.slot.name } }
        return !others.contains { one in
            let named = understanding.values.filter { $0.slot == one.slot.name && $0.source != .type }
            // "Two people, 3 nights", and it is 3 nights already.
            if !named.isEmpty { return named.contains { $0.value != one.value } }
            return isNamed(one.slot, in: text) || counts(one.slot, value, text, understanding)
        }
    }

    /// The same with what is asked, what was told, and what the flow on top asks.
    func counted(_ understanding: Understanding, _ text: String, _ question: Question) -> Understanding {
        let asked = view.top.flatMap { declarations.flows[$0.flow]?.literalAsks } ?? []
        let names = question.wanted.map(\.slot) + toldSlots.map(\.slot.name) + asked
        return counted(
            ranked(understanding, text, names), text, names, asking: Set(question.wanted.map(\.slot)))
    }

    /// "The 4th floor" is no day where floors are asked for.
    private func ranked(_ understanding: Understanding, _ text: String, _ names: [String]) -> Understanding {
        var ranked = understanding
        let slots = Set(names).sorted().compactMap { declarations.slots[$0] }
            .filter { $0.type == .integer || $0.type == .number }
        for index in ranked.values.indices where ranked.values[index].type == .date {
            let value = ranked.values[index]
            let said = Self.part(of: text, from: value.start, to: value.end)
            let word = said.split(separator: " ").last ?? ""
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            guard word.count == digits.count + 2, let number = Int64(digits) else { continue }
            let rank = FoundValue(
                type: .integer, value: .integer(number), start: value.start, end: value.end, source: .type)
            let counting = slots.filter { counts($0, rank, text) }
            guard counting.count == 1 else { continue }
            ranked.values[index] = rank
            ranked.values[index].slot = counting[0].name
            ranked.values[index].source = .named
        }
        return ranked
    }

    /// Of several numbers the ones that say what they count, as values of the slot that counts it: "two people, 3 nights".
    ///
    /// - Parameters:
    ///   - names: the slots that may count them.
    ///   - asked: those that are asked now: of "3, and 5 guests" the number that counts nothing is left for them.
    func counted(
        _ understanding: Understanding, _ text: String, _ names: [String], asking asked: Set<String> = []
    ) -> Understanding {
        let isNumber = { (type: SlotType) in type == .integer || type == .number }
        let numbers = understanding.values.indices.filter { index in
            let number = understanding.values[index]
            // The number of "2500 dollars" counts those.
            return isNumber(number.type) && number.source == .type
                && !understanding.values.contains {
                    $0.type == .money && $0.overlaps(number) && $0.end - $0.start > number.end - number.start
                }
        }
        let isSingle = Set(numbers.map { understanding.values[$0].value }).count == 1
        // What is agreed to counts nothing.
        guard !numbers.isEmpty, !isSingle || !asked.contains("") else { return understanding }
        let slots = Set(names).sorted().compactMap { declarations.slots[$0] }.filter { isNumber($0.type) }
        var counted = understanding
        var uncounted: [Int] = []
        for index in numbers {
            let counting = slots.filter { counts($0, understanding.values[index], text) }
            guard counting.count == 1 else {
                uncounted.append(index)
                continue
            }
            counted.values[index].slot = counting[0].name
            counted.values[index].type = counting[0].type
            counted.values[index].source = .named
        }
        if isSingle {
            // To its own question a number is the answer, "about 4 guests"; beside one it says what it counts.
            let isAnswer = asked.count == 1 && numbers.contains { counted.values[$0].slot == asked.first }
            return uncounted.isEmpty && !isAnswer ? counted : understanding
        }
        guard !uncounted.isEmpty else { return counted }
        // "Two or three nights" is no two.
        let isLeft =
            uncounted.count == 1 && !asked.isEmpty && isBareClause(counted.values[uncounted[0]], text)
            && !numbers.contains { counted.values[$0].slot.map(asked.contains) ?? false }
        return isLeft ? counted : understanding
    }

    /// Whether a number is all that its clause says.
    private func isBareClause(_ number: FoundValue, _ text: String) -> Bool {
        clauses(of: text).contains { clause in
            recogniser.answer(
                clause.text, for: Expectation.Wanted(slot: "", type: number.type), locale: view.locale,
                at: moment)
                == number.value
                && !clause.text.contains(where: \.isLetter)
        }
    }

    /// "No 2 kids": the number behind the no is more than the no.
    func countsBehindNo(_ understanding: Understanding) -> Bool {
        guard let no = understanding.values.first(where: { $0.type == .yesNo && $0.start == 0 }) else {
            return false
        }
        return understanding.values.contains { value in
            [.number, .integer, .money].contains(value.type) && value.start >= no.end
                && value.start - no.end <= Deliberation.longestPause
        }
    }

    /// Whether a message is nothing but a number or an amount.
    func isBareNumber(_ text: String, _ understanding: Understanding) -> Bool {
        let numbers = understanding.values.filter { Deliberation.isNumeric($0.type) }
        return !numbers.isEmpty && recogniser.remainder(of: text, without: numbers).isEmpty
    }

    static func isNumeric(_ type: SlotType) -> Bool { [.number, .integer, .money, .rating].contains(type) }

    private func hesitates(_ understanding: Understanding) -> Bool {
        understanding.intents.contains {
            $0.name == "parley.correct" && Deliberation.hesitation.contains($0.confidence)
        }
    }

    /// Whether what stands right behind a number is what a slot counts: "5 people", 四晚, 五个人.
    func counts(_ slot: SlotDeclaration, _ value: Value, _ text: String, _ understanding: Understanding)
        -> Bool
    {
        number(value, in: understanding.values).map { counts(slot, $0, text) } ?? false
    }

    /// The same of a number where it stands: a message may say it twice.
    func counts(_ slot: SlotDeclaration, _ number: FoundValue, _ text: String) -> Bool {
        guard let measure = measure(behind: number, text), !isRank(number, text),
            !countsLetters(number, measure, text)
        else { return false }
        if units(of: slot).contains(where: { $0 == measure || $0 == measure + ["s"] }) { return true }
        if Deliberation.isMeasureOfPeople(measure) {
            return slot.type != .money
                && titles(of: slot).contains { title in
                    title.contains("人") || title.contains("位")
                        || Self.people.contains {
                            Self.place(of: $0, in: Array(title.lowercased().unicodeScalars)) != nil
                        }
                }
        }
        let forms = Deliberation.numberForms(of: measure)
        return titles(of: slot).contains { title in
            let said = Array(title.lowercased().unicodeScalars)
            return measure.count > 1
                ? forms.contains { Self.place(of: Array($0), in: said) != nil } : said.contains(measure[0])
        }
    }

    /// 第二天 is one day, and no number of days.
    private func isRank(_ number: FoundValue, _ text: String) -> Bool {
        number.start > 0 && text.unicodeScalars.dropFirst(number.start - 1).first == "第"
    }

    /// Whether its own question says what a slot counts.
    func hasUnit(_ slot: SlotDeclaration) -> Bool { !units(of: slot).isEmpty }

    /// What a slot's own question counts: 节 of 几节课, "lessons" of "how many lessons".
    private func units(of slot: SlotDeclaration) -> [[Unicode.Scalar]] {
        (slot.ask?.forms(declarations.texts) ?? []).compactMap { asked in
            let said = Array(asked.lowercased().unicodeScalars)
            for word in ["how many ", "几", "多少"] {
                let form = Array(word.unicodeScalars)
                guard form.count < said.count,
                    let start = (0..<said.count - form.count).first(where: {
                        said[$0..<$0 + form.count].elementsEqual(form)
                    })
                else { continue }
                let rest = said[(start + form.count)...]
                if rest[rest.startIndex].properties.isIdeographic {
                    return rest.first == "个" ? nil : [rest[rest.startIndex]]
                }
                let unit = Array(rest.prefix { $0.properties.isAlphabetic && !$0.properties.isIdeographic })
                return unit.count > 2 ? unit : nil
            }
            return nil
        }
    }

    /// A word for one and for several things: "child" and "children", "box" and "boxes".
    static func numberForms(of measure: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: measure)
        let said = String(word)
        var forms = [said, said + "s", said + "es"]
        for ending in ["s", "es"] where said.hasSuffix(ending) {
            forms.append(String(said.dropLast(ending.count)))
        }
        if said.hasSuffix("y") { forms.append(said.dropLast() + "ies") }
        if said.hasSuffix("ies") { forms.append(said.dropLast(3) + "y") }
        for (one, several) in ownPlurals {
            if said == one { forms.append(several) }
            if said == several { forms.append(one) }
        }
        return forms.filter { !$0.isEmpty }.map { Array($0.unicodeScalars) }
    }

    private static let ownPlurals = [
        ("child", "children"), ("man", "men"), ("woman", "women"), ("foot", "feet"), ("tooth", "teeth"),
        ("knife", "knives"), ("loaf", "loaves"), ("half", "halves"), ("shelf", "shelves"),
    ]

    /// Whether all numbers of a message say again what was told, each with what it counts or names: "yes, 3 nights".
    func affirms(_ text: String, _ understanding: Understanding, _ told: [Told], isMarked: Bool) -> Bool {
        let numbers = understanding.values.filter { [.number, .integer].contains($0.type) }
        guard !numbers.isEmpty else { return false }
        let isBare = !isMarked && isBareNumber(text, understanding)
        return numbers.allSatisfy { number in
            let counting = told.filter { number.slot == $0.slot.name || counts($0.slot, number, text) }
            return told.contains { one in
                one.value == number.value && Deliberation.isNumeric(one.slot.type)
                    && mayTake(number, one.slot, text)
                    && (counting.isEmpty
                        ? isBare || isNamed(one.slot, in: text)
                        : counting.contains { $0.slot.name == one.slot.name })
            }
        }
    }

    /// Whether a number says how long something takes, and the slot counts nothing of the kind: the "one" of "one day".
    func isPartOfDuration(
        _ value: Value, for slot: SlotDeclaration, _ text: String, _ understanding: Understanding
    ) -> Bool {
        guard let measure = measure(of: value, text, understanding.values),
            !counts(slot, value, text, understanding)
        else { return false }
        let isHan = measure.first?.properties.isIdeographic ?? false
        var words = String.UnicodeScalarView()
        words.append(contentsOf: measure)
        let wanted = Expectation.Wanted(slot: slot.name, type: .duration)
        return recogniser.answer(
            value.printed + (isHan ? "" : " ") + String(words), for: wanted, locale: view.locale, at: moment)
            != nil
    }

    func countsPeople(_ value: Value, _ text: String, _ understanding: Understanding) -> Bool {
        measure(of: value, text, understanding.values).map(Deliberation.isMeasureOfPeople) ?? false
    }

    /// The word behind a number.
    private func measure(of value: Value, _ text: String, _ values: [FoundValue]) -> [Unicode.Scalar]? {
        number(value, in: values).flatMap { measure(behind: $0, text) }
    }

    private func number(_ value: Value, in values: [FoundValue]) -> FoundValue? {
        values.first { $0.value == value && [.number, .integer].contains($0.type) }
    }

    func measure(behind number: FoundValue, _ text: String) -> [Unicode.Scalar]? {
        let scalars = Array(text.lowercased().unicodeScalars)
        guard number.end <= scalars.count else { return nil }
        var rest = scalars[number.end...].drop { $0 == " " }
        // 个 counts anything: 三个月, 三个人.
        if rest.first == "个", rest.dropFirst().first?.properties.isIdeographic ?? false {
            rest = rest.dropFirst()
        }
        guard let first = rest.first else { return nil }
        if first.properties.isIdeographic { return [first] }
        let word = Array(rest.prefix { $0.properties.isAlphabetic && !$0.properties.isIdeographic })
        return word.count > 1 ? word : nil
    }

    /// Whether a number stands in the name of an option: the "three" of "three beds".
    func isPartOfOption(_ value: Value, _ text: String, _ values: [FoundValue]) -> Bool {
        guard value.number != nil, let measure = measure(of: value, text, values), measure.count > 1 else {
            return false
        }
        return declarations.slots.values.contains { slot in
            slot.choices.contains { choice in
                Self.place(
                    of: measure, in: Array(renderer.render(choice.title).lowercased().unicodeScalars)) != nil
            }
        }
    }

    /// Whether a code is no more than some digits of a longer value: 5678 of 139 1234 5678.
    func isPartOfLonger(_ value: Value, _ values: [FoundValue]) -> Bool {
        guard let code = value.text else { return false }
        return values.contains { other in
            (other.type == .phone || other.type == .email || other.type == .url) && other.value != value
                && other.value.text?.contains(code) ?? false
        }
    }

    private var renderer: TextRenderer {
        TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
    }

    static func isMeasureOfPeople(_ measure: [Unicode.Scalar]) -> Bool {
        measure.count == 1 ? "个位人名口".unicodeScalars.contains(measure[0]) : people.contains(measure)
    }

    private static let people = [
        "people", "persons", "person", "guests", "guest", "adults", "visitors", "travellers", "travelers",
        "participants",
    ].map { Array($0.unicodeScalars) }
}
