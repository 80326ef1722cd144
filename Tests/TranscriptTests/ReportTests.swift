// What came of a suite, in every form; many transcripts at once; what was covered.

import Foundation
import FoundationXML
import Parley
import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct ReportTests {
    private let report = TestReport(results: [
        TranscriptResult(file: "Flows/a/tests/good.chat", runs: 4),
        TranscriptResult(
            file: "Flows/a/tests/bad & worse.chat", runs: 2,
            failure: TranscriptFailure(
                variation: .plain, position: SourcePosition(file: "Flows/a/tests/bad & worse.chat", line: 7),
                reason: .wrong(expected: ["bot:  <Yes>"], got: ["bot:  No\u{7}"]), lead: ["user: hm"],
                remarks: [])),
    ])

    @Test("TAP numbers the transcripts and tells failures as YAML")
    func tap() {
        #expect(
            report.tap == """
                TAP version 13
                1..2
                ok 1 - Flows/a/tests/good.chat
                not ok 2 - Flows/a/tests/bad & worse.chat
                  ---
                  at: Flows/a/tests/bad & worse.chat:7
                  message: |
                    FAILED  Flows/a/tests/bad & worse.chat:7
                \("    ")
                      user: hm
                    expected:
                      bot:  <Yes>
                    got:
                      bot:  No\u{7}
                \("    ")
                  ...

                """)
    }

    @Test("JUnit's XML is well formed, whatever a reply holds")
    func junit() throws {
        let parser = XMLParser(data: Data(report.junit.utf8))
        #expect(parser.parse())
        #expect(report.junit.contains("<testsuites tests=\"2\" failures=\"1\" errors=\"0\">"))
        #expect(report.junit.contains("classname=\"Flows.a.tests\" name=\"bad &amp; worse\""))
        #expect(report.junit.contains("line=\"7\""))
    }

    @Test("as JSON: the sums, and a result for each transcript")
    func json() {
        #expect(report.value["passed"]?.integer == 1 && report.value["failed"]?.integer == 1)
        let results = report.value["results"]?.list ?? []
        #expect(results.map { $0["passed"]?.bool } == [true, false])
        #expect(results.last?["failure"]?["line"]?.integer == 7)
    }

    @Test("many at once: every result, in the order of the files")
    func atOnce() {
        for threads in [1, 2, 7] {
            var results: [Int] = []
            SideBySide.run(50, threads: threads) {
                $0 * $0
            } each: {
                results.append($0)
            }
            #expect(results == (0..<50).map { $0 * $0 })
        }
        SideBySide.run(0, threads: 4) {
            $0
        } each: { _ in
            Issue.record("there is nothing to do")
        }
    }

    @Test("what --accept changes is shown by line: first what goes, then what comes")
    func changes() {
        #expect(
            LineChanges.between(["a", "bot: x", "c"], ["a", "bot: y", "bot: z", "c"])
                == ["- 2 | bot: x", "+ 2 | bot: y", "+ 3 | bot: z"])
        #expect(LineChanges.between(["a"], ["a"]).isEmpty)
    }
}

@Suite struct CoverageReportTests {
    private let report = CoverageReport(files: [
        CoverageReport.File(
            covered: CoveredFile(path: "Flows/a.lua", counts: [1: 1, 2: 0, 3: 0, 7: 0, 9: 2]),
            source: ["one", "two", "three", "", "", "six <&>", "seven", "", "nine"]),
        CoverageReport.File(covered: CoveredFile(path: "Flows/long.lua", counts: [1: 3]), source: ["x"]),
    ])

    @Test("the summary has a line a file, with what did not run, and a sum that is never rounded up")
    func summary() {
        #expect(
            report.summary == """
                Flows/a.lua      40.0 %  not run: 2-3, 7
                Flows/long.lua  100.0 %
                 50.0 % of 6 lines of Lua ran.

                """)
        let both = CoverageReport(
            files: report.files + [
                CoverageReport.File(
                    covered: CoveredFile(path: "Plugins/x/init.lua", counts: [1: 0]), source: [])
            ])
        let sums = both.summary.split(separator: "\n").suffix(3).map(String.init)
        #expect(
            sums == [
                " 50.0 % of 6 lines under Flows/ ran.", "  0.0 % of 1 lines under Plugins/ ran.",
                " 42.8 % of 7 lines of Lua ran.",
            ])
        #expect(CoverageReport.percent(9999, of: 10000) == " 99.9 %")
        #expect(CoverageReport.percent(0, of: 0) == "100.0 %")
    }

    @Test("lines that did not run are shown with their neighbours")
    func annotated() {
        #expect(
            report.annotated == """
                Flows/a.lua
                      1 | one
                !     2 | two
                !     3 | three
                      4 |\(" ")
                        ...
                      6 | six <&>
                !     7 | seven
                      8 |\(" ")

                """)
    }

    @Test("the page holds every line, escaped, and nothing from elsewhere")
    func page() {
        #expect(report.page.contains("<pre>six &lt;&amp;&gt;</pre>"))
        #expect(report.page.components(separatedBy: "class=\"missed\"").count == 4)
        #expect(report.page.contains("prefers-color-scheme: dark"))
        #expect(!report.page.contains("http"))
    }

    /// What the project promises of its own bot.
    @Test("the transcripts of the sample bot run at least 95 % of the lines of its flows")
    func sampleBot() {
        let coverage = LineCoverage()
        var runner = TranscriptRunner(folder: SampleBotTests.folder)
        runner.coverage = coverage
        let suite = TranscriptSuite(files: SampleBotTests.files, runner: runner)
        for file in SampleBotTests.files {
            guard let transcript = try? suite.transcript(of: file) else { continue }
            _ = TranscriptRun(transcript, .plain, runner: runner).perform()
        }
        let flows = CoverageReport(coverage, folder: SampleBotTests.folder).files.filter {
            $0.covered.path.hasPrefix("Flows/")
        }
        let report = CoverageReport(files: flows)
        #expect(report.lines > 250)
        #expect(Double(report.ran) >= 0.95 * Double(report.lines), "\(report.summary)")
    }

    @Test("a run of transcripts tells the lines of flows and plugins that ran, in every thread")
    func running() throws {
        let coverage = LineCoverage()
        var runner = TranscriptRunner(folder: SampleBotTests.folder)
        runner.coverage = coverage
        let files = try TranscriptSuite.find(in: SampleBotTests.folder, pattern: "orders/tests/an-unknown")
        #expect(files.count == 1)
        #expect(TranscriptSuite(files: files, runner: runner).run(jobs: 2).hasPassed)
        let counts = Dictionary(uniqueKeysWithValues: coverage.files.map { ($0.path, $0.counts) })
        let order = try #require(counts["Flows/orders/order_status.lua"])
        #expect(order.values.contains { $0 > 0 })
        let returns = try #require(counts["Flows/returns/return_goods.lua"])
        #expect(returns.values.contains(0))
    }
}
