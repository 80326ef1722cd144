// One test of a plugin, from its first line to its end or to the first thing that is wrong.

import LuaRuntime
import ParleyModel

/// Used once, by one thread.
final class PluginTestRun {
    private let function: LuaFunction
    private let plugin: Plugin
    private let name: String
    private let state: LuaState
    private var calls = 0

    init(_ function: LuaFunction, of plugin: Plugin, named name: String, in state: LuaState) {
        self.function = function
        self.plugin = plugin
        self.name = name
        self.state = state
    }

    func perform() throws(PluginTestFailure) {
        let coroutine = try PluginTestFailure.ofLua { () throws(LuaFailure) in try state.makeCoroutine() }
        state.resetBudget()
        var event = coroutine.start(function, arguments: [Value]())
        while true {
            switch event {
            case .failed(let failure): throw PluginTestFailure(failure)
            case .returned: return
            case .subflowEnded: event = coroutine.resume(.unwind)
            case .word(let call):
                let line = coroutine.callerPosition()?.line
                event = coroutine.resume(try answer(call, line))
            }
        }
    }

    private func answer(_ call: LuaCall, _ line: Int?) throws(PluginTestFailure) -> LuaReply {
        switch PluginTestWord.allCases[call.word] {
        case .test: return .error("test() inside of a test: write one after the other")
        case .expect:
            try compare(call.arguments, line)
            return .values([])
        case .call, .tryCall:
            let isTry = PluginTestWord.allCases[call.word] == .tryCall
            guard let made = self.call(call.arguments) else {
                return .error(
                    "it takes an action and its arguments:  call(\"\(name).find\", { item = \"cup\" })")
            }
            return try reply(to: made, isTry: isTry, line)
        }
    }

    // MARK: calls

    private func call(_ arguments: [LuaValue]) -> ActionCall? {
        guard let action = arguments.first?.string else { return nil }
        let passed = arguments.count > 1 ? arguments[1] : .nil
        guard passed.isNil || passed.fields != nil, let values = passed.isNil ? .record([:]) : passed.plain
        else { return nil }
        calls += 1
        let key = arguments.count > 2 ? arguments[2]["key"]?.string : nil
        return ActionCall(
            action: action, effect: plugin.description.actions[short(action)] ?? .read,
            arguments: values.normalised.record ?? [:], key: key ?? "test-\(calls)",
            session: SessionID("test"))
    }

    /// `find` of `prices.find`.
    private func short(_ action: String) -> String {
        action.hasPrefix(name + ".") ? String(action.dropFirst(name.utf8.count + 1)) : action
    }

    private func reply(
        to call: ActionCall, isTry: Bool, _ line: Int?
    ) throws(PluginTestFailure) -> LuaReply {
        let known = plugin.description.actions.keys.map { "\(name).\($0)" }.sorted()
        guard known.contains(call.action) else {
            throw PluginTestFailure(
                .error, line, "\(call.action) is no action of the plugin \(name).",
                hint: "its actions are \(known.joined(separator: ", ")).")
        }
        switch plugin.perform(call, action: short(call.action)) {
        case .ok(let value): return .values([value])
        // As a flow would get it.
        case .refused(let why) where isTry: return .values([.null, .text(why)])
        case .failed where isTry: return .values([.null, "failed"])
        case .unknown where isTry: return .values([.null, "unknown"])
        case .refused(let why):
            throw PluginTestFailure(
                .expectation, line, "\(call.action) refuses: \(why).",
                hint: "where that is right, write  local result, problem = try_call(...)")
        case .failed(let why), .unknown(let why):
            throw PluginTestFailure(.error, line, why + (why.hasSuffix(".") ? "" : "."))
        }
    }

    // MARK: expectations

    private func compare(_ arguments: [LuaValue], _ line: Int?) throws(PluginTestFailure) {
        guard arguments.count > 1 else {
            let isGiven = arguments.first.map { !$0.isNil && $0.bool != false } ?? false
            if isGiven { return }
            throw PluginTestFailure(
                .expectation, line, "Expected a value, got \(PluginTestRun.told(arguments.first ?? .nil)).")
        }
        let got = arguments[0].plain?.normalised
        let wanted = arguments[1].plain?.normalised
        if let got, got == wanted { return }
        throw PluginTestFailure(
            .expectation, line,
            "Expected \(PluginTestRun.told(arguments[1])), got \(PluginTestRun.told(arguments[0])).")
    }

    private static func told(_ value: LuaValue) -> String {
        guard let plain = value.plain?.normalised else { return value.noun }
        return plain.isNull ? "nil" : CanonicalJSON.text(plain)
    }
}
