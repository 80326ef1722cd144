// What other thresholds would give: how much is right, wrong and passed over at each.

import ParleyModel

/// Messages by how sure their best label was.
struct ThresholdSweep: Sendable {
    /// In scope, with whether the label is right.
    var inScope: [(confidence: Double, isRight: Bool)]
    var outOfScope: [Double]

    static let thresholds = (1...9).map { Double($0) / 10 }

    /// Of the messages in scope: right and at least so sure, wrong and at least so sure. Of those out of scope: less sure.
    struct Row: Hashable, Sendable {
        var threshold: Double
        var right: Double
        var wrong: Double
        var rejected: Double?
    }

    var rows: [Row] {
        Self.thresholds.map { threshold in
            let taken = inScope.filter { $0.confidence >= threshold }
            let all = Double(max(1, inScope.count))
            return Row(
                threshold: threshold, right: Double(taken.count { $0.isRight }) / all,
                wrong: Double(taken.count { !$0.isRight }) / all,
                rejected: outOfScope.isEmpty
                    ? nil : Double(outOfScope.count { $0 < threshold }) / Double(outOfScope.count))
        }
    }

    var table: EvalReport.Table {
        EvalReport.Table(
            key: "thresholds", title: "At other thresholds: right and wrong in scope, rejected out of scope",
            columns: ["threshold", "right", "wrong"] + (outOfScope.isEmpty ? [] : ["rejected"]),
            shares: ["right", "wrong", "rejected"],
            rows: rows.map { row in
                ([row.threshold, row.right, row.wrong] + (row.rejected.map { [$0] } ?? [])).map {
                    .number(($0 * 1e6).rounded() / 1e6) ?? .null
                }
            })
    }
}
