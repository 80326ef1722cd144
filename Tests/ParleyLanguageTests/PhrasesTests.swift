// Fixed phrases at a place of a text, against the plain way of looking for them.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite("Fixed phrases")
struct PhrasesTests {
    private static let table = [
        "no", "not", "not now", "don't", "a", "是", "不", "不是", "不是的", "no不", "1", "n/a",
    ]
    private static let alphabet = Array("noatw'd1/ 不是的，".unicodeScalars.map(\.value))

    @Test(
        "At every place of made-up texts the longest phrase is found, in both directions",
        arguments: [false, true])
    func likeThePlainWay(joins: Bool) {
        let phrases = Phrases(list: Self.table, joins: joins)
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var found = 0
        var differing: [String] = []
        for _ in 0..<2000 {
            let text = (0..<(1 + next(12))).map { _ in Self.alphabet[next(Self.alphabet.count)] }
            let start = next(text.count)
            let range = start..<(start + 1 + next(text.count - start))
            for place in range {
                let begins = Self.plain(text, range, joins) { $0.lowerBound == place }
                let ends = Self.plain(text, range, joins) { $0.upperBound == place + 1 }
                if phrases.match(text, at: place, in: range) != begins
                    || phrases.match(text, endingAt: place + 1, in: range) != ends
                {
                    differing.append("\(String(scalarNumbers: text)), \(range), at \(place)")
                }
                found += begins > 0 ? 1 : 0
            }
            if phrases.match(text, at: range.upperBound, in: range) != 0
                || phrases.match(text, endingAt: range.lowerBound, in: range) != 0
            {
                differing.append("\(String(scalarNumbers: text)), outside of \(range)")
            }
        }
        #expect(differing.isEmpty)
        // Places with a phrase were among them: the comparison is not of nothing.
        #expect(found > 500)
    }

    /// The longest stretch that is a phrase, has no Latin letter or digit going on beside it, and suits.
    private static func plain(
        _ text: [Scalar], _ range: Range<Int>, _ joins: Bool, where suits: (Range<Int>) -> Bool
    ) -> Int {
        func goesOn(_ position: Int, _ kind: (Scalar) -> Bool) -> Bool {
            position > range.lowerBound && position < range.upperBound && kind(text[position - 1])
                && kind(text[position])
        }
        var longest = 0
        for phrase in table.map({ $0.unicodeScalars.map(\.value) }) {
            for start in range where start + phrase.count <= range.upperBound {
                let stretch = start..<start + phrase.count
                guard suits(stretch), Array(text[stretch]) == phrase else { continue }
                let isPart = { (kind: (Scalar) -> Bool) in
                    goesOn(stretch.lowerBound, kind) || goesOn(stretch.upperBound, kind)
                }
                if isPart(\.isASCIIWord) || !joins && phrase.count == 1 && isPart(\.isHan) { continue }
                longest = max(longest, phrase.count)
            }
        }
        return longest
    }

    @Test("A message's language alone is the one that is understood with it")
    func languageAlone() {
        let recogniser = SampleBot.shop.recogniser
        for text in [
            "我想退货", "I want to return my order", "iPhone 手机壳坏了", "10000000", "?", "", "a", "退货 please",
        ] {
            let understanding = recogniser.understand(text, locale: Locale("en"), expected: nil)
            #expect(recogniser.language(of: text) == understanding.language)
            // Where it shows, nothing is understood otherwise for what was spoken before.
            guard understanding.language != nil else { continue }
            #expect(recogniser.understand(text, locale: Locale("zh"), expected: nil) == understanding)
        }
    }
}
