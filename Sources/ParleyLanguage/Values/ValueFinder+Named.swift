// Values that stand right after the name of their slot.

import ParleyModel

extension ValueFinder {
    /// A value for each label that one follows; `findings` are the message's values by type.
    func named(in text: PreparedText, labels: [Labels.Label], findings: [Finding]) -> [Finding] {
        var named: [Finding] = []
        for label in labels {
            guard let slot = slots[label.slot], label.valueStart < text.count else { continue }
            if let finding = value(for: slot, at: label, in: text, labels: labels, findings: findings) {
                named.append(finding)
            }
        }
        return named
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
            names.map { LeadIn.start(ofName: $0, in: text.folded) }
            + findings.filter { $0.slot != nil || $0.type.fillsByType }.map {
                LeadIn.start(before: $0.range.lowerBound, of: $0.type, names: names, in: text.folded)
            }
        guard let other = others.filter({ $0 > start && $0 < end }).min() else { return end }
        let comma = text.folded[start..<other].lastIndex(of: 0x2C)
        return comma ?? other
    }
}
