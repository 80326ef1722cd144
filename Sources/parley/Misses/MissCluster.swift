// Messages that say much the same, as one.

import ParleyModel

/// Messages that are alike, with how often each was written.
struct MissCluster: Sendable {
    /// The most frequent first; the first stands for all.
    var texts: [(text: String, count: Int)]
    /// How often each kind came.
    var kinds: [(kind: Miss.Kind, count: Int)]
    /// What may be pasted for a text, where it is another.
    var examples: [String: String] = [:]

    var count: Int { texts.reduce(0) { $0 + $1.count } }

    /// From here on two messages count as alike.
    static let likeness = 0.6
    /// So many different texts are compared with each other; rarer ones stand alone.
    private static let limit = 2000

    /// Clusters, the most frequent first. Each text joins the first cluster whose leader is like it: O(texts x clusters).
    static func clusters(of misses: [Miss], similarity: (String, String) -> Double) -> [MissCluster] {
        var counts: [String: Int] = [:]
        var kinds: [String: [Miss.Kind: Int]] = [:]
        var examples: [String: String] = [:]
        for miss in misses {
            if let example = miss.example { examples[miss.text] = example }
            counts[miss.text, default: 0] += 1
            kinds[miss.text, default: [:]][miss.kind, default: 0] += 1
        }
        let texts = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let plain = Dictionary(uniqueKeysWithValues: counts.keys.map { ($0, withoutMarks($0)) })
        /// How alike two are, however they are punctuated.
        func likeness(_ one: String, _ other: String) -> Double {
            let (first, second) = (plain[one] ?? one, plain[other] ?? other)
            if first == second { return 1 }
            return max(similarity(one, other), similarity(first, second))
        }
        var members: [[(text: String, count: Int)]] = []
        for (index, text) in texts.enumerated() {
            let one = (text: text.key, count: text.value)
            let like =
                index < limit
                ? members.firstIndex { likeness($0[0].text, one.text) >= MissCluster.likeness } : nil
            if let like { members[like].append(one) } else { members.append([one]) }
        }
        return members.map { texts in
            let sums = Miss.Kind.allCases.map { kind in
                (kind: kind, count: texts.reduce(0) { $0 + (kinds[$1.text]?[kind] ?? 0) })
            }
            let own = examples.filter { example in texts.contains { $0.text == example.key } }
            return MissCluster(texts: texts, kinds: sums.filter { $0.count > 0 }, examples: own)
        }.sorted { ($1.count, $0.texts[0].text) < ($0.count, $1.texts[0].text) }
    }

    /// The words of a text in small letters; a mark parts two of them, but for an apostrophe. All of a text of marks only.
    static func withoutMarks(_ text: String) -> String {
        let kept = text.lowercased().replacing("’", with: "'").map { character in
            character.isPunctuation && character != "'" || character.isSymbol ? " " : character
        }
        let words = String(kept).split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return text }
        // Between Chinese characters no blank stands.
        return words.dropFirst().reduce(into: String(words[0])) { joined, word in
            let isChinese = [joined.last, word.first].allSatisfy { end in
                end?.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
            }
            joined += (isChinese ? "" : " ") + word
        }
    }
}
