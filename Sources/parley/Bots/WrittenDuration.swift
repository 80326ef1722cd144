// A length of time as people write it: `2h`, `90m`, `1d 12h`.

enum WrittenDuration {
    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    /// Ten years: dates further away are mistakes.
    private static let longest = 315_360_000

    /// In seconds; `nil` when it is none, or longer than ten years.
    static func seconds(in text: String) -> Int? {
        var total = 0
        var digits = ""
        for character in text where !character.isWhitespace {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            guard let unit = units[character], let number = Int(digits), number <= longest else { return nil }
            total += number * unit
            digits = ""
            guard total <= longest else { return nil }
        }
        return digits.isEmpty && total > 0 ? total : nil
    }
}
