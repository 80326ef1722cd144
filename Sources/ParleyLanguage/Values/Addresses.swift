// E-mail addresses and web addresses.

enum Addresses {
    static func emails(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for at in range where text[at] == 0x40 {
            var start = at
            while start > range.lowerBound, isLocal(text[start - 1]) { start -= 1 }
            while start < at, text[start] == 0x2E || text[start] == 0x2D { start += 1 }
            var end = at + 1
            while end < range.upperBound, text[end].isASCIIWord || text[end] == 0x2E || text[end] == 0x2D {
                end += 1
            }
            while end > at + 1, !text[end - 1].isASCIIWord { end -= 1 }
            guard start < at, isDomain(text[at + 1..<end]) else { continue }
            // Of "a@b@c.com" no part is an address.
            if start > range.lowerBound, text[start - 1] == 0x40 { continue }
            if end < range.upperBound, text[end] == 0x40 { continue }
            found.append(start..<end)
        }
        return found
    }

    /// What begins with http://, https:// or www., to the next blank or Chinese character.
    static func links(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let length = beginnings.match(text, at: position, in: position..<range.upperBound)
            let isInside = position > range.lowerBound && text[position - 1].isASCIIWord
            guard length > 0, !isInside else {
                position += 1
                continue
            }
            var end = position + length
            while end < range.upperBound, text[end] > 0x20, text[end] < 0x7F, text[end] != 0x22 { end += 1 }
            while end > position, !text[end - 1].isASCIIWord, text[end - 1] != 0x2F { end -= 1 }
            if end > position + length { found.append(position..<end) }
            position = max(end, position + 1)
        }
        return found
    }

    private static let beginnings = Phrases("http://|https://|www.")

    private static func isLocal(_ scalar: Scalar) -> Bool {
        switch scalar {
        case 0x2E, 0x5F, 0x25, 0x2B, 0x2D: true  // . _ % + -
        default: scalar.isASCIIWord
        }
    }

    private static func isDomain(_ domain: ArraySlice<Scalar>) -> Bool {
        let labels = domain.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
        return labels.allSatisfy { !$0.isEmpty } && last.allSatisfy(\.isASCIILetter)
    }
}
