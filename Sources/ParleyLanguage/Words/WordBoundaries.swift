// Where words begin and end, by the default rules of UAX #29.

/// The segments between the word boundaries of a text, in order: words, numbers, blanks, marks; Chinese character by
/// character. They cover the text without gaps. Time is linear in the text, no memory is allocated.
///
/// Source: Unicode Standard Annex #29, Unicode Text Segmentation, section 4.1, with the property table of
/// ``WordBreakTable``. The bytes may be anything; those that are no UTF-8 stand alone.
package struct WordBoundaries {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let pages = WordBreakPages.shared
    private let ascii: [UInt8]
    private let followers = WordBreak.followers
    package private(set) var position = 0

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        ascii = pages.ascii
    }

    /// The next segment as places of bytes; `nil` at the end.
    package mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        position = plainEnd(start) ?? end(start)
        return start..<position
    }

    /// Goes on behind a place, which must be a boundary.
    package mutating func jump(to place: Int) {
        position = Swift.min(Swift.max(place, position), bytes.count)
    }

    // MARK: ASCII

    private static let joining = WordBreak.mask(
        WordBreak.letter, WordBreak.numeric, WordBreak.extendNumberLetter)

    /// The end of a segment that only ASCII decides about; `nil` when other characters do.
    @inline(__always)
    private func plainEnd(_ start: Int) -> Int? {
        let count = bytes.count
        guard bytes[start] < 0x80 else { return nil }
        let first = WordBreak(number: ascii[Int(bytes[start])])
        var place = start + 1
        if first.isOne(of: Self.joining) {
            while true {
                while place < count, bytes[place] < 0x80,
                    WordBreak(number: ascii[Int(bytes[place])]).isOne(of: Self.joining)
                {
                    place += 1
                }
                guard place < count else { return place }
                guard bytes[place] < 0x80 else { return nil }
                guard place + 1 < count else { return place }
                let inside = WordBreak(number: ascii[Int(bytes[place])])
                let mask = WordBreak.insideLetters | WordBreak.insideNumbers
                guard inside.isOne(of: mask) else { return place }
                guard bytes[place + 1] < 0x80 else { return nil }
                let left = WordBreak(number: ascii[Int(bytes[place - 1])])
                let right = WordBreak(number: ascii[Int(bytes[place + 1])])
                guard Self.joins(left, inside, right) else { return place }
                place += 2
            }
        }
        if first.property == WordBreak.space {
            while place < count, bytes[place] == bytes[start] { place += 1 }
        } else if bytes[start] == 0x0D, place < count, bytes[place] == 0x0A {
            return place + 1
        }
        return place < count && bytes[place] >= 0x80 ? nil : place
    }

    /// WB6, WB7, WB11, WB12: whether a mark between two characters joins them.
    @inline(__always)
    private static func joins(_ left: WordBreak, _ inside: WordBreak, _ right: WordBreak) -> Bool {
        if left.isOne(of: WordBreak.letters) {
            return inside.isOne(of: WordBreak.insideLetters) && right.isOne(of: WordBreak.letters)
        }
        return left.property == WordBreak.numeric && inside.isOne(of: WordBreak.insideNumbers)
            && right.property == WordBreak.numeric
    }

    // MARK: All characters

    /// The end of the segment that starts at a place, by the rules in their order.
    private func end(_ start: Int) -> Int {
        var (last, length) = property(at: start)
        var place = start + length
        if last.property == WordBreak.carriageReturn {
            return place < bytes.count && bytes[place] == 0x0A ? place + 1 : place  // WB3
        }
        if last.isOne(of: WordBreak.lineEnds) { return place }  // WB3a
        // The character just before, also where WB4 ignores it.
        var before = last
        var isOddRegional = last.property == WordBreak.regional
        while place < bytes.count {
            let (next, length) = property(at: place)
            if next.isOne(of: WordBreak.lineEnds) { return place }  // WB3b
            if before.property == WordBreak.joiner, next.isPictographic {  // WB3c
                last = next
                isOddRegional = false
            } else if before.property == WordBreak.space, next.property == WordBreak.space {  // WB3d
                last = next
            } else if next.isOne(of: WordBreak.ignored) {  // WB4
                before = next
                place += length
                continue
            } else if next.isOne(of: followers[Int(last.property)]) {  // WB5, WB8 to WB10, WB13 to WB13b
                last = next
            } else if isOddRegional, next.property == WordBreak.regional {  // WB15, WB16
                isOddRegional = false
                last = next
            } else if let inside = joined(last, next, behind: place + length) {  // WB6, WB7, WB7b to WB12
                last = inside.last
                before = inside.last
                place = inside.end
                continue
            } else if last.property == WordBreak.hebrew, next.property == WordBreak.singleQuote {  // WB7a
                last = next
            } else {
                return place  // WB999
            }
            before = last
            place += length
        }
        return place
    }

    /// When a mark joins what is before it with what follows: the latter, and its end.
    private func joined(_ left: WordBreak, _ mark: WordBreak, behind place: Int) -> (
        last: WordBreak, end: Int
    )? {
        let isHebrewQuote = left.property == WordBreak.hebrew && mark.property == WordBreak.doubleQuote
        guard isHebrewQuote || mark.isOne(of: WordBreak.insideLetters | WordBreak.insideNumbers) else {
            return nil
        }
        var place = place
        while place < bytes.count {
            let (next, length) = property(at: place)
            place += length
            if next.isOne(of: WordBreak.ignored) { continue }
            let isJoined =
                isHebrewQuote ? next.property == WordBreak.hebrew : Self.joins(left, mark, next)
            return isJoined ? (next, place) : nil
        }
        return nil
    }

    @inline(__always)
    private func property(at place: Int) -> (WordBreak, Int) {
        let (scalar, length) = bytes.scalar(at: place)
        return (pages[scalar], length)
    }
}
