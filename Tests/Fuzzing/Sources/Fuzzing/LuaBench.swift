// A Lua state that lives for many runs, and a file in it whose function is given the bytes.

import LuaRuntime
import ParleyModel

/// Used by one thread. The state is made anew now and then, so that no run depends on all before it.
final class LuaBench {
    private let library: LuaLibrary
    private let source: String
    private var runs = 0
    private var state: LuaState?
    private var chunk: LuaChunk?

    private static let words = [LuaWord("say", .acting), LuaWord("take", .acting, takesFunctions: false)]
    private static let limits = LuaLimits(steps: 10_000, bytes: 4 << 20, stateBytes: 64 << 20)
    private static let runsOfAState = 200

    init(_ library: LuaLibrary, _ source: String) {
        self.library = library
        self.source = source
    }

    private func prepared() throws(LuaFailure) -> (LuaState, LuaChunk) {
        if runs % LuaBench.runsOfAState == 0 {
            let state = try LuaState(library: library, words: LuaBench.words, limits: LuaBench.limits)
            (self.state, chunk) = (state, try state.compile(Array(source.utf8), file: "Flows/fuzzed.lua"))
        }
        runs += 1
        guard let state, let chunk else { throw .memory }
        return (state, chunk)
    }

    /// Runs the file in a fresh environment. Its first word gets the bytes as a list of numbers; what it hands to any
    /// further word comes back to it as it was read, and what it returns is given.
    func run(_ bytes: [UInt8]) -> [LuaValue]? {
        do throws(LuaFailure) {
            let (state, chunk) = try prepared()
            state.resetBudget()
            let coroutine = try state.makeCoroutine()
            var event = coroutine.start(chunk, in: try state.makeEnvironment(), capturing: false)
            if case .word = event {
                event = coroutine.resume(.values([.list(bytes.map { .integer(Int64($0)) })]))
            }
            while case .word(let call) = event {
                event = coroutine.resume(.values(call.arguments.map { $0.plain ?? .text("a function") }))
            }
            if case .returned(let values) = event { return values }
            return nil
        } catch {
            claim(false, "the bench is broken: \(error)")
            return nil
        }
    }
}
