// A bot that is changed while somebody talks to it.

import Foundation
import Parley
import ParleyModel
import TemporaryFiles
import Testing

@testable import parley

@Suite struct LiveBotTests {
    private static func flows(_ question: String, _ end: String) -> String {
        """
        slot("size", { type = "text", ask = "\(question)" })
        intent("order", { "a pizza for me", "can I have a pizza", "I am hungry", "I want a pizza", "order a pizza please" })
        flow("order", { on = "order" }, function()
          local size = ask("size")
          say("\(end) {size}", { size = size })
        end)
        """
    }

    private func talk(
        watches: Bool = true, _ body: (Conversation, (String) throws -> Void) throws -> Void
    ) throws {
        try TemporaryBot.inFolder(flows: Self.flows("Which size?", "One")) { folder in
            let live = try LiveBot(ChatEngine(Bot.Options(folder: folder), begin: nil), watches: watches)
            let talk = Conversation(bot: live, session: SessionID("s"), user: nil, locale: nil)
            defer { talk.close() }
            try body(talk) {
                try $0.write(toFile: folder + "/Flows/bot.lua", atomically: true, encoding: .utf8)
            }
        }
    }

    private func say(_ text: String, _ talk: Conversation) throws -> [String] {
        try talk.send(.message(Message(text))).get().replies.compactMap(\.text)
    }

    @Test("a saved file is read before the next answer; the open flow goes on with its own text")
    func pinned() throws {
        try talk { talk, save in
            #expect(try say("I want a pizza", talk) == ["Which size?"])
            #expect(talk.reloadIfChanged().isEmpty)
            try save(Self.flows("What size?", "Two"))
            #expect(talk.reloadIfChanged() == ["(a file was saved: the bot was read again)"])
            #expect(talk.reloadIfChanged().isEmpty)
            #expect(try say("large", talk) == ["One large"])
            #expect(try say("I want a pizza", talk) == ["What size?"])
            #expect(try say("small", talk) == ["Two small"])
        }
    }

    @Test("new examples are understood once they are learned; a new reading before that takes their place")
    func examples() throws {
        try talk { talk, save in
            let flows = Self.flows("What size?", "Two")
            try save(flows.replacing("order a pizza please", with: "zebra crossing"))
            #expect(talk.reloadIfChanged().count == 1)
            try save(flows.replacing("order a pizza please", with: "quick brown fox"))
            #expect(talk.reloadIfChanged().count == 1)
            try talk.finishLearning()
            #expect(talk.reloadIfChanged().isEmpty)
            #expect(try say("quick brown fox", talk) == ["What size?"])
            #expect(talk.reading.declarations.intents["order"]?.examples.last == "quick brown fox")
        }
    }

    @Test("what a look at the new text finds is told once, at the latest at the end of the chat")
    func lateFindings() throws {
        try talk { talk, save in
            #expect(talk.lateFindings().isEmpty)
            let flows = (0..<200).map {
                "flow(\"f\($0)\", { on = { event = \"f\($0)\" } }, function() say(\"{no}\") end)\n"
            }
            try save(Self.flows("What size?", "Two") + "\n" + flows.joined())
            let told = talk.reload() + talk.lateFindings()
            #expect(told.count == 2)
            #expect(told.last?.hasPrefix("(parley check: 200 warnings. One of them: Flows/bot.lua:7") == true)
            #expect(talk.reloadIfChanged().isEmpty && talk.lateFindings().isEmpty)
        }
    }

    @Test("restart ends the open flow, and what is begun then has the new text")
    func restart() throws {
        try talk { talk, save in
            #expect(try say("I want a pizza", talk) == ["Which size?"])
            try save(Self.flows("What size?", "Two"))
            #expect(talk.reloadIfChanged().count == 1)
            guard case .restarted = talk.perform(.restart, "") else { throw NotRestarted() }
            #expect(try say("I want a pizza", talk) == ["What size?"])
        }
    }
    private struct NotRestarted: Error {}

    @Test("a broken file is shown with its line, once, and the bot goes on as it was; mended it serves")
    func broken() throws {
        try talk { talk, save in
            try save(Self.flows("What size?", "Two") + "\nslot(\"x\", {")
            let told = talk.reloadIfChanged()
            #expect(told.first?.contains("Flows/bot.lua:") == true)
            #expect(told.last == "(the bot goes on as it was before)")
            #expect(talk.reloadIfChanged().isEmpty)
            #expect(try say("I want a pizza", talk) == ["Which size?"])
            try save(Self.flows("What size?", "Two"))
            #expect(talk.reloadIfChanged().count == 1)
        }
    }

