// Writes recorded turns as the lines of a transcript.

import Parley
import ParleyModel

struct SessionWriter {
    private let recorded: RecordedTurns
    private let opened: Opened
    private let zone: TimeZoneRules
    private let madeUp: MadeUpValues
    /// Actions whose effect a plugin declares.
    private let declared: Set<String>
    private let note: String
    /// What the calls were made with, in order, once a run has told.
    var arguments: [(action: String, arguments: Record)] = []

    init(
        _ recorded: RecordedTurns, _ opened: Opened, zone: TimeZoneRules, madeUp: MadeUpValues,
        declared: Set<String>, note: String
    ) {
        self.recorded = recorded
        self.opened = opened
        self.zone = zone
        self.madeUp = madeUp
        self.declared = declared
        self.note = note
    }

    var text: String { (header + [SessionWriter.rule] + body).joined(separator: "\n") + "\n" }

    private static let rule = String(repeating: "-", count: 40)

    // MARK: the header

    private var header: [String] {
        let turns = recorded.turns
        let begun = zone.local(turns[0].at)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var lines = ["# \(note)"]
        var circumstances = [
            "clock: \(begun.year)-\(two(begun.month))-\(two(begun.day)) \(two(begun.hour)):\(two(begun.minute))",
            "locale: \(opened.locale)",
        ]
        if let user = turns.compactMap(\.input.user).first {
            circumstances.append("user: \(madeUp.replacing(user.text))")
        }
        if !turns[0].input.channel.isEmpty { circumstances.append("channel: \(turns[0].input.channel)") }
        lines.append(circumstances.joined(separator: "    "))
        let metadata = madeUp.replacing(turns[0].input.metadata)
        if !metadata.isEmpty { lines.append("metadata: \(metadata.literal)") }
        return lines + actions
    }

    private var actions: [String] {
        var left = arguments
        return recorded.turns.flatMap(\.calls).map { call in
            var line = "action \(call.action)"
            if let effect = call.effect, effect != .read, !declared.contains(call.action) {
                line += " \(effect.rawValue)"
            }
            if let next = left.firstIndex(where: { $0.action == call.action }) {
                line += " \(left.remove(at: next).arguments.literal)"
            }
            switch call.outcome {
            case .ok(let value): line += " -> \(madeUp.replacing(value).literal)"
            case .refused(let why), .failed(let why):
                line += " -> fails \(madeUp.replacing(.text(why)).literal)"
            case .unknown(let why): line += " -> unknown \(Value.text(why).literal)"
            }
            return line
        }
    }

    // MARK: what was said

    private var body: [String] {
        var lines: [String] = []
        // The transcript's clock shows minutes and stands still; it is moved when a minute has passed.
        var clock = recorded.turns[0].at.milliseconds / 60_000
        var buttons: [Reply.Button] = []
        for turn in recorded.turns {
            let passed = turn.at.milliseconds / 60_000 - clock
            if passed > 0 {
                lines.append("* later \(SessionWriter.length(minutes: passed))")
                clock += passed
            }
            lines += said(turn.input.content, buttons)
            for reply in turn.replies {
                lines += ReplyLines.lines(of: replacing(reply), withButtons: false)
            }
            buttons = turn.replies.flatMap(\.allButtons)
        }
        return lines
    }

    /// In the largest unit that it is a number of: `3d`, `26h`, `90m`.
    private static func length(minutes: Int64) -> String {
        if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }

    private func replacing(_ reply: Reply) -> Reply { Reply(value: madeUp.replacing(reply.value)) }

    private func said(_ content: Input.Content, _ buttons: [Reply.Button]) -> [String] {
        switch content {
        case .message(let message): return user(message)
        case .button(let value):
            guard let button = buttons.first(where: { ($0.value ?? $0.title) == value }) else {
                return user(Message(value))
            }
            return ["user: [\(madeUp.replacing(button.title))]"]
        case .event("parley.back", let fields):
            let turns = fields["turns"]?.integer ?? 1
            return [turns == 1 ? "* undo" : "* undo \(turns)"]
        case .event("handed_back", let fields):
            return ["* hand back" + (fields.isEmpty ? "" : " \(madeUp.replacing(fields).literal)")]
        case .event(let name, let fields):
            return ["* event \(name)" + (fields.isEmpty ? "" : " \(madeUp.replacing(fields).literal)")]
        }
    }

    private func user(_ message: Message) -> [String] {
        let attachments = message.attachments.map { "(\($0.type) \($0.url))" }
        let text = ReplyPattern.tidy(madeUp.replacing(message.text))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var written = lines.enumerated().map { index, line in
            index == 0 ? "user: \(line)" : line.isEmpty ? "" : "      \(line)"
        }
        if !attachments.isEmpty { written[written.count - 1] += " " + attachments.joined(separator: " ") }
        return written
    }
}
