// Reads the outline of flows from a file's tree: branches, loops, and the calls of Parley's words.

package import ParleyModel

/// What a file's flows do, told from its text without running it. Functions of the file itself are followed where a flow
/// calls them.
package struct OutlineParser {
    private let file: LuaFile
    private let locale: Locale
    private var functions: [FunctionName: [FlowOutline.Node]] = [:]
    private var found: [FlowOutline] = []

    private enum FunctionName: Hashable {
        case local(Int)
        case global(String)

        init?(_ expression: LuaExpression) {
            switch expression.kind {
            case .local(let local): self = .local(local)
            case .global(let name): self = .global(name)
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
            let before = nodes(of: condition)
            return [
                .loop(header: "while " + code(condition.span), body: before + nodes(of: body), line: line)
            ]
        case .repeat(let body, let condition):
            let inner = nodes(of: body) + nodes(of: condition)
            return [
                .repeat(body: inner, header: "until " + code(condition.span), line: condition.span.line)
            ]
        case .if(let arms):
            var outlined: [FlowOutline.Arm] = []
            for arm in arms {
                outlined.append(
                    FlowOutline.Arm(
                        condition: arm.condition.map { code($0.span) },
                        before: arm.condition.map { nodes(of: $0) } ?? [], body: nodes(of: arm.block),
                        line: arm.line))
            }
            return [.branch(outlined)]
        case .for(_, let values, let body, let header):
            return nodes(of: values) + [
                .loop(header: "for " + code(header), body: nodes(of: body), line: line)
            ]
        case .function(let target, let body):
            let inner = nodes(of: body.block)
            if let name = FunctionName(target) { functions[name] = inner }
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
            if case .function(let body) = value.kind {
                let inner = self.nodes(of: body.block)
                if index < names.count, let name = names[index] { functions[name] = inner }
            } else {
                nodes += self.nodes(of: value)
            }
        }
        return nodes
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
        case .method(let object, _, let arguments): return nodes(of: [object] + arguments)
        case .function(let body):
            // Flows may be declared inside; what a function without a name does happens elsewhere.
            _ = nodes(of: body.block)
            return []
        case .table(let fields): return nodes(of: fields.flatMap { [$0.key, $0.value].compactMap(\.self) })
        case .unary(_, let operand), .parenthesis(let operand): return nodes(of: operand)
        case .binary(_, let left, let right): return nodes(of: [left, right])
        }
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
        return inner + (FunctionName(callee).flatMap { functions[$0] }.map { [.function($0)] } ?? [])
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
