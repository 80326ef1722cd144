// The words that tell most of what a text is about.

import Glibc
import ParleyModel

/// A word or phrase of a text as it is written there, with how much it tells: a number to compare within one text.
package struct Keyword: Sendable, Hashable {
    package var text: String
    package var score: Double
}

/// Finds the key phrases of texts, English or Chinese.
///
/// English phrases are the runs of words between function words (Rose et al. 2010); Chinese ones, written without blanks, are runs
/// of characters that stand alone or again and again, and in no longer run as often. They are scored by how often they stand,
/// how rare they are in a collection (Spärck Jones 1972), where they first stand and how long they are. Weights were chosen
/// on development data. A text costs time linear in its length, but for sorting its phrases.
package struct Keywords: Sendable {
    /// What a collection says about how rare words and runs are.
    private var collection = GramWeights()

    /// Without a collection English words are as rare as in everyday texts, and Chinese runs all alike.
    package init(collection texts: [String] = []) {
        for text in texts {
            let prepared = PreparedText(text)
            if Self.isChinese(prepared) {
                collection.add(ChineseRuns(prepared).grams.map(\.key))
            } else {
                collection.add(EnglishRuns(prepared).runs.flatMap { $0.words.flatMap(\.keys) })
            }
        }
    }

    /// The phrases that tell most, best first; none of a text without words.
    package func of(_ text: String, limit: Int = 10) -> [Keyword] {
        let prepared = PreparedText(text)
        return Self.isChinese(prepared) ? chinese(prepared, limit) : english(prepared, limit)
    }

    static func isChinese(_ text: PreparedText) -> Bool {
        MessageLanguage.of(text.folded).map { $0.text == "zh" } ?? false
    }

    // MARK: English

    /// Longer runs are no phrases.
    private static let longestRun = 4

    private struct Phrase {
        var words: [EnglishRuns.Word]
        var count: Double
        /// Of its first word, among all of the text.
        var place: Int
        var range: Range<Int>
    }

    private func english(_ text: PreparedText, _ limit: Int) -> [Keyword] {
        let found = EnglishRuns(text)
        var counts: [UInt64: Double] = [:]
        var places: [UInt64: Int] = [:]
        var phrases: [Phrase] = []
        for run in found.runs {
            for word in run.words { counts[word.key, default: 0] += 1 }
            guard run.words.count <= Self.longestRun, let first = run.words.first, let last = run.words.last
            else { continue }
            var hash = StableHash()
            for word in run.words { for key in word.keys { hash.add(key) } }
            if let known = places[hash.value] {
                phrases[known].count += 1
            } else if run.words.count > 1 || first.range.count > 2 {
                places[hash.value] = phrases.count
                let range = first.range.lowerBound..<last.range.upperBound
                phrases.append(Phrase(words: run.words, count: 1, place: run.place, range: range))
            }
        }
        let total = Double(max(1, found.wordCount))
        let keywords = phrases.map { phrase in
            var score = phrase.words.reduce(0) { $0 + rarity($1) * sqrt(sqrt(counts[$1.key] ?? 1)) }
            score /= pow(Double(phrase.words.count), 0.3)
            if phrase.words.count == 1 { score *= 0.4 }
            score *= (1.5 - 0.5 * Double(phrase.place) / total) * pow(phrase.count, 0.3)
            if Self.isOpen(phrase, in: text) { score *= 0.7 }
            return Candidate(range: phrase.range, score: score)
        }
        return Self.best(keywords).prefix(max(0, limit)).map { $0.keyword(in: text) }
    }

    private func rarity(_ word: EnglishRuns.Word) -> Double {
        if let known = collection.rarity(word.key) { return known + 1 }
        guard let vectors = WordVectors.english, let row = vectors.row(word.key) else {
            return Self.unknownRarity
        }
        return Double(vectors.rarity(row)) + 1
    }

    /// Of words that everyday texts do not have.
    private static let unknownRarity = 10.0

    private static func isOpen(_ phrase: Phrase, in text: PreparedText) -> Bool {
        let end = phrase.range.upperBound
        return PhraseBreaks.openEndings.contains { ending in
            phrase.range.count > ending.count && text.folded[end - ending.count..<end].elementsEqual(ending)
        }
    }

    // MARK: Chinese

    /// What a run counts by its length: two characters seldom make a term.
    private static let lengthWeights = [0, 0, 0.4, 0.7, 1, 1, 1, 1, 0.9]

    private func chinese(_ text: PreparedText, _ limit: Int) -> [Keyword] {
        let found = ChineseRuns(text)
        let total = Double(max(1, found.length))
        let keywords = found.terms(in: text.folded).map { term in
            let length = term.isLatin ? 3 : term.range.count
            var score = pow(Double(term.count), 0.6) * (collection.rarity(term.key) ?? 4)
            score *= Self.lengthWeights[min(length, Self.lengthWeights.count - 1)]
            score *= 1.3 - 0.3 * Double(term.place) / total
            if term.isWhole { score *= 1.5 }
            return Candidate(range: term.range, score: score)
        }
        var kept: [Keyword] = []
        for candidate in Self.best(keywords) {
            guard kept.count < limit else { break }
            let keyword = candidate.keyword(in: text)
            // A part of a better one says nothing more.
            let isPart = kept.contains { $0.text.contains(keyword.text) || keyword.text.contains($0.text) }
            if !isPart { kept.append(keyword) }
        }
        return kept
    }

    /// The best first; of equal ones that which stands first.
    private static func best(_ keywords: [Candidate]) -> [Candidate] {
        keywords.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }

    /// A phrase before it is written out: finding it in the text as written costs the text's length.
    private struct Candidate {
        var range: Range<Int>
        var score: Double

        func keyword(in text: PreparedText) -> Keyword { Keyword(text: text.written(range), score: score) }
    }
}