    @Test("while somebody types, only a change that has not gone on is taken")
    func settled() throws {
        try talk { talk, save in
            try save(Self.flows("What size?", "Two"))
            #expect(talk.reloadIfChanged(settled: true).isEmpty)
            try save(Self.flows("What size?", "Three"))
            #expect(talk.reloadIfChanged(settled: true).isEmpty)
            #expect(talk.reloadIfChanged(settled: true).count == 1)
        }
    }

    @Test("without --watch nothing is read again but on demand")
    func reload() throws {
        try talk(watches: false) { talk, save in
            try save(Self.flows("What size?", "Two"))
            #expect(talk.reloadIfChanged().isEmpty)
            #expect(try say("I want a pizza", talk) == ["Which size?"])
            guard case .told(let lines) = talk.perform(.reload, "") else { throw NotRestarted() }
            #expect(lines == ["(the bot was read again)"])
            _ = talk.perform(.restart, "")
            #expect(try say("I want a pizza", talk) == ["What size?"])
        }
    }

    @Test("why tells words, rule, flow and the lines where it stands and waits; trace what was written")
    func why() throws {
        try talk { talk, _ in
            _ = try say("I want a pizza", talk)
            guard case .told(let why) = talk.perform(.why, "") else { throw NotRestarted() }
            #expect(why.contains("  tokens    i | want | a | pizza"))
            #expect(
                why.contains { $0.hasPrefix("  rule      starts order (Flows/bot.lua:3): order is clear") })
            #expect(why.contains("  asks      size (Flows/bot.lua:1)"))
            #expect(why.last == "  waits     at Flows/bot.lua:4")
            guard case .told(let trace) = talk.perform(.trace, "") else { throw NotRestarted() }
            #expect(
                trace.map { $0.split(separator: " ").dropFirst().first } == [
                    "received", "started", "asked", "done",
                ])
        }
    }

    @Test("later takes lengths of time and moves the clock; nonsense is told")
    func later() throws {
        try TemporaryBot.inFolder(flows: Self.flows("Which size?", "One")) { folder in
            let begin = WrittenTime(argument: "2026-03-01 18:00")
            let live = try LiveBot(ChatEngine(Bot.Options(folder: folder), begin: begin), watches: false)
            let talk = Conversation(bot: live, session: SessionID("s"), user: nil, locale: nil)
            defer { talk.close() }
            guard case .told(let lines) = talk.perform(.later, "1d 2h") else { throw NotRestarted() }
            #expect(lines.first?.hasPrefix("(it is 2026-03-02 20:00") == true)
            for nonsense in ["", "x", "2", "h", "-1h", "99999999999d", "2h 3"] {
                guard case .refused = talk.perform(.later, nonsense) else { throw NotRestarted() }
            }
        }
    }

    @Test("save writes a transcript that passes, and never over another file")
    func save() throws {
        try talk { talk, _ in
            let folder = try TemporaryFolder()
            defer { withExtendedLifetime(folder) {} }
            let path = folder.path + "/a.chat"
            guard case .refused = talk.perform(.save, path) else { throw NotRestarted() }
            _ = try say("I want a pizza", talk)
            guard case .told(let lines) = talk.perform(.save, path) else { throw NotRestarted() }
            #expect(lines.count == 1)
            #expect(
                try String(contentsOfFile: path, encoding: .utf8).hasSuffix(
                    "user: I want a pizza\nbot:  Which size?\n"))
            guard case .refused(let why) = talk.perform(.save, path) else { throw NotRestarted() }
            #expect(why.hasSuffix("is there already; choose another name."))
        }
    }

    @Test(
        "what check finds is told in a line, at once or with the next look; so is a bot that has no flow left"
    )
    func findings() throws {
        func looks(_ talk: Conversation) -> [String] {
            var told: [String] = []
            for _ in 0..<600 where told.count < 2 {
                told += talk.reloadIfChanged().filter { $0 != "(the new examples are learned)" }
                usleep(10_000)
            }
            return told
        }
        try talk { talk, save in
            try save(Self.flows("What size?", "Two") + "\nslot(\"colour\", { ask = \"Which colour?\" })\n")
            let found = looks(talk)
            #expect(found.first?.hasPrefix("(a file was saved: the bot was read again") == true)
            #expect(
                found.last
                    == "(parley check: 1 warning. Flows/bot.lua:7: slot(\"colour\") is declared, but no flow asks for it and no example or text names it. [W401])"
            )
            try save("settings({ locale = \"en\" })\n")
            var told = looks(talk)
            #expect(told.first?.hasSuffix(", and has neither flows nor answers now)") == true)
            #expect(told.last?.hasSuffix("[E116])") == true)
            try save(Self.flows("What size?", "Two"))
            _ = talk.reloadIfChanged()
            try save("settings({ locale = \"en\" }) answer(\"Are you open?\", \"Yes.\")\n")
            told = talk.reloadIfChanged()
            #expect(told.first?.hasSuffix(", and has no flow now)") == true)
        }
    }
}
