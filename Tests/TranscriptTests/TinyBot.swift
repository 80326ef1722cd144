// A bot of a few lines in a folder of its own, for tests of what runs transcripts.

import Foundation
import Parley
import ParleyModel
import ParleyTesting

/// Lives in a temporary folder, which goes with it.
final class TinyBot: Sendable {
    let folder: String

    init(_ flows: String = TinyBot.flows) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder + "/Flows/tests", withIntermediateDirectories: true)
        try flows.write(toFile: folder + "/Flows/bot.lua", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Adds a plugin with one read, `NAME.find`.
    func addPlugin(_ name: String, find lua: String) throws {
        let plugin = folder + "/Plugins/" + name
        try FileManager.default.createDirectory(atPath: plugin, withIntermediateDirectories: true)
        let provided = "{ actions = { find = { effect = \"read\" } } }"
        try "return { name = \"\(name)\", version = \"1.0.0\", provides = \(provided) }"
            .write(toFile: plugin + "/manifest.lua", atomically: true, encoding: .utf8)
        try "return { actions = { find = function(args) \(lua) end } }"
            .write(toFile: plugin + "/init.lua", atomically: true, encoding: .utf8)
    }

    func run(_ text: String) throws -> TranscriptResult {
        TranscriptRunner(folder: folder).run(try Transcript(text, file: "Flows/tests/a.chat"))
    }

    func write(_ text: String, named name: String) throws -> TranscriptSuite.File {
        let path = folder + "/Flows/tests/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return TranscriptSuite.File(path: path, name: "Flows/tests/" + name)
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
