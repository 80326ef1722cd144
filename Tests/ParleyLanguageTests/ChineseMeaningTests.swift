// Chinese words by their vectors, and the sentences that stand beside few examples.

import Testing

@testable import ParleyLanguage

@Suite struct ChineseMeaningTests {
    private static func words(_ text: String) -> [UInt64] {
        var keys: [UInt64] = []
        ChineseWords.read(text.scalarNumbers, in: 0..<text.unicodeScalars.count, into: &keys)
        return keys
    }

    private static func cosine(_ left: String, _ right: String) throws -> Float {
        let a = try #require(WordVectors.direction(words(left), in: WordSpace.tables))
        let b = try #require(WordVectors.direction(words(right), in: WordSpace.tables))
        return zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func longWordsGoBeforeTheirParts() {
        #expect(Self.words("我要退货") == ["我", "要", "退货"].map { StableHash.of($0) })
        #expect(Self.words("𠮷") == [])
        #expect(Self.words("") == [])
        #expect(Self.words(String(repeating: "快递", count: 3000)).count == 3000)
    }

    @Test func wordsOfLikeMeaningHaveLikeDirections() throws {
        #expect(try Self.cosine("海外", "国外") > 0.5)
        #expect(try Self.cosine("投诉", "抱怨") > Self.cosine("投诉", "钢琴"))
        #expect(try Self.cosine("运费", "邮费") > Self.cosine("运费", "音乐"))
    }

    @Test func chineseWordsLieAmongTheEnglishOnes() throws {
        var stemmer = EnglishStem()
        let invoice = try #require(
            WordVectors.direction([stemmer.key(of: "invoice".scalarNumbers[...])], in: WordSpace.tables))
        func likeness(_ word: String) throws -> Float {
            let other = try #require(WordVectors.direction(Self.words(word), in: WordSpace.tables))
            return zip(invoice, other).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(try likeness("发票") > 0.5)
        #expect(try likeness("发票") > likeness("香蕉"))
    }

    /// As often as a bot needs for a background.
    private static func examples(_ texts: String...) -> [Classifier.Example] {
        (0..<Background.leastExamples).flatMap { _ in
            texts.map { Classifier.Example(label: 0, features: MessageParts(PreparedText($0)).features) }
        }
    }

    @Test func backgroundLeavesTheBotItsOwnSubject() {
        let shop = Background.sentences(beside: Self.examples("我想退货", "I want to return my order"))
        let weather = Background.sentences(
            beside: Self.examples("what is the temperature outside", "will it snow tomorrow", "外面多少度"))
        #expect(shop.count > 300)
        for text in ["what is the temperature outside", "will it snow at the weekend", "外面多少度"] {
            let own = MessageParts(PreparedText(text)).features.keys
            #expect(shop.contains { $0.keys == own }, "\(text)")
            #expect(!weather.contains { $0.keys == own }, "\(text)")
        }
        let chinese = Background.sentences(beside: Self.examples("我想退货"))
        #expect(!chinese.isEmpty && chinese.allSatisfy { $0.aloneCount > 0 })
        #expect(Background.sentences(beside: []).isEmpty)
    }

    @Test(
        "What a small bot is not about starts nothing",
        arguments: [
            "I am hungry", "who is the king of Spain", "turn the radio down",
            "my neighbour plays the trumpet",
            "我肚子饿了", "帮我把空调打开", "大象有多重",
        ])
    func unrelated(text: String) {
        #expect(SampleBot.understand(text).clear == "nothing")
    }
}
