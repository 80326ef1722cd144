// Reads the outline of flows from a file's tree: branches, loops, and the calls of Parley's words.

package import ParleyModel

/// What a file's flows do, told from its text without running it. Functions of the file itself are followed where a flow
/// calls them.
package struct OutlineParser {
    private let file: LuaFile
    private let locale: Locale
    private var functions: [FunctionName: [FlowOutline.Node]] = [:]
    private var found: [FlowOutline] = []

    private indirect enum FunctionName: Hashable {
        case local(Int)
        case global(String)
        case field(FunctionName, String)

        init?(_ expression: LuaExpression) {
            switch expression.kind {
            case .local(let local): self = .local(local)
            case .global(let name): self = .global(name)
            case .index(let table, let key):
                guard let table = FunctionName(table), let name = key.text else { return nil }
                self = .field(table, name)
            default: return nil
            }
        }
    }

    /// - Parameter locale: of the texts that are shown.
    package static func outlines(of file: BotFile, locale: Locale) -> [FlowOutline] {
        guard let tree = LuaParser.tree(of: file) else { return [] }
        var parser = OutlineParser(tree, locale: locale)
        _ = parser.nodes(of: tree.block)
        return parser.found
    }

    private init(_ file: LuaFile, locale: Locale) {
        self.file = file
        self.locale = locale
    }

    // MARK: statements

    private mutating func nodes(of block: [LuaStatement]) -> [FlowOutline.Node] {
        block.flatMap { nodes(of: $0) }
    }

    private mutating func nodes(of values: [LuaExpression]) -> [FlowOutline.Node] {
        values.flatMap { nodes(of: $0) }
    }

    private mutating func nodes(of statement: LuaStatement) -> [FlowOutline.Node] {
        let line = statement.span.line
        switch statement.kind {
        case .local(let locals, let values):
            return named(values, as: locals.map { FunctionName.local($0) })
        case .assign(let targets, let values):
            return nodes(of: targets) + named(values, as: targets.map { FunctionName($0) })
        case .call(let call): return nodes(of: call)
        case .block(let body): return nodes(of: body)
        case .while(let condition, let body):
            let round = arm(condition, body: nodes(of: body), line: line)
            guard !round.before.isEmpty else {
                return [.loop(header: "while " + code(condition.span), body: round.body, line: line)]
            }
            // What a condition asks is asked before it decides, in each round.
            let leaves = FlowOutline.Arm(condition: nil, before: [], body: [.breaks], line: line)
            return [.loop(header: "while true", body: [.branch([round, leaves])], line: line)]
        case .repeat(let body, let condition):
            let inner = nodes(of: body)
            let line = condition.span.line
            let last = arm(condition, body: [.breaks], line: line)
            guard !last.before.isEmpty else {
                return [.repeat(body: inner, header: "until " + code(condition.span), line: line)]
            }
            return [.loop(header: "while true", body: inner + [.branch([last])], line: line)]
        case .if(let arms):
            var outlined: [FlowOutline.Arm] = []
            for arm in arms {
                outlined.append(self.arm(arm.condition, body: nodes(of: arm.block), line: arm.line))
            }
            return [.branch(outlined)]
        case .for(_, let values, let body, let header):
            return nodes(of: values) + [
                .loop(header: "for " + code(header), body: nodes(of: body), line: line)
            ]
        case .function(let target, let body):
            let inner = nodes(of: body.block)
            keep(inner, as: FunctionName(target))
            return []
        case .localFunction(let local, let body):
            functions[.local(local)] = nodes(of: body.block)
            return []
        case .return(let values): return nodes(of: values) + [.returns(line: line)]
        case .break: return [.breaks]
        case .goto(let label): return [.goes(label: label)]
        case .label(let label): return [.label(label)]
        }
    }

    /// A function that gets a name is kept by it for those who call it.
    private mutating func named(_ values: [LuaExpression], as names: [FunctionName?]) -> [FlowOutline.Node] {
        var nodes: [FlowOutline.Node] = []
        for (index, value) in values.enumerated() {
            let name = index < names.count ? names[index] : nil
            if case .function(let body) = value.kind {
                keep(self.nodes(of: body.block), as: name)
            } else if let fields = value.fields {
                for field in fields {
                    if let key = field.key { nodes += self.nodes(of: key) }
                    let inner = name.flatMap { table in field.key?.text.map { FunctionName.field(table, $0) }
                    }
                    nodes += named([field.value], as: [inner])
                }
            } else {
                nodes += self.nodes(of: value)
            }
        }
        return nodes
    }

    private mutating func keep(_ body: [FlowOutline.Node], as name: FunctionName?) {
        if let name { functions[name] = body }
    }

    // MARK: conditions

    private mutating func arm(
        _ condition: LuaExpression?, body: [FlowOutline.Node], line: Int
    ) -> FlowOutline.Arm {
        guard let condition else {
            return FlowOutline.Arm(condition: nil, before: [], body: body, line: line)
        }
        let before = nodes(of: condition)
        return FlowOutline.Arm(
            condition: code(condition.span), before: before, test: before.isEmpty ? nil : test(condition),
            body: body, line: line)
    }

    /// The parts of a condition, where one that is not always come to does something; else `nil`.
    private mutating func test(_ condition: LuaExpression) -> FlowOutline.Test? {
        guard case .binary(let sign, let left, let right) = condition.bare.kind, sign == "and" || sign == "or"
        else { return nil }
        let parts = (test(left), test(right))
        let behind = outside(of: right)
        guard parts.0 != nil || !behind.isEmpty else { return nil }
        let first = parts.0 ?? .code(code(left.span), before: outside(of: left))
        let second = parts.1 ?? .code(code(right.span), before: behind)
        return sign == "and" ? .both(first, second) : .either(first, second)
    }

    /// What an expression does, when the flows that it may declare have been read before.
    private mutating func outside(of expression: LuaExpression) -> [FlowOutline.Node] {
        let known = found.count
        defer { found.removeSubrange(known...) }
        return nodes(of: expression)
    }

    private func code(_ span: LuaSpan) -> String {
        let code = file.code(span)
        return code.isWhole ? code.text : code.text + " ..."
    }

    // MARK: expressions

    private mutating func nodes(of expression: LuaExpression) -> [FlowOutline.Node] {
        switch expression.kind {
        case .nil, .bool, .number, .string, .varargs, .global, .local: return []
        case .index(let table, let key): return nodes(of: [table, key])
        case .call(let callee, let arguments): return call(callee, arguments, line: expression.span.line)
        case .method(let object, let name, let arguments):
            return nodes(of: [object] + arguments) + followed(FunctionName(object).map { .field($0, name) })
        case .function(let body):
            // Flows may be declared inside; what a function without a name does happens elsewhere.
            _ = nodes(of: body.block)
            return []
        case .table(let fields): return nodes(of: fields.flatMap { [$0.key, $0.value].compactMap(\.self) })
        case .unary(_, let operand), .parenthesis(let operand): return nodes(of: operand)
        case .binary(let sign, let left, let right) where sign == "and" || sign == "or":
            let first = nodes(of: left)
            let second = nodes(of: right)
            if second.isEmpty { return first }
            // What stands behind it is come to as the first part decides.
            let written = code(left.span)
            let negated = written.hasPrefix("not ") ? String(written.dropFirst(4)) : "not " + written
            return [
                .branch([
                    FlowOutline.Arm(
                        condition: sign == "and" ? written : negated, before: first, body: second,
                        line: left.span.line)
                ])
            ]
        case .binary(_, let left, let right): return nodes(of: [left, right])
        }
    }

    /// What a function of the file does that is called.
    private func followed(_ name: FunctionName?) -> [FlowOutline.Node] {
        name.flatMap { functions[$0] }.map { [.function($0)] } ?? []
    }

    private static let actions: [String: FlowOutline.Action] = [
        "say": .say, "ask": .ask, "confirm": .confirm, "choose": .choose, "call": .call, "try_call": .call,
        "run": .run, "switch": .switch, "wait": .wait, "wait_for": .wait, "handoff": .handoff,
        "remember": .remember, "finish": .finish, "cancel": .cancel,
    ]

    private mutating func call(
        _ callee: LuaExpression, _ arguments: [LuaExpression], line: Int
    ) -> [FlowOutline.Node] {
        if callee.global == "flow", let flow = arguments.first?.text, let body = arguments.last,
            arguments.count > 1
        {
            found.append(
                FlowOutline(
                    flow: flow, position: SourcePosition(file: file.path, line: line),
                    nodes: outline(of: body)))
            return []
        }
        let inner = nodes(of: callee) + nodes(of: arguments)
        if let word = callee.global {
            if let action = OutlineParser.actions[word] {
                let options = action == .ask && arguments.count > 1 ? arguments[1].bare : nil
                let question = options?.field("ask").map { text(.say, $0) }
                return inner + [
                    .step(
                        FlowOutline.Step(
                            action: action, text: text(action, arguments.first), question: question,
                            line: line))
                ]
            }
            if word == "error" { return inner + [.returns(line: line)] }
        }
        return inner + followed(FunctionName(callee))
    }

    private mutating func outline(of body: LuaExpression) -> [FlowOutline.Node] {
        if case .function(let body) = body.kind { return nodes(of: body.block) }
        return FunctionName(body).flatMap { functions[$0] } ?? []
    }

    // MARK: what is named

    private func text(_ action: FlowOutline.Action, _ argument: LuaExpression?) -> String {
        guard let argument = argument?.bare else { return "" }
        if let text = argument.text { return text }
        guard let fields = argument.fields else { return code(argument.span) }
        if action == .ask {
            return fields.filter { $0.key == nil }.compactMap(\.value.text).joined(separator: ", ")
        }
        for key in [locale.text, "text", "en", "zh"] {
            if let text = OutlineParser.text(of: key, in: fields) { return text }
        }
        return fields.lazy.compactMap(\.value.text).first ?? "{ ... }"
    }

    /// The first text by a name, however deep in the table it stands.
    private static func text(of key: String, in fields: [LuaField]) -> String? {
        for field in fields {
            if field.key?.text == key, let text = field.value.text { return text }
            if let inner = field.value.fields, let text = OutlineParser.text(of: key, in: inner) {
                return text
            }
        }
        return nil
    }
}
