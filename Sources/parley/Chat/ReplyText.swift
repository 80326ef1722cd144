// Replies as lines of text.

import Parley
import ParleyModel

struct ReplyText {
    /// The lines of one turn's replies, and the buttons that a number presses.
    let lines: [String]
    let buttons: [Reply.Button]

    /// Numbers stand before the buttons of the last reply that has any; those of earlier replies are shown without.
    init(_ replies: [Reply]) {
        let last = replies.lastIndex { $0.allButtons.contains(where: \.isPressable) }
        var lines: [String] = []
        var buttons: [Reply.Button] = []
        for (index, reply) in replies.enumerated() {
            let isNumbered = index == last
            if let text = reply.text { lines.append(text.visible) }
            if let image = reply.image { lines.append("(\(image.visible))") }
            func add(_ button: Reply.Button) {
                if isNumbered, button.isPressable { buttons.append(button) }
                lines.append(ReplyText.line(of: button, number: isNumbered ? buttons.count : nil))
            }
            reply.buttons.forEach(add)
            for card in reply.cards {
                lines.append(([card.title] + [card.text].compactMap(\.self)).joined(separator: "\n").visible)
                if let image = card.image { lines.append("(\(image.visible))") }
                card.buttons.forEach(add)
            }
        }
        self.lines = lines
        self.buttons = buttons
    }

    private static func line(of button: Reply.Button, number: Int?) -> String {
        let title = button.title.visible
        if !button.isPressable, let url = button.url { return "- \(title): \(url.visible)" }
        return number.map { "[\($0)] \(title)" } ?? "[\(title)]"
    }
}

extension Reply.Button {
    /// A button that only opens a page says nothing to the bot.
    var isPressable: Bool { value != nil || url == nil }
    /// What pressing it says.
    var pressed: String { value ?? title }
}

/// What a typed number means after a turn that showed buttons.
enum ButtonChoice {
    /// The content to send for a message.
    ///
    /// A number presses the button it stands before, unless the open question takes a number itself.
    static func content(of text: String, buttons: [Reply.Button], question: Question?) -> Input.Content {
        let message = Input.Content.message(Message(text))
        guard !takesNumbers(question) else { return message }
        let digits = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard let number = Int(String(digits)), number >= 1, number <= buttons.count else { return message }
        return .button(buttons[number - 1].pressed)
    }

    private static func takesNumbers(_ question: Question?) -> Bool {
        guard let question, question.kind == .ask || question.kind == .choose else { return false }
        return !question.wanted.allSatisfy { $0.type == .yesNo }
    }
}
