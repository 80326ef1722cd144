// Whether a transcript that is not kept to fails, where, and with what words.

import Parley
import ParleyModel
import Synchronization
import Testing

@testable import ParleyTesting

@Suite struct RunnerTests {
    static let booking = """
        # A table is booked.
        clock: 2026-05-06 19:30
        action tables.find -> { place = "window" }
        action tables.book write { place = "window" } -> { id = 7 }
        ----
        user: book a table
        bot:  Which wine?
        user: [White]
        bot:  Booked at the window, number 7.
        * expect slot wine = "w", called tables.book once with { wine = "w" }, called tables.find once
        * expect flow book finished
        """

    @Test("a transcript that the bot keeps to passes in every variation")
    func passes() throws {
        let result = try TinyBot().run(Self.booking)
        #expect(result.failure?.report == nil)
        // As it stands; again, restarts, evictions; a kill at the one write; each of two actions refused.
        #expect(result.runs == 7)
    }

    @Test("every direction and expectation that can be run holds")
    func wholeGrammar() throws {
        let result = try TinyBot().run(
            """
            user: u1   locale: en   clock: 2026-05-06 19:30
            action tables.find -> { place = "window" }
            ----
            user: what time is it
            bot:  It is 2026-05-06, 19:30.
            * later 1h 45m
            user: what time is it
            bot:  It is 2026-05-06, 21:15.
            user: hello there
            bot:  What is your name?
            * expect asks name, flow greet open, slot name = nil, locale en
            * restart
            user: Ada
            bot:  Nice to meet you, {who=any}.
                  Your number is {number=any}.
            * expect remembered name = "Ada", note greeted, flow greet finished, called tables.find never
            * event paid { amount = 3 }
            bot:  Thank you.
            user: good morning
            bot:  ...
            user: {who} {number}
            bot:  Nice to meet you, {who} {number}.
                  Your number is {any}.
            """)
        #expect(result.failure?.report == nil)
    }

