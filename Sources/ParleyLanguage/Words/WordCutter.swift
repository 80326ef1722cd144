// Cuts a text into words, numbers and marks.

/// The segments of UAX #29 without blanks, and Chinese cut into words by a word list; without a list character by character.
///
/// Use one for many texts: it keeps its room. About the cost of ``WordBoundaries`` for texts without Chinese.
package struct WordCutter {
    /// A token, as places of bytes.
    package struct Token: Hashable, Sendable {
        package var range: Range<Int>
        /// The number of its tag in the list; 0: none.
        package var tag: UInt8
        package var kind: Kind

        /// In the manner of the list's own tags: m for numbers, eng for other scripts, x for marks and what has no tag.
        package func tagName(in list: WordList?) -> String {
            if let list, tag > 0, Int(tag) < list.tags.count { return list.tags[Int(tag)] }
            switch kind {
            case .number: return "m"
            case .word: return "eng"
            case .han, .mark: return "x"
            }
        }
    }

    package enum Kind: Hashable, Sendable { case word, number, han, mark }

    private var path: WordPath?
    private let style: WordStyle
    private var run: [Scalar] = []
    private var ends: [Int] = []

    package init(_ list: WordList?) {
        path = list.map(WordPath.init)
        style = list?.style ?? WordStyle()
    }

    /// Puts the tokens in the place of what the array held.
    package mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [Token]) {
        tokens.removeAll(keepingCapacity: true)
        // Chinese begins with one of these bytes; other texts are cut by word boundaries alone.
        let mayBeChinese = path != nil && bytes.contains { $0 >= 0xE3 }
        var boundaries = WordBoundaries(bytes)
        while true {
            let start = boundaries.position
            if mayBeChinese, start < bytes.count, bytes[start] >= 0xE2, readRun(bytes, start) {
                addRun(bytes, start, &boundaries, &tokens)
                continue
            }
            guard let segment = boundaries.next() else { return }
            let kind = Self.kind(bytes, segment)
            guard let kind else { continue }
            if mayBeChinese, joins(bytes, segment, tokens.last) {
                tokens[tokens.count - 1].range =
                    tokens[tokens.count - 1].range.lowerBound..<segment.upperBound
            } else {
                tokens.append(Token(range: segment, tag: 0, kind: kind))
            }
        }
    }

    /// `nil` for blanks and for what nobody sees.
    @inline(__always)
    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ segment: Range<Int>) -> Kind? {
        let first = bytes[segment.lowerBound]
        if first < 0x80 {
            let scalar = Scalar(first)
            if scalar.isASCIILetter { return .word }
            if scalar.isDigit { return .number }
            return first <= 0x20 || first == 0x7F ? nil : .mark
        }
        let scalar = bytes.scalar(at: segment.lowerBound).scalar
        if scalar.isHan { return .han }
        if WordStyle.isDigit(scalar) { return .number }
        guard let known = Unicode.Scalar(scalar) else { return .mark }
        let properties = known.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return nil }
        if properties.isAlphabetic { return .word }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return nil
        case .decimalNumber, .letterNumber: return .number
        default: return .mark
        }
    }

    /// Whether a mark belongs to the token before it.
    private func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ segment: Range<Int>, _ last: Token?) -> Bool {
        guard let last, last.range.upperBound == segment.lowerBound else { return false }
        let scalar = bytes.scalar(at: segment.lowerBound).scalar
        if last.kind == .number { return style.joinsPercent && WordStyle.isPercent(scalar) }
        return style.joinsDashes && last.kind == .mark && WordStyle.isDash(scalar)
            && bytes.scalar(at: last.range.lowerBound).scalar == scalar
    }

    // MARK: Chinese

    /// Reads the Chinese characters from a place on, with their ends; whether there are any.
    private mutating func readRun(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        run.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var place = start
        while place < bytes.count, bytes[place] >= 0xE2 {
            let (scalar, length) = bytes.scalar(at: place)
            // A circle between numerals is a zero.
            let isZero = scalar == 0x25CB && run.last.map(WordStyle.isNumeral) == true
            guard scalar.isHan || isZero else { break }
            place += length
            run.append(scalar)
            ends.append(place)
        }
        return !run.isEmpty
    }

    private mutating func addRun(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ boundaries: inout WordBoundaries,
        _ tokens: inout [Token]
    ) {
        // What follows a character without a boundary, such as a variation selector, belongs to it.
        boundaries.jump(to: ends.count > 1 ? ends[ends.count - 2] : start)
        if let last = boundaries.next() { ends[ends.count - 1] = last.upperBound }
        var from = 0
        if style.joinsDates, let last = tokens.last, last.kind == .number, last.range.upperBound == start,
            isDateUnit()
        {
            tokens[tokens.count - 1].range = last.range.lowerBound..<ends[0]
            from = 1
            run.removeFirst()
        }
        guard !run.isEmpty else { return }
        path?.search(run)
        var begin = from == 0 ? start : ends[0]
        for step in path?.steps ?? [] {
            let end = ends[Int(step.end) - 1 + from]
            tokens.append(Token(range: begin..<end, tag: step.tag, kind: .han))
            begin = end
        }
    }

    /// Whether the run begins with the unit of a date, and not with a word such as 年代, 月份 or 日本.
    private func isDateUnit() -> Bool {
        guard WordStyle.isDateUnit(run[0]) else { return false }
        guard run.count > 1 else { return true }
        switch (run[0], run[1]) {
        case (0x5E74, 0x4EE3), (0x5E74, 0x7EA7), (0x5E74, 0x5EA6), (0x6708, 0x4EFD), (0x65E5, 0x5143),
            (0x65E5, 0x672C):
            return false
        default: return true
        }
    }
}
