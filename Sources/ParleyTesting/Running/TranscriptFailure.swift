// How a transcript failed: what was expected and what came, in the words of a transcript.

public import ParleyModel

/// The first thing that went wrong in a run of a transcript.
public struct TranscriptFailure: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// Replies, or an expectation, in the form of a transcript's lines.
        case wrong(expected: [String], got: [String])
        /// The bot or the transcript cannot be run.
        case diagnostics([Diagnostic])
        /// A turn of the bot's ended with this: whatever it said, it is not what its author meant.
        case problem(Problem)
        /// Something that may never be, in a sentence.
        case broken(String)
    }

    public var variation: Variation
    public var position: SourcePosition
    public var reason: Reason
    /// The transcript from its first line to the one that led to this, as written.
    public var lead: [String]
    /// What else helps to see why: a flow's error, a call that nothing answers.
    public var remarks: [String]

    /// The failure as people read it.
    public var report: String {
        var lines = ["FAILED  \(position.file)" + (isOfWholeFile ? "" : ":\(position.line)")]
        if variation != .plain { lines[0] += "  (\(variation))" }
        lines.append("")
        switch reason {
        case .diagnostics(let diagnostics):
            return (lines + diagnostics.map(\.report)).joined(separator: "\n")
        case .wrong(let expected, let got):
            lines += lead.map(TranscriptFailure.indent)
            lines.append("expected:")
            lines += (expected.isEmpty ? ["(no reply)"] : expected).map(TranscriptFailure.indent)
            lines.append("got:")
            lines += (got.isEmpty ? ["(no reply)"] : got).map(TranscriptFailure.indent)
        case .problem(let problem):
            lines += lead.map(TranscriptFailure.indent)
            lines.append(TranscriptFailure.text(of: problem))
        case .broken(let what):
            lines += lead.map(TranscriptFailure.indent)
            lines.append(what)
        }
        lines += remarks
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the transcript itself could not be read or written, so that no line of it is to blame.
    private var isOfWholeFile: Bool {
        guard case .diagnostics(let diagnostics) = reason else { return false }
        return diagnostics.allSatisfy { $0.position == nil }
    }

    /// Code and whole report; a line where there is no report.
    private static func text(of problem: Problem) -> String {
        guard let diagnostic = problem.diagnostic else {
            let place = problem.position.map { " (\($0.file):\($0.line))" } ?? ""
            return "The turn broke, \(problem.code): \(problem.message)\(place)"
        }
        return "The turn broke, \(problem.code):\n\n\(diagnostic.report)"
    }

    private static func indent(_ line: String) -> String { line.isEmpty ? "" : "  " + line }
}

extension Problem {
    /// A flow that broke or a fault of the engine; an action's failure may be what the transcript is about.
    var breaksTranscripts: Bool { code.hasPrefix("flow-") || code == "engine-fault" }
}

/// What came of one transcript in all its variations, or of a plugin's tests.
public struct TranscriptResult: Sendable, Hashable {
    public var file: String
    /// So many variations, or so many of a plugin's tests, were run.
    public var runs: Int
    public var failure: TranscriptFailure?
    /// What `--accept` changed in the file, as lines to read; `nil` where it changed nothing.
    public var changes: [String]?
    /// What its author should know although it passes.
    public var notes: [String] = []
    public var wasRewritten: Bool { changes != nil }
    public var hasPassed: Bool { failure == nil }
    var isOfPlugin: Bool { file.hasSuffix(TranscriptSuite.pluginTest) }

    public init(file: String, runs: Int, failure: TranscriptFailure? = nil) {
        self.file = file
        self.runs = runs
        self.failure = failure
    }
}
