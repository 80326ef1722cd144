// A session that was, as a transcript: what was said, actions stubbed by what they gave then.

public import Parley
public import ParleyModel

/// A transcript made from a session's journal.
public struct SessionTranscript: Sendable {
    /// The file's text.
    public var text: String
    /// Why it does not pass as it stands; `nil` when it does.
    public var failure: TranscriptFailure?
    /// Lines with a reply that is another one each time, a variant or something random: any text is taken there.
    public private(set) var anyReplies: [Int] = []

    /// - Parameters:
    ///   - entries: the session's, from its first; the part since it was begun last is taken.
    ///   - seen: the number of an entry: what was said after it is taken in any case.
    ///   - folder: the bot's; the transcript is run against it, to learn the arguments of its calls and whether it passes.
    ///   - loaded: the same bot, read.
    ///   - file: what it is to be called, for what is said of it.
    ///   - note: what the first line says of it.
    ///   - revealing: keeps private values; else made-up ones of the same shape stand in their places, also of what no slot
    ///     holds and reads like somebody's own.
    ///   - seed: what made-up values are drawn from; one that nobody knows keeps them from being computed back.
    /// - Returns: `nil` when nothing was said in the session.
    public init?(
        _ entries: [JournalEntry], since seen: Int64? = nil, folder: String, loaded: LoadedBot,
        host: [any ActionHost] = [],
        file: String = "session.chat", note: String, revealing: Bool = false,
        seed: UInt64 = .random(in: .min ... .max)
    ) {
        let recorded = RecordedTurns(entries, since: seen)
        guard let first = recorded.turns.first, let opened = recorded.opened else { return nil }
        let values = PrivateValues(entries, declarations: loaded.declarations)
        let loose = revealing ? [] : recorded.looseValues(keeping: values.open, in: loaded.texts)
        let madeUp = MadeUpValues(
            for: revealing ? [] : values.found, loose: loose, kept: values.open, loaded: loaded,
            locale: opened.locale, at: first.at, seed: seed)
        let runner = TranscriptRunner(folder: folder, actions: host, loaded: loaded)
        let declared = Set(loaded.actionNames(in: folder))
        var writer = SessionWriter(
            recorded, opened, zone: loaded.timeZone, madeUp: madeUp, declared: declared, note: note)
        // The first run tells which arguments each call had; the second is the finished file's.
        if let draft = try? Transcript(writer.text, file: file) {
            let record = TranscriptRun(draft, .plain, runner: runner, isJudged: false).perform()
            writer.arguments = record.calls.map { ($0.action, $0.arguments) }
        }
        text = writer.text
        failure = SessionTranscript.failure(of: text, file: file, runner)
        guard failure != nil,
            let loosened = SessionTranscript.loosened(text, file: file, runner),
            SessionTranscript.failure(of: loosened.text, file: file, runner) == nil
        else { return }
        (text, anyReplies, failure) = (loosened.text, loosened.lines, nil)
    }

    private static func failure(of text: String, file: String, _ runner: TranscriptRunner)
        -> TranscriptFailure?
    {
        do throws(Diagnostic) {
            return runner.run(try Transcript(text, file: file)).failure
        } catch {
            return TranscriptFailure(
                variation: .plain, position: SourcePosition(file: file, line: 1),
                reason: .diagnostics([error]), lead: [], remarks: [])
        }
    }

    /// With `{any}` for each reply that the bot does not say again when it is told the same.
    private static func loosened(_ text: String, file: String, _ runner: TranscriptRunner)
        -> (text: String, lines: [Int])?
    {
        guard let transcript = try? Transcript(text, file: file),
            case .success(let again) = runner.accept(transcript),
            case let (old, new) = (blocks(of: text), blocks(of: again)), old.count == new.count
        else { return nil }
        var (lines, places): ([String], [Int]) = ([], [])
        for (old, new) in zip(old, new) {
            guard old != new else {
                lines += old
                continue
            }
            guard old[0].hasPrefix("bot:"), new[0].hasPrefix("bot:") else { return nil }
            lines.append("bot:  {any}")
            places.append(lines.count)
        }
        return (lines.joined(separator: "\n"), places)
    }

    /// Lines with those that go on with them.
    private static func blocks(of text: String) -> [[String]] {
        var blocks: [[String]] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix(" "), !blocks.isEmpty {
                blocks[blocks.count - 1].append(line)
            } else {
                blocks.append([line])
            }
        }
        return blocks
    }
}

extension LoadedBot {
    /// The actions of the bot's plugins.
    fileprivate func actionNames(in folder: String) -> [String] {
        var options = Bot.Options(folder: folder)
        options.loaded = self
        guard let bot = try? Bot.open(options) else { return [] }
        defer { bot.close() }
        return bot.actions.map(\.name)
    }
}
