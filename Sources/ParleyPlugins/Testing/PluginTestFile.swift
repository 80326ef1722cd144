// A plugin's tests, written in Lua: each calls its actions for real, on copies of its databases.

import LuaRuntime
package import ParleyModel

/// A file `*_test.lua` in a plugin's folder.
///
/// It calls `test(name, function)` as often as it has tests. Inside of one, `call(action, args)` gives an action's result and
/// ends the test where there is none, `try_call` gives `nil` and the problem as in a flow, and `expect(got, wanted)` holds two
/// values against each other. A third argument of a call may name its key, `{ key = "k1" }`: a key that comes again is the
/// same call again.
package struct PluginTestFile {
    private let plugin: String
    private let folder: String
    private let path: String
    private let text: [UInt8]
    private let coverage: LineCoverage?

    /// What came of a file's tests.
    package struct Outcome: Sendable {
        package var tests = 0
        package var mistakes: [Diagnostic] = []
    }

    /// - Parameters:
    ///   - plugin: its name; `folder` is where it lies.
    ///   - path: of the test's file, as its author knows it; `text` is what is in it.
    package init(
        plugin: String, folder: String, path: String, text: [UInt8], coverage: LineCoverage? = nil
    ) {
        self.plugin = plugin
        self.folder = folder
        self.path = path
        self.text = text
        self.coverage = coverage
    }

    /// Runs all tests of the file, each with the plugin opened anew.
    ///
    /// - Parameter copies: a folder without links in its path; each test's databases are written below it.
    package func run(copies: String) -> Outcome {
        var outcome = Outcome()
        do throws(PluginTestFailure) {
            let state = try emptyState()
            let tests = try load(in: state)
            guard !tests.isEmpty else { throw noTests }
            outcome.tests = tests.count
            for (index, test) in tests.enumerated() {
                do throws(PluginTestFailure) {
                    let opened = try open(copies: "\(copies)/\(index)")
                    let run = PluginTestRun(test.function, of: opened, named: plugin, in: state)
                    try run.perform()
                } catch { outcome.mistakes += diagnostics(of: error, test: test.name) }
            }
        } catch { outcome.mistakes += diagnostics(of: error, test: nil) }
        return outcome
    }

    /// What is wrong with the tests of a bot's plugins as they are read; none of them is run.
    ///
    /// - Parameter folder: the bot's `Plugins/`.
    package static func mistakes(inPluginsOf folder: String) -> [Diagnostic] {
        names(in: folder).flatMap { plugin in
            files(below: "\(folder)/\(plugin)").flatMap { file -> [Diagnostic] in
                let path = "Plugins/\(plugin)\(file)"
                guard let text = try? Folder.contents(of: "\(folder)/\(plugin)\(file)") else { return [] }
                return PluginTestFile(plugin: plugin, folder: "", path: path, text: text).mistakes
            }
        }
    }

    /// By their paths in the folder.
    ///
    /// - Parameter above: the folders that it lies in: a link to one of them leads to nothing new.
    private static func files(below folder: String, above: Set<String> = []) -> [String] {
        guard let place = try? Folder.realPath(folder), !above.contains(place) else { return [] }
        return names(in: folder).flatMap { name -> [String] in
            switch Folder.kind(of: "\(folder)/\(name)", followingLinks: true) {
            case .folder:
                return files(below: "\(folder)/\(name)", above: above.union([place])).map {
                    "/\(name)\($0)"
                }
            case .file: return name.hasSuffix("_test.lua") ? ["/\(name)"] : []
            case .link, .other, nil: return []
            }
        }
    }

    private static func names(in folder: String) -> [String] { (try? Folder.names(in: folder)) ?? [] }

    private var mistakes: [Diagnostic] {
        do throws(PluginTestFailure) {
            let state = try emptyState()
            guard try load(in: state).isEmpty else { return [] }
            throw noTests
        } catch { return diagnostics(of: error, test: nil) }
    }

    private func emptyState() throws(PluginTestFailure) -> LuaState {
        try PluginTestFailure.ofLua {
            () throws(LuaFailure) in
            try LuaState(library: .plugin, words: PluginTestWord.words, limits: PluginLimits().lua)
        }
    }

    private var noTests: PluginTestFailure {
        PluginTestFailure(
            .noTests, nil, "The file has no test: nothing in it is run.",
            hint: "write  test(\"what is true\", function() expect(call(\"\(plugin).find\", {}), nil) end)")
    }

    // MARK: reading

    private func load(in state: LuaState) throws(PluginTestFailure) -> [(name: String, function: LuaFunction)]
    {
        let coroutine: LuaCoroutine
        var event: LuaEvent
        do throws(LuaFailure) {
            let chunk = try state.compile(text, file: path)
            coroutine = try state.makeCoroutine()
            event = coroutine.start(chunk, in: try state.makeEnvironment(), capturing: false)
        } catch { throw PluginTestFailure(error, in: text) }
        var tests: [(name: String, function: LuaFunction)] = []
        while true {
            switch event {
            case .failed(let failure): throw PluginTestFailure(failure)
            case .returned: return tests
            case .subflowEnded: event = coroutine.resume(.unwind)
            case .word(let call):
                let word = PluginTestWord.allCases[call.word]
                guard word == .test else {
                    event = coroutine.resume(
                        .error(
                            "\(word.rawValue)() belongs inside of a test:  test(\"...\", function() ... end)")
                    )
                    continue
                }
                guard call.arguments.count == 2, let name = call.arguments[0].string,
                    let function = call.arguments[1].function
                else {
                    event = coroutine.resume(
                        .error("test() takes a sentence and a function:  test(\"...\", function() ... end)"))
                    continue
                }
                tests.append((name, function))
                event = coroutine.resume(.values([]))
            }
        }
    }

    /// The plugin as a bot would have it, with databases of its own.
    private func open(copies: String) throws(PluginTestFailure) -> Plugin {
        var loader: PluginLoader
        do throws(FolderFailure) {
            loader = PluginLoader(
                try PluginFiles(name: plugin, at: folder), limits: PluginLimits(), coverage: coverage,
                copies: DatabaseCopies(folder: copies))
        } catch {
            throw PluginTestFailure(.error, nil, "Plugins/\(plugin) cannot be read: \(error.reason).")
        }
        guard let program = loader.load() else { throw PluginTestFailure(of: loader.diagnostics) }
        return Plugin(program)
    }

    // MARK: telling

    private func diagnostics(of failure: PluginTestFailure, test: String?) -> [Diagnostic] {
        if !failure.ofPlugin.isEmpty { return failure.ofPlugin }
        let lines = String(decoding: text, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let line = failure.line ?? 1
        let place = test.map { "In the test \"\($0)\": " } ?? ""
        return [
            Diagnostic(
                title: failure.kind.title, code: failure.kind.rawValue,
                position: SourcePosition(file: path, line: line),
                source: lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil,
                excerpt: failure.excerpt,
                explanation: place + failure.explanation, hint: failure.hint)
        ]
    }
}
