// Whether anything becomes of the answer to a `confirm`.
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
}
