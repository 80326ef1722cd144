// What an expression of a flow surely is once somebody has answered: by the slot, or by the word that asked.
import ParleyFlows
import ParleyModel

/// What an expression is when somebody has answered.
enum AnswerKind: Equatable {
    case yesOrNo, number, text
    /// `"2026-03-01"`, and `"18:00"`.
    case date, time
    /// One of these texts.
    case choice(Set<String>)

    /// Why it never is what is written out there; `nil`: it may be.
    func refusal(of literal: LuaExpression, written: String) -> (
        reason: String, close: [String], hint: String
    )? {
        switch (self, literal.kind) {
        case (.yesOrNo, .string), (.yesOrNo, .number):
            ("a yes or no is true or false.", [], "write  if answer then  or  if not answer then")
        case (.number, .string(let text)):
            (
                "the answer is a number, and this is a text.", [],
                Double(text) == nil ? "compare it with a number." : "write  \(text)  without quotes."
            )
        case (.number, .bool): ("the answer is a number.", [], "compare it with a number.")
        case (.text, .number), (.date, .number), (.time, .number):
            ("the answer is a text, and this is a number.", [], "write  \"\(written)\"")
        case (.text, .bool), (.date, .bool), (.time, .bool):
            ("the answer is a text.", [], "compare it with a text.")
        case (.date, .string(let text)) where text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil:
            (
                "a date is written with year, month and day.", [],
                "write  \"2026-03-01\",  or compare it with  now().date"
            )
        case (.time, .string(let text)) where text.wholeMatch(of: /\d{2}:\d{2}(:\d{2})?/) == nil:
            ("a time is written with hours and minutes.", [], "write  \"09:00\"")
        case (.date, .call(let callee, _)) where callee.global == "now",
            (.time, .call(let callee, _)) where callee.global == "now":
            ("now() is a table with several parts.", [], "write  now().\(self == .date ? "date" : "time")")
        case (.choice(let values), .string(let text)) where !values.contains(text):
            (
                "it is none of the values that there are to choose.",
                CloseNames.of(text, among: values.sorted()),
                "they are \(values.sorted().map { "\"\($0)\"" }.joined(separator: ", "))."
            )
        case (.choice, .number):
            (
                "what is chosen is a value of the list, not its place in it.", [],
                "compare it with the value:  \"...\""
            )
        default: nil
        }
    }
}

/// Of the expressions of a bot that are surely an answer, its kind.
struct AnswerKinds {
    private let bot: CheckedBot
    /// Slots that the code gives values.
    private let given: Set<String>
    private let anyIsGiven: Bool

    init(_ bot: CheckedBot) {
        self.bot = bot
        let sets = bot.calls(of: "set").map { $0.arguments.first?.bare.text }
        given = Set(sets.compactMap { $0 })
        anyIsGiven = sets.contains(nil) || bot.escaped.contains("set")
    }

    func kind(of expression: LuaExpression, in index: Int) -> AnswerKind? {
        switch expression.kind {
        case .index(let view, let key):
            guard view.global == "slots", let slot = key.text else { return nil }
            return kind(ofSlot: slot)
        case .local(let local):
            let file = bot.files[index]
            guard file.locals[local].kind == .variable, let value = file.locals[local].value?.bare,
                case .call = value.kind, !file.assigns(local)
            else { return nil }
            return kind(of: value, in: index)
        case .call(let callee, let arguments):
            switch callee.global {
            case "confirm": return .yesOrNo
            case "ask":
                guard let slot = arguments.first?.text else { return nil }
                if arguments.count > 1 {
                    guard let options = arguments[1].fieldNames, !options.contains("choices") else {
                        return nil
                    }
                }
                return kind(ofSlot: slot)
            case "choose": return arguments.count > 1 ? choice(arguments[1].bare) : nil
            default: return nil
            }
        default: return nil
        }
    }

    private func kind(ofSlot name: String) -> AnswerKind? {
        guard let slot = bot.declarations.slots[name], !anyIsGiven, !given.contains(name),
            slot.defaultValue == nil
        else { return nil }
        switch slot.type {
        case .yesNo: return .yesOrNo
        case .number, .integer, .rating, .money, .duration: return .number
        case .text, .code, .phone, .email, .url: return .text
        case .date: return .date
        case .time: return .time
        case .entity(let name):
            let values = bot.declarations.entities[name]?.values ?? []
            return values.isEmpty ? nil : .choice(Set(values.map(\.canonical)))
        case .choice:
            guard let call = bot.call(declaring: slot.position), call.arguments.count > 1 else { return nil }
            return call.arguments[1].bare.field("choices").flatMap { choice($0.bare) }
        default: return nil
        }
    }

    /// Of options that are written out, each a text or with a value that is one.
    private func choice(_ list: LuaExpression) -> AnswerKind? {
        guard let fields = list.fields, !fields.isEmpty else { return nil }
        var values: Set<String> = []
        for field in fields {
            guard field.key == nil else { return nil }
            let option = field.value.bare
            guard
                let text = option.text ?? option.field("value")?.bare.text
                    ?? (option.field("value") == nil ? option.field("title")?.bare.text : nil)
            else { return nil }
            values.insert(text)
        }
        return .choice(values)
    }
}
