// One plugin's Lua: its state with all its files, and the functions that its actions are.

import LuaRuntime
import ParleyModel

/// Confined to one thread at a time: the one that opens the plugin, then the plugin's own.
final class PluginProgram {
    enum LoadFailure: Error {
        case lua(LuaFailure)
        /// A host function was called while a file loads.
        case acts(String, LuaPosition?)
        /// What init.lua returns, or returns as one action, is of no use, and why.
        case result(String, action: String?)
        case field(String, known: [String])
    }

    let description: PluginDescription
    private(set) var functions: [String: LuaFunction] = [:]
    private let state: LuaState
    private let environment: LuaEnvironment
    private let coroutine: LuaCoroutine
    private let chunks: [String: LuaChunk]

    /// Runs `init.lua` once.
    init(_ description: PluginDescription, coverage: LineCoverage? = nil) throws(LoadFailure) {
        self.description = description
        do throws(LuaFailure) {
            state = try LuaState(
                library: .plugin, words: PluginWord.words, limits: description.limits.lua,
                coverage: coverage)
            var chunks: [String: LuaChunk] = [:]
            for (file, text) in description.files.texts where file != PluginFiles.manifest {
                chunks[file] = try state.compile(text, file: description.files.path(of: file))
            }
            self.chunks = chunks
            environment = try state.makeEnvironment()
            coroutine = try state.makeCoroutine()
        } catch { throw .lua(error) }
        functions = try PluginProgram.functions(in: try load())
    }

    /// Whether the state is so full that a call may find no room.
    var isFull: Bool { state.bytesInUse > description.limits.stateBytes / 2 }

    // MARK: Loading

    private func load() throws(LoadFailure) -> LuaValue {
        state.resetBudget()
        let prelude: LuaChunk
        do throws(LuaFailure) {
            prelude = try state.compile(Array(Prelude.text.utf8), file: Prelude.file)
        } catch { throw .lua(error) }
        var event = coroutine.start(prelude, in: environment, capturing: false)
        while true {
            switch event {
            case .failed(let failure): throw .lua(failure)
            case .returned: throw .result("init.lua ended before it returned its actions.", action: nil)
            case .subflowEnded: event = coroutine.resume(.keep(module: "(file)", in: environment))
            case .word(let call):
                guard let word = PluginWord(rawValue: call.word) else {
                    throw .result("init.lua called a word that the host does not have.", action: nil)
                }
                if let title = word.title { throw .acts(title, authorsPosition) }
                if word == .give { return call.arguments.first ?? .nil }
                event = coroutine.resume(reply(loading: word, call.arguments))
            }
        }
    }

    private var authorsPosition: LuaPosition? {
        for level in 0..<8 {
            guard let position = coroutine.callerPosition(level: level) else { return nil }
            if position.file != Prelude.file { return position }
        }
        return nil
    }

    private func reply(loading word: PluginWord, _ arguments: [LuaValue]) -> LuaReply {
        let name = arguments.first?.string
        switch word {
        case .load:
            guard let name, let chunk = chunks[name] else { return .error("this is not for plugins to call") }
            return .invokeChunk(chunk, environment, capturing: false)
        case .locate:
            guard let name else {
                return .values([.null, "require() takes the name of a file:  require(\"lib.prices\")"])
            }
            return locate(name)
        case .give, .open, .query, .execute: return .error("this is not for plugins to call")
        }
    }

