// Learning from messages that nobody has labelled.

import Glibc

/// A second model, taught by the first: the first guesses what unlabelled messages mean, the guesses are smoothed over
/// messages that are alike, and the surest teach the second.
enum StudentTraining {
    /// Fewer messages than this teach more wrong than right.
    static let least = 1000
    /// Of more messages the first are taken: neighbours cost the square.
    static let most = 20_000
    /// How many of a class's guesses teach: those with the largest lead.
    private static let kept = 0.8
    /// How much more a labelled example counts than a guessed one.
    private static let labelledWeight: Float = 3

    /// - Returns: `nil` when there are too few messages.
    static func student(
        of teacher: IntentModel, texts: [FeatureKeys], labels: [Int], unlabelled: [FeatureKeys],
        words: WordSpace?
    ) -> IntentModel? {
        guard unlabelled.count >= least else { return nil }
        let messages = Array(unlabelled.prefix(most))
        let width = teacher.width
        var start = [Float](repeating: 0, count: (texts.count + messages.count) * width)
        for (index, label) in labels.enumerated() { start[index * width + label] = 1 }
        var vector = TermVector()
        var scores: [Float] = []
        for (index, message) in messages.enumerated() {
            vector.read(message, in: teacher)
            teacher.score(vector, message.stems, into: &scores)
            shares(&scores, teacher.classCount - 1)
            for column in 0..<teacher.classCount - 1 {
                start[(texts.count + index) * width + column] = scores[column]
            }
        }
        let spread = MessageGraph(texts + messages, words: words).spread(start, width: width)
        let guesses = surest(
            messages.indices.map { index in
                let row = (texts.count + index) * width
                return Array(spread[row..<row + teacher.classCount - 1])
            })
        var settings = IntentModel.Settings()
        settings.leastFrequency = min(20, max(2, messages.count / 400))
        settings.workLimit = 20e9
        return IntentModel.train(
            texts: texts + guesses.map { messages[$0.message] }, labels: labels + guesses.map(\.label),
            classCount: teacher.classCount - 1, words: words,
            weights: texts.map { _ in labelledWeight } + guesses.map { _ in 1 }, settings: settings)
    }

    private static func shares(_ scores: inout [Float], _ count: Int) {
        let largest = scores[..<count].max() ?? 0
        var sum: Float = 0
        for column in 0..<count {
            scores[column] = expf(scores[column] - largest)
            sum += scores[column]
        }
        for column in 0..<count { scores[column] /= sum }
    }

    /// The messages whose guessed class leads the most, class by class.
    private static func surest(_ rows: [[Float]]) -> [(message: Int, label: Int)] {
        var byClass: [[(message: Int, lead: Float)]] = Array(repeating: [], count: rows.first?.count ?? 0)
        for (message, row) in rows.enumerated() {
            guard let best = row.indices.max(by: { row[$0] < row[$1] }) else { continue }
            let sum = max(row.reduce(0, +), 1e-9)
            var second: Float = 0
            for column in row.indices where column != best { second = max(second, row[column]) }
            byClass[best].append((message, (row[best] - second) / sum))
        }
        var guesses: [(message: Int, label: Int)] = []
        for (label, list) in byClass.enumerated() {
            let sorted = list.sorted { ($1.lead, $0.message) < ($0.lead, $1.message) }
            let count = Int((Double(sorted.count) * kept).rounded(.up))
            for one in sorted.prefix(count) { guesses.append((one.message, label)) }
        }
        return guesses.sorted { $0.message < $1.message }
    }
}
