// How a character behaves at word boundaries.

/// Word_Break property values of UAX #29, table 3, numbered so that those of one rule are bits of one mask.
struct WordBreak: Hashable, Sendable {
    /// The property's number in the low five bits; ``pictographic`` above.
    var number: UInt8

    static let other: UInt8 = 0
    static let carriageReturn: UInt8 = 1
    static let lineFeed: UInt8 = 2
    static let newline: UInt8 = 3
    static let extend: UInt8 = 4
    static let joiner: UInt8 = 5
    static let format: UInt8 = 6
    static let regional: UInt8 = 7
    static let katakana: UInt8 = 8
    static let hebrew: UInt8 = 9
    static let letter: UInt8 = 10
    static let singleQuote: UInt8 = 11
    static let doubleQuote: UInt8 = 12
    static let midNumberLetter: UInt8 = 13
    static let midLetter: UInt8 = 14
    static let midNumber: UInt8 = 15
    static let numeric: UInt8 = 16
    static let extendNumberLetter: UInt8 = 17
    static let space: UInt8 = 18
    /// Set beside the property's number for Extended_Pictographic.
    static let pictographic: UInt8 = 0x20

    /// By the names of the data file.
    static let names: [String: UInt8] = [
        "CR": carriageReturn, "LF": lineFeed, "Newline": newline, "Extend": extend, "ZWJ": joiner,
        "Format": format, "Regional_Indicator": regional, "Katakana": katakana, "Hebrew_Letter": hebrew,
        "ALetter": letter, "Single_Quote": singleQuote, "Double_Quote": doubleQuote,
        "MidNumLet": midNumberLetter, "MidLetter": midLetter, "MidNum": midNumber, "Numeric": numeric,
        "ExtendNumLet": extendNumberLetter, "WSegSpace": space, "Extended_Pictographic": pictographic,
    ]

    /// The property without what stands beside it.
    var property: UInt8 { number & 0x1F }
    var isPictographic: Bool { number & Self.pictographic != 0 }

    /// Whether the property is one of a mask's.
    func isOne(of mask: UInt32) -> Bool { (mask >> UInt32(property)) & 1 != 0 }

    // MARK: Groups of the rules

    static let lineEnds = mask(carriageReturn, lineFeed, newline)
    /// What WB4 ignores.
    static let ignored = mask(extend, joiner, format)
    /// AHLetter
    static let letters = mask(letter, hebrew)
    /// MidLetter | MidNumLetQ
    static let insideLetters = mask(midLetter, midNumberLetter, singleQuote)
    /// MidNum | MidNumLetQ
    static let insideNumbers = mask(midNumber, midNumberLetter, singleQuote)

    /// WB5, WB8 to WB10, WB13 to WB13b: what a property is joined with when it follows, by number.
    static let followers: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 32)
        for property in [letter, hebrew, numeric] {
            table[Int(property)] = mask(letter, hebrew, numeric, extendNumberLetter)
        }
        table[Int(katakana)] = mask(katakana, extendNumberLetter)
        table[Int(extendNumberLetter)] = mask(letter, hebrew, numeric, katakana, extendNumberLetter)
        return table
    }()

    static func mask(_ properties: UInt8...) -> UInt32 {
        properties.reduce(0) { $0 | 1 << UInt32($1) }
    }
}
