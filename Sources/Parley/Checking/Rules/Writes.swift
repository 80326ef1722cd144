// Rules about actions that change something: each should be agreed to, by somebody who sees what it is.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// A write that is reached on a way on which nobody agreed.
    static func unguardedWrites(_ bot: CheckedBot) -> [Finding] {
        let writes = bot.writes
        // Who asks outside of all flows may be called from anywhere.
        let asksAnywhere = bot.calls(of: "confirm", "choose", "ask").contains {
            bot.unit(of: $0.place, in: $0.file) == nil && bot.asksConsent($0) && !bot.isLost($0)
        }
        guard !writes.isEmpty, !asksAnywhere else { return [] }
        let consent = ConsentPaths(bot).writes()
        return writes.compactMap { write -> Finding? in
            guard let name = write.arguments.first?.text, let consent = consent(write.file, write.span),
                let lack = consent.lack
            else { return nil }
            let file = bot.files[write.file].path
            func line(_ position: SourcePosition) -> String {
                position.file == file ? "line \(position.line)" : "\(position.file):\(position.line)"
            }
            let place =
                consent.entrance.map {
                    ", where \(line($0.position)) \($0.isFlow ? "runs this flow" : "calls this function")"
                } ?? ""
            let (why, hint) =
                switch lack {
                case .lost(let position):
                    (
                        "and what is answered to the confirm() of \(line(position)) decides nothing\(place).",
                        "let the answer decide:  if not confirm(...) then return end"
                    )
                case .refused(let position) where consent.isPartial:
                    (
                        "and is called also when somebody says no to the confirm() of \(line(position))\(place).",
                        "leave the flow on a no:  if not confirm(...) then return end"
                    )
                case .refused(let position):
                    (
                        "and is called when somebody says no to the confirm() of \(line(position))\(place).",
                        "ask so that yes means to do it:  if not confirm(...) then return end"
                    )
                case .unasked:
                    (
                        consent.isPartial && place.isEmpty
                            ? "and there is a way to it on which nobody was asked whether it should."
                            : "and nobody was asked whether it should\(place).",
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

    func asksConsent(_ call: WordCall) -> Bool {
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
