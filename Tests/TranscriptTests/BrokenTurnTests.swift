// A turn that ends with a flow's problem is never what a transcript means, whatever was said.

import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct BrokenTurnTests {
    static let flows = """
        settings({ locale = "en", name = "Tiny" })
        slot("name", { type = "text", ask = "Who?" })
        flow("break", { on = { event = "break" } }, function()
          say("So far so good.")
          local wanted = "nmae"
          ask(wanted)
        end)
        flow("loop", { on = { event = "loop" } }, function() while true do end end)
        flow("find", { on = { event = "find" } }, function()
          local found, problem = try_call("shop.find", {})
          say("Found: {found}, {problem}.", { found = tostring(found), problem = tostring(problem) })
        end)
        flow("must find", { on = { event = "must_find" } }, function() call("shop.find", {}) end)
        """

    @Test("the transcript fails with the diagnostic, although its text is what is said")
    func fails() throws {
        let failure = try #require(
            try TinyBot(Self.flows).run("* event break\nbot: So far so good.\nbot: ...\n").failure)
        #expect(failure.variation == .plain)
        #expect(failure.position.line == 1)
        let report = failure.report
        let head = "FAILED  Flows/tests/a.chat:1\n\n  * event break\nThe turn broke, flow-error:\n\n-- "
        #expect(report.hasPrefix(head))
        #expect(report.contains("Flows/bot.lua:6"))
        #expect(report.contains("    6 |   ask(wanted)"))
        #expect(report.contains("Close names:   name"))
    }

    @Test("a budget that is used up fails it too")
    func budget() throws {
        let failure = try #require(try TinyBot(Self.flows).run("* event loop\nbot: ...\n").failure)
        guard case .problem(let problem) = failure.reason else {
            Issue.record("\(failure.report)")
            return
        }
        #expect(problem.code == "flow-budget")
    }

    @Test("accepting leaves the file as it is and reports the problem")
    func accept() throws {
        let bot = try TinyBot(Self.flows)
        let text = "* event break\nbot: Something else.\n"
        let file = try bot.write(text, named: "a.chat")
        let suite = TranscriptSuite(files: [file], runner: TranscriptRunner(folder: bot.folder))
        let result = suite.run(file, accepting: true)
        #expect(!result.wasRewritten)
        #expect(result.failure?.report.contains("Close names:   name") == true)
        #expect(try bot.read(file) == text)
    }

    @Test(
        "flows and the engine break a transcript, actions do not",
        arguments: [
            ("flow-error", true), ("flow-budget", true), ("flow-memory", true), ("flow-diverged", true),
            ("engine-fault", true), ("action-failed", false),
        ])
    func codes(code: String, breaks: Bool) {
        #expect(Problem(code: code, message: "").breaksTranscripts == breaks)
    }

    @Test("a problem without a diagnostic is told in a line")
    func withoutDiagnostic() {
        let place = SourcePosition(file: "Flows/a.lua", line: 3)
        let failure = TranscriptFailure(
            variation: .plain, position: SourcePosition(file: "a.chat", line: 1),
            reason: .problem(Problem(code: "flow-diverged", message: "No.", position: place)),
            lead: ["user: x"], remarks: [])
        #expect(
            failure.report
                == "FAILED  a.chat:1\n\n  user: x\nThe turn broke, flow-diverged: No. (Flows/a.lua:3)\n")
    }

    @Test("a plugin that breaks tells the user nothing of why, and may be what a transcript is about")
    func brokenPlugin() throws {
        let bot = try TinyBot(Self.flows)
        try bot.addPlugin("shop", find: "error('no paper in the printer')")
        let passed = try bot.run("* event find\nbot: Found: nil, failed.\n* event must_find\nbot: ...\n")
        #expect(passed.failure?.report == nil)
        let failure = try #require(try bot.run("* event find\nbot: Nothing.\n").failure)
        #expect(failure.reason == .wrong(expected: ["bot: Nothing."], got: ["bot:  Found: nil, failed."]))
        #expect(failure.remarks.joined().contains("no paper in the printer"))
    }
}
