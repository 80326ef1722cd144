// Word lists from texts that a person has cut.

extension WordListBuilder {
    /// The words of cut texts, or of a list with a word a line; how they join numbers and marks is learned with them.
    ///
    /// Texts say how often a word is used. A bare list does not: there the general list's shares stand in, and a word that
    /// it lacks counts once.
    package init(cutTexts texts: [[String]], beside general: WordList? = nil) {
        self.init()
        let isList = texts.allSatisfy { $0.count <= 1 }
        style = WordStyle(texts: texts)
        perWord = 0
        for text in texts {
            for word in text {
                let share = isList ? general?.share(of: word.unicodeScalars.map(\.value)) ?? 0 : 0
                add(word, count: 1 + share * Self.generalCount)
            }
        }
    }

    /// How many words a general list's shares are shares of, when they stand beside counts.
    private static let generalCount = 60_000_000.0
}
