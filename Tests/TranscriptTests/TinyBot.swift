// A bot of a few lines in a folder of its own, for tests of what runs transcripts.

import Foundation
import Parley
import ParleyModel
import ParleyTesting
import TemporaryFiles

/// Lives in a temporary folder, which goes with it.
final class TinyBot: Sendable {
    private let files: TemporaryFolder
    var folder: String { files.path }

    init(_ flows: String = TinyBot.flows) throws {
        files = try TemporaryFolder(["Flows/bot.lua": flows])
        files.makeFolder("Flows/tests")
    }

    /// Adds a plugin with one read, `NAME.find`.
    func addPlugin(_ name: String, find lua: String) throws {
        let provided = "{ actions = { find = { effect = \"read\" } } }"
        try files.write(
            "return { name = \"\(name)\", version = \"1.0.0\", provides = \(provided) }",
            to: "Plugins/\(name)/manifest.lua")
        try files.write(
            "return { actions = { find = function(args) \(lua) end } }", to: "Plugins/\(name)/init.lua")
    }

    func run(_ text: String) throws -> TranscriptResult {
        TranscriptRunner(folder: folder).run(try Transcript(text, file: "Flows/tests/a.chat"))
    }

    func write(_ text: String, named name: String) throws -> TranscriptSuite.File {
        try write(text, at: "Flows/tests/" + name)
    }

    /// A test by its path in the bot's folder.
    func write(_ text: String, at path: String) throws -> TranscriptSuite.File {
        try files.write(text, to: path)
        return TranscriptSuite.File(path: folder + "/" + path, name: path)
    }

    func read(_ file: TranscriptSuite.File) throws -> String {
        try String(contentsOfFile: file.path, encoding: .utf8)
    }

    static let flows = """
        -- A bot for tests: it greets, and it books a table.
        settings({ locale = "en", name = "Tiny", time_zone = "Asia/Shanghai" })

        slot("name", { type = "text", ask = "What is your name?" })
        slot("wine", { type = "choice", ask = "Which wine?", choices = { "Red", { value = "w", title = "White" } } })

        intent("greet", { "hello there", "good morning" })
        flow("greet", { on = "greet" }, function()
          local name = ask("name")
          remember("name", name)
          note("greeted")
          say("Nice to meet you, {name}.\\nYour number is {number}.", { number = random(1000, 9999) })
        end)

        intent("book", { "book a table", "reserve a table" })
        flow("book", { on = "book" }, function()
          local table_, problem = try_call("tables.find", { size = 2 })
          if not table_ then return say("No table: {problem}.", { problem = problem }) end
          local wine = ask("wine")
          local booking, why = try_call("tables.book", { place = table_.place, wine = wine })
          if not booking then return say("Not booked: {why}.", { why = why }) end
          say("Booked at the {place}, number {id}.", { place = table_.place, id = booking.id })
        end)

        intent("clock", { "what time is it" })
        flow("clock", { on = "clock" }, function()
          local time = now()
          say("It is {date}, {time}.", { date = time.date, time = time.time })
        end)

        flow("paid", { on = { event = "paid" } }, function() say("Thank you.") end)
        """
}
