// Plugins' own tests in Lua: what passes, and what is told of what does not.

import Glibc
import ParleyModel
import ParleyTesting
import Testing

@Suite struct PluginTestTests {
    /// A shelf of books with one read and one write that knows a repeated key.
    private static let shelf = """
        local function find(args)
          if args.title == "boom" then error("the shelf fell down") end
          if args.title ~= "Emma" then return nil, "we do not have that" end
          return { title = "Emma", shelves = { 3, 4 } }
        end
        local function lend(args, context)
          local db = sqlite.open("shelf.db")
          db:execute("create table if not exists lent (key text unique, title text)")
          db:execute("insert or ignore into lent values (:key, :title)", { key = context.key, title = args.title })
          return { count = db:query("select count(*) as n from lent")[1].n }
        end
        return { actions = { find = find, lend = lend } }
        """

    private func result(of test: String) throws -> TranscriptResult {
        let bot = try TinyBot()
        _ = try bot.write(
            """
            return { name = "shelf", version = "1.0.0", needs = { sqlite = { "shelf.db" } },
              provides = { actions = { find = { effect = "read" }, lend = { effect = "write" } } } }
            """, at: "Plugins/shelf/manifest.lua")
        _ = try bot.write(Self.shelf, at: "Plugins/shelf/init.lua")
        let file = try bot.write(test, at: "Plugins/shelf/tests/shelf_test.lua")
        #expect(try TranscriptSuite.find(in: bot.folder) == [file])
        return TranscriptSuite(files: [file], runner: TranscriptRunner(folder: bot.folder)).run(file)
    }

    @Test("actions run for real, each test with databases of its own")
    func passes() throws {
        let result = try result(
            of: """
                test("what is there is found", function()
                  expect(call("shelf.find", { title = "Emma" }), { title = "Emma", shelves = { 3, 4 } })
                end)
                test("what is not there is refused", function()
                  local book, problem = try_call("shelf.find", { title = "Dune" })
                  expect(book, nil)
                  expect(problem, "we do not have that")
                end)
                test("a repeated key lends once", function()
                  expect(call("shelf.lend", { title = "Emma" }, { key = "a" }).count, 1)
                  expect(call("shelf.lend", { title = "Emma" }, { key = "a" }).count, 1)
                  expect(call("shelf.lend", { title = "Dune" }).count, 2)
                end)
                test("nothing of another test is left", function()
                  expect(call("shelf.lend", { title = "Emma" }).count == 1)
                end)
                """)
        #expect(result.failure?.report == nil)
        #expect(result.runs == 4)
        #expect(TestReport(results: [result]).summary == "1 file passed, 0 failed (4 runs).\n")
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            (
                "expect(call(\"shelf.find\", { title = \"Emma\" }).title, \"Dune\")", "E741", 2,
                "Expected \"Dune\", got \"Emma\"."
            ),
            ("expect(nil)", "E741", 2, "Expected a value, got nil."),
            (
                "call(\"shelf.find\", { title = \"Dune\" })", "E741", 2,
                "shelf.find refuses: we do not have that."
            ),
            ("call(\"shelf.find\", { title = \"boom\" })", "E742", 2, "the shelf fell down."),
            ("call(\"shelf.fnd\")", "E742", 2, "shelf.fnd is no action of the plugin shelf."),
            ("call(3)", "E742", 2, "it takes an action and its arguments"),
            ("local a = nil\n  expect(a.b, 1)", "E742", 3, "attempt to index a nil value"),
        ])
    func fails(body: String, code: String, line: Int, said: String) throws {
        let result = try result(of: "test(\"a test\", function()\n  \(body)\nend)\n")
        let report = try #require(result.failure?.report)
        #expect(result.failure?.position.line == line, "\(report)")
        #expect(report.contains("[\(code)]") && report.contains(said), "\(report)")
        #expect(report.contains("In the test \"a test\": "), "\(report)")
    }

    @Test("every test that fails is told, and a file without tests is a mistake")
    func whole() throws {
        let two = try result(
            of: "test(\"a\", function() expect(false) end)\ntest(\"b\", function() expect(false) end)")
        #expect(two.failure?.report.ranges(of: "[E741]").count == 2)
        #expect(try result(of: "-- nothing\n").failure?.report.contains("[E743]") == true)
        #expect(try result(of: "expect(1, 1)\n").failure?.report.contains("belongs inside of a test") == true)
        #expect(try result(of: "test(\"a\", function()\n").failure?.report.contains("[E742]") == true)
    }

    @Test(
        "a path that does not name the plugin, as from inside of its folder, is followed to where the file lies"
    )
    func fromInside() throws {
        let bot = try TinyBot()
        try bot.addPlugin("shelf", find: "return 1")
        let file = try bot.write(
            "test(\"one\", function() expect(call(\"shelf.find\"), 1) end)",
            at: "Plugins/shelf/tests/shelf_test.lua")
        let link = bot.folder + "/inside"
        #expect(symlink(bot.folder + "/Plugins/shelf/tests", link) == 0)
        for path in [link, link + "/shelf_test.lua"] {
            let found = try TranscriptSuite.find(in: bot.folder, paths: [path])
            #expect(found.map(\.name) == ["inside/shelf_test.lua"])
            let suite = TranscriptSuite(files: found, runner: TranscriptRunner(folder: bot.folder))
            #expect(suite.run().hasPassed)
        }
        #expect(file.isOfPlugin)
    }
}
