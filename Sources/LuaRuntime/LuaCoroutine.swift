// One run's coroutine: it goes from word to word, and the host answers each.

import CLuaSupport
package import ParleyModel

/// Used again and again as long as it returns; after a failure, and before any start over a pending word, it takes
/// a new Lua thread and leaves the old one to the collector.
package final class LuaCoroutine {
    private let state: LuaState
    private var thread: OpaquePointer
    private var isClean = true
    /// After a failure nothing of it is resumed, also where Lua itself could be.
    private var hasFailed = false

    init(state: LuaState, thread: OpaquePointer) {
        self.state = state
        self.thread = thread
    }

    deinit { state.releases.release(thread: UInt(bitPattern: thread)) }

    /// Runs a file's text afresh. With `capturing`, declaring words store their functions in the environment and
    /// return; else they are events like all others.
    package func start(_ chunk: LuaChunk, in environment: LuaEnvironment, capturing: Bool) -> LuaEvent {
        guard chunk.releases === state.releases, environment.state === state else { return Self.foreign }
        state.writer.clear()
        return start(chunk.reference, environment.reference, capturing)
    }

    package func start(_ function: LuaFunction, arguments: [LuaValue]) -> LuaEvent {
        guard function.releases === state.releases else { return Self.foreign }
        state.writer.clear()
        for argument in arguments { state.writer.append(argument) }
        return start(function.reference, 0, false)
    }

    package func start(_ function: LuaFunction, arguments: [Value]) -> LuaEvent {
        guard function.releases === state.releases else { return Self.foreign }
        state.writer.clear()
        for argument in arguments { state.writer.append(argument) }
        return start(function.reference, 0, false)
    }

    package func resume(_ reply: LuaReply) -> LuaEvent {
        guard !hasFailed, box_waits(thread) else {
            return .failed(.runtime("nothing waits for a reply", nil, traceback: []))
        }
        var order = BoxReply()
        guard prepare(reply, &order) else { return Self.foreign }
        if state.writer.isRefused {
            order = BoxReply()
            order.kind = BOX_REPLY_ERROR
            state.writer.clear()
            state.writer.append(message: "a value nested deeper than 32 came back from the host")
        }
        state.interrupt.enter()
        let event = state.withWriter { bytes in
            order.values = bytes
            return box_resume(state.box, thread, &order)
        }
        state.interrupt.leave()
        state.absence?.end()
        return outcome(of: event)
    }

    /// Where the Lua code stands that called the pending word; `level` 1 is its caller, and so on.
    package func callerPosition(level: Int = 0) -> LuaPosition? {
        var frame = BoxFrame()
        guard box_caller(thread, Int32(clamping: level), &frame) else { return nil }
        return LuaPosition(frame)
    }

    private static let foreign = LuaEvent.failed(.badArgument("this belongs to another Lua state", nil))

    private func start(_ function: Int32, _ environment: Int32, _ capturing: Bool) -> LuaEvent {
        if state.writer.isRefused {
            return .failed(.badArgument("a value nested deeper than 32 cannot be passed to Lua", nil))
        }
        state.drain()
        if !isClean {
            guard let fresh = box_make_thread(state.box) else { return .failed(state.failure()) }
            box_drop_thread(state.box, thread)
            thread = fresh
        }
        isClean = false
        hasFailed = false
        state.interrupt.enter()
        let event = state.withWriter { box_start(state.box, thread, function, environment, capturing, $0) }
        state.interrupt.leave()
        state.absence?.end()
        return outcome(of: event)
    }

    /// Writes the reply's values; false when something in it is of another state.
    private func prepare(_ reply: LuaReply, _ order: inout BoxReply) -> Bool {
        state.writer.clear()
        switch reply {
        case .values(let values):
            order.kind = BOX_REPLY_VALUES
            for value in values { state.writer.append(value) }
        case .error(let message):
            order.kind = BOX_REPLY_ERROR
            state.writer.append(message: message)
        case .invoke(let function, let arguments):
            guard function.releases === state.releases else { return false }
            order.kind = BOX_REPLY_INVOKE
            order.function = function.reference
            for argument in arguments { state.writer.append(argument) }
        case .invokeChunk(let chunk, let environment, let capturing):
            guard chunk.releases === state.releases, environment.state === state else { return false }
            order.kind = BOX_REPLY_INVOKE
            order.function = chunk.reference
            order.environment = environment.reference
            order.capturing = capturing
        case .keep(let module, let environment), .module(let module, let environment):
            guard environment.state === state else { return false }
            if case .keep = reply { order.kind = BOX_REPLY_KEEP } else { order.kind = BOX_REPLY_MODULE }
            order.environment = environment.reference
            state.writer.append(text: module)
        case .unwind: order.kind = BOX_REPLY_UNWIND
        }
        return true
    }

    private func outcome(of event: BoxEvent) -> LuaEvent {
        switch event {
        case BOX_EVENT_WORD:
            return .word(
                LuaCall(
                    word: Int(box_word(state.box)), arguments: output(), depth: Int(box_depth(state.box))))
        case BOX_EVENT_RETURNED:
            isClean = true
            return .returned(output())
        case BOX_EVENT_SUBFLOW_RETURNED: return .subflowEnded(.returned(output()))
        case BOX_EVENT_SUBFLOW_UNWOUND: return .subflowEnded(.unwound)
        default:
            hasFailed = true
            return .failed(state.failure())
        }
    }

    private func output() -> [LuaValue] {
        var reader = LuaReader(box_output(state.box), releases: state.releases)
        return reader.readAll()
    }
}
