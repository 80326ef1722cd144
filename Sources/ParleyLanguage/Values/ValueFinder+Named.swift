// Values that stand right after the name of their slot.

import ParleyModel

extension ValueFinder {
    /// A value for each label that one follows; `findings` are the message's values by type.
    func named(in text: PreparedText, labels: [Labels.Label], findings: [Finding]) -> [Finding] {
        var named: [Finding] = []
        for label in labels {
            guard let slot = slots[label.slot], label.valueStart < text.count else { continue }
            let before = numberBefore(label, in: text, taken: named.map(\.range))
            if let number = before, let value = Numbers.value(number.value, as: slot.type) {
                named.append(
                    Finding(
                        slot: slot.name, type: slot.type, value: value, range: number.range, source: .named))
            } else if let finding = value(for: slot, at: label, in: text, labels: labels, findings: findings)
            {
                named.append(finding)
            }
        }
        return named
    }

    /// "5 guests 3 rooms", 20G流量1张副卡: of a name between two numbers the one before it, unless that is the value of another.
    private func numberBefore(_ label: Labels.Label, in text: PreparedText, taken: [Range<Int>])
        -> NumberFinding?
    {
        guard let type = slots[label.slot]?.type, type == .integer || type == .number || type == .rating,
            text.folded[label.range.upperBound..<label.valueStart].allSatisfy({ $0 == .blank }),
            text.folded[..<label.range.lowerBound].contains(where: { $0.isDigit || $0.isHan })
        else { return nil }
        let numbers = Numbers.found(in: text.folded, range: text.range)
        guard numbers.contains(where: { $0.range.lowerBound == label.valueStart }) else { return nil }
        return numbers.last { number in
            number.range.upperBound <= label.range.lowerBound
                && !taken.contains { $0.overlaps(number.range) }
                && isUnit(text.folded[number.range.upperBound..<label.range.lowerBound])
        }
    }

    /// Whether nothing but a blank or a measure word stands between a number and what it counts.
    private func isUnit(_ between: ArraySlice<Scalar>) -> Bool {
        let unit = between.filter { $0 != .blank }
        guard unit.count <= 2, let first = unit.first else { return unit.isEmpty }
        return first.isHan
            ? unit.count == 1 : unit.allSatisfy(\.isASCIIWord) && between.last?.isASCIIWord ?? false
    }

    private func value(
        for slot: SlotDeclaration, at label: Labels.Label, in text: PreparedText, labels: [Labels.Label],
        findings: [Finding]
    ) -> Finding? {
        let start = label.valueStart
        switch slot.type {
        case .text:
            // "原因" alone, or as part of a sentence, names nothing: what follows must be set off by a word or a sign.
            let between = label.range.upperBound..<start
            let isLatin = text.folded[label.range].last?.isASCIIWord ?? false
            guard !between.isEmpty, !isLatin || text.folded[between].contains(where: { $0 != .blank }) else {
                return nil
            }
            // An "Elm Street" may be told of a "street".
            let others = labels.filter { $0.slot != label.slot }
            let end = textEnd(from: start, in: text, labels: others, findings: findings)
            let core = Politeness.core(text.folded, in: start..<end)
            guard !core.isEmpty, !Interrogatives.stands(text.folded, in: core),
                !Self.isDenied(text, core)
            else { return nil }
            return Finding(
                slot: slot.name, type: .text, value: .text(text.written(core)), range: core, source: .named)
        case .number, .integer, .rating:
            let numbers = Numbers.found(in: text.folded, range: text.range)
            guard let number = numbers.first(where: { $0.range.lowerBound == start }),
                let value = Numbers.value(number.value, as: slot.type)
            else { return nil }
            return Finding(
                slot: slot.name, type: slot.type, value: value, range: number.range, source: .named)
        case .yesNo, .image, .file: return nil
        default:
            let fits = findings.first {
                $0.type == slot.type && ($0.slot == nil || $0.slot == slot.name) && $0.range.contains(start)
                    && $0.range.lowerBound <= start && start - $0.range.lowerBound <= 1
            }
            guard var finding = fits else { return nil }
            if slot.type == .code, finding.slot == nil, !fitsPattern(finding, slot) { return nil }
            finding.slot = slot.name
            finding.source = .named
            return finding
        }
    }

