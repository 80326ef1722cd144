// What a loop's code does that may end it.
import ParleyFlows

struct LoopBody {
    private enum Name: Hashable { case local(Int), global(String) }

    private var canLeave = false
    private var called: Set<String> = []
    private var callsOthers = false
    private var assigned: Set<Name> = []
    private var changesTables = false
    private let label: String?

    /// - Parameter label: going there begins another round.
    init(_ loop: LuaStatement, in file: LuaFile, label: String? = nil) {
        var body = LoopBody(label: label)
        var inner = file
        inner.block = [loop]
        inner.walk { node, _ in body.take(node) }
        self = body
    }

    private init(label: String?) { self.label = label }

    private mutating func take(_ node: LuaNode) {
        switch node {
        case .statement(let statement):
            switch statement.kind {
            case .return, .break: canLeave = true
            case .goto(let name): if name != label { canLeave = true }
            case .assign(let targets, _):
                for target in targets {
                    if let name = LoopBody.name(target) {
                        assigned.insert(name)
                    } else {
                        changesTables = true
                    }
                }
            default: break
            }
        case .expression(let expression):
            switch expression.kind {
            case .call(let callee, _):
                if let word = callee.global { called.insert(word) } else { callsOthers = true }
            case .method: callsOthers = true
            default: break
            }
        }
    }

    private static func name(_ expression: LuaExpression) -> Name? {
        switch expression.kind {
        case .local(let local): .local(local)
        case .global(let name): .global(name)
        default: nil
        }
    }

    /// - Parameters:
    ///   - condition: `nil` where there is none, and another round always follows.
    ///   - goesOnIf: the value of the condition with which another round follows.
    ///   - words: calls of these change nothing about it.
    func isEndless(_ condition: LuaExpression?, goesOnIf: Bool, words: Set<String>) -> Bool {
        guard !canLeave, !callsOthers, called.isSubset(of: words) else { return false }
        guard let condition else { return true }
        return LoopBody.isFixed(condition, goesOnIf, assigned, changesTables)
    }

    private static func isFixed(
        _ condition: LuaExpression, _ goesOnIf: Bool, _ assigned: Set<Name>, _ changesTables: Bool
    ) -> Bool {
        func reads(_ expression: LuaExpression) -> Bool {
            // Whether nothing that the loop changes is read.
            switch expression.kind {
            case .nil, .bool, .number, .string: true
            case .local, .global: name(expression).map { !assigned.contains($0) } ?? false
            case .unary(_, let inner), .parenthesis(let inner): reads(inner)
            case .binary(_, let left, let right): reads(left) && reads(right)
            // Views change by words; other tables may be changed by another name.
            case .index, .varargs, .call, .method, .function, .table: false
            }
        }
        switch condition.bare.kind {
        case .bool(let value): return value == goesOnIf
        case .nil: return !goesOnIf
        case .number, .string: return goesOnIf
        default: return reads(condition) && !changesTables
        }
    }
}
