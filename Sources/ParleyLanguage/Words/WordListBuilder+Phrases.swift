// Which entries of a general word list are phrases, not words.

extension WordListBuilder {
    /// Entries that are left when phrases are taken out: a numeral with what is counted (一条, 三个月), and four or more
    /// characters that are two common words (信息技术). Idioms and names of people, places and bodies stay.
    func withoutPhrases() -> [Entry] { entries.values.filter { !isCounted($0) && !isCompound($0) } }

    private static let counting = Set("一二三四五六七八九十百千万亿两几".unicodeScalars.map(\.value))
    private static let determining = Set("多每某这那各".unicodeScalars.map(\.value)).union(counting)
    private static let countingParts = Set("数半零〇第".unicodeScalars.map(\.value)).union(determining)
    private static let exceptions = Set(["一些", "一样", "一切"].map { $0.unicodeScalars.map(\.value) })

    private func isCounted(_ entry: Entry) -> Bool {
        guard ["m", "mq", "t"].contains(entry.tag), entry.word.count >= 2,
            !Self.exceptions.contains(entry.word),
            let last = entry.word.last, !Self.countingParts.contains(last)
        else { return false }
        return (entry.word.count == 2 ? Self.determining : Self.counting).contains(entry.word[0])
    }

    private static let wholes: Set<String> = ["i", "nr", "nrt", "nrfg", "ns", "nt"]
    private static let commonCount = 50.0

    private func isCompound(_ entry: Entry) -> Bool {
        let word = entry.word
        guard word.count >= 4, !Self.wholes.contains(entry.tag) else { return false }
        let least = max(Self.commonCount, entry.count)
        return (2...word.count - 2).contains { place in
            [word[..<place], word[place...]].allSatisfy {
                entries[Array($0)].map { $0.count >= least } ?? false
            }
        }
    }
}