    @Test("a wrong reply is reported at its line, in the form of a transcript")
    func wrongReply() throws {
        let wrong = Self.booking.replacing("number 7.", with: "number 8.")
        let failure = try #require(try TinyBot().run(wrong).failure)
        #expect(
            failure.report == """
                FAILED  Flows/tests/a.chat:9

                  user: book a table
                  bot:  Which wine?
                  user: [White]
                expected:
                  bot:  Booked at the window, number 8.
                got:
                  bot:  Booked at the window, number 7.

                """)
    }

    @Test("a missing and an unexpected reply are reported")
    func numberOfReplies() throws {
        let missing = try #require(
            try TinyBot().run("user: hello there\nbot: What is your name?\nbot: Please.\n").failure)
        #expect(missing.position.line == 3)
        let unexpected = try #require(try TinyBot().run("user: hello there\n").failure)
        #expect(unexpected.position.line == 1)
        #expect(unexpected.reason == .wrong(expected: [], got: ["bot:  What is your name?"]))
    }

    @Test(
        "an expectation that does not hold is reported with what there is",
        arguments: [
            ("slot wine = \"Red\"", ["* slot wine = \"w\""]),
            ("called tables.book never", ["* called tables.book once"]),
            (
                "called tables.book once with { wine = \"x\" }",
                [
                    "* called tables.book never with { wine = \"x\" }",
                    "*   tables.book { place = \"window\", wine = \"w\" }",
                ]
            ),
            ("flow book open", ["* flow book finished"]), ("flow greet open", ["* flow greet was not begun"]),
            ("asks wine", ["* asks nothing"]), ("handoff returns", ["* handed off to nobody"]),
            ("remembered name = \"Ada\"", ["* remembered name = nil"]), ("locale zh", ["* locale en"]),
            ("note rating", ["* no note"]),
        ])
    func wrongExpectation(claim: String, got: [String]) throws {
        let failure = try #require(try TinyBot().run(Self.booking + "\n* expect \(claim)\n").failure)
        #expect(failure.position.line == 12)
        #expect(failure.reason == .wrong(expected: ["* expect \(claim)"], got: got))
    }

    @Test("a button that was not offered is reported with those that were")
    func wrongButton() throws {
        let failure = try #require(
            try TinyBot().run(Self.booking.replacing("[White]", with: "[Green]")).failure)
        #expect(failure.position.line == 8)
        #expect(failure.reason == .wrong(expected: ["user: [Green]"], got: ["[Red] [White]"]))
    }

    @Test("buttons count where they are written")
    func writtenButtons() throws {
        let text = Self.booking.replacing("Which wine?", with: "Which wine?\n      [Red] [White]")
        #expect(try TinyBot().run(text).failure?.report == nil)
        let failure = try #require(try TinyBot().run(text.replacing("[Red] [White]", with: "[Red]")).failure)
        #expect(
            failure.reason
                == .wrong(
                    expected: ["bot:  Which wine?", "      [Red]"],
                    got: ["bot:  Which wine?", "      [Red] [White]"]))
    }

    @Test("a call without a line is reported with the line to add")
    func unanswered() throws {
        let text = Self.booking.replacing("tables.find ->", with: "tables.find { size = 3 } ->")
        let failure = try #require(try TinyBot().run(text).failure)
        #expect(
            failure.reason
                == .broken(
                    "Nothing answers this call. A line for the header:\n  action tables.find { size = 2 } -> { }"
                ))
    }

    @Test(
        "what cannot be run yet is said",
        arguments: ["agent: hi"])
    func notYet(line: String) throws {
        let failure = try #require(try TinyBot().run("user: hello there\nbot: ...\n\(line)\n").failure)
        guard case .diagnostics(let diagnostics) = failure.reason else {
            Issue.record("no diagnostic: \(failure.report)")
            return
        }
        #expect(diagnostics.map(\.code) == ["E730"])
        #expect(failure.position.line == 3)
    }

    @Test("after * deploy an open flow goes on with its own files and a new one has the deployed ones")
    func deploys() throws {
        let newer = try TinyBot(
            TinyBot.flows.replacing("What is your name?", with: "Who are you?")
                .replacing("Nice to meet you", with: "Pleased"))
        let result = try TinyBot().run(
            """
            user: hello there
            bot:  What is your name?
            * deploy \(newer.folder)
            user: Ada
            bot:  Nice to meet you, Ada.
                  Your number is {any}.
            user: hello there
            bot:  Who are you?
            * restart
            user: Bo
            bot:  Pleased, Bo.
                  Your number is {any}.
            """)
        #expect(result.failure?.report == nil)
    }

    @Test(
        "* on another machine goes on with a copy of the store: open flows, what is remembered, the journal")
    func moves() throws {
        let flows = """
            slot("name", { type = "text", ask = "What is your name?" })
            slot("colour", { type = "text", ask = "Which colour do you like?" })
            intent("greet", { "hello there", "good morning" })
            intent("who", { "who am I", "do you know my name" })
            flow("greet", { on = "greet" }, function()
              local name = ask("name")
              remember("name", name)
              local colour = ask("colour")
              say("Nice to meet you, {name}. I like {colour} too.", { name = name, colour = colour })
            end)
            flow("who", { on = "who" }, function()
              say("You are {name}.", { name = recall("name") or "a stranger" })
            end)
            """
        let result = try TinyBot(flows).run(
            """
            user: u1
            ---
            * on another machine
            user: hello there
            bot:  What is your name?
            user: Ada
            bot:  Which colour do you like?
            * on another machine
            * restart
            user: green
            bot:  Nice to meet you, Ada. I like green too.
            * on another machine
            user: who am I
            bot:  You are Ada.
            * expect flow greet finished
            """)
        #expect(result.failure?.report == nil)
        #expect(result.runs == 4)
    }

    @Test(
        "what was not finished is offered after the timeout, unless the settings leave that out",
        arguments: [true, false])
    func unfinished(isOffered: Bool) throws {
        let flows = """
            settings({ locale = "en", repair = { unfinished = \(isOffered) } })
            slot("name", { type = "text", ask = "What is your name?" })
            intent("greet", { "hello there", "good morning" })
            flow("greet", { on = "greet", description = "say hello" }, function() say("Hi {name}.", { name = ask("name") }) end)
            """
        let reply =
            isOffered
            ? "Last time we did not finish this: say hello. Shall we go on with it?"
            : "Sorry, I did not understand that. Could you put it another way?"
        let result = try TinyBot(flows).run(
            "user: hello there\nbot:  What is your name?\n* later 3h\nuser: zzz qqq\nbot:  \(reply)\n")
        #expect(result.failure?.report == nil)
    }

    @Test("a deployment that does not load is told at its line")
    func deploysNothing() throws {
        let failure = try #require(
            try TinyBot().run("user: hello there\nbot: ...\n* deploy nowhere\n").failure)
        #expect(failure.position.line == 3)
        #expect(failure.report.contains("nowhere"))
    }

    @Test("a bot that does not load fails with its diagnostics")
    func brokenBot() throws {
        let failure = try #require(try TinyBot("flow(").run("user: hi\n").failure)
        guard case .diagnostics(let diagnostics) = failure.reason else {
            Issue.record("no diagnostic: \(failure.report)")
            return
        }
        #expect(diagnostics.first?.position?.file == "Flows/bot.lua")
    }
}
