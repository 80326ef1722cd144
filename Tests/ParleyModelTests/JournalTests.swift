// Entries to JSON and back, and the fold over them.
import ParleyModel
import Testing

@Suite struct JournalTests {
    static let identity = EffectIdentity(kind: .ask, key: 0xDEAD_BEEF, occurrence: 2, label: "order_number")

    static let bodies: [JournalEntry.Body] = [
        .opened(Opened(secret: "00ff", locale: Locale("zh"))),
        .received(
            Received(
                input: Input(
                    session: SessionID("s"), id: InputID("m1"),
                    content: .message(
                        Message(
                            "退货 20231120001", attachments: [Attachment(type: "image", url: "u", name: "n")])),
                    user: UserID("u"), channel: "app", locale: Locale("zh"), metadata: ["a": 1]),
                understanding: Understanding(
                    intents: [Ranked(name: "return_goods", confidence: 0.93)],
                    answers: [Ranked(name: "faq#1", confidence: 0.125)],
                    values: [
                        FoundValue(
                            slot: "n", type: .code, value: "20231120001", start: 3, end: 14, source: .named),
                        FoundValue(type: .entity("colour"), value: "red", start: 0, end: 1, source: .type),
                    ], language: Locale("zh"), isQuestion: true))),
        .received(
            Received(
                input: Input(session: SessionID("s"), content: .event(name: "paid", fields: ["sum": 3])),
                understanding: Understanding())),
        .received(
            Received(
                input: Input(session: SessionID("s"), content: .button("yes")), understanding: Understanding()
            )),
        .started(
            Started(
                run: 3, flow: "f", revision: RevisionID("abc"), arguments: ["x": 1], locale: Locale("en"),
                apiLevel: 1,
                kept: ["k": 1], session: ["s": 2], memory: ["m": 3], given: ["g": "4"],
                at: Instant(milliseconds: 5))),
        .effect(
            Effect(
                run: 3, identity: identity, result: .value("20231120001"), reply: nil, slot: "order_number",
                about: "a")),
        .effect(
            Effect(
                run: 3, identity: identity, result: .problem("unknown"), reply: Reply("hi"),
                failure: "x: timeout")),
        .asked(
            Asked(
                run: 3, identity: identity,
                question: Question(
                    kind: .choose,
                    wanted: [
                        Expectation.Wanted(
                            slot: "", type: .choice, pattern: nil,
                            choices: [Expectation.Option(title: "红", value: "red", also: ["crimson"])])
                    ], attempts: 1, retries: 3, maySkip: true, digress: false),
                replies: [
                    Reply(
                        text: "?", image: "i", buttons: [Reply.Button(title: "红", value: "red", url: "u")],
                        cards: [
                            Reply.Card(title: "c", text: "t", image: "i", buttons: [Reply.Button(title: "b")])
                        ])
                ])),
        .calling(
            Calling(
                run: 3, identity: identity,
                call: ActionCall(
                    action: "orders.open", effect: .send, arguments: ["n": 1], key: "k",
                    session: SessionID("s")))),
        .handedOff(
            HandedOff(
                run: 3, identity: identity, team: "returns", note: "why", priority: "high", summary: ["a": 1],
                reply: Reply("bye"))),
        .handedBack(.value(["done": true])), .handedBack(.problem("closed")), .heard(run: 3, given: ["a": 1]),
        .resumed(run: 3, slots: ["a": .null]),
        .replied(Replied(cause: "parley.greeting", reply: Reply("hello"))),
        .ended(
            Ended(
                run: 3, outcome: .failed, memory: ["m": 1],
                problem: Problem(
                    code: "flow-error", message: "m", position: SourcePosition(file: "f", line: 2)))),
        .locale(Locale("en")), .raised(run: 2),
        .later([
            Later(.flow("f", given: ["a": 1])), Later(.flow("g", given: [:]), isNext: true),
            Later(.answer("a")),
        ]), .later([]),
        .done(Done(changed: ["a": 1, "b": .null], problem: Problem(code: "c", message: "m"))),
        .closed(reason: "timeout"),
    ]

    @Test(arguments: bodies)
    func anEntryComesBackFromItsJSON(_ body: JournalEntry.Body) throws {
        let json = CanonicalJSON.bytes(body.value)
        let back = JournalEntry.Body(kind: body.kind, value: try Value(json: json), session: SessionID("s"))
        #expect(back == body)
    }

    @Test func anEntryOfAnUnknownKindIsRefused() {
        #expect(JournalEntry.Body(kind: "of tomorrow", value: [:], session: SessionID("s")) == nil)
    }

    @Test func aFinishedRunLeavesItsSlotsToTheSessionAndACancelledOneDoesNot() {
        func view(_ outcome: Ended.Outcome) -> JournalView {
            var view = JournalView(session: SessionID("s"))
            let bodies: [JournalEntry.Body] = [
                .opened(Opened(secret: "0", locale: Locale("en"))),
                .started(
                    Started(
                        run: 1, flow: "f", revision: RevisionID("r"), locale: Locale("en"),
                        at: Instant(milliseconds: 0))),
                .effect(Effect(run: 1, identity: Self.identity, result: .value("7"), slot: "order_number")),
                .ended(Ended(run: 1, outcome: outcome)),
            ]
            for (index, body) in bodies.enumerated() {
                view.apply(JournalEntry(seq: Int64(index + 1), at: Instant(milliseconds: 9), body: body))
            }
            return view
        }
        #expect(view(.finished).slots["order_number"] == KeptValue(value: "7", at: Instant(milliseconds: 9)))
        #expect(view(.cancelled).slots.isEmpty)
        #expect(view(.finished).runs.isEmpty)
    }

    @Test func aSessionThatIsOpenedAnewHasNothingOfTheOldOne() {
        var view = JournalView(session: SessionID("s"))
        for (index, body) in (Self.bodies + [.opened(Opened(secret: "1", locale: Locale("en")))]).enumerated()
        {
            view.apply(JournalEntry(seq: Int64(index + 1), at: Instant(milliseconds: 1), body: body))
        }
        #expect(view.seq == Int64(Self.bodies.count + 1))
        #expect(view.opened?.secret == "1")
        #expect(view.slots.isEmpty && view.runs.isEmpty && view.handedOff == nil && view.transcript.isEmpty)
    }
}
