// `--task sentiment`: whether, or how far, what a text tells is felt as good.

import ParleyLanguage
import ParleyModel

struct SentimentTask: EvalTask {
    let name = "sentiment"

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let test = try material.needTest(self)
        let rows = try Self.rated(test)
        guard let train = material.train else {
            let tone = Tone()
            return Self.report(rows) { tone.of($0) }
        }
        let examples = try Self.rated(train)
        let middle = Self.isBinary(examples) ? 0.5 : 0
        let start = Stopwatch.wallSeconds
        guard let model = ToneModel(examples.map { ($0.text, $0.rating > middle) }) else {
            throw EvalFailure(
                "\(train.path): all examples are of one kind. Give examples of good and of bad texts.")
        }
        let seconds = Stopwatch.wallSeconds - start
        var report = Self.report(rows) { model.of($0) }
        report.add("train_seconds", seconds: seconds)
        report.add("model_bytes", count: model.size)
        return report
    }

    /// A text with how good it is: 1 or 0, or a rating around 0.
    private struct Rated {
        var rating: Double
        var text: String
    }

    private static func rated(_ file: EvalFile) throws(EvalFailure) -> [Rated] {
        var rated: [Rated] = []
        for row in try file.labelledRows() {
            guard let rating = Double(row.label), rating.isFinite else {
                throw EvalFailure(
                    file, line: row.line,
                    "the label \"\(row.label)\" is no number. Write 1 or 0, or a rating around 0.")
            }
            rated.append(Rated(rating: rating, text: row.text))
        }
        return rated
    }

    private static func isBinary(_ rows: [Rated]) -> Bool {
        rows.allSatisfy { $0.rating == 0 || $0.rating == 1 }
    }

    private static func report(_ rows: [Rated], by tone: (String) -> Double) -> EvalReport {
        var times = MessageTimes()
        let found = rows.map { row in times.measure { tone(row.text) } }
        var report = EvalReport()
        report.add("messages", count: rows.count)
        if isBinary(rows) {
            let right = zip(rows, found).count { ($0.rating == 1) == ($1 > 0) }
            let accuracy = Proportion(right: right, count: rows.count)
            report.add("accuracy", share: accuracy.share)
            report.add("ci95", interval: accuracy.interval)
        } else {
            report.add("pearson", number: Scores.pearson(rows.map(\.rating), found))
            let told = zip(rows, found).filter { $0.0.rating != 0 }
            let right = told.count { ($0.rating > 0) == ($1 > 0) }
            report.add("sign_accuracy", share: Proportion(right: right, count: told.count).share)
        }
        times.add(to: &report)
        return report
    }
}
