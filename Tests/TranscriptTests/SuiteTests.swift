// Finding transcripts, accepting what a bot says, and the report.

import Foundation
import ParleyModel
import ParleyTesting
import Testing

@Suite struct SuiteTests {
    @Test("transcripts are found under the bot's folders, sorted, and chosen by name or path")
    func find() throws {
        let bot = try TinyBot()
        for name in ["b.chat", "a.chat", "c.txt"] { _ = try bot.write("user: hi\n", named: name) }
        let all = try TranscriptSuite.find(in: bot.folder)
        #expect(all.map(\.name) == ["Flows/tests/a.chat", "Flows/tests/b.chat"])
        #expect(try TranscriptSuite.find(in: bot.folder, pattern: "b.c") == [all[1]])
        #expect(try TranscriptSuite.find(in: bot.folder, paths: [all[0].path]) == [all[0]])
        #expect(
            try TranscriptSuite.find(in: bot.folder, paths: [bot.folder + "/Flows/", all[0].path]) == all)
        #expect(throws: Diagnostic.self) {
            try TranscriptSuite.find(in: bot.folder, paths: [bot.folder + "/no.chat"])
        }
    }

    @Test("a file that is not there is named without a line")
    func missingFile() throws {
        let bot = try TinyBot()
        do {
            _ = try TranscriptSuite.find(in: bot.folder, paths: ["no.chat"])
            Issue.record("found")
        } catch {
            #expect(error.position == nil)
            #expect(error.explanation == "no.chat: There is no file or folder of this name.")
        }
        let gone = TranscriptSuite.File(path: bot.folder + "/no.chat", name: "no.chat")
        let result = TranscriptSuite(files: [gone], runner: TranscriptRunner(folder: bot.folder)).run(gone)
        #expect(
            result.failure?.report == """
                FAILED  no.chat

                -- CANNOT READ ------------------------------------------------------------------------   [E722]

                no.chat: No such file or directory.

                Hint: check the name and the rights.

                """)
    }

    @Test("accepting rewrites the bot's lines that are wrong and nothing else")
    func accept() throws {
        let bot = try TinyBot()
        let file = try bot.write(
            """
            # Comments stay.
            locale: en      user: u1
            -----

            user:  hello there
            bot:   What is your {any}?
            bot:   And this is too much.
               [Red]

            # So does this one.
            user: Ada
            * expect note greeted
            user: good morning
            bot: Wrong.
            # The end.

            """, named: "a.chat")
        let suite = TranscriptSuite(files: [file], runner: TranscriptRunner(folder: bot.folder))
        #expect(!suite.run(file).hasPassed)
        let result = suite.run(file, accepting: true)
        #expect(result.failure?.report == nil)
        #expect(result.wasRewritten)
        let text = try bot.read(file)
        let number = try #require(text.firstMatch(of: /Your number is (\d+)\./)).1
        #expect(
            text == """
                # Comments stay.
                locale: en      user: u1
                -----

                user:  hello there
                bot:   What is your {any}?

                # So does this one.
                user: Ada
                bot:  Nice to meet you, Ada.
                      Your number is \(number).
                * expect note greeted
                user: good morning
                bot:  What is your name?
                # The end.

                """)
        #expect(!suite.run(file, accepting: true).wasRewritten)
    }

    @Test(
        "accepting keeps the places of lines that fit, wherever they stand, and of those around which the words do"
    )
    func acceptPlaces() throws {
        let bot = try TinyBot()
        let file = try bot.write(
            """
            user: hello there
            bot:  Welcome!
            bot:  What is your {what=any}?
            user: Ada
            bot:  Hello, Ada.
                  Your number is {id=any}.
            user: good morning
            bot:  And your {what}, {id}?

            """, named: "a.chat")
        let suite = TranscriptSuite(files: [file], runner: TranscriptRunner(folder: bot.folder))
        let result = suite.run(file, accepting: true)
        #expect(result.failure?.report == nil)
        #expect(
            try bot.read(file) == """
                user: hello there
                bot:  What is your {what=any}?
                user: Ada
                bot:  Nice to meet you, Ada.
                      Your number is {id=any}.
                user: good morning
                bot:  What is your {what}?

                """)
        #expect(!suite.run(file, accepting: true).wasRewritten)
    }

    @Test("a report has a line for each that passed, the wrong turn of the others, and a sum")
    func report() throws {
        let bot = try TinyBot()
        let files = [
            try bot.write("user: hello there\nbot: What is your name?\n", named: "a.chat"),
            try bot.write("user: hello there\nbot: Who?\n", named: "b.chat"),
            try bot.write("bot: Who?\n", named: "c.chat"),
        ]
        var heard: [String] = []
        let report = TranscriptSuite(files: files, runner: TranscriptRunner(folder: bot.folder))
            .run { heard.append($0.file) }
        #expect(heard == files.map(\.name))
        #expect(!report.hasPassed)
        #expect(
            report.pretty == """
                ok      Flows/tests/a.chat  (4 runs)

                FAILED  Flows/tests/b.chat:2

                  user: hello there
                expected:
                  bot: Who?
                got:
                  bot:  What is your name?


                FAILED  Flows/tests/c.chat:1

                -- REPLY TO NOTHING ---------------------------------------------- Flows/tests/c.chat:1   [E713]

                The bot speaks before anybody spoke to it or anything happened.

                    1 | bot: Who?

                Hint: begin with a  user:  line, or with  * event session_start

                1 transcript passed, 2 failed (5 runs).

                """)
    }

    @Test("no transcripts at all is said")
    func none() {
        #expect(
            TestReport(results: []).pretty == "No transcripts: there is no *.chat under Flows/ or Plugins/.\n"
        )
    }

    @Test("what an action writes in a test is in no other test, and not in the plugin's own database")
    func databases() throws {
        let bot = try TinyBot(
            """
            settings({ locale = "en" })
            intent("visit", { "count me", "one more visitor" })
            flow("visit", { on = "visit" }, function() say("Visitor {n}.", call("door.enter")) end)
            """)
        let plugin = bot.folder + "/Plugins/door"
        try FileManager.default.createDirectory(atPath: plugin, withIntermediateDirectories: true)
        try """
        return { name = "door", version = "1.0.0", needs = { sqlite = { "door.db" } },
          provides = { actions = { enter = { effect = "write" } } } }
        """.write(toFile: plugin + "/manifest.lua", atomically: true, encoding: .utf8)
        try """
        return { actions = { enter = function(args, context)
          local db = sqlite.open("door.db")
          db:execute("create table if not exists visits (key text unique)")
          db:execute("insert or ignore into visits values (?)", { context.key })
          return db:query("select count(*) as n from visits")[1]
        end } }
        """.write(toFile: plugin + "/init.lua", atomically: true, encoding: .utf8)
        let transcript = "locale: en\n---\nuser: count me\nbot: Visitor 1.\nuser: count me\nbot: Visitor 2.\n"
        let files = try ["a.chat", "b.chat"].map { try bot.write(transcript, named: $0) }
        let report = TranscriptSuite(files: files, runner: TranscriptRunner(folder: bot.folder)).run(jobs: 2)
        #expect(report.results.map { $0.failure?.report ?? "passed" } == ["passed", "passed"])
        // As it stands, once more, restarts, an empty memory, a kill at each of two writes, a refused action.
        #expect(report.results.map(\.runs) == [7, 7])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: plugin).sorted() == [
                "init.lua", "manifest.lua",
            ])
    }
}
