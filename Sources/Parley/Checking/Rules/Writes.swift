// Rules about actions that change something: each should be agreed to, by somebody who sees what it is.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// A write in a flow where nothing before it, in it or around it, asks for consent.
    static func unguardedWrites(_ bot: CheckedBot) -> [Finding] {
        let guards = bot.calls.filter { bot.asksConsent($0) && !bot.isLost($0) }
        let callers = bot.callers
        return bot.writes.compactMap { write -> Finding? in
            guard let unit = bot.unit(of: write.place, in: write.file), let name = write.arguments.first?.text
            else {
                return nil
            }
            if case .function = unit, bot.calledFromOutside.contains(unit) { return nil }
            // Whoever calls this code, and what it calls itself, may have asked.
            let around = bot.reached(from: CheckedBot.closure(of: [unit], callers))
            let asked = bot.calls(of: "confirm").last {
                $0.file == write.file && bot.unit(of: $0.place, in: $0.file) == unit
                    && $0.span.start < write.span.start
            }
            let hasLost = asked.map(bot.isLost) ?? false
            let isGuarded = guards.contains { consent in
                guard let place = bot.unit(of: consent.place, in: consent.file) else { return true }
                guard place == unit else { return around.contains(place) }
                if bot.isRefused(consent, at: write) { return false }
                // A confirm whose answer is dropped was to ask for this: what was chosen before is none.
                if hasLost, consent.word != "confirm" { return false }
                // In a round before this one, where both stand in one loop.
                return consent.span.start < write.span.start
                    || !Set(write.place.loops).isDisjoint(with: consent.place.loops)
            }
            guard !isGuarded else { return nil }
            let (why, hint) =
                switch asked {
                case let asked? where bot.isLost(asked):
                    (
                        "and what is answered to the confirm() of line \(asked.span.line) decides nothing.",
                        "let the answer decide:  if not confirm(...) then return end"
                    )
                case let asked? where bot.isRefused(asked, at: write):
                    (
                        "and is called when somebody says no to the confirm() of line \(asked.span.line).",
                        "ask so that yes means to do it:  if not confirm(...) then return end"
                    )
                default:
                    (
                        "and nobody was asked whether it should.",
                        "ask before it:  if not confirm(\"... {what} ...?\", { what = ... }) then return end; an action that only looks something up says  effect = \"read\"  in its manifest."
                    )
                }
            return Finding(
                kind: .unguardedWrite, position: bot.position(write.span, in: write.file),
                explanation: "\(name) changes something, \(why)", excerpt: "\"\(name)\"", hint: hint)
        }
    }

    /// A confirmation before a write that does not say what is written.
    static func bareConfirmations(_ bot: CheckedBot) -> [Finding] {
        let confirmations = bot.calls(of: "confirm")
        return confirmations.compactMap { confirm -> Finding? in
            guard confirm.arguments.count == 1, let text = confirm.arguments.first,
                let unit = bot.unit(of: confirm.place, in: confirm.file)
            else { return nil }
            let written: [String]
            if case .index(let view, let key) = text.kind, view.global == "texts", let name = key.text {
                written = bot.declarations.texts[name]?.values.flatMap { $0 } ?? []
            } else {
                written = text.writtenTexts?.map(\.text) ?? []
            }
            guard !written.isEmpty, written.allSatisfy({ TextTemplate.places(in: $0).isEmpty }),
                let write = bot.writes.first(where: { write in
                    write.file == confirm.file && bot.unit(of: write.place, in: write.file) == unit
                        && write.span.start > confirm.span.start && bot.hasChangingArguments(write)
                }),
                // The last one before the write is what agrees to it.
                !confirmations.contains(where: { other in
                    other.file == confirm.file && other.span.start > confirm.span.start
                        && other.span.start < write.span.start
                        && bot.unit(of: other.place, in: other.file) == unit
                }), let name = write.arguments.first?.text
            else { return nil }
            return Finding(
                kind: .bareConfirmation, position: bot.position(confirm.span, in: confirm.file),
                explanation: "People agree to \(name) here without seeing what it is given.",
                excerpt: bot.excerpt(text.span, in: confirm.file),
                hint: "name it in the question:  confirm(\"... {number} ...?\", { number = number })")
        }
    }
}

extension CheckedBot {
    fileprivate var writes: [WordCall] {
        calls(of: "call", "try_call").filter { call in
            call.arguments.first?.text.flatMap { actions[$0] } == .write && !call.place.frames.isEmpty
        }
    }

    fileprivate func asksConsent(_ call: WordCall) -> Bool {
        switch call.word {
        case "confirm", "choose": true
        case "ask":
            // A name that is not there to be read may be that of any slot.
            call.arguments.first?.text.map { name in
                switch declarations.slots[name]?.type {
                case .yesNo?: true
                // To choose what is written is not to agree that it is: who does, is asked about the answer.
                case .choice?: isCompared(call, slot: name)
                default: false
                }
            }
                ?? (call.arguments.first?.bare.fields == nil)
        default: false
        }
    }

    /// Whether what somebody chose may decide something: it is held against a value, or goes where that cannot be seen.
    private func isCompared(_ call: WordCall, slot: String) -> Bool {
        let file = files[call.file]
        let holder = file.locals.firstIndex { $0.value?.bare.span == call.span }
        var isCompared = false
        var isStatement = false
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                if case .call(let called) = statement.kind, called.span == call.span { isStatement = true }
            case .expression(let expression):
                guard case .binary(let sign, let left, let right) = expression.kind,
                    ["==", "~="].contains(sign)
                else { return }
                for side in [left.bare, right.bare] {
                    switch side.kind {
                    case .local(let local): if local == holder { isCompared = true }
                    case .index(let view, let key):
                        if view.global == "slots", key.text == slot { isCompared = true }
                    default: break
                    }
                }
            }
        }
        return isCompared || (holder == nil && !isStatement)
    }

    fileprivate var callers: [CodeUnit: Set<CodeUnit>] {
        var callers: [CodeUnit: Set<CodeUnit>] = [:]
        for (caller, called) in callees { for unit in called { callers[unit, default: []].insert(caller) } }
        return callers
    }

    fileprivate static func closure(of units: Set<CodeUnit>, _ edges: [CodeUnit: Set<CodeUnit>]) -> Set<
        CodeUnit
    > {
        var reached: Set<CodeUnit> = []
        var due = Array(units)
        while let unit = due.popLast() { if reached.insert(unit).inserted { due += edges[unit] ?? [] } }
        return reached
    }

    /// Whether a call gets anything that is not the same each time.
    fileprivate func hasChangingArguments(_ call: WordCall) -> Bool {
        guard call.arguments.count > 1 else { return false }
        guard let fields = call.arguments[1].fields else { return true }
        return fields.contains { field in
            switch field.value.bare.kind {
            case .nil, .bool, .number, .string: false
            default: true
            }
        }
    }
}
