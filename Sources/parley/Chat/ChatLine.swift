// What a person typed: a message, or a command to the chat itself.

import ParleyModel

enum ChatLine: Equatable {
    enum Command: String, CaseIterable {
        case why, slots, undo, locale, restart, help, quit

        var meaning: String {
            switch self {
            case .why: "explains the last turn: what was understood, and what followed"
            case .slots: "shows the values the bot holds"
            case .undo: "takes the last answer back; :undo 2 takes two"
            case .locale: "goes on in another language: :locale en"
            case .restart: "ends this session and begins anew"
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
            self = .command(command, String(rest.prefix { !$0.isWhitespace }))
        } else {
            self = .unknownCommand(
                name, closeNames: CloseNames.of(name, among: Command.allCases.map(\.rawValue)))
        }
    }

    static let help = Command.allCases
        .map { command in
            ":" + command.rawValue + String(repeating: " ", count: 10 - command.rawValue.count)
                + command.meaning
        }
        .joined(separator: "\n")

    static func unknown(_ name: String, closeNames: [String]) -> String {
        let close =
            closeNames.isEmpty ? "" : " Close: " + closeNames.map { ":" + $0 }.joined(separator: ", ") + "."
        return "There is no command :\(name.visible).\(close) :help shows them all."
    }
}
