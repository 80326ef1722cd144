// What a person typed: a message, or a command to the chat itself.

import ParleyModel

enum ChatLine: Equatable {
    enum Command: String, CaseIterable {
        case why, trace, slots, undo, later, locale, save, reload, restart, help, quit

        /// What it takes, as `:help` writes it.
        var argument: String {
            switch self {
            case .trace: "[on|off]"
            case .undo: "[n]"
            case .later: "2h"
            case .locale: "en"
            case .save: "FILE"
            default: ""
            }
        }

        var meaning: String {
            switch self {
            case .why: "explains the last turn: what was understood, and what followed"
            case .trace: "shows what the last turn wrote into the journal; on: after every turn"
            case .slots: "shows the values the bot holds"
            case .undo: "takes the last answer back; :undo 2 takes two"
            case .later: "goes on as if so much time had passed: 2h, 90m, 1d 12h"
            case .locale: "goes on in another language"
            case .save: "writes the session as a transcript that parley test runs"
            case .reload: "reads the bot's files again; open flows go on as they were begun"
            case .restart: "ends this session and begins anew, with the newest text"
            case .help: "shows this"
            case .quit: "ends the chat; the session stays (Ctrl-D)"
            }
        }
    }

    /// What is wrong with a command's argument.
    struct Mistake: Error {
        var message: String
        init(_ message: String) { self.message = message }
    }

    case blank
    case message(String)
    case command(Command, String = "")
    case unknownCommand(String, closeNames: [String])

    /// A command is a colon, a small letter, and what follows up to a blank: ":)" and ":D" are messages.
    init(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }) else {
            self = .blank
            return
        }
        let scalars = line.unicodeScalars
        guard scalars.first == ":", let second = scalars.dropFirst().first, ("a"..."z").contains(second)
        else {
            self = .message(line)
            return
        }
        let name = String(line.dropFirst().prefix { !$0.isWhitespace })
        if let command = Command(rawValue: name) {
            let rest = line.dropFirst(name.count + 1).drop { $0.isWhitespace }
            self = .command(command, String(rest.reversed().drop { $0.isWhitespace }.reversed()))
        } else {
            self = .unknownCommand(
                name, closeNames: CloseNames.of(name, among: Command.allCases.map(\.rawValue)))
        }
    }

    static let help = Columns.aligned(
        Command.allCases.map { command in
            [
                ":" + command.rawValue + (command.argument.isEmpty ? "" : " " + command.argument),
                command.meaning,
            ]
        }
    ).joined(separator: "\n")

    static func unknown(_ name: String, closeNames: [String]) -> String {
        let close =
            closeNames.isEmpty ? "" : " Close: " + closeNames.map { ":" + $0 }.joined(separator: ", ") + "."
        return "There is no command :\(name.visible).\(close) :help shows them all."
    }

    /// What a line may be the beginning of: a command, or one with its argument; none when it is a message.
    ///
    /// - Parameters:
    ///   - locales: that the bot has texts in.
    ///   - files: names that begin like a path, folders with a slash behind them.
    static func completions(
        of line: String, locales: [String] = [], files: (String) -> [String] = { _ in [] }
    ) -> [String] {
        guard line.first == ":" else { return [] }
        guard let blank = line.firstIndex(of: " ") else {
            return Command.allCases.map { ":" + $0.rawValue }.filter { $0.hasPrefix(line) }.sorted()
        }
        let argument = String(line[blank...].drop { $0 == " " })
        let known: [String]
        switch Command(rawValue: String(line[..<blank].dropFirst())) {
        case .locale: known = locales
        case .save: known = files(argument)
        case .trace: known = ["off", "on"]
        default: return []
        }
        let start = line.dropLast(argument.count)
        return known.filter { $0.hasPrefix(argument) }.sorted().map { start + $0 }
    }
}
