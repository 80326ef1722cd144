// Looks up the word break property of a character.

/// The table of ``WordBreakTable`` unpacked: 256 characters a page, equal pages once; about 40 KB, made at first use.
struct WordBreakPages: Sendable {
    static let shared = WordBreakPages(WordBreakTable.ranges)

    /// The page of each 256 characters.
    private let pages: [UInt16]
    private let values: [UInt8]
    /// By byte: the property of ASCII characters.
    let ascii: [UInt8]

    private static let characters = 0x110000

    init(_ table: StaticString) {
        let all = table.withUTF8Buffer { Self.unpacked($0) }
        var pages: [UInt16] = []
        var values: [UInt8] = []
        var known: [ArraySlice<UInt8>: UInt16] = [:]
        for start in stride(from: 0, to: Self.characters, by: 256) {
            let page = all[start..<start + 256]
            if let number = known[page] {
                pages.append(number)
            } else {
                let number = UInt16(truncatingIfNeeded: values.count / 256)
                known[page] = number
                pages.append(number)
                values += page
            }
        }
        self.pages = pages
        self.values = values
        ascii = Array(all[..<128])
    }

    private static func unpacked(_ table: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var all = [UInt8](repeating: 0, count: characters)
        var property: UInt8 = 0
        for word in table.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
            let text = String(decoding: word, as: UTF8.self)
            if let named = WordBreak.names[text] {
                property = named
                continue
            }
            let ends = text.split(separator: "-").compactMap { Int($0, radix: 16) }
            guard let first = ends.first, let last = ends.last, first <= last, last < characters else {
                preconditionFailure("the table of word breaks has the word \(text)")
            }
            for scalar in first...last { all[scalar] |= property }
        }
        return all
    }

    /// The property of a Unicode scalar; of no character for a number above all of them.
    @inline(__always)
    subscript(scalar: Scalar) -> WordBreak {
        guard scalar < Scalar(Self.characters) else { return WordBreak(number: 0) }
        let page = Int(pages[Int(scalar >> 8)])
        return WordBreak(number: values[page << 8 | Int(scalar & 0xFF)])
    }
}
