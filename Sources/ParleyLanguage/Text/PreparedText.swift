// A message made comparable, with the way back to the text as it was written.

/// A text in Unicode's normalisation form KC, so in half width, without invisible characters, its blanks collapsed;
/// position by position also in lower case.
///
/// ``original(_:)`` turns positions here into offsets of the text as it was written.
struct PreparedText: Sendable {
    /// With upper and lower case as written: what patterns are matched against.
    private(set) var plain: [Scalar] = []
    /// In lower case: what everything else is matched against. As long as ``plain``.
    private(set) var folded: [Scalar] = []
    /// Where each position stands in the original, in Unicode scalars.
    private var origins: [Int32] = []
    /// By first offset, the last one of characters of the original that became others together: a letter and its marks.
    private var joined: [Int32: Int32] = [:]
    private let message: String

    var count: Int { folded.count }
    var isEmpty: Bool { folded.isEmpty }
    var range: Range<Int> { 0..<count }

    init(_ text: String) {
        message = text
        let size = text.utf8.count
        plain.reserveCapacity(size)
        folded.reserveCapacity(size)
        origins.reserveCapacity(size)
        var offset: Int32 = 0
        // Characters that may yet change together, and where they began.
        var open: [Scalar] = []
        var start: Int32 = 0
        for scalar in text.unicodeScalars {
            let narrow = Self.narrowed(scalar.value)
            if NormalForms.isStable(narrow) {
                if !open.isEmpty { close(&open, start...offset - 1) }
                add(narrow, offset)
            } else {
                if !NormalForms.shared.joins(narrow) {
                    if !open.isEmpty { close(&open, start...offset - 1) }
                    start = offset
                } else if open.isEmpty, let last = origins.last {
                    // What it joins stands already.
                    open.append(plain.removeLast())
                    folded.removeLast()
                    origins.removeLast()
                    start = last
                }
                if open.isEmpty, origins.isEmpty { start = offset }
                open.append(narrow)
            }
            offset &+= 1
        }
        if !open.isEmpty { close(&open, start...offset - 1) }
        if folded.last == .blank {
            plain.removeLast()
            folded.removeLast()
            origins.removeLast()
        }
    }

    /// Appends what has been read but for blanks at the beginning and in a row.
    @inline(__always)
    private mutating func add(_ narrow: Scalar, _ offset: Int32) {
        if narrow == .blank || narrow == 0x0A {
            if let last = folded.last, last != .blank { append(.blank, .blank, offset) }
        } else if narrow != 0 {
            append(narrow, Self.lowered(narrow), offset)
        }
    }

    /// Appends characters in their normal form.
    private mutating func close(_ open: inout [Scalar], _ offsets: ClosedRange<Int32>) {
        guard let first = open.first else { return }
        if open.count > 1 || NormalForms.shared.changes(first) {
            if offsets.count > 1 { joined[offsets.lowerBound] = offsets.upperBound }
            for scalar in NormalForms.shared.normalised(open) {
                add(Self.narrowed(scalar), offsets.lowerBound)
            }
        } else {
            add(first, offsets.lowerBound)
        }
        open.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ plain: Scalar, _ folded: Scalar, _ origin: Int32) {
        self.plain.append(plain)
        self.folded.append(folded)
        origins.append(origin)
    }

    /// Its first characters, up to the end of a word.
    func prefix(_ most: Int) -> PreparedText {
        guard count > most else { return self }
        var end = most
        while end > most / 2, folded[end].isASCIIWord, folded[end - 1].isASCIIWord { end -= 1 }
        var text = self
        text.plain.removeSubrange(end...)
        text.folded.removeSubrange(end...)
        text.origins.removeSubrange(end...)
        return text
    }

    /// Puts other characters in the place of some; they stand where those stood in the original.
    mutating func replace(_ range: Range<Int>, with other: [Scalar]) {
        let origin = origins[range.lowerBound]
        plain.replaceSubrange(range, with: other)
        folded.replaceSubrange(range, with: other)
        origins.replaceSubrange(range, with: repeatElement(origin, count: other.count))
    }

    /// The offsets, in Unicode scalars of the original, of a stretch of this text that is not empty.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard range.lowerBound >= 0, range.lowerBound < range.upperBound, range.upperBound <= count else {
            return 0..<0
        }
        let last = origins[range.upperBound - 1]
        return Int(origins[range.lowerBound])..<Int(joined[last] ?? last) + 1
    }

    /// The positions whose characters stand within offsets of the original.
    func positions(ofOriginal offsets: Range<Int>) -> Range<Int> {
        let start = origins.firstIndex { Int($0) >= offsets.lowerBound } ?? count
        let end = origins.firstIndex { Int($0) >= offsets.upperBound } ?? count
        return start..<max(start, end)
    }

    /// A stretch in half width, its letters' case kept: what a code or an address is.
    func text(_ range: Range<Int>) -> String { String(scalarNumbers: plain[range.clamped(to: self.range)]) }

    /// A stretch as it was written.
    func written(_ range: Range<Int>) -> String {
        let offsets = original(range)
        let scalars = message.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: offsets.lowerBound)
        return String(scalars[start..<scalars.index(start, offsetBy: offsets.count)])
    }

    /// Half width; a blank for any white space; 0 for what nobody sees.
    private static func narrowed(_ scalar: Scalar) -> Scalar {
        switch scalar {
        case 0x21...0x7E: scalar
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            .blank
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F,
            0xFE00...0xFE0F, 0xFEFF:
            0
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x2018, 0x2019, 0x02BC: 0x27
        case 0x201C, 0x201D, 0x300C...0x300F: 0x22
        case 0x3001, 0xFF64: 0x2C
        case 0x3002, 0xFF61: 0x2E
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0xFFE5: 0xA5
        default: scalar
        }
    }

    /// Where no letter has two cases, or will have: told without the library's tables.
    private static func hasNoCase(_ scalar: Scalar) -> Bool {
        switch scalar {
        case 0x557..<0x10A0, 0x1400..<0x1C80, 0x2190..<0x24B0, 0x24D0..<0x2C00, 0x2E80..<0xA640,
            0xA800..<0xFF21, 0xFF3B..<0x10400, 0x17000..<0x1D400, 0x1F200...0x10FFFF:
            true
        default: false
        }
    }

    private static func lowered(_ scalar: Scalar) -> Scalar {
        if scalar < 0x80 { return scalar.isUpperLatin ? scalar + 0x20 : scalar }
        if hasNoCase(scalar) { return scalar }
        guard let known = Unicode.Scalar(scalar), known.properties.isUppercase else { return scalar }
        let lower = known.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value ?? scalar : scalar
    }
}
