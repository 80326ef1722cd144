// Rules about what is said: translations, and places in texts.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// A text of one language where most others have two. A bare string is meant for every locale; a question in words is none
    /// for all of them.
    static func missingTranslations(_ bot: CheckedBot) -> [Finding] {
        let languages = bot.languages
        var texts: [(languages: Set<String>, span: LuaSpan, file: Int)] = []
        for (index, file) in bot.files.enumerated() {
            file.walk { node, _ in
                guard case .expression(let expression) = node, let names = expression.fieldNames,
                    !names.isEmpty,
                    names.allSatisfy({ languages.contains(CheckedBot.language(of: $0)) }),
                    expression.fields?.allSatisfy({ $0.value.text != nil }) == true
                else { return }
                texts.append((Set(names.map(CheckedBot.language)), expression.span, index))
            }
        }
        var named: [String: (languages: Set<String>, first: WrittenMessage)] = [:]
        for message in bot.messages where !message.name.hasPrefix("parley.") {
            named[message.name, default: ([], message)].languages.insert(
                CheckedBot.language(of: message.locale))
        }
        let all = texts.map(\.languages) + named.values.map(\.languages)
        // What at least half of the texts have, all should have.
        var counts: [String: Int] = [:]
        for languages in all { for language in languages { counts[language, default: 0] += 1 } }
        let wanted = Set(counts.filter { $0.value * 2 >= all.count }.keys)
        guard wanted.count > 1 else { return [] }
        func finding(_ languages: Set<String>, _ what: String, _ excerpt: String, _ position: SourcePosition)
            -> Finding?
        {
            let missing = wanted.subtracting(languages).sorted()
            guard !missing.isEmpty, !languages.isDisjoint(with: wanted) else { return nil }
            let list = missing.map { "\"\($0)\"" }.joined(separator: " and ")
            return Finding(
                kind: .missingTranslation, position: position,
                explanation: "\(what) has no wording for \(list), as other texts of the bot do.",
                excerpt: excerpt,
                hint: "add it; a text that is the same in every language is a plain string.")
        }
        let plain = plainQuestions(bot)
        let list = wanted.sorted().map { "\"\($0)\"" }.joined(separator: " and ")
        // Where most are plain, the bot speaks one language.
        let untranslated = plain.count > all.count ? [] : plain
        return untranslated.map {
            Finding(
                kind: .missingTranslation, position: bot.position($0.span, in: $0.file),
                explanation:
                    "This question is the same in every language, and other texts of the bot are worded for \(list).",
                excerpt: bot.excerpt($0.span, in: $0.file),
                hint: "write  { \(wanted.sorted().map { "\($0) = \"...\"" }.joined(separator: ", ")) }")
        }
            + texts.compactMap {
                finding(
                    $0.languages, "This text", bot.excerpt($0.span, in: $0.file),
                    bot.position($0.span, in: $0.file))
            }
            + named.values.compactMap {
                finding($0.languages, "The text \"\($0.first.name)\"", $0.first.name, $0.first.position)
            }
    }

    /// What is asked in a plain string of words, not of places and marks alone.
    private static func plainQuestions(_ bot: CheckedBot) -> [(span: LuaSpan, file: Int)] {
        let asked = bot.calls(of: "slot", "ask").compactMap { call in
            call.arguments.dropFirst().first?.bare.field("ask").map { ($0.bare, call.file) }
        }
        let confirmed = bot.calls(of: "confirm").compactMap { call in
            call.arguments.first.map { ($0.bare, call.file) }
        }
        return (asked + confirmed).compactMap { question, file in
            guard let text = question.text else { return nil }
            let words = TextTemplate.places(in: text).reduce(text) { $0.replacing("{\($1)}", with: "") }
            return words.contains(where: \.isLetter) ? (question.span, file) : nil
        }
    }

    /// What the bot says of a write that can be taken back: without a text of its own it is the action's name in the code.
    static func missingNamesOfWrites(_ bot: CheckedBot) -> [Finding] {
        var told: Set<String> = []
        return bot.calls(of: "call", "try_call").compactMap { call -> Finding? in
            guard let written = call.arguments.first, let action = written.text,
                bot.compensated.contains(action), told.insert(action).inserted
            else { return nil }
            let text = "parley.done.\(action)"
            let worded = Set(
                (bot.declarations.texts[text] ?? [:]).keys.map { CheckedBot.language(of: $0.text) })
            let missing = bot.languages.subtracting(worded).sorted()
            guard let first = missing.first else { return nil }
            let said = (action.split(separator: ".").last.map(String.init) ?? action).replacing(
                "_", with: " ")
            let list = missing.map { "\"\($0)\"" }.joined(separator: " and ")
            return Finding(
                kind: .missingNameOfWrite, position: bot.position(call.span, in: call.file),
                explanation:
                    "\(action) can be taken back, and no text for \(list) says what it did: people are told of \"\(said)\".",
                excerpt: "\"\(action)\"",
                hint: "add  messages(\"\(first)\", { [\"\(text)\"] = \"...\" })")
        }
    }

    /// The engine names a slot where its value changes; without a title it is the name in the code, in every language.
    static func missingTitles(_ bot: CheckedBot) -> [Finding] {
        guard let other = bot.languages.subtracting(["en"]).min() else { return [] }
        return bot.declarations.slots.values.filter {
            $0.ask != nil && $0.title == nil && $0.name.utf8.allSatisfy { $0 < 0x80 }
        }.map {
            let said = $0.plainName
            return Finding(
                kind: .missingTitle, position: $0.position,
                explanation:
                    "slot(\"\($0.name)\") has no title: who changes an answer is told of \"\(said)\", in \"\(other)\" too.",
                excerpt: "\"\($0.name)\"", hint: "add  title = { \(other) = \"...\", en = \"\(said)\" }")
        }
    }

    /// `cn` is a country; its language is `zh`. A table by country is fine anywhere but where a text is said or named, or
    /// has a wording for a language beside it.
    static func countriesForLanguages(_ bot: CheckedBot) -> [Finding] {
        func finding(_ key: LuaExpression, _ file: Int) -> Finding? {
            guard let name = key.text, let language = CheckedBot.countries[name] else { return nil }
            return Finding(
                kind: .countryForLanguage, position: bot.position(key.span, in: file),
                explanation: "\"\(name)\" is a country and no language, so nobody ever gets this text.",
                excerpt: name,
                hint: "write  \(language.contains("-") ? "[\"\(language)\"]" : language) = \"...\"")
        }
        var findings = bot.calls(of: "messages").compactMap { call in
            call.arguments.first.flatMap { finding($0, call.file) }
        }
        // "de" is a language and a country: only what is no country's shows that languages are meant.
        let countries = CheckedBot.countries
        let languages = Set(countries.values.map(CheckedBot.language)).subtracting(countries.keys)
        for (index, file) in bot.files.enumerated() {
            let texts = Set(bot.calls.filter { $0.file == index }.flatMap(localised).map(\.bare.span))
            let tables = file.lookedInto
            file.walk { node, _ in
                guard case .expression(let expression) = node, let written = expression.writtenTexts,
                    written.count > 1, let fields = expression.bare.fields, expression.text == nil,
                    !tables.contains(expression.bare.span),
                    texts.contains(expression.bare.span)
                        || written.contains(where: {
                            $0.locale.map {
                                countries[$0] == nil && languages.contains(CheckedBot.language(of: $0))
                            } ?? false
                        })
                else { return }
                findings += fields.compactMap { field in field.key.flatMap { finding($0, index) } }
            }
        }
        return findings
    }

    /// What a call says or names: each may be worded for several languages.
    private static func localised(_ call: WordCall) -> [LuaExpression] {
        switch call.word {
        case "say", "confirm", "choose": return call.arguments.first.map(said) ?? []
        case "answer": return call.arguments.dropFirst().first.map(said) ?? []
        case "slot", "ask", "flow":
            let options = call.arguments.dropFirst().first
            return ["ask", "again", "invalid", "help", "title", "description"].compactMap {
                options?.field($0)
            }
        default: return []
        }
    }

    /// `{name}` is filled from the values given, then from slots.
    static func unfilledPlaces(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "say", "confirm", "choose").flatMap { call -> [Finding] in
            let valuesAt = call.word == "choose" ? 2 : 1
            guard let text = call.arguments.first else { return [] }
            return said(text).flatMap {
                unfilled(in: $0, values: call.arguments.dropFirst(valuesAt).first, bot, call.file)
            }
        }
            + bot.calls(of: "ask").flatMap { call -> [Finding] in
                guard call.arguments.count > 1, call.arguments[1].fields != nil else { return [] }
                let options = call.arguments[1]
                return ["ask", "again", "invalid", "help"].flatMap { name -> [Finding] in
                    guard let text = options.field(name) else { return [] }
                    return unfilled(in: text, values: options.field("values"), bot, call.file)
                }
            } + unfilledInSlots(bot)
    }

    /// A text, and what its buttons and cards say.
    private static func said(_ text: LuaExpression) -> [LuaExpression] {
        func titles(_ buttons: LuaExpression?) -> [LuaExpression] {
            (buttons?.bare.fields ?? []).compactMap { $0.value.field("title") }
        }
        let cards = (text.field("cards")?.bare.fields ?? []).map(\.value)
        return [text] + titles(text.field("buttons"))
            + cards.flatMap { card in
                ["title", "text"].compactMap(card.field) + titles(card.field("buttons"))
            }
    }

    private static func unfilled(
        in text: LuaExpression, values: LuaExpression?, _ bot: CheckedBot, _ file: Int
    ) -> [Finding] {
        guard let given = values == nil ? [] : values?.fieldNames else { return [] }
        let known = given.union(bot.declarations.slots.keys)
        if case .index(let view, let key) = text.bare.kind, view.global == "texts", let name = key.text {
            let variants = bot.declarations.texts[name]?.values.flatMap { $0 } ?? []
            let place = variants.flatMap { TextTemplate.places(in: $0) }.first { !known.contains($0) }
            return place.map {
                [
                    unfilled(
                        $0, in: "The text \"\(name)\"", known, "texts.\(name)",
                        bot.position(text.span, in: file))
                ]
            } ?? []
        }
        return (text.writtenTexts ?? []).compactMap { text in
            guard let place = TextTemplate.places(in: text.text).first(where: { !known.contains($0) }) else {
                return nil
            }
            return unfilled(
                place, in: "The text", known, bot.excerpt(of: place, in: text.span, file),
                bot.position(text.span, in: file))
        }
    }

    private static func unfilled(
        _ place: String, in text: String, _ known: Set<String>, _ excerpt: String, _ position: SourcePosition
    ) -> Finding {
        Finding(
            kind: .unfilledPlace, position: position,
            explanation: "\(text) has the place {\(place)}, but no value and no slot of that name is there.",
            excerpt: excerpt,
            closeNames: CloseNames.of(place, among: known.sorted()).map { Diagnostic.CloseName(name: $0) },
            hint: "give it:  { \(place) = ... }")
    }

    /// Texts of a slot may be filled by the `values` of an ask.
    private static func unfilledInSlots(_ bot: CheckedBot) -> [Finding] {
        let isOpaque = bot.calls(of: "ask").contains { call in
            call.arguments.count > 1
                && (call.arguments[1].fields == nil || call.arguments[1].field("values") != nil)
        }
        guard !isOpaque, !bot.escaped.contains("ask") else { return [] }
        let known = Set(bot.declarations.slots.keys)
        return bot.calls(of: "slot").flatMap { call -> [Finding] in
            guard call.arguments.count > 1 else { return [] }
            return ["ask", "again", "invalid", "help"].flatMap { option -> [Finding] in
                guard let text = call.arguments[1].field(option) else { return [] }
                return (text.writtenTexts ?? []).compactMap { text in
                    guard let place = TextTemplate.places(in: text.text).first(where: { !known.contains($0) })
                    else {
                        return nil
                    }
                    let position = bot.position(text.span, in: call.file)
                    return unfilled(
                        place, in: "The text", known, bot.excerpt(of: place, in: text.span, call.file),
                        position)
                }
            }
        }
    }
}

extension LuaFile {
    /// The tables of locals that something is looked up in, `coins[country]`: no wordings of one text.
    fileprivate var lookedInto: Set<LuaSpan> {
        var tables: Set<LuaSpan> = []
        walk { node, _ in
            guard case .expression(let expression) = node, case .index(let table, _) = expression.kind,
                case .local(let local) = table.bare.kind, let value = locals[local].value
            else { return }
            tables.insert(value.bare.span)
        }
        return tables
    }
}
