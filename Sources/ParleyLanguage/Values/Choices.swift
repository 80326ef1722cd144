// Which of the offered options a message means.

import ParleyModel

/// The options of a choice, ready to be compared with messages.
struct Choices: Sendable {
    private struct Wording: Sendable {
        var option: Int
        var scalars: [Scalar]
        var comparable: ComparableText
    }

    /// A wording that reads this much like an option is it, if no other reads nearly as much like it.
    private static let likeness = 0.6
    private static let lead = 0.1

    private let values: [Value]
    private let wordings: [Wording]

    init(_ options: [(wordings: [String], value: Value)]) {
        values = options.map(\.value)
        var wordings: [Wording] = []
        for (index, option) in options.enumerated() {
            for wording in option.wordings {
                let text = PreparedText(wording)
                guard !text.isEmpty else { continue }
                wordings.append(
                    Wording(option: index, scalars: text.folded, comparable: ComparableText(text)))
            }
        }
        self.wordings = wordings
    }

    init(_ options: [Expectation.Option]) {
        self.init(
            options.map { option in
                (
                    wordings: [option.title] + option.also + (option.value.text.map { [$0] } ?? []),
                    value: option.value
                )
            })
    }

    /// By exact wording, by place in the list, by a wording within the message, by likeness; in this order.
    func answer(_ text: PreparedText) -> Value? {
        let core = Politeness.core(text.folded, in: text.range)
        if core.isEmpty { return exact(ComparableText(text)) }
        let comparable = ComparableText(PreparedText(text.text(core)))
        if let value = exact(comparable) { return value }
        if let index = Ordinals.index(text.folded, in: core, count: values.count) { return values[index] }
        let within = Set(found(in: text.folded, range: core, shortest: 1).map(\.option))
        if within.count == 1, let option = within.first { return values[option] }
        return within.isEmpty ? alike(comparable) : nil
    }

    private func exact(_ text: ComparableText) -> Value? {
        wordings.first { $0.comparable.scalars == text.scalars }.map { values[$0.option] }
    }

    private func alike(_ text: ComparableText) -> Value? {
        var best = [Double](repeating: 0, count: values.count)
        for wording in wordings {
            best[wording.option] = max(best[wording.option], Similarity.of(text, wording.comparable))
        }
        guard let top = best.indices.max(by: { best[$0] < best[$1] }), best[top] >= Self.likeness else {
            return nil
        }
        let others = best.indices.filter { $0 != top && values[$0] != values[top] }
        return others.allSatisfy { best[$0] + Self.lead <= best[top] } ? values[top] : nil
    }

    /// The wordings that stand in a message, longest first where they overlap.
    func found(in text: [Scalar], range: Range<Int>, shortest: Int) -> [(option: Int, range: Range<Int>)] {
        var found: [(option: Int, range: Range<Int>)] = []
        for wording in wordings.sorted(by: { $0.scalars.count > $1.scalars.count })
        where wording.scalars.count >= shortest {
            for start in Occurrences.of(wording.scalars, in: text, range: range) {
                let place = start..<start + wording.scalars.count
                if !found.contains(where: { $0.range.overlaps(place) }) {
                    found.append((wording.option, place))
                }
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    func value(_ option: Int) -> Value { values[option] }
}

enum Occurrences {
    /// Where a phrase stands in a text; Latin words and numbers only whole.
    static func of(_ phrase: [Scalar], in text: [Scalar], range: Range<Int>) -> [Int] {
        guard let first = phrase.first, let last = phrase.last, phrase.count <= range.count else { return [] }
        var starts: [Int] = []
        for start in range.lowerBound...(range.upperBound - phrase.count) where text[start] == first {
            guard text[start..<start + phrase.count].elementsEqual(phrase) else { continue }
            let end = start + phrase.count
            if first.isASCIIWord, start > range.lowerBound, text[start - 1].isASCIIWord { continue }
            if last.isASCIIWord, end < range.upperBound, text[end].isASCIIWord { continue }
            starts.append(start)
        }
        return starts
    }
}
