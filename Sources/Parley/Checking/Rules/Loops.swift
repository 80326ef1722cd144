// Rules about code that runs again: loops, and what outlives a run.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// Words that neither wait for anybody nor end the flow.
    private static let goesOn: Set<String> = [
        "say", "set", "note", "remember", "recall", "now", "random", "uuid", "len", "tostring", "tonumber",
        "type",
    ]

    /// A loop that nothing in it can end: no way out, nothing that waits, and a condition that it does not change.
    static func endlessLoops(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            file.walk { node, _ in
                guard case .statement(let statement) = node else { return }
                let condition: LuaExpression
                let goesOnIf: Bool
                switch statement.kind {
                case .while(let test, _): (condition, goesOnIf) = (test, true)
                case .repeat(_, let test): (condition, goesOnIf) = (test, false)
                default: return
                }
                guard LoopBody(statement, in: file).isEndless(condition, goesOnIf: goesOnIf, words: goesOn)
                else { return }
                findings.append(endless(statement.span, in: index, bot))
            }
            file.eachBlock { block in
                findings += LuaRound.all(in: block).compactMap { round in
                    endless(round, of: block, in: file).map { endless($0, in: index, bot) }
                }
            }
        }
        return findings
    }

    private static func endless(_ loop: LuaSpan, in file: Int, _ bot: CheckedBot) -> Finding {
        Finding(
            kind: .endlessLoop, position: bot.position(loop, in: file),
            explanation: "This loop never ends: nothing in it changes its condition, waits, or leaves it.",
            excerpt: bot.excerpt(loop, in: file),
            hint: "ask something in it, change what the condition reads, or leave with  break  or  return.")
    }

    /// Where a `goto` without a condition, or with one that nothing changes, goes back for ever.
    private static func endless(
        _ round: LuaRound, of block: [LuaStatement], in file: LuaFile
    ) -> LuaSpan? {
        let last = block[round.last]
        var body = Array(block[(round.label + 1)..<round.last])
        var condition: LuaExpression?
        var back = last.span
        switch last.kind {
        case .goto: break
        case .if(let arms):
            guard arms.count == 1, let only = arms.first, let test = only.condition,
                let end = only.block.last, case .goto(round.name) = end.kind
            else { return nil }
            (condition, back) = (test, end.span)
            body += only.block.dropLast()
        default: return nil
        }
        var loop = last
        loop.kind = condition.map { .while($0, body) } ?? .block(body)
        return LoopBody(loop, in: file, label: round.name).isEndless(condition, goesOnIf: true, words: goesOn)
            ? back : nil
    }

    /// An answer is known again by slot, `about` and question: the same in every round. What stands in a branch may be asked
    /// in one round only.
    static func asksInLoops(_ bot: CheckedBot) -> [Finding] {
        let forgotten = Set(bot.calls(of: "set").compactMap { $0.arguments.first?.text })
        return bot.calls(of: "ask").compactMap { call -> Finding? in
            guard !call.place.loops.isEmpty, !call.place.leaves, call.place.branches == 0,
                !call.place.frames.isEmpty,
                let slot = call.arguments.first,
                let names = slot.text.map({ [$0] }) ?? slot.bare.fields.map({ $0.compactMap(\.value.text) }),
                !names.isEmpty, names.count == slot.bare.fields?.count ?? 1, forgotten.isDisjoint(with: names)
            else { return nil }
            var isFixed = false
            if call.arguments.count > 1 {
                let about = call.arguments[1].bare.field("about")
                isFixed = about.map { bot.files[call.file].isFixed($0) } ?? false
                guard let options = call.arguments[1].fieldNames,
                    options.isDisjoint(with: isFixed ? ["fresh"] : ["about", "fresh"])
                else { return nil }
                if let question = call.arguments[1].field("ask"), question.writtenTexts == nil { return nil }
            }
            return Finding(
                kind: .askInLoop, position: bot.position(call.span, in: call.file),
                explanation: isFixed
                    ? "ask() stands in a loop with the same about in every round: each further one gets the same answer."
                    : "ask() stands in a loop, and is answered once: each further round gets the same answer.",
                excerpt: bot.excerpt(slot.span, in: call.file),
                hint: "say whose answer it is,  { about = item },  or ask anew with  { fresh = true }.")
        }
    }

    /// A flow runs again from its journal, and many sessions run it: what it leaves in its file is not its own.
    static func assignmentsThatOutlive(_ bot: CheckedBot) -> [Finding] {
        let inFlows = bot.reached(from: bot.declarations.flows.keys.map { CodeUnit.flow($0) })
            .subtracting(
                bot.reached(
                    from: bot.calledFromOutside.filter { if case .flow = $0 { false } else { true } }))
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            func check(_ target: LuaExpression, in place: LuaSurroundings) {
                guard let unit = bot.unit(of: place, in: index), inFlows.contains(unit) else { return }
                let root = target.root
                switch root.kind {
                case .local(let local) where file.locals[local].level == 0:
                    findings.append(
                        Finding(
                            kind: .fileLocalAssigned, position: bot.position(target.span, in: index),
                            explanation:
                                "\(file.locals[local].name) is a local of the file: what a flow puts there is lost or seen by others.",
                            excerpt: bot.excerpt(target.span, in: index),
                            hint:
                                "keep it in a local of the flow, in a slot with  set(...),  or with  remember(...)."
                        ))
                // What cannot be written at all is another rule's.
                case .global(let name)
                where !CheckedBot.libraries.contains(name) && !Word.views.contains(name):
                    findings.append(
                        Finding(
                            kind: .globalAssigned, position: bot.position(target.span, in: index),
                            explanation:
                                "\(name) is no local: what a flow puts there is lost or seen by others.",
                            excerpt: bot.excerpt(target.span, in: index),
                            hint: name == "locale"
                                ? "the language follows what people write; where it begins is said in  settings({ locale = \"en\" })"
                                : "write  local \(name) = ..."))
                default: break
                }
            }
            file.walk { node, place in
                switch node {
                case .statement(let statement):
                    if case .assign(let targets, _) = statement.kind {
                        for target in targets { check(target, in: place) }
                    }
                case .expression(let expression):
                    guard case .call(let callee, let arguments) = expression.kind,
                        case .index(let library, let name) = callee.kind, library.global == "table",
                        ["insert", "remove", "sort"].contains(name.text ?? ""), let list = arguments.first
                    else { return }
                    check(list, in: place)
                }
            }
        }
        return findings
    }

    static func tablesWithHoles(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            file.walk { node, _ in
                guard case .expression(let expression) = node, let fields = expression.fields else { return }
                let list = fields.filter { $0.key == nil }.map(\.value)
                guard let last = list.lastIndex(where: { !$0.isNil }),
                    let hole = list[..<last].first(where: \.isNil)
                else { return }
                findings.append(
                    Finding(
                        kind: .tableWithHole, position: bot.position(hole.span, in: index),
                        explanation:
                            "The list has a hole: behind nil its length is uncertain, and words do not take it.",
                        excerpt: "nil", hint: "leave it out, or put false or \"\" in its place."))
            }
        }
        return findings
    }
}

