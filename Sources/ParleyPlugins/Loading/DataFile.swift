// Runs a file of data and brings back what it returns.

import LuaRuntime

/// A chunk's own results stay in Lua; a line of ours around it hands them out through two words. Their names can be
/// written in no Lua text but as `_ENV["(load)"]`, and there they are refused.
enum DataFile {
    static let words = [LuaWord("(load)", .acting), LuaWord("(give)", .acting)]
    private static let driver = #"_ENV["(give)"](_ENV["(load)"]())"#

    /// `true` for a file that returns nothing.
    static func value(of text: [UInt8], file: String, in state: LuaState) throws(LuaFailure) -> LuaValue {
        let chunk = try state.compile(text, file: file)
        let driver = try state.compile(Array(Self.driver.utf8), file: "(data)")
        let environment = try state.makeEnvironment()
        let coroutine = try state.makeCoroutine()
        var event = coroutine.start(driver, in: environment, capturing: false)
        guard case .word = event else { throw failure(of: event, coroutine) }
        event = coroutine.resume(.invokeChunk(chunk, environment, capturing: false))
        guard case .subflowEnded = event else { throw failure(of: event, coroutine) }
        event = coroutine.resume(.keep(module: "(data)", in: environment))
        guard case .word(let call) = event, call.word == 1 else { throw failure(of: event, coroutine) }
        return call.arguments.first ?? .nil
    }

    private static func failure(of event: LuaEvent, _ coroutine: LuaCoroutine) -> LuaFailure {
        if case .failed(let failure) = event { return failure }
        return .runtime("nothing can be called here", coroutine.callerPosition(), traceback: [])
    }
}

extension LuaFailure {
    /// What happened, without its place and without a point at the end.
    var sentence: String {
        switch self {
        case .syntax(let message, _), .runtime(let message, _, _), .badArgument(let message, _): message
        case .unknownName(let view, let name, _): "\(view) has no \"\(name)\""
        case .budget(.steps, _): "it used up its budget of steps: look for a loop that does not end"
        case .budget(.memory, _):
            "it used up its budget of memory: look for a table or text that grows without end"
        case .budget(.depth, _):
            "calls are nested too deep: look for a function that calls itself without end"
        case .budget(.string, _): "it made a text of more than 1 MB"
        case .budget(.time, _): "it took too long"
        case .memory: "there is no memory left for it"
        case .bytecode: "this is compiled Lua; only text is loaded"
        }
    }
}

extension LuaValue {
    /// With its article, for sentences.
    var noun: String {
        switch self {
        case .nil: "nil"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a text"
        case .list(let items): items.isEmpty ? "an empty table" : "a list"
        case .record: "a table"
        case .function: "a function"
        case .textName: "the name of a text"
        }
    }
}
