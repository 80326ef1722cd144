// One attack on the box: what a flow tries, and how that must end.

import ParleyModel
import Testing

@testable import LuaRuntime

struct Attack: Sendable, CustomTestStringConvertible {
    enum Ending: Sendable {
        /// The turn is over by one of these.
        case breach(Set<LuaBudget>)
        /// An error of the author, whose message has this in it.
        case mistake(String)
        /// A value that no word takes; the message has this in it.
        case refused(String)
        /// It comes to nothing: the text returns these.
        case returns([Value])
        case syntax
        case bytecode
    }

    /// The line of GUARANTEES that it belongs to.
    let line: String
    let name: String
    let text: String
    /// What the user wrote, as `message.text`.
    var user = ""
    var library = LuaLibrary.flow
    let ending: Ending

    init(
        _ line: String, _ name: String, _ text: String, user: String = "", library: LuaLibrary = .flow,
        _ ending: Ending
    ) {
        self.line = line
        self.name = name
        self.text = text
        self.user = user
        self.library = library
        self.ending = ending
    }

    var testDescription: String { "\(line): \(name)" }

    static let steps = Ending.breach([.steps])
    static let memory = Ending.breach([.memory])
    static let string = Ending.breach([.string])
    static let depth = Ending.breach([.depth])
    static let any = Ending.breach([.steps, .memory, .string, .depth])

    static let all = loops + patterns + libraries + bombs + tampering + absences + results + sameness
}

/// A state with a neighbour: a session that is parked while the attack runs, and must go on afterwards.
struct Arena {
    static let words = [
        LuaWord("say", .acting), LuaWord("ask", .acting), LuaWord("require", .acting),
        LuaWord("flow", .declaring),
    ]
    static let neighbour = """
        local kept = { name = "canary", list = { 3, 1, 2 } }
        own = "mine"
        local answer = ask("x")
        table.sort(kept.list)
        return answer .. ("-"):rep(2) .. kept.name .. table.concat(kept.list) .. own, tostring(stolen),
          ("a1"):match("%d"), #slots.name, math.floor(2.5)
        """

    let state: LuaState
    let parked: LuaCoroutine

    init(library: LuaLibrary, limits: LuaLimits) throws {
        state = try LuaState(library: library, words: Self.words, limits: limits)
        parked = try state.makeCoroutine()
        let chunk = try state.compile(Array(Self.neighbour.utf8), file: "neighbour.lua")
        _ = parked.start(chunk, in: try environment(user: "hello"), capturing: false)
        state.resetBudget()
    }

    func environment(user: String) throws -> LuaEnvironment {
        let environment = try state.makeEnvironment()
        try environment.setView("slots", ["name": "n", "list": [1, 2]], known: ["name", "list"])
        try environment.setView("message", ["text": .text(user)])
        try environment.setTextNames(["hello"])
        return environment
    }

    /// Runs the attack's text; words are answered with nothing, `ask` with the user's text.
    func run(_ text: String, user: String) throws(LuaFailure) -> LuaEvent {
        let chunk = try state.compile(Array(text.utf8), file: "attack.lua")
        let coroutine = try state.makeCoroutine()
        let place: LuaEnvironment
        do { place = try environment(user: user) } catch { throw error as? LuaFailure ?? .memory }
        var event = coroutine.start(chunk, in: place, capturing: false)
        while case .word(let call) = event {
            let answers: [Value] = call.word == 1 ? [.text(user)] : []
            event = coroutine.resume(.values(answers))
        }
        return event
    }

    /// What the neighbour returns when it goes on in the next turn.
    func goOn() -> [Value?] {
        state.resetBudget()
        guard case .returned(let values) = parked.resume(.values(["ok"])) else { return [] }
        return values.map(\.plain)
    }

    static let undisturbed: [Value?] = ["ok--canary123mine", "nil", "1", 1, 2]
}
