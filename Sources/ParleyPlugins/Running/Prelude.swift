// What stands between a plugin's Lua and the host: words under names that no Lua text writes, and the few lines of
// Lua that make `sqlite` and `require` of them.

import LuaRuntime

/// What the host answers. An index into ``words``.
enum PluginWord: Int, CaseIterable {
    case load, give, locate, open, query, execute

    static let words = allCases.map { LuaWord("(\($0))", .acting, takesFunctions: $0 == .give) }

    /// As authors know it; `nil` for what only the prelude calls.
    var title: String? {
        switch self {
        case .load, .give, .locate: nil
        case .open: "sqlite.open"
        case .query: "db:query"
        case .execute: "db:execute"
        }
    }
}

enum Prelude {
    static let file = "(plugin)"

    /// `query` and `execute` are words themselves, so that an error in them names the line that calls. Around the
    /// other two stands Lua: a word answers with a value, or with nil and a sentence, which is raised where the plugin
    /// called. `require` runs a file once and remembers what it gave; nothing is kept of one that failed.
    static let text = #"""
        local pcall, error, setmetatable = pcall, error, setmetatable
        local load, give, locate, open = _ENV["(load)"], _ENV["(give)"], _ENV["(locate)"], _ENV["(open)"]

        local function ask(word, ...)
          local is_answered, value, problem = pcall(word, ...)
          if not is_answered then problem = value:gsub("^[^:]*:%d+: ", "", 1) end
          if problem then error(problem, 3) end
          return value
        end

        sqlite = {}
        local database = { __index = { query = _ENV["(query)"], execute = _ENV["(execute)"] }, __metatable = false }
        function sqlite.open(name)
          local known = ask(open, name)
          return setmetatable({ name = known }, database)
        end

        local modules, loading = {}, {}
        function require(name)
          local file = ask(locate, name)
          if modules[file] ~= nil then return modules[file] end
          if loading[file] then error("require(\"" .. name .. "\") goes in a circle", 2) end
          loading[file] = true
          local is_loaded, value = pcall(load, file)
          loading[file] = nil
          if not is_loaded then error(value, 0) end
          modules[file] = value
          return value
        end

        give(load("init.lua"))
        """#
}
