// `parley sessions`: looks into the store.

import ArgumentParser
import Parley
import ParleyModel
import ParleyTesting

struct SessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions",
        abstract: "Looks into the store: which sessions there are, what was said, and sessions as tests.",
        discussion: "Reads beside a process that serves; nothing is changed.",
        subcommands: [SessionsListCommand.self, SessionsShowCommand.self, SessionsExportCommand.self])
}

/// Which store, and of which bot.
struct StoreOptions: ParsableArguments {
    @OptionGroup var bot: BotOptions

    @Option(
        help: ArgumentHelp(
            "Where sessions are kept (default: .parley/sessions.db in the bot's folder).", valueName: "file"),
        completion: .file())
    var store: String?

    func validate() throws {
        if store?.isEmpty == true { throw ValidationError("--store needs the name of a file.") }
    }

    var path: String { store ?? bot.path(".parley/sessions.db") }

    /// Does something with the store; what goes wrong is told, and ends the command with the status for findings.
    ///
    /// - Parameter json: tells it in JSON as well.
    func reading<Result>(json: Bool = false, _ body: (any Store) throws -> Result) throws -> Result {
        do {
            let store = try opened()
            defer { store.close() }
            return try body(store)
        } catch let error as StoreError {
            BotReport.tell(.store(error), inJSON: json)
        } catch let error as BotError {
            BotReport.tell(error, inJSON: json)
        }
        throw ExitCode(ExitStatus.findings)
    }

    /// Where no store was named and there is no bot, it is the bot that is missing.
    private func opened() throws -> any Store {
        do { return try Bot.openStore(reading: path) } catch {
            if store == nil { try BotFolder.require(bot.folder) }
            throw error
        }
    }

    /// The bot, with what it learned when it was opened on this store, if that is still there.
    func loaded() throws -> LoadedBot {
        var options = Bot.Options(folder: bot.folder)
        options.modelFile = path + ".model"
        return try Bot.load(options)
    }

    /// What the bot's files say, without anything learned.
    func outline() throws -> OutlinedBot { try Bot.outline(Bot.Options(folder: bot.folder)) }

    /// The entries of a session that must be there.
    func entries(of id: String, in store: any Store) throws -> [JournalEntry] {
        let entries = try store.entries(of: SessionID(id))
        if !entries.isEmpty { return entries }
        let close = CloseNames.of(id, among: try store.sessions().map(\.session.text))
        let hint =
            close.isEmpty ? "parley sessions list shows all." : "Close: \(close.joined(separator: ", "))."
        StandardStreams.tell("There is no session \(id.visible) in \(path.visible). \(hint.visible)")
        throw ExitCode(ExitStatus.findings)
    }
}

struct SessionsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows every session: when it was used last, by whom, and where it stands.")

    @OptionGroup var options: StoreOptions

    @Flag(help: "A JSON object a line instead of a table.")
    var json = false

    func run() throws {
        try options.reading(json: json) { store in
            let rows = try store.sessions().sorted { ($0.last, $1.session.text) > ($1.last, $0.session.text) }
                .map { try SessionRow($0, store) }
            if json {
                for row in rows { StandardStreams.print(CanonicalJSON.text(row.value)) }
            } else if rows.isEmpty {
                StandardStreams.tell("(no sessions yet)")
            } else {
                let head = ["session", "last used (UTC)", "turns", "user", "locale", "stands in"]
                for line in Columns.aligned([head] + rows.map(\.cells)) {
                    StandardStreams.print(line.visible)
                }
            }
        }
    }
}

/// One session in the list.
private struct SessionRow {
    let summary: SessionSummary
    let view: JournalView?
    let turns: Int

    init(_ summary: SessionSummary, _ store: any Store) throws {
        self.summary = summary
        do throws(StoreError) {
            let entries = try store.entries(of: summary.session)
            view = JournalView(session: summary.session, entries: entries)
            turns = entries.count { $0.received != nil }
        } catch {
            guard case .damaged = error else { throw error }
            (view, turns) = (nil, 0)
        }
    }

    private var standing: String {
        guard let view else { return "cannot be read" }
        if let team = view.handedOff?.team { return "with \(team)" }
        return view.isClosed ? "closed" : view.top?.flow ?? ""
    }

    var cells: [String] {
        [
            summary.session.text, TraceText.time(summary.last, in: .utc), String(turns),
            view?.user?.text ?? "",
            view?.locale.text ?? "", standing,
        ]
    }

    var value: Value {
        var record: Record = [
            "session": .text(summary.session.text), "last": .integer(summary.last.milliseconds),
            "entries": .integer(summary.entries), "turns": .int(turns), "standing": .text(standing),
        ]
        if let user = view?.user { record["user"] = .text(user.text) }
        if let locale = view?.locale { record["locale"] = .text(locale.text) }
        return .record(record)
    }
}

struct SessionsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows what was said in a session, and what it did.")

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The session's id.", valueName: "id"))
    var id: String

    @Flag(help: "Shows private values; else they are dots.")
    var reveal = false

    @Flag(help: "Shows every entry of the journal.")
    var entries = false

    func run() throws {
        try options.reading { store in
            let entries = try options.entries(of: id, in: store)
            let loaded = try options.loaded()
            let hidden = reveal ? nil : PrivateValues(entries, declarations: loaded.declarations)
            let lines =
                self.entries
                ? TraceText.lines(entries, masking: hidden)
                : SessionText.lines(entries, zone: loaded.timeZone, masking: hidden)
            if !self.entries {
                StandardStreams.tell("(times of \(loaded.declarations.settings.timeZone.visible))")
            }
            for line in lines { StandardStreams.print(line.visible) }
        }
    }
}

struct SessionsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a session: its journal as JSON lines, or as a transcript that parley test runs.",
        discussion: """
            In the journal private values are dots. In a transcript made-up ones of the same shape stand in their places, the \
            same for the same; actions are stubbed by what they gave. It is run at once: exit status 1 when it does not pass \
            as it stands.
            """)

    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp("The session's id.", valueName: "id"))
    var id: String

    @Flag(help: "As a transcript.")
    var asTest = false

    func run() throws {
        try options.reading { store in
            let entries = try options.entries(of: id, in: store)
            let loaded = try options.loaded()
            if asTest { return try transcript(entries, loaded) }
            let hidden = PrivateValues(entries, declarations: loaded.declarations)
            for entry in entries { StandardStreams.print(SessionsExportCommand.line(entry, hidden)) }
        }
    }

    /// Without what the session's random numbers and the keys of its calls are made of.
    static func line(_ entry: JournalEntry, _ hidden: PrivateValues) -> String {
        var body = hidden.masked(entry.body.value)
        if case .opened = entry.body, var record = body.record {
            record["secret"] = .text(PrivateValues.mask)
            body = .record(record)
        }
        return CanonicalJSON.text([
            "seq": .integer(entry.seq), "at": .integer(entry.at.milliseconds), "kind": .text(entry.body.kind),
            "body": body,
        ])
    }

    private func transcript(_ entries: [JournalEntry], _ loaded: LoadedBot) throws {
        let title = "A session that was held with the bot."
        guard
            let saved = SessionTranscript(entries, folder: options.bot.folder, loaded: loaded, note: title)
        else {
            StandardStreams.tell("Nothing was said in session \(id.visible).")
            throw ExitCode(ExitStatus.findings)
        }
        StandardStreams.write(saved.text.visible.utf8, to: 1)
        guard let failure = saved.failure else { return }
        StandardStreams.tell("It does not pass as it stands:\n" + failure.report.visible)
        throw ExitCode(ExitStatus.findings)
    }
}
