// Where `:save` writes.

import Foundation
import Parley
import ParleyModel
import Testing

@testable import parley

@Suite struct SavedTranscriptTests {
    @Test("a name is of the shell's folder, and of the bot's where only that one has the folder it names")
    func place() throws {
        try TemporaryBot.inFolder(flows: "") { bot in
            try FileManager.default.createDirectory(
                atPath: bot + "/Flows/tests-of-this-bot", withIntermediateDirectories: true)
            func place(_ path: String) -> String { SavedTranscript.place(of: path, bot: bot) }
            #expect(place("Flows/tests-of-this-bot/x.chat") == bot + "/Flows/tests-of-this-bot/x.chat")
            #expect(place("x.chat") == "x.chat")
            #expect(place("no-such-folder/x.chat") == "no-such-folder/x.chat")
            #expect(place(bot + "/x.chat") == bot + "/x.chat")
            #expect(place("./x.chat") == "./x.chat")
            #expect(place("tests-of-this-bot/x.chat") == bot + "/Flows/tests-of-this-bot/x.chat")
            #expect(place("tests/x.chat") == (isThere("tests") ? "" : bot + "/Flows/") + "tests/x.chat")
        }
    }

    private func isThere(_ folder: String) -> Bool { FileManager.default.fileExists(atPath: folder) }

    private static let flows = """
        slot("name", { type = "text", ask = "Your name?" })
        intent("hello", { "good morning bot", "I would like to say hello" })
        flow("hello", { on = "hello" }, function() say("Hello {name}.", { name = ask("name") }) end)
        """

    private func talk(_ body: (Conversation, String) throws -> Void) throws {
        try TemporaryBot.talk(flows: Self.flows, body)
    }

    private func say(_ texts: String..., to talk: Conversation) throws {
        for text in texts { _ = try talk.send(.message(Message(text))).get() }
    }

    private func lines(_ outcome: CommandOutcome) -> [String] {
        switch outcome {
        case .told(let lines): lines
        case .refused(let why): [why]
        default: []
        }
    }

    @Test("what was said before and after a time in which the session ended is one transcript, and passes")
    func later() throws {
        try talk { talk, bot in
            try say("good morning bot", "Ada", to: talk)
            _ = talk.perform(.later, "3d")
            try say("good morning bot", "Bo", to: talk)
            let path = bot + "/Flows/two-days.chat"
            #expect(
                lines(talk.perform(.save, path)) == [
                    "(saved as \(path); private values were replaced by made-up ones)"
                ])
            let body = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").drop {
                !$0.hasPrefix("---")
            }
            #expect(
                body.dropFirst() == [
                    "user: good morning bot", "bot:  Your name?", "user: Ada", "bot:  Hello Ada.",
                    "* later 3d",
                    "user: good morning bot", "bot:  Your name?", "user: Bo", "bot:  Hello Bo.",
                ])
        }
    }

    @Test("after :restart only the new session is saved, and that is said")
    func restarted() throws {
        try talk { talk, bot in
            try say("good morning bot", "Ada", to: talk)
            _ = talk.perform(.restart, "")
            try say("good morning bot", to: talk)
            let path = bot + "/Flows/new.chat"
            #expect(
                lines(talk.perform(.save, path)) == [
                    "(saved as \(path), from :restart on; private values were replaced by made-up ones)"
                ])
            #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("Ada"))
        }
    }

    @Test("a reply that is another one each time is taken in any wording, and that is said")
    func variants() throws {
        let flows = """
            intent("hello", { "good morning bot", "I would like to say hello" })
            messages("en", { hi = { "Hello.", "Hi there.", "Good morning.", "Welcome.", "Nice to see you." } })
            flow("hello", { on = "hello" }, function()
              say("Your ticket is {id}.", { id = uuid() })
              say(texts.hi)
              say("What now?")
            end)
            """
        try TemporaryBot.talk(flows: flows) { talk, bot in
            try say("good morning bot", to: talk)
            let path = bot + "/Flows/variants.chat"
            let told = lines(talk.perform(.save, path))
            #expect(told.count == 2 && told.last?.contains("\(path):5") == true, "\(told)")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("user: good morning bot\nbot:  {any}\n"))
            #expect(text.hasSuffix("bot:  What now?\n"))
        }
    }

    @Test("what keeps it from being saved is said")
    func refused() throws {
        try talk { talk, bot in
            func saved(_ path: String) -> [String] { lines(talk.perform(.save, path)) }
            #expect(saved("") == [":save takes the name of a file: :save tests/a-return.chat"])
            #expect(saved("x.chat") == ["There is nothing to save: nothing was said yet."])
            try say("good morning bot", to: talk)
            #expect(
                saved("no-such/x.chat") == [
                    "no-such/x.chat cannot be written: neither the shell's folder nor the bot's has a folder no-such."
                ])
            let taken = bot + "/Flows/bot.lua"
            #expect(saved(taken) == ["\(taken) is there already; choose another name."])
        }
    }

    @Test("a chat says which databases its actions change, and nothing where there are none")
    func notes() throws {
        try talk { talk, _ in #expect(talk.notes.isEmpty) }
        try TemporaryBot.inFolder(flows: Self.flows) { bot in
            func write(_ text: String, _ plugin: String, _ file: String) throws {
                let folder = "\(bot)/Plugins/\(plugin)"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
            }
            for (plugin, effect) in [("desk", "write"), ("shelf", "read")] {
                try write(
                    """
                    return { name = "\(plugin)", version = "1.0.0", needs = { sqlite = { "data.db" } },
                      provides = { actions = { act = { effect = "\(effect)" } } } }
                    """, plugin, "manifest.lua")
                try write("return { actions = { act = function() return 1 end } }", plugin, "init.lua")
            }
            let live = try LiveBot(ChatEngine(Bot.Options(folder: bot), begin: nil), watches: false)
            let talk = Conversation(bot: live, session: SessionID("s"), user: nil, locale: nil)
            defer { talk.close() }
            #expect(
                talk.notes == [
                    "(What actions write is real and stays, in Plugins/desk/data.db; parley test writes into a copy.)"
                ])
        }
    }
}
