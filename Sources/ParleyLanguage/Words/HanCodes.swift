// Small numbers for Chinese characters.

/// Which Chinese characters a word list numbers: those of the blocks from U+3400 to U+9FFF, and 〇.
enum HanCodes {
    static let first: Scalar = 0x3400
    static let count = 0x9FFF - 0x3400 + 2

    /// A character's place in a table of ``count`` places; `nil` for any other character.
    @inline(__always)
    static func place(_ scalar: Scalar) -> Int? {
        let place = scalar &- first
        if place < Scalar(count - 1) { return Int(place) }
        // The circle stands for 〇 in many texts.
        return scalar == 0x3007 || scalar == 0x25CB ? count - 1 : nil
    }
}
