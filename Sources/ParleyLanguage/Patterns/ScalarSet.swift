// A set of characters, as a class of a pattern names it.

/// Ranges of scalars, or all but them; the first 128 by bits.
struct ScalarSet: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var ranges: [ClosedRange<Scalar>] = []
    private var otherwise = false

    init() {}
    init(_ scalar: Scalar) { insert(scalar...scalar) }

    var isEmpty: Bool { low == 0 && high == 0 && ranges.isEmpty && !otherwise }

    func contains(_ scalar: Scalar) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
        for range in ranges where range.contains(scalar) { return !otherwise }
        return otherwise
    }

    mutating func insert(_ range: ClosedRange<Scalar>) {
        var scalar = range.lowerBound
        while scalar <= range.upperBound, scalar < 128 {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
            scalar += 1
        }
        guard range.upperBound >= 128 else { return }
        let rest = max(128, range.lowerBound)...range.upperBound
        if otherwise { ranges = Self.cut(ranges, [rest]) } else { ranges.append(rest) }
    }

    /// With all of another set.
    mutating func formUnion(_ other: ScalarSet) {
        low |= other.low
        high |= other.high
        switch (otherwise, other.otherwise) {
        case (false, false): ranges += other.ranges
        case (true, true): ranges = Self.cut(ranges, Self.cut(ranges, other.ranges))
        case (false, true):
            ranges = Self.cut(other.ranges, ranges)
            otherwise = true
        case (true, false): ranges = Self.cut(ranges, other.ranges)
        }
    }

    /// Ranges without what others take of them.
    private static func cut(
        _ ranges: [ClosedRange<Scalar>], _ others: [ClosedRange<Scalar>]
    ) -> [ClosedRange<Scalar>] {
        others.reduce(ranges) { left, other in
            left.flatMap { range in
                guard range.overlaps(other) else { return [range] }
                var rest: [ClosedRange<Scalar>] = []
                if range.lowerBound < other.lowerBound {
                    rest.append(range.lowerBound...other.lowerBound - 1)
                }
                if range.upperBound > other.upperBound {
                    rest.append(other.upperBound + 1...range.upperBound)
                }
                return rest
            }
        }
    }

    var inverted: ScalarSet {
        var set = self
        set.low = ~low
        set.high = ~high
        set.otherwise.toggle()
        return set
    }

    static let any = ScalarSet().inverted
    static let digits = of(0x30...0x39)
    /// Latin letters, digits, the underscore, and the characters of scripts without blanks.
    static let word = of(
        0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x3040...0x30FF,
        0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x323AF)
    static let blanks = of(0x20...0x20, 0x09...0x0D)

    private static func of(_ ranges: ClosedRange<Scalar>...) -> ScalarSet {
        var set = ScalarSet()
        for range in ranges { set.insert(range) }
        return set
    }
}
