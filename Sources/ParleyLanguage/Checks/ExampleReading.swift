// When two examples read the same: their words without marks, politeness, articles and endings.

import ParleyModel

package enum ExampleReading {
    /// Words that change nothing about what is wanted.
    private static let idle = Phrases("a|an|the|my|please|hi|hello")
    /// The same in Chinese, where no blank parts them from what is wanted.
    private static let idleChinese = Phrases(
        """
        请问|请|你好|您好|麻烦|麻烦你|麻烦您|一下|一下子|帮我|给我|我想|我要|我想要|我的|的|了|吧|啊|呀|亲|哦
        """, joins: true)
    /// What begins so is about something of one's own, or done for oneself: "my booking" asks for no booking, and 给我打电话
    /// is no wish to make a call.
    private static let own = Phrases("my|我的|给我", joins: true)
    /// 哪儿 is 哪, 这儿 is 这.
    private static let places = Phrases("哪|这|那", joins: true)

    /// The same for examples that read the same; `nil` when there is nothing in it to compare.
    package static func key(of example: String) -> String? {
        let text = PreparedText(example)
        return words(text, without: [idle, idleChinese]) ?? words(text, without: [])
    }

    private static func words(_ text: PreparedText, without idle: [Phrases]) -> String? {
        var stems = EnglishStem()
        var key = ""
        var position = text.range.lowerBound
        while position < text.range.upperBound {
            let scalar = text.folded[position]
            let length = idle.map { $0.match(text.folded, at: position, in: text.range) }.max() ?? 0
            let begun =
                key.isEmpty && !idle.isEmpty ? own.match(text.folded, at: position, in: text.range) : 0
            if begun > 0 {
                key = String(scalarNumbers: Array(text.folded[position..<position + begun]))
                position += begun
            } else if length > 0 {
                position += length
            } else if scalar.isHan {
                if scalar != 0x513F || places.match(text.folded, endingAt: position, in: text.range) == 0 {
                    key.unicodeScalars.append(contentsOf: String(scalarNumbers: [scalar]).unicodeScalars)
                }
                position += 1
            } else if scalar.isASCIIWord || scalar.isLetter {
                let end =
                    text.folded[position..<text.range.upperBound].firstIndex {
                        $0.isHan || !($0.isASCIIWord || $0.isLetter || $0 == 0x27)
                    } ?? text.range.upperBound
                key += " " + word(text.folded[position..<end], &stems)
                position = end
            } else {
                position += 1
            }
        }
        return key.isEmpty ? nil : key
    }

    private static func word(_ scalars: ArraySlice<Scalar>, _ stems: inout EnglishStem) -> String {
        if scalars.allSatisfy({ $0.isLowerLatin || $0 == 0x27 }) {
            return String(decoding: stems.stem(scalars), as: UTF8.self)
        }
        return String(scalarNumbers: Array(scalars))
    }
}
