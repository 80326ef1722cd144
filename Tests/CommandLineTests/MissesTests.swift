// What people wrote that led nowhere: found, put together, and told with a line to paste.

import Foundation
import Parley
import ParleyModel
import ParleyTesting
import Testing

@testable import parley

@Suite struct MissesTests {
    static let flows = """
        settings({ locale = "en" })
        slot("code", { type = "code", pattern = [[\\d{6}]], private = true, ask = "Your code?" })
        intent("enter", { "let me in", "open the door", "open sesame", "I want to come in" })
        intent("leave", { "let me out", "I want to leave", "goodbye house", "show me the exit" })
        flow("enter", { on = "enter" }, function() say("Come in, {code}.", { code = ask("code") }) end)
        flow("leave", { on = "leave" }, function() say("Bye.") end)
        """

    private func sessions(_ texts: [[String]], _ body: (String) throws -> Void) throws {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            var options = Bot.Options(folder: folder)
            options.store = .file(folder + "/.parley/sessions.db", .relaxed)
            for (index, session) in texts.enumerated() {
                let talk = Conversation(
                    bot: try LiveBot(ChatEngine(options, begin: nil), watches: false),
                    session: SessionID("s\(index)"), user: nil, locale: nil)
                defer { talk.close() }
                for text in session { _ = try talk.send(.message(Message(text))).get() }
            }
            try body(folder)
        }
    }

    private func report(_ folder: String) throws -> MissReport {
        let store = try Bot.openStore(reading: folder + "/.parley/sessions.db")
        defer { store.close() }
        let loaded = try Bot.load(Bot.Options(folder: folder))
        let misses = try store.sessions().flatMap {
            Miss.all(in: try store.entries(of: $0.session), declarations: loaded.declarations)
        }
        return MissReport(misses, loaded: loaded)
    }

    @Test("what was not understood is told, the most frequent first; what was understood is not")
    func frequent() throws {
        try sessions([
            ["what is the weather today", "open the door"], ["what's the weather today", "zebra crossing"],
            ["what is the weather today"],
        ]) { folder in
            let report = try report(folder)
            #expect(report.groups.map(\.cluster.count) == [3, 1])
            #expect(report.groups[0].cluster.texts.map(\.text).contains("what is the weather today"))
            #expect(report.groups[0].text.hasPrefix("    3  what is the weather today  (not understood)\n"))
            #expect(
                report.summary(shown: 2) == "(4 messages missed: 2 of 2 groups shown, 0 understood by now)")
            #expect(ParleyCommand.run(["misses", "--bot", folder]) == 0)
            #expect(ParleyCommand.run(["misses", "--json", "--bot", folder]) == 0)
            #expect(ParleyCommand.run(["misses", "--limit", "0", "--bot", folder]) == 2)
        }
    }

    @Test("what is pasted names the slot of a private value; what reads like one is dots, and is not pasted")
    func pasted() throws {
        let misses = [
            Miss(
                text: "••• parking fees", kind: .notUnderstood, at: Instant(milliseconds: 0),
                example: "{code} parking fees"),
            Miss(text: "••• ticket desk", kind: .notUnderstood, at: Instant(milliseconds: 0)),
        ]
        let loaded = try TemporaryBot.inFolder(flows: Self.flows) { try Bot.load(Bot.Options(folder: $0)) }
        let pastes = MissReport(misses, loaded: loaded).groups.map(\.paste)
        #expect(pastes.contains { $0.hasPrefix("\"{code} parking fees\",") })
        #expect(!pastes.contains { $0.contains("•••") })
        try sessions([["open the door", "123456"], ["call my garden at 0171 234 5678"]]) { folder in
            let texts = try report(folder).groups.map(\.text).joined()
            #expect(!texts.contains("0171") && texts.contains("•••"), "\(texts)")
            let store = try Bot.openStore(reading: folder + "/.parley/sessions.db")
            defer { store.close() }
            let entries = try store.entries(of: SessionID("s0"))
            let hidden = PrivateValues(entries, declarations: loaded.declarations)
            #expect(hidden.asExample("123456 wants to see the garden") == "{code} wants to see the garden")
        }
    }

    @Test("what is no answer to a question counts; digits of a private one are dots")
    func noAnswer() throws {
        try sessions([["open the door", "12 or 13?", "123456"]]) { folder in
            let report = try report(folder)
            #expect(report.groups.map { $0.cluster.texts[0].text } == ["••• or •••?"])
            #expect(report.groups[0].cluster.kinds.map(\.kind) == [.noAnswer])
        }
    }

    @Test("what the engine itself understands is no example of any intent: nothing to paste is told")
    func ownIntents() throws {
        try sessions([["I want a human", "yes"], ["zebra crossing please"]]) { folder in
            let groups = try report(folder).groups
            let person = try #require(groups.first { $0.cluster.texts[0].text == "I want a human" })
            #expect(person.cluster.kinds.map(\.kind) == [.handedOff])
            #expect(person.own?.name == "parley.person" && person.place == nil)
            #expect(
                person.text.hasPrefix(
                    "    1  I want a human  (handed off)\n       closest: "))
            #expect(person.text.hasSuffix(" %, nothing to paste\n") && !person.text.contains("\","))
            #expect(person.value.record?["own"]?.record?["name"] == "parley.person")
            #expect(person.value.record?["paste"] == nil)
            #expect(groups.count == 2 && groups.contains { $0.own == nil })
        }
    }

    @Test("what examples were added for since is counted, not shown")
    func understood() throws {
        try sessions([["zebra crossing please"]]) { folder in
            #expect(try report(folder).groups.count == 1)
            let more = Self.flows.replacingOccurrences(
                of: "\"let me out\"", with: "\"zebra crossing please\", \"let me out\"")
            try more.write(toFile: folder + "/Flows/bot.lua", atomically: true, encoding: .utf8)
            let report = try report(folder)
            #expect(report.groups.isEmpty && report.understood == 1)
        }
    }

    @Test("a line to paste stands with the place of the closest intent, quotes and all")
    func paste() {
        let cluster = MissCluster(
            texts: [(text: "say \"hi\"", count: 2), (text: "b", count: 1)],
            kinds: [(kind: .unclear, count: 3)])
        let group = MissReport.Group(
            cluster: cluster, closest: [Ranked(name: "leave", confidence: 0.4)],
            place: SourcePosition(file: "Flows/bot.lua", line: 3))
        #expect(
            group.text == """
                    3  say "hi"  (unclear)
                       also: b
                       closest: leave 40 %
                       if it is leave, paste into Flows/bot.lua:3:
                         "say \\"hi\\"", "b",

                """)
    }

    @Test("an answer is told by its question, and a heading is there to paste")
    func answer() {
        let cluster = MissCluster(
            texts: [(text: "parking?", count: 1)], kinds: [(kind: .notUnderstood, count: 1)])
        let position = SourcePosition(file: "Flows/faq.md", line: 7)
        let group = MissReport.Group(
            cluster: cluster, closest: [Ranked(name: "Flows/faq.md#2", confidence: 0.12)], place: nil,
            questions: ["Flows/faq.md#2": ("Where can I park?", position)])
        #expect(
            group.text == """
                    1  parking?  (not understood)
                       closest: "Where can I park?" (Flows/faq.md:7) 12 %
                       if it asks the same, paste below Flows/faq.md:7:
                         ## parking?

                """)
    }

    @Test("alike messages stand together under the one written most often")
    func clusters() {
        func miss(_ text: String) -> Miss {
            Miss(text: text, kind: .notUnderstood, at: Instant(milliseconds: 0))
        }
        let clusters = MissCluster.clusters(of: ["a1", "a2", "a2", "b"].map(miss)) {
            $0.first == $1.first ? 1 : 0
        }
        #expect(clusters.map { $0.texts.map(\.text) } == [["a2", "a1"], ["b"]])
        #expect(clusters.map(\.count) == [3, 1])
    }

    @Test(
        "a wish is one cluster however it is punctuated, and is pasted once",
        arguments: [
            ["is it open, please?", "Is it open please", "is it open - please!"], ["你好，开门了吗？", "你好开门了吗"],
            ["what’s on", "What's on?"],
        ])
    func marks(_ texts: [String]) {
        let misses = texts.map { Miss(text: $0, kind: .notUnderstood, at: Instant(milliseconds: 0)) }
        let clusters = MissCluster.clusters(of: misses) { $0 == $1 ? 1 : 0 }
        #expect(clusters.map(\.texts.count) == [texts.count])
        let pasted = MissReport.Group(cluster: clusters[0], closest: []).paste
        #expect(pasted == Value.text(clusters[0].texts[0].text).literal + ",")
    }
}

