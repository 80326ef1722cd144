// Walks a tree in the order of the text, telling in which functions and loops each node stands.

package enum LuaNode {
    case statement(LuaStatement)
    case expression(LuaExpression)
}

/// A function that stands around a node.
package struct LuaFrame: Hashable, Sendable {
    package enum Owner: Hashable, Sendable {
        /// The function of a flow, by the flow's name.
        case flow(String)
        /// A local function, by its place in ``LuaFile/locals``.
        case local(Int)
        case other
    }
    package var owner: Owner
    package var span: LuaSpan
}

package struct LuaSurroundings: Sendable {
    /// From the outermost to the innermost.
    package var frames: [LuaFrame] = []
    /// The loops of the innermost function, from the outermost to the innermost.
    package var loops: [LuaSpan] = []
    /// Whether one of the blocks between the node and its innermost loop ends by leaving it.
    package var leaves = false
    /// How many branches stand between the node and its innermost loop.
    package var branches = 0
    /// The label of the innermost loop, where a `goto` below it makes the rounds.
    package var label: String?
}

extension LuaFile {
    package func walk(_ visit: (LuaNode, LuaSurroundings) -> Void) {
        withoutActuallyEscaping(visit) { visit in
            var walk = LuaWalk(file: self, visit: visit)
            walk.block(block)
        }
    }
}

extension LuaFile {
    /// The longest call that begins on a line.
    private func call(at line: Int) -> LuaExpression? {
        var longest: LuaExpression?
        walk { node, _ in
            guard case .expression(let expression) = node, case .call = expression.kind,
                expression.span.line == line
            else { return }
            if expression.span.end > longest?.span.end ?? 0 { longest = expression }
        }
        return longest
    }

    /// The line on which the call ends that begins on a line; `nil` where none begins.
    package func lastLine(ofCallAt line: Int) -> Int? {
        call(at: line).map { call in
            line + bytes[call.span.start..<call.span.end].count { $0 == UInt8(ascii: "\n") }
        }
    }

    /// The line of a field in one of the tables that the call on a line is given.
    package func line(ofField name: String, inCallAt line: Int) -> Int? {
        guard case .call(_, let arguments)? = call(at: line)?.kind else { return nil }
        return arguments.lazy.flatMap { $0.bare.fields ?? [] }.first { $0.key?.text == name }?.key?.span.line
    }
}

private struct LuaWalk {
    let file: LuaFile
    let visit: (LuaNode, LuaSurroundings) -> Void
    var place = LuaSurroundings()

    init(file: LuaFile, visit: @escaping (LuaNode, LuaSurroundings) -> Void) {
        self.file = file
        self.visit = visit
    }

    mutating func block(_ statements: [LuaStatement]) {
        let leaves = place.leaves
        switch statements.last?.kind {
        case .return, .break: place.leaves = true
        case .goto(let label): if label != place.label { place.leaves = true }
        default: break
        }
        let rounds = LuaRound.all(in: statements)
        var next = 0
        while next < statements.count {
            let first = statements[next]
            self.statement(first)
            if let round = rounds.first(where: { $0.label == next }) {
                let last = statements[round.last]
                let body = Array(statements[(next + 1)...round.last])
                loop(LuaSpan(start: first.span.start, end: last.span.end, line: first.span.line)) {
                    $0.place.label = round.name
                    $0.block(body)
                }
                next = round.last
            }
            next += 1
        }
        place.leaves = leaves
    }

    mutating func statement(_ statement: LuaStatement) {
        visit(.statement(statement), place)
        switch statement.kind {
        case .local(let locals, let values):
            for (index, value) in values.enumerated() {
                expression(value, owner: index < locals.count ? .local(locals[index]) : .other)
            }
        case .assign(let targets, let values):
            for target in targets { expression(target) }
            for (index, value) in values.enumerated() {
                if index < targets.count, case .local(let local) = targets[index].kind {
                    expression(value, owner: .local(local))
                } else {
                    expression(value)
                }
            }
        case .call(let call): expression(call)
        case .block(let body): block(body)
        case .while(let condition, let body):
            loop(statement.span) {
                $0.expression(condition)
                $0.block(body)
            }
        case .repeat(let body, let condition):
            loop(statement.span) {
                $0.block(body)
                $0.expression(condition)
            }
        case .if(let arms):
            for arm in arms {
                if let condition = arm.condition { expression(condition) }
                place.branches += 1
                block(arm.block)
                place.branches -= 1
            }
        case .for(_, let values, let body, _):
            for value in values { expression(value) }
            loop(statement.span) { $0.block(body) }
        case .function(let target, let body):
            expression(target)
            function(body, .other, statement.span)
        case .localFunction(let local, let body): function(body, .local(local), statement.span)
        case .return(let values): for value in values { expression(value) }
        case .break, .goto, .label: break
        }
    }

    private mutating func loop(_ span: LuaSpan, _ body: (inout LuaWalk) -> Void) {
        let outside = place
        place.loops.append(span)
        place.leaves = false
        place.branches = 0
        place.label = nil
        body(&self)
        place = outside
    }

    private mutating func function(_ body: LuaFunctionBody, _ owner: LuaFrame.Owner, _ span: LuaSpan) {
        let outside = place
        place.loops = []
        place.leaves = false
        place.branches = 0
        place.label = nil
        place.frames.append(LuaFrame(owner: owner, span: span))
        block(body.block)
        place = outside
    }

    mutating func expression(_ expression: LuaExpression, owner: LuaFrame.Owner = .other) {
        visit(.expression(expression), place)
        switch expression.kind {
        case .nil, .bool, .number, .string, .varargs, .global, .local: break
        case .index(let table, let key):
            self.expression(table)
            self.expression(key)
        case .call(let callee, let arguments):
            self.expression(callee)
            let flow = callee.global == "flow" ? arguments.first?.text : nil
            for (index, argument) in arguments.enumerated() {
                let isBody = index == arguments.count - 1 && index > 0
                self.expression(argument, owner: isBody ? flow.map { .flow($0) } ?? .other : .other)
            }
        case .method(let object, _, let arguments):
            self.expression(object)
            for argument in arguments { self.expression(argument) }
        case .function(let body): function(body, owner, expression.span)
        case .table(let fields):
            for field in fields {
                if let key = field.key { self.expression(key) }
                self.expression(field.value)
            }
        case .unary(_, let operand), .parenthesis(let operand): self.expression(operand)
        case .binary(_, let left, let right):
            self.expression(left)
            self.expression(right)
        }
    }
}
