// What `parley sessions` shows of a store, with private values masked.

import ArgumentParser
import Foundation
import Parley
import ParleyModel
import ParleyTesting
import Testing

@testable import parley

@Suite struct SessionsTests {
    static let flows = """
        slot("code", { type = "code", pattern = [[\\d{6}]], private = true, ask = "Your code?" })
        slot("why", { type = "text", ask = "Why?" })
        intent("enter", { "let me in", "open the door" })
        flow("enter", { on = "enter" }, function()
          local code = ask("code")
          local why = ask("why")
          say("Code {code} opens, because {why}.", { code = code, why = why })
        end)
        """

    /// A bot with one session in its store; its entries.
    private func session(_ body: (String, [JournalEntry], LoadedBot) throws -> Void) throws {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            var options = Bot.Options(folder: folder)
            options.store = .file(folder + "/.parley/sessions.db", .relaxed)
            let talk = Conversation(
                bot: try LiveBot(ChatEngine(options, begin: nil), watches: false),
                session: SessionID("web-1"),
                user: nil, locale: nil)
            for text in ["open the door", "it is 123456", "I am late"] {
                _ = try talk.send(.message(Message(text))).get()
            }
            let (entries, loaded) = (try talk.entries(), talk.reading)
            talk.close()
            try body(folder, entries, loaded)
        }
    }

    @Test("a session reads as a conversation; private values show only when asked for")
    func show() throws {
        try session { _, entries, loaded in
            let hidden = PrivateValues(entries, declarations: loaded.declarations)
            func lines(_ hidden: PrivateValues?) -> [String] {
                SessionText.lines(entries, zone: .utc, masking: hidden).map { String($0.dropFirst(21)) }
            }
            #expect(
                lines(hidden) == [
                    "* the session begins, in en", "user: open the door", "* enter begins",
                    "bot:  Your code?",
                    "user: it is •••", "bot:  Why?", "user: I am late",
                    "bot:  Code ••• opens, because I am late.", "* finished",
                ])
            #expect(lines(nil).contains("user: it is 123456"))
            let exported = entries.map { SessionsExportCommand.line($0, hidden) }.joined()
            #expect(!exported.contains("123456"))
            guard case .opened(let opened)? = entries.first?.body else {
                throw CocoaError(.featureUnsupported)
            }
            #expect(!exported.contains(opened.secret))
            #expect(!TraceText.lines(entries, masking: hidden).joined().contains("123456"))
        }
    }

    @Test("every command reads the store and ends with its status; what is not there is told")
    func statuses() throws {
        try session { folder, _, _ in
            for arguments in [
                ["list"], ["list", "--json"], ["show", "web-1"], ["export", "web-1", "--as-test"],
            ] {
                #expect(ParleyCommand.run(["sessions"] + arguments + ["--bot", folder]) == 0, "\(arguments)")
            }
            for arguments in [
                ["show", "web"], ["export", "nobody"], ["list", "--store", folder + "/none.db"],
            ] {
                #expect(ParleyCommand.run(["sessions"] + arguments + ["--bot", folder]) == 1, "\(arguments)")
            }
            #expect(ParleyCommand.run(["sessions", "show"]) == 2)
        }
    }

    @Test("private values become made-up ones of the same shape in what was said and in what was answered")
    func madeUp() throws {
        try session { folder, entries, loaded in
            let saved = try #require(
                SessionTranscript(entries, folder: folder, loaded: loaded, note: "A session.", seed: 7))
            #expect(saved.failure == nil)
            let told = saved.text.split(separator: "\n").filter {
                $0.contains("it is") || $0.contains("opens")
            }
            let numbers = told.map { $0.filter(\.isNumber) }
            #expect(numbers.count == 2 && numbers[0] == numbers[1] && numbers[0].count == 6)
            #expect(numbers[0] != "123456")
            let open = try #require(
                SessionTranscript(
                    entries, folder: folder, loaded: loaded, note: "A session.", revealing: true))
            #expect(open.text.contains("user: it is 123456") && open.failure == nil)
        }
    }
}
