// One plugin's folder to something that can be called, or to all that is wrong with it.

import LuaRuntime
import ParleyModel

/// A plugin as its files describe it: what is needed to run it, and to run it anew.
struct PluginDescription: Sendable {
    let files: PluginFiles
    let databases: [String]
    let actions: [String: ActionEffect]
    /// By a write, the write that takes it back.
    let compensations: [String: String]
    let limits: PluginLimits
    /// Where its databases are written; `nil`: where they lie.
    let copies: DatabaseCopies?
}

struct PluginLoader {
    private let files: PluginFiles
    private let limits: PluginLimits
    private let coverage: LineCoverage?
    private let copies: DatabaseCopies?
    private(set) var diagnostics: [Diagnostic] = []

    init(
        _ files: PluginFiles, limits: PluginLimits, coverage: LineCoverage? = nil,
        copies: DatabaseCopies? = nil
    ) {
        self.coverage = coverage
        self.copies = copies
        self.files = files
        self.limits = limits
        diagnostics = files.unreadable.map { problem in
            files.diagnostic(
                .unreadable, in: problem.file, line: nil,
                "\(files.path(of: problem.file)) cannot be read: \(problem.reason).",
                hint: "a plugin's files are plain files in its folder that the bot's user may read.")
        }
    }

    /// `nil` when there are diagnostics.
    mutating func load() -> PluginProgram? {
        let reader = ManifestReader(files)
        diagnostics += reader.diagnostics
        if files.isMissing(PluginFiles.initial) {
            diagnostics.append(
                files.diagnostic(
                    .initMissing, in: PluginFiles.initial, line: nil,
                    "The plugin \(files.name) has no init.lua, so nothing can be called in it.",
                    hint: "write one:  return { actions = { find = function(args) return nil end } }"))
        }
        let description = PluginDescription(
            files: files, databases: reader.manifest.databases, actions: reader.manifest.actions ?? [:],
            compensations: reader.manifest.compensations, limits: limits, copies: copies)
        guard files.texts[PluginFiles.initial] != nil, let program = run(description) else { return nil }
        if let declared = reader.manifest.actions { compare(declared, with: program) }
        return diagnostics.isEmpty ? program : nil
    }

    private mutating func run(_ description: PluginDescription) -> PluginProgram? {
        let before = diagnostics.count
        for file in files.texts.keys.sorted() where file != PluginFiles.manifest { checkSyntax(of: file) }
        guard diagnostics.count == before else { return nil }
        do throws(PluginProgram.LoadFailure) {
            return try PluginProgram(description, coverage: coverage)
        } catch {
            switch error {
            case .lua(let failure): diagnostics.append(diagnostic(of: failure))
            case .acts(let word, let position): diagnostics.append(actsWhileLoading(word, position))
            case .result(let explanation, let action):
                diagnostics.append(wrongResult(explanation, of: action))
            case .field(let name, let known): diagnostics.append(unknownField(name, known: known))
            }
            return nil
        }
    }

    /// Of each file, also of what `init.lua` does not require.
    private mutating func checkSyntax(of file: String) {
        guard let text = files.texts[file] else { return }
        do throws(LuaFailure) {
            _ = try LuaState(library: .plugin, words: [], limits: limits.lua).compile(
                text, file: files.path(of: file))
        } catch { diagnostics.append(diagnostic(of: error, in: file)) }
    }

