// The languages that the engine itself speaks, and what it means to ask for another.

import ParleyModel

enum EngineLocales {
    private static let languages: Set<Substring> = ["en", "zh"]

    /// The engine's own languages, and those that a bot has texts in.
    static func names(with declarations: Declarations) -> [String] {
        let own = declarations.texts.values.flatMap { $0.keys.map(\.text) }
        return Set(own + languages.map { String($0) } + [declarations.settings.locale.text]).sorted()
    }

    /// What is said of a locale that the engine has no texts for; `nil` where it has.
    ///
    /// - Parameter texts: of the bot, which may have the engine's in that locale.
    static func note(on locale: String, texts: [String: [Locale: [String]]] = [:]) -> String? {
        guard let language = language(of: locale), !languages.contains(language) else { return nil }
        let isTranslated = ["parley.not_understood", "parley.invalid"].allSatisfy { name in
            texts[name]?.keys.contains { EngineLocales.language(of: $0.text) == language } ?? false
        }
        guard !isTranslated else { return nil }
        return
            "(\(locale.visible): the engine speaks and understands English and Chinese. Of a bot's texts and answers those in "
            + "\(locale.visible) are said; its own it says in the bot's language, until messages(\"\(locale.visible)\", ...) has them.)"
    }

    /// `zh` of `zh-TW`, in small letters.
    private static func language(of locale: String) -> Substring? {
        locale.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { Substring($0.lowercased()) }
    }

    static func note(_ locale: String) -> String? { note(on: locale) }
}
