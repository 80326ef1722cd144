// Unicode's normalisation form KC: characters that stand for others become those, letters and their marks one character.

/// Decomposes, orders and composes characters as UAX #15 says, by the table of ``NormalFormTable``. Fractions and digits
/// above and below the line stay, which the form would change: 10² is not 102, and 3½ not 31/2.
///
/// Nearly every text is in the form already: ``isStable(_:)`` tells most characters without the table, which takes some
/// 300 KB from the first other one on.
struct NormalForms: Sendable {
    static let shared = NormalForms(NormalFormTable.decompositions)

    /// In full.
    private var decompositions: [Scalar: [Scalar]] = [:]
    /// By first and second character.
    private var compositions: [UInt64: Scalar] = [:]
    /// Those of `decompositions`: most of what is asked for has none.
    private var decomposed = ScalarBits()

    /// Whether a character stays as it is beside any other, told at once; `false` where only the table knows.
    @inline(__always)
    static func isStable(_ scalar: Scalar) -> Bool {
        scalar < 0xA0 || (0x4E00...0x9FFF).contains(scalar) || (0x3041...0x3094).contains(scalar)
            || (0x30A1...0x30FA).contains(scalar) || (0xC0...0x131).contains(scalar)
            || (0x391...0x3C9).contains(scalar) || (0x400...0x45F).contains(scalar)
            || (0xAC00...0xD7A3).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
    }

    /// Whether a character stands for others, or is made of them.
    func changes(_ scalar: Scalar) -> Bool { decomposed.contains(scalar) }

    /// Whether a character may change together with the one before it: a mark, and what begins with one.
    func joins(_ scalar: Scalar) -> Bool {
        let first = changes(scalar) ? decompositions[scalar]?.first ?? scalar : scalar
        return Self.order(first) != 0 || Self.isSecond(first)
    }

    /// A stretch of text in normal form: a character and those behind it that ``joins(_:)`` says yes of, or several such.
    func normalised(_ text: [Scalar]) -> [Scalar] {
        var parts: [Scalar] = []
        for scalar in text { decompose(scalar, into: &parts) }
        Self.order(&parts)
        return composed(parts)
    }

    // MARK: decomposition

    private func decompose(_ scalar: Scalar, into parts: inout [Scalar]) {
        if Hangul.syllables.contains(scalar) {
            Hangul.decompose(scalar, into: &parts)
        } else if changes(scalar), let known = decompositions[scalar] {
            parts += known
        } else {
            parts.append(scalar)
        }
    }

    /// Marks behind a letter in the order of their classes.
    private static func order(_ parts: inout [Scalar]) {
        guard parts.count > 1 else { return }
        let classes = parts.map { order($0) }
        var start = 0
        while start < parts.count {
            guard classes[start] != 0 else {
                start += 1
                continue
            }
            var end = start + 1
            while end < parts.count, classes[end] != 0 { end += 1 }
            if end - start > 1 {
                // Marks of one class keep their order.
                let marks = (start..<end).sorted { (classes[$0], $0) < (classes[$1], $1) }.map { parts[$0] }
                parts.replaceSubrange(start..<end, with: marks)
            }
            start = end
        }
    }

    /// The canonical combining class; 0 of what is no mark.
    private static func order(_ scalar: Scalar) -> UInt8 {
        guard scalar >= 0x300, let known = Unicode.Scalar(scalar) else { return 0 }
        return known.properties.canonicalCombiningClass.rawValue
    }

    // MARK: composition

    /// Each letter with the marks that it makes one character with.
    private func composed(_ parts: [Scalar]) -> [Scalar] {
        var result: [Scalar] = []
        var starter: Int?
        var last: UInt8 = 0
        for scalar in parts {
            let class_ = Self.order(scalar)
            // A mark is kept from its letter by one of its own class or a higher one between them.
            let isFree = starter == result.count - 1 || (last != 0 && last < class_)
            if let at = starter, isFree, let both = composition(result[at], scalar) {
                result[at] = both
                continue
            }
            if class_ == 0 { starter = result.count }
            last = class_
            result.append(scalar)
        }
        return result
    }

