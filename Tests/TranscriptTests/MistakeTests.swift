// What an author is told about each mistake in a transcript, word for word.

import ParleyModel
import ParleyTesting
import Testing

@Suite struct MistakeTests {
    static func report(_ text: String) -> String? {
        do {
            _ = try Transcript(text, file: "Flows/a.chat")
            return nil
        } catch {
            return error.report
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var code: String
        var line: Int
        var explanation: String
        var testDescription: String { "\(code) \(text)" }

        init(_ text: String, _ code: String, _ line: Int, _ explanation: String) {
            self.text = text
            self.code = code
            self.line = line
            self.explanation = explanation
        }
    }

    static let header: [Case] = [
        Case("lokale: zh\n---\nuser: x", "E701", 1, "The header knows no \"lokale\"."),
        Case("hello there\n---\nuser: x", "E701", 1, "The header knows no \"hello\"."),
        Case("locale: zh\nlocale: en\n---\nuser: x", "E702", 2, "The header says locale: a second time."),
        Case("locale: zh  user:\n---\nuser: x", "E703", 1, "Nothing stands after user: in the header."),
        Case("clock: noon\n---\nuser: x", "E704", 1, "\"noon\" is no date with a time."),
        Case(
            "clock: 2026-02-29 10:00\n---\nuser: x", "E704", 1, "\"2026-02-29 10:00\" is no date with a time."
        ),
        Case("action -> 1\n---\nuser: x", "E705", 1, "In this action line the action's name is missing."),
        Case(
            "action a.b\n---\nuser: x", "E705", 1,
            "In this action line \"->\" and the result are missing after a.b."),
        Case("action a.b ->\n---\nuser: x", "E705", 1, "In this action line nothing stands after \"->\"."),
        Case(
            "action a -> fails\n---\nuser: x", "E705", 1,
            "In this action line \"fails\" wants a reason in quotes."),
        Case(
            "action a -> unknown 1\n---\nuser: x", "E705", 1,
            "In this action line \"unknown\" wants a reason in quotes."),
        Case(
            "action a { 1 } -> 1\n---\nuser: x", "E707", 1, "The call of a takes a table of names and values."
        ),
        Case("metadata: 1\n---\nuser: x", "E707", 1, "metadata: takes a table of names and values."),
        Case("metadata: {} x\n---\nuser: x", "E709", 1, "\"x\" stands after the end of what belongs here."),
        Case("action a -> 1 2\n---\nuser: x", "E709", 1, "\"2\" stands after the end of what belongs here."),
        Case(
            "locale: zh\nuser: x", "E708", 1, "locale belongs into a header, and no line of dashes ends one."),
        Case(
            "action a -> 1\nuser: x", "E708", 1,
            "action belongs into a header, and no line of dashes ends one."),
    ]

    static let literals: [Case] = [
        ("{ a = 1", "a } is missing"), ("{ a = 1 b = 2 }", "a , or } is missing before \"b = 2 }\""),
        ("{ 1, a = 2 }", "a table is a list or has names, not both"),
        ("yes", "yes is no value; a text stands in quotes: \"yes\""), ("\"abc", "a closing \" is missing"),
        (#""\q""#, #"\q is no escape; there are \n \t \r \\ \" \' \u{...}"#),
        (#""\u4E""#, #"\u is written \u{4E2D}"#),
        ("1.2.3", "\"1.2.3\" is no number; a text stands in quotes"), ("@", "\"@\" is no value"),
        ("{ a = }", "\"}\" is no value"), ("{ [1] = 2 }", "a name in [ ] stands in quotes"),
        ("{ ['a' 2 }", "\"] =\" is missing after \"a\""),
        (String(repeating: "{", count: 40), "it is nested too deeply"),
    ].map { Case("action a -> \($0.0)\n---\nuser: x", "E706", 1, "A value cannot be read: \($0.1).") }

    static let body: [Case] = [
        Case("usr: hi", "E710", 1, "A line begins with user: or bot: or agent: or * or #, not with \"usr\"."),
        Case(
            "user: a\nbot answers", "E710", 2,
            "A line begins with user: or bot: or agent: or * or #, not with \"bot\"."),
        Case(
            "locale: zh\n---\nuser: a\n-----\nuser: b", "E711", 4,
            "A second line of dashes; one ends the header."),
        Case("user: a\nbot:", "E712", 2, "Nothing stands after bot:"),
        Case("user:  \nbot: x", "E712", 1, "Nothing stands after user:"),
        Case("bot: hello", "E713", 1, "The bot speaks before anybody spoke to it or anything happened."),
        Case(
            "\n  hello", "E714", 2,
            "An indented line continues the line above it, and there is none to continue."),
        Case("user: a\n* dance", "E715", 2, "There is no direction \"* dance\"."),
        Case("user: a\n* hand over", "E715", 2, "There is no direction \"* hand over\"."),
        Case("user: a\n* event", "E716", 2, "\"* event\" is not complete."),
        Case("user: a\n* deploy", "E716", 2, "\"* deploy\" is not complete."),
        Case("user: a\n* undo much", "E716", 2, "\"* undo\" is not complete."),
        Case("user: a\n* event x 1", "E707", 2, "* event takes a table of names and values."),
        Case("user: a\n* restart now", "E709", 2, "\"now\" stands after the end of what belongs here."),
        Case("user: a\n* later soon", "E717", 2, "\"soon\" is no duration."),
        Case("user: a\n* later 5", "E717", 2, "\"5\" is no duration."),
        Case(
            "user: a\n* later 99999999999999999999d", "E717", 2, "\"99999999999999999999d\" is no duration."),
        Case("user: a\n* expect slots x = 1", "E718", 2, "\"* expect\" knows no \"slots\"."),
        Case("user: a\n* expect", "E718", 2, "\"* expect\" knows no \"\"."),
        Case("user: a\n* expect slot x", "E719", 2, "\"slot\" is not complete."),
        Case("user: a\n* expect called o.f", "E719", 2, "\"called\" is not complete."),
        Case("user: a\n* expect flow f ended", "E719", 2, "\"flow\" is not complete."),
        Case("user: a\n* expect asks", "E719", 2, "\"asks\" is not complete."),
        Case(
            "user: a\n* expect locale zh note x", "E709", 2,
            "\"note x\" stands after the end of what belongs here."),
        Case(
            "user: a\n* expect called o.f once with 1", "E707", 2,
            "\"with\" takes a table of names and values."),
    ]

    @Test("a mistake is named with its code, its line and a sentence", arguments: header + literals + body)
    func mistake(_ mistake: Case) {
        #expect(throws: Diagnostic.self) { try Transcript(mistake.text, file: "Flows/a.chat") }
        do {
            _ = try Transcript(mistake.text, file: "Flows/a.chat")
        } catch {
            let lines = mistake.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(error.code == mistake.code)
            #expect(error.position == SourcePosition(file: "Flows/a.chat", line: mistake.line))
            #expect(error.source == String(lines[mistake.line - 1]))
            #expect(error.explanation == mistake.explanation)
            #expect(error.hint?.isEmpty == false)
        }
    }

    @Test("a mistake in a line reads like this")
    func wholeReport() {
        #expect(
            Self.report("# A.\nuser: a\nbott: b\n") == """
                -- UNKNOWN LINE -------------------------------------------------------- Flows/a.chat:3   [E710]

                A line begins with user: or bot: or agent: or * or #, not with "bott".

                    3 | bott: b
                      | ^^^^
                Close names:   bot

                Hint: a reply's second line is indented.

                """)
    }

    @Test("a colon that is missing and a blank that is missing are told as such")
    func smallSigns() {
        #expect(Self.report("user: a\nbot Hello\n")?.contains("a colon is missing:  bot: ...") == true)
        #expect(
            Self.report("clock: 2026-06-01 10:00 locale: en\n---\nuser: a\n")?.contains("two or more blanks")
                == true)
    }

    @Test("a mistake in a value reads like this")
    func wholeReportOfAValue() {
        #expect(
            Self.report("action o.f -> { item = 耳机 }\n---\nuser: a\n") == """
                -- BAD VALUE ----------------------------------------------------------- Flows/a.chat:1   [E706]

                A value cannot be read: 耳机 is no value; a text stands in quotes: "耳机".

                    1 | action o.f -> { item = 耳机 }

                Hint: values are  "text"  1.5  true  false  nil  { name = "x" }  { 1, 2 }

                """)
    }

    @Test(
        "a file in which nobody says anything is a mistake",
        arguments: ["", "# x\n", "locale: zh\n---\n", "* expect locale zh"])
    func nothingSaid(text: String) {
        #expect(
            Self.report(text) == """
                -- NOTHING SAID -------------------------------------------------------- Flows/a.chat:1   [E720]

                The transcript has no line that does anything.

                Hint: write at least one  user:  line and the  bot:  line that should follow it.

                """)
    }

    @Test("a file that is not UTF-8 is a mistake")
    func notUTF8() {
        #expect {
            try Transcript(bytes: [0x75, 0xFF], file: "a.chat")
        } throws: {
            ($0 as? Diagnostic)?.code == "E721"
        }
    }
}
