// Messages that were written without the sample bot's examples, and messages that are about something else.

import Foundation
import Parley
import ParleyModel
import Testing

@Suite struct FreshMessageTests {
    /// Lines of label and message. An intent's name, a written answer's first question, something said to the engine, or
    /// `oos`: about nothing that the bot knows.
    private static func rows(_ name: String) throws -> [(label: String, text: String)] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Messages/\(name).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("# ") }.map { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                return (String(parts[0]), String(parts[1]))
            }
    }

    private static let commands = [
        "person": "parley.person", "greeting": "parley.greeting", "goodbye": "parley.bye",
    ]
    /// In the order of `Flows/questions/faq.en.md` and `faq.zh.md`.
    private static let questions = [
        "How do returns and exchanges work?", "How long does delivery take?", "How much is shipping?",
        "How do I get an invoice?", "When do I get my refund?", "How long is the warranty?",
        "What are your opening hours?", "How can I pay?", "How do I change my delivery address?",
        "Do you ship abroad?",
    ]

    /// What starts: an intent's name, or an answer's first question; `nil` when nothing does.
    private static func start(_ understanding: Understanding) -> String? {
        let intent = understanding.intents.first
        guard let answer = understanding.answers.first, answer.confidence > intent?.confidence ?? 0 else {
            return intent.flatMap { $0.confidence >= 0.5 ? $0.name : nil }
        }
        let number = answer.name.split(separator: "#").last.flatMap { Int($0) } ?? 0
        return answer.confidence >= 0.5 && questions.indices.contains(number - 1)
            ? questions[number - 1] : nil
    }

    /// Floors a little under what was reached when this was written.
    @Test(
        "the sample bot hears what is meant in other words, and starts nothing where something else is meant",
        arguments: [("sample-bot.dev", 0.89, 0.06, 0.95), ("sample-bot.unseen", 0.84, 0.10, 0.88)])
    func messages(name: String, right: Double, wrong: Double, rejected: Double) throws {
        let bot = try Bot.load(Bot.Options(folder: SampleBotTests.folder))
        var (hits, misses, started, inScope, other) = (0, 0, 0, 0, 0)
        for (label, text) in try Self.rows(name) {
            let found = Self.start(bot.understanding(of: text))
            if label == "oos" {
                other += 1
                if found != nil { started += 1 }
                continue
            }
            inScope += 1
            if found == Self.commands[label] ?? label { hits += 1 } else if found != nil { misses += 1 }
        }
        print(name, "right", hits, "wrong", misses, "of", inScope, "- started by", started, "of", other)
        #expect(Double(hits) >= right * Double(inScope))
        #expect(Double(misses) <= wrong * Double(inScope))
        #expect(Double(other - started) >= rejected * Double(other))
    }
}
