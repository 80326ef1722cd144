// The globals of one run: its own assignments, the frozen library behind them, and the views that the host sets.

import CLuaSupport
package import ParleyModel

package final class LuaEnvironment {
    let state: LuaState
    let reference: Int32

    init(state: LuaState, reference: Int32) {
        self.state = state
        self.reference = reference
    }

    deinit { state.releases.release(reference) }

    /// A plain global such as `locale`.
    package func setValue(_ name: String, _ value: Value) throws(LuaFailure) {
        state.writer.clear()
        state.writer.append(value)
        try finish { box_set_value(state.box, reference, name, $0) }
    }

    /// A read-only table. With `known`, reading a name outside it is ``LuaFailure/unknownName(view:name:_:)``.
    /// A table in it is handed out as a fresh copy at each read.
    package func setView(_ name: String, _ values: Record, known: [String]? = nil) throws(LuaFailure) {
        var names: Int32 = 0
        if let known { names = try state.names(known) }
        state.writer.clear()
        state.writer.append(.record(values))
        try finish { box_set_view(state.box, reference, name, $0, names) }
    }

    /// Cheap, for before a resume; `nil` removes.
    package func updateView(_ name: String, _ changes: [(String, Value?)]) throws(LuaFailure) {
        guard !changes.isEmpty else { return }
        state.writer.clear()
        for (field, value) in changes {
            state.writer.append(text: field)
            state.writer.append(value ?? .null)
        }
        try finish { box_update_view(state.box, reference, name, $0) }
    }

    /// The names that `texts.x` takes; another one is ``LuaFailure/unknownName(view:name:_:)``.
    package func setTextNames(_ names: [String]) throws(LuaFailure) {
        let set = try state.names(names)
        guard box_set_texts(state.box, reference, set) else { throw state.failure() }
    }

    /// The function that a declaring word was given under a name while the file ran capturing: an argument, or the
    /// field `check` of one.
    package func captured(_ word: String, _ name: String) -> LuaFunction? {
        state.writer.clear()
        state.writer.append(message: name)
        let found = state.withWriter { box_captured(state.box, reference, word, $0) }
        return found == 0 ? nil : LuaFunction(reference: found, releases: state.releases)
    }

    /// A line for each thing that is reached from here through tables, metatables and upvalues: for the test that
    /// holds it against a list.
    func reachable() throws(LuaFailure) -> [String] {
        guard box_walk(state.box, reference) else { throw state.failure() }
        var reader = LuaReader(box_output(state.box), releases: state.releases)
        return (reader.readAll().first?.items ?? []).compactMap(\.string)
    }

    private func finish(_ body: (BoxBytes) -> Bool) throws(LuaFailure) {
        if state.writer.isRefused {
            throw .badArgument("a value nested deeper than 32 cannot be passed to Lua", nil)
        }
        guard state.withWriter(body) else { throw state.failure() }
    }
}
