// Sessions as transcripts: what was said is said again, with private values replaced.

import Foundation
import Parley
import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct ReplacementTests {
    @Test("the longest text at a place is replaced, and what was put in is not looked at again")
    func longest() {
        let replacement = Replacement([("ab", "x"), ("abc", "ab"), ("", "!")])
        #expect(replacement.applied(to: "abcab-ab") == "abcab-x")
        #expect(Replacement([("ab", "x"), ("abc", "ab")]).applied(to: "ab abc") == "x ab")
    }

    @Test("a short text counts only as a word of its own; Chinese characters part words")
    func short() {
        let replacement = Replacement([("12", "34"), ("张三", "李四")])
        #expect(replacement.applied(to: "2012, 12, a12, 12号") == "2012, 34, a12, 34号")
        #expect(replacement.applied(to: "我叫张三。") == "我叫李四。")
    }
}

@Suite struct ShapeTests {
    @Test("digits, letters and characters keep their kinds and places; a nought in front and marks stay")
    func kinds() {
        let made = Array(Shape().madeUp("AB-105 张三@x.cn ５", attempt: 0, seed: 0))
        #expect(made.count == 16)
        #expect(made[0].isUppercase && made[1].isUppercase && made[2] == "-")
        #expect(made[3].isNumber && made[3] != "1" && made[4] != "0" && made[5] != "5")
        #expect(Shape().madeUp("0171 12", attempt: 0, seed: 0).hasPrefix("0"))
        #expect(made[7] != "张" && ("\u{4E00}"..."\u{9FFF}").contains(made[7]))
        #expect(made[9] == "@" && made[11] == ".")
        #expect(("１"..."９").contains(made[15]))
    }

    @Test("the same digits give the same ones, whatever stands between them; another attempt gives others")
    func consistent() {
        let plain = Shape().madeUp("13800001111", attempt: 0, seed: 0)
        #expect(Shape().madeUp("138 0000 1111", attempt: 0, seed: 0).filter { $0 != " " } == plain)
        #expect(Shape().madeUp("13800001111", attempt: 1, seed: 0) != plain)
        #expect(Shape(keptDigits: 3).madeUp("13800001111", attempt: 0, seed: 0).hasPrefix("138"))
        #expect(Shape(keepsLetters: true).madeUp("AB-12", attempt: 0, seed: 0).hasPrefix("AB-"))
    }
}