    /// "Not Tom", "not the chain" says what a text is not.
    private static func isDenied(_ text: PreparedText, _ core: Range<Int>) -> Bool {
        var walk = PhraseWalk(text.folded, in: core)
        guard walk.pass([negations]), let next = walk.rest.first else { return false }
        let isName = text.plain[next] != text.folded[next]
        return isName || pointing.match(text.folded, at: next, in: walk.rest) > 0
    }
    private static let negations = Phrases("not|isn't|不是", joins: true)
    private static let pointing = Phrases("the|a|an|my|this|that|our|these|those")

    private func fitsPattern(_ finding: Finding, _ slot: SlotDeclaration) -> Bool {
        guard let pattern = slot.pattern, let program = program(pattern), let text = finding.value.text else {
            return false
        }
        let scalars = text.scalarNumbers
        return program.matchesWhole(scalars, range: 0..<scalars.count)
    }

    /// A text goes on to the end of its sentence, or to the comma before another label or value.
    private func textEnd(
        from start: Int, in text: PreparedText, labels: [Labels.Label], findings: [Finding]
    ) -> Int {
        var end = text.folded[start...].firstIndex(where: \.endsSentence) ?? text.count
        // A point within a number ends nothing.
        while end + 1 < text.count, text.folded[end] == 0x2E, end > start, text.folded[end - 1].isDigit,
            text.folded[end + 1].isDigit
        {
            end = text.folded[(end + 1)...].firstIndex(where: \.endsSentence) ?? text.count
        }
        let names = labels.map(\.range)
        let others =
            labels.filter { label in
                label.range.lowerBound > start && isSetOff(label, in: text, behind: start, findings: findings)
            }
            .map { LeadIn.start(ofName: $0.range, in: text.folded) }
            + findings.filter { $0.slot != nil || $0.type.fillsByType }.map {
                LeadIn.start(before: $0.range.lowerBound, of: $0.type, names: names, in: text.folded)
            }
        guard let other = others.filter({ $0 > start && $0 < end }).min() else { return end }
        let comma = text.folded[start..<other].lastIndex(of: 0x2C)
        return comma ?? joint(before: other, from: start, in: text) ?? other
    }

    /// Whether a name stands there for its slot, and not within a text, as the "room" of "a quiet room": behind a joint or a mark,
    /// before a word or a sign that leads to a value, or right before one.
    private func isSetOff(
        _ label: Labels.Label, in text: PreparedText, behind start: Int, findings: [Finding]
    )
        -> Bool
    {
        let lead = LeadIn.start(ofName: label.range, in: text.folded)
        let before = Gaps.trimmed(text.folded, start..<max(start, lead)).upperBound
        let hasMark = text.folded[before..<label.range.lowerBound].contains { $0.endsClause }
        let hasJoint = Self.joints.match(text.folded, at: lead, in: lead..<text.count) > 0
        // 原因是太小订单号是42; in English "two rooms are cold" is a text.
        let isHan = text.folded[label.range].allSatisfy(\.isHan)
        let isLinked = isHan && label.valueStart > label.range.upperBound && label.valueStart < text.count
        return hasMark || hasJoint && label.valueStart < text.count || isLinked
            || findings.contains { $0.range.lowerBound == label.valueStart }
            || isCounted(label, text, behind: start)
    }

    /// Behind "and we stay 4" a slot's name is what the number counts.
    private func isCounted(_ label: Labels.Label, _ text: PreparedText, behind start: Int) -> Bool {
        let before = Gaps.trimmed(text.folded, start..<label.range.lowerBound)
        return text.folded[before].last?.isDigit ?? false
            && joint(before: label.range.lowerBound, from: start, in: text) != nil
    }

    /// Where "and the mail to" begins that leads to the value of another slot.
    private func joint(before other: Int, from start: Int, in text: PreparedText) -> Int? {
        let nearest = (start..<other).reversed().first { position in
            (position == start || !text.folded[position - 1].isASCIIWord)
                && Self.joints.match(text.folded, at: position, in: position..<other) > 0
        }
        guard let nearest, nearest > start else { return nil }
        let words = text.folded[nearest..<other].split { $0 == .blank }
        guard words.count <= Self.longestLead, words.count > 1, let last = words.last else { return nil }
        let isLinked = Self.links.match(Array(last), at: 0, in: 0..<last.count) == last.count
        let subject = Array(words[1])
        let saysMore = Self.subjects.match(subject, at: 0, in: 0..<subject.count) == subject.count
        return isLinked || saysMore ? nearest : nil
    }
    private static let joints = Phrases("and|also|以及|还有|和", joins: true)
    private static let subjects = Phrases("we|i|it|it's|they|there|make")
    private static let links = Phrases("to|is|at|on|are|was|be|into")
    /// Words of "and the mail address to".
    private static let longestLead = 5
}
