// What steps do not see ends by the clock; and nothing else does.

import Glibc
import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("The watchdog", .serialized)
struct WatchdogTests {
    /// Each takes many seconds for its ten million steps.
    static let attacks: [(text: String, library: LuaLibrary)] = [
        ("local a, b = 1e308, 3e-308 while true do local c = a % b end", .flow),
        (
            "local a, b = ('x'):rep(1e6) .. 'a', ('x'):rep(1e6) .. 'b' while true do local c = a == b end",
            .flow
        ),
        (
            "local a, b = ('\\0'):rep(1e6) .. 'a', ('\\0'):rep(1e6) .. 'b' while true do local c = a < b end",
            .flow
        ),
        (
            "local t = {} for i = 1, 200000 do t['k' .. i] = 1 end for k in pairs(t) do t[k] = nil end "
                + "while true do pcall(next, t) end", .flow
        ),
        (
            """
            local last = {}
            for i = 1, 1900 do last = setmetatable({}, { __index = last }) end
            while true do local x = last.x end
            """, .plugin
        ),
    ]

    @Test(
        "What steps do not see ends with the time of its turn, and the state serves on",
        arguments: 0..<attacks.count)
    func fires(index: Int) throws {
        let attack = Self.attacks[index]
        let watchdog = LuaWatchdog(limit: .milliseconds(60))
        let arena = try Arena(library: attack.library, limits: LuaLimits(bytes: 128 << 20))
        watchdog.watch(arena.state.interrupt)
        let event = try arena.run(attack.text, user: "")
        guard case .failed(.budget(.time, let position)) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(position?.file == "attack.lua")
        #expect(arena.state.budgetSpent.steps < LuaLimits().steps)
        #expect(arena.goOn() == Arena.undisturbed)
    }

    @Test("A turn that goes on on another thread than it began on is ended all the same")
    func followsTheTurn() throws {
        let watchdog = LuaWatchdog(limit: .milliseconds(60))
        let arena = try Arena(library: .flow, limits: LuaLimits())
        watchdog.watch(arena.state.interrupt)
        let event = try Elsewhere(arena, Self.attacks[0].text).run()
        guard case .failed(.budget(.time, _)) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(arena.goOn() == Arena.undisturbed)
    }

    /// Runs a text on a thread of its own, while the one that asks waits.
    ///
    /// `@unchecked Sendable`: only one of the two threads runs at a time.
    private final class Elsewhere: @unchecked Sendable {
        private let arena: Arena
        private let text: String
        private var result: Result<LuaEvent, any Error>?

        init(_ arena: Arena, _ text: String) { (self.arena, self.text) = (arena, text) }

        func run() throws -> LuaEvent {
            var thread = pthread_t()
            let status = pthread_create(
                &thread, nil,
                { context in
                    guard let context else { return nil }
                    let work = Unmanaged<Elsewhere>.fromOpaque(context).takeUnretainedValue()
                    work.result = Result { try work.arena.run(work.text, user: "") }
                    return nil
                }, Unmanaged.passUnretained(self).toOpaque())
            try #require(status == 0)
            pthread_join(thread, nil)
            return try #require(result).get()
        }
    }

    @Test("Many turns that are each short are left alone, however long they take together")
    func sparesTheInnocent() throws {
        let watchdog = LuaWatchdog(limit: .milliseconds(60))
        let arena = try Arena(library: .flow, limits: LuaLimits())
        watchdog.watch(arena.state.interrupt)
        let text = "local n = 0 for i = 1, 20000 do n = n + i end return n"
        let clock = ContinuousClock()
        let start = clock.now
        while clock.now - start < .milliseconds(400) {
            arena.state.resetBudget()
            guard case .returned = try arena.run(text, user: "") else {
                Issue.record("a turn was ended")
                return
            }
        }
        #expect(arena.goOn() == Arena.undisturbed)
    }

    @Test("A watchdog that is dropped watches no longer, and a state may go before it")
    func ends() throws {
        let watchdog = LuaWatchdog(limit: .milliseconds(1))
        do {
            let arena = try Arena(library: .flow, limits: LuaLimits())
            watchdog.watch(arena.state.interrupt)
        }
        weak var gone: LuaWatchdog?
        do {
            let other = LuaWatchdog(limit: .milliseconds(1))
            gone = other
        }
        // Its thread holds it for the length of a look at most.
        while gone != nil {}
        #expect(gone == nil)
    }
}
