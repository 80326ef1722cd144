// Where words begin and end: the rules one by one, and every line of Unicode's own test where it is at hand.

import Glibc
import ParleyLanguage
import Testing

@Suite struct WordBoundaryTests {
    private func places(_ bytes: [UInt8]) -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            var boundaries = WordBoundaries(bytes)
            var places = [0]
            while let segment = boundaries.next() { places.append(segment.upperBound) }
            return places
        }
    }

    private func segments(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let places = places(bytes)
        return zip(places, places.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }

    @Test(
        "A text is cut by the rules",
        arguments: [
            ("Hello, world", ["Hello", ",", " ", "world"]),
            ("can't stop", ["can't", " ", "stop"]),
            ("'quoted'", ["'", "quoted", "'"]),
            ("3.14 and 1,000.5", ["3.14", " ", "and", " ", "1,000.5"]),
            ("end.", ["end", "."]),
            ("3,a", ["3", ",", "a"]),
            ("a.b.c 1:2", ["a.b.c", " ", "1", ":", "2"]),
            ("snake_case_1", ["snake_case_1"]),
            ("a  b\tc", ["a", "  ", "b", "\t", "c"]),
            ("a\r\nb\n\nc", ["a", "\r\n", "b", "\n", "\n", "c"]),
            ("na\u{EF}ve cafe\u{301}s", ["na\u{EF}ve", " ", "cafe\u{301}s"]),
            ("e\u{301}'e", ["e\u{301}'e"]),
            ("'\u{301}a", ["'\u{301}", "a"]),
            ("退货 ok", ["退", "货", " ", "ok"]),
            ("カタカナ語", ["カタカナ", "語"]),
            ("\u{5D0}'", ["\u{5D0}'"]),
            ("\u{5D0}\"\u{5D1} \"", ["\u{5D0}\"\u{5D1}", " ", "\""]),
            ("\u{1F1E8}\u{1F1F3}\u{1F1FA}", ["\u{1F1E8}\u{1F1F3}", "\u{1F1FA}"]),
            (
                "\u{1F468}\u{200D}\u{1F469} \u{2764}\u{FE0F}",
                ["\u{1F468}\u{200D}\u{1F469}", " ", "\u{2764}\u{FE0F}"]
            ),
            ("２００７．５年", ["２００７．５", "年"]),
            ("", []),
        ])
    func rules(text: String, expected: [String]) {
        #expect(segments(text) == expected)
    }

    @Test("Bytes that are no UTF-8 are covered without gaps")
    func malformed() {
        for bytes: [UInt8] in [
            [0xFF, 0x41], [0x41, 0xC3], [0xE4, 0xB8, 0x41], [0xF4, 0x90, 0x80, 0x80],
            [0xC0, 0x80, 0x27, 0x41],
            [0xED, 0xA0, 0x80], [0x41, 0x27, 0xE4],
        ] {
            let places = places(bytes)
            #expect(places.first == 0)
            #expect(places.last == bytes.count)
            #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test(
        "Every line of Unicode's WordBreakTest 15.0 passes",
        .enabled(
            if: getenv("PARLEY_DATA") != nil, "skipped: PARLEY_DATA does not name the folder of the data sets"
        ))
    func conformance() throws {
        let folder = try #require(getenv("PARLEY_DATA").map { String(cString: $0) })
        let file = try #require(fopen(folder + "/seg/WordBreakTest-15.0.txt", "r"))
        defer { fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            content += buffer[..<count]
        }
        var lines = 0
        for line in String(decoding: content, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#")
        {
            var bytes: [UInt8] = []
            var expected: [Int] = []
            for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
                if word == "\u{F7}" {
                    expected.append(bytes.count)
                } else if word != "\u{D7}" {
                    let scalar = try #require(UInt32(word, radix: 16).flatMap(Unicode.Scalar.init))
                    bytes += Array(String(Character(scalar)).utf8)
                }
            }
            #expect(places(bytes) == expected, "\(line)")
            lines += 1
        }
        #expect(lines == 1_823)
    }
}
