// One plugin as it is called: its Lua, its databases, and what becomes of an action.

import LuaRuntime
import ParleyModel

/// Confined to its worker's thread.
final class Plugin {
    let description: PluginDescription
    private var program: PluginProgram

    init(_ program: PluginProgram) {
        self.program = program
        description = program.description
    }

    /// Runs the action as one whole: what it did to its databases stays when it returns a value, and is gone when it
    /// refuses or fails.
    func perform(_ call: ActionCall, action: String) -> ActionOutcome {
        guard let effect = description.actions[action], let function = program.functions[action] else {
            return .refused("there is no action \(call.action)")
        }
        let databases = DatabaseUse(description, action: call.action, effect: effect)
        switch program.run(function, call, with: databases) {
        case .value(let value):
            do throws(DatabaseProblem) { try databases.commit() } catch {
                return failure(error.sentence, of: call, effect, databases)
            }
            return .ok(value)
        case .refused(let why):
            databases.rollBack()
            return .refused(why)
        case .failed(let why, let isOutOfMemory):
            databases.rollBack()
            if isOutOfMemory { renew() }
            return failure(why, of: call, effect, databases)
        }
    }

    /// A write that fails after it has used a database is in doubt. Of this attempt nothing stays, but an earlier
    /// one with the same key may have been carried out before its result was journaled.
    private func failure(
        _ why: String, of call: ActionCall, _ effect: ActionEffect, _ databases: DatabaseUse
    ) -> ActionOutcome {
        let sentence = "\(call.action) failed: \(why)"
        return effect == .read || !databases.isUsed ? .failed(sentence) : .unknown(sentence)
    }

    /// A plugin that keeps more and more in its own variables starts afresh when its state is full.
    private func renew() {
        guard program.isFull, let fresh = try? PluginProgram(description) else { return }
        program = fresh
    }
}
