// Why a message was taken for what it was taken for.
package import ParleyLanguage
package import ParleyModel

extension Bot {
    /// The intents and answers that a message comes closest to, with what in it spoke for and against each.
    package func explanations(of text: String, locale: Locale, limit: Int = 3) -> [Explanation] {
        (engine.revisions.recogniser as? any TrainedRecogniser)?.explain(text, locale: locale, limit: limit)
            ?? []
    }
}
