// What becomes of the answer to a `confirm`: nothing, or which side of it a call stands on.
import ParleyFlows
import ParleyModel

extension CheckedBot {
    /// Whether the answer to a `confirm` is surely read by nothing.
    func isLost(_ consent: WordCall) -> Bool {
        guard consent.word == "confirm" else { return false }
        let file = files[consent.file]
        let holder = file.locals.firstIndex { $0.value?.bare.span == consent.span }
        var (isStatement, isRead) = (false, false)
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                if case .call(let called) = statement.kind, called.span == consent.span { isStatement = true }
            case .expression(let expression):
                if let holder, case .local(holder) = expression.kind { isRead = true }
            }
        }
        return isStatement || (holder != nil && !isRead)
    }

    /// Whether a call in the same function is reached by a no to a `confirm`, and by nothing else of it.
    func isRefused(_ consent: WordCall, at call: WordCall) -> Bool {
        guard consent.word == "confirm", consent.file == call.file, consent.place.frames == call.place.frames
        else { return false }
        let file = files[consent.file]
        let holder = file.locals.firstIndex { $0.value?.bare.span == consent.span }
        var (isRefused, isChanged) = (false, false)
        func isAnswer(_ expression: LuaExpression) -> Bool {
            if case .local(let local) = expression.bare.kind { return local == holder }
            return expression.bare.span == consent.span
        }
        func holds(_ block: [LuaStatement]) -> Bool {
            guard let first = block.first, let last = block.last else { return false }
            return first.span.start <= call.span.start && call.span.end <= last.span.end
        }
        file.walk { node, _ in
            guard case .statement(let statement) = node else { return }
            switch statement.kind {
            case .assign(let targets, _):
                if let holder,
                    targets.contains(where: { if case .local(holder) = $0.kind { true } else { false } })
                {
                    isChanged = true
                }
            case .if(let arms):
                guard let first = arms.first, let condition = first.condition?.bare else { return }
                if case .unary("not", let operand) = condition.kind {
                    if isAnswer(operand), holds(first.block) { isRefused = true }
                } else if isAnswer(condition) {
                    let isBehind =
                        call.span.start >= statement.span.end && first.block.last?.leavesFlow == true
                    if isBehind || arms.dropFirst().contains(where: { holds($0.block) }) { isRefused = true }
                }
            default: break
            }
        }
        return isRefused && !isChanged
    }
}

extension LuaStatement {
    /// Whether nothing behind it in its function is reached.
    fileprivate var leavesFlow: Bool {
        switch kind {
        case .return: true
        case .call(let call):
            if case .call(let callee, _) = call.kind {
                ["cancel", "finish", "switch", "error"].contains(callee.global ?? "")
            } else {
                false
            }
        default: false
        }
    }
}
