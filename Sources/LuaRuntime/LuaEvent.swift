// What passes between a coroutine and the host that drives it.

package import ParleyModel

package enum LuaEvent: Sendable {
    /// A word was called and waits for its reply.
    case word(LuaCall)
    /// What `invoke` or `invokeChunk` started is over; the word that led to it waits for its reply.
    case subflowEnded(LuaSubflowResult)
    case returned([LuaValue])
    /// The coroutine is over and is never resumed.
    case failed(LuaFailure)
}

package struct LuaCall: Sendable {
    /// Index into the words that the state was made with.
    package let word: Int
    package let arguments: [LuaValue]
    /// Sub-flows and modules that run inside one another around it; one that an error has left is not among them.
    package let depth: Int
}

package enum LuaSubflowResult: Sendable {
    /// A chunk's own results stay in Lua: the list is empty, and ``LuaReply/keep(module:in:)`` hands them over.
    case returned([LuaValue])
    /// Ended by ``LuaReply/unwind``.
    case unwound
}

package enum LuaReply {
    /// The word's results.
    case values([Value])
    /// Raised where the word was called, with that position.
    case error(String)
    /// Calls a function inside this coroutine, for `run`.
    case invoke(LuaFunction, [Value])
    /// Runs a file inside this coroutine, for `require`.
    case invokeChunk(LuaChunk, LuaEnvironment, capturing: Bool)
    /// After a chunk has ended: its first result, else `true`, becomes the word's, and is kept as the module.
    case keep(module: String, in: LuaEnvironment)
    /// What was kept as the module, else nil, becomes the word's result.
    case module(String, in: LuaEnvironment)
    /// Ends everything up to the nearest `invoke`; no pcall of the flow sees it. Without one, the coroutine returns
    /// nothing.
    case unwind
}
