// Lua code that takes long: its thread tells, and lets others go on with what is not its own.

/// Told on the thread that drives a state when a start or resumption of a coroutine has taken about a millisecond, and
/// again when it comes back to Swift. Between the two that thread uses nothing but the state.
///
/// Confined to the thread that drives its state.
package final class LuaAbsence {
    private let leave: () -> Bool
    private let comeBack: () -> Void
    private var isAway = false

    /// - Parameters:
    ///   - leave: with the code still running; false when it has to stay.
    ///   - comeBack: after each `leave` that was true.
    package init(leave: @escaping () -> Bool, comeBack: @escaping () -> Void) {
        self.leave = leave
        self.comeBack = comeBack
    }

    func begin() { isAway = leave() }

    func end() {
        guard isAway else { return }
        isAway = false
        comeBack()
    }
}
