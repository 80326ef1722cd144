// A pattern for another text: its places stay where the words beside them are still said.

import ParleyModel

extension ReplyPattern {
    var hasPlaces: Bool {
        parts.contains { if case .literal = $0 { false } else { true } }
    }

    /// A text with the places of this pattern that can be kept, in their order; `nil` when there are none. What the places
    /// hold is added to `captured`.
    ///
    /// A place for anything stays between the word before it and the word behind it, a captured name where its value stands.
    func rewritten(as text: String, captured: inout [String: String]) -> String? {
        let scalars = Array(ReplyPattern.tidy(text).unicodeScalars)
        var written = String.UnicodeScalarView()
        var position = 0
        var isKept = false
        for (index, part) in parts.enumerated() {
            let place: (range: Range<Int>, name: String)?
            switch part {
            case .literal: continue
            case .any(let name):
                place = range(ofPlace: index, in: scalars, from: position).map {
                    ($0, name.map { "{\($0)=any}" } ?? "{any}")
                }
            case .name(let name):
                place = captured[name].flatMap { value in
                    let value = Array(value.unicodeScalars)
                    guard !value.isEmpty else { return nil }
                    return ReplyPattern.first(value, in: scalars, from: position).map {
                        ($0..<$0 + value.count, "{\(name)}")
                    }
                }
            }
            guard let place else { continue }
            if case .any(let name?) = part { captured[name] = scalars[place.range].text }
            written.append(contentsOf: scalars[position..<place.range.lowerBound])
            written.append(contentsOf: place.name.unicodeScalars)
            position = place.range.upperBound
            isKept = true
        }
        guard isKept else { return nil }
        written.append(contentsOf: scalars[position...])
        // A place takes the shortest text: that may now be another one.
        var found = captured
        guard ReplyPattern(String(written)).matches(text, captured: &found) else { return nil }
        captured = found
        return String(written)
    }

    /// Between the word before a place and the word behind it, on one line and as short as can be.
    private func range(ofPlace index: Int, in text: [UnicodeScalar], from start: Int) -> Range<Int>? {
        let before = index > 0 ? ReplyPattern.lastWord(of: parts[index - 1]) : []
        let behind = index + 1 < parts.count ? ReplyPattern.firstWord(of: parts[index + 1]) : []
        guard let before, let behind else { return nil }
        var from = start
        while let found = ReplyPattern.first(before, in: text, from: from) {
            // Nothing stands before the first place of a pattern.
            if before.isEmpty, index == 0, found > 0 { return nil }
            let low = found + before.count
            let high =
                behind.isEmpty
                ? text[low...].firstIndex { $0 == "\n" } ?? text.count
                : ReplyPattern.first(behind, in: text, from: low)
            if let high, high > low, !text[low..<high].contains("\n") { return low..<high }
            from = found + 1
        }
        return nil
    }

    /// `nil`: what stands there is a place itself, and tells nothing.
    private static func lastWord(of part: Part) -> [UnicodeScalar]? {
        guard case .literal(let scalars) = part else { return nil }
        return Array(firstWord(of: scalars.reversed()).reversed())
    }

    private static func firstWord(of part: Part) -> [UnicodeScalar]? {
        guard case .literal(let scalars) = part else { return nil }
        return firstWord(of: scalars)
    }

    /// Blanks, then what stands up to the next one; two signs of a script that leaves no blanks.
    private static func firstWord(of scalars: [UnicodeScalar]) -> [UnicodeScalar] {
        let blanks = scalars.prefix { $0 == " " || $0 == "\n" }
        let rest = scalars.dropFirst(blanks.count)
        let word = rest.prefix { $0 != " " && $0 != "\n" }
        let isWithoutBlanks = word.contains { $0.value >= 0x2E80 }
        return Array(blanks + (isWithoutBlanks ? word.prefix(2) : word))
    }

    /// Where one text first stands in another.
    private static func first(_ wanted: [UnicodeScalar], in text: [UnicodeScalar], from start: Int) -> Int? {
        guard start + wanted.count <= text.count else { return nil }
        return (start...text.count - wanted.count).first { text[$0...].starts(with: wanted) }
    }
}
