// Follows every way through a function, and notes with which consent each of them comes to a write or to a call.
import ParleyFlows
import ParleyModel

struct ConsentWalk {
    /// A call of another piece of code.
    struct Site: Hashable {
        var unit: CodeUnit
        var file: Int
        var span: LuaSpan
    }

    let paths: ConsentPaths
    let file: Int
    private(set) var writes: [LuaSpan: Consent] = [:]
    private(set) var sites: [Site: Consent] = [:]
    /// What is known where it comes back, by whether it gives back something that counts as true.
    private(set) var exits = ConsentSplit(nil)
    private var labels: [String: Consent] = [:]
    private var breaks: [Consent?] = []

    init(_ paths: ConsentPaths, file: Int) {
        self.paths = paths
        self.file = file
    }

    mutating func function(_ body: LuaFunctionBody, _ entry: Consent) {
        // A `goto` backwards brings more to its label than the first pass has seen.
        for _ in 0..<4 {
            let before = labels
            exits.no.join(block(body.block, entry))
            if labels == before { break }
        }
    }

    // MARK: statements

    private mutating func block(_ statements: [LuaStatement], _ entry: Consent?) -> Consent? {
        statements.reduce(entry) { statement($1, $0) }
    }

    private mutating func statement(_ statement: LuaStatement, _ entry: Consent?) -> Consent? {
        switch statement.kind {
        case .local(_, let values): return given(values, entry)
        case .assign(let targets, let values):
            return given(values, targets.reduce(entry) { evaluate($1, $0) })
        case .call(let call): return called(call, entry)
        case .block(let body): return block(body, entry)
        case .while(let condition, let body):
            let isDecided = paths.depends(condition, in: file)
            let asks = paths.asks(body, in: file)
            return loop(entry) { walk, head in
                let test = walk.split(condition, head)
                let end = walk.block(body, test.yes)
                // Who asks in each round asks in the first: there is one.
                let out = asks && !isDecided ? walk.split(condition, end).no : test.no
                return (end, out)
            }
        case .repeat(let body, let condition):
            return loop(entry) { walk, head in
                let test = walk.split(condition, walk.block(body, head))
                return (test.no, test.yes)
            }
        case .for(_, let values, let body, _):
            var head = values.reduce(entry) { evaluate($1, $0) }
            if values.contains(where: { paths.depends($0, in: file) }) { head = head?.raised }
            let asks = paths.asks(body, in: file)
            return loop(head) { walk, head in
                let end = walk.block(body, head)
                return (end, asks ? end : head.joined(end))
            }
        case .if(let arms):
            var (rest, end) = (entry, Consent?.none)
            for arm in arms {
                guard let condition = arm.condition else {
                    end.join(block(arm.block, rest))
                    rest = nil
                    break
                }
                let test = split(condition, rest)
                end.join(block(arm.block, test.yes))
                rest = test.no
            }
            return end.joined(rest)
        case .function, .localFunction: return entry
        case .return(let values):
            var way = ConsentSplit(yes: nil, no: entry)
            if let first = values.first { way = split(first, entry) }
            for value in values.dropFirst() {
                way.yes = evaluate(value, way.yes)
                way.no = evaluate(value, way.no)
            }
            exits.yes.join(way.yes)
            exits.no.join(way.no)
            return nil
        case .break:
            if let last = breaks.indices.last { breaks[last].join(entry) }
            return nil
        case .goto(let label):
            if let entry { labels[label] = labels[label].joined(entry) }
            return nil
        case .label(let name): return entry.joined(labels[name])
        }
    }

    /// Values that are kept: an answer is read later, or is lost.
    private mutating func given(_ values: [LuaExpression], _ entry: Consent?) -> Consent? {
        values.reduce(entry) { consent, value in
            if paths.isLost(value.bare, in: file) {
                return evaluate(value, consent, drops: true)
            }
            return split(value, consent).either
        }
    }

    private mutating func called(_ call: LuaExpression, _ entry: Consent?) -> Consent? {
        guard case .call(let callee, let arguments) = call.kind else { return evaluate(call, entry) }
        switch callee.global {
        case "assert"? where !arguments.isEmpty: return split(arguments[0], entry).yes
        case "confirm"?: return evaluate(call, entry, drops: true)
        default: return evaluate(call, entry)
        }
    }

    private mutating func loop(
        _ entry: Consent?, _ round: (inout ConsentWalk, Consent?) -> (end: Consent?, out: Consent?)
    ) -> Consent? {
        var head = entry
        var left = Consent?.none
        for _ in 0..<4 {
            breaks.append(nil)
            let (end, out) = round(&self, head)
            left = out.joined(breaks.removeLast())
            let next = head.joined(end)
            if next == head { break }
            head = next
        }
        return left
    }

    // MARK: conditions

