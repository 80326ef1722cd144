// A run on a changed past: begun anew, with what may be used again of what it did before.
package import LuaRuntime
package import ParleyModel

extension FlowRun {
    /// A second coroutine for a run whose answers were corrected. Drive it with ``advance(_:)`` (`.proceed`); what it gives
    /// counts only once it is ``accepted()``.
    package static func revision(
        of view: RunView, program: FlowProgram, in context: FlowContext
    ) throws(LuaFailure) -> FlowRun {
        let run = try FlowRun(view, program: program, in: context)
        run.history = []
        run.state = view.corrected
        run.past = Past(view.steps, forgetting: view.places(ofAnswersTo: view.state.correction))
        return run
    }

    /// Writes and hand-offs of before that have not been met again: until then nothing new may be asked or written.
    package var unmetWalls: [Effect] { past?.unmetWalls ?? [] }

    /// What the run is made of now; from here on it goes on like any other.
    package func accepted() -> Revised {
        defer { past = nil }
        return Revised(run: started.run, steps: past?.taken ?? [])
    }
}
