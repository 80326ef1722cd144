// Lines to another program, as they are written, and their order.

import ParleyModel
import Testing

@testable import Parley
@testable import parley

@Suite struct AnswerLineTests {
    private func turn(problem: Problem? = nil) throws -> TurnResult {
        var state = try TemporaryBot.emptyState()
        state.flow = "return_goods"
        state.asking = "order_number"
        state.slots = ["return_reason": "有杂音"]
        state.locale = Locale("zh")
        return TurnResult(
            session: SessionID("s1"), id: InputID("m1"), seq: 7,
            replies: [Reply(text: "确认吗？", buttons: [Reply.Button(title: "是", value: "yes")])], state: state,
            understanding: Understanding(intents: [Ranked(name: "return_goods", confidence: 0.93)]),
            problem: problem,
            isRepeat: false)
    }

    private func json(_ record: Record) -> String { CanonicalJSON.text(.record(record)) }

    @Test("a turn's answer has its session, id, number and replies")
    func plain() throws {
        let line = AnswerLine.turn(try turn(), verbose: false, declarations: Declarations())
        #expect(
            json(line)
                == #"{"id":"m1","replies":[{"buttons":[{"title":"是","value":"yes"}],"text":"确认吗？"}],"#
                + #""seq":7,"session":"s1"}"#)
    }

    @Test("with --verbose it has state and understanding")
    func verbose() throws {
        let line = AnswerLine.turn(try turn(), verbose: true, declarations: Declarations())
        #expect(
            line["state"]
                == [
                    "flow": "return_goods", "asking": "order_number", "locale": "zh",
                    "slots": ["return_reason": "有杂音"],
                ])
        #expect(line["understanding"]?["intents"] == [["name": "return_goods", "confidence": .double(0.93)]])
    }

    @Test("a turn that went wrong says where")
    func problem() throws {
        let place = SourcePosition(file: "Flows/a.lua", line: 21)
        let problem = Problem(code: "flow-budget", message: "too long", position: place)
        let line = AnswerLine.turn(
            try turn(problem: problem), verbose: false, declarations: Declarations())
        #expect(
            line["problem"] == [
                "code": "flow-budget", "message": "too long", "file": "Flows/a.lua", "line": 21,
            ])
    }

    @Test("an error names session and id where they are known")
    func errors() {
        #expect(
            json(AnswerLine.error(session: nil, id: nil, code: "bad-json", message: "no"))
                == #"{"error":{"code":"bad-json","message":"no"}}"#)
        #expect(
            json(AnswerLine.error(session: SessionID("s"), id: InputID("m"), code: "closed", message: "no"))
                == #"{"error":{"code":"closed","message":"no"},"id":"m","session":"s"}"#)
    }

    @Test("a call names the action, its arguments and its key")
    func calls() {
        let call = ActionCall(
            action: "orders.find", effect: .read, arguments: ["number": "1"], key: "k",
            session: SessionID("s"))
        #expect(
            json(AnswerLine.call(call, id: InputID("m")))
                == #"{"call":{"action":"orders.find","args":{"number":"1"},"key":"k"},"id":"m","session":"s"}"#
        )
    }

    @Test("private values are dots, by the slot's name and by its type")
    func masking() {
        var declarations = Declarations()
        var number = SlotDeclaration(
            name: "number", type: .code, position: SourcePosition(file: "a.lua", line: 1))
        number.isPrivate = true
        declarations.slots["number"] = number
        func found(_ slot: String?, _ type: SlotType) -> FoundValue {
            FoundValue(slot: slot, type: type, value: "123456", start: 0, end: 6, source: .type)
        }
        let understanding = Understanding(values: [
            found("number", .code), found(nil, .code), found("other", .code), found(nil, .phone),
        ])
        let masked = AnswerLine.masked(understanding, declarations: declarations)
        #expect(masked.values.map(\.value) == ["•••", "•••", "123456", "123456"])
    }
}

@Suite struct AnswerOrderTests {
    private func lines(_ bytes: [[UInt8]]) -> [String] { bytes.map { String(decoding: $0, as: UTF8.self) } }

    @Test("a session's answers leave in the order of its inputs, whichever is ready first")
    func order() {
        var order = AnswerOrder()
        let session = SessionID("s")
        let tickets = (1...3).map { order.begin(session, id: InputID("m\($0)")) }
        #expect(order.current(of: session) == InputID("m1"))
        #expect(lines(order.finish(tickets[2], with: Array("c".utf8))) == [])
        #expect(lines(order.finish(tickets[0], with: Array("a".utf8))) == ["a"])
        #expect(order.current(of: session) == InputID("m2"))
        #expect(lines(order.finish(tickets[1], with: Array("b".utf8))) == ["b", "c"])
        #expect(order.current(of: session) == nil)
    }

    @Test("sessions do not wait for each other, nor lines that belong to none")
    func independence() {
        var order = AnswerOrder()
        _ = order.begin(SessionID("slow"), id: nil)
        let quick = order.begin(SessionID("quick"), id: nil)
        let none = order.begin(nil, id: nil)
        #expect(lines(order.finish(none, with: Array("n".utf8))) == ["n"])
        #expect(lines(order.finish(quick, with: Array("q".utf8))) == ["q"])
    }
}
