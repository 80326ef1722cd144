// A flow is told which writes and sends a correction left behind, once, and the same after a restart.
import Parley
import ParleyModel
import Testing

@Suite struct LeftBehindTests {
    private static func bot(_ listening: String) -> [String: String] {
        [
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("phone", { type = "code", pattern = [[\\d{3}]], title = "phone", ask = "Phone?" })
            slot("note", { type = "text", ask = "A note?" })
            slot("last", { type = "text", ask = "Anything else?" })
            intent("send", { "I want a code", "send me a code" })
            flow("send", { on = "send" }, function()
              \(listening)
              local phone = ask("phone")
              call("shop.hold", { phone = phone })
              call("sms.send", { phone = phone })
              local note = ask("note")
              say("Noted {note}.", { note = note })
              ask("last")
              say("Done.")
            end)
            """
        ]
    }

    private static let listening = """
        on_revised(function(left)
            for _, call in ipairs(left) do
              say("{action} of {phone} was left behind ({back}).",
                { action = call.action, phone = call.args.phone, back = tostring(call.taken_back) })
            end
            note("left", { count = #left })
          end)
        """

    /// - Parameter restarting: whether everything but the store is made anew before every line.
    private func talk(
        _ listening: String, _ texts: [String], restarting: Bool = false
    ) async throws -> (said: [[String]], calls: [ActionCall], problems: [Problem?]) {
        let actions = TestActions(
            ["shop.hold": .write, "shop.release": .write, "sms.send": .send],
            takenBackBy: ["shop.hold": "shop.release"]
        ) { call in call.action == "sms.send" ? .ok(true) : .ok(["id": "H-1"]) }
        let files = TemporaryBot(Self.bot(listening))
        let store = Bot.memoryStore()
        var bot = try files.open(store, actions: [actions])
        var said: [[String]] = []
        var problems: [Problem?] = []
        for (number, text) in texts.enumerated() {
            if restarting {
                bot.abandon()
                bot = try files.open(store, actions: [actions])
            }
            let result = try await bot.send(
                Input(session: SessionID("s"), id: InputID("\(number)"), text: text))
            said.append(result.replies.map { $0.text ?? "" })
            problems.append(result.problem)
        }
        defer { bot.close() }
        return (said, actions.calls, problems)
    }

    private static let lines = [
        "I want a code", "111", "no, the phone is 222", "yes", "it is urgent", "no, the phone is 333", "yes",
        "no",
    ]

    @Test(arguments: [false, true]) func theFlowIsToldOnceOfEachThatItHasNotMetAgain(restarting: Bool)
        async throws
    {
        let (said, calls, problems) = try await talk(Self.listening, Self.lines, restarting: restarting)
        #expect(said[2].first?.hasPrefix("That has already been done: hold") == true)
        #expect(
            said[3].filter { $0.contains("left behind") } == [
                "shop.hold of 111 was left behind (true).", "sms.send of 111 was left behind (false).",
            ])
        #expect(said[3].last == "A note?")
        #expect(said[4] == ["Noted it is urgent.", "Anything else?"])
        #expect(
            said[6].filter { $0.contains("left behind") } == [
                "shop.hold of 222 was left behind (true).", "sms.send of 222 was left behind (false).",
            ])
        // What was answered behind them need not be answered again.
        #expect(said[6].suffix(2) == ["Noted it is urgent.", "Anything else?"])
        #expect(said[7] == ["Done."])
        #expect(problems.allSatisfy { $0 == nil })
        #expect(
            calls.filter { $0.action == "sms.send" }.map { $0.arguments["phone"] } == ["111", "222", "333"])
    }

    @Test func whatIsMetAgainIsNotLeftBehind() async throws {
        let kept = try await talk(Self.listening, ["I want a code", "111", "urgent", "no, the note is calm"])
        #expect(kept.said[3].last == "Anything else?")
        #expect(!kept.said[3].contains { $0.contains("left behind") })
    }

    @Test func aFlowThatDoesNotListenIsToldNothing() async throws {
        let (said, _, problems) = try await talk("", Self.lines)
        #expect(said[3].last == "A note?")
        #expect(problems.allSatisfy { $0 == nil })
    }

    @Test(arguments: [false, true])
    func aListenerThatFailsIsAProblemForItsAuthorAndTheCorrectionStands(restarting: Bool) async throws {
        let (said, calls, problems) = try await talk(
            "on_revised(function(left) say(\"Heard.\") ask(\"note\") say(\"Never.\") end)",
            ["I want a code", "111", "no, the phone is 222", "yes", "urgent", "no"], restarting: restarting)
        #expect(said[3].contains("Heard."))
        #expect(said[3].last == "A note?")
        #expect(problems[3]?.message.contains("ask() is not for it") == true)
        #expect(said[5] == ["Done."])
        #expect(calls.last?.arguments["phone"] == "222")
    }
}

@Suite struct PatchedTests {
    private static func flow(_ first: String) -> String {
        """
        settings({ locale = "en" })
        slot("a", { ask = "A?" })
        slot("b", { ask = "B?" })
        intent("go", { "go now please" })
        flow("go", { on = "go" }, function()
          \(first)
          ask("a")
          ask("b")
          say("The text of {which}.", { which = patched("greeting") and "now" or "before" })
        end)
        """
    }

    @Test func aRunFromBeforeTheChangeStaysWithItAndANewOneIsAfterIt() async throws {
        let store = Bot.memoryStore()
        let before = TemporaryBot(["Flows/bot.lua": Self.flow("local unpatched")])
        let first = try before.open(store)
        _ = try await first.says(to: "go now please")
        #expect(try await first.says(to: "one") == ["B?"])
        first.abandon()
        let patched = Self.flow("if patched(\"greeting\") then say(\"Hello.\") end")
        let after = TemporaryBot(["Flows/bot.lua": patched])
        let second = try after.open(
            ForgedStore(
                store, replacing: "local unpatched",
                with: "if patched(\"greeting\") then say(\"Hello.\") end"))
        defer { second.close() }
        #expect(try await second.says(to: "two") == ["The text of before."])
        #expect(try await second.says(to: "go now please", in: "t") == ["Hello.", "A?"])
        second.evictAll()
        _ = try await second.says(to: "one", in: "t")
        #expect(try await second.says(to: "two", in: "t") == ["The text of now."])
    }
}