    private func composition(_ first: Scalar, _ second: Scalar) -> Scalar? {
        Hangul.composition(first, second) ?? compositions[UInt64(first) << 32 | UInt64(second)]
    }

    /// Whether it is no mark and yet may become one character with what stands before it.
    private static func isSecond(_ scalar: Scalar) -> Bool {
        Hangul.isSecond(scalar) || seconds.contains(scalar)
    }
    private static let seconds = ScalarBits(
        shared.compositions.keys.map { Scalar(truncatingIfNeeded: $0) }.filter { order($0) == 0 })

    // MARK: the table

    private init(_ table: StaticString) {
        table.withUTF8Buffer { table in
            var last: Scalar = 0
            for word in table.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) { read(word, &last) }
        }
        for (scalar, parts) in decompositions { decompositions[scalar] = parts.flatMap(inFull) }
        decomposed = ScalarBits(decompositions.keys)
    }

    private mutating func read(_ word: UnsafeBufferPointer<UInt8>.SubSequence, _ last: inout Scalar) {
        var numbers: [Scalar] = [0]
        var (length, kind): (Int?, UInt8) = (nil, 0)
        for byte in word {
            switch byte {
            case 0x2D: length = numbers.count
            case 0x3A, 0x21, 0x3D: kind = byte
            case 0x2C: break
            default:
                let digit = Scalar(byte) - (byte < 0x40 ? 0x30 : 0x37)
                numbers[numbers.count - 1] = numbers[numbers.count - 1] << 4 | digit
                continue
            }
            numbers.append(0)
        }
        let first = last + numbers[0]
        last = first
        let count = length == nil ? 1 : numbers[1]
        let parts = numbers.dropFirst(length == nil ? 1 : 2)
        for step in 0..<count { decompositions[first + step] = parts.map { $0 + step } }
        guard kind == 0x3A, let left = parts.first, let right = parts.last, parts.count == 2 else { return }
        compositions[UInt64(left) << 32 | UInt64(right)] = first
    }

    private func inFull(_ scalar: Scalar) -> [Scalar] {
        decompositions[scalar].map { $0.flatMap(inFull) } ?? [scalar]
    }
}

/// A set of characters, a bit each.
private struct ScalarBits: Sendable {
    private var words: [UInt64] = []

    init(_ scalars: some Sequence<Scalar> = []) {
        for scalar in scalars {
            let word = Int(scalar >> 6)
            while words.count <= word { words.append(0) }
            words[word] |= 1 << UInt64(scalar & 63)
        }
    }

    func contains(_ scalar: Scalar) -> Bool {
        let word = Int(scalar >> 6)
        return word < words.count && words[word] >> UInt64(scalar & 63) & 1 != 0
    }
}

/// Korean syllables, which are reckoned: section 3.12 of the Unicode standard.
private enum Hangul {
    static let syllables: ClosedRange<Scalar> = 0xAC00...0xD7A3
    private static let leads: ClosedRange<Scalar> = 0x1100...0x1112
    private static let vowels: ClosedRange<Scalar> = 0x1161...0x1175
    private static let tails: ClosedRange<Scalar> = 0x11A8...0x11C2

    static func isSecond(_ scalar: Scalar) -> Bool { vowels.contains(scalar) || tails.contains(scalar) }

    static func decompose(_ scalar: Scalar, into parts: inout [Scalar]) {
        let index = scalar - syllables.lowerBound
        parts.append(leads.lowerBound + index / 588)
        parts.append(vowels.lowerBound + index % 588 / 28)
        if index % 28 > 0 { parts.append(tails.lowerBound - 1 + index % 28) }
    }

    static func composition(_ first: Scalar, _ second: Scalar) -> Scalar? {
        if leads.contains(first), vowels.contains(second) {
            return syllables.lowerBound + (first - leads.lowerBound) * 588 + (second - vowels.lowerBound) * 28
        }
        guard syllables.contains(first), (first - syllables.lowerBound) % 28 == 0, tails.contains(second)
        else { return nil }
        return first + second - (tails.lowerBound - 1)
    }
}
