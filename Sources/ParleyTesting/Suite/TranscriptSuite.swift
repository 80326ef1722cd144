// The tests of a bot, transcripts and plugins' own: where they are, and running them one by one.

import Parley
public import ParleyModel

/// The files that `parley test` runs.
public struct TranscriptSuite: Sendable {
    public struct File: Sendable, Hashable, CustomStringConvertible {
        public var path: String
        /// Relative to the bot's folder where it is inside; what messages name.
        public var name: String
        public var description: String { name }
        /// Whether it is a plugin's test in Lua, rather than a transcript.
        public var isOfPlugin: Bool { name.hasSuffix(TranscriptSuite.pluginTest) }

        public init(path: String, name: String) {
            self.path = path
            self.name = name
        }
    }

    public let files: [File]
    public let runner: TranscriptRunner

    public init(files: [File], runner: TranscriptRunner) {
        self.files = files
        self.runner = runner
    }

    static let pluginTest = "_test.lua"

    /// All `*.chat` under `Flows/` and `Plugins/` of a bot's folder and the plugins' `*_test.lua`, or those at the given paths,
    /// sorted.
    ///
    /// - Parameters:
    ///   - paths: files, or folders to search.
    ///   - pattern: keeps the files whose name holds this text.
    public static func find(
        in folder: String, paths: [String] = [], pattern: String? = nil
    ) throws(Diagnostic) -> [File] {
        var found: [String] = []
        for path in paths.isEmpty ? ["Flows", "Plugins"].map({ folder + "/" + $0 }) : paths {
            if TextFiles.isFile(path) {
                found.append(path)
            } else if TextFiles.isFolder(path) {
                found += TextFiles.files(under: trimSlash(path), endingIn: ".chat")
                found += TextFiles.files(under: trimSlash(path), endingIn: pluginTest).filter {
                    plugin(of: $0) != nil
                }
            } else if !paths.isEmpty {
                throw TranscriptMistake.unreadable("There is no file or folder of this name.").diagnostic(
                    file: path)
            }
        }
        var seen: Set<String> = []
        return found.map { File(path: $0, name: name(of: $0, in: folder)) }
            .filter { file in pattern.map { file.name.contains($0) } ?? true }
            .filter { seen.insert($0.path).inserted }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func trimSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    private static func name(of path: String, in folder: String) -> String {
        let prefix = trimSlash(folder) + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// Removes what the runs under way have written, for a process that ends without them. From any thread.
    public static func discard() { ScratchFolder.removeAll() }

    /// Runs all files; `each` hears of every result in the order of the files, as soon as those before are through.
    ///
    /// - Parameter jobs: so many files run at once; with `accepting`, one after the other.
    public func run(
        accepting: Bool = false, jobs: Int = 1, each: (TranscriptResult) -> Void = { _ in }
    ) -> TestReport {
        var results: [TranscriptResult] = []
        SideBySide.run(files.count, threads: accepting ? 1 : jobs) {
            run(files[$0], accepting: accepting)
        } each: {
            each($0)
            results.append($0)
        }
        return TestReport(results: results)
    }

    /// Runs one file in every variation; with `accepting` its bot lines are first rewritten to what the bot says.
    ///
    /// Rewriting changes the bot's revision: with `accepting`, run one file at a time.
    public func run(_ file: File, accepting: Bool = false) -> TranscriptResult {
        if file.isOfPlugin { return runPluginTest(file) }
        do {
            var transcript = try transcript(of: file)
            var changes: [String]?
            if accepting {
                switch runner.accept(transcript) {
                case .failure(let failure):
                    return TranscriptResult(file: file.name, runs: 1, failure: failure)
                case .success(let text) where text != transcript.text:
                    let before = transcript.source
                    transcript = try Transcript(text, file: file.name)
                    try write(text, to: file)
                    changes = LineChanges.between(before, transcript.source)
                case .success: break
                }
            }
            var result = runner.run(transcript)
            result.changes = changes
            return result
        } catch {
            return TranscriptResult(file: file.name, runs: 0, failure: TranscriptFailure([error], in: file))
        }
    }

    /// The journal that a plain run of a file leaves, a JSON object a line: for comparing processes, machines, versions.
    public func journal(of file: File) throws(Diagnostic) -> String {
        let record = TranscriptRun(try transcript(of: file), .plain, runner: runner).perform()
        if let failure = record.failure {
            throw Diagnostic(
                title: "FAILED TRANSCRIPT", code: "E731", position: failure.position,
                explanation: failure.report)
        }
        return record.entries.map { entry in
            let line: Value = [
                "file": .text(file.name), "seq": .integer(entry.seq), "at": .integer(entry.at.milliseconds),
                "kind": .text(entry.body.kind), "body": entry.body.value,
            ]
            return CanonicalJSON.text(line) + "\n"
        }.joined()
    }

    func transcript(of file: File) throws(Diagnostic) -> Transcript {
        let bytes: [UInt8]
        do {
            bytes = try TextFiles.read(file.path)
        } catch {
            throw TranscriptMistake.unreadable(error.message + ".").diagnostic(file: file.name)
        }
        return try Transcript(bytes: bytes, file: file.name)
    }

    /// The plugin that a file below `Plugins/NAME/` belongs to: its name and its folder. A path that does not show it may be
    /// relative to a folder that does.
    private static func plugin(of path: String) -> (name: String, folder: String)? {
        plugin(in: path) ?? TextFiles.realPath(path).flatMap(plugin(in:))
    }

    private static func plugin(in path: String) -> (name: String, folder: String)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.lastIndex(of: "Plugins"), place + 2 < parts.count else { return nil }
        return (String(parts[place + 1]), parts[...(place + 1)].joined(separator: "/"))
    }

    private func runPluginTest(_ file: File) -> TranscriptResult {
        let scratch = ScratchFolder()
        defer { scratch.remove() }
        do throws(TextFiles.Problem) {
            guard let plugin = TranscriptSuite.plugin(of: file.path) else {
                throw TextFiles.Problem(
                    message: "a test in Lua lies in the folder of its plugin, Plugins/NAME/")
            }
            let (tests, mistakes) = PluginTests.run(
                try TextFiles.read(file.path), path: file.name, plugin: plugin.name, folder: plugin.folder,
                copies: try scratch.path(), coverage: runner.coverage)
            return TranscriptResult(
                file: file.name, runs: tests, failure: TranscriptFailure(mistakes, in: file))
        } catch {
            let diagnostic = TranscriptMistake.unreadable("\(file.name): \(error.message).")
                .diagnostic(file: file.name)
            return TranscriptResult(
                file: file.name, runs: 0, failure: TranscriptFailure([diagnostic], in: file))
        }
    }

    private func write(_ text: String, to file: File) throws(Diagnostic) {
        do {
            try TextFiles.write(text, to: file.path)
        } catch {
            throw TranscriptMistake.unwritable(error.message + ".").diagnostic(file: file.name)
        }
    }
}

extension TranscriptFailure {
    /// Mistakes of a file; `nil` where there are none.
    fileprivate init?(_ mistakes: [Diagnostic], in file: TranscriptSuite.File) {
        guard let first = mistakes.first else { return nil }
        self.init(
            variation: .plain, position: first.position ?? SourcePosition(file: file.name, line: 1),
            reason: .diagnostics(mistakes), lead: [], remarks: [])
    }
}