    private mutating func compare(_ declared: [String: ActionEffect], with program: PluginProgram) {
        let returned = program.functions
        for name in declared.keys.sorted() where returned[name] == nil {
            diagnostics.append(
                files.diagnostic(
                    .actionNotReturned, in: PluginFiles.manifest,
                    line: files.line(showing: ["\(name) =", name], in: PluginFiles.manifest),
                    "The manifest declares the action \(name), and init.lua returns no function of that name.",
                    excerpt: name, closeNames: CloseNames.of(name, among: returned.keys.sorted()),
                    hint: "init.lua ends with  return { actions = { \(name) = \(name) } }"))
        }
        for name in returned.keys.sorted() where declared[name] == nil {
            diagnostics.append(
                files.diagnostic(
                    .actionNotDeclared, in: PluginFiles.initial,
                    line: files.line(ofResultShowing: ["\(name) =", name], in: PluginFiles.initial),
                    "init.lua returns the action \(name), and the manifest does not declare it.",
                    excerpt: name,
                    closeNames: CloseNames.of(name, among: declared.keys.sorted()),
                    hint: "add it to provides.actions in manifest.lua:  \(name) = { effect = \"read\" }"))
        }
    }

    // MARK: Telling

    private func diagnostic(of failure: LuaFailure, in standard: String = PluginFiles.initial) -> Diagnostic {
        let place = failure.position
        let file = files.texts.keys.first { files.path(of: $0) == place?.file }
        let line = failure == .bytecode ? nil : file == nil ? 1 : place?.line
        if let file, let line, let reading = files.reading(of: failure, in: file, line: line) {
            return files.diagnostic(
                .loading, in: file, line: reading.line ?? line,
                reading.explanation ?? "Lua: \(failure.sentence).", excerpt: reading.excerpt,
                hint: reading.hint)
        }
        return files.diagnostic(
            .loading, in: file ?? standard, line: line, "Lua: \(failure.sentence).",
            hint: PluginLoader.hint(for: failure))
    }

    private static let absent = [
        "print", "os", "io", "load", "loadfile", "dofile", "package", "debug", "coroutine",
    ]

    private static func hint(for failure: LuaFailure) -> String? {
        switch failure {
        case .syntax(let message, _):
            if let open = message.firstMatch(of: #/'end' expected \(to close '(\w+)' at line (\d+)\)/#) {
                return "the \(open.1) of line \(open.2) is not closed with  end."
            }
            return "look at this line and the one before it."
        case .runtime(let message, _, _):
            if absent.contains(where: { message.contains("(global '\($0)')") }) {
                return
                    "a plugin has no \(absent.joined(separator: ", ")); it has sqlite, require and Lua's other functions."
            }
            if message.hasSuffix("goes in a circle") { return "move what both need into a third file." }
            if message.hasPrefix("require(") {
                return "require(\"lib.prices\")  is  lib/prices.lua  in the plugin's own folder."
            }
            if message.contains("a nil value") {
                return "look at the spelling, and at where the value comes from."
            }
            return nil
        default: return nil
        }
    }

    private func actsWhileLoading(_ word: String, _ position: LuaPosition?) -> Diagnostic {
        let file = files.texts.keys.first { files.path(of: $0) == position?.file }
        return files.diagnostic(
            .actsWhileLoading, in: file ?? PluginFiles.initial, line: position?.line,
            "\(word)() acts, and a plugin does nothing while it loads.", excerpt: word,
            hint: "put it inside the action's function.")
    }

    private func wrongResult(_ explanation: String, of action: String?) -> Diagnostic {
        let line =
            action.map { files.line(ofResultShowing: ["\($0) =", $0], in: PluginFiles.initial) }
            ?? files.lineOfResult(in: PluginFiles.initial)
        return files.diagnostic(
            .wrongResult, in: PluginFiles.initial, line: line,
            explanation, excerpt: action,
            hint: action.map { "the function itself stands there, without brackets:  \($0) = \($0)" }
                ?? "init.lua ends with  return { actions = { find = find } }")
    }

    private func unknownField(_ name: String, known: [String]) -> Diagnostic {
        files.diagnostic(
            .unknownField, in: PluginFiles.initial,
            line: files.line(ofResultShowing: ["\(name) =", name], in: PluginFiles.initial),
            "\(name) is no field of what init.lua returns.", excerpt: name,
            closeNames: CloseNames.of(name, among: known), hint: "init.lua returns  { actions = { ... } }")
    }
}
