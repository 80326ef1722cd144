// Unicode's normalisation form KC: characters that stand for others become those, letters and their marks one character.

/// Decomposes, orders and composes characters as UAX #15 says, by the table of ``NormalFormTable``. Fractions and digits
/// above and below the line stay, which the form would change: 10² is not 102, and 3½ not 31/2.
///
/// Nearly every text is in the form already: ``isStable(_:)`` tells most characters without the table. From the first
/// other one on it takes some 100 KB, in flat arrays in the order of their characters: a character is looked up in a dozen
/// comparisons.
struct NormalForms: Sendable {
    static let shared = NormalForms(NormalFormTable.decompositions)

    /// Characters that stand for others, the first of each run of characters that do alike.
    private var firsts: [Scalar] = []
    /// By run: how many characters it has, and where the parts of the first one begin in ``parts``; at the end, where
    /// the last one's end.
    private var lengths: [Scalar] = []
    private var starts: [Int32] = [0]
    /// What the first character of each run stands for; the next one stands for the next characters.
    private var parts: [Scalar] = []
    /// First and second character of each pair that becomes one, in order, and that one.
    private var pairs: [UInt64] = []
    private var composites: [Scalar] = []
    /// Characters that are no marks and yet come second in a pair.
    private var seconds: [Scalar] = []

    /// Whether a character stays as it is beside any other, told at once; `false` where only the table knows.
    @inline(__always)
    static func isStable(_ scalar: Scalar) -> Bool {
        scalar < 0xA0 || (0x4E00...0x9FFF).contains(scalar) || (0x3041...0x3094).contains(scalar)
            || (0x30A1...0x30FA).contains(scalar) || (0xC0...0x131).contains(scalar)
            || (0x391...0x3C9).contains(scalar) || (0x400...0x45F).contains(scalar)
            || (0xAC00...0xD7A3).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
    }

    /// Whether a character stands for others, or is made of them.
    func changes(_ scalar: Scalar) -> Bool { run(of: scalar) != nil }

    /// Whether a character may change together with the one before it: a mark, and what begins with one.
    func joins(_ scalar: Scalar) -> Bool {
        var first = scalar
        while let run = run(of: first) { first = parts[Int(starts[run])] + (first - firsts[run]) }
        return Self.order(first) != 0 || Hangul.isSecond(first) || seconds.contains(first)
    }

    /// A stretch of text in normal form: a character and those behind it that ``joins(_:)`` says yes of, or several such.
    func normalised(_ text: [Scalar]) -> [Scalar] {
        var parts: [Scalar] = []
        for scalar in text { decompose(scalar, into: &parts) }
        Self.order(&parts)
        return composed(parts)
    }

    // MARK: decomposition

    private func decompose(_ scalar: Scalar, into all: inout [Scalar]) {
        if Hangul.syllables.contains(scalar) {
            Hangul.decompose(scalar, into: &all)
        } else if let run = run(of: scalar) {
            let step = scalar - firsts[run]
            for place in starts[run]..<starts[run + 1] { decompose(parts[Int(place)] + step, into: &all) }
        } else {
            all.append(scalar)
        }
    }

    /// The run that a character stands in.
    private func run(of scalar: Scalar) -> Int? {
        let run = Self.count(firsts) { $0 <= scalar } - 1
        return run >= 0 && scalar - firsts[run] < lengths[run] ? run : nil
    }

    /// How many elements of a list hold, which come before the others.
    private static func count<Element>(_ list: [Element], where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(list[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
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
        if let syllable = Hangul.composition(first, second) { return syllable }
        let pair = UInt64(first) << 32 | UInt64(second)
        let place = Self.count(pairs) { $0 < pair }
        return place < pairs.count && pairs[place] == pair ? composites[place] : nil
    }

    // MARK: the table

    private init(_ table: StaticString) {
        var both: [(pair: UInt64, composite: Scalar)] = []
        table.withUTF8Buffer { table in
            var last: Scalar = 0
            var start = 0
            while start < table.count {
                var end = start
                while end < table.count, table[end] != 0x20, table[end] != 0x0A { end += 1 }
                if end > start { read(table[start..<end], after: &last, &both) }
                start = end + 1
            }
        }
        both.sort { $0.pair < $1.pair }
        pairs = both.map(\.pair)
        composites = both.map(\.composite)
        seconds = Set(pairs.map { Scalar(truncatingIfNeeded: $0) }).filter { Self.order($0) == 0 }.sorted()
    }

    private mutating func read(
        _ word: Slice<UnsafeBufferPointer<UInt8>>, after last: inout Scalar,
        _ both: inout [(pair: UInt64, composite: Scalar)]
    ) {
        var number: Scalar = 0
        var (step, length): (Scalar?, Scalar?)
        var isPair = false
        for byte in word {
            switch byte {
            case 0x2D: (step, number) = (number, 0)
            case 0x3A, 0x21, 0x3D:
                if step == nil { step = number } else { length = number }
                isPair = byte == 0x3A
                number = 0
            case 0x2C:
                parts.append(number)
                number = 0
            default: number = number << 4 | (Scalar(byte) - (byte < 0x40 ? 0x30 : 0x37))
            }
        }
        parts.append(number)
        last += step ?? 0
        firsts.append(last)
        lengths.append(length ?? 1)
        let own = parts[Int(starts[starts.count - 1])...]
        starts.append(Int32(truncatingIfNeeded: parts.count))
        guard isPair, own.count == 2, let first = own.first, let second = own.last else { return }
        both.append((UInt64(first) << 32 | UInt64(second), last))
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
