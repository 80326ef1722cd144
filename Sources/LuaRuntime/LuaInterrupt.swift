// The watchdog's way in: ends what a state runs, from any thread.

import CLuaSupport

/// Fired for a turn that takes too long: the run fails with ``LuaBudget/time``, and nothing else runs in the state
/// before ``LuaState/resetBudget()``.
///
/// Steps are the first limit and the same everywhere; this one is for what steps do not see, such as comparing
/// strings of a megabyte, which is one instruction.
package final class LuaInterrupt: Sendable {
    // An address: the flag behind it is atomic, and lives as long as this object.
    private let address: UInt

    init() throws(LuaFailure) {
        guard let flag = box_make_flag() else { throw .memory }
        address = UInt(bitPattern: flag)
    }

    deinit { box_free_flag(flag) }

    var flag: OpaquePointer? { OpaquePointer(bitPattern: address) }

    package func fire() { box_raise_flag(flag) }
}