@Suite struct LooseValuesTests {
    @Test(
        "what reads like somebody's own is found by its shape, in both languages",
        arguments: [
            ("my number is 07700 900123, call me", ["07700 900123"]),
            ("+49 (0)30 901820 or 020 7946 0958", ["+49 (0)30 901820", "020 7946 0958"]),
            ("我的电话１３８００１３８００１，谢谢", ["１３８００１３８００１"]),
            ("打一三八零零一三八零零一找我", ["一三八零零一三八零零一"]),
            ("card 4111 1111 1111 1111 expires 12/27", ["4111 1111 1111 1111"]),
            ("write to anna.b+shop@example.co.uk.", ["anna.b+shop@example.co.uk"]),
            ("my code is 482913, the case INV-2024-0012", ["482913", "INV-2024-0012"]),
            ("身份证11010519491231002X", ["11010519491231002X"]),
            ("my number is 138.0013.8001", ["138.0013.8001"]),
            ("call 0171.123.4567, card 4111–1111–1111–1111", ["0171.123.4567", "4111–1111–1111–1111"]),
            ("１３８　００１３　８００１", ["１３８　００１３　８００１"]),
            ("josé.garcia@example.com 谢谢", ["josé.garcia@example.com"]),
        ])
    func found(text: String, values: [String]) { #expect(LooseValues.found(in: text) == values) }

    @Test(
        "days, hours, amounts, lists of numbers and the names of things are not",
        arguments: [
            "on 2026-03-04 at 18:30", "04/03/2026", "04.03.2026 10:30", "10.12.2026", "0.50 0.75 1.25",
            "iPhone 14 Pro, 256GB", "it costs ¥350000", "350000 元",
            "10 20 30 40 50", "R-7", "三百五十块五", "1,200,000 visitors", "一二三", "",
        ])
    func notFound(text: String) { #expect(LooseValues.found(in: text) == []) }
}

@Suite struct SessionTranscriptTests {
    private static let folder = SampleBotTests.folder
    private static let loaded = Result { try Bot.load(Bot.Options(folder: folder)) }

    /// Every session that the sample bot's transcripts make, corrections, digressions and undo among them.
    private static let files = (try? TranscriptSuite.find(in: folder)) ?? []

    @Test("a session of the sample bot becomes a transcript that passes in every variation", arguments: files)
    func roundTrip(file: TranscriptSuite.File) throws {
        let loaded = try Self.loaded.get()
        let runner = TranscriptRunner(folder: Self.folder, loaded: loaded)
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        let record = TranscriptRun(try Transcript(text, file: file.name), .plain, runner: runner).perform()
        let saved = try #require(
            SessionTranscript(
                record.entries, folder: Self.folder, loaded: loaded, note: "A session.", seed: 7))
        #expect(saved.failure == nil, "\(saved.failure?.report ?? "")\n\(saved.text)")
        let hidden = PrivateValues(record.entries, declarations: loaded.declarations).found
        let told = Set(hidden.map(\.value.printed).filter { $0.count >= 6 && $0.allSatisfy(\.isNumber) })
        for value in told { #expect(!saved.text.contains(value), "\(value) is private\n\(saved.text)") }
    }

    @Test("what no slot took is replaced by its shape, wherever it shows; what the bot itself says stays")
    func loose() throws {
        let bot = try TinyBot(
            """
            slot("reason", { type = "text", ask = "Why?" })
            slot("order", { type = "code", pattern = [[\\d{11}]], ask = "Which order?" })
            intent("back", { "I want to return it", "take it back please" })
            flow("back", { on = "back" }, function()
              ask("order")
              say("{reason}: {name}. Or call 0800 123 4567.", { reason = ask("reason"), name = call("crm.name").name })
            end)
            """)
        let transcript = try Transcript(
            """
            user: anna@example.org
            action crm.name -> { name = "Anna, 07700900123" }
            ----
            user: I want to return it, my phone is 07700 900123
            bot:  ...
            user: 20231120001
            bot:  ...
            user: call me on 07700900123 or 0800 123 4567
            bot:  ...
            """, file: "x.chat")
        let loaded = try Bot.load(Bot.Options(folder: bot.folder))
        let runner = TranscriptRunner(folder: bot.folder, loaded: loaded)
        let entries = TranscriptRun(transcript, .plain, runner: runner).perform().entries
        let saved = try #require(
            SessionTranscript(entries, folder: bot.folder, loaded: loaded, note: "A session.", seed: 7))
        #expect(saved.failure == nil, "\(saved.failure?.report ?? "")\n\(saved.text)")
        for gone in ["anna@", "900123"] { #expect(!saved.text.contains(gone), "\(saved.text)") }
        #expect(saved.text.contains("user: 20231120001\n"))
        #expect(saved.text.ranges(of: "0800 123 4567").count == 3)
        func again(_ seed: UInt64) -> String? {
            SessionTranscript(entries, folder: bot.folder, loaded: loaded, note: "A session.", seed: seed)?
                .text
        }
        #expect(again(7) == saved.text && again(8) != saved.text)
        // In whatever groups it was written, it is one number.
        let numbers = saved.text.replacing(" ", with: "").matches(of: /0\d{10}/).map(\.output)
        #expect(Set(numbers.filter { !$0.hasPrefix("0800") }).count == 1)
    }

    @Test("what a slot has taken out of a longer word is one value, there and by itself")
    func insideAWord() throws {
        let bot = try TinyBot(
            """
            slot("num", { type = "code", pattern = [[\\d{6,20}]], private = true, ask = "Which?" })
            intent("pass", { "my passport", "show a passport" })
            flow("pass", { on = "pass" }, function() say("And {num}.", { num = ask("num") }) end)
            """)
        let transcript = try Transcript(
            "user: my passport\nbot: ...\nuser: 护照E12345678\nbot: ...\n", file: "x.chat")
        let loaded = try Bot.load(Bot.Options(folder: bot.folder))
        let runner = TranscriptRunner(folder: bot.folder, loaded: loaded)
        let entries = TranscriptRun(transcript, .plain, runner: runner).perform().entries
        let saved = try #require(
            SessionTranscript(entries, folder: bot.folder, loaded: loaded, note: "A session.", seed: 7))
        #expect(saved.failure == nil, "\(saved.failure?.report ?? "")\n\(saved.text)")
        #expect(!saved.text.contains("12345678"))
    }

    @Test("a number is replaced as a whole, also where a slot has taken a group of it")
    func groups() throws {
        let bot = try TinyBot(
            """
            slot("chip", { type = "code", pattern = [[\\d{4}]], ask = "Which chip?" })
            intent("pet", { "look a pet up", "find my dog" })
            flow("pet", { on = "pet" }, function() say("Chip {chip}.", { chip = ask("chip") }) end)
            """)
        let transcript = try Transcript(
            "user: find my dog\nbot: ...\nuser: 4111 2222 3333 4444\nbot: ...\n", file: "x.chat")
        let loaded = try Bot.load(Bot.Options(folder: bot.folder))
        let runner = TranscriptRunner(folder: bot.folder, loaded: loaded)
        let entries = TranscriptRun(transcript, .plain, runner: runner).perform().entries
        let saved = try #require(
            SessionTranscript(entries, folder: bot.folder, loaded: loaded, note: "A session.", seed: 7))
        for group in ["4111", "2222", "3333", "4444"] {
            #expect(!saved.text.contains(group), "\(saved.text)")
        }
    }

    @Test("nothing said is no transcript")
    func empty() throws {
        let loaded = try Self.loaded.get()
        #expect(SessionTranscript([], folder: Self.folder, loaded: loaded, note: "Nothing.") == nil)
    }
}
