// What `parley eval` reads, measures and prints.

import ArgumentParser
import Foundation
import ParleyModel
import TemporaryFiles
import Testing

@testable import parley

@Suite struct EvalTests {
    private func file(_ text: String) throws -> EvalFile {
        try EvalFile(path: "rows.tsv", bytes: Array(text.utf8))
    }

    private func failure<Result>(_ text: String, _ read: (EvalFile) throws -> Result) throws -> String? {
        do {
            _ = try read(try file(text))
            return nil
        } catch let failure as EvalFailure { return failure.message }
    }

    /// Runs the body with a folder that holds the files.
    private func inFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws
        -> Result
    {
        let folder = try TemporaryFolder(files)
        return try withExtendedLifetime(folder) { try body(folder.path) }
    }

    private func report(_ arguments: String...) throws -> EvalReport {
        let command = try ParleyCommand.parseAsRoot(["eval"] + arguments)
        return try #require(command as? EvalCommand).report()
    }

    // MARK: Files

    @Test("rows are read in every format")
    func formats() throws {
        #expect(
            try file("# a comment\nbuy\ta ticket\r\n\nsell\tit\n").labelledRows() == [
                LabelledRow(label: "buy", text: "a ticket", line: 2),
                LabelledRow(label: "sell", text: "it", line: 4),
            ])
        #expect(try file("4.5\ta\tb").pairRows() == [PairRow(score: 4.5, left: "a", right: "b", line: 1)])
        #expect(
            try file(#"{"id":"a","question":"x","answer":"y"}"# + "\n" + #"{"id":"a","question":"z"}"#)
                .faqEntries()
                == [FAQEntry(id: "a", questions: ["x", "z"], answer: "y")])
        #expect(
            try file(#"{"intent":"i","text":"去北京","slots":[{"slot":"city","start":1,"end":3}]}"#).slotRows()
                == [
                    SlotRow(
                        intent: "i", text: "去北京",
                        spans: [SlotRow.Span(slot: "city", start: 1, end: 3)], line: 1)
                ])
        #expect(
            try file("我/PRON 去/VERB\n").segmentedRows(tagged: true)
                == [SegmentedRow(words: ["我", "去"], tags: ["PRON", "VERB"], line: 1)])
        #expect(try file("我  去").segmentedRows(tagged: false).first?.words == ["我", "去"])
        #expect(
            try file(#"{"text":"t","keys":["a"]}"#).keywordRows() == [
                KeywordRow(text: "t", keys: ["a"], line: 1)
            ])
        #expect(
            try file("Numeral\ten\t5\tfive").entityRows() == [
                EntityRow(dimension: "Numeral", language: "en", expected: "5", text: "five", line: 1)
            ])
        #expect(try file("plain\nbuy\ta ticket").messages() == ["plain", "a ticket"])
    }

    @Test("a mistake in a file names the file, the line and what to do")
    func mistakes() throws {
        #expect(
            try failure("a\tb\nc") { try $0.labelledRows() }
                == "rows.tsv:2: the line has 1 of 2 columns. Write label and text, parted by a TAB.")
        #expect(try failure("\tb") { try $0.labelledRows() } == "rows.tsv:1: the label is empty.")
        #expect(try failure("x\ta\tb") { try $0.pairRows() } == "rows.tsv:1: the score \"x\" is no number.")
        #expect(
            try failure("{\"id\":") { try $0.faqEntries() }
                == "rows.tsv:1: the line is no JSON: it ends in the middle (byte 6).")
        #expect(
            try failure("{\"id\":\"a\"}") { try $0.faqEntries() }
                == "rows.tsv:1: the object has no text \"question\".")
        #expect(
            try failure(#"{"text":"ab","slots":[{"slot":"s","start":1,"end":9}]}"#) { try $0.slotRows() }
                == "rows.tsv:1: a slot needs \"slot\", \"start\" and \"end\", and must lie within the text of 2 "
                + "characters.")
        #expect(
            try failure("去/VERB 了") { try $0.segmentedRows(tagged: true) }
                == "rows.tsv:1: \"了\" has no part of speech. Write word/TAG.")
        #expect(
            throws: EvalFailure(
                "nowhere.tsv: the file cannot be read. Check its name, and that it may be read.")
        ) {
            try EvalFile(path: "nowhere.tsv")
        }
        #expect(throws: EvalFailure("x:2: the line is not UTF-8. Save the file as UTF-8.")) {
            try EvalFile(path: "x", bytes: [0x61, 0x0A, 0xFF])
        }
    }

    @Test(
        "a command line that makes no sense is refused",
        arguments: [
            ["--task", "nothing"], ["a.tsv"], ["a.tsv", "b.tsv", "--cv", "5"], ["--cv", "1"],
            ["a", "b", "c"],
        ])
    func wrongUsage(arguments: [String]) {
        #expect(ParleyCommand.run(["eval"] + arguments) == ExitStatus.wrongUsage)
    }

    // MARK: Measures

    @Test("an interval is Wilson's")
    func interval() {
        let interval = Proportion(right: 9, count: 10).interval
        #expect(abs(interval.lowerBound - 0.5958) < 0.0001)
        #expect(abs(interval.upperBound - 0.9821) < 0.0001)
        #expect(Proportion(right: 0, count: 0).interval == 0...1)
    }

    @Test("a threshold passes over what is less sure, right or wrong")
    func thresholds() throws {
        let sweep = ThresholdSweep(
            inScope: [(0.95, true), (0.6, true), (0.55, false), (0.2, false)], outOfScope: [0.1, 0.7])
        #expect(sweep.rows.map(\.threshold) == ThresholdSweep.thresholds)
        let half = try #require(sweep.rows.first { $0.threshold == 0.5 })
        #expect(half == .init(threshold: 0.5, right: 0.5, wrong: 0.25, rejected: 0.5))
        #expect(sweep.rows.last == .init(threshold: 0.9, right: 0.25, wrong: 0, rejected: 1))
        let only = ThresholdSweep(inScope: [(0.5, true)], outOfScope: [])
        #expect(only.table.columns == ["threshold", "right", "wrong"])
        #expect(only.table.rows.allSatisfy { $0.count == 3 })
    }

    @Test("of other thresholds people read percent, and programs numbers from 0 to 1")
    func sharesOfThresholds() {
        var report = EvalReport()
        report.add(ThresholdSweep(inScope: [(0.55, true), (0.2, false)], outOfScope: []).table)
        #expect(report.text.contains("threshold  right   wrong\n0.100      50.0 %  50.0 %\n"))
        #expect(CanonicalJSON.text(report.value).contains(#"{"right":0.5,"threshold":0.1,"wrong":0.5}"#))
    }

    @Test("confusions are counted, and F1 is the mean over labels")
    func confusions() {
        var confusion = Confusion()
        for (expected, given) in [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("a", "b")] {
            confusion.add(expected: expected, given: given)
        }
        #expect(confusion.accuracy == Proportion(right: 3, count: 5))
        #expect(abs(confusion.macroF1 - (0.5 + 2.0 / 3) / 2) < 1e-9)
        #expect(confusion.mixedUp(limit: 3).map(\.count) == [2])
    }

    @Test("scores are judged by calibration, separation, correlation and percentiles")
    func scores() {
        #expect(abs(Scores.calibrationError([(0.9, true), (0.9, false)]) - 0.4) < 1e-9)
        #expect(Scores.areaUnderCurve(positive: [2, 3], negative: [1, 2]) == 0.875)
        #expect(abs(Scores.pearson([1, 2, 3], [2, 4, 6]) - 1) < 1e-9)
        #expect(Scores.pearson([1, 1], [0, 1]) == 0)
        #expect(Scores.percentile(0.5, of: [4, 1, 3, 2]) == 2)
        #expect(Scores.percentile(0.99, of: []) == 0)
    }

    @Test("parts for cross-validation have their share of each label")
    func folds() {
        let parts = Folds.parts(of: ["a", "a", "b", "b", "a", "b"], count: 2)
        #expect(parts == [0, 1, 1, 0, 0, 1])
    }

    // MARK: The report

    @Test("a report prints aligned, and as one object")
    func printing() {
        var report = EvalReport()
        report.add("accuracy", share: 0.912)
        report.add("ci95", interval: 0.5...0.75)
        report.add("p50_us", microseconds: 12.34)
        report.add(
            EvalReport.Table(
                key: "confusions", title: "Mixed up", columns: ["expected", "given", "count"],
                rows: [["退货", "b", 12]]))
        #expect(
            report.text == """
                accuracy  91.2 %
                ci95      50.0 % to 75.0 %
                p50_us    12.3 us

                Mixed up
                expected  given  count
                退货      b      12
                """)
        #expect(
            CanonicalJSON.text(report.value)
                == #"{"accuracy":0.912,"ci95":[0.5,0.75],"confusions":[{"count":12,"expected":"退货","given":"b"}],"#
                + #""p50_us":12.34}"#)
        #expect(EvalReport.fixed(-0.0449, 2) == "-0.04")
        #expect(EvalReport.fixed(.nan, 2) == "none")
    }

    // MARK: Intents

    static let rows = """
        greet\thello there
        greet\tgood morning to you
        greet\thi, nice to see you
        order\tI want to order a pizza
        order\tone large pizza with cheese
        order\tbring me a pizza please
        """

    @Test("intents are measured on a test file, out of scope apart")
    func intents() throws {
        let test = "greet\thello, nice morning\norder\ta cheese pizza\noos\twhat is the capital of Peru"
        try inFolder(["train.tsv": Self.rows, "test.tsv": test]) { folder in
            let report = try report("\(folder)/train.tsv", "\(folder)/test.tsv")
            #expect(report["accuracy"] == 1)
            #expect(report["oos"]?["recall"] == 1)
            for key in ["ci95", "macro_f1", "ece", "train_seconds", "p50_us", "p99_us"] {
                #expect(report[key] != nil, "\(key)")
            }
        }
    }

    @Test("a file alone is cross-validated; so are a bot's examples without any")
    func crossValidation() throws {
        try inFolder(["train.tsv": Self.rows]) { folder in
            let report = try report("\(folder)/train.tsv", "--cv", "3")
            #expect(report["messages"] == 6)
            #expect(throws: EvalFailure("\(folder)/train.tsv: 6 rows cannot be cut into 7 parts.")) {
                try self.report("\(folder)/train.tsv", "--cv", "7")
            }
        }
        let flows = """
            slot("size", { type = "text", ask = "Which size?" })
            intent("greet", { "hello there", "good morning", "hi you" })
            intent("order", { "a {size} pizza", "bring me a pizza", "order pizza now" })
            flow("greet", { on = "greet" }, function() say("Hi.") end)
            flow("order", { on = "order" }, function() say("Fine.") end)
            """
        try TemporaryBot.inFolder(flows: flows) { folder in
            let report = try report("--bot", folder, "--cv", "3")
            #expect(report["messages"] == 6)
        }
    }

    @Test("the tone of texts is measured by words, and by what a training file shows")
    func sentiment() throws {
        let rated = "2.5\tthis is great\n-3\tthis is awful\n0.5\tit is nice\n"
        let kinds = "1\ta good one\n0\ta bad one\n1\tgood indeed\n0\tbad indeed\n"
        try inFolder(["rated.tsv": rated, "kinds.tsv": kinds, "one.tsv": "1\tgood", "words.tsv": "good\tyes"])
        {
            folder in
            let byWords = try report("-", folder + "/rated.tsv", "--task", "sentiment")
            #expect(byWords["sign_accuracy"] == .number(1))
            #expect((byWords["pearson"]?.number ?? 0) > 0.8)
            let learned = try report(
                folder + "/kinds.tsv", folder + "/kinds.tsv", "--task", "sentiment")
            #expect(learned["accuracy"] == .number(1))
            #expect(throws: EvalFailure.self) {
                try report(folder + "/one.tsv", folder + "/kinds.tsv", "--task", "sentiment")
            }
            #expect(throws: EvalFailure.self) {
                try report("-", folder + "/words.tsv", "--task", "sentiment")
            }
        }
    }
}
