// Which locals of a file hold the answer to a `confirm`, and which carry it in a way that is not plain to see.
import ParleyFlows
import ParleyModel

struct ConsentAnswers {
    private enum Value {
        case nothing, other
        case expression(LuaExpression)
    }

    let file: LuaFile
    private let asks: (LuaExpression) -> Bool
    private var values: [Int: [Value]] = [:]
    /// Locals that depend on an answer: filled, counted or changed where it was yes or no.
    private(set) var carriers: Set<Int> = []
    /// Slots and remembered values that do; `nil` stands for a name that is put together.
    private var kept: Set<String?> = []

    /// `asks` tells a call that asks by `confirm`, itself or below it.
    init(_ file: LuaFile, asks: @escaping (LuaExpression) -> Bool) {
        self.file = file
        self.asks = asks
        var values: [Int: [Value]] = [:]
        func take(_ locals: [Int?], _ given: [LuaExpression]) {
            for (index, local) in locals.enumerated() {
                guard let local else { continue }
                let value: Value =
                    if index < given.count {
                        .expression(given[index].bare)
                    } else if given.last?.isCall == true {
                        .other
                    } else { .nothing }
                values[local, default: []].append(value)
            }
        }
        var asksAnything = false
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .local(let locals, let given): take(locals, given)
                case .assign(let targets, let given):
                    take(targets.map { if case .local(let local) = $0.kind { local } else { nil } }, given)
                default: break
                }
            case .expression(let expression): if asks(expression) { asksAnything = true }
            }
        }
        self.values = values
        guard asksAnything else { return }
        for _ in 0..<4 where follow() {}
    }

    /// The expressions that are an answer which a local holds, where it holds nothing else than that or nothing.
    func answers(of local: Int, isAnswer: (LuaExpression) -> Bool) -> [LuaExpression]? {
        var answers: [LuaExpression] = []
        for value in values[local] ?? [] {
            switch value {
            case .nothing: break
            case .other: return nil
            case .expression(let expression):
                switch expression.kind {
                case .nil, .bool(false): break
                default:
                    guard isAnswer(expression) else { return nil }
                    answers.append(expression)
                }
            }
        }
        return answers.isEmpty ? nil : answers
    }

    /// What a local was given, where that is one expression for good.
    func value(of local: Int) -> LuaExpression? {
        guard let values = values[local], values.count == 1, case .expression(let value) = values[0] else {
            return nil
        }
        return value
    }

    /// Whether an answer decides what this is.
    func depends(_ expression: LuaExpression) -> Bool {
        expression.contains { part in
            switch part.kind {
            case .local(let local): carriers.contains(local)
            case .index(let view, let key): view.global == "slots" && isKept(key.text)
            case .call(let callee, let arguments):
                asks(part)
                    || (["ask", "recall"].contains(callee.global ?? "") && isKept(arguments.first?.text))
            default: false
            }
        }
    }

    private func isKept(_ name: String?) -> Bool {
        !kept.isEmpty && (name == nil || kept.contains(name) || kept.contains(nil))
    }

    /// Whether it finds more.
    private mutating func follow() -> Bool {
        let before = self
        var found = carriers
        var kept = kept
        for (local, values) in values {
            for case .expression(let value) in values where before.depends(value) { found.insert(local) }
        }
        func govern(_ block: [LuaStatement]) {
            var part = file
            part.block = block
            part.walk { node, _ in
                switch node {
                case .statement(let statement):
                    if case .assign(let targets, _) = statement.kind {
                        found.formUnion(targets.compactMap(\.root))
                    }
                case .expression(let expression):
                    switch expression.kind {
                    case .method(let object, _, let arguments):
                        found.formUnion(([object] + arguments).compactMap(before.changedTable))
                    case .call(let callee, let arguments):
                        switch callee.global {
                        case "set", "remember": kept.insert(arguments.first?.text)
                        case nil: found.formUnion(arguments.compactMap(before.changedTable))
                        default: break
                        }
                    default: break
                    }
                }
            }
        }
        file.walk { node, _ in
            guard case .statement(let statement) = node else { return }
            switch statement.kind {
            case .if(let arms):
                var isDecided = false
                for arm in arms {
                    if let condition = arm.condition, before.depends(condition) { isDecided = true }
                    if isDecided { govern(arm.block) }
                }
            case .while(let condition, let body): if before.depends(condition) { govern(body) }
            default: break
            }
        }
        let isMore = found != carriers || kept != self.kept
        carriers = found
        self.kept = kept
        return isMore
    }

    /// The local whose table a call may change that is given it.
    private func changedTable(_ argument: LuaExpression) -> Int? {
        guard case .local(let local) = argument.bare.kind, value(of: local)?.fields != nil else { return nil }
        return local
    }
}

extension LuaExpression {
    var isCall: Bool {
        switch kind {
        case .call, .method, .varargs: true
        default: false
        }
    }

    /// The local at the beginning of `list[1].name`.
    fileprivate var root: Int? {
        switch bare.kind {
        case .local(let local): local
        case .index(let table, _): table.root
        default: nil
        }
    }

    /// Whether a part of it is so, those inside of functions left out.
    func contains(_ test: (LuaExpression) -> Bool) -> Bool {
        if test(self) { return true }
        switch kind {
        case .index(let left, let right), .binary(_, let left, let right):
            return left.contains(test) || right.contains(test)
        case .call(let callee, let arguments):
            return callee.contains(test) || arguments.contains { $0.contains(test) }
        case .method(let object, _, let arguments):
            return object.contains(test) || arguments.contains { $0.contains(test) }
        case .table(let fields):
            return fields.contains { $0.key?.contains(test) == true || $0.value.contains(test) }
        case .unary(_, let operand), .parenthesis(let operand): return operand.contains(test)
        default: return false
        }
    }
}
