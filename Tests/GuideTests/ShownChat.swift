// Runs a chat on the terminal as a page shows it.

import Parley
import ParleyModel

@testable import parley

/// Behind `> ` stands what is typed, messages and commands; below it what is to come.
struct ShownChat {
    let text: String

    /// Whether a console shows a chat.
    static func isShown(in text: String) -> Bool {
        text.split(separator: "\n").contains { $0.hasPrefix("> ") }
    }

    /// The chat as it comes now; the line that calls the program stays.
    func run(in folder: String) throws -> String {
        let live = try LiveBot(ChatEngine(Bot.Options(folder: folder), begin: nil), watches: false)
        let talk = Conversation(bot: live, session: SessionID("s"), user: nil, locale: nil)
        defer { talk.close() }
        let name = talk.bot.declarations.settings.name + ": "
        let indent = String(repeating: " ", count: TextWidth.columns(of: name))
        var lines: [String] = []
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("$ ") { lines.append(line) }
            guard line.hasPrefix("> ") else { continue }
            lines.append(line)
            let typed = String(line.dropFirst(2))
            guard case .command(let command, let argument) = ChatLine(typed) else {
                let replies = ReplyText(try talk.send(.message(Message(typed))).get().replies).lines
                lines += replies.enumerated().map { ($0.offset == 0 ? name : indent) + $0.element }
                continue
            }
            switch talk.perform(command, argument) {
            case .told(let told): lines += told
            case .shown(let shown): lines += shown
            case .refused(let why): lines.append(why)
            case .input, .traces, .restarted, .ended: break
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
