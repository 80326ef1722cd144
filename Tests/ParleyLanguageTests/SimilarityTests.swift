// How alike two texts read.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct SimilarityTests {
    private let tools = ParleyTools()
    private static let texts = [
        "", "。", "我想退货", "我要退货", "如何退换货？", "hello", "hallo", "hello world", "world hello", "20231120001", "a",
        "取消订单", "订单取消",
    ]

    @Test func itIsTheSameBothWaysAndWithinBounds() {
        for left in Self.texts {
            for right in Self.texts {
                let similarity = tools.similarity(left, right)
                #expect(similarity == tools.similarity(right, left))
                #expect((0...1).contains(similarity))
                #expect((similarity == 1) == (left == right), "\(left) | \(right)")
            }
        }
    }

    @Test(
        "Texts that are equal after normalisation are wholly alike",
        arguments: [
            ("我想退货", "我想退货。"), ("ＨＥＬＬＯ", "hello"), ("order  number", "Order Number!"), ("退 货", "退货"),
        ])
    func equalTexts(left: String, right: String) {
        #expect(tools.similarity(left, right) == 1)
    }

    @Test(
        "Nearer wordings are more alike",
        arguments: [
            ("我想退货", "我要退货", "今天天气"), ("keyboard", "keybord", "headphones"),
            ("blue cotton shirt", "cotton shirt blue", "red wool hat"),
            ("北京市朝阳区", "北京朝阳区", "上海市静安区"),
        ])
    func nearer(text: String, near: String, far: String) {
        #expect(tools.similarity(text, near) > 0.5)
        #expect(tools.similarity(text, near) > tools.similarity(text, far) + 0.3)
    }

    @Test func aRankingHasAllPlacesAndKeepsTheOrderOfTies() {
        let ranking = tools.rank("退货", among: ["天气", "我要退货", "退货", "天气"])
        #expect(ranking.map(\.index) == [2, 1, 0, 3])
        #expect(ranking[0].similarity == 1)
        #expect(tools.rank("x", among: []).isEmpty)
    }

    @Test(
        "Edits are insertions, deletions, replacements and swaps",
        arguments: [
            ("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("订单号", "订号单", 1), ("same", "same", 0),
            ("ca", "abc", 3),
        ])
    func edits(left: String, right: String, distance: Int) {
        let a = left.scalarNumbers
        let b = right.scalarNumbers
        #expect(EditDistance.between(a[...], b[...]) == distance)
        #expect(EditDistance.between(a[...], b[...], limit: distance) == distance)
        if distance > 0 { #expect(EditDistance.between(a[...], b[...], limit: distance - 1) >= distance) }
    }

    @Test func longTextsAreComparedWithoutTheProductOfTheirLengths() {
        let long = String(repeating: "订单有杂音而且很大声", count: 500)
        #expect(tools.similarity(long, long + "了") > 0.9)
        #expect(tools.similarity(long, "天气") < 0.1)
    }
}
