// How many single changes make one text of another.

/// Edit distances over texts as arrays of numbers: Unicode scalars, or bytes of ASCII.
///
/// Bit-parallel: a column of the table of distances is held in words of 64 bits (Myers 1999, in the form of Hyyrö 2003).
/// O(n·⌈m/64⌉) for lengths n ≥ m.
enum EditDistance {
    /// Insertions, deletions and replacements (Levenshtein 1965).
    static func levenshtein<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: [Element], _ right: [Element]
    ) -> Int {
        distance(left[...], right[...], swaps: false)
    }

    /// Insertions, deletions, replacements, and swaps of neighbours, none within another (optimal string alignment).
    /// Returns `limit + 1` when the distance is larger than the limit.
    static func between<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: ArraySlice<Element>, _ right: ArraySlice<Element>, limit: Int = .max - 1
    ) -> Int {
        if abs(left.count - right.count) > limit { return limit + 1 }
        return min(limit + 1, distance(left, right, swaps: true))
    }

    private static func distance<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: ArraySlice<Element>, _ right: ArraySlice<Element>, swaps: Bool
    ) -> Int {
        // What both begin with or end with costs nothing.
        var left = left
        var right = right
        while let a = left.first, let b = right.first, a == b {
            left.removeFirst()
            right.removeFirst()
        }
        while let a = left.last, let b = right.last, a == b {
            left.removeLast()
            right.removeLast()
        }
        if left.count > right.count { swap(&left, &right) }
        if left.isEmpty { return right.count }
        let bits = PatternBits(left)
        return bits.blocks == 1 ? short(bits, right, swaps) : long(bits, right, swaps)
    }

    /// A pattern of up to 64 elements.
    private static func short<Element>(
        _ bits: PatternBits<Element>, _ text: ArraySlice<Element>, _ swaps: Bool
    )
        -> Int
    {
        var column = Column()
        var distance = bits.count
        let last = UInt64(1) << UInt64(bits.count - 1)
        let swapMask: UInt64 = swaps ? .max : 0
        for element in text {
            let match = bits.of(element, block: 0)
            let swapped = ((~column.diagonal & match) << 1) & column.match & swapMask
            let (plus, minus) = column.step(match: match, swapped: swapped)
            if plus & last != 0 { distance += 1 }
            if minus & last != 0 { distance -= 1 }
            column.close(plus << 1 | 1, minus << 1)
        }
        return distance
    }

    /// A pattern of any length, by blocks; what leaves one block enters the next.
    private static func long<Element>(
        _ bits: PatternBits<Element>, _ text: ArraySlice<Element>, _ swaps: Bool
    )
        -> Int
    {
        var columns = [Column](repeating: Column(), count: bits.blocks)
        var distance = bits.count
        let last = UInt64(1) << UInt64((bits.count - 1) & 63)
        for element in text {
            var plusIn: UInt64 = 1
            var minusIn: UInt64 = 0
            // Of the block above: where this column matches and the one before had no free diagonal.
            var open: UInt64 = 0
            for block in 0..<bits.blocks {
                let match = bits.of(element, block: block)
                let free = ~columns[block].diagonal & match
                let swapped = swaps ? (free << 1 | open >> 63) & columns[block].match : 0
                open = free
                let (plus, minus) = columns[block].step(match: match, swapped: swapped, carried: minusIn)
                if block == bits.blocks - 1 {
                    if plus & last != 0 { distance += 1 }
                    if minus & last != 0 { distance -= 1 }
                }
                columns[block].close(plus << 1 | plusIn, minus << 1 | minusIn)
                plusIn = plus >> 63
                minusIn = minus >> 63
            }
        }
        return distance
    }

    /// 64 rows of one column of the table, as differences.
    private struct Column {
        /// Where a row is one more, or one less, than the row above it.
        var plus: UInt64 = .max
        var minus: UInt64 = 0
        /// Where a row equals its diagonal neighbour.
        var diagonal: UInt64 = 0
        /// Where the pattern has this column's element.
        var match: UInt64 = 0

        /// The differences to the column before, one more and one less.
        @inline(__always)
        mutating func step(match: UInt64, swapped: UInt64, carried: UInt64 = 0) -> (UInt64, UInt64) {
            let known = match | carried
            diagonal = (((known & plus) &+ plus) ^ plus) | known | minus | swapped
            self.match = match
            return (minus | ~(diagonal | plus), diagonal & plus)
        }

        @inline(__always)
        mutating func close(_ sidePlus: UInt64, _ sideMinus: UInt64) {
            plus = sideMinus | ~(diagonal | sidePlus)
            minus = sidePlus & diagonal
        }
    }
}
