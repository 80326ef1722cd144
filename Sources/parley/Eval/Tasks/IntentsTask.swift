// `--task intents`: which intent a message means, learned from examples.

import ParleyLanguage
import ParleyModel

struct IntentsTask: EvalTask {
    let name = "intents"

    /// Below it a message is taken for out of scope, unless a bot sets its own.
    static let threshold = 0.5

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let train = try material.needTrain(self)
        let rows = try train.labelledRows().filter { $0.label != LabelledRow.outOfScope }
        // A file with labels serves too: they are not looked at.
        let unlabelled = (material.unlabelled?.lines ?? []).map { line in
            line.text.split(separator: "\t").last.map { String($0) } ?? line.text
        }
        guard let test = material.test else {
            return try crossValidate(rows, unlabelled, material)
        }
        var outcome = Outcome()
        let tested = try test.labelledRows()
        material.progress?.begin("learning from \(rows.count) examples")
        let trained = Trained(rows, unlabelled)
        material.progress?.begin("messages", of: tested.count)
        outcome.judge(trained, on: tested, material.progress)
        return outcome.report
    }

    private func crossValidate(
        _ rows: [LabelledRow], _ unlabelled: [String], _ material: EvalMaterial
    ) throws(EvalFailure)
        -> EvalReport
    {
        let folds = material.folds ?? 5
        guard folds <= rows.count else {
            throw EvalFailure(
                "\(material.train?.path ?? ""): \(rows.count) rows cannot be cut into \(folds) parts.")
        }
        let parts = Folds.parts(of: rows.map(\.label), count: folds)
        var outcome = Outcome(declarations: material.declarations)
        for fold in 0..<folds {
            let kept = zip(rows, parts).filter { $0.1 != fold }.map(\.0)
            let tested = zip(rows, parts).filter { $0.1 == fold }.map(\.0)
            material.progress?.begin("learning, part \(fold + 1) of \(folds)")
            let trained = Trained(kept, unlabelled)
            material.progress?.begin("messages, part \(fold + 1) of \(folds)", of: tested.count)
            outcome.judge(trained, on: tested, material.progress)
        }
        return outcome.report
    }

    /// A recogniser of the rows' labels, with what learning it took.
    private struct Trained {
        let recogniser: any Recogniser
        let seconds: Double
        var modelSize: Int { (recogniser as? any TrainedRecogniser)?.modelSize ?? 0 }

        init(_ rows: [LabelledRow], _ unlabelled: [String]) {
            var declarations = Declarations()
            for row in rows {
                let position = SourcePosition(file: "examples", line: row.line)
                // A brace in a row is a brace: what does not enclose a name is no place.
                let text = row.text.replacing("{", with: "{ ")
                declarations.intents[
                    row.label, default: IntentDeclaration(name: row.label, examples: [], position: position)
                ].examples.append(text)
            }
            let start = Stopwatch.wallSeconds
            recogniser = ParleyTrainer().train(on: declarations, unlabelled: unlabelled)
            seconds = Stopwatch.wallSeconds - start
        }
    }

    private struct Outcome {
        /// Of the bot whose own examples are measured.
        var declarations: Declarations?
        var confusion = Confusion()
        var examples: [JudgedExample] = []
        var confidences: [(confidence: Double, isRight: Bool)] = []
        var accepted = 0
        var inScope: [Double] = []
        var outOfScope: [Double] = []
        var times = MessageTimes()
        var trainSeconds = 0.0
        var modelSize = 0

        mutating func judge(_ trained: Trained, on rows: [LabelledRow], _ progress: ProgressLine?) {
            trainSeconds = max(trainSeconds, trained.seconds)
            modelSize = max(modelSize, trained.modelSize)
            for row in rows {
                progress?.advance()
                let understanding = times.measure {
                    trained.recogniser.understand(row.text, locale: Locale("en"), expected: nil)
                }
                let best = understanding.intents.first { !$0.name.hasPrefix("parley.") }
                let confidence = best?.confidence ?? 0
                if row.label == LabelledRow.outOfScope {
                    outOfScope.append(confidence)
                    continue
                }
                let isRight = best?.name == row.label
                inScope.append(confidence)
                confusion.add(expected: row.label, given: best?.name ?? "")
                confidences.append((confidence, isRight))
                examples.append(
                    JudgedExample(
                        text: row.text, expected: row.label, given: best?.name, confidence: confidence))
                if isRight, confidence >= IntentsTask.threshold { accepted += 1 }
            }
        }

        var report: EvalReport {
            var report = EvalReport()
            report.add("messages", count: inScope.count)
            report.add("accuracy", share: confusion.accuracy.share)
            report.add("ci95", interval: confusion.accuracy.interval)
            report.add("macro_f1", share: confusion.macroF1)
            report.add("ece", number: Scores.calibrationError(confidences))
            if !outOfScope.isEmpty { report.add("oos", group: outOfScopeReport) }
            report.add("train_seconds", seconds: trainSeconds)
            times.add(to: &report)
            report.add("model_bytes", count: modelSize)
            report.add(ThresholdSweep(inScope: confidences, outOfScope: outOfScope).table)
            report.add(confusion.table())
            if let declarations { report.add(advice: BotAdvice.sentences(examples, declarations)) }
            return report
        }

        private var outOfScopeReport: EvalReport {
            var group = EvalReport()
            let rejected = outOfScope.count { $0 < IntentsTask.threshold }
            group.add("messages", count: outOfScope.count)
            group.add("in_scope", share: Proportion(right: accepted, count: inScope.count).share)
            group.add("recall", share: Proportion(right: rejected, count: outOfScope.count).share)
            group.add("auroc", share: Scores.areaUnderCurve(positive: inScope, negative: outOfScope))
            group.add("threshold", number: IntentsTask.threshold, places: 2)
            return group
        }
    }
}
