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

    /// Web addresses with a scheme or without one, from left to right.
    static func links(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
        let links = schemed(in: text, range: range)
        var index = 0
        let bare = hosts(in: text, range: range).filter { place in
            while index < links.count, links[index].upperBound <= place.lowerBound { index += 1 }
            return index == links.count || !links[index].overlaps(place)
        }
        return (links + bare).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What begins with http://, https:// or www., to the next blank or Chinese character.
    private static func schemed(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
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

    /// A host without a scheme: bla.com/path, www2.foo.net?a=b, localhost:8000.
    private static func hosts(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard text[position].isASCIIWord else {
                position += 1
                continue
            }
            let before = position > range.lowerBound ? text[position - 1] : .blank
            var end = position
            while end < range.upperBound, text[end].isASCIIWord || text[end] == 0x2E || text[end] == 0x2D {
                end += 1
            }
            while end > position, !text[end - 1].isASCIIWord { end -= 1 }
            let host = text[position..<end]
            let behind = end < range.upperBound ? text[end] : .blank
            defer { position = max(end, position + 1) }
            guard before != 0x40, before != 0x2F, before != 0x2E, behind != 0x40, isHost(host) else {
                continue
            }
            if [0x2F, 0x3F, 0x3A].contains(behind), end + 1 < range.upperBound,
                text[end + 1].isASCIIWord || behind != 0x3A
            {
                while end < range.upperBound, text[end] > 0x20, text[end] < 0x7F, text[end] != 0x22 {
                    end += 1
                }
                while end > position, !text[end - 1].isASCIIWord, text[end - 1] != 0x2F { end -= 1 }
            }
            found.append(position..<end)
        }
        return found
    }

    private static func isHost(_ host: ArraySlice<Scalar>) -> Bool {
        if StableHash.of(host) == localhost { return true }
        let labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard isDomain(host), let last = labels.last else { return false }
        return topLevels.contains(StableHash.of(last)) && labels[0].contains(where: \.isASCIILetter)
    }

    private static let localhost = StableHash.of("localhost")
    private static let topLevels = Set(
        "com org net edu gov io cn de uk fr jp co info biz me app dev ai tv tw hk kr ru eu us ca au nl ch se xyz"
            .split(separator: " ")
            .map { StableHash.of(String($0)) })

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
