// What flows reach as `nlp`.

package import ParleyModel

/// Tokens, similarity and patterns, without any bot's examples.
package struct ParleyTools: LanguageTools {
    package init() {}

    /// Words in lower case and half width, numbers, single Chinese characters; marks are dropped.
    package func tokens(_ text: String, locale: Locale) -> [String] {
        let prepared = PreparedText(text)
        return Tokeniser.tokens(prepared.folded, in: prepared.range).filter { $0.kind != .mark }
            .map { String(scalarNumbers: prepared.folded[$0.range]) }
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

    package func problem(inPattern pattern: String) -> String? {
        do {
            _ = try PatternProgram(pattern)
            return nil
        } catch {
            return error.sentence
        }
    }
}
