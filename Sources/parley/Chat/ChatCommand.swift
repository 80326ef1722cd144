// `parley chat`: talks as a bot, with a person at a terminal, a pipe, or another program.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct ChatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talks as a bot.",
        discussion: """
            On a terminal: line editing, history, and commands (:help). In a pipe: a line in, its replies out, then the \
            next line. With --jsonl: a JSON object a line in, one a line out, many sessions at once.
            """)

    enum DurabilityChoice: String, ExpressibleByArgument, CaseIterable { case full, relaxed }

    @OptionGroup var bot: BotOptions

    @Option(
        help: ArgumentHelp(
            "Where sessions are kept (default: .parley/sessions.db in the bot's folder).", valueName: "file"),
        completion: .file())
    var store: String?

    @Option(
        help: ArgumentHelp(
            "The session to go on with (default: terminal; with --jsonl one of this process).",
            valueName: "id"))
    var session: String?

    @Option(help: ArgumentHelp("Who is talking: what the bot remembers is kept by it.", valueName: "id"))
    var user: String?

    @Option(help: ArgumentHelp("The language to begin in: zh, en, zh-CN.", valueName: "locale"))
    var locale: String?

    @Option(
        help: ArgumentHelp(
            "The time to begin at: \"2026-03-01 18:00\", in the bot's time zone unless +08:00 follows.",
            valueName: "time"))
    var clock: WrittenTime?

    @Flag(help: "Shows after each turn what the message was taken to mean and where the session stands.")
    var verbose = false

    @Option(
        help:
            "full: a turn is on the disk before it is answered. relaxed: a power cut may lose the last ones.")
    var durability = DurabilityChoice.full

    @Flag(help: "Reads the bot again whenever a file of it is saved; open flows go on as they were begun.")
    var watch = false

    @Flag(help: "Speaks JSON lines instead of text.")
    var jsonl = false

    @Option(
        help: ArgumentHelp(
            """
            With --jsonl: actions that the other program serves, parted by commas. Each is taken for a write, unless its \
            name is followed by :read (it only looks something up) or :send (nothing to undo).
            """,
            valueName: "name,..."))
    var actions: HostActionList?

    func validate() throws {
        if session?.isEmpty == true { throw ValidationError("--session needs a name that is not empty.") }
        if user?.isEmpty == true { throw ValidationError("--user needs a name that is not empty.") }
        if let locale, Locale(written: locale) == nil {
            throw ValidationError("--locale \(locale.visible) is none: \(Locale.writtenForm).")
        }
        if store?.isEmpty == true { throw ValidationError("--store needs the name of a file.") }
        if watch, jsonl { throw ValidationError("--watch is for people: leave --jsonl out.") }
        if actions != nil, !jsonl { throw ValidationError("--actions goes with --jsonl.") }
    }

    func run() throws {
        if jsonl { return try JSONLinesChat(command: self).run() }
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            return try TerminalChat(command: self).run()
        }
        try PipedChat(command: self).run()
    }

    /// Beside the store, whichever that is.
    var historyPath: String {
        storePath.lastIndex(of: "/").map { storePath[...$0] + "history" } ?? "history"
    }

    var storePath: String { store ?? bot.path(".parley/sessions.db") }

    var engine: ChatEngine {
        var options = Bot.Options(folder: bot.folder)
        options.store = .file(storePath, durability == .full ? .full : .relaxed)
        return ChatEngine(options, begin: clock, moves: !jsonl)
    }

    /// The bot and one session of it, for the time of the chat.
    func conversation() throws -> Conversation {
        let bot = try ChatEngine.orReport { () throws(BotError) in try LiveBot(engine, watches: watch) }
        return Conversation(
            bot: bot, session: SessionID(session ?? "terminal"), user: user.map { UserID($0) },
            locale: firstLocale)
    }

    /// What `--locale` says.
    var firstLocale: Locale? { locale.flatMap { Locale(written: $0) } }
}
