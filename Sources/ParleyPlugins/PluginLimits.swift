// What one call of an action may spend.

import LuaRuntime

struct PluginLimits: Sendable {
    /// Of the plugin's whole Lua state, which is smaller than that of a worker full of flows.
    var stateBytes = 128 << 20
    /// From an action's first use of a database; nanoseconds.
    var databaseTime: Int64 = 2_000_000_000
    /// How long a statement waits for another program's lock; milliseconds.
    var lockTime: Int32 = 1_000
    /// Of one query.
    var rows = 10_000
    /// Of one query's rows: names and values. What Lua takes in at once is as large.
    var resultBytes = 1 << 20

    var lua: LuaLimits { LuaLimits(stateBytes: stateBytes) }
}
