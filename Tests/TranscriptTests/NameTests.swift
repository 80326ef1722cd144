// Names in a transcript that nothing has: told with those that are close, rather than compared.

import ParleyModel
import ParleyTesting
import Testing

@Suite struct NameTests {
    static let flows =
        TinyBot.flows + """

            flow("person", { on = { event = "person" } }, function()
              local reply = handoff("returns", "please")
              say("Back again.")
            end)
            """

    /// The diagnostic that a transcript fails with.
    private func diagnostic(_ text: String) throws -> Diagnostic {
        let failure = try #require(try TinyBot(Self.flows).run(text).failure)
        guard case .diagnostics(let diagnostics) = failure.reason else {
            Issue.record("\(failure.report)")
            throw Diagnostic(title: "", code: "", explanation: failure.report)
        }
        return try #require(diagnostics.first)
    }

    @Test(
        "a slot that no file declares is a mistake, whatever is claimed of it",
        arguments: ["slot nmae = nil", "slot nmae = \"Ada\"", "asks nmae", "locale en, slot nmae = nil"])
    func slots(claim: String) throws {
        let found = try diagnostic("user: hello there\nbot: ...\n* expect \(claim)\n")
        #expect(found.code == "E725")
        #expect(found.position == SourcePosition(file: "Flows/tests/a.chat", line: 3))
        #expect(found.explanation == "No file declares a slot \"nmae\".")
        #expect(found.closeNames.map(\.name) == ["name"])
    }

    @Test(
        "an action that nothing declares is a mistake, also where it was never called",
        arguments: ["called tables.fnd never", "called tables.fnd once"])
    func actions(claim: String) throws {
        let found = try diagnostic(RunnerTests.booking + "\n* expect \(claim)\n")
        #expect(found.code == "E726")
        #expect(found.position?.line == 12)
        #expect(found.closeNames.map(\.name) == ["tables.find"])
        #expect(found.hint == "there are: tables.book, tables.find.")
    }

    @Test("an action line for what nothing has, names or calls is a mistake")
    func strayStub() throws {
        let text = RunnerTests.booking.replacing(
            "action tables.find", with: "action tables.fnid -> 1\naction tables.find")
        let found = try diagnostic(text)
        #expect(found.code == "E726")
        #expect(found.source == "action tables.fnid -> 1")
        #expect(found.closeNames.first?.name == "tables.find")
    }

    @Test("a line that fits no call is told where the plugin ran instead")
    func passedOver() throws {
        let bot = try TinyBot(
            """
            intent("go", { "let us go", "go on then" })
            flow("go", { on = "go" }, function() say(call("shop.find", { n = 1 })) end)
            """)
        try bot.addPlugin("shop", find: "return \"one\"")
        let result = try bot.run("action shop.find { n = 2 } -> \"two\"\n---\nuser: let us go\nbot: one\n")
        #expect(result.failure?.report == nil)
        #expect(result.notes == ["action shop.find { n = 2 } fits no call: shop.find ran for real."])
    }

    @Test("a flow that no file declares is a mistake")
    func flows() throws {
        let found = try diagnostic("user: hello there\nbot: ...\n* expect flow helo open\n")
        #expect(found.code == "E727")
        #expect(found.explanation == "No file declares a flow \"helo\".")
    }

    @Test("an action that only a plugin declares is known")
    func pluginsAction() throws {
        let bot = try TinyBot()
        try bot.addPlugin("shop", find: "return 1")
        let result = try bot.run("user: hello there\nbot: ...\n* expect called shop.find never\n")
        #expect(result.failure?.report == nil)
    }

    @Test("a session is handed back only where a person has it")
    func handBack() throws {
        let found = try diagnostic("user: hello there\nbot: ...\n* hand back\nbot: ...\n")
        #expect(found.code == "E724")
        #expect(found.position?.line == 3)
        let text = "* event person\nbot: ...\n* hand back { ok = true }\nbot: Back again.\n"
        #expect(try TinyBot(Self.flows).run(text).failure?.report == nil)
        #expect(try diagnostic(text + "* hand back\n").position?.line == 5)
    }
}
