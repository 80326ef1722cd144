// Finds the question-answer pair that a message means, among up to some hundred thousand.

import Glibc
package import ParleyModel

/// Question-answer pairs, searched by what their questions and answers say.
///
/// A message first meets the entries that share its rarest features, through an inverted index; the best of them are then
/// compared in full. A question is compared by words (``QuestionBlock/overlap(_:question:)``) and by letters (cosine);
/// an entry with several questions by the nearest one and by the middle of all of them (Rocchio 1971), which learns what
/// its paraphrases have in common; the answer's own text adds a little (BM25). Sub-linear: a message touches at most
/// ``postingBudget`` places of the index, however many entries there are.
package struct AnswerIndex: Sendable {
    package struct Entry: Sendable, Hashable {
        package var id: String
        /// All ask the same.
        package var questions: [String]
        package var answer: String
        package init(id: String, questions: [String], answer: String = "") {
            self.id = id
            self.questions = questions
            self.answer = answer
        }
    }

    private static let postingBudget = 60_000
    private static let candidateLimit = 128
    /// What the words count beside the letters in a text of Latin letters.
    private static let wordShare: Float = 0.4
    /// What the nearest question counts beside the middle of all.
    private static let nearestShare: Float = 0.5
    private static let answerShare: Float = 0.25
    private static let chineseAnswerShare: Float = 0.1
    /// What the words of the question before count in a follow-up.
    private static let beforeWeight: Float = 0.5

    private let ids: [String]
    /// The questions of entry `e` are `starts[e]..<starts[e + 1]`.
    private var starts: [Int] = [0]
    private var words = QuestionBlock()
    private var letters = QuestionBlock()
    private let texts: AnswerTexts
    private var wordSpread: [Float] = []
    private var letterSpread: [Float] = []
    private var exact: [UInt64: Int32] = [:]

    package var count: Int { ids.count }

    /// Learns from entries; the same entries give the same index in every process. O(n) in the length of their texts.
    package init(_ entries: [Entry]) {
        ids = entries.map(\.id)
        texts = AnswerTexts(entries.map(\.answer))
        var owners: [Int32] = []
        for (number, entry) in entries.enumerated() {
            for question in entry.questions {
                let features = QuestionFeatures(question)
                words.add(features.words)
                letters.add(features.letters)
                owners.append(Int32(number))
                if !features.words.keys.isEmpty, exact[features.hash] == nil {
                    exact[features.hash] = Int32(number)
                }
            }
            starts.append(owners.count)
        }
        words.finish(entries: owners)
        letters.finish(entries: owners)
        for entry in entries.indices {
            wordSpread.append(words.spread(of: starts[entry]..<starts[entry + 1]))
            letterSpread.append(letters.spread(of: starts[entry]..<starts[entry + 1]))
        }
    }

    /// The entries that a message may mean, best first, with how surely each is meant, 0 to 1: of the messages that get
    /// 0.8 eight in ten mean the entry. Below one half "I do not know" is the better answer.
    package func rank(_ message: String, limit: Int = 5) -> [Ranked] {
        rank(PreparedText(message), limit: limit)
    }

    func rank(_ message: PreparedText, limit: Int) -> [Ranked] {
        rank(QuestionFeatures(message), text: message, limit: limit)
    }

    /// The same for a message that may follow up on the question before it ("what about abroad?"): that question's words
    /// count where the message has none of its own.
    package func rank(_ message: String, after before: String, limit: Int = 5) -> [Ranked] {
        let features = QuestionFeatures(
            QuestionFeatures(message), joinedTo: QuestionFeatures(before), weight: Self.beforeWeight)
        return rank(features, text: PreparedText(message + " " + before), limit: limit)
    }

    private func rank(_ features: QuestionFeatures, text: PreparedText, limit: Int) -> [Ranked] {
        let found = matches(features, text: text)
        let known = exact[features.hash]
        let confidences = AnswerConfidence.of(found.prefix(limit + 1).map { Double($0.score) })
        var ranked: [Ranked] = []
        for (one, confidence) in zip(found.prefix(limit), confidences) {
            let isExact = known == one.entry
            ranked.append(Ranked(name: ids[Int(one.entry)], confidence: isExact ? 1 : confidence))
        }
        // What is asked word for word comes first.
        if let place = ranked.firstIndex(where: { $0.confidence == 1 }), place > 0 {
            ranked.insert(ranked.remove(at: place), at: 0)
        }
        return ranked
    }

    /// The entries that are worth a look with their scores, best first.
    private func matches(_ features: QuestionFeatures, text: PreparedText) -> [(entry: Int32, score: Float)] {
        let query = Query(
            words: words.query(features.words), letters: letters.query(features.letters),
            texts: texts.query(text), chineseShare: features.chineseShare)
        return candidates(query).map { (entry: $0, score: score(query, entry: Int($0))) }
            .sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
    }

    /// The scores behind the confidences: 0 to about 1.7.
    package func scores(_ message: String, limit: Int) -> [(id: String, score: Double)] {
        matches(QuestionFeatures(message), text: PreparedText(message)).prefix(limit)
            .map { (id: ids[Int($0.entry)], score: Double($0.score)) }
    }

    private struct Query {
        var words: QuestionBlock.Query
        var letters: QuestionBlock.Query
        var texts: AnswerTexts.Query
        var chineseShare: Float
        var latinShare: Float { 1 - chineseShare }
        /// What the words count in all.
        var wordWeight: Float { chineseShare + AnswerIndex.wordShare * latinShare }
    }

    /// How well an entry fits: 0 to about 1.7.
    private func score(_ query: Query, entry: Int) -> Float {
        let answers = Self.chineseAnswerShare * query.chineseShare + Self.answerShare * query.latinShare
        var nearest: Float = 0
        var wordSum: Float = 0
        var letterSum: Float = 0
        for question in starts[entry]..<starts[entry + 1] {
            let overlap = words.overlap(query.words, question: question)
            let cosine = query.latinShare > 0 ? letters.cosine(query.letters, question: question) : 0
            nearest = max(nearest, query.wordWeight * overlap + query.latinShare * cosine)
            wordSum += overlap
            letterSum += cosine
        }
        let middle =
            query.wordWeight * wordSum / wordSpread[entry]
            + query.latinShare * letterSum / letterSpread[entry]
        let asked = (middle + Self.nearestShare * nearest) / (1 + Self.nearestShare)
        return asked + answers * texts.score(query.texts, text: entry)
    }

    // MARK: Candidates

    /// The entries that share most with a message, its rarest features first, within the budget.
    private func candidates(_ query: Query) -> [Int32] {
        var features: [(count: Int, id: Int32, isLetters: Bool, weight: Float)] = []
        for (id, weight) in zip(query.words.ids, query.words.weights) {
            let share = weight / max(query.words.sum, .leastNormalMagnitude)
            features.append((words.count(of: id), id, false, query.wordWeight * share))
        }
        for (id, weight) in zip(query.letters.ids, query.letters.weights) where query.latinShare > 0 {
            let share = weight * weight / max(query.letters.squares, .leastNormalMagnitude)
            features.append((letters.count(of: id), id, true, query.latinShare * share))
        }
        features.sort { ($0.count, $0.isLetters ? 1 : 0, $0.id) < ($1.count, $1.isLetters ? 1 : 0, $1.id) }
        var shared = [Float](repeating: 0, count: ids.count)
        var touched: [Int32] = []
        var left = Self.postingBudget
        for feature in features {
            left -= feature.count
            if left < 0 { break }
            let entries = feature.isLetters ? letters.entries(of: feature.id) : words.entries(of: feature.id)
            for entry in entries {
                if shared[Int(entry)] == 0 { touched.append(entry) }
                shared[Int(entry)] += feature.weight
            }
        }
        return Self.best(of: touched, by: shared)
    }

    /// The entries with the largest sums, by counting them into steps: O(n).
    private static func best(of touched: [Int32], by sums: [Float]) -> [Int32] {
        guard touched.count > candidateLimit else { return touched }
        func step(_ entry: Int32) -> Int { max(0, min(511, Int(sums[Int(entry)] * 300))) }
        var counts = [Int](repeating: 0, count: 512)
        for entry in touched { counts[step(entry)] += 1 }
        var least = 511
        var kept = counts[least]
        while least > 0, kept < candidateLimit {
            least -= 1
            kept += counts[least]
        }
        let inside = touched.filter { step($0) > least }
        return inside + touched.filter { step($0) == least }.sorted().prefix(candidateLimit - inside.count)
    }
}
