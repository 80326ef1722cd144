// "I'm" says "I am", also without its apostrophe.

enum Contractions {
    /// The words that a lower-case English word stands for; itself when it is no contraction.
    static func expanded(_ word: ArraySlice<Scalar>) -> [ArraySlice<Scalar>] {
        // Most words are none.
        guard word.count <= longest || word.contains(0x27) else { return [word] }
        if let whole = wholes[StableHash.of(word)] { return whole.map { $0[...] } }
        guard let mark = word.firstIndex(of: 0x27) else { return [word] }
        let front = word[..<mark]
        let behind = StableHash.of(word[(mark + 1)...])
        if behind == StableHash.of("t"), front.last == 0x6E { return [front.dropLast(), negation[...]] }
        return [front] + (endings[behind].map { [$0[...]] } ?? [])
    }

    /// How long a whole contraction is at most.
    private static let longest = 7
    private static let negation = "not".scalarNumbers
    private static let endings: [UInt64: [Scalar]] = table("m am|re are|d would|ll will|ve have").mapValues {
        $0[0]
    }
    private static let wholes = table(
        """
        im i am|dont do not|doesnt does not|didnt did not|cant can not|can't can not|won't will not|wont will not|cannot can not
        isnt is not|wasnt was not|havent have not|hasnt has not|couldnt could not|wouldnt would not|whats what is|thats that is
        ive i have|id i would|wanna want to|gonna going to|pls please|plz please|u you|ur your|thx thanks
        """)

    private static func table(_ text: String) -> [UInt64: [[Scalar]]] {
        var table: [UInt64: [[Scalar]]] = [:]
        for line in text.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
            let words = line.split(separator: " ").map { String($0).scalarNumbers }
            guard let word = words.first else { continue }
            table[StableHash.of(word)] = Array(words.dropFirst())
        }
        return table
    }
}
