// What came of a suite, for other programs: TAP, JUnit's XML, JSON.

public import ParleyModel

extension TestReport {
    /// Test Anything Protocol, version 13.
    public var tap: String {
        var lines = ["TAP version 13", "1..\(results.count)"]
        for (index, result) in results.enumerated() {
            guard let failure = result.failure else {
                lines.append("ok \(index + 1) - \(result.file)")
                continue
            }
            lines.append("not ok \(index + 1) - \(result.file)")
            lines += ["  ---", "  at: \(failure.position.file):\(failure.position.line)", "  message: |"]
            lines += failure.report.split(separator: "\n", omittingEmptySubsequences: false).map {
                "    " + $0
            }
            lines.append("  ...")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The XML that build servers read: a test case for each transcript.
    public var junit: String {
        let cases = results.map { result -> String in
            let head =
                "<testcase classname=\"\(HTML.escaped(TestReport.folder(of: result.file)))\" "
                + "name=\"\(HTML.escaped(TestReport.name(of: result.file)))\" file=\"\(HTML.escaped(result.file))\""
            guard let failure = result.failure else { return "    \(head)/>" }
            let place = "\(failure.position.file):\(failure.position.line)"
            return """
                    \(head) line="\(failure.position.line)">
                      <failure message="\(HTML.escaped(place))">\(HTML.escaped(failure.report))</failure>
                    </testcase>
                """
        }
        let counts = "tests=\"\(results.count)\" failures=\"\(failed.count)\" errors=\"0\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(counts)>
              <testsuite name="parley" \(counts)>
            \(cases.joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    /// One object: the sums, then a result for each transcript.
    public var value: Value {
        [
            "passed": .int(results.count - failed.count), "failed": .int(failed.count), "runs": .int(runs),
            "results": .list(results.map(TestReport.value)),
        ]
    }

    private static func value(of result: TranscriptResult) -> Value {
        var record: Record = [
            "file": .text(result.file), "passed": .bool(result.hasPassed), "runs": .int(result.runs),
        ]
        if result.wasRewritten { record["rewritten"] = true }
        if let failure = result.failure {
            record["failure"] = [
                "file": .text(failure.position.file), "line": .int(failure.position.line),
                "variation": .text(failure.variation.description), "report": .text(failure.report),
            ]
        }
        return .record(record)
    }

    private static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[..<$0].replacing("/", with: ".")) } ?? ""
    }

    private static func name(of file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return last.hasSuffix(".chat") ? String(last.dropLast(5)) : last
    }
}
