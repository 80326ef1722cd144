// A session in memory: what can be dropped at any time between turns, and the inputs that wait.
import ParleyFlows
import ParleyModel

/// What waits in a session's queue.
struct Request: Sendable {
    enum Work: Sendable {
        case input(Input)
        /// A turn that a crash left open is finished, nothing else.
        case finishOpenTurn
        /// The session is closed; the next input begins it anew.
        case close
    }
    var work: Work
    var completion: @Sendable (Result<TurnResult, SendError>) -> Void
}

/// `@unchecked Sendable`: it passes through closures, but is touched on its worker's thread only.
final class ActiveSession: @unchecked Sendable {
    let id: SessionID
    /// The fold of its journal; `nil` when it must be loaded.
    var view: JournalView?
    /// The number of the last entry that the store's snapshot covers.
    var snapshotSeq: Int64 = 0
    /// Parked coroutines, by run.
    var runs: [Int: FlowRun] = [:]
    var waiting: [Request] = []
    var isBusy = false
    /// When it was used last, in turns of its worker.
    var used: UInt64 = 0

    init(id: SessionID) { self.id = id }

    /// Memory never runs ahead of the journal: after a commit that failed all of it is loaded again.
    func forget() {
        view = nil
        runs = [:]
    }
}
