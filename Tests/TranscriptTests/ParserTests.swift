// What a `*.chat` file may say, construct by construct.

import ParleyModel
import ParleyTesting
import Testing

@Suite struct ParserTests {
    /// A body of one line, or of a few.
    static func body(_ text: String) throws -> [Transcript.Content] {
        try Transcript(text, file: "a.chat").lines.map(\.content)
    }

    @Test("a header is pairs parted by two blanks, comments and actions, up to a line of dashes")
    func header() throws {
        let text = """
            # What it shows.
            bot: returns      clock: 2026-02-28 18:05     locale: zh
            user: u 7\tchannel:  app
            metadata: { vip = true,  note = "two  blanks" }
            ---
            user: hi
            bot: ho
            """
        let header = try Transcript(text, file: "a.chat").header
        #expect(header.bot == "returns")
        #expect(header.clock == Transcript.LocalClock(year: 2026, month: 2, day: 28, hour: 18, minute: 5))
        #expect(header.locale == Locale("zh"))
        #expect(header.user == UserID("u 7"))
        #expect(header.channel == "app")
        #expect(header.metadata == ["vip": true, "note": "two  blanks"])
    }

    @Test("without a line of dashes there is no header")
    func noHeader() throws {
        let transcript = try Transcript("# Nothing but talk.\nuser: hi\nbot: ho\n", file: "a.chat")
        #expect(transcript.header == Transcript.Header())
        #expect(
            transcript.header.clock == Transcript.LocalClock(year: 2026, month: 3, day: 1, hour: 9, minute: 0)
        )
        #expect(transcript.lines.map(\.number) == [2, 3])
    }

    @Test(
        "an action line is a name, perhaps its effect and arguments, and what comes of it",
        arguments: [
            ("a.b -> 1", ScriptedAction(name: "a.b", outcome: .ok(1))),
            ("a.b-> nil", ScriptedAction(name: "a.b", outcome: .ok(.null))),
            ("pay write -> true", ScriptedAction(name: "pay", effect: .write, outcome: .ok(true))),
            (
                "mail send {} -> 'x'",
                ScriptedAction(name: "mail", effect: .send, arguments: [:], outcome: .ok("x"))
            ),
            (
                "o.f read { n = \"1\" } → { a = 1.50, l = { 1, -2 }, }",
                ScriptedAction(
                    name: "o.f", effect: .read, arguments: ["n": "1"],
                    outcome: .ok(["a": .double(1.5), "l": [1, -2]]))
            ),
            ("o.f -> fails \"no stock\"", ScriptedAction(name: "o.f", outcome: .refused("no stock"))),
            ("o.f -> unknown 'timeout'", ScriptedAction(name: "o.f", outcome: .unknown("timeout"))),
        ])
    func action(line: String, expected: ScriptedAction) throws {
        let transcript = try Transcript("action \(line)\n---\nuser: hi\n", file: "a.chat")
        #expect(transcript.header.actions == [expected])
    }

    @Test(
        "a literal is written as in Lua",
        arguments: [
            (#"{ a = 1, b = "x", list = { 1, 2 } }"#, ["a": 1, "b": "x", "list": [1, 2]]),
            (#"{ ["two words"] = false; n = nil }"#, ["two words": false, "n": .null]),
            (#""a\n\t\\\"\'\u{4E2D}""#, "a\n\t\\\"'中"), (#"'say "hi"'"#, "say \"hi\""),
            ("199.0", 199), ("-2.5e1", -25), ("0.25", .double(0.25)), ("{}", [:]),
            ("{ { 1 }, {} }", [[1], [:]]),
            ("{ true, nil }", [true, .null]), ("{ 名 = '李' }", ["名": "李"]),
        ] as [(String, Value)])
    func literal(text: String, expected: Value) throws {
        let transcript = try Transcript("action a -> \(text)\n---\nuser: hi\n", file: "a.chat")
        #expect(transcript.header.actions.first?.outcome == .ok(expected))
    }

    @Test("a user says something, with pictures, or presses")
    func user() throws {
        let lines = try Self.body(
            """
            user: 你好
            user：全角
            user: first
              second

              fourth
            user: [Blue one]
            user: [a] and more
            user: (image pics/cat.png)
            user: look (image a.png) (file b.pdf)
            user: nice (really)
            """)
        let cat = Attachment(type: "image", url: "pics/cat.png", name: "cat.png")
        let (a, b) = (
            Attachment(type: "image", url: "a.png", name: "a.png"),
            Attachment(type: "file", url: "b.pdf", name: "b.pdf")
        )
        #expect(
            lines == [
                .user(.says(text: "你好", attachments: [])), .user(.says(text: "全角", attachments: [])),
                .user(.says(text: "first\nsecond\n\nfourth", attachments: [])),
                .user(.presses(title: "Blue one")),
                .user(.says(text: "[a] and more", attachments: [])),
                .user(.says(text: "", attachments: [cat])),
                .user(.says(text: "look", attachments: [a, b])),
                .user(.says(text: "nice (really)", attachments: [])),
            ])
    }

    @Test("a bot's line is a text with places, a text of several lines, buttons, or anything")
    func bot() throws {
        let lines = try Self.body(
            """
            user: hi
            bot:  It is {any}.
            bot：第一行
                  second line
            bot: ...
            bot: Which one?
                 [One] [Two words]
            """)
        #expect(
            lines.dropFirst() == [
                .bot(.reply(ReplyPattern("It is {any}."), buttons: nil)),
                .bot(.reply(ReplyPattern("第一行\nsecond line"), buttons: nil)), .bot(.anything),
                .bot(.reply(ReplyPattern("Which one?"), buttons: ["One", "Two words"])),
            ])
    }

    @Test(
        "a direction moves the world",
        arguments: [
            ("restart", .restart), ("on another machine", .anotherMachine), ("undo", .undo(1)),
            ("undo 3", .undo(3)),
            ("later 2h", .later(seconds: 7200)), ("later 90m", .later(seconds: 5400)),
            ("later 1h 30m", .later(seconds: 5400)), ("later 1d2s", .later(seconds: 86402)),
            ("deploy ../new flows", .deploy("../new flows")),
            ("event paid { order = \"1\" }", .event(name: "paid", fields: ["order": "1"])),
            ("event session_start", .event(name: "session_start", fields: [:])),
            ("hand back { ok = true }", .handBack(fields: ["ok": true])),
            ("hand back", .handBack(fields: [:])),
        ] as [(String, Transcript.Direction)])
    func direction(text: String, expected: Transcript.Direction) throws {
        #expect(try Self.body("* \(text)") == [.direction(expected)])
    }

    @Test("expectations are a list, on one line or continued")
    func expectations() throws {
        let lines = try Self.body(
            """
            user: hi
            * expect slot a = "1, 2", slot b = nil, called o.f once, called o.g never,
              called o.h 2 times with { n = 1 }, flow f open, flow g finished, flow h cancelled,
              asks order_number, handoff returns, remembered name = "Li", locale zh, note rating
            """)
        #expect(
            lines.last
                == .expect([
                    .slot(name: "a", value: "1, 2"), .slot(name: "b", value: .null),
                    .called(action: "o.f", times: 1, with: nil), .called(action: "o.g", times: 0, with: nil),
                    .called(action: "o.h", times: 2, with: ["n": 1]), .flow(name: "f", state: .open),
                    .flow(name: "g", state: .finished), .flow(name: "h", state: .cancelled),
                    .asks(slot: "order_number"), .handoff(team: "returns"),
                    .remembered(name: "name", value: "Li"),
                    .locale(Locale("zh")), .note(name: "rating"),
                ]))
    }

    @Test("what an expectation says of itself is how it is written")
    func claimsRoundTrip() throws {
        let written =
            #"slot a = { b = "x", ["c d"] = { 1, 2.5 } }, called o.f never, called o.g once, called o.h 3 times with "#
            + #"{ n = nil }, flow f cancelled, asks s, handoff t, remembered n = true, locale en, note n"#
        guard case .expect(let claims) = try Self.body("user: x\n* expect \(written)").last else {
            Issue.record("no expectation")
            return
        }
        #expect(claims.map(\.description).joined(separator: ", ") == written)
    }

    @Test("agent lines are read")
    func agent() throws {
        #expect(try Self.body("agent: hello\n  there") == [.agent("hello\nthere")])
    }

    @Test("a transcript prints as the bytes that it was read from")
    func roundTrip() throws {
        let text =
            "# c\r\nlocale: zh   user: u\r\n----\r\n\r\nuser:   hi  \r\n# mid\r\nbot: a\r\n   b\r\n\r\n"
        #expect(try Transcript(text, file: "a.chat").text == text)
    }
}
