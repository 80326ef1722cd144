// One thing that `parley doctor` looked at: what it found, and what to do.

import ParleyModel

struct Examination: Equatable {
    enum Outcome: String {
        case sound = "ok"
        /// It works, but could work better.
        case note
        /// Something does not work until somebody does what is advised.
        case fault
    }

    var subject: String
    var outcome = Outcome.sound
    var found: String
    /// What to do; empty when there is nothing to do.
    var advice = ""

    var value: Value {
        var record: Record = [
            "subject": .text(subject), "outcome": .text(outcome.rawValue), "found": .text(found),
        ]
        if !advice.isEmpty { record["advice"] = .text(advice) }
        return .record(record)
    }

    /// Aligned lines; an advice stands under what it is about.
    static func text(_ examinations: [Examination]) -> String {
        let rows = examinations.map { [$0.outcome.rawValue, $0.subject, $0.found] }
        let indent =
            (rows.map { $0[0].utf8.count }.max() ?? 0) + (rows.map { $0[1].utf8.count }.max() ?? 0) + 4
        return zip(Columns.aligned(rows), examinations).map { line, examination in
            guard !examination.advice.isEmpty else { return line.visible }
            return line.visible + "\n" + String(repeating: " ", count: indent) + examination.advice.visible
        }.joined(separator: "\n")
    }
}
