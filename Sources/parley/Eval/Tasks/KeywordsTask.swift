// `--task keywords`: which words and phrases tell what a text is about.

import ParleyLanguage
import ParleyModel

struct KeywordsTask: EvalTask {
    let name = "keywords"

    private static let depths = [3, 5, 10]

    /// The texts themselves, and those of TRAIN, tell how rare a word is; the keys of neither are looked at.
    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let test = try material.needTest(self)
        let rows = try test.keywordRows()
        let others = try material.train?.keywordRows().map(\.text) ?? []
        let start = Stopwatch.wallSeconds
        let keywords = Keywords(collection: others + rows.map(\.text))
        let seconds = Stopwatch.wallSeconds - start
        var times = MessageTimes()
        var sums = Self.depths.map { _ in 0.0 }
        for row in rows {
            let found = times.measure { keywords.of(row.text, limit: Self.depths.max() ?? 0) }
            let given = Set(row.keys.map(Keywords.comparable))
            for (place, depth) in Self.depths.enumerated() {
                sums[place] += Self.f1(found.prefix(depth).map { Keywords.comparable($0.text) }, given)
            }
        }
        var report = EvalReport()
        report.add("texts", count: rows.count)
        for (depth, sum) in zip(Self.depths, sums) {
            report.add("f1_at_\(depth)", share: sum / Double(max(1, rows.count)))
        }
        report.add("train_seconds", seconds: seconds)
        times.add(to: &report)
        return report
    }

    /// Of one text; the report has the mean over all.
    private static func f1(_ found: [String], _ given: Set<String>) -> Double {
        let right = Set(found).intersection(given).count
        let all = found.count + given.count
        return all == 0 ? 0 : 2 * Double(right) / Double(all)
    }
}
