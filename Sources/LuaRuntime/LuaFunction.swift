// What stays in Lua and is held from outside by a reference.

import ParleyModel

/// References that nobody holds any more, until the state's own thread lets go of them.
final class LuaReleases: Sendable {
    private let waiting = Guarded<(references: [Int32], threads: [UInt])>(([], []))

    func release(_ reference: Int32) { waiting.withLock { $0.references.append(reference) } }

    /// A thread by its address: only the state makes a pointer of it again.
    func release(thread: UInt) { waiting.withLock { $0.threads.append(thread) } }

    func take() -> (references: [Int32], threads: [UInt]) {
        waiting.withLock { waiting in
            if waiting.references.isEmpty, waiting.threads.isEmpty { return ([], []) }
            let taken = waiting
            waiting = ([], [])
            return taken
        }
    }
}

/// A Lua function that a flow passed to a word. Only a coroutine of the same state can call it.
package final class LuaFunction: Sendable {
    let reference: Int32
    let releases: LuaReleases

    init(reference: Int32, releases: LuaReleases) {
        self.reference = reference
        self.releases = releases
    }

    deinit { releases.release(reference) }
}

/// A compiled file: each start of it is a fresh run of its text in an environment.
package final class LuaChunk: Sendable {
    package let file: String
    let reference: Int32
    let releases: LuaReleases

    init(file: String, reference: Int32, releases: LuaReleases) {
        self.file = file
        self.reference = reference
        self.releases = releases
    }

    deinit { releases.release(reference) }
}
