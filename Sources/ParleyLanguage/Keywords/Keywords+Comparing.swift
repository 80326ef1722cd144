// When two key phrases are the same, and what one collection of texts says more often than another.

import Glibc

extension Keywords {
    /// What two spellings of one phrase have in common: stems of English words, marks and blanks left out.
    package static func comparable(_ phrase: String) -> String {
        let prepared = PreparedText(phrase)
        var stem = EnglishStem()
        var parts: [String] = []
        for token in Tokeniser.tokens(prepared.folded, in: prepared.range) where token.kind != .mark {
            let letters = prepared.folded[token.range]
            let isPlain = token.kind == .word && letters.allSatisfy { $0.isLowerLatin || $0 == 0x27 }
            parts.append(
                isPlain
                    ? String(decoding: stem.stem(letters), as: UTF8.self) : String(scalarNumbers: letters))
        }
        return parts.joined(separator: isChinese(prepared) ? "" : " ")
    }

    /// The words that `texts` have more often than `others`, those with the surest difference first; the score is how many
    /// standard deviations the difference of log odds is away from none.
    ///
    /// Log-odds ratio with an informative Dirichlet prior, which is what both collections say together (Monroe, Colaresi
    /// & Quinn 2008, eqs. 16, 20, 22). English words by their stems, shown as first written; Chinese runs of two to four
    /// characters.
    package static func telling(of texts: [String], against others: [String], limit: Int = 10) -> [Keyword] {
        var counts = TermCounts()
        for text in texts { counts.add(text, toFirst: true) }
        for text in others { counts.add(text, toFirst: false) }
        let (first, second) = (counts.totals.first, counts.totals.second)
        guard first > 0, second > 0 else { return [] }
        // The prior weighs as much as a tenth of all that was counted.
        let share = 0.1
        let priors = share * (first + second)
        var keywords = counts.terms.map { term in
            let prior = share * (term.first + term.second)
            let odds = log((term.first + prior) / (first + priors - term.first - prior))
            let other = log((term.second + prior) / (second + priors - term.second - prior))
            let variance = 1 / (term.first + prior) + 1 / (term.second + prior)
            return Keyword(text: term.text, score: (odds - other) / sqrt(variance))
        }
        keywords.removeAll { !($0.score > 0 && $0.score.isFinite) }
        let sorted = keywords.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
        var kept: [Keyword] = []
        for (_, keyword) in sorted where kept.count < limit {
            let isHan = keyword.text.unicodeScalars.contains { $0.value.isHan }
            let overlaps = kept.contains { $0.text.contains(keyword.text) || keyword.text.contains($0.text) }
            if !(isHan && overlaps) { kept.append(keyword) }
        }
        return kept
    }
}

/// How often each term stands in two collections of texts.
private struct TermCounts {
    struct Term {
        var text: String
        var first = 0.0
        var second = 0.0
    }

    /// In the order in which they first stand.
    private(set) var terms: [Term] = []
    private(set) var totals = (first: 0.0, second: 0.0)
    private var places: [UInt64: Int] = [:]
    private static let longestRun = 4

    mutating func add(_ text: String, toFirst: Bool) {
        let prepared = PreparedText(text)
        if Keywords.isChinese(prepared) {
            for gram in ChineseRuns(prepared).grams where gram.range.count <= Self.longestRun {
                add(gram.key, Double(gram.count), gram.range, in: prepared, toFirst)
            }
        } else {
            for run in EnglishRuns(prepared).runs {
                for word in run.words { add(word.key, 1, word.range, in: prepared, toFirst) }
            }
        }
    }

    private mutating func add(
        _ key: UInt64, _ count: Double, _ range: Range<Int>, in text: PreparedText, _ toFirst: Bool
    ) {
        let place: Int
        if let known = places[key] {
            place = known
        } else {
            place = terms.count
            places[key] = place
            terms.append(Term(text: text.written(range)))
        }
        if toFirst {
            terms[place].first += count
            totals.first += count
        } else {
            terms[place].second += count
            totals.second += count
        }
    }
}
