// The words of a plugin's tests.

import LuaRuntime

/// What a `*_test.lua` may call beside Lua's own. An index into ``words``.
enum PluginTestWord: String, CaseIterable {
    case test, call, tryCall = "try_call", expect

    static let words = allCases.map { LuaWord($0.rawValue, .acting, takesFunctions: $0 == .test) }
}
