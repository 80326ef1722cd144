// Shows a bot's text without letting it steer the terminal.

extension String {
    /// Control characters other than line break and tab, and those that turn the direction of writing, as visible signs:
    /// a reply may carry what a user or a plugin put into it.
    var visible: String {
        guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            guard scalar.steersTerminals else {
                text.unicodeScalars.append(scalar)
                continue
            }
            // U+2400 and the following are the pictures of the first 32 control characters.
            if scalar.value < 0x20, let picture = UnicodeScalar(0x2400 + scalar.value) {
                text.unicodeScalars.append(picture)
            } else {
                text += "<U+\(scalar.hexadecimal)>"
            }
        }
        return text
    }
}

extension UnicodeScalar {
    fileprivate var steersTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        // Embeddings, overrides and isolates of UAX #9; line and paragraph separators.
        case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        default: false
        }
    }

    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
