// Runs a transcript against a bot in every variation, and says whether the bot keeps to it.

public import Parley
public import ParleyModel

/// Runs transcripts against the bot in a folder.
///
/// `run` blocks its thread until the transcript is through; several threads may run transcripts at once.
public struct TranscriptRunner: Sendable {
    /// The bot's folder; a transcript's header may name another one relative to it.
    public var folder: String
    /// Actions that the host has beside the plugins; a transcript's lines come before them.
    public var actions: [any ActionHost]
    /// So many seconds may pass until a message is answered.
    public var patience = 30
    /// Told which lines of Lua run, of the bot in the folder and of no other that a transcript names.
    public var coverage: LineCoverage?
    /// A bot's files are read once; a runner made later sees what changed.
    let loadedBots = LoadedBots()

    public init(folder: String, actions: [any ActionHost] = []) {
        self.folder = folder
        self.actions = actions
    }

    /// - Parameter loaded: the bot in the folder, read before.
    public init(folder: String, actions: [any ActionHost] = [], loaded: LoadedBot) {
        self.init(folder: folder, actions: actions)
        loadedBots.keep(loaded, of: folder)
    }

    /// Runs a transcript as it stands, then in all variations that it allows; stops at the first failure.
    public func run(_ transcript: Transcript) -> TranscriptResult {
        let plain = TranscriptRun(transcript, .plain, runner: self).perform()
        if let failure = plain.failure {
            return TranscriptResult(file: transcript.file, runs: 1, failure: failure)
        }
        let variations = TranscriptRunner.variations(after: plain)
        for (index, variation) in variations.enumerated() {
            if let failure = run(transcript, variation, against: plain) {
                return TranscriptResult(file: transcript.file, runs: index + 2, failure: failure)
            }
        }
        var result = TranscriptResult(file: transcript.file, runs: variations.count + 1)
        result.notes = plain.notes
        return result
    }

    /// The transcript's text with the bot's lines as the bot says them now; a failure when it cannot be run.
    public func accept(_ transcript: Transcript) -> Result<String, TranscriptFailure> {
        let record = TranscriptRun(transcript, .plain, runner: self, isJudged: false).perform()
        if let failure = record.failure { return .failure(failure) }
        return .success(transcript.accepting(record.said))
    }

    /// The variations that a plain run makes possible.
    static func variations(after plain: TranscriptRecord) -> [Variation] {
        let writes = plain.calls.count { $0.effect != .read }
        let actions = Set(plain.calls.map(\.action)).sorted()
        return [.again, .restartBeforeEveryLine, .evictionBeforeEveryLine]
            + (0..<writes).map(Variation.killAtWrite) + actions.map(Variation.refusing)
    }

    private func run(
        _ transcript: Transcript, _ variation: Variation, against plain: TranscriptRecord
    ) -> TranscriptFailure? {
        let record = TranscriptRun(transcript, variation, runner: self).perform()
        if let failure = record.failure { return failure }
        if case .refusing = variation { return nil }
        let expected = TranscriptRunner.bytes(of: plain.entries, whole: variation == .again)
        let got = TranscriptRunner.bytes(of: record.entries, whole: variation == .again)
        guard expected != got else { return nil }
        let place =
            zip(expected, got).enumerated().first { $1.0 != $1.1 }?.offset ?? min(expected.count, got.count)
        func entry(_ list: [String]) -> String { place < list.count ? list[place] : "(no entry)" }
        return TranscriptFailure(
            variation: variation, position: transcript.position(of: 1),
            reason: .broken(
                """
                The session's journal is not what it is without this (entry \(place + 1)).
                expected:
                  \(entry(expected))
                got:
                  \(entry(got))
                """), lead: [], remarks: [])
    }

    /// Entries in the form in which they are compared: number and time only where `whole`.
    private static func bytes(of entries: [JournalEntry], whole: Bool) -> [String] {
        entries.map { entry in
            let head = whole ? "\(entry.seq) \(entry.at.milliseconds) " : ""
            return "\(head)\(entry.body.kind) \(CanonicalJSON.text(entry.body.value))"
        }
    }
}

extension TranscriptFailure: Error {}

/// What one run of a transcript left behind.
struct TranscriptRecord {
    var failure: TranscriptFailure?
    /// The replies to each step.
    var said: [[Reply]] = []
    var entries: [JournalEntry] = []
    var calls: [ActionCall] = []
    var notes: [String] = []
    /// Whether the program was killed in the middle of a write.
    var wasKilled = false
}
