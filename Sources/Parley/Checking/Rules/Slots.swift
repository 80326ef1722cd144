// Rules about slots: bounds that bound nothing, defaults that nobody could choose, choices that hide each other.
import ParleyFlows
import ParleyLanguage
import ParleyModel

extension CheckRules {
    private static let bounded: Set<SlotType> = [.number, .integer, .rating, .money, .duration, .date, .time]

    /// `min` and `max`, where they stand as they are: of a type that has none, or of another form than its values.
    static func wrongBounds(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "slot", "ask").flatMap { call -> [Finding] in
            guard call.arguments.count > 1, let name = call.arguments[0].text,
                let slot = bot.declarations.slots[name], let fields = call.arguments[1].bare.fields
            else { return [] }
            return fields.compactMap { field in
                guard let key = field.key, let option = key.text,
                    ["min", "max", "pattern"].contains(option)
                else { return nil }
                let position = bot.position(key.span, in: call.file)
                if option == "pattern" {
                    guard call.word == "slot", slot.type != .code, !isEntity(slot.type) else { return nil }
                    return Finding(
                        kind: .optionWithoutEffect, position: position,
                        explanation:
                            "Values of the type \"\(slot.type.name)\" are found by their type, so the pattern does nothing.",
                        excerpt: option,
                        hint:
                            "take it away, or make it a slot of type \"code\", whose values are found by a pattern."
                    )
                }
                guard bounded.contains(slot.type) else {
                    guard !isEntity(slot.type) else { return nil }
                    return Finding(
                        kind: .optionWithoutEffect, position: position,
                        explanation:
                            "The values of the type \"\(slot.type.name)\" have no \(option), so it does nothing.",
                        excerpt: option,
                        hint:
                            "look at the value yourself:  check = function(value) return len(value) <= 20 end"
                    )
                }
                return wrongBound(field.value, option, slot, at: position)
            }
        }
    }

    /// An ask of a slot that has no question, and is given none. What a flow sets itself may never be asked for.
    static func asksWithoutQuestions(_ bot: CheckedBot) -> [Finding] {
        guard !bot.escaped.contains("set"), !bot.composed.contains("set") else { return [] }
        let set = Set(bot.calls(of: "set").compactMap { $0.arguments.first?.text })
        return bot.calls(of: "ask").flatMap { call -> [Finding] in
            guard let asked = call.arguments.first else { return [] }
            let slots = asked.text.map { _ in [asked] } ?? asked.bare.fields?.map(\.value) ?? []
            if call.arguments.count > 1, slots.count == 1 {
                guard let options = call.arguments[1].fieldNames, !options.contains("ask") else { return [] }
            }
            return slots.compactMap { slot in
                guard let name = slot.text, let declared = bot.declarations.slots[name], declared.ask == nil,
                    !set.contains(name)
                else { return nil }
                let isOneOfMany = slots.count > 1
                return Finding(
                    kind: .wrongValue, position: bot.position(slot.span, in: call.file),
                    explanation: isOneOfMany
                        ? "ask() is to ask for \"\(name)\" among others, and it has no question for when only that is missing."
                        : "ask() is to ask for \"\(name)\", which has no question.",
                    excerpt: "\"\(name)\"",
                    hint: "add  ask = \"...\"  to slot(\"\(name)\")"
                        + (isOneOfMany ? "." : ", or to this ask's options."))
            }
        }
    }

    private static func isEntity(_ type: SlotType) -> Bool { if case .entity = type { true } else { false } }

    private static func wrongBound(
        _ value: LuaExpression, _ option: String, _ slot: SlotDeclaration, at position: SourcePosition
    ) -> Finding? {
        let isOfDays = slot.type == .date
        guard isOfDays || slot.type == .time else { return nil }
        let text = value.bare.text
        if case .number = value.bare.kind {
        } else {
            guard let text else { return nil }
            if isOfDays ? text == "today" || isDay(text) : isTimeOfDay(text) { return nil }
        }
        return Finding(
            kind: .wrongValue, position: position,
            explanation:
                "option \"\(option)\" of slot \"\(slot.name)\" is no \(isOfDays ? "day" : "time of day"), so it refuses every answer or none.",
            excerpt: text.map { "\"\($0)\"" } ?? option,
            closeNames: CloseNames.of(text ?? "", among: isOfDays ? ["today"] : []).map {
                Diagnostic.CloseName(name: $0)
            },
            hint: isOfDays
                ? "write  \(option) = \"2026-03-01\"  or  \(option) = \"today\";  what moves otherwise is for  check = function(value) ... end"
                : "write  \(option) = \"09:00\"")
    }

    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        guard parts == [4, 2, 2], numbers.count == 3, (1...12).contains(numbers[1]), numbers[2] > 0 else {
            return false
        }
        // A day that its month does not have comes back as one of the next month.
        let day = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
        return CivilDate(daysSinceEpoch: day.daysSinceEpoch).day == numbers[2]
    }

    private static func isTimeOfDay(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(\.utf8.count)
        let numbers = text.split(separator: ":").compactMap { Int($0) }
        return parts == [2, 2] && numbers.count == 2 && (0..<24).contains(numbers[0])
            && (0..<60).contains(numbers[1])
    }

    /// A value that a flow gets when a choice is skipped, and that is none of those that it knows.
    static func defaultsThatAreNoChoice(_ bot: CheckedBot) -> [Finding] {
        bot.declarations.slots.values.compactMap { slot in
            guard slot.type == .choice, let value = slot.defaultValue else { return nil }
            let known = slot.choices.map(\.value)
            guard !known.contains(value) else { return nil }
            let text = value.text ?? value.printed
            return Finding(
                kind: .defaultIsNoChoice, position: bot.line(of: text, in: slot.position),
                explanation:
                    "The default of slot(\"\(slot.name)\") is none of its choices: a flow that looks for those gets another one.",
                excerpt: text,
                closeNames: CloseNames.of(text, among: known.map(\.printed)).map {
                    Diagnostic.CloseName(name: $0)
                },
                hint: "the values are \(known.map(\.printed).joined(separator: ", ")); or add it to them.")
        }
    }

    /// Options that read the same, and synonyms of two values: one of them is taken, and the other never.
    static func sameOptions(_ bot: CheckedBot) -> [Finding] {
        let places = [("slot", 1), ("ask", 1)].flatMap { word, place in
            bot.calls(of: word).compactMap { call in
                call.arguments.dropFirst(place).first?.bare.field("choices").map { ($0, call.file) }
            }
        }
        let lists =
            places
            + bot.calls(of: "choose").compactMap { call in
                call.arguments.dropFirst().first.map { ($0, call.file) }
            }
        let options = lists.flatMap { list, file in
            same(in: (list.bare.fields ?? []).map { Wordings($0.value, named: nil) }, "option", bot, file)
        }
        return options
            + bot.calls(of: "entity").flatMap { call -> [Finding] in
                let values = call.arguments.dropFirst().first?.bare.field("values")?.bare.fields ?? []
                return same(in: values.map { Wordings($0.value, named: $0.key) }, "value", bot, call.file)
            }
    }

    /// How one option may be said; a wording twice in one option is no matter.
    private struct Wordings {
        var all: [LuaExpression] = []
        init(_ option: LuaExpression, named key: LuaExpression?) {
            if let key, key.text != nil { all.append(key) }
            let isRecord = option.bare.field("title") != nil || option.bare.field("also") != nil
            let said = isRecord ? [option.bare.field("title"), option.bare.field("also")] : [option]
            for part in said { part?.eachString { all.append($0) } }
        }
    }

    private static func same(
        in options: [Wordings], _ what: String, _ bot: CheckedBot, _ file: Int
    ) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: (option: Int, span: LuaSpan)] = [:]
        for (number, option) in options.enumerated() {
            var isTold = false
            for wording in option.all {
                guard let text = wording.text, case let key = text.trimmed.lowercased(), !key.isEmpty else {
                    continue
                }
                guard let other = first[key] else {
                    first[key] = (number, wording.span)
                    continue
                }
                guard other.option != number, !isTold else { continue }
                isTold = true
                findings.append(
                    Finding(
                        kind: .sameOption, position: bot.position(wording.span, in: file),
                        explanation:
                            "Two \(what)s are called \"\(text)\", the other in line \(other.span.line): whoever says it gets one of them, and never the other.",
                        excerpt: bot.excerpt(wording.span, in: file),
                        hint: "word one of them differently, or leave it out."))
            }
        }
        return findings
    }

    /// A slot's type is looked for among the built-in ones first.
    static func hiddenEntities(_ bot: CheckedBot) -> [Finding] {
        bot.declarations.entities.values.filter { SlotType.builtIn[$0.name] != nil }.map {
            Finding(
                kind: .hiddenEntity, position: $0.position,
                explanation:
                    "entity(\"\($0.name)\") has the name of a built-in type: every slot takes that one.",
                excerpt: "\"\($0.name)\"",
                hint: "give it another name, such as  entity(\"my_\($0.name)\", ...)")
        }
    }
}
