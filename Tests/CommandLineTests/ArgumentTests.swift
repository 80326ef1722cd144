// Arguments, and what a caller is told by the exit status.

import ArgumentParser
import ParleyModel
import Testing

@testable import parley

@Suite struct ArgumentTests {
    /// The status that a command line ends with; `nil` when there is nothing against it.
    private func status(_ arguments: [String], isRun: Bool = false) -> Int32? {
        do {
            var command = try ParleyCommand.parseAsRoot(arguments)
            if isRun { try command.run() }
            return nil
        } catch {
            return ExitStatus.status(of: ParleyCommand.exitCode(for: error), error: error)
        }
    }

    @Test(
        "wrong usage ends with 2",
        arguments: [
            ["nonsense"], ["--nonsense"], ["chat", "--nonsense"], ["chat", "word"],
            ["chat", "--clock", "soon"],
            ["chat", "--clock", "2026-02-30"], ["chat", "--durability", "half"], ["chat", "--actions", "a"],
            ["chat", "--jsonl", "--actions", "a:destroy"], ["chat", "--session", ""], ["chat", "--bot", ""],
            ["chat", "--bot"], ["test", "-k"], ["check", "extra"], ["chat", "--locale", "Chinese"],
            ["chat", "--locale", ""], ["eval", "--task", "slots"], ["check", "--actions", "a:destroy"],
        ])
    func wrongUsage(arguments: [String]) { #expect(status(arguments) == 2) }

    @Test(
        "help and version end with 0",
        arguments: [["--help"], ["--version"], ["chat", "--help"], ["help", "test"]])
    func informed(arguments: [String]) {
        // Help is a command of its own, which ends by telling it.
        #expect(status(arguments, isRun: true) == 0)
    }

    @Test("a command's own status is the process's, and any other error is a fault")
    func statuses() {
        #expect(ExitStatus.status(of: ExitCode(1), error: ExitCode(1)) == 1)
        let fault = LineProblem(code: "", message: "")
        #expect(ExitStatus.status(of: ParleyCommand.exitCode(for: fault), error: fault) == 70)
    }

    @Test("a chat takes its bot, store, session, user, locale and clock from its options")
    func chatOptions() throws {
        let parsed = try ParleyCommand.parseAsRoot([
            "chat", "--bot", "shop/", "--session", "s", "--user", "u", "--locale", "zh", "--clock",
            "2026-03-01 18:00",
            "--durability", "relaxed", "--verbose",
        ])
        let chat = try #require(parsed as? ChatCommand)
        #expect(chat.storePath == "shop/.parley/sessions.db")
        #expect(chat.historyPath == "shop/.parley/history")
        #expect(chat.session == "s" && chat.user == "u" && chat.locale == "zh" && chat.verbose)
        #expect(chat.durability == .relaxed)
        #expect(chat.clock == WrittenTime(argument: "2026-03-01T18:00"))
    }

    @Test(
        "a locale is two letters, perhaps with a region",
        arguments: [("zh", "zh"), ("EN", "en"), ("zh-CN", "zh-CN"), ("zh-cn", "zh-CN")])
    func locales(text: String, locale: String) { #expect(Locale(written: text) == Locale(locale)) }

    @Test(
        "what is no locale is refused",
        arguments: ["", "z", "zho", "zh-", "-CN", "zh_CN", "zh-CN-x", "zh-C1", "中", "中文", "zh CN"])
    func noLocales(text: String) { #expect(Locale(written: text) == nil) }

    @Test("the history lies beside another store too, and the store's name decides nothing else")
    func otherStore() throws {
        let elsewhere = try #require(
            try ParleyCommand.parseAsRoot(["chat", "--store", "/var/lib/bot/s.db"]) as? ChatCommand)
        #expect(elsewhere.historyPath == "/var/lib/bot/history")
        let here = try #require(try ParleyCommand.parseAsRoot(["chat", "--store", "s.db"]) as? ChatCommand)
        #expect(here.storePath == "s.db" && here.historyPath == "history")
    }

    @Test("an action that the other program serves is a write unless its name says otherwise")
    func hostActions() throws {
        let list = try #require(
            HostActionList(argument: "orders.find:read,orders.open_return,mail.post:send"))
        #expect(
            list.actions == [
                ActionDeclaration(name: "orders.find", effect: .read),
                ActionDeclaration(name: "orders.open_return", effect: .write),
                ActionDeclaration(name: "mail.post", effect: .send),
            ])
    }

    @Test(
        "a list of actions with an empty name or an unknown effect is none",
        arguments: ["", ",", "a,", ":read", "a:b:c"])
    func badHostActions(argument: String) { #expect(HostActionList(argument: argument) == nil) }

    @Test("a command that there is not is told with the one that may be meant")
    func unknownCommand() {
        #expect(
            ParleyCommand.mistake(in: ["chek", "--bot", "x"])
                == "parley has no command chek. Did you mean check?\n  See 'parley --help' for all of them.")
        #expect(ParleyCommand.run(["chek"]) == 2)
        #expect(ParleyCommand.mistake(in: ["check"]) == nil)
        #expect(ParleyCommand.mistake(in: ["help", "check"]) == nil)
        #expect(ParleyCommand.mistake(in: ["--version"]) == nil)
        #expect(ParleyCommand.mistake(in: []) == nil)
    }
}
