// Which language a message is written in, as far as its characters show.

import ParleyModel

enum MessageLanguage {
    /// `zh` when Chinese characters carry it, `en` when Latin words do; `nil` for numbers and marks only.
    ///
    /// A Chinese character counts as much as two and a half letters: "iPhone 手机壳坏了" is Chinese.
    static func of(_ text: [Scalar]) -> Locale? {
        var han = 0
        var letters = 0
        for scalar in text {
            if scalar.isHan { han += 1 } else if scalar.isASCIILetter { letters += 1 }
        }
        if han == 0, letters < 2 { return nil }
        return han * 5 >= letters * 2 ? Locale("zh") : Locale("en")
    }

    /// Whether two locales are of one language: `en` and `en-GB` are.
    static func same(_ left: Locale, _ right: Locale) -> Bool {
        left.text.prefix { $0 != "-" && $0 != "_" } == right.text.prefix { $0 != "-" && $0 != "_" }
    }
}
