// The global names that a flow has, and what to use in place of those of Lua that it has not.

package enum LuaNames {
    /// Lua's own in a flow's environment; the words and views of Parley stand beside them.
    package static let known: Set<String> = Set(
        [
            "assert", "error", "ipairs", "len", "locale", "math", "next", "nlp", "pairs", "pcall", "select",
            "string", "table", "tonumber", "tostring", "type", "utf8", "xpcall",
        ] + Word.allCases.map(\.rawValue) + Word.views)

    package static let instead: [String: String] = [
        "print": "say(...)", "os": "now(), which tells date and time", "io": "an action of a plugin",
        "coroutine": "ask() and run(), which wait by themselves", "random": "random(a, b)",
        "math.random": "random(a, b)",
        "setmetatable": "plain tables", "load": "require(...)", "dofile": "require(...)",
    ]

    package static func hint(for name: String) -> String? {
        instead[name].map { "flows do not have this; use \($0)." }
    }
}
