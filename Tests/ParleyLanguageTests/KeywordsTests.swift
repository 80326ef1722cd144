// The words that tell most of what a text is about.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct KeywordsTests {
    @Test("Phrases stand between function words, as they were written")
    func english() {
        let text = """
            Automatic Speech Recognition is used in call centres. We show that automatic speech recognition of short \
            words is hard, and that a language model helps.
            """
        let found = Keywords().of(text, limit: 3).map(\.text)
        #expect(found.first == "Automatic Speech Recognition")
        #expect(found.contains("language model"))
    }

    @Test("Chinese terms are found by how often and how alone they stand")
    func chinese() {
        let text = "光伏电池吸收阳光。光伏电池寿命长，光伏电池价格低。"
        #expect(Keywords().of(text, limit: 3).first?.text == "光伏电池")
    }

    @Test("A text without words has none", arguments: ["", " ", "。！", "the of and", "12345", "的了是"])
    func none(text: String) { #expect(Keywords().of(text).isEmpty) }

    @Test("What all texts of a collection say tells less")
    func collection() {
        let texts =
            (0..<20).map { "solar panel number \($0) and grid storage" } + ["solar panel and tidal turbine"]
        let found = Keywords(collection: texts).of("solar panel and tidal turbine").map(\.text)
        #expect(found == ["tidal turbine", "solar panel"])
    }

    @Test("A limit of none or fewer gives none")
    func limits() {
        #expect(Keywords().of("solar panel", limit: 0).isEmpty)
        #expect(Keywords().of("太阳能电池", limit: -1).isEmpty)
    }

    @Test("What one collection says more often than another comes first, and what both say not at all")
    func telling() {
        let ours = ["the refund is late", "refund please", "where is my refund", "the parcel arrived"]
        let theirs = ["the parcel arrived", "the parcel is lost", "track my parcel", "parcel status"]
        let found = Keywords.telling(of: ours, against: theirs)
        #expect(found.first?.text == "refund")
        #expect(!found.contains { $0.text == "parcel" })
        #expect(Keywords.telling(of: [], against: theirs).isEmpty)
        #expect(Keywords.telling(of: ["我要退款", "退款没到"], against: ["快递没到", "快递在哪"]).first?.text == "退款")
    }

    @Test(
        "Spellings of one phrase are compared as one",
        arguments: [("Neural Networks", "neural-network"), ("支持 向量机", "支持向量机"), ("E-mail", "e mail")])
    func comparable(left: String, right: String) {
        #expect(Keywords.comparable(left) == Keywords.comparable(right))
    }
}
