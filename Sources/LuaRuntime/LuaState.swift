// One boxed Lua: it compiles files, makes environments and coroutines, and counts what they spend.

import CLuaSupport
package import ParleyModel

/// Confined to one thread at a time. Nothing that Lua does, running out of memory included, leaves this class
/// other than as a ``LuaFailure``.
package final class LuaState {
    let box: OpaquePointer
    let releases = LuaReleases()
    package let interrupt: LuaInterrupt
    /// Told when Lua code takes long, see ``LuaAbsence``; `nil`: nobody.
    private(set) var absence: LuaAbsence?
    /// The bytes of the values that go to Lua next; one buffer for all coroutines.
    var writer = LuaWriter()
    /// By the name that Lua's messages shorten a file to, see ``shortened(_:)``.
    var files: [String: String] = [:]
    /// Told which lines run, if anybody wants to know.
    private let coverage: LineCoverage?
    private var knownNames: [(names: [String], reference: Int32)] = []

    package init(library: LuaLibrary, words: [LuaWord], limits: LuaLimits, coverage: LineCoverage? = nil)
        throws(LuaFailure)
    {
        let interrupt = try LuaInterrupt()
        self.coverage = coverage
        let kind =
            switch library {
            case .flow: BOX_FLOW
            case .plugin: BOX_PLUGIN
            case .data: BOX_DATA
            }
        let caps = BoxLimits(
            steps: Int64(limits.steps),
            bytes: Int64(limits.bytes),
            state_bytes: Int64(limits.stateBytes),
            string_bytes: Int64(limits.stringBytes),
            depth: Int32(clamping: limits.depth),
        )
        let opened = box_open(
            kind, caps, interrupt.flag, Int64(limits.refusedAllocation), limits.refusesOn)
        guard let box = opened else { throw .memory }
        self.box = box
        self.interrupt = interrupt
        for word in words {
            guard box_add_word(box, word.name, word.kind == .declaring, word.takesFunctions) else {
                throw .memory
            }
        }
    }

    deinit {
        drain()
        box_close(box)
    }

    /// The text of a file, never bytecode. A byte order mark and a first line with `#` are left out.
    package func compile(_ source: [UInt8], file: String) throws(LuaFailure) -> LuaChunk {
        drain()
        // Lua would cut the name, and two files would have one.
        guard file.utf8.count < Int(BOX_FILE_LENGTH) else {
            throw .syntax("the file's name is too long", nil)
        }
        files[Self.shortened(file)] = file
        let reference = source.withUnsafeBufferPointer { text in
            box_compile(box, BoxBytes(bytes: text.baseAddress, count: text.count), file)
        }
        guard reference != 0 else { throw failure() }
        try cover(file, reference)
        return LuaChunk(file: file, reference: reference, releases: releases)
    }

    /// Counts the lines of a file from now on.
    private func cover(_ file: String, _ chunk: Int32) throws(LuaFailure) {
        guard let coverage else { return }
        guard box_dump(box, chunk) else { throw failure() }
        let output = box_output(box)
        let bytes = Array(UnsafeBufferPointer(start: output.bytes, count: output.count))
        guard let lines = ExecutableLines.read(bytes) else { return }
        let counters = coverage.counters(of: file, lines: lines)
        guard box_cover(box, file, counters.counts, Int32(clamping: counters.size)) else { throw .memory }
    }

    /// Fresh globals for one run: what it assigns stays there.
    package func makeEnvironment() throws(LuaFailure) -> LuaEnvironment {
        drain()
        let reference = box_make_environment(box)
        guard reference != 0 else { throw failure() }
        return LuaEnvironment(state: self, reference: reference)
    }

    package func makeCoroutine() throws(LuaFailure) -> LuaCoroutine {
        drain()
        guard let thread = box_make_thread(box) else { throw failure() }
        return LuaCoroutine(state: self, thread: thread)
    }

    /// Where a function's text stands; `nil` for one that is not written in Lua.
    package func functionLines(_ function: LuaFunction) -> (file: String, first: Int, last: Int)? {
        guard function.releases === releases else { return nil }
        var first = BoxFrame()
        var last: Int32 = 0
        guard box_function_lines(box, function.reference, &first, &last) else { return nil }
        return (LuaPosition(first).file, Int(first.line), Int(last))
    }

    /// At the start of a turn.
    package func resetBudget() {
        box_reset_budget(box)
        interrupt.beginTurn()
    }

    /// To be called before anything runs in this state.
    package func tell(_ absence: LuaAbsence) {
        self.absence = absence
        // It lives as long as this object does, and nothing runs in the box afterwards.
        box_on_absence(
            box,
            { user in
                guard let user else { return }
                Unmanaged<LuaAbsence>.fromOpaque(user).takeUnretainedValue().begin()
            }, Unmanaged.passUnretained(absence).toOpaque())
    }

    /// Since the start of the turn.
    package var budgetSpent: (steps: Int, bytes: Int) { (Int(box_steps(box)), Int(box_bytes(box))) }

    package var bytesInUse: Int { Int(box_bytes_in_use(box)) }

    /// Whether something broke the turn's budget: nothing runs any more before ``resetBudget()``.
    package var isAborted: Bool { box_is_aborted(box) }

    /// Frees what nothing reaches any more, at once; takes milliseconds when thousands of coroutines are parked.
    package func collectGarbage() {
        drain()
        box_collect(box)
    }

    /// Allocations so far: for tests that refuse each in turn.
    var growths: Int { Int(box_growths(box)) }

    /// A set of names in Lua, made once for equal lists: every run of a bot has the same.
    func names(_ names: [String]) throws(LuaFailure) -> Int32 {
        if let known = knownNames.first(where: { $0.names == names }) { return known.reference }
        writer.clear()
        writer.append(names: names)
        let reference = withWriter { box_make_names(box, $0) }
        guard reference != 0 else { throw failure() }
        if knownNames.count >= 16 { releases.release(knownNames.removeFirst().reference) }
        knownNames.append((names, reference))
        return reference
    }

    func withWriter<Result>(_ body: (BoxBytes) -> Result) -> Result {
        writer.bytes.withUnsafeBufferPointer { body(BoxBytes(bytes: $0.baseAddress, count: $0.count)) }
    }

    /// Lets go of what was dropped since, on whatever thread.
    func drain() {
        let taken = releases.take()
        for reference in taken.references { box_release(box, reference) }
        for address in taken.threads {
            if let thread = OpaquePointer(bitPattern: address) { box_drop_thread(box, thread) }
        }
    }
}
