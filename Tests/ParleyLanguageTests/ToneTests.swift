// How somebody feels about what a text tells.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct ToneTests {
    private let tone = Tone()

    @Test(
        "Praise is above zero",
        arguments: [
            "I love this, thank you so much!", "not bad at all", "works great :)", "❤️", "soooo goooood",
            "nothing special to say, just a wonderful day", "很好吃，下次还来", "服务态度非常好", "没毛病", "👍👍",
        ])
    func praise(text: String) { #expect(tone.of(text) > 0.05, "\(tone.of(text))") }

    @Test(
        "Blame is below zero",
        arguments: [
            "this is terrible", "I don't like it", "It is not very good.", "worst service ever!!", ":'(", "💔",
            "waste of money", "太差了，再也不买了", "不好吃", "没有想象中的好", "味道不是很好", "退货", "disappointing",
        ])
    func blame(text: String) { #expect(tone.of(text) < -0.05, "\(tone.of(text))") }

    @Test(
        "What shows no feeling is zero",
        arguments: [
            "", " ", "。。。", "the parcel number is 12345", "http://lovely.example/great", "@happy", "北京到上海",
        ])
    func plain(text: String) { #expect(tone.of(text) == 0) }

    @Test(
        "The first of two is felt more",
        arguments: [
            ("it is very good", "it is good"), ("it is good", "it is slightly good"), ("good!!!", "good"),
            ("this is GOOD indeed", "this is good indeed"), ("it is slow but great", "it is great but slow"),
            ("非常好", "好"), ("有点慢，但是很好吃", "很好吃，但是有点慢"), ("it is good", "it isn't good"),
        ])
    func comparison(more: String, less: String) {
        #expect(tone.of(more) > tone.of(less), "\(tone.of(more)) \(tone.of(less))")
    }

    @Test("It stays within bounds, whatever the text")
    func bounds() {
        let texts = [
            String(repeating: "love ", count: 5000), String(repeating: "垃圾", count: 5000),
            String(repeating: "!", count: 5000), "\u{0}\u{FFFF}:(:(:(", "not not not not good",
        ]
        for text in texts { #expect((-1...1).contains(tone.of(text)) && !tone.of(text).isNaN) }
    }

    @Test("A trained model tells what its examples show, and needs both kinds")
    func trained() throws {
        let examples = (0..<20).flatMap { number in
            [("the blue one number \(number)", true), ("the red one number \(number)", false)]
        }.map { (text: $0.0, isGood: $0.1) }
        let model = try #require(ToneModel(examples))
        #expect(model.of("a blue one") > 0)
        #expect(model.of("a red one") < 0)
        #expect(ToneModel(examples.filter(\.isGood)) == nil)
    }
}
