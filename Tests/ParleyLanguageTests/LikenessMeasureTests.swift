// Edit distances and other measures of likeness, against plain tables.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct LikenessMeasureTests {
    /// The distance by its definition, a table of all pairs of beginnings.
    private static func distance(_ a: [Scalar], _ b: [Scalar], swaps: Bool) -> Int {
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if swaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }

    private static func commonLength(_ a: [Scalar], _ b: [Scalar]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for element in a {
            let last = row
            for j in 0..<b.count {
                row[j + 1] = element == b[j] ? last[j] + 1 : max(last[j + 1], row[j])
            }
        }
        return row[b.count]
    }

    @Test(
        "Distances by bits are those by the table, in one block and in many, for Latin and Chinese letters",
        arguments: [(0x61, 12), (0x61, 64), (0x61, 65), (0x61, 200), (0x4E00, 64), (0x4E00, 150), (0xF0, 70)])
    func distances(first: Scalar, longest: Int) {
        var seed = UInt64(longest)
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for round in 0..<40 {
            let letters = 2 + round % 5 * 8
            let a = (0..<next(longest + 1)).map { _ in first + Scalar(next(letters)) }
            let b = (0..<next(longest + 1)).map { _ in first + Scalar(next(letters)) }
            #expect(EditDistance.levenshtein(a, b) == Self.distance(a, b, swaps: false))
            #expect(EditDistance.between(a[...], b[...]) == Self.distance(a, b, swaps: true))
            #expect(SequenceLikeness.commonLength(a[...], b[...]) == Self.commonLength(a, b))
        }
    }

    @Test("Bytes are compared as scalars are")
    func bytes() {
        #expect(EditDistance.levenshtein(Array("kitten".utf8), Array("sitting".utf8)) == 3)
        #expect(EditDistance.between(Array("ca".utf8)[...], Array("abc".utf8)[...]) == 3)
        #expect(EditDistance.levenshtein([UInt8](), Array("abc".utf8)) == 3)
    }

    @Test(
        "Jaro-Winkler gives the published values",
        arguments: [
            ("MARTHA", "MARHTA", 0.9611), ("DIXON", "DICKSONX", 0.8133), ("DWAYNE", "DUANE", 0.84),
            ("a", "b", 0),
            ("", "", 1), ("", "a", 0),
        ])
    func jaroWinkler(left: String, right: String, expected: Double) {
        let found = SequenceLikeness.jaroWinkler(Array(left.utf8), Array(right.utf8))
        #expect(abs(found - expected) < 0.0001, "\(found)")
    }

    @Test("A set of words within another is wholly alike, in any order")
    func tokenSets() {
        func words(_ text: String) -> [[Scalar]] {
            text.split(separator: " ").map { String($0).scalarNumbers }
        }
        #expect(SequenceLikeness.tokenSetRatio(words("new york mets"), words("the mets of new york")) == 1)
        #expect(SequenceLikeness.tokenSetRatio(words("a b"), words("c d")) < 0.5)
        #expect(SequenceLikeness.tokenSetRatio([], []) == 1)
        #expect(SequenceLikeness.tokenSetRatio([], words("a")) == 0)
    }

    @Test("What is rare in a collection counts more")
    func weights() {
        let texts =
            (0..<30).map { "where is my order \($0)" } + ["where is my invoice", "where is my parcel"]
        let likeness = MeaningLikeness(collection: texts)
        #expect(likeness.of("the invoice", "my invoice") > likeness.of("the invoice", "the parcel"))
        #expect(likeness.of("我要退货", "我要退货。") == 1)
        #expect(likeness.of("", "a") == 0)
        #expect(likeness.of("怎么退货", "退货怎么办") == likeness.of("退货怎么办", "怎么退货"))
    }
}
