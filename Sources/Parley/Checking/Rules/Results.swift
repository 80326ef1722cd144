// Rules about what words give back: an answer that nobody looks at, a value that may be missing, and what was never remembered.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `confirm(...)` by itself: a no is as good as a yes. Where a write follows, that is told instead.
    static func answersNotUsed(_ bot: CheckedBot) -> [Finding] {
        var found: [(span: LuaSpan, frame: LuaFrame?, file: Int)] = []
        for (index, file) in bot.files.enumerated() where !file.madeGlobals.contains("confirm") {
            file.walk { node, place in
                guard case .statement(let statement) = node, case .call(let call) = statement.kind,
                    case .call(let callee, _) = call.bare.kind, callee.global == "confirm"
                else { return }
                found.append((call.span, place.frames.last, index))
            }
        }
        if found.isEmpty { return [] }
        let writes = unguardedWrites(bot)
        return found.filter { answer in
            !writes.contains { write in
                write.position.file == bot.files[answer.file].path && write.position.line >= answer.span.line
                    && write.position.line <= bot.lastLine(of: answer.frame, in: answer.file)
            }
        }.map { answer in
            Finding(
                kind: .answerNotUsed, position: bot.position(answer.span, in: answer.file),
                explanation: "Nothing looks at the answer: after a no the flow goes on as after a yes.",
                excerpt: "confirm", hint: "write  if not confirm(...) then return end")
        }
    }

    /// `local ticket = try_call(...)` and then `ticket.id`, without a look whether it is there.
    static func resultsNotLookedAt(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            let made = file.targets
            let uses = ValueUses(file)
            file.walk { node, _ in
                guard case .statement(let statement) = node,
                    case .local(let locals, let values) = statement.kind, values.count == 1,
                    let local = locals.first, case .call(let callee, _) = values[0].bare.kind,
                    let word = callee.global, ["try_call", "recall"].contains(word),
                    locals.allSatisfy({ !file.assigns($0) }), let fields = uses.fields[local],
                    uses.bare[local] == nil, locals.dropFirst().allSatisfy({ uses.isUnused($0) }),
                    let first = fields.first(where: { !made.contains($0.start) }) ?? fields.first
                else { return }
                // Who calls may have looked.
                if word == "recall", !bot.isRecalledHereOnly(values[0].bare) { return }
                let name = file.locals[local].name
                findings.append(
                    Finding(
                        kind: .resultNotLookedAt, position: bot.position(first, in: index),
                        explanation: word == "recall"
                            ? "\(name) is nothing until something was remembered: this fails then."
                            : "\(name) is nothing where the action fails: this fails then.",
                        excerpt: bot.place(of: first, in: index),
                        hint: word == "recall"
                            ? "write  local \(name) = recall(...) or { ... }"
                            : "write  local \(name), problem = try_call(...)  and  if not \(name) then ... end"
                    ))
            }
            return findings
        }
    }

    /// A name that is nearly one that is remembered, and is not.
    static func neverRemembered(_ bot: CheckedBot) -> [Finding] {
        guard bot.escaped.isDisjoint(with: ["remember", "recall"]),
            bot.calls(of: "remember").allSatisfy({ $0.arguments.first?.text != nil })
        else { return [] }
        let known = Set(bot.calls(of: "remember").compactMap { $0.arguments.first?.text })
        return bot.calls(of: "recall").compactMap { call in
            guard let argument = call.arguments.first, let name = argument.text, !known.contains(name) else {
                return nil
            }
            let close = CloseNames.of(name, among: known.sorted())
            guard !close.isEmpty else { return nil }
            return Finding(
                kind: .neverRemembered, position: bot.position(argument.span, in: call.file),
                explanation: "Nothing remembers \"\(name)\": recall() gives nothing.", excerpt: "\"\(name)\"",
                closeNames: close.map { Diagnostic.CloseName(name: $0) },
                hint: "fix the spelling, or  remember(\"\(name)\", ...)  it.")
        }
    }

    /// `list = table.insert(list, item)` loses the list.
    static func nothingGivenBack(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            func tell(_ value: LuaExpression, _ list: LuaExpression) {
                findings.append(
                    Finding(
                        kind: .wrongValue, position: bot.position(value.span, in: index),
                        explanation:
                            "\(bot.excerpt(list.span, in: index)) changes its list and gives nothing back.",
                        excerpt: bot.excerpt(list.span, in: index),
                        hint: "write it on a line of its own, without  =  in front."))
            }
            file.walk { node, _ in
                guard case .statement(let statement) = node else { return }
                let values: [LuaExpression] =
                    switch statement.kind {
                    case .local(_, let values), .assign(_, let values): values
                    default: []
                    }
                for value in values {
                    guard case .call(let callee, _) = value.bare.kind,
                        case .index(let library, let name) = callee.kind, library.global == "table",
                        ["insert", "sort"].contains(name.text ?? "")
                    else { continue }
                    tell(value, callee)
                }
            }
            return findings
        }
    }
}

extension CheckedBot {
    /// Whether a call is the only one to recall its name, and the name is remembered further below at most.
    fileprivate func isRecalledHereOnly(_ call: LuaExpression) -> Bool {
        guard case .call(_, let arguments) = call.kind, let name = arguments.first?.text else { return false }
        let others = calls(of: "recall").filter { $0.arguments.first?.text.map { $0 == name } ?? true }
        let before = calls(of: "remember").filter { remembered in
            remembered.arguments.first?.text.map { $0 == name } ?? true
                && others.contains { $0.file == remembered.file && $0.span.start > remembered.span.start }
        }
        return others.count == 1 && before.isEmpty && escaped.isDisjoint(with: ["recall", "remember"])
    }

    /// The line on which a function ends; without one the file's own last.
    fileprivate func lastLine(of frame: LuaFrame?, in file: Int) -> Int {
        guard let frame else { return .max }
        let code = files[file].bytes[frame.span.start..<frame.span.end]
        return frame.span.line + code.count { $0 == UInt8(ascii: "\n") }
    }
}

/// How the locals of a file are read: a field of them, or they themselves.
private struct ValueUses {
    private(set) var fields: [Int: [LuaSpan]] = [:]
    private(set) var bare: [Int: Int] = [:]

    init(_ file: LuaFile) {
        var fields: [Int: [LuaSpan]] = [:]
        var all: [Int: Int] = [:]
        file.walk { node, _ in
            guard case .expression(let expression) = node else { return }
            switch expression.kind {
            case .local(let local): all[local, default: 0] += 1
            case .index(let table, _):
                if case .local(let local) = table.bare.kind {
                    fields[local, default: []].append(expression.span)
                }
            default: break
            }
        }
        self.fields = fields
        for (local, count) in all where count > fields[local]?.count ?? 0 { bare[local] = count }
    }

    func isUnused(_ local: Int) -> Bool { fields[local] == nil && bare[local] == nil }
}
