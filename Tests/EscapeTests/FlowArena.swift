// A loaded bot of texts, and runs of its flows without an engine.

import ParleyModel
import Testing

@testable import LuaRuntime
@testable import ParleyFlows

struct FlowArena {
    struct Tools: LanguageTools {
        func tokens(_ text: String, locale: Locale) -> [String] {
            text.split(separator: " ").map(String.init)
        }
        func similarity(_ left: String, _ right: String) -> Double { left == right ? 1 : 0 }
        func rank(_ text: String, among list: [String]) -> [(index: Int, similarity: Double)] {
            list.indices.map { ($0, similarity(text, list[$0])) }
        }
        func tags(_ text: String) -> [(word: String, tag: String)] {
            tokens(text, locale: Locale("en")).map { ($0, "n") }
        }
        func values(_ text: String, at moment: Moment) -> [FoundValue] {
            Int64(text).map {
                [FoundValue(type: .number, value: .integer($0), start: 0, end: text.count, source: .type)]
            } ?? []
        }
        func sentiment(_ text: String) -> Double { text.hasPrefix("good") ? 1 : 0 }
        func keywords(_ text: String) -> [String] { tokens(text, locale: Locale("en")) }
        func problem(inPattern pattern: String) -> String? { nil }
    }

    static let actions = [
        ActionDeclaration(name: "orders.find", effect: .read),
        ActionDeclaration(name: "orders.pay", effect: .write),
    ]

    let flows: LoadedFlows
    let program: FlowProgram

    static func load(_ files: [String: String]) throws -> LoadedFlows {
        var loader = FlowLoader(
            files: files.map { BotFile(path: $0.key, bytes: Array($0.value.utf8)) }, tools: Tools(),
            actions: actions, isTimeZone: { _ in true })
        do { return try loader.load() } catch {
            for diagnostic in error.diagnostics { Issue.record("\(diagnostic.report)") }
            throw error
        }
    }

    init(_ flows: LoadedFlows, limits: LuaLimits) throws {
        self.flows = flows
        program = try FlowProgram(flows, limits: limits)
    }

    static func context(_ message: String) -> FlowContext {
        FlowContext(
            now: Instant(milliseconds: 1_700_000_000_000), timeZone: .utc, session: SessionID("s"),
            secret: "0123456789abcdef0123456789abcdef", turn: turn(message),
            tools: Tools(),
            actions: { name in actions.first { $0.name == name } }, allActions: { actions })
    }

    private static func turn(_ message: String) -> TurnContext {
        TurnContext(message: Message(message), channel: "test", metadata: [:], locale: Locale("en"))
    }

    /// A run of the flow that has not begun.
    func run(_ flow: String, message: String = "") throws(LuaFailure) -> FlowRun {
        let started = Started(
            run: 1, flow: flow, revision: flows.revision, locale: Locale("en"),
            at: Instant(milliseconds: 1_700_000_000_000))
        return try FlowRun(
            RunView(started: started, context: Self.turn(message)), program: program,
            in: Self.context(message))
    }
}

extension FlowAdvance {
    /// What its effects said.
    var said: [String] {
        entries.compactMap { entry in
            if case .effect(let effect) = entry { effect.reply?.text } else { nil }
        }
    }
}
