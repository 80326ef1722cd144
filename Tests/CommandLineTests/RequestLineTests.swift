// Lines from another program, as they are read.

import ParleyModel
import Testing

@testable import parley

@Suite struct RequestLineTests {
    private let own = SessionID("own")
    private func request(_ line: String) -> RequestLine { RequestLine(Array(line.utf8), ownSession: own) }

    @Test("every field of an input is taken")
    func allFields() {
        let line = #"""
            {"session":"s1","id":"m1","text":"我想退货","user":"u1","channel":"app","locale":"zh","metadata":{"a":1},
            "attachments":[{"type":"image","url":"https://x/y.png","name":"y.png"}],"later":true}
            """#
        let attachment = Attachment(type: "image", url: "https://x/y.png", name: "y.png")
        let input = Input(
            session: SessionID("s1"), id: InputID("m1"),
            content: .message(Message("我想退货", attachments: [attachment])),
            user: UserID("u1"), channel: "app", locale: Locale("zh"), metadata: ["a": 1])
        #expect(request(line) == .input(input))
    }

    @Test("a line without a session is of the process's own, without an id not de-duplicated; null is absent")
    func defaults() {
        let input = Input(session: own, content: .message(Message("hi")))
        #expect(request(#"{"text":"hi"}"#) == .input(input))
        #expect(
            request(#"{"text":"hi","id":null,"session":null,"metadata":null,"button":null}"#) == .input(input)
        )
    }

    @Test("a button, an event and attachments alone are inputs")
    func contents() {
        #expect(request(#"{"button":"p1"}"#) == .input(Input(session: own, content: .button("p1"))))
        #expect(
            request(#"{"event":{"name":"paid","fields":{"sum":3}}}"#)
                == .input(Input(session: own, content: .event(name: "paid", fields: ["sum": 3]))))
        #expect(
            request(#"{"event":{"name":"paid"}}"#)
                == .input(Input(session: own, content: .event(name: "paid", fields: [:]))))
        #expect(
            request(#"{"attachments":[{"type":"file","url":"u"}]}"#)
                == .input(
                    Input(
                        session: own,
                        content: .message(Message("", attachments: [Attachment(type: "file", url: "u")])))))
    }

    @Test(
        "a wrong type is told with what could be read of session and id",
        arguments: [
            (#"{"session":"s","id":"m","text":7}"#, "s", "m", "text of the line is not a text."),
            (#"{"session":"s","id":7,"text":"x"}"#, "s", nil, "id of the line is not a text."),
            (#"{"session":7,"id":"m","text":"x"}"#, nil, "m", "session of the line is not a text."),
            (#"{"session":"","text":"x"}"#, "", nil, "session of the line is empty."),
            (#"{"text":"x","metadata":[]}"#, "own", nil, "metadata of the line is not an object."),
            (#"{"id":"m"}"#, "own", "m", "One of text, attachments, button, event is needed."),
            (
                #"{"text":"x","button":"y"}"#, "own", nil,
                "Only one of text (with attachments), button, event can stand in a line."
            ),
            (#"{"event":{}}"#, "own", nil, "event needs a name."),
            (#"{"event":"paid"}"#, "own", nil, "event of the line is not an object."),
            (
                #"{"id":"m","text":"x","locale":"Chinese"}"#, "own", "m",
                "locale of the line is none: it is two letters, perhaps with a region, as in zh, en, zh-CN."
            ),
            (#"{"attachments":["x"]}"#, "own", nil, "An attachment is an object with type and url."),
            (#"{"attachments":[{"type":"image"}]}"#, "own", nil, "An attachment needs type and url."),
        ] as [(String, String?, String?, String)])
    func wrongTypes(line: String, session: String?, id: String?, message: String) {
        let problem = LineProblem(
            session: session.map { SessionID($0) }, id: id.map { InputID($0) }, code: "bad-request",
            message: message)
        #expect(request(line) == .wrong(problem))
    }

    @Test(
        "what is no JSON object is told as such",
        arguments: [
            ("nonsense", "The line is not JSON: 'o' is not expected at byte 1."),
            (#"{"text":"#, "The line is not JSON: it ends in the middle (byte 8)."),
            ("[1]", "A line is one JSON object."), ("7", "A line is one JSON object."),
        ])
    func notJSON(line: String, message: String) {
        #expect(request(line) == .wrong(LineProblem(code: "bad-json", message: message)))
    }

    @Test("bytes that are not UTF-8 have a code of their own")
    func notUTF8() {
        let bytes = Array(#"{"text":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
        guard case .wrong(let problem) = RequestLine(bytes, ownSession: own) else {
            Issue.record("taken")
            return
        }
        #expect(problem.code == "not-utf8")
    }

    @Test("a blank line is nothing", arguments: ["", "  ", "\t\r"])
    func blank(line: String) { #expect(request(line) == .blank) }

    @Test("the result of an action is read; what is not said to be refused may have happened")
    func results() {
        #expect(request(#"{"result":{"key":"k","value":{"a":1}}}"#) == .result(key: "k", .ok(["a": 1])))
        #expect(request(#"{"result":{"key":"k","value":null}}"#) == .result(key: "k", .ok(.null)))
        #expect(
            request(#"{"result":{"key":"k","problem":"no","outcome":"refused"}}"#)
                == .result(key: "k", .refused("no")))
        #expect(
            request(#"{"result":{"key":"k","problem":"late","outcome":"unknown"}}"#)
                == .result(key: "k", .unknown("late")))
        #expect(request(#"{"result":{"key":"k","problem":"late"}}"#) == .result(key: "k", .unknown("late")))
    }

    @Test(
        "a result without a key, with neither value nor problem, or with another outcome is refused",
        arguments: [
            #"{"result":{}}"#, #"{"result":7}"#, #"{"result":{"key":"k","problem":"x","outcome":"maybe"}}"#,
            #"{"result":{"key":"k"}}"#, #"{"result":{"key":"k","problem":null}}"#,
        ])
    func badResults(line: String) {
        guard case .wrong(let problem) = request(line) else {
            Issue.record("taken")
            return
        }
        #expect(problem.code == "bad-request")
    }
}
