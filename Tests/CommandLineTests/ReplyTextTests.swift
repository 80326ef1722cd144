// Replies as a person reads them, and buttons pressed by number.

import Parley
import ParleyModel
import Testing

@testable import parley

@Suite struct ReplyTextTests {
    @Test("buttons of the last reply that has some are numbered; one that opens a page is not")
    func numbers() {
        let text = ReplyText([
            Reply(text: "first", buttons: [Reply.Button(title: "old", value: "o")]),
            Reply(
                text: "choose",
                buttons: [
                    Reply.Button(title: "红色", value: "red"), Reply.Button(title: "shop", url: "https://x"),
                    Reply.Button(title: "蓝色"),
                ]),
            Reply("last"),
        ])
        #expect(
            text.lines == ["first", "[old]", "choose", "[1] 红色", "- shop: https://x", "[2] 蓝色", "last"])
        #expect(text.buttons.map(\.pressed) == ["red", "蓝色"])
    }

    @Test("pictures and cards are lines of text")
    func cards() {
        let card = Reply.Card(
            title: "耳机", text: "199 元", image: "b.png", buttons: [Reply.Button(title: "buy", value: "b")])
        #expect(
            ReplyText([Reply(text: nil, image: "a.png", cards: [card])]).lines == [
                "(a.png)", "耳机\n199 元", "(b.png)", "[1] buy",
            ])
    }

    @Test(
        "control characters and turned writing are shown, line breaks and tabs kept",
        arguments: [
            ("a\u{1B}[31mb", "a␛[31mb"), ("\u{7}\r\u{0}", "␇␍␀"), ("a\u{9B}b\u{7F}", "a<U+009B>b<U+007F>"),
            ("\u{202E}abc\u{2066}", "<U+202E>abc<U+2066>"), ("one\ntwo\tthree", "one\ntwo\tthree"),
            ("退货 👩‍👧 é", "退货 👩‍👧 é"),
        ])
    func visible(text: String, shown: String) { #expect(text.visible == shown) }

    private func question(_ kind: Question.Kind, _ type: SlotType) -> Question {
        Question(kind: kind, wanted: [Expectation.Wanted(slot: "x", type: type)])
    }

    @Test("a number presses a button, unless the open question takes numbers itself")
    func presses() {
        let buttons = [Reply.Button(title: "A", value: "a"), Reply.Button(title: "B")]
        func content(_ text: String, _ question: Question?) -> Input.Content {
            ButtonChoice.content(of: text, buttons: buttons, question: question)
        }
        #expect(content("1", nil) == .button("a"))
        #expect(content(" 2 ", nil) == .button("B"))
        #expect(content("1", question(.confirm, .yesNo)) == .button("a"))
        #expect(content("1", question(.ask, .yesNo)) == .button("a"))
        for text in ["0", "3", "-1", "1.", "one", "99999999999999999999"] {
            #expect(content(text, nil) == .message(Message(text)))
        }
        #expect(content("1", question(.ask, .rating)) == .message(Message("1")))
        #expect(content("1", question(.choose, .choice)) == .message(Message("1")))
    }
}

@Suite struct TurnNotesTests {
    @Test("a problem is told with its code and place")
    func problems() {
        let place = SourcePosition(file: "Flows/a.lua", line: 3)
        #expect(
            TurnNotes.text(of: Problem(code: "flow-error", message: "nil index", position: place))
                == "[flow-error Flows/a.lua:3] nil index")
        #expect(TurnNotes.text(of: Problem(code: "flow-error", message: "x")) == "[flow-error] x")
    }

    @Test("a problem with a diagnostic is told in full: place, line, close names, hint")
    func diagnostics() {
        let place = SourcePosition(file: "Flows/a.lua", line: 3)
        let diagnostic = Diagnostic(
            title: "UNKNOWN SLOT", code: "E104", position: place, source: "  ask(\"ordr\")", excerpt: "ordr",
            explanation: "There is no slot \"ordr\".\u{7}", closeNames: [Diagnostic.CloseName(name: "order")],
            hint: "declare it.")
        let problem = Problem(code: "flow-error", message: "x", position: place, diagnostic: diagnostic)
        #expect(
            TurnNotes.text(of: problem) == """
                -- UNKNOWN SLOT --------------------------------------------------------- Flows/a.lua:3   [E104]

                There is no slot "ordr".␇

                    3 |   ask("ordr")
                      |        ^^^^
                Close names:   order

                Hint: declare it.

                """)
    }

    @Test("a value is shown by its slot, else by its question's word or its type")
    func values() throws {
        func found(_ slot: String?, _ type: SlotType, _ value: Value) -> FoundValue {
            FoundValue(slot: slot, type: type, value: value, start: 0, end: 1, source: .type)
        }
        let understanding = Understanding(values: [
            found("size", .number, 42), found("", .choice, 7), found("", .yesNo, true),
            found(nil, .phone, "1"),
        ])
        let state = try TemporaryBot.emptyState()
        #expect(
            TurnNotes.lines(understanding: understanding, state: state)
                == ["  size = 42 · choose = 7 · confirm = true · phone = 1"])
    }
}
