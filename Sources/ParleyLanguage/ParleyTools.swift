// What flows reach as `nlp`.

package import ParleyModel

/// Tokens, similarity, tone, keywords, values and patterns, without any bot's examples.
package struct ParleyTools: LanguageTools {
    package init() {}

    /// Words in lower case and half width, and numbers; marks are dropped.
    package func tokens(_ text: String, locale: Locale) -> [String] {
        let prepared = PreparedText(text)
        return Self.cut(String(scalarNumbers: prepared.folded)).map(\.text)
    }

    package func tags(_ text: String) -> [(word: String, tag: String)] {
        Self.cut(text).map { ($0.text, $0.token.tagName(in: WordList.builtIn)) }
    }

    /// The words and numbers of a text.
    private static func cut(_ text: String) -> [(text: String, token: WordCutter.Token)] {
        let bytes = Array(text.utf8)
        var tokens: [WordCutter.Token] = []
        var cutter = WordCutter(WordList.builtIn)
        bytes.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
        return tokens.filter { $0.kind != .mark }
            .map { (String(decoding: bytes[$0.range], as: UTF8.self), $0) }
    }

    package func similarity(_ left: String, _ right: String) -> Double {
        Similarity.of(ComparableText(left), ComparableText(right))
    }

    package func rank(_ text: String, among list: [String]) -> [(index: Int, similarity: Double)] {
        let text = ComparableText(text)
        return list.enumerated()
            .map { (index: $0.offset, similarity: Similarity.of(text, ComparableText($0.element))) }
            .sorted { ($1.similarity, $0.index) < ($0.similarity, $1.index) }
    }

    package func sentiment(_ text: String) -> Double { Tone().of(text) }

    package func keywords(_ text: String) -> [String] { Keywords().of(text).map(\.text) }

    package func values(_ text: String, at moment: Moment) -> [FoundValue] {
        PlainValues.found(in: text, at: moment)
    }

    package func problem(inPattern pattern: String) -> String? {
        do {
            _ = try PatternProgram(pattern)
            return nil
        } catch {
            return error.sentence
        }
    }
}