    /// `again`: its value is only read, having been made before.
    private mutating func split(_ expression: LuaExpression, _ entry: Consent?, again: Bool = false)
        -> ConsentSplit
    {
        let expression = expression.bare
        switch expression.kind {
        case .nil, .bool(false): return ConsentSplit(yes: nil, no: entry)
        case .bool(true): return ConsentSplit(yes: entry, no: nil)
        case .unary("not", let operand): return split(operand, entry, again: again).swapped
        case .binary("and", let left, let right):
            let first = split(left, entry, again: again)
            let second = split(right, first.yes, again: again)
            return ConsentSplit(yes: second.yes, no: first.no.joined(second.no))
        case .binary("or", let left, let right):
            let first = split(left, entry, again: again)
            let second = split(right, first.no, again: again)
            return ConsentSplit(yes: first.yes.joined(second.yes), no: second.no)
        case .binary(let sign, let left, let right) where ["==", "~="].contains(sign):
            for (answer, literal) in [(left, right.bare), (right, left.bare)] where isAnswer(answer) {
                switch literal.kind {
                case .bool(let value):
                    let test = split(answer, entry, again: again)
                    return value == (sign == "==") ? test : test.swapped
                case .nil: return ConsentSplit(split(answer, entry, again: again).either)
                default: break
                }
            }
        case .local(let local):
            if let answers = paths.answers(of: local, in: file),
                let position = paths.question(answers[0], file)
            {
                return ConsentSplit(yes: entry?.given, no: entry?.without(.refused(position)))
            }
            if let value = paths.value(of: local, in: file), paths.depends(value, in: file) {
                return split(value, entry, again: true)
            }
        case .call:
            guard let position = paths.question(expression, file) else { break }
            let asked = again ? entry : evaluate(expression, entry, drops: true)
            return ConsentSplit(yes: asked?.given, no: entry?.without(.refused(position)))
        default: break
        }
        var consent = again ? entry : evaluate(expression, entry)
        if paths.depends(expression, in: file) { consent = consent?.raised }
        return ConsentSplit(consent)
    }

    /// Whether it is the answer to a `confirm`, or its opposite.
    private func isAnswer(_ expression: LuaExpression) -> Bool {
        switch expression.bare.kind {
        case .call: paths.question(expression.bare, file) != nil
        case .local(let local): paths.answers(of: local, in: file) != nil
        default: false
        }
    }

    // MARK: expressions

    /// Everything that an expression calls, in order. `drops`: nothing is made of the answer.
    private mutating func evaluate(_ expression: LuaExpression, _ entry: Consent?, drops: Bool = false)
        -> Consent?
    {
        var consent = entry
        switch expression.kind {
        case .nil, .bool, .number, .string, .varargs: return consent
        case .global, .local: mention(expression, consent)
        case .index(let table, let key):
            consent = evaluate(key, evaluate(table, consent))
            mention(expression, consent)
        case .unary(_, let operand), .parenthesis(let operand):
            return evaluate(operand, consent, drops: drops)
        case .binary(let sign, let left, let right):
            if sign == "and" || sign == "or" { return split(expression, consent).either }
            return evaluate(right, evaluate(left, consent))
        case .table(let fields):
            for field in fields {
                if let key = field.key { consent = evaluate(key, consent) }
                consent = evaluate(field.value, consent)
            }
        case .function(let body):
            guard !paths.isUnit(expression, in: file) else { return consent }
            var inner = ConsentWalk(paths, file: file)
            if let consent { inner.function(body, consent) }
            writes.merge(inner.writes) { $0.joined($1) }
            sites.merge(inner.sites) { $0.joined($1) }
            if paths.asks(body.block, in: file) { return consent?.raised }
        case .method(let object, _, let arguments):
            consent = evaluate(object, consent)
            return call(expression, expression, arguments, consent, drops: drops)
        case .call(let callee, let arguments):
            return call(expression, callee, arguments, consent, drops: drops)
        }
        return consent
    }

    private mutating func mention(_ expression: LuaExpression, _ consent: Consent?) {
        guard let consent, let unit = paths.unit(of: expression, in: file) else { return }
        note(unit, expression.span, consent)
    }

    private mutating func note(_ unit: CodeUnit, _ span: LuaSpan, _ consent: Consent) {
        let site = Site(unit: unit, file: file, span: span)
        sites[site] = sites[site]?.joined(consent) ?? consent
    }

    private mutating func call(
        _ expression: LuaExpression, _ callee: LuaExpression, _ arguments: [LuaExpression], _ entry: Consent?,
        drops: Bool
    ) -> Consent? {
        let unit = paths.calledUnit(expression, callee, in: file)
        var consent = entry
        if unit == nil, callee.span != expression.span { consent = evaluate(callee, consent) }
        let word = callee.global ?? ""
        // A function that is handed to what asks is called when somebody agreed.
        let asks = unit.map(paths.asks) ?? false
        let isOpen = unit == nil && callee.kind.isOpen
        for argument in arguments {
            if case .function = argument.bare.kind, asks || isOpen && paths.hasQuestions(file) {
                consent = evaluate(argument, consent?.raised)
            } else {
                consent = evaluate(argument, consent)
            }
        }
        guard let reached = consent else { return nil }
        let isHandedOn = arguments.contains { paths.depends($0, in: file) }
        let seen = isHandedOn ? reached.raised : reached
        if let unit { note(unit, expression.span, seen) }
        switch word {
        case "call", "try_call":
            if paths.isWrite(arguments) {
                writes[expression.span] = writes[expression.span]?.joined(seen) ?? seen
            }
        case "confirm":
            return drops ? reached.without(.lost(paths.position(expression, file))) : reached.raised
        case "choose", "ask": return paths.mayAgree(expression, in: file) ? reached.raised : reached
        case "cancel", "finish", "switch", "error": return nil
        default: break
        }
        if let unit, word != "run", paths.neverComesBack(unit) { return nil }
        if asks || ((unit != nil || isOpen) && isHandedOn) { return reached.raised }
        return reached
    }
}

extension LuaExpression.Kind {
    /// Whether it is no word of Parley's or of Lua's: what it does is not known.
    var isOpen: Bool {
        switch self {
        case .global: false
        case .index(let table, _): table.bare.global == nil
        default: true
        }
    }
}
