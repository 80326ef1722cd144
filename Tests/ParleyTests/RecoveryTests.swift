// A run that is run again from its journal goes on like one that was never dropped.
import Parley
import ParleyModel
import Synchronization
import Testing

@Suite struct RecoveryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var flows: String
        var lines: [String]
        /// What the last line must lead to.
        var last: [String]
    }

    private static let common = """
        slot("a", { ask = "A?" })
        slot("b", { ask = "B?" })
        slot("n", { type = "integer", ask = "N?" })
        slot("mail", { type = "email", ask = "Mail?", check = function(v) return v ~= "x@x.com", "not that one" end })
        intent("go", { "go now please" })
        intent("other", { "the other thing", "do the other thing" })

        """

    static let cases: [Case] = [
        Case(
            testDescription: "a value that a later message gave is taken",
            flows: """
                flow("go", { on = "go" }, function()
                  local n = ask("n")
                  say("{n} {mail}", { n = n, mail = ask("mail") })
                end)
                """, lines: ["go now please", "5 and my mail is joe@y.org"], last: ["5 joe@y.org"]),
        Case(
            testDescription: "a given value that does not do is told once",
            flows: """
                flow("go", { on = "go" }, function()
                  local a = ask("a")
                  say("{a} {mail}", { a = a, mail = ask("mail") })
                end)
                """, lines: ["go now please, my mail is x@x.com", "gate", "nonsense", "z@z.org"],
            last: ["gate z@z.org"]),
        Case(
            testDescription: "every stretch between two calls has a budget of its own",
            flows: """
                local function work() local x = 0 for i = 1, 600000 do x = x + i end return x end
                flow("go", { on = "go" }, function()
                  for i = 1, 4 do ask("n", { about = i }) work() end
                  say("done")
                end)
                """, lines: ["go now please", "1", "2", "3", "4"], last: ["done"]),
        Case(
            testDescription: "a run's own slot stays before what a digression left to the session",
            flows: """
                flow("go", { on = "go" }, function()
                  local b, a = ask("b"), ask("a")
                  say("{x} {y}", { x = slots.b, y = b })
                end)
                flow("other", { on = "other" }, function() set("b", "b99") say("set") end)
                """, lines: ["go now please", "b1", "do the other thing", "a1"], last: ["b1 b1"]),
        Case(
            testDescription: "a check leaves nothing behind in the flow's environment",
            flows: """
                count = 0
                slot("c", { type = "integer", ask = "C?", check = function(v) count = (count or 0) + 1 return v > 0 end })
                flow("go", { on = "go" }, function()
                  local c = ask("c")
                  local a = ask("a")
                  say("{count}", { count = count })
                end)
                """, lines: ["go now please", "-1", "2", "x"], last: ["0"]),
        Case(
            testDescription: "several slots answered in another order",
            flows: """
                flow("go", { on = "go" }, function()
                  local a, n, mail = ask({ "a", "n", "mail" }, { ask = "All?" })
                  local b = ask("b")
                  say("{a} {n} {mail} {b}", { a = a, n = n, mail = mail, b = b })
                end)
                """, lines: ["go now please", "j@y.org", "7", "because", "last"],
            last: ["because 7 j@y.org last"]),
        Case(
            testDescription: "loops, random numbers, ids and variants",
            flows: """
                messages("en", { hi = { "Hi {i}", "Hello {i}", "Hey {i}" } })
                flow("go", { on = "go" }, function()
                  local total = 0
                  for i = 1, 3 do
                    say(texts.hi, { i = i })
                    total = total + ask("n", { about = i }) + random(1, 1000000)
                  end
                  say("{total} {id} {day}", { total = total, id = uuid(), day = now().date })
                end)
                """, lines: ["go now please", "1", "2", "3"], last: []),
    ]

    enum Interruption: CaseIterable, Sendable { case none, eviction, restart }

    private func talk(_ one: Case, _ interruption: Interruption) async throws -> (
        said: [[String]], entries: [String]
    ) {
        let files = TemporaryBot(["Flows/a.lua": Self.common + one.flows])
        let store = Bot.memoryStore()
        let clock = TestClock()
        func open() throws -> Bot {
            var options = Bot.Options(folder: files.folder)
            options.store = .existing(store)
            options.clock = clock
            options.random = Ones()
            options.workers = 1
            return try Bot.open(options)
        }
        var bot = try open()
        var said: [[String]] = []
        for line in one.lines {
            switch interruption {
            case .none: break
            case .eviction: bot.evictAll()
            case .restart:
                bot.abandon()
                bot = try open()
            }
            said.append(try await bot.says(to: line))
        }
        bot.close()
        return (said, try store.entries(of: SessionID("s")).map { CanonicalJSON.text($0.body.value) })
    }

    private struct Ones: RandomSource {
        func bytes(_ count: Int) -> [UInt8] { Array(repeating: 1, count: count) }
    }

    @Test(arguments: cases)
    func interruptedOrNot(_ one: Case) async throws {
        let plain = try await talk(one, .none)
        if !one.last.isEmpty { #expect(plain.said.last == one.last) }
        for interruption in [Interruption.eviction, .restart] {
            let interrupted = try await talk(one, interruption)
            #expect(interrupted.said == plain.said)
            #expect(interrupted.entries == plain.entries)
        }
    }

    @Test func aUserWhoIsNamedLaterChangesNothingForTheOpenRun() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": Self.common + """
                flow("go", { on = "go" }, function()
                  if user.id then return end
                  local a = ask("a")
                  say("{a}", { a = a })
                end)
                """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        _ = try await bot.says(to: "go now please")
        bot.evictAll()
        let input = Input(session: SessionID("s"), content: .message(Message("x")), user: UserID("u"))
        #expect(try await bot.send(input).replies.map(\.text) == ["x"])
    }

    @Test func aNewSessionHasNothingOfTheClosedOnesCoroutines() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": Self.common + """
                settings({ timeout = "10m" })
                flow("go", { on = "go" }, function() say("Hello.") ask("b") ask("a") end)
                """
        ])
        let clock = TestClock()
        let bot = try files.open(Bot.memoryStore(), clock: clock)
        defer { bot.close() }
        for _ in 0..<2 {
            #expect(try await bot.says(to: "go now please") == ["Hello.", "B?"])
            clock.move(bySeconds: 1200)
        }
        #expect(try await bot.says(to: "go now please") == ["Hello.", "B?"])
        _ = await withCheckedContinuation { done in
            bot.restart(SessionID("s")) { done.resume(returning: $0.self) }
        }
        #expect(try await bot.says(to: "go now please") == ["Hello.", "B?"])
    }

    @Test func theFirstMessageWaitsForTheGreetingAlsoAfterACrashInIt() async throws {
        let files = TemporaryBot([
            "Flows/a.lua": Self.common + """
                flow("welcome", { on = { event = "session_start" } }, function()
                  say("Welcome!")
                  switch("second")
                end)
                flow("second", function() call("x.log", {}) say("Logged.") end)
                flow("go", { on = "go" }, function() ask("a") end)
                """
        ])
        let store = Bot.memoryStore()
        let hanging = TestActions(["x.log": .write]) { _ in nil }
        let first = try files.open(store, actions: [hanging])
        first.send(Input(session: SessionID("s"), id: InputID("1"), text: "go now please")) { _ in }
        while hanging.calls.isEmpty { await Task.yield() }
        first.abandon()
        let next = try files.open(store, actions: [TestActions(["x.log": .write]) { _ in .ok(true) }])
        defer { next.close() }
        #expect(try await next.says(to: "go now please", id: "1") == ["Welcome!", "Logged.", "A?"])
    }
}
