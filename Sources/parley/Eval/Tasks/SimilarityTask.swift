// `--task similarity`: how alike two texts are, against what people say.

import ParleyLanguage
import ParleyModel

struct SimilarityTask: EvalTask {
    let name = "similarity"

    /// The texts themselves, and those of TRAIN, tell how rare a word is; no score is looked at.
    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let rows = try material.needTest(self).pairRows()
        let others = try material.train?.pairRows() ?? []
        let likeness = MeaningLikeness(collection: (others + rows).flatMap { [$0.left, $0.right] })
        let start = Stopwatch.threadSeconds
        let found = rows.map { likeness.of($0.left, $0.right) }
        let seconds = Stopwatch.threadSeconds - start
        var report = EvalReport()
        report.add("pairs", count: rows.count)
        if rows.allSatisfy({ $0.score == 0 || $0.score == 1 }) {
            let pairs = zip(rows, found)
            report.add(
                "auc",
                share: Scores.areaUnderCurve(
                    positive: pairs.filter { $0.0.score == 1 }.map(\.1),
                    negative: pairs.filter { $0.0.score == 0 }.map(\.1)))
        } else {
            report.add("pearson", number: Scores.pearson(rows.map(\.score), found))
        }
        report.add("pairs_per_s", number: Double(rows.count) / max(seconds, 1e-9), places: 0)
        return report
    }
}
