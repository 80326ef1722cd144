// What kind of character a Unicode scalar is, as far as recognition needs to know.

/// A Unicode scalar's number: the unit in which texts are compared here, and in which offsets are told.
typealias Scalar = UInt32

extension Scalar {
    static let blank: Scalar = 0x20

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLowerLatin: Bool { self >= 0x61 && self <= 0x7A }
    var isUpperLatin: Bool { self >= 0x41 && self <= 0x5A }
    var isASCIILetter: Bool { isLowerLatin || isUpperLatin }
    var isASCIIWord: Bool { isDigit || isASCIILetter }

    /// Chinese characters, with the rare blocks, and 〇.
    var isHan: Bool {
        (self >= 0x4E00 && self <= 0x9FFF) || (self >= 0x3400 && self <= 0x4DBF) || self == 0x3007
            || (self >= 0x20000 && self <= 0x323AF) || (self >= 0xF900 && self <= 0xFAFF)
    }

    /// Scripts written without blanks, each character of which stands alone: Chinese and kana.
    var standsAlone: Bool { isHan || (self >= 0x3040 && self <= 0x30FF) }

    /// A letter of a script that parts words with blanks.
    var isLetter: Bool {
        if self < 0x80 { return isASCIILetter }
        if standsAlone { return false }
        guard let scalar = Unicode.Scalar(self) else { return false }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    }

    /// Full stops, question and exclamation marks, semicolons, line ends, in half width.
    var endsSentence: Bool { self == 0x2E || self == 0x3F || self == 0x21 || self == 0x3B || self == 0x0A }
    var endsClause: Bool { endsSentence || self == 0x2C || self == 0x3A }
    var isQuestionMark: Bool { self == 0x3F }
}

extension String {
    var scalarNumbers: [Scalar] { unicodeScalars.map(\.value) }

    init(scalarNumbers numbers: some Sequence<Scalar>) {
        var scalars = String.UnicodeScalarView()
        for number in numbers { scalars.append(Unicode.Scalar(number) ?? "\u{FFFD}") }
        self.init(scalars)
    }
}
