// Rules about plugins: what their Lua uses, and what their manifests ask for.
import ParleyFlows
import ParleyModel
import ParleyPlugins

extension CheckRules {
    /// An action that no flow calls. Where a name is not written out, it may be that of any.
    static func unusedActions(_ bot: CheckedBot) -> [Finding] {
        let words = ["call", "try_call"]
        let isOpaque =
            !bot.escaped.isDisjoint(with: words)
            || bot.calls.contains { words.contains($0.word) && $0.arguments.first?.bare.text == nil }
        guard !isOpaque else { return [] }
        // One that a misspelt call most likely means is told there.
        let known = bot.plugins.flatMap { plugin in plugin.actions.map { "\(plugin.name).\($0)" } }
        let meant = Set(
            bot.calls(of: "call", "try_call").compactMap(\.arguments.first?.bare.text).filter {
                !known.contains($0)
            }
            .flatMap { CloseNames.of($0, among: known) })
        return bot.plugins.filter { !$0.isLinked }.flatMap { plugin in
            plugin.actions.filter {
                bot.mentions["\(plugin.name).\($0)"] == nil && !meant.contains("\(plugin.name).\($0)")
                    && !plugin.compensating.contains($0)
            }.map { action in
                Finding(
                    kind: .unusedAction,
                    position: SourcePosition(
                        file: plugin.manifest.path, line: line(of: action, in: plugin.manifest)),
                    explanation: "The plugin \(plugin.name) provides \(action), but no flow calls it.",
                    excerpt: action,
                    hint:
                        "call it with  call(\"\(plugin.name).\(action)\", { ... })  or take it away here and in init.lua."
                )
            }
        }
    }

    /// The line of an action's name in `provides`; 1 where the manifest puts it together.
    private static func line(of action: String, in manifest: BotFile) -> Int {
        let block = LuaParser.tree(of: manifest)?.block ?? []
        for case .return(let values) in block.map(\.kind) {
            let actions = values.first?.bare.field("provides")?.bare.field("actions")?.bare.fields ?? []
            if let field = actions.first(where: { $0.key?.text == action }) {
                return field.key?.span.line ?? 1
            }
        }
        return 1
    }

    private static let absent: Set<String> = [
        "print", "os", "io", "load", "loadfile", "dofile", "package", "debug", "coroutine",
    ]
    private static let ofDatabases = ["execute", "query"]
    /// What a plugin's Lua has beside Lua's tables.
    private static let ofPlugins: Set<String> = [
        "assert", "error", "getmetatable", "ipairs", "len", "next", "pairs", "pcall", "rawequal", "rawget",
        "rawlen", "rawset", "require", "select", "setmetatable", "sqlite", "tonumber", "tostring", "type",
        "xpcall", "_G", "_ENV", "_VERSION",
    ]
    private static let ofPluginTests: Set<String> = ["call", "expect", "test", "try_call"]

