// A view to its snapshot and back: nothing that the fold holds may be lost on the way.
import ParleyModel
import Testing

@Suite struct SnapshotTests {
    private static let session = SessionID("s")

    /// The view after each entry, a turn begun before it and ended after it.
    private static func views(of bodies: [JournalEntry.Body]) -> [JournalView] {
        var view = JournalView(session: session)
        var views: [JournalView] = []
        func apply(_ body: JournalEntry.Body) {
            let seq = view.seq + 1
            view.apply(JournalEntry(seq: seq, at: Instant(milliseconds: 10 * seq), body: body))
        }
        let input = Input(
            session: session, content: .message(Message("hi")), user: UserID("u"), metadata: ["a": 1])
        for body in bodies {
            apply(.received(Received(input: input, understanding: Understanding())))
            apply(body)
            views.append(view)
            apply(.done(Done()))
            views.append(view)
        }
        return views
    }

    private static let all = JournalTests.bodies + more

    private static func effect(_ kind: EffectKind, _ result: EffectResult, slot: String? = nil)
        -> JournalEntry.Body
    {
        let identity = EffectIdentity(kind: kind, key: 7, occurrence: 1, label: "x")
        return .effect(Effect(run: 8, identity: identity, result: result, slot: slot, about: nil))
    }

    /// A run that sets, remembers, calls with an unknown result, waits for a person, and a session that was offered one.
    private static let more: [JournalEntry.Body] = [
        .started(
            Started(
                run: 8, flow: "g", revision: RevisionID("abc"), arguments: .null, locale: Locale("en"),
                given: ["g": "4"], at: Instant(milliseconds: 5))),
        effect(.set, .value(.list([1, .null])), slot: "list"),
        effect(.ask, .problem("skipped"), slot: "none"),
        effect(.remember, .value(["name": "n", "value": .double(0.5)])),
        .heard(run: 8, given: ["h": "1"]), .later([Later(.flow("buy", given: ["n": 1]))]), .raised(run: 8),
        .locale(Locale("zh")), .resumed(run: 8, slots: ["r": .null]),
        .calling(
            Calling(
                run: 8, identity: JournalTests.identity,
                call: ActionCall(
                    action: "a.b", effect: .write, arguments: ["x": 1], key: "k", session: session))),
        effect(.call, .problem("unknown")),
        .handedOff(
            HandedOff(
                run: 8, identity: JournalTests.identity, team: "t", note: ["n": 1], priority: "high",
                summary: .list([]), reply: Reply("wait"))),
        .asked(
            Asked(run: 0, identity: nil, question: Question(kind: .offer, wanted: []), replies: [Reply("?")])),
    ]

    @Test("what is read back of a snapshot is the view that it was made of, after each kind of entry")
    func roundTrip() throws {
        let views = Self.views(of: Self.all)
        var rest = 0
        for view in views {
            guard view.turn == nil else {
                #expect(view.snapshot.isNull)
                rest += 1
                continue
            }
            #expect(JournalView(snapshotBytes: view.snapshotBytes, session: Self.session) == view)
        }
        // All but those after which no turn is open anyway.
        #expect(rest >= Self.all.count - 4)
    }

    @Test("an answer that is asked anew, and those behind it, are read back while the question stands")
    func askedAnew() {
        func identity(_ key: UInt64) -> EffectIdentity {
            EffectIdentity(kind: .ask, key: key, occurrence: 1, label: "x")
        }
        func answered(_ key: UInt64, _ slot: String) -> JournalEntry.Body {
            .effect(Effect(run: 8, identity: identity(key), result: .value("a"), slot: slot, about: nil))
        }
        let asked = Asked(
            run: 8, identity: identity(2),
            question: Question(kind: .ask, wanted: [Expectation.Wanted(slot: "two", type: .text)]),
            replies: [])
        let views = Self.views(
            of: [
                Self.more[0], answered(2, "two"), answered(3, "three"), answered(4, "four"),
                .corrected(run: 8, slots: ["two": .null]),
                .revised(Revised(run: 8, steps: [])), .asked(asked),
            ])
        // The revision and its question belong to one turn.
        var view = views[views.count - 4]
        view.apply(JournalEntry(seq: view.seq + 1, at: Instant(milliseconds: 900), body: .asked(asked)))
        view.apply(JournalEntry(seq: view.seq + 1, at: Instant(milliseconds: 900), body: .done(Done())))
        #expect(view.runs[0].state.unmet.count == 2 && view.runs[0].state.correctedAnswers.count == 1)
        #expect(JournalView(snapshotBytes: view.snapshotBytes, session: Self.session) == view)
    }

    @Test("bytes that are no snapshot, or of another format, give none")
    func foreign() throws {
        let view = try #require(Self.views(of: Self.all).last)
        let bytes = view.snapshotBytes
        let text = String(decoding: bytes, as: UTF8.self)
        let other = text.replacing(#""format":5"#, with: #""format":1"#)
        #expect(other != text)
        for bytes in [Array(other.utf8), [], Array("{}".utf8), Array(bytes.dropLast()), [0xFF]] {
            #expect(JournalView(snapshotBytes: bytes, session: Self.session) == nil)
        }
    }

    @Test("one falls due after 64 entries, and the later the more steps a run that is open has")
    func due() throws {
        func view(_ effects: Int) -> JournalView {
            let started = Self.more[0]
            let steps = Array(repeating: Self.effect(.set, .value(1), slot: "x"), count: effects)
            var view = JournalView(session: Self.session)
            for body in [started] + steps {
                view.apply(JournalEntry(seq: view.seq + 1, at: Instant(milliseconds: 0), body: body))
            }
            return view
        }
        let long = view(100)
        #expect(!long.isSnapshotDue(after: 0))
        var ended = long
        ended.apply(
            JournalEntry(
                seq: 102, at: Instant(milliseconds: 0), body: .ended(Ended(run: 8, outcome: .finished))))
        #expect(ended.isSnapshotDue(after: 38))
        #expect(!ended.isSnapshotDue(after: 39))
        #expect(try #require(Self.views(of: Self.more).dropLast().last).isSnapshotDue(after: -1000) == false)
    }
}
