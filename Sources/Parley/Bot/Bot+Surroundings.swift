// What this build is made of and stands on, for `parley doctor` and a host's own reports.

import LuaRuntime
import ParleyJournal
import ParleyModel

extension Bot {
    /// The libraries that are linked in, by name.
    public static var libraries: [(name: String, version: String)] {
        [("SQLite", SQLiteStore.libraryVersion), ("Lua", LuaState.version)]
    }

    /// The process that writes to the store at a path; `nil` when nobody does.
    public static func writer(ofStore path: String) -> Int32? { SQLiteStore.writer(of: path) }
}