extension CheckedBot {
    static let libraries: Set<String> = ["table", "string", "math", "utf8"]
}

extension LuaFile {
    func assigns(_ local: Int) -> Bool {
        var isAssigned = false
        walk { node, _ in
            guard case .statement(let statement) = node, case .assign(let targets, _) = statement.kind else {
                return
            }
            for target in targets { if case .local(local) = target.kind { isAssigned = true } }
        }
        return isAssigned
    }
}

extension LuaFile {
    /// Whether it is the same each time: written out, or a local that is only ever that.
    fileprivate func isFixed(_ expression: LuaExpression) -> Bool {
        switch expression.bare.kind {
        case .nil, .bool, .number, .string: return true
        case .unary(_, let operand): return isFixed(operand)
        case .binary(_, let left, let right): return isFixed(left) && isFixed(right)
        case .local(let local):
            guard locals[local].kind == .variable, let value = locals[local].value, !assigns(local) else {
                return false
            }
            return isFixed(value)
        default: return false
        }
    }
}

extension LuaExpression {
    fileprivate var isNil: Bool { if case .nil = kind { true } else { false } }

    /// `a` of `a.b[c]`.
    fileprivate var root: LuaExpression {
        var inner = bare
        while case .index(let table, _) = inner.kind { inner = table.bare }
        return inner
    }
}
