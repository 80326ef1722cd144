// The layout of messages to authors, to the letter.
import ParleyModel
import Testing

@Suite struct DiagnosticTests {
    @Test func aDiagnosticShowsPlaceLineCloseNamesAndHint() {
        let diagnostic = Diagnostic(
            title: "UNKNOWN SLOT", code: "E104",
            position: SourcePosition(file: "Flows/returns.lua", line: 21),
            source: #"  local number = ask("order_nmber")"#, excerpt: #""order_nmber""#,
            explanation: "ask() is given a slot that no file declares.",
            closeNames: [
                .init(name: "order_number", position: SourcePosition(file: "Flows/returns.lua", line: 2)),
                .init(name: "order_note"),
            ], hint: "fix the spelling.")
        #expect(
            diagnostic.report == """
                -- UNKNOWN SLOT -------------------------------------------------- Flows/returns.lua:21   [E104]

                ask() is given a slot that no file declares.

                   21 |   local number = ask("order_nmber")
                      |                      ^^^^^^^^^^^^^
                Close names:   order_number    declared at Flows/returns.lua:2
                               order_note

                Hint: fix the spelling.

                """)
    }

    @Test func caretsStandUnderChineseToo() {
        let diagnostic = Diagnostic(
            title: "T", code: "E1", position: SourcePosition(file: "f", line: 3), source: "say(“你好” .. x)",
            excerpt: "x",
            explanation: "e")
        let lines = diagnostic.report.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[4] == "    3 | say(“你好” .. x)")
        #expect(lines[5] == "      |               ^")
    }

    @Test(arguments: [
        ("order_nmber", ["order_number"]), ("reason", ["return_reason"]), ("xyz", []),
        ("ordre_number", ["order_number"]),
    ])
    func closeNamesAreNearInEdits(_ name: String, _ expected: [String]) {
        #expect(CloseNames.of(name, among: ["order_number", "return_reason", "phone"]) == expected)
    }
}
