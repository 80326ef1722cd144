// One revision's flows in one worker's Lua state, ready to run.
package import LuaRuntime
package import ParleyModel

/// A Lua state with all files of a revision compiled. Confined to its worker's thread.
package final class FlowProgram {
    package static let limits = LuaLimits(
        steps: 10_000_000, bytes: 32 << 20, stateBytes: 256 << 20, depth: 200, stringBytes: 1 << 20)
    static let loadingLimits = LuaLimits(
        steps: 200_000_000, bytes: 512 << 20, stateBytes: 512 << 20, depth: 200, stringBytes: 4 << 20)

    package let flows: LoadedFlows
    let state: LuaState
    let chunks: [String: LuaChunk]
    let textNames: [String]
    let slotNames: [String]
    /// The views that some file names: the others are not made, since nothing could look at them.
    let shown: Set<String>
    /// Whether a thread that let go of its worker drives it: nothing else may use it then. Guarded by the worker.
    package private(set) var isAway = false
    /// Told when it is not away any more, in their order.
    private var waiting: [() -> Void] = []

    package init(_ flows: LoadedFlows, limits: LuaLimits = FlowProgram.limits, coverage: LineCoverage? = nil)
        throws(LuaFailure)
    {
        self.flows = flows
        state = try LuaState(library: .flow, words: Word.luaWords, limits: limits, coverage: coverage)
        var chunks: [String: LuaChunk] = [:]
        for file in flows.source.flowFiles {
            state.resetBudget()
            chunks[file.path] = try state.compile(file.bytes, file: file.path)
        }
        self.chunks = chunks
        shown = FlowProgram.views(in: flows.source.flowFiles)
        textNames = flows.declarations.texts.keys.sorted()
        slotNames = flows.declarations.slots.keys.sorted()
    }

    package var declarations: Declarations { flows.declarations }

    /// Every view whose name stands anywhere in a text, comments included; all, where a text may reach its globals by
    /// names that it makes.
    private static func views(in files: [BotFile]) -> Set<String> {
        let all: Set<String> = ["message", "user", "session", "locale"]
        var named: Set<String> = []
        for file in files {
            var start: Int?
            for index in 0...file.bytes.count {
                let byte = index < file.bytes.count ? file.bytes[index] : 0
                let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
                if isLetter || byte == UInt8(ascii: "_") {
                    start = start ?? index
                } else if let first = start {
                    start = nil
                    // The longest of the names has seven letters.
                    if index - first > 7 { continue }
                    let word = String(decoding: file.bytes[first..<index], as: UTF8.self)
                    if word == "_ENV" || word == "_G" { return all }
                    if all.contains(word) { named.insert(word) }
                }
            }
        }
        return named
    }

    /// A fresh budget, at the start of each turn.
    package func beginTurn() { state.resetBudget() }

    /// Steps since ``beginTurn()``.
    package var stepsSpent: Int { state.budgetSpent.steps }

    /// Ends what runs in this state at once, from a watchdog's thread.
    package var interrupt: LuaInterrupt { state.interrupt }

    /// Lets others go on while code of this program runs for long; `leave` says whether that is possible.
    package func whenLong(leave: @escaping () -> Bool, comeBack: @escaping () -> Void) {
        state.tell(
            LuaAbsence(
                leave: { [unowned self] in
                    isAway = true
                    let hasLeft = leave()
                    if !hasLeft { isAway = false }
                    return hasLeft
                },
                comeBack: { [unowned self] in
                    comeBack()
                    isAway = false
                    let told = waiting
                    waiting = []
                    for closure in told { closure() }
                }))
    }

    /// Tells when it is not away any more. The closure must drive nothing itself: a turn is in the middle of its own.
    package func whenBack(_ closure: @escaping () -> Void) { waiting.append(closure) }

    /// Bytes in use, for deciding what to evict.
    package var bytesInUse: Int { state.bytesInUse }

    /// Frees what no run reaches any more; takes milliseconds.
    package func collectGarbage() { state.collectGarbage() }
}

/// The environment of one run, with the files that it has needed so far.
final class RunEnvironment {
    let program: FlowProgram
    let lua: LuaEnvironment
    let modules = Modules()
    private var files: Set<String> = []

    init(_ program: FlowProgram) throws(LuaFailure) {
        self.program = program
        lua = try program.state.makeEnvironment()
        try lua.setTextNames(program.textNames)
    }

    /// Runs a file afresh in this environment, once, so that its functions and locals are this run's own.
    func instantiate(_ path: String) throws(LuaFailure) {
        guard files.insert(path).inserted, let chunk = program.chunks[path] else { return }
        let outer = modules.depth
        let coroutine = try program.state.makeCoroutine()
        var event = coroutine.start(chunk, in: lua, capturing: true)
        while true {
            switch event {
            case .returned: return
            case .failed(let failure): throw failure
            case .subflowEnded: event = coroutine.resume(modules.finish(in: lua))
            case .word(let call):
                modules.cut(to: outer + call.depth)
                guard Word.all[call.word] == .require else {
                    let place = coroutine.callerPosition(level: 0)
                    throw .runtime(
                        "\(Word.all[call.word].rawValue)() acts while its file loads", place, traceback: [])
                }
                do throws(Mistake) {
                    event = coroutine.resume(
                        try modules.require(
                            call.arguments, from: path, chunks: program.chunks, in: lua, capturing: true))
                } catch {
                    event = coroutine.resume(.error(error.explanation))
                }
            }
        }
    }

    /// The function of a flow, of this run's own instance of its file.
    func function(ofFlow name: String) throws(LuaFailure) -> LuaFunction? {
        guard let flow = program.declarations.flows[name] else { return nil }
        try instantiate(flow.position.file)
        return lua.captured("flow", name)
    }

    /// A slot's `check`.
    func check(ofSlot slot: SlotDeclaration) throws(LuaFailure) -> LuaFunction? {
        guard slot.hasCheck else { return nil }
        try instantiate(slot.position.file)
        return lua.captured("slot", slot.name)
    }
}
