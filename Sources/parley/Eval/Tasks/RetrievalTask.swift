// `--task retrieval`: which of many question-answer pairs a query means.

import ParleyLanguage
import ParleyModel

struct RetrievalTask: EvalTask {
    let name = "retrieval"

    /// Below it "I do not know" is the answer, unless a bot sets its own.
    static let threshold = 0.5
    private static let depth = 10

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let file = try material.needTrain(self)
        let entries = try file.faqEntries()
        let test = try material.needTest(self)
        let queries = try test.labelledRows()
        let known = Set(entries.map(\.id))
        for query in queries where query.label != LabelledRow.outOfScope && !known.contains(query.label) {
            throw EvalFailure(
                test, line: query.line, "the id \"\(query.label)\" is none of \(file.path). Check both files."
            )
        }
        let start = Stopwatch.wallSeconds
        let index = AnswerIndex(
            entries.map { AnswerIndex.Entry(id: $0.id, questions: $0.questions, answer: $0.answer) })
        let seconds = Stopwatch.wallSeconds - start
        return Self.report(index, queries, seconds: seconds)
    }

    private static func report(_ index: AnswerIndex, _ queries: [LabelledRow], seconds: Double) -> EvalReport
    {
        var ranks: [Int?] = []
        var confidences: [(confidence: Double, isRight: Bool)] = []
        var unknown: [Double] = []
        var times = MessageTimes()
        for query in queries {
            let ranked = times.measure { index.rank(query.text, limit: depth) }
            let confidence = ranked.first?.confidence ?? 0
            guard query.label != LabelledRow.outOfScope else {
                unknown.append(confidence)
                continue
            }
            ranks.append(ranked.firstIndex { $0.name == query.label })
            confidences.append((confidence, ranked.first?.name == query.label))
        }
        let first = Proportion(right: ranks.count { $0 == 0 }, count: ranks.count)
        var report = EvalReport()
        report.add("entries", count: index.count)
        report.add("queries", count: ranks.count)
        report.add("recall_at_1", share: first.share)
        report.add("ci95", interval: first.interval)
        report.add(
            "recall_at_5",
            share: Proportion(right: ranks.count { ($0 ?? depth) < 5 }, count: ranks.count).share)
        let reciprocal = ranks.reduce(0.0) { $0 + ($1.map { 1 / Double($0 + 1) } ?? 0) }
        report.add("mrr", number: reciprocal / Double(max(1, ranks.count)))
        report.add("ece", number: Scores.calibrationError(confidences))
        if !unknown.isEmpty {
            let refused = Proportion(right: unknown.count { $0 < threshold }, count: unknown.count)
            report.add("oos_recall", share: refused.share)
        }
        report.add("train_seconds", seconds: seconds)
        times.add(to: &report)
        return report
    }
}
