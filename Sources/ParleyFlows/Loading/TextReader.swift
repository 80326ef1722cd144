// Lua values to the texts and replies that authors write.
import LuaRuntime
import ParleyModel

/// Reads what a flow passed as a text, a rich reply, an option, a choice.
struct TextReader {
    /// What the value was passed to, for messages: `say()`, `option "ask" of slot()`.
    let place: String

    func text(_ value: LuaValue) throws(Mistake) -> Text {
        switch value {
        case .string(let text): return .plain(text)
        case .textName(let name): return .named(name)
        case .integer, .number: return .plain(value.plain?.printed ?? "")
        case .record(let fields):
            guard !fields.isEmpty else { throw wrong("an empty table") }
            var texts = Record()
            for field in fields {
                guard case .string(let text) = field.value else {
                    throw Mistake(
                        .wrongValue,
                        "\(place) takes a text for each locale, but \"\(field.name)\" is \(field.value.kind).",
                        hint: "write  { zh = \"...\", en = \"...\" }")
                }
                guard TextReader.isLocale(field.name) else {
                    throw Mistake(
                        .wrongValue, "\(place) is given a table with \"\(field.name)\", which is no locale.",
                        excerpt: field.name,
                        closeNames: CloseNames.of(
                            field.name, among: ["text", "image", "buttons", "cards", "zh", "en"]
                        )
                        .map { Diagnostic.CloseName(name: $0) },
                        hint:
                            "write  { zh = \"...\", en = \"...\" },  or a rich reply with text, image, buttons, cards."
                    )
                }
                texts[field.name] = .text(text)
            }
            return .localised(texts)
        default: throw wrong(value.kind)
        }
    }

    /// Two letters, perhaps a region: `zh`, `en`, `zh-TW`.
    static func isLocale(_ name: String) -> Bool {
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let language = parts.first, language.utf8.count == 2, parts.count <= 3 else { return false }
        return language.utf8.allSatisfy { (0x61...0x7A).contains($0) } && !parts.contains("")
    }

    func wrong(_ found: String) -> Mistake {
        Mistake(
            .wrongValue, "\(place) takes a text, but is given \(found).",
            hint: "a text is \"...\", { zh = \"...\", en = \"...\" } or texts.name")
    }

    func saying(_ value: LuaValue) throws(Mistake) -> Saying {
        guard case .record(let fields) = value,
            fields.contains(where: { ["text", "image", "buttons", "cards"].contains($0.name) })
        else { return Saying(try text(value)) }
        var saying = Saying(text: nil)
        for field in fields {
            switch field.name {
            case "text": saying.text = try text(field.value)
            case "image": saying.image = try string(field.value, "image")
            case "buttons": saying.buttons = try buttons(field.value)
            case "cards": saying.cards = try cards(field.value)
            default:
                throw Mistake(
                    .unknownOption, "\(place) does not know the field \"\(field.name)\" of a rich reply.",
                    excerpt: field.name,
                    closeNames: CloseNames.of(field.name, among: ["text", "image", "buttons", "cards"]).map {
                        Diagnostic.CloseName(name: $0)
                    }, hint: "a rich reply has text, image, buttons, cards")
            }
        }
        return saying
    }

    private func string(_ value: LuaValue, _ name: String) throws(Mistake) -> String {
        guard case .string(let text) = value else {
            throw Mistake(
                .wrongValue, "\(place): \"\(name)\" takes a text, but is given \(value.kind).", excerpt: name,
                hint: "write  \(name) = \"https://...\"")
        }
        return text
    }

    private func records(_ value: LuaValue, _ name: String) throws(Mistake) -> [[String: LuaValue]] {
        guard case .list(let items) = value else {
            throw Mistake(
                .wrongValue, "\(place): \"\(name)\" takes a list, but is given \(value.kind).", excerpt: name,
                hint: TextReader.example(of: name))
        }
        var records: [[String: LuaValue]] = []
        for item in items {
            guard let fields = item.fieldsByName else {
                throw Mistake(
                    .wrongValue,
                    "\(place): each of \"\(name)\" is a table { title = ... }, not \(item.kind).",
                    excerpt: name, hint: TextReader.example(of: name))
            }
            records.append(fields)
        }
        return records
    }

    private static func example(of name: String) -> String {
        name == "buttons"
            ? "write  buttons = { { title = \"Yes\" }, { title = \"Our shop\", url = \"https://...\" } }"
            : "write  cards = { { title = \"Cup\", text = \"7.50\", image = \"https://...\" } }"
    }

    private func buttons(_ value: LuaValue) throws(Mistake) -> [Saying.Button] {
        var buttons: [Saying.Button] = []
        for fields in try records(value, "buttons") {
            guard let title = fields["title"] else {
                throw Mistake(
                    .wrongValue, "\(place): a button has no title.",
                    hint: "write  { title = \"...\", value = \"...\" }")
            }
            buttons.append(
                Saying.Button(
                    title: try text(title), value: fields["value"]?.plain?.printed,
                    url: fields["url"]?.plain?.text))
        }
        return buttons
    }

    private func cards(_ value: LuaValue) throws(Mistake) -> [Saying.Card] {
        var cards: [Saying.Card] = []
        for fields in try records(value, "cards") {
            guard let title = fields["title"] else {
                throw Mistake(
                    .wrongValue, "\(place): a card has no title.", hint: TextReader.example(of: "cards"))
            }
            var card = Saying.Card(title: try text(title))
            if let body = fields["text"] { card.text = try text(body) }
            card.image = fields["image"]?.plain?.text
            if let pressable = fields["buttons"] { card.buttons = try buttons(pressable) }
            cards.append(card)
        }
        return cards
    }

    /// Options of `choose`, choices of a slot.
    func choices(_ value: LuaValue) throws(Mistake) -> [Choice] {
        guard case .list(let items) = value, !items.isEmpty else {
            throw Mistake(
                .wrongValue,
                "\(place) takes a list of options, but is given \(value.items?.isEmpty == true ? "an empty one" : value.kind).",
                hint: "write  { \"red\", \"blue\" }  or  { { title = { zh =, en = }, value = \"red\" }, ... }"
            )
        }
        var choices: [Choice] = []
        for item in items {
            guard case .record = item, let fields = item.fieldsByName, let title = fields["title"] else {
                let title = try text(item)
                choices.append(Choice(title: title, value: .null))
                continue
            }
            let read = try text(title)
            let also: [String] =
                if case .list(let words)? = fields["also"] { words.compactMap { $0.plain?.text } } else { [] }
            choices.append(
                Choice(title: read, value: fields["value"]?.plain ?? .null, also: also))
        }
        return choices
    }
}

extension LuaValue {
    /// What to call it in a message.
    var kind: String {
        switch self {
        case .nil: "nothing (nil)"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a text"
        case .list: "a list"
        case .record(let fields): fields.isEmpty ? "an empty table" : "a table"
        case .function: "a function"
        case .textName: "a named text"
        }
    }

    /// A table's named fields; those of an empty table, which might be a list as well, are none.
    var fieldsByName: [String: LuaValue]? {
        fields.map { Dictionary($0.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }) }
    }
}
