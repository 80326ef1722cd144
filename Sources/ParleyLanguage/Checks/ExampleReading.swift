// When two examples read the same: their words without marks, politeness, articles and endings.

import ParleyModel

package enum ExampleReading {
    /// Words that change nothing about what is wanted.
    private static let idle: Set<String> = [
        "a", "an", "the", "my", "please", "请", "一下", "的", "了", "吧", "啊", "呀",
    ]

    /// The same for examples that read the same; `nil` when there is nothing in it to compare.
    package static func key(of example: String) -> String? {
        let text = PreparedText(example)
        var stems = EnglishStem()
        var words: [String] = []
        var all: [String] = []
        for token in ParleyTools().tokens(String(scalarNumbers: text.folded), locale: Locale("en")) {
            let scalars = token.unicodeScalars.map(\.value)
            let isEnglish = scalars.allSatisfy { $0.isLowerLatin || $0 == 0x27 }
            let word = isEnglish ? String(decoding: stems.stem(scalars[...]), as: UTF8.self) : token
            all.append(word)
            if !idle.contains(token) { words.append(word) }
        }
        let kept = words.isEmpty ? all : words
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }
}
