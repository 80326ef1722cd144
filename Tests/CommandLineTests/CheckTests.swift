// What `parley check` finds, and how it prints it for programs.

import ArgumentParser
import Foundation
import ParleyModel
import Testing

@testable import parley

@Suite struct CheckTests {
    /// Calls an action that no plugin has.
    static let flows = """
        settings({ locale = "en", name = "Tiny" })
        intent("book", {
          "book a table", "a table for two, please", "reserve a place at yours", "we need seats", "I want to dine",
        })
        flow("book", { on = "book" }, function()
          call("tables.find", {})
          say("Done.")
        end)
        """

    private func findings(_ options: String...) throws -> [Diagnostic] {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            let command = try ParleyCommand.parseAsRoot(["check", "--bot", folder] + options)
            return try #require(command as? CheckCommand).findings()
        }
    }

    @Test("an action that nobody serves is a finding, with --strict or not; one of a host's is none")
    func hostActions() throws {
        let plain = try findings()
        #expect(plain.count == 1)
        #expect(plain.first?.source == "  call(\"tables.find\", {})")
        #expect(try findings("--strict") == plain)
        #expect(try findings("--actions", "tables.find:read") == [])
        #expect(try findings("--actions", "tables.finds") == findings("--actions", "tables.finds:read"))
        #expect(try findings("--actions", "tables.finds").count == 1)
    }

    @Test("a misspelt field of a manifest is told once, and mistakes of the flows beside it")
    func brokenPlugin() throws {
        try TemporaryBot.inFolder(flows: Self.flows + "\nflow(\"other\", { on = \"nope\" }, function() end)")
        {
            folder in
            let plugin = folder + "/Plugins/tables"
            try FileManager.default.createDirectory(atPath: plugin, withIntermediateDirectories: true)
            try """
            return { name = "tables", version = "1.0.0", provides = { actionz = { find = { effect = "read" } } } }
            """.write(toFile: plugin + "/manifest.lua", atomically: true, encoding: .utf8)
            try "return { actions = { find = function() return {} end } }".write(
                toFile: plugin + "/init.lua", atomically: true, encoding: .utf8)
            let command = try ParleyCommand.parseAsRoot(["check", "--bot", folder])
            let findings = try #require(command as? CheckCommand).findings()
            #expect(findings.map(\.title) == ["UNKNOWN FIELD", "UNKNOWN INTENT"])
        }
    }

    @Test(
        "a transcript is read too: what is none, and names that the bot does not have, at their lines",
        arguments: [
            ("user: hello\n* expects flow book finished\n", "E715 2"),
            ("usr: hello\nbot: Done.\n", "E710 1"),
            ("user: hello\n\n* expect flow boook finished\n", "E727 3"),
            ("user: hello\n* expect slot table = 2, asks people\n", "E725 2 E725 2"),
            ("user: hello\nbot: Done.\n* expect flow book finished\n", ""),
            ("user: hello\n* deploy other\n* expect flow boook finished\n", ""),
            ("bot: ../other\n---\nuser: hello\n* expect flow boook finished\n", ""),
        ])
    func transcripts(_ text: String, _ wanted: String) throws {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            let tests = folder + "/Flows/tests"
            try FileManager.default.createDirectory(atPath: tests, withIntermediateDirectories: true)
            try text.write(toFile: tests + "/a.chat", atomically: true, encoding: .utf8)
            let command = try ParleyCommand.parseAsRoot(
                ["check", "--bot", folder, "--actions", "tables.find:read"])
            let findings = try #require(command as? CheckCommand).findings()
            #expect(
                findings.map { "\($0.code) \($0.position?.line ?? 0)" }.joined(separator: " ") == wanted)
            #expect(findings.allSatisfy { $0.position?.file == "Flows/tests/a.chat" })
        }
    }

    @Test("findings end with 1, none with 0, in JSON too")
    func statuses() throws {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            let check = ["check", "--bot", folder]
            #expect(ParleyCommand.run(check) == 1)
            #expect(ParleyCommand.run(check + ["--json"]) == 1)
            #expect(ParleyCommand.run(check + ["--strict", "--json", "--actions", "tables.find:read"]) == 0)
        }
    }

    @Test("a warning ends with 1 only when it is asked for")
    func strict() throws {
        let flows =
            "slot(\"a\", { ask = \"A?\" })\nflow(\"f\", { on = { event = \"f\" } }, function() say(\"F\") end)"
        try TemporaryBot.inFolder(flows: flows) { folder in
            #expect(ParleyCommand.run(["check", "--bot", folder]) == 0)
            #expect(ParleyCommand.run(["check", "--bot", folder, "--json"]) == 0)
            #expect(ParleyCommand.run(["check", "--bot", folder, "--strict"]) == 1)
        }
        let warning = Diagnostic(title: "T", code: "W1", explanation: "x")
        let error = Diagnostic(title: "T", code: "E1", explanation: "x")
        #expect(CheckCommand.summary(of: [warning, error, error]) == "2 errors, 1 warning.")
        #expect(CheckCommand.summary(of: [warning, warning]) == "2 warnings.")
    }

    @Test("as JSON a finding has what it is, where, and what to do; none is an empty list")
    func json() {
        let finding = Diagnostic(
            title: "UNKNOWN SLOT", code: "E104", position: SourcePosition(file: "Flows/a.lua", line: 3),
            explanation: "退", closeNames: [Diagnostic.CloseName(name: "order")], hint: "declare it.")
        #expect(
            CheckCommand.json(of: [finding, Diagnostic(title: "T", code: "W1", explanation: "x")])
                == #"[{"close_names":["order"],"code":"E104","explanation":"退","file":"Flows/a.lua","#
                + #""hint":"declare it.","line":3,"severity":"error","title":"UNKNOWN SLOT"},"#
                + #"{"close_names":[],"code":"W1","explanation":"x","severity":"warning","title":"T"}]"#)
        #expect(CheckCommand.json(of: []) == "[]")
    }

    @Test("a mistake without a place of its own is told with the file that was read or run")
    func places() throws {
        for (flows, code) in [("error(\"no rates\", 0)", "E102"), ("\u{1B}Lua compiled", "E101")] {
            try TemporaryBot.inFolder(flows: flows) { folder in
                let command = try ParleyCommand.parseAsRoot(["check", "--bot", folder])
                let findings = try #require(command as? CheckCommand).findings()
                #expect(findings.map(\.code) == [code])
                #expect(findings.first?.position == SourcePosition(file: "Flows/bot.lua", line: 1))
            }
        }
    }

    @Test(
        "plugins' tests are read: what Lua does not understand in one is told at its line, and a file without tests"
    )
    func pluginTests() throws {
        let flows =
            "flow(\"f\", { on = { event = \"f\" } }, function() say(\"{n}\", { n = call(\"a.find\", {}) }) end)"
        try TemporaryBot.inFolder(flows: flows) { folder in
            let tests = folder + "/Plugins/a/tests"
            try FileManager.default.createDirectory(atPath: tests, withIntermediateDirectories: true)
            for (name, text) in [
                "../manifest.lua":
                    "return { name = \"a\", version = \"1\", provides = { actions = { find = { effect = \"read\" } } } }",
                "../init.lua": "return { actions = { find = function() return 1 end } }",
                "sound_test.lua": "test(\"one\", function() expect(call(\"a.find\", {}), 1) end)",
                "broken_test.lua": "test(\"one\", function()\n  local a == 1\nend)",
                "empty_test.lua": "-- nothing",
            ] {
                try text.write(toFile: tests + "/" + name, atomically: true, encoding: .utf8)
            }
            let command = try ParleyCommand.parseAsRoot(["check", "--bot", folder])
            let findings = try #require(command as? CheckCommand).findings()
            #expect(findings.map(\.code) == ["E742", "E743"])
            #expect(
                findings.map(\.position) == [
                    SourcePosition(file: "Plugins/a/tests/broken_test.lua", line: 2),
                    SourcePosition(file: "Plugins/a/tests/empty_test.lua", line: 1),
                ])
            #expect(findings.first?.source == "  local a == 1")
        }
    }

    @Test("where there is no bot, that is told in JSON too, and the status stays")
    func noBot() throws {
        #expect(
            BotReport.json("no-bot", "a \"b\"") == #"{"error":{"code":"no-bot","message":"a \"b\""}}"#)
        let nowhere = ["--bot", "/tmp/parley-no-such-bot"]
        #expect(ParleyCommand.run(["check", "--json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["test", "--format", "json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["eval", "--cv", "2", "--json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["misses", "--json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["sessions", "list", "--json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["test", "--json"] + nowhere) == 1)
        #expect(ParleyCommand.run(["check", "--json", "nothere"]) == 2)
    }
}
