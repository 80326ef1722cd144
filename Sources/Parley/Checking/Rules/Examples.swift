// Rules about what people say: examples, patterns, options.
import ParleyFlows
import ParleyLanguage
import ParleyModel

extension CheckRules {
    /// Examples of different intents that read the same once marks, politeness and endings are taken away.
    static func sameExamples(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: (intent: String, example: String, position: SourcePosition)] = [:]
        let intents = bot.declarations.intents.values.sorted {
            ($0.position.file, $0.position.line) < ($1.position.file, $1.position.line)
        }
        for intent in intents {
            for example in intent.examples {
                guard let key = ExampleReading.key(of: example) else { continue }
                guard let other = first[key] else {
                    first[key] = (intent.name, example, intent.position)
                    continue
                }
                guard other.intent != intent.name else { continue }
                let there = bot.line(of: other.example, in: other.position)
                findings.append(
                    Finding(
                        kind: .sameExample, position: bot.line(of: example, in: intent.position),
                        explanation:
                            "This example of the intent \"\(intent.name)\" reads like \"\(other.example)\" of \"\(other.intent)\" at \(there.file):\(there.line).",
                        excerpt: "\"\(example)\"",
                        hint: "leave it with the one that it is meant for, or word the two apart."))
            }
        }
        return findings
    }

    /// One wording tells nothing of how else it may be put; the guide advises ten.
    private static let enoughExamples = 2

    /// Of a bot that speaks Chinese and another language, the examples of each count for themselves.
    static func fewExamples(_ bot: CheckedBot) -> [Finding] {
        let isMixed = bot.languages.count > 1 && bot.languages.contains("zh")
        let others = bot.languages.subtracting(["zh"]).sorted().joined(separator: "/")
        return bot.declarations.intents.values.filter { !$0.name.hasPrefix("parley.") }.compactMap { intent in
            let chinese = intent.examples.count {
                $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            }
            let counts =
                isMixed && !intent.examples.isEmpty
                ? [(chinese, " in \"zh\""), (intent.examples.count - chinese, " in \"\(others)\"")]
                : [(intent.examples.count, "")]
            guard let (count, language) = counts.min(by: { $0.0 < $1.0 }), count < enoughExamples else {
                return nil
            }
            let examples = count == 1 ? "1 example" : "\(count == 0 ? "no" : String(count)) examples"
            return Finding(
                kind: .fewExamples, position: intent.position,
                explanation:
                    "intent(\"\(intent.name)\") has \(examples)\(language): too few to tell it from other wishes.",
                excerpt: "\"\(intent.name)\"",
                hint: intent.examples.contains { $0.contains("\n") }
                    ? "an example is one line: write a list of texts,  { \"...\", \"...\" },  or  \"@examples.txt\"  with one a line."
                    : "write how people would put it, ten ways or so in each language."
            )
        }
    }

    static func patterns(_ bot: CheckedBot) -> [Finding] {
        var named: [(name: String, pattern: String, position: SourcePosition)] = []
        for slot in bot.declarations.slots.values {
            if let pattern = slot.pattern { named.append(("slot(\"\(slot.name)\")", pattern, slot.position)) }
        }
        for entity in bot.declarations.entities.values {
            if let pattern = entity.pattern {
                named.append(("entity(\"\(entity.name)\")", pattern, entity.position))
            }
        }
        return named.compactMap { name, pattern, position in
            let place = bot.line(of: pattern, in: position)
            if let meant = LuaPattern.reading(pattern) {
                return Finding(
                    kind: .patternNeverMatches, position: place,
                    explanation:
                        "The pattern of \(name) is written as Lua's match takes it; here \(meant.sign) is a % and a letter.",
                    excerpt: pattern,
                    hint: meant.regex.map { "write  pattern = \($0)" }
                        ?? "patterns are regular expressions: a digit is \\d, a letter [A-Za-z].")
            }
            switch PatternReach.of(pattern) {
            case .some(.nothing):
                return Finding(
                    kind: .patternNeverMatches, position: place,
                    explanation: "The pattern of \(name) matches no text whatever.", excerpt: pattern,
                    hint: "^ stands before a value and $ behind it: nothing can be there as well.")
            case .some(.everything):
                return Finding(
                    kind: .patternMatchesEverything, position: place,
                    explanation: "The pattern of \(name) matches every message, so each one fills it.",
                    excerpt: pattern,
                    hint:
                        "say how the values differ from other texts, [[\\d{6,20}]], or leave the pattern out: type \"text\"."
                )
            default: return nil
            }
        }
    }

    /// What people choose by its title is not taken for the command of the same wording.
    static func optionsThatAreCommands(_ bot: CheckedBot) -> [Finding] {
        let commands = EngineCommands()
        func finding(_ title: LuaExpression, in file: Int) -> Finding? {
            guard let text = title.text, let command = commands.command(text) else { return nil }
            return Finding(
                kind: .optionIsCommand, position: bot.position(title.span, in: file),
                explanation:
                    "The option \"\(text)\" is what people say for \(command): while it can be chosen, they cannot say that.",
                excerpt: "\"\(text)\"",
                hint: "word it differently; the command works without an option for it.")
        }
        func options(_ list: LuaExpression?, in file: Int) -> [Finding] {
            (list?.fields ?? []).flatMap { field -> [Finding] in
                let option = field.value.bare
                let isRecord = option.field("title") != nil || option.field("also") != nil
                var titles: [LuaExpression] = []
                (isRecord ? option.field("title") : option)?.eachString { titles.append($0) }
                option.field("also")?.eachString { titles.append($0) }
                return titles.compactMap { finding($0, in: file) }
            }
        }
        return bot.calls(of: "choose").flatMap { options($0.arguments.dropFirst().first, in: $0.file) }
            + bot.calls(of: "ask", "slot").flatMap { call in
                options(call.arguments.dropFirst().first?.field("choices"), in: call.file)
            }
    }
}
