// Rules about places in texts that are none: not closed, or written as another language has them.
import ParleyFlows
import ParleyModel

extension CheckRules {
    private static let spoken: Set<String> = [
        "say", "confirm", "choose", "slot", "ask", "flow", "messages", "answer",
    ]

    /// Texts that are said, and where `examples` those of intents.
    private static func texts(
        _ bot: CheckedBot, examples: Bool
    ) -> [(string: LuaExpression, text: String, call: WordCall)] {
        bot.calls.filter { spoken.contains($0.word) || (examples && $0.word == "intent") }.flatMap { call in
            var texts: [(string: LuaExpression, text: String, call: WordCall)] = []
            for argument in call.arguments {
                argument.eachString { string in
                    if let text = string.text { texts.append((string, text, call)) }
                }
            }
            return texts
        }
    }

    /// The names that fill a place somewhere: slots, and fields that a call is given.
    private static func names(_ bot: CheckedBot) -> Set<String> {
        let given = bot.calls.flatMap { $0.arguments.dropFirst().compactMap(\.fieldNames).flatMap { $0 } }
        return Set(bot.declarations.slots.keys).union(given)
    }

    /// A brace that opens a place of a name that is there, and is not closed: people see it.
    static func openBraces(_ bot: CheckedBot) -> [Finding] {
        let known = names(bot)
        return texts(bot, examples: true).compactMap { string, text, call in
            guard let name = openPlace(in: text), known.contains(name) else { return nil }
            return Finding(
                kind: .openBrace, position: bot.position(string.span, in: call.file),
                explanation: "The brace in front of \(name) is not closed, so it is read as it stands.",
                excerpt: "{\(name)", hint: "write  {\(name)}")
        }
    }

    /// `name` of a text with `{name` and no brace that closes it.
    private static func openPlace(in text: String) -> String? {
        for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            if !name.isEmpty, !part.contains("}") { return String(name) }
        }
        return nil
    }

    /// What other languages write for a place: read as it stands, or with signs around the value.
    static func foreignPlaces(_ bot: CheckedBot) -> [Finding] {
        let known = names(bot)
        let forms = ForeignForms()
        return texts(bot, examples: true).compactMap { string, text, call in
            guard text.unicodeScalars.contains(where: { "{%｛｝".unicodeScalars.contains($0) }),
                let (sign, name, value) = foreignPlace(in: text, forms, known, bot, call)
            else { return nil }
            return Finding(
                kind: .foreignPlace, position: bot.position(string.span, in: call.file),
                explanation: sign.hasPrefix("$")
                    ? "A place has no $ in front: people read the $ of \(sign) as it stands."
                    : "\(sign) is no place: people read its signs as they stand.",
                excerpt: bot.excerpt(string.span, in: call.file).contains(sign)
                    ? sign : bot.excerpt(string.span, in: call.file),
                hint:
                    "a place is  {\(name)},  and what fills it is a slot or is given:  { \(name) = \(value) }"
            )
        }
    }

    /// How other languages write a place. Made once for all texts: a regular expression is compiled where it stands.
    private struct ForeignForms {
        let place = /([$#%{]?)\{( *)([A-Za-z_]\w*)([.:\[][^{}]*|)( *)\}(\}?)/
        let wide = /([{｛])\s*([^{}｛｝\s]+)\s*([}｝])/
        let number = /(?:^|[\s:：,，"'“(（#])(\{\d\})/
        let percent = /(?:^|[^\d%])(%[sd])(?![A-Za-z])/
    }

    /// The first of a text, the name that is meant, and what may be given for it.
    private static func foreignPlace(
        in text: String, _ forms: ForeignForms, _ known: Set<String>, _ bot: CheckedBot, _ call: WordCall
    ) -> (sign: String, name: String, value: String)? {
        // Braces as a Chinese keyboard writes them.
        for match in text.matches(of: forms.wide) where match.output.1 == "｛" || match.output.3 == "｝" {
            let name = String(match.output.2)
            if known.contains(name) { return (String(match.output.0), name, name) }
        }
        for match in text.matches(of: forms.place) {
            let (sign, before, name, member, after) = (
                match.output.1, match.output.2, String(match.output.3), match.output.4, match.output.5
            )
            guard known.contains(name) else { continue }
            let isDouble = sign == "{" && match.output.6 == "}"
            let isOdd = !before.isEmpty || !after.isEmpty || isDouble
            if !member.isEmpty {
                let last = String(member.dropFirst().prefix { $0.isLetter || $0 == "_" })
                let isField = member.first == "." && !last.isEmpty
                return (String(match.output.0), isField ? last : name, isField ? name + member : "...")
            }
            if isOdd || (sign == "$" && bot.holdsNoNumber(name)) {
                return (String(match.output.0), name, name)
            }
        }
        guard ["say", "confirm"].contains(call.word) else { return nil }
        if let match = text.firstMatch(of: forms.number) {
            return (String(match.output.1), "name", "...")
        }
        // One value that is no table is told as such.
        let isFilled = call.arguments.count < 2 || call.arguments[1].bare.fields != nil
        if isFilled, let match = text.firstMatch(of: forms.percent) {
            return (String(match.output.1), "name", "...")
        }
        return nil
    }

    /// A sum with a text that is no number: Lua fails there.
    static func sumsOfTexts(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            var inner: Set<Int> = []
            file.walk { node, _ in
                guard case .expression(let expression) = node,
                    case .binary(let sign, let left, let right) = expression.kind,
                    ["+", "-", "*", "/", "//", "%", "^"].contains(sign)
                else { return }
                guard let text = [left, right].first(where: { $0.bare.isTextWithoutNumber }),
                    !inner.contains(expression.span.end)
                else { return }
                // Of a chain one sum is told.
                inner.insert(left.bare.span.end)
                let told = bot.excerpt(text.span, in: index)
                findings.append(
                    Finding(
                        kind: .wrongValue, position: bot.position(text.span, in: index),
                        explanation:
                            "\(sign) takes numbers, and \(told) is a text: this fails when the flow comes here.",
                        excerpt: told,
                        hint: sign == "+"
                            ? "fill a place:  say(\"... {name}\", { name = value });  or join texts with  .."
                            : "tonumber(text)  makes a number of a text that is one."))
            }
            return findings
        }
    }
}

extension CheckedBot {
    /// Whether a slot of this name holds what no amount is: a dollar in front of it is no currency.
    fileprivate func holdsNoNumber(_ name: String) -> Bool {
        switch declarations.slots[name]?.type {
        case .text?, .code?, .phone?, .email?, .url?, .choice?, .yesNo?, .date?, .time?: true
        default: false
        }
    }
}

extension LuaExpression {
    /// Whether it is surely a text that Lua makes no number of: written out, or put together with one.
    fileprivate var isTextWithoutNumber: Bool {
        switch kind {
        case .string(let text): !text.contains { $0.isNumber } || text.contains { $0.isWhitespace }
        case .binary("..", let left, let right):
            left.bare.isTextWithoutNumber || right.bare.isTextWithoutNumber
        default: false
        }
    }
}
