// One run of a flow: a coroutine that is driven from effect to effect, live or from its journal.
package import LuaRuntime
package import ParleyModel

/// A run of a flow with its sub-flows. It performs nothing: it says what it needs and is given what came of it.
///
/// States: *replaying* (results come from `history`) until that is used up, then *live*, where it stands at
/// ``Pending`` between two calls of ``advance(_:)``. After a step that ends the run it is never driven again.
/// Confined to its worker's thread.
package final class FlowRun {
    package let program: FlowProgram
    let environment: RunEnvironment
    /// The flow's, or while it is told something the one in which that function runs.
    var coroutine: LuaCoroutine
    /// The line at which the flow's code waits.
    package var waitingPlace: SourcePosition? {
        coroutine.callerPosition(level: 0).map { SourcePosition(file: $0.file, line: $0.line) }
    }
    /// Where declared `check` functions run; made when one is needed.
    var checkEnvironment: RunEnvironment?
    let started: Started
    var state: RunState
    var context: FlowContext
    /// What happened already; fed in strict order.
    var history: ArraySlice<RunView.Step>
    /// While the run is run again on a changed past: what it may use of it.
    var past: Past?
    /// The answers that it was told on that past.
    var told: [Effect] = []
    var pending: Pending?
    var entries: [JournalEntry.Body] = []
    var sessionSlots: Record
    /// What `on_revised` was given last.
    var whenRevised: LuaFunction?
    /// What `patched` answered, by its id.
    var patches: [String: Bool] = [:]
    private var occurrences: [OccurrenceKey: Int] = [:]
    private var effects = 0
    /// False while results come from `history` only.
    var isLive = true
    /// Whether recorded results are held against what the run makes itself, see ``compare(_:ended:)``.
    var isComparing = false
    /// The sub-flows that are running, outermost first, and modules between them.
    var frames: [Frame] = []

    private struct OccurrenceKey: Hashable {
        var kind: EffectKind
        var key: UInt64
    }

    enum Frame {
        case flow(name: String, path: UInt64)
        case module
    }

    /// The largest number of effects of one run.
    static let maximumEffects = 10_000

    /// Makes a run that has not begun. Drive it with ``advance(_:)`` (`.proceed`), or with ``recover(in:)``.
    package init(_ view: RunView, program: FlowProgram, in context: FlowContext) throws(LuaFailure) {
        self.program = program
        environment = try RunEnvironment(program)
        coroutine = try program.state.makeCoroutine()
        started = view.started
        state = RunState(given: view.started.given)
        self.context = context
        history = view.steps[...]
        sessionSlots = view.started.session
        try setViews(view.context)
    }

    /// Whether a sub-flow that forbids digressions, or the flow itself, holds at present.
    var allowsDigression: Bool {
        let names =
            [started.flow] + frames.compactMap { if case .flow(let name, _) = $0 { name } else { nil } }
        return names.allSatisfy { program.declarations.flows[$0]?.digress ?? true }
    }

    /// Which repairs the flow and its running sub-flows switch off or on; the innermost has the last word.
    var repairs: Record {
        ([started.flow] + openSubflows).reduce([:]) {
            $0.merging(program.declarations.flows[$1]?.repair ?? [:])
        }
    }

    /// The sub-flows that are running, outermost first.
    var openSubflows: [String] {
        frames.compactMap { if case .flow(let name, _) = $0 { name } else { nil } }
    }

    // MARK: driving

    /// Runs a run that has entries again, up to the effect that it waits at. `nil`: it stands there.
    ///
    /// - Parameter place: that effect, where no entry tells it: a read that has not been answered.
    package func recover(_ view: RunView, at place: EffectIdentity? = nil) -> FlowStep? {
        let awaited = waiting(view) ?? place
        isLive = false
        let step = begin()
        isLive = true
        switch step {
        case nil: break
        case .diverged?: return step
        case let ended?: return diverged(expected: awaited?.description, came: FlowRun.name(of: ended))
        }
        state = view.state
        guard let awaited, pendingIdentities.contains(awaited) else {
            return diverged(
                expected: awaited?.description,
                came: pendingIdentities.first?.description ?? "nothing more")
        }
        return nil
    }

    /// The effect that the run waits at, as its journal says.
    private func waiting(_ view: RunView) -> EffectIdentity? {
        view.state.asked?.identity ?? view.state.calling?.identity ?? view.state.handedOff?.identity
    }

    static func name(of step: FlowStep) -> String {
        switch step {
        case .finished: "its end"
        case .cancelled: "cancel()"
        case .switched(let flow, _): "switch(\(flow))"
        case .failed(let problem), .actionFailed(let problem), .diverged(let problem):
            "a failure: \(problem.message)"
        case .ask, .call, .wait, .handoff: "another effect"
        }
    }

    private var pendingIdentities: [EffectIdentity] {
        switch pending {
        case .ask(let request)?: request.missing.map { request.identities[$0] }
        case .confirm(let request)?: [request.identity]
        case .choose(let request)?: [request.identity]
        case .call(let request)?: [request.identity]
        case .handoff(let request)?: [request.identity]
        case nil: []
        }
    }

    /// Gives the run what it waits for and drives it to the next thing that it needs from the engine.
    package func advance(_ input: FlowInput) -> FlowAdvance {
        entries = []
        let step = receive(input)
        let result = FlowAdvance(entries: entries, step: step)
        entries = []
        return result
    }

    private func receive(_ input: FlowInput) -> FlowStep {
        guard let pending else {
            guard case .proceed = input else { return engineFault("it waits for nothing") }
            return begin() ?? engineFault("it has come to its end in a replay")
        }
        switch (pending, input) {
        case (.ask(let request), _): return answer(request, input)
        case (.confirm(let request), _): return answer(request, input)
        case (.choose(let request), _): return answer(request, input)
        case (.call(let request), .outcome(let outcome)): return finish(request, with: outcome)
        case (.call(let request), _): return perform(request)
        case (.handoff(let request), .handedBack(let result)): return finish(request, with: result)
        case (.handoff(let request), _): return .handoff(handedOff(request))
        }
    }

    func engineFault(_ detail: String) -> FlowStep {
        .failed(Problem(code: "engine-fault", message: "The run of \(started.flow) cannot go on: \(detail)."))
    }

    func begin() -> FlowStep? {
        do {
            guard let function = try environment.function(ofFlow: started.flow) else {
                return .diverged(
                    Problem(
                        code: "flow-diverged",
                        message: "The flow \(started.flow) is not in revision \(started.revision)."))
            }
            return drive(coroutine.start(function, arguments: [started.arguments]))
        } catch { return failed(error) }
    }

    /// Goes on from the pending effect with its results.
    func go(on values: [Value]) -> FlowStep {
        pending = nil
        return drive(coroutine.resume(.values(values))) ?? engineFault("it has come to its end in a replay")
    }

    /// Drives until the engine is needed; `nil` when a replay has come to its end.
    private func drive(_ first: LuaEvent) -> FlowStep? {
        var event = first
        while true {
            switch event {
            case .returned: return ended(.finished)
            case .failed(let failure): return failed(failure)
            case .subflowEnded(let result): event = coroutine.resume(leave(result))
            case .word(let call):
                switch perform(call) {
                case .reply(let reply): event = coroutine.resume(reply)
                case .stop(let step): return step
                case .endOfHistory: return nil
                }
            }
        }
    }

    /// A replay that ends where its entries do not.
    private func ended(_ step: FlowStep) -> FlowStep {
        if let stop = heardOfLeftBehind() { return stop }
        guard !history.isEmpty else { return step }
        return diverged(expected: history.first, found: nil)
    }

    enum Performed {
        case reply(LuaReply)
        case stop(FlowStep)
        /// The next effect has no entry yet: the run waits there.
        case endOfHistory
    }

    func perform(_ call: LuaCall) -> Performed {
        // A pcall of the flow may have caught an error that went through sub-flows or modules: they are over.
        while frames.count > call.depth {
            if case .module? = frames.popLast() { environment.modules.abandon() }
        }
        let word = Word.all[call.word]
        do throws(Mistake) {
            if let control = try control(word, call) { return control }
            effects += 1
            guard effects <= FlowRun.maximumEffects else {
                throw Mistake(
                    .budget, "A run may have \(FlowRun.maximumEffects) effects, and this is one more.",
                    excerpt: word.rawValue,
                    hint: "a flow that goes on for ever begins anew with  switch(\"\(started.flow)\").")
            }
            return try effect(word, call.arguments)
        } catch {
            return .stop(mistaken(error))
        }
    }

    /// Words that steer and leave no entry.
    private func control(_ word: Word, _ call: LuaCall) throws(Mistake) -> Performed? {
        switch word {
        case .require:
            frames.append(.module)
            let file = coroutine.callerPosition(level: 0)?.file ?? ""
            let reply = try environment.modules.require(
                call.arguments, from: file, chunks: program.chunks, in: environment.lua, capturing: true)
            if case .module = reply { frames.removeLast() }
            return .reply(reply)
        case .run: return .reply(try enter(call.arguments))
        case .onRevised:
            try listen(call.arguments)
            return .reply(.values([]))
        case .finish, .cancel:
            unwound = word == .finish ? .finished : .cancelled
            if frames.contains(where: { if case .flow = $0 { true } else { false } }) {
                return .reply(.unwind)
            }
            return .stop(ended(word == .finish ? .finished : .cancelled))
        case .switch:
            let (flow, arguments) = try target(word, call.arguments)
            return .stop(ended(.switched(flow: flow, arguments: arguments)))
        case _ where word.isYetToCome:
            throw Mistake(
                .yetToCome, "\(word.rawValue)() is part of the contract, but not of this version.",
                excerpt: word.rawValue.replacing("nlp.", with: ""), hint: "leave it out for now.")
        case _ where word.isDeclaring:
            throw Mistake(
                .wrongPlace, "\(word.rawValue)() declares, and a flow is running: it is too late.",
                excerpt: word.rawValue,
                hint: "move it out of the function, to the top of the file.")
        default: return nil
        }
    }

    private var unwound = FlowStep.finished

    private func target(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> (String, Value) {
        guard case .string(let name)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "\(word.rawValue)() takes the name of a flow, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: word.rawValue, hint: "write  \(word.rawValue)(\"a_flow\", { ... })")
        }
        guard program.declarations.flows[name] != nil else {
            throw Mistake.unknownFlow(name, word: "\(word.rawValue)()", in: program.declarations)
        }
        guard arguments.count > 1, !arguments[1].isNil else { return (name, .record([:])) }
        switch arguments[1].plain {
        case .record(let record)?: return (name, .record(record))
        case .list(let list)? where list.isEmpty: return (name, .record([:]))
        default:
            throw Mistake(
                .wrongValue, "\(word.rawValue)() takes a flow's arguments as a table of plain values.",
                excerpt: word.rawValue, hint: "write  \(word.rawValue)(\"\(name)\", { number = number })")
        }
    }

    private func enter(_ arguments: [LuaValue]) throws(Mistake) -> LuaReply {
        let (name, passed) = try target(.run, arguments)
        guard frames.count < 32 else {
            throw Mistake(
                .budget, "Flows call one another 32 deep.", excerpt: "run",
                hint: "does a flow run itself? Use switch().")
        }
        let identity = identify(.run, key: .record(["flow": .text(name), "args": passed]), label: name)
        do {
            guard let function = try environment.function(ofFlow: name) else {
                throw Mistake.unknownFlow(name, word: "run()", in: program.declarations)
            }
            frames.append(.flow(name: name, path: identity.key &+ UInt64(identity.occurrence)))
            return .invoke(function, [passed])
        } catch let error as Mistake {
            throw error
        } catch let error as LuaFailure {
            throw error.mistake(loading: false, in: program.declarations)
        } catch {
            throw Mistake(.running, "The flow \(name) cannot be run.")
        }
    }

    /// A sub-flow or a module has ended.
    func leave(_ result: LuaSubflowResult) -> LuaReply {
        switch frames.popLast() {
        case .module: return environment.modules.finish(in: environment.lua)
        case .flow, nil:
            switch result {
            case .returned(let values): return .values(values.map { $0.plain ?? .null })
            case .unwound: return .values(unwound == .cancelled ? [.null, "cancelled"] : [])
            }
        }
    }

    // MARK: identities

    /// What an effect is known by; counts how often its key came before.
    func identify(_ kind: EffectKind, key: Value, label: String) -> EffectIdentity {
        var bytes = CanonicalJSON.bytes(key)
        for case .flow(_, let path) in frames {
            withUnsafeBytes(of: path.littleEndian) { bytes.append(contentsOf: $0) }
        }
        let hash = EffectIdentity.hash(bytes)
        let occurrence = (occurrences[OccurrenceKey(kind: kind, key: hash)] ?? 0) + 1
        occurrences[OccurrenceKey(kind: kind, key: hash)] = occurrence
        return EffectIdentity(kind: kind, key: hash, occurrence: occurrence, label: FlowRun.shortened(label))
    }

    /// What a text's identity is made of, with the values that this run gives to its places.
    func key(ofText text: LuaValue, _ values: Record) -> Value {
        guard started.apiLevel > 1 else { return text.identityKeyOfLevelOne(with: values) }
        return text.identityKey(with: values, slots: state.slots, texts: program.declarations.texts)
    }

    /// Forty characters at most.
    private static func shortened(_ label: String) -> String {
        // Fewer bytes are no more characters, and the bytes are counted at once.
        label.utf8.count <= 40 ? label : String(label.prefix(40))
    }

    // MARK: ends

    func failed(_ failure: LuaFailure) -> FlowStep {
        let mistake = failure.mistake(loading: false, in: program.declarations)
        let place =
            failure.place
            ?? coroutine.callerPosition(level: 0).map { SourcePosition(file: $0.file, line: $0.line) }
        return .failed(problem(failure.problemCode, mistake, at: place))
    }

    func mistaken(_ mistake: Mistake) -> FlowStep {
        let place = coroutine.callerPosition(level: 0).map { SourcePosition(file: $0.file, line: $0.line) }
        let code: String =
            switch mistake.kind {
            case .budget: "flow-budget"
            case .memory: "flow-memory"
            default: "flow-error"
            }
        return .failed(problem(code, mistake, at: place))
    }

    private func problem(_ code: String, _ mistake: Mistake, at place: SourcePosition?) -> Problem {
        Problem(
            code: code, message: mistake.explanation, position: place,
            diagnostic: mistake.diagnostic(at: place, in: program.flows.source))
    }

    func diverged(expected: RunView.Step?, found: EffectIdentity?) -> FlowStep {
        let recorded: String? =
            switch expected {
            case .effect(let effect)?: effect.identity.description
            case .resumed?: "the end of a digression"
            case .context?, nil: nil
            }
        return diverged(expected: recorded, came: found?.description ?? "nothing more")
    }

    func diverged(expected: String?, came: String) -> FlowStep {
        let place = coroutine.callerPosition(level: 0).map { SourcePosition(file: $0.file, line: $0.line) }
        return .diverged(
            Problem(
                code: "flow-diverged",
                message:
                    "The journal of \(started.flow) has \(expected ?? "nothing more") where its text now does "
                    + "\(came).",
                position: place))
    }
}
