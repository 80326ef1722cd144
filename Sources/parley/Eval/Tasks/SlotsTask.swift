// `--task slots`: where the values of slots stand in messages, learned from examples that show it.

import Glibc
import ParleyLanguage
import ParleyModel

struct SlotsTask: EvalTask {
    let name = "slots"

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let train = try material.needTrain(self)
        let rows = try train.slotRows()
        guard let test = material.test else {
            return try crossValidate(rows, path: train.path, material)
        }
        var outcome = Outcome()
        let tested = try test.slotRows()
        material.progress?.begin("learning from \(rows.count) examples")
        let trained = Trained(rows)
        material.progress?.begin("messages", of: tested.count)
        outcome.judge(trained, on: tested, material.progress)
        return outcome.report
    }

    private func crossValidate(
        _ rows: [SlotRow], path: String, _ material: EvalMaterial
    ) throws(EvalFailure) -> EvalReport {
        let folds = material.folds ?? 5
        guard folds <= rows.count else {
            throw EvalFailure("\(path): \(rows.count) rows cannot be cut into \(folds) parts.")
        }
        let parts = Folds.parts(of: rows.map(\.intent), count: folds)
        var outcome = Outcome()
        for fold in 0..<folds {
            let kept = zip(rows, parts).filter { $0.1 != fold }.map(\.0)
            let tested = zip(rows, parts).filter { $0.1 == fold }.map(\.0)
            material.progress?.begin("learning, part \(fold + 1) of \(folds)")
            let trained = Trained(kept)
            material.progress?.begin("messages, part \(fold + 1) of \(folds)", of: tested.count)
            outcome.judge(trained, on: tested, material.progress)
        }
        return outcome.report
    }

    /// What finds the intent of a message, and what finds its values.
    private struct Trained {
        let recogniser: any Recogniser
        let model: SlotModel
        let seconds: Double

        init(_ rows: [SlotRow]) {
            var declarations = Declarations()
            for row in rows {
                let position = SourcePosition(file: "examples", line: row.line)
                declarations.intents[
                    row.intent, default: IntentDeclaration(name: row.intent, examples: [], position: position)
                ].examples.append(row.text.replacing("{", with: "{ "))
            }
            let examples = rows.map { row in
                SlotExample(
                    intent: row.intent, text: row.text,
                    spans: row.spans.map { SlotSpan(slot: $0.slot, range: $0.start..<$0.end) })
            }
            let start = Stopwatch.wallSeconds
            recogniser = ParleyTrainer().train(on: declarations)
            model = SlotModel(examples)
            seconds = Stopwatch.wallSeconds - start
        }

        func spans(in text: String) -> [SlotSpan] {
            let intents = recogniser.understand(text, locale: Locale("en"), expected: nil).intents
                .filter { !$0.name.hasPrefix("parley.") }
            return model.spans(in: text, intents: intents.map { ($0.name, $0.confidence) })
        }
    }

    private struct Outcome {
        private var messages = 0
        private var right = 0
        private var found = 0
        private var expected = 0
        private var bySlot: [String: (right: Int, found: Int, expected: Int)] = [:]
        private var times = MessageTimes()
        private var trainSeconds = 0.0
        private var modelBytes = 0

        mutating func judge(_ trained: Trained, on rows: [SlotRow], _ progress: ProgressLine?) {
            trainSeconds = max(trainSeconds, trained.seconds)
            modelBytes = max(modelBytes, trained.model.byteCount)
            for row in rows {
                progress?.advance()
                let given = Set(times.measure { trained.spans(in: row.text) })
                let wanted = Set(row.spans.map { SlotSpan(slot: $0.slot, range: $0.start..<$0.end) })
                messages += 1
                right += given.intersection(wanted).count
                found += given.count
                expected += wanted.count
                for span in given { bySlot[span.slot, default: (0, 0, 0)].found += 1 }
                for span in wanted {
                    bySlot[span.slot, default: (0, 0, 0)].expected += 1
                    if given.contains(span) { bySlot[span.slot, default: (0, 0, 0)].right += 1 }
                }
            }
        }

        var report: EvalReport {
            var report = EvalReport()
            report.add("messages", count: messages)
            report.add("spans", count: expected)
            report.add("f1", share: Self.f1(right, found, expected))
            report.add("precision", share: Proportion(right: right, count: found).share)
            report.add("recall", share: Proportion(right: right, count: expected).share)
            report.add("train_seconds", seconds: trainSeconds)
            times.add(to: &report)
            report.add("model_bytes", count: modelBytes)
            report.add(table)
            return report
        }

        private var table: EvalReport.Table {
            let slots = bySlot.sorted { ($1.value.expected, $0.key) < ($0.value.expected, $1.key) }
            return EvalReport.Table(
                key: "slots", title: "By slot, the most frequent first",
                columns: ["slot", "spans", "found", "f1"],
                rows: slots.map { slot, counts in
                    let f1 = Self.f1(counts.right, counts.found, counts.expected)
                    return [
                        .text(slot), .integer(Int64(counts.expected)), .integer(Int64(counts.found)),
                        .number(f1) ?? .null,
                    ]
                })
        }

        private static func f1(_ right: Int, _ found: Int, _ expected: Int) -> Double {
            found + expected > 0 ? 2 * Double(right) / Double(found + expected) : 0
        }
    }
}
