// A state with some words, and short ways to run a text in it.

import Testing

@testable import LuaRuntime
@testable import ParleyModel

/// The words of these tests: `say`, `ask`, `nlp.tokens` and others act, `flow` and `slot` declare.
struct Bench {
    static let words = [
        LuaWord("say", .acting), LuaWord("ask", .acting), LuaWord("call", .acting, takesFunctions: false),
        LuaWord("run", .acting), LuaWord("cancel", .acting), LuaWord("require", .acting),
        LuaWord("nlp.tokens", .acting), LuaWord("flow", .declaring), LuaWord("slot", .declaring),
    ]

    let state: LuaState

    init(library: LuaLibrary = .flow, limits: LuaLimits = LuaLimits()) throws {
        state = try LuaState(library: library, words: Self.words, limits: limits)
    }

    func environment() throws -> LuaEnvironment { try state.makeEnvironment() }

    /// Runs a text in an environment of its own, and answers words until it ends.
    func run(
        _ text: String,
        file: String = "Flows/test.lua",
        in environment: LuaEnvironment? = nil,
        answer: (String, [LuaValue]) -> LuaReply = { _, _ in .values([]) }
    ) throws -> LuaEvent {
        let chunk = try state.compile(Array(text.utf8), file: file)
        let coroutine = try state.makeCoroutine()
        let place = try environment ?? self.environment()
        return finish(coroutine.start(chunk, in: place, capturing: false), of: coroutine, answer: answer)
    }

    func finish(
        _ first: LuaEvent,
        of coroutine: LuaCoroutine,
        answer: (String, [LuaValue]) -> LuaReply
    ) -> LuaEvent {
        var event = first
        while case .word(let call) = event {
            event = coroutine.resume(answer(Self.words[call.word].name, call.arguments))
        }
        return event
    }

    /// What a text hands to `say`, each call's first argument; ends with the failure when there is one.
    func said(_ text: String, file: String = "Flows/test.lua") throws -> [String] {
        var lines: [String] = []
        let end = try run(text, file: file) { _, arguments in
            lines.append(arguments.map { $0.plain?.printed ?? "?" }.joined(separator: " "))
            return .values([])
        }
        if case .failed(let failure) = end { lines.append("\(failure)") }
        return lines
    }

    func failure(
        _ text: String,
        file: String = "Flows/test.lua",
        answer: (String, [LuaValue]) -> LuaReply = { _, _ in .values([]) }
    ) throws -> LuaFailure? {
        let end = try run(text, file: file, answer: answer)
        if case .failed(let failure) = end { return failure }
        return nil
    }
}

func at(_ line: Int, _ file: String = "Flows/test.lua") -> LuaPosition { LuaPosition(file: file, line: line) }

extension LuaEvent {
    var failure: LuaFailure? { if case .failed(let failure) = self { failure } else { nil } }
    var word: LuaCall? { if case .word(let call) = self { call } else { nil } }
    var isReturned: Bool { if case .returned = self { true } else { false } }
}
