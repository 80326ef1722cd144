// Connections that only read, for every thread that asks.

import CSQLite
import ParleyModel

final class ReaderPool: Sendable {
    private struct State {
        var idle: [Connection] = []
        var isClosed = false
    }

    let key: SipKey
    private let path: String
    private let access: Connection.Access
    private let vfs: String?
    private let state: Guarded<State>
    /// More readers at once open a connection of their own and close it afterwards.
    private static let idleLimit = 4

    /// - Parameter first: kept open with the pool, so that the log's index outlives a writer that is opened again.
    init(_ first: Connection, key: SipKey, path: String, access: Connection.Access, vfs: String?) {
        self.key = key
        self.path = path
        self.access = access
        self.vfs = vfs
        state = Guarded(State(idle: [first]))
    }

    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        withExtendedLifetime(idle) {}
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lends a connection.
    func read<T>(
        _ operation: String, _ body: (Connection) throws(SQLiteFailure) -> T
    ) throws(StoreError) -> T {
        do throws(SQLiteFailure) {
            guard let connection = try take() else { throw SQLiteFailure(code: SQLITE_MISUSE, text: "") }
            let result = try body(connection)
            giveBack(connection)
            return result
        } catch {
            // A connection that failed is not lent again.
            throw error.primary == SQLITE_MISUSE ? .closed : error.error(in: operation)
        }
    }

    private func take() throws(SQLiteFailure) -> Connection? {
        let (idle, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
        if isClosed { return nil }
        if let idle { return idle }
        let connection = try Connection(path: path, access: access, vfs: vfs)
        try connection.prepareForReading()
        return connection
    }

    private func giveBack(_ connection: Connection) {
        state.withLock { state in
            if !state.isClosed, state.idle.count < ReaderPool.idleLimit { state.idle.append(connection) }
        }
    }
}
