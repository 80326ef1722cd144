// What was done and is taken back: the plan, what follows a yes and a no, and what is told when it fails half-way.
import Parley
import ParleyModel
import Testing

@Suite struct TakingBackTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        messages("en", { ["parley.done.shop.hold"] = "hold {id}", ["parley.done.shop.buy"] = "order {id}" })
        slot("code", { type = "code", pattern = [[\\d{6}]], title = "code", ask = "Code?" })
        slot("note", { type = "text", skip = true, ask = "A note?" })
        intent("buy", { "I want to buy", "buy something" })
        flow("buy", { on = "buy" }, function()
          local code = ask("code")
          call("shop.hold", { code = code })
          call("shop.buy", { code = code })
          ask("note")
          say("Done.")
        end)
        """
    ]

    private func talk(
        _ texts: [String], _ failing: [String: ActionOutcome] = [:]
    ) async throws -> (said: [[String]], view: JournalView, calls: [ActionCall]) {
        let actions = TestActions(
            ["shop.hold": .write, "shop.buy": .write, "shop.release": .write, "shop.refund": .write],
            takenBackBy: ["shop.hold": "shop.release", "shop.buy": "shop.refund"]
        ) { call in
            failing[call.action] ?? .ok(["id": call.action == "shop.hold" ? "H-1" : "B-1"])
        }
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore(), actions: [actions])
        defer { bot.close() }
        var said: [[String]] = []
        for text in texts { said.append(try await bot.says(to: text)) }
        return (said, try bot.view(of: SessionID("s")), actions.calls)
    }

    private static let done = ["I want to buy", "111111"]

    @Test func afterAYesTheLastIsTakenBackFirstAndThenTheCorrectionIsMade() async throws {
        let (said, view, calls) = try await talk(Self.done + ["no, the code is 222222", "yes"])
        #expect(said[2] == ["That has already been done: hold H-1, order B-1. Shall I take it back first?"])
        #expect(said[3].last == "A note?")
        #expect(
            calls.map(\.action) == [
                "shop.hold", "shop.buy", "shop.refund", "shop.release", "shop.hold", "shop.buy",
            ])
        #expect(calls[2].arguments == ["arguments": ["code": "111111"], "result": ["id": "B-1"]])
        #expect(calls[4].arguments == ["code": "222222"])
        #expect(Set(calls.map(\.key)).count == calls.count)
        #expect(view.presentSlots["code"] == "222222")
    }

    @Test func whatIsDoneAgainAfterItWasTakenBackBearsAKeyOfItsOwn() async throws {
        let (_, _, calls) = try await talk(
            Self.done + ["no, the code is 222222", "yes", "no, the code is 111111", "yes"])
        let holds = calls.filter { $0.action == "shop.hold" && $0.arguments["code"] == "111111" }
        #expect(holds.count == 2)
        #expect(holds.first?.key != holds.last?.key)
    }

    @Test func afterANoNothingChangesAndTheQuestionIsAskedAgain() async throws {
        let (said, view, calls) = try await talk(Self.done + ["no, the code is 222222", "no"])
        #expect(said[3] == ["All right, let us go on.", "A note?"])
        #expect(view.presentSlots["code"] == "111111")
        #expect(calls.count == 2)
    }

    @Test(arguments: [ActionOutcome.refused("too late"), .failed("no disk"), .unknown("no answer")])
    func whatIsTakenBackHalfWayIsToldAndGivenToAPerson(outcome: ActionOutcome) async throws {
        let (said, view, calls) = try await talk(
            Self.done + ["no, the code is 222222", "yes"], ["shop.release": outcome])
        #expect(said[3].first == "I have taken this back: order B-1.")
        #expect(said[3].dropFirst().first?.hasPrefix("Sorry, I could not take this back: hold H-1.") == true)
        #expect(view.handedOff != nil)
        #expect(view.runs.isEmpty, "the run would speak of an order that is gone")
        #expect(view.presentSlots["code"] != "222222")
        #expect(calls.last?.action == "shop.release")
    }

    @Test func whereNothingWasTakenBackTheRunWaitsForThePerson() async throws {
        let (said, view, _) = try await talk(
            Self.done + ["no, the code is 222222", "yes"], ["shop.refund": .refused("too late")])
        #expect(said[3].first?.hasPrefix("Sorry, I could not take this back: hold H-1, order B-1.") == true)
        #expect(view.handedOff != nil)
        #expect(view.top?.flow == "buy")
    }

    // MARK: the plan

    private func write(
        _ key: String, _ occurrence: Int, _ result: EffectResult, by action: String = "shop.buy"
    )
        -> Effect
    {
        Effect(
            run: 1, identity: EffectIdentity(kind: .call, key: 1, occurrence: occurrence, label: action),
            result: result, write: Written(action: action, arguments: ["code": "1"], key: key))
    }

    private func plan(_ done: [Effect]) -> TakingBack? {
        TakingBack(purpose: .cancel, over: done) { $0 == "shop.buy" ? "shop.refund" : nil }
    }

    @Test func aPlanCoversEverythingOrThereIsNone() {
        #expect(plan([]) == nil)
        #expect(
            plan([write("a", 1, .value(1)), write("b", 2, .value(2))])?.standing.map(\.write.key) == [
                "a", "b",
            ])
        #expect(plan([write("a", 1, .value(1)), write("b", 1, .value(2), by: "shop.mail")]) == nil)
        #expect(plan([write("a", 1, .problem("unknown"))]) == nil, "nobody knows what there is to take back")
    }

    @Test func aWriteThatWasTriedAgainUnderItsKeyIsTakenBackOnce() {
        let plan = plan([write("a", 1, .problem("unknown")), write("a", 2, .value(2))])
        #expect(plan?.standing.map(\.result) == [2])
    }
}