@Suite struct BotAdviceTests {
    private func declarations(_ intents: [String: [String]]) -> Declarations {
        var declarations = Declarations()
        for (name, examples) in intents {
            declarations.intents[name] = IntentDeclaration(
                name: name, examples: examples, position: SourcePosition(file: "Flows/a.lua", line: 1))
        }
        return declarations
    }
    private static let five = ["one", "two", "three", "four", "five"]

    @Test("nothing wrong is told as such")
    func nothing() {
        let good = JudgedExample(text: "one", expected: "a", given: "a", confidence: 0.9)
        #expect(
            BotAdvice.sentences([good], declarations(["a": Self.five]))
                == ["Every example is told apart by the others. Nothing to do."])
    }

    @Test("few examples, a missing language, wrong and weak examples: a sentence each")
    func sentences() {
        let advice = BotAdvice.sentences(
            [
                JudgedExample(text: "one", expected: "a", given: "b", confidence: 0.8),
                JudgedExample(text: "two", expected: "a", given: nil, confidence: 0),
                JudgedExample(text: "three", expected: "a", given: "a", confidence: 0.31),
            ], declarations(["a": Self.five, "b": Self.five + ["六"], "c": ["七"]]))
        #expect(
            advice == [
                "c (Flows/a.lua:1) has one example: ten that people would write teach it well.",
                "a (Flows/a.lua:1) has no Chinese example, and other intents do.",
                "c (Flows/a.lua:1) has no English example, and other intents do.",
                "\"one\" of a (Flows/a.lua:1) is taken for b: add one more like it, or take it out if it could mean both.",
                "\"two\" of a (Flows/a.lua:1) is like none of the other examples: add one more like it.",
                "\"three\" of a (Flows/a.lua:1) is recognised with 31.0 % only, which is not enough to begin a flow: add one more like it.",
            ])
    }

    @Test("an example is quoted as its author wrote it, with its places")
    func places() {
        let wrong = JudgedExample(text: "a loan of weeks weeks", expected: "a", given: nil, confidence: 0)
        let advice = BotAdvice.sentences(
            [wrong], declarations(["a": Self.five + ["a loan of {weeks} weeks"]]))
        #expect(
            advice == [
                "\"a loan of {weeks} weeks\" of a (Flows/a.lua:1) is like none of the other examples: add one more like it."
            ])
    }

    @Test("intents that are taken for each other again and again are told as a pair")
    func pairs() {
        let wrong = ["x", "y", "z"].map {
            JudgedExample(
                text: $0, expected: $0 == "x" ? "a" : "b", given: $0 == "x" ? "b" : "a", confidence: 0.7)
        }
        let advice = BotAdvice.sentences(wrong, declarations(["a": Self.five, "b": Self.five]))
        #expect(advice.first?.hasPrefix("a and b are taken for each other 3 times.") == true)
        #expect(advice.count == 4)
    }
}