    /// The file of a module: inside the plugin's `lib/`, among what was read when the plugin was opened.
    private func locate(_ name: String) -> LuaReply {
        let isName = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x5F, 0x2E, 0x2F].contains(byte)
        }
        guard isName, !name.contains("..") else {
            return .values([
                .null,
                .text(
                    "require(\"\(name)\") is no name of a file: small letters, digits, _ . and / are allowed"),
            ])
        }
        let file = name.replacing(".", with: "/") + ".lua"
        guard chunks[file] != nil, file.hasPrefix("lib/") else {
            let close = CloseNames.of(file, among: chunks.keys.filter { $0.hasPrefix("lib/") }.sorted())
            let isOwn = [PluginFiles.manifest, PluginFiles.initial].contains(file)
            let isBeside =
                !isOwn
                && Folder.kind(of: "\(description.files.folder)/\(file)", followingLinks: true) == .file
            let also =
                close.isEmpty
                ? isBeside
                    ? " among the plugin's modules: those lie in its folder lib/, lib/\(file)" : ""
                : "; there is \(close.joined(separator: ", "))"
            return .values([
                .null, .text("require(\"\(name)\") finds no \(description.files.path(of: file))\(also)"),
            ])
        }
        return .values([.text(file)])
    }

    private static func functions(in value: LuaValue) throws(LoadFailure) -> [String: LuaFunction] {
        // A file that returns nothing counts as true.
        if case .bool(true) = value {
            throw .result("init.lua returns nothing; it returns a table with its actions.", action: nil)
        }
        guard let fields = value.fields else {
            throw .result("init.lua returns \(value.noun); it returns a table with its actions.", action: nil)
        }
        for field in fields where field.name != "actions" { throw .field(field.name, known: ["actions"]) }
        guard let actions = value["actions"]?.fields else {
            throw .result("init.lua returns no table of actions.", action: nil)
        }
        var functions: [String: LuaFunction] = [:]
        for action in actions {
            guard let function = action.value.function else {
                throw .result(
                    "init.lua returns \(action.value.noun) as the action \(action.name); it is a function.",
                    action: action.name)
            }
            functions[action.name] = function
        }
        return functions
    }

    // MARK: Calling

    /// What the action's function returned, before its databases are told.
    enum Ending {
        case value(Value)
        case refused(String)
        case failed(String, isOutOfMemory: Bool)
    }

    func run(_ function: LuaFunction, _ call: ActionCall, with databases: DatabaseUse) -> Ending {
        state.resetBudget()
        let context: Record = ["key": .text(call.key), "session": .text(call.session.text)]
        var event = coroutine.start(function, arguments: [.record(call.arguments), .record(context)])
        while true {
            switch event {
            case .failed(let failure): return ending(of: failure, in: function)
            case .returned(let values): return PluginProgram.ending(of: values)
            case .subflowEnded: event = coroutine.resume(.keep(module: "(file)", in: environment))
            case .word(let called): event = coroutine.resume(reply(to: called, databases))
            }
        }
    }

    private func reply(to call: LuaCall, _ databases: DatabaseUse) -> LuaReply {
        guard let word = PluginWord(rawValue: call.word) else { return .error("this is no word") }
        guard word.title != nil else { return reply(loading: word, call.arguments) }
        do throws(DatabaseProblem) {
            return .values([try databases.answer(word, call.arguments)])
        } catch {
            return word == .open ? .values([.null, .text(error.sentence)]) : .error(error.sentence)
        }
    }

    private static func ending(of values: [LuaValue]) -> Ending {
        let first = values.first ?? .nil
        if first.isNil, values.count > 1, !values[1].isNil {
            guard let why = values[1].string else {
                return .failed(
                    "it returned nil and \(values[1].noun); a refusal is nil and a text", isOutOfMemory: false
                )
            }
            return .refused(why)
        }
        guard let value = first.plain else {
            return .failed("it returned a function, which is no value", isOutOfMemory: false)
        }
        return .value(value.normalised)
    }

    private func ending(of failure: LuaFailure, in function: LuaFunction) -> Ending {
        let place = position(of: failure, in: function).map { "\($0.file):\($0.line): " } ?? ""
        return .failed(place + failure.sentence, isOutOfMemory: failure == .memory)
    }

    /// The plugin's own line; where a tail call has taken it away, the line at which the action's function begins.
    private func position(of failure: LuaFailure, in function: LuaFunction) -> LuaPosition? {
        var positions = failure.position.map { [$0] } ?? []
        if case .runtime(_, _, let traceback) = failure { positions += traceback }
        if let own = positions.first(where: { $0.file != Prelude.file }) { return own }
        return state.functionLines(function).map { LuaPosition(file: $0.file, line: $0.first) }
    }
}

extension Value {
    /// Whole doubles as integers, all the way down: the one form of a number.
    var normalised: Value {
        switch self {
        case .double(let number): Value.number(number) ?? .null
        case .list(let items): .list(items.map(\.normalised))
        case .record(let record):
            .record(Record(record.fields.map { Record.Field(name: $0.name, value: $0.value.normalised) }))
        case .null, .bool, .integer, .text: self
        }
    }
}
