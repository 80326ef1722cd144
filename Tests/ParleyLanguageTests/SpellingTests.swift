// Typing errors in the telling words of a message, and values that say what is meant.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct SpellingTests {
    private static let spelling = Spelling(
        examples: ["I want to return my order", "where is my package", "我想退货"].map { PreparedText($0) })

    @Test(
        "A word one slip away from one of the examples is read as that",
        arguments: [
            ("I want to retrun my ordr", "i want to return my order"),
            ("whree is my pakcage", "where is my package"), ("packagge", "package"),
        ])
    func slips(text: String, meant: String) {
        let (mended, _) = Self.spelling.mended(PreparedText(text), [])
        #expect(String(scalarNumbers: mended.folded) == meant)
    }

    @Test(
        "A word in its own right, a short one and one within a value stay as they are",
        arguments: ["where is the border", "a wan", "我想退货 ok", "xyzzy"])
    func others(text: String) {
        let (mended, _) = Self.spelling.mended(PreparedText(text), [])
        #expect(String(scalarNumbers: mended.folded) == text)
        let value = PreparedText("retrun")
        #expect(Self.spelling.mended(value, [value.range]).0.folded == value.folded)
    }

    @Test("A stretch behind a mended word is the same stretch of the mended text")
    func stretches() {
        let text = PreparedText("retrunn")
        #expect(Self.spelling.mended(text, []).0.count == text.count)
        let longer = PreparedText("my pakage 20231120001")
        let (mended, moved) = Self.spelling.mended(longer, [10..<21])
        #expect(moved.map { String(scalarNumbers: mended.folded[$0]) } == ["20231120001"])
    }

    @Test("A slip in the one telling word changes no intent")
    func intent() {
        #expect(SampleBot.understand("I want to retrun my purchse").intents.first?.name == "return_goods")
    }

    @Test("An order number speaks for the intents that ask for one, and a telephone number does not")
    func evidence() {
        func confidence(_ text: String) -> Double {
            SampleBot.understand(text).intents.first { $0.name == "return_goods" }?.confidence ?? 0
        }
        #expect(confidence("something about 20231120001 now") > confidence("something about it now"))
        #expect(confidence("something about 13800138001 now") <= confidence("something about it now") + 0.01)
    }

    @Test("Politeness alone means nothing of the bot's own", arguments: ["excuse me", "please", "麻烦你"])
    func politeness(text: String) {
        #expect(SampleBot.understand(text).intents.allSatisfy { $0.name.hasPrefix("parley.") })
    }

    @Test("Findings that do not touch are resolved each by itself, however many there are")
    func manyFindings() {
        let text = String(repeating: "13800138000 ", count: 1000)
        let values = SampleBot.understand(text).values
        #expect(values.count { $0.type == .phone } == 1000)
    }
}
