// Days and months with a typing error: "tomorow", "wendesday", "febuary".

enum EnglishTimeSlips {
    private static let shortest = 5
    /// From here on two edits are forgiven.
    private static let long = 8

    /// The word that is written with a slip in letters behind its first; `nil` when no word, or another length, is.
    static func meant(by word: ArraySlice<Scalar>) -> EnglishTimeWord? {
        guard word.count >= shortest, let first = word.first, let candidates = byFirst[first],
            !others.contains(StableHash.of(word))
        else { return nil }
        for (form, meaning) in candidates {
            let limit = form.count >= long ? 2 : 1
            if EditDistance.between(word, form[...], limit: limit) <= limit { return meaning }
        }
        return nil
    }

    /// Words of their own that lie as near.
    private static let others = Set(
        ["sundae", "sunny", "sundry", "weaken", "weakened", "thirsty", "thursdays", "spring"].map {
            StableHash.of($0)
        })

    private static let byFirst: [Scalar: [([Scalar], EnglishTimeWord)]] = {
        let words = """
            yesterday tomorrow tonight afternoon weekend monday tuesday wednesday thursday friday saturday sunday january
            february august april september october november december
            """
        var byFirst: [Scalar: [([Scalar], EnglishTimeWord)]] = [:]
        for word in words.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            let form = word.unicodeScalars.map(\.value)
            guard let first = form.first, let meaning = EnglishTimeWord.table[StableHash.of(String(word))]
            else {
                continue
            }
            byFirst[first, default: []].append((form, meaning))
        }
        return byFirst
    }()
}
