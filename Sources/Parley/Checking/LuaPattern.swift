// A pattern of Lua's `string.match` where a regular expression is read.

/// Lua's classes, `%d` or `%a`; in a regular expression they are a sign and a letter.
enum LuaPattern {
    /// What stands for a class outside of brackets, and in them; `nil`: nothing does.
    private static let classes: [Character: (alone: String, inside: String?)] = [
        "a": ("[A-Za-z]", "A-Za-z"), "d": ("\\d", "\\d"), "l": ("[a-z]", "a-z"), "u": ("[A-Z]", "A-Z"),
        "s": ("\\s", "\\s"), "w": ("[A-Za-z0-9]", "A-Za-z0-9"), "x": ("[0-9A-Fa-f]", "0-9A-Fa-f"),
        "A": ("[^A-Za-z]", nil), "D": ("\\D", "\\D"), "L": ("[^a-z]", nil), "U": ("[^A-Z]", nil),
        "S": ("\\S", "\\S"), "W": ("[^A-Za-z0-9]", nil), "X": ("[^0-9A-Fa-f]", nil),
    ]

    /// The first class in a pattern, and the whole as a regular expression, quoted, where there is one; `nil`: it has no class.
    static func reading(_ pattern: String) -> (sign: String, regex: String?)? {
        var sign: String?
        var regex = ""
        var isWhole = true
        var isInBrackets = false
        var rest = pattern[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                regex.append(character)
                if let next = rest.popFirst() { regex.append(next) }
            case "%":
                guard let next = rest.popFirst() else {
                    regex.append(character)
                    continue
                }
                if let known = classes[next] {
                    sign = sign ?? "%\(next)"
                    isWhole = isWhole && !(isInBrackets && known.inside == nil)
                    regex += isInBrackets ? known.inside ?? "" : known.alone
                } else if next == "%" {
                    regex += "%"
                } else if next.isLetter || next.isNumber {
                    // %b, %f and captures have no like.
                    isWhole = false
                } else {
                    regex += "\\\(next)"
                }
            case "[", "]":
                isInBrackets = character == "["
                regex.append(character)
            case "-" where !isInBrackets:
                // To Lua it is "as few as possible"; who wrote it may have meant the sign.
                isWhole = false
                regex.append(character)
            default: regex.append(character)
            }
        }
        return sign.map { ($0, isWhole ? quoted(regex) : nil) }
    }

    /// In long brackets, which end at the first of their kind.
    private static func quoted(_ regex: String) -> String {
        let isShort = !regex.contains("]]") && !regex.hasSuffix("]")
        return isShort ? "[[\(regex)]]" : "[=[\(regex)]=]"
    }
}
