// The C stack: what recurses through the library fits into half of what a worker's thread has.

import Glibc
import ParleyModel
import Synchronization
import Testing

@testable import LuaRuntime

/// Runs a closure on a thread with a stack of its own size, and waits for its end. False when there is no thread.
private func run(stack bytes: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
    final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, bytes)
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
        &thread, &attributes,
        { work in
            if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
            return nil
        }, work)
    guard status == 0 else {
        Unmanaged<Work>.fromOpaque(work).release()
        return false
    }
    return pthread_join(thread, nil) == 0
}

@Suite("The C stack")
struct StackTests {
    /// Each goes as deep as Lua lets C go.
    static let deep = [
        "local function f() return (('x'):gsub('x', f)) end pcall(f)",
        "local function f() table.sort({ 1, 2 }, f) return true end pcall(f)",
        "local function f() return pcall(f) end f()",
        "local function f() return xpcall(f, f) end f()",
        "local function f() return (('x'):gsub('x', function() table.sort({ 1, 2 }, f) end)) end pcall(f)",
        "local t = {} for i = 1, 31 do t = { t } end say(t)",
    ]

    // The sanitizers' own frames are several times as large.
    @Test("Recursion through C fits into a megabyte", arguments: deep)
    func recursion(text: String) throws {
        final class Counter: Sendable { let count = Atomic<Int>(0) }
        let wellEnded = Counter()
        let isRun = run(stack: 1 << 20) {
            guard let arena = try? Arena(library: .flow, limits: EscapeTests.limits),
                (try? arena.run(text, user: "")) != nil
            else { return }
            if arena.goOn() == Arena.undisturbed { wellEnded.count.add(1, ordering: .relaxed) }
        }
        #expect(isRun)
        #expect(wellEnded.count.load(ordering: .relaxed) == 1)
    }
}
