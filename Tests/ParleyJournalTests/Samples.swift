// One entry of every kind and shape that a journal holds.

import ParleyModel

enum Samples {
    static let session = SessionID("s-1")

    static let reply = Reply(
        text: "第一行\nsecond \"line\" \u{7F}\u{1F600}", image: "https://example.org/a.png",
        buttons: [.init(title: "Yes", value: "yes"), .init(title: "Site", url: "https://example.org")],
        cards: [.init(title: "Card", text: "text", image: "x.png", buttons: [.init(title: "Pick")])])

    static let identity = EffectIdentity(kind: .call, key: .max, occurrence: 3, label: "orders.find")

    static let values: [Value] = [
        .null, true, false, 0, -1, .integer(9_007_199_254_740_992), .double(0.1), .double(-2.5e300),
        .double(2.5e-308),
        "", "\u{0}\u{1F}\\\"/", "é\u{301}中文", .list([]), .list([1, .list([.null])]), .record([:]),
        .record(["": 1, "a.b": .record(["c": "d"]), "中": .null]),
    ]

    static let received: [JournalEntry.Body] = [
        .received(
            Received(
                input: Input(
                    session: session, id: InputID("in-1"),
                    content: .message(
                        Message(
                            "我想退货", attachments: [Attachment(type: "image", url: "file:a", name: "a.png")])),
                    user: UserID("u-1"), channel: "web", locale: Locale("zh"), metadata: ["ip": "::1"]),
                understanding: Understanding(
                    intents: [Ranked(name: "return_goods", confidence: 0.912)],
                    answers: [Ranked(name: "faq.1", confidence: 0.5)],
                    values: [
                        FoundValue(
                            slot: "order_number", type: .code, value: "10000001", start: 2, end: 10,
                            source: .place),
                        FoundValue(type: .entity("city"), value: "北京", start: 0, end: 2, source: .type),
                    ],
                    language: Locale("zh")))),
        .received(
            Received(input: Input(session: session, content: .button("yes")), understanding: Understanding())),
        .received(
            Received(
                input: Input(
                    session: session, id: InputID("in-2"),
                    content: .event(name: "paid", fields: ["amount": 199])),
                understanding: Understanding())),
    ]

    static let questions: [JournalEntry.Body] = [
        .asked(
            Asked(
                run: 1, identity: nil,
                question: Question(
                    kind: .choose,
                    wanted: [
                        .init(
                            slot: "size", type: .choice, pattern: "[SML]",
                            choices: [.init(title: "Small", value: "S", also: ["little"])])
                    ], attempts: 1, retries: 4, maySkip: true, digress: false),
                replies: [reply, Reply("again")])),
        .asked(Asked(run: 2, identity: nil, question: Question(kind: .offer, wanted: []), replies: [])),
    ]

    static let runs: [JournalEntry.Body] = [
        .opened(Opened(secret: "00112233445566778899aabbccddeeff", locale: Locale("en"))),
        .started(
            Started(
                run: 1, flow: "return_goods", revision: RevisionID("ab"), arguments: .list([1]),
                locale: Locale("en"),
                apiLevel: 2, kept: ["a": 1], session: ["b": .null], memory: ["c": true], given: ["d": "e"],
                at: Instant(milliseconds: 5))),
        .started(
            Started(
                run: 2, flow: "f", revision: RevisionID("ab"), locale: Locale("en"),
                at: Instant(milliseconds: -5))),
        .heard(run: 1, given: ["order_number": "1"]),
        .resumed(run: 1, slots: ["order_number": .null]),
        .calling(
            Calling(
                run: 1, identity: identity,
                call: ActionCall(
                    action: "orders.refund", effect: .write, arguments: ["id": 7], key: "k-1",
                    session: session))),
        .handedOff(
            HandedOff(
                run: 0, identity: identity, team: "sales", note: "why", priority: "high",
                summary: ["slots": .list([])],
                reply: Reply("a person comes"))),
        .handedOff(HandedOff(run: 3, identity: nil, team: "", note: .null)),
        .replied(Replied(cause: "parley.not_understood", reply: reply)),
        .ended(
            Ended(
                run: 1, outcome: .failed, memory: ["name": "Ann"],
                problem: Problem(
                    code: "flow-error", message: "no", position: SourcePosition(file: "Flows/a.lua", line: 3))
            )),
        .ended(Ended(run: 2, outcome: .finished)),
        .locale(Locale("zh")), .raised(run: 2), .later([Later(.flow("buy", given: ["n": 1]))]),
        .closed(reason: "timeout"),
    ]

    /// Every kind; `done` last, as in a journal.
    static let entries: [JournalEntry.Body] =
        runs + received + questions
        + values.map { .effect(Effect(run: 1, identity: identity, result: .value($0))) }
        + [
            .effect(
                Effect(
                    run: 1, identity: identity, result: .problem("timeout"), reply: reply, slot: "size",
                    about: "u")),
            .done(
                Done(changed: ["a": 1, "b": .null], problem: Problem(code: "action-failed", message: "x"))),
        ]
}