    /// What a plugin's Lua does not have: an action that comes there fails.
    static func unknownWordsOfPlugins(_ bot: CheckedBot) -> [Finding] {
        bot.plugins.flatMap { plugin -> [Finding] in
            let files = plugin.files.compactMap { LuaParser.tree(of: $0) }
            let made = Set(files.flatMap(\.madeGlobals))
            return files.flatMap { file -> [Finding] in
                var findings: [Finding] = []
                var told: Set<String> = []
                let beside = file.path.hasSuffix("_test.lua") ? ofPluginTests : []
                let known = ofPlugins.union(members.keys).union(made).union(beside)
                func tell(
                    _ span: LuaSpan, _ explanation: String, _ excerpt: String, close: [String], _ hint: String
                ) {
                    findings.append(
                        Finding(
                            kind: .unknownWord, position: SourcePosition(file: file.path, line: span.line),
                            explanation: explanation, excerpt: excerpt,
                            closeNames: close.map { Diagnostic.CloseName(name: $0) }, hint: hint))
                }
                file.walk { node, _ in
                    guard case .expression(let expression) = node else { return }
                    if let used = expression.usedGlobal, let name = used.global, !known.contains(name),
                        !absent.contains(name), told.insert(name).inserted
                    {
                        let names = known.union(file.locals.map(\.name)).sorted()
                        tell(
                            used.span,
                            "\(name) is nothing that a plugin has, no local, and made by no file of it.",
                            file.code(used.span.upToNext).text, close: CloseNames.of(name, among: names),
                            Word(rawValue: name) == nil
                                ? "look at its spelling; a plugin has sqlite, require and Lua's other functions."
                                : "this is a word of flows: an action returns what the flow that calls it then says or asks."
                        )
                    }
                    switch expression.kind {
                    case .index(let table, let key):
                        guard let library = table.bare.global, !made.contains(library), let name = key.text,
                            let known = library == "sqlite" ? ["open"] : members[library],
                            !known.contains(name)
                        else { return }
                        tell(
                            expression.span, "\(library) has no \(name).", name,
                            close: CloseNames.of(name, among: known.sorted()),
                            "it has \(known.sorted().joined(separator: ", ")).")
                    case .call(let callee, _):
                        guard let name = callee.bare.used, absent.contains(name) else { return }
                        tell(
                            expression.span, "Plugins have no \(name).", name, close: [],
                            "a plugin has sqlite, require and Lua's other functions; what an action returns is seen in a chat with  :trace."
                        )
                    case .method(let object, let name, _):
                        guard file.isDatabase(object.bare), !ofDatabases.contains(name) else { return }
                        tell(
                            expression.span, "A database has no \(name)().", name,
                            close: CloseNames.of(name, among: ofDatabases),
                            "it has  db:query(sql, { ... })  and  db:execute(sql, { ... })")
                    default: return
                    }
                }
                return findings
            }
        }
    }

    /// A database that is opened by its name, and that the plugin's manifest does not ask for: opening it fails.
    static func databasesWithoutPermission(_ bot: CheckedBot) -> [Finding] {
        bot.plugins.flatMap { plugin in
            plugin.files.compactMap { LuaParser.tree(of: $0) }.flatMap { file -> [Finding] in
                var findings: [Finding] = []
                file.walk { node, _ in
                    guard case .expression(let expression) = node,
                        case .call(let callee, let arguments) = expression.kind,
                        case .index(let library, let word) = callee.bare.kind, library.global == "sqlite",
                        word.text == "open", let name = arguments.first?.bare.text,
                        !plugin.databases.contains(name)
                    else { return }
                    findings.append(
                        Finding(
                            kind: .databaseWithoutPermission,
                            position: SourcePosition(file: file.path, line: expression.span.line),
                            explanation:
                                "The plugin \(plugin.name) opens \"\(name)\", and its manifest does not ask for it.",
                            excerpt: "\"\(name)\"",
                            closeNames: CloseNames.of(name, among: plugin.databases).map {
                                Diagnostic.CloseName(name: $0)
                            },
                            hint: "add to manifest.lua:  needs = { sqlite = { \"\(name)\" } }"))
                }
                return findings
            }
        }
    }
}

extension LuaSpan {
    /// With the sign behind it, which tells a call from a field of the same name on its line.
    fileprivate var upToNext: LuaSpan {
        var span = self
        span.end += 1
        return span
    }
}

extension LuaExpression {
    /// `os` of `os.time` and of `os` alone.
    fileprivate var used: String? {
        if case .index(let table, _) = kind { return table.bare.global }
        return global
    }
}

extension LuaFile {
    /// Globals to which the file gives something.
    var madeGlobals: Set<String> {
        var names: Set<String> = []
        walk { node, _ in
            guard case .statement(let statement) = node else { return }
            switch statement.kind {
            case .assign(let targets, _): names.formUnion(targets.compactMap(\.global))
            case .function(let target, _): if let name = target.global { names.insert(name) }
            default: break
            }
        }
        return names
    }

    /// Whether it is what `sqlite.open` gave.
    fileprivate func isDatabase(_ expression: LuaExpression) -> Bool {
        switch expression.kind {
        case .call(let callee, _):
            guard case .index(let library, let word) = callee.bare.kind else { return false }
            return library.global == "sqlite" && word.text == "open"
        case .local(let local):
            guard locals[local].kind == .variable, let value = locals[local].value, !assigns(local) else {
                return false
            }
            return isDatabase(value.bare)
        default: return false
        }
    }
}
