// The table of targets: what each may import, from the lowest layer up.

enum Layers {
    /// Allowed in every target: the system's C library and the standard library's own modules.
    static let everywhere: Set<String> = ["Glibc", "Synchronization"]

    /// A target's name, and the modules that it alone may import beside those allowed everywhere.
    ///
    /// Foundation stands nowhere: it would make the library 50 MB larger.
    static let allowed: [String: Set<String>] = [
        // 1
        "CLua": [],
        "CSQLite": [],
        "CEdit": [],
        "CLuaSupport": ["CLua"],
        "CWordVectors": [],
        "CWordList": [],
        "CFiles": [],
        "ParleyModel": [],
        // 2
        "LuaRuntime": ["CLua", "CLuaSupport", "ParleyModel"],
        // 3: siblings, which meet only in the protocols of ParleyModel
        "ParleyLanguage": ["ParleyModel", "CWordVectors", "CWordList"],
        "ParleyFlows": ["ParleyModel", "LuaRuntime"],
        "ParleyPlugins": ["ParleyModel", "LuaRuntime", "CSQLite"],
        "ParleyJournal": ["ParleyModel", "CSQLite"],
        // 4
        "Parley": [
            "ParleyModel", "LuaRuntime", "ParleyLanguage", "ParleyFlows", "ParleyPlugins", "ParleyJournal",
        ],
        // 5
        "ParleyTesting": ["ParleyModel", "Parley"],
        // 6: the only place with a foreign package and with line editing; language processing for `eval`, which measures it
        "parley": [
            "ParleyModel", "ParleyLanguage", "Parley", "ParleyTesting", "CEdit", "CFiles", "ArgumentParser",
        ],
    ]

    /// What `target` imports although the table does not let it, in alphabetical order.
    static func violations(of target: String, importing imports: Set<String>) -> [String] {
        guard let own = allowed[target] else { return ["\(target) is in no layer"] }
        return imports.subtracting(own).subtracting(everywhere).sorted()
    }
}
