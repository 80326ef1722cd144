// Replies as the lines of a transcript.

import ParleyModel

enum ReplyLines {
    /// What a reply is compared by: its text; else what it shows.
    static func text(of reply: Reply) -> String {
        if let text = reply.text, !text.trimmed.isEmpty { return text }
        if let image = reply.image { return "(image \(image))" }
        if !reply.cards.isEmpty { return "(cards \(reply.cards.map(\.title).joined(separator: ", ")))" }
        return reply.buttons.isEmpty ? "(empty)" : "(buttons)"
    }

    static func fits(
        _ line: Transcript.BotLine, _ reply: Reply, captured: inout [String: String]
    ) -> Bool {
        guard case .reply(let pattern, let buttons) = line else { return true }
        if let buttons, buttons != reply.allButtons.map(\.title) { return false }
        return pattern.matches(text(of: reply), captured: &captured)
    }

    /// Whether the replies are what the lines say; `bot: ...` stands for any number of them.
    static func fit(
        _ lines: ArraySlice<Transcript.BotLine>, _ replies: ArraySlice<Reply>,
        captured: inout [String: String]
    ) -> Bool {
        guard let line = lines.first else { return replies.isEmpty }
        if case .anything = line {
            for count in 0...replies.count {
                var found = captured
                if fit(lines.dropFirst(), replies.dropFirst(count), captured: &found) {
                    captured = found
                    return true
                }
            }
            return false
        }
        guard let reply = replies.first, fits(line, reply, captured: &captured) else { return false }
        return fit(lines.dropFirst(), replies.dropFirst(), captured: &captured)
    }

    /// A reply as it is written in a transcript, its buttons where they are asked for.
    static func lines(of reply: Reply, withButtons: Bool) -> [String] {
        let text = ReplyPattern.tidy(text(of: reply)).split(separator: "\n", omittingEmptySubsequences: false)
        var lines = text.enumerated().map { index, line in
            index == 0 ? "bot:  \(line)" : line.isEmpty ? "" : "      \(line)"
        }
        let titles = reply.allButtons.map { "[\($0.title)]" }
        if withButtons, !titles.isEmpty { lines.append("      " + titles.joined(separator: " ")) }
        return lines
    }
}
