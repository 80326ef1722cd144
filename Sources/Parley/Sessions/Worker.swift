// A worker: one thread that runs the turns of its share of the sessions.
import LuaRuntime
import ParleyFlows
import ParleyModel
import Synchronization

/// Owns the sessions that hash to it, their coroutines, and a Lua state for each revision in use.
///
/// `@unchecked Sendable`: everything but `queue` is touched on the queue's thread only.
final class Worker: @unchecked Sendable {
    let queue = WorkQueue()
    let engine: Engine
    private var sessions: [SessionID: ActiveSession] = [:]
    private var programs: [Loaded] = []
    private var turns: UInt64 = 0
    /// Sessions in memory and coroutines parked, at most, of this worker.
    private let maximumSessions: Int
    private let maximumRuns: Int
    private var parkedRuns = 0
    private static let maximumPrograms = 4

    /// A revision may be there several times: one whose code runs for long is not to be had meanwhile.
    private struct Loaded {
        var program: FlowProgram
        var used: UInt64
    }

    /// Bytes of a Lua state at which runs are evicted.
    private var memoryLimit = FlowProgram.limits.stateBytes / 2

    init(engine: Engine, maximumSessions: Int, maximumRuns: Int) {
        self.engine = engine
        self.maximumSessions = maximumSessions
        self.maximumRuns = maximumRuns
    }

    func accept(_ request: Request, for id: SessionID) {
        let session = sessions[id] ?? ActiveSession(id: id)
        sessions[id] = session
        session.waiting.append(request)
        if !session.isBusy { beginNext(session) }
    }

    /// The line of the flow's text at which the session's run on top waits.
    func waitingPlace(of id: SessionID) -> SourcePosition? {
        guard let session = sessions[id], let top = session.view?.top,
            let run = session.runs[top.ordinal], !run.program.isAway
        else { return nil }
        return run.waitingPlace
    }

    /// Begins the session's next turn, if an input waits.
    func beginNext(_ session: ActiveSession) {
        guard !session.waiting.isEmpty, !engine.isAbandoned else { return }
        session.isBusy = true
        turns += 1
        session.used = turns
        parkedRuns -= session.runs.count
        let request = session.waiting.removeFirst()
        TurnStart(worker: self, session: session, request: request).begin()
    }

    /// A turn has come to its end, well or not.
    func finished(_ session: ActiveSession) {
        session.isBusy = false
        parkedRuns += session.runs.count
        if session.waiting.isEmpty {
            evictIfNeeded()
        } else {
            // Through the queue: a session with many inputs does not hold up the others.
            queue.add { [self] in if !session.isBusy { beginNext(session) } }
        }
    }

    func evictAll() {
        sessions = sessions.filter { $0.value.isBusy || !$0.value.waiting.isEmpty }
        parkedRuns = 0
    }

    /// A Lua state found no memory: everything that is parked gives way.
    func needsMemory() {
        for session in sessions.values where !session.isBusy { session.runs = [:] }
        parkedRuns = 0
        for entry in present { entry.program.collectGarbage() }
    }

    /// What may be used: the others are away with a thread of their own.
    private var present: [Loaded] { programs.filter { !$0.program.isAway } }

    private func evictIfNeeded() {
        if sessions.count > maximumSessions { evictSessions() }
        let isFull = programs.contains { !$0.program.isAway && $0.program.bytesInUse > memoryLimit }
        if parkedRuns > maximumRuns || isFull { evictRuns() }
        guard isFull else { return }
        for entry in present { entry.program.collectGarbage() }
        // What a program needs for itself is not asked for again and again.
        let used = present.map(\.program.bytesInUse).max() ?? 0
        memoryLimit = max(FlowProgram.limits.stateBytes / 2, used + used / 4)
    }

    private func idle(_ suits: (ActiveSession) -> Bool) -> [ActiveSession] {
        sessions.values.filter { !$0.isBusy && $0.waiting.isEmpty && suits($0) }.sorted { $0.used < $1.used }
    }

    /// Drops the half that was not used for longest; what is dropped is loaded when it is needed.
    private func evictSessions() {
        let idle = idle { _ in true }
        for session in idle.prefix(idle.count / 2 + 1) {
            parkedRuns -= session.runs.count
            sessions[session.id] = nil
        }
    }

    /// Drops the coroutines of the half that was not used for longest; they are run again when they are needed.
    private func evictRuns() {
        let idle = idle { !$0.runs.isEmpty }
        for session in idle.prefix(idle.count / 2 + 1) {
            parkedRuns -= session.runs.count
            session.runs = [:]
        }
    }

    /// A Lua state of a revision that nothing runs in, if possible the one in which a run is parked; the one used least
    /// gives way.
    func program(of revision: Revision, rather parked: FlowProgram? = nil) throws(LuaFailure) -> FlowProgram {
        let id = revision.flows.revision
        let suiting = programs.indices.filter {
            programs[$0].program.flows.revision == id && !programs[$0].program.isAway
        }
        if let place = suiting.first(where: { programs[$0].program === parked }) ?? suiting.first {
            programs[place].used = turns
            return programs[place].program
        }
        if programs.count >= Worker.maximumPrograms, let oldest = present.min(by: { $0.used < $1.used }) {
            programs.removeAll { $0.program === oldest.program }
            for session in sessions.values where !session.isBusy {
                parkedRuns -= session.runs.count
                session.runs = [:]
            }
        }
        let program = try FlowProgram(revision.flows, coverage: engine.coverage)
        engine.watchdog.watch(program.interrupt)
        // While one session's code runs on and on, the others go on with another thread, and with another Lua state.
        program.whenLong(
            leave: { [queue] in queue.leave() },
            comeBack: { [queue] in queue.comeBack() })
        programs.append(Loaded(program: program, used: turns))
        return program
    }
}
