// Rules about settings: names that nothing reads, values that mean nothing, and what this version does nothing with.
import ParleyFlows
import ParleyModel

extension CheckRules {
    private static let thresholds = ["answer", "intent"]

    /// The least confidences, of the bot and of an intent: by name, and from 0 to 1.
    static func wrongThresholds(_ bot: CheckedBot) -> [Finding] {
        let named = bot.calls(of: "settings").flatMap { call -> [Finding] in
            (call.arguments.first?.bare.field("thresholds")?.bare.fields ?? []).compactMap { field in
                guard let key = field.key, let name = key.text else { return nil }
                guard thresholds.contains(name) else {
                    return unknownOption(
                        name, of: "thresholds", among: thresholds, at: bot.position(key.span, in: call.file))
                }
                return wrongThreshold(bot.declarations.settings.thresholds[name], name, key, bot, call.file)
            }
        }
        return named
            + bot.calls(of: "intent").compactMap { call -> Finding? in
                guard call.arguments.count > 2, let intent = call.arguments[0].text,
                    let field = call.arguments[2].bare.fields?.first(where: { $0.key?.text == "threshold" }),
                    let key = field.key, let value = bot.declarations.intents[intent]?.threshold
                else { return nil }
                return wrongThreshold(.double(value), "threshold", key, bot, call.file)
            }
    }

    private static func wrongThreshold(
        _ value: Value?, _ name: String, _ key: LuaExpression, _ bot: CheckedBot, _ file: Int
    ) -> Finding? {
        if let number = value?.number, (0...1).contains(number) { return nil }
        return Finding(
            kind: .wrongValue, position: bot.position(key.span, in: file),
            explanation: "The threshold \"\(name)\" is no confidence: those go from 0 to 1.", excerpt: name,
            hint: "write  \(name) = 0.6")
    }

    /// `messages("english", ...)`: nobody speaks it.
    static func wrongLocales(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "messages").compactMap { call in
            guard let locale = call.arguments.first, let name = locale.text, !CheckedBot.isLocale(name) else {
                return nil
            }
            return Finding(
                kind: .wrongValue, position: bot.position(locale.span, in: call.file),
                explanation: "messages() names the locale \"\(name)\", which is none: nobody gets its texts.",
                excerpt: "\"\(name)\"",
                hint: "a locale is two letters: \"zh\", \"en\", perhaps with a region, \"zh-TW\".")
        }
    }

    static func wrongTeams(_ bot: CheckedBot) -> [Finding] {
        let known = ["hours", "title"]
        return bot.calls(of: "settings").flatMap { call -> [Finding] in
            guard let fields = call.arguments.first?.bare.fields,
                let field = fields.first(where: { $0.key?.text == "teams" }), let key = field.key
            else { return [] }
            if field.value.isPlain {
                return [
                    Finding(
                        kind: .wrongValue, position: bot.position(key.span, in: call.file),
                        explanation:
                            "option \"teams\" of settings() takes a table of teams, so there is none.",
                        excerpt: "teams",
                        hint: "write  teams = { default = { title = \"customer service\" } }")
                ]
            }
            return (field.value.bare.fields ?? []).flatMap { $0.value.bare.fields ?? [] }.compactMap {
                field in
                guard let key = field.key, let name = key.text, !known.contains(name) else { return nil }
                return unknownOption(
                    name, of: "a team", among: known, at: bot.position(key.span, in: call.file))
            }
        }
    }

    static func unknownOption(
        _ name: String, of what: String, among known: [String], at position: SourcePosition
    ) -> Finding {
        Finding(
            kind: .unknownOption, position: position,
            explanation: "There is no \"\(name)\" in \(what), so nothing reads it.", excerpt: name,
            closeNames: CloseNames.of(name, among: known).map { Diagnostic.CloseName(name: $0) },
            hint: "there may be \(list(known)).")
    }

    /// `a, b and c`
    private static func list(_ names: [String]) -> String {
        names.count < 2
            ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }

    /// Options of the contract that this version reads and does nothing with.
    static func optionsYetToCome(_ bot: CheckedBot) -> [Finding] {
        [("settings", 0, ["quiet_hours", "reopen"]), ("handoff", 1, ["wait"])].flatMap { word, place, names in
            bot.calls(of: word).flatMap { call -> [Finding] in
                guard call.arguments.count > place else { return [] }
                return (call.arguments[place].bare.fields ?? []).compactMap { field in
                    guard let key = field.key, let name = key.text, names.contains(name) else { return nil }
                    return Finding(
                        kind: .optionWithoutEffect, position: bot.position(key.span, in: call.file),
                        explanation: "\(word)() takes \"\(name)\", but this version does nothing with it.",
                        excerpt: name, hint: "leave it out for now.")
                }
            }
        }
    }
}

extension LuaExpression {
    /// Whether it is one value, and surely no table.
    fileprivate var isPlain: Bool {
        switch bare.kind {
        case .string, .number, .bool: true
        default: false
        }
    }
}
