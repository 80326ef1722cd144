// What came of a suite of transcripts, as text.

/// The results of a suite, in the order in which it ran.
public struct TestReport: Sendable, Hashable {
    public var results: [TranscriptResult]

    public init(results: [TranscriptResult]) { self.results = results }

    public var hasPassed: Bool { results.allSatisfy(\.hasPassed) }
    public var failed: [TranscriptResult] { results.filter { !$0.hasPassed } }
    public var runs: Int { results.reduce(0) { $0 + $1.runs } }

    /// For people: a line for each transcript that passed, the first wrong turn of each that did not, a sum.
    public var pretty: String { results.map(TestReport.pretty).joined() + summary }

    /// What is said of one transcript as soon as it is through.
    public static func pretty(_ result: TranscriptResult) -> String {
        let note = result.wasRewritten ? ", rewritten" : ""
        let changes = ((result.changes ?? []) + result.notes).map { "        \($0)\n" }.joined()
        guard let failure = result.failure else {
            let unit = result.isOfPlugin ? "test" : "run"
            let runs = "\(result.runs) \(result.runs == 1 ? unit : unit + "s")"
            return "ok      \(result.file)  (\(runs)\(note))\n\(changes)"
        }
        return "\n" + failure.report + changes + "\n"
    }

    /// `12 transcripts passed, 1 failed (140 runs).`
    public var summary: String {
        if results.isEmpty { return "No transcripts: there is no *.chat under Flows/ or Plugins/.\n" }
        let passed = results.count - failed.count
        // With plugins' tests among them they are files.
        let unit = results.contains(where: \.isOfPlugin) ? "file" : "transcript"
        return
            "\(passed) \(passed == 1 ? unit : unit + "s") passed, \(failed.count) failed (\(runs) \(runs == 1 ? "run" : "runs")).\n"
    }
}
