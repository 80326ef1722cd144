// The endings and exceptions of the Snowball stemmer for English.

extension EnglishStem {
    enum Condition {
        case none, afterL, afterLiLetter, inSecond
    }

    struct Replacement {
        var ending: String
        var by: String
        var condition = Condition.none
    }

    /// Longest first, so that the first that fits is the longest.
    private static func table(_ text: String, _ conditions: [String: Condition]) -> [Replacement] {
        text.split(separator: " ").map { pair in
            let parts = pair.split(separator: ">", omittingEmptySubsequences: false)
            let ending = String(parts[0])
            return Replacement(ending: ending, by: String(parts[1]), condition: conditions[ending] ?? .none)
        }.sorted { $0.ending.utf8.count > $1.ending.utf8.count }
    }

    static let second = table(
        """
        tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate \
        alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogi>og \
        fulli>ful lessli>less li>
        """, ["ogi": .afterL, "li": .afterLiLetter])

    static let third = table(
        "tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>", ["ative": .inSecond])

    static let fourth = [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive",
        "ize",
        "ion", "al", "er", "ic",
    ]

    /// Words that R1 begins behind, whatever their letters.
    static let heads = ["gener", "commun", "arsen"]

    static let doubled = Array("bdfgmnprt".utf8)
    static let liLetters = Array("cdeghkmnrt".utf8)

    private static let exceptions: [[UInt8]: [UInt8]] = {
        var table: [[UInt8]: [UInt8]] = [:]
        let text = """
            skis>ski skies>sky dying>die lying>lie tying>tie idly>idl gently>gentl ugly>ugli early>earli only>onli \
            singly>singl sky>sky news>news howe>howe atlas>atlas cosmos>cosmos bias>bias andes>andes
            """
        for pair in text.split(separator: " ") {
            let parts = pair.split(separator: ">")
            table[Array(parts[0].utf8)] = Array(parts[1].utf8)
        }
        return table
    }()

    private static let fixed: Set<[UInt8]> = Set(
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"].map {
            Array($0.utf8)
        })

    static func exception(_ word: [UInt8]) -> [UInt8]? { word.count <= 6 ? exceptions[word] : nil }
    static func isFixed(_ word: [UInt8]) -> Bool { (6...7).contains(word.count) && fixed.contains(word) }
}
