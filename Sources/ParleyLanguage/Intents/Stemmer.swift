// The part that English forms of a word share: "returned", "returning", "returns" are "return".

enum Stemmer {
    /// A light stemmer for lower-case ASCII words: plurals, -ing, -ed, -ly, -er of verbs, final e and y.
    /// What it cuts need not be a word; it only has to be the same for the forms of one.
    static func stem(_ word: ArraySlice<Scalar>) -> ArraySlice<Scalar> {
        guard word.count > 3, word.allSatisfy(\.isLowerLatin) else { return word }
        var stem = word
        if ends(stem, "sses") {
            stem = stem.dropLast(2)
        } else if ends(stem, "ies") {
            stem = stem.dropLast(2)
        } else if ends(stem, "s"), !ends(stem, "ss"), !ends(stem, "us") {
            stem = stem.dropLast()
        }
        if ends(stem, "ing"), hasVowel(stem.dropLast(3)) {
            stem = undoubled(stem.dropLast(3))
        } else if ends(stem, "ed"), hasVowel(stem.dropLast(2)) {
            stem = undoubled(stem.dropLast(2))
        }
        if stem.count > 4, ends(stem, "ly") { stem = stem.dropLast(2) }
        if stem.count > 5, ends(stem, "ment") { stem = stem.dropLast(4) }
        if stem.count > 3, ends(stem, "e") { stem = stem.dropLast() }
        if stem.count > 2, ends(stem, "y"), let before = stem.dropLast().last, !isVowel(before) {
            return stem.dropLast() + [0x69]
        }
        return stem
    }

    private static func ends(_ word: ArraySlice<Scalar>, _ suffix: StaticString) -> Bool {
        guard word.count > suffix.utf8CodeUnitCount else { return false }
        var at = word.endIndex - suffix.utf8CodeUnitCount
        for index in 0..<suffix.utf8CodeUnitCount {
            if word[at] != Scalar(suffix.utf8Start[index]) { return false }
            at += 1
        }
        return true
    }

    private static func isVowel(_ scalar: Scalar) -> Bool {
        switch scalar {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    private static func hasVowel(_ word: ArraySlice<Scalar>) -> Bool {
        word.count > 1 && word.contains(where: isVowel)
    }

    /// "stopp" of "stopped" is "stop"; "call" stays.
    private static func undoubled(_ word: ArraySlice<Scalar>) -> ArraySlice<Scalar> {
        guard word.count > 3, let last = word.last, last == word[word.endIndex - 2], !isVowel(last) else {
            return word
        }
        return last == 0x6C || last == 0x73 || last == 0x7A ? word : word.dropLast()
    }
}
