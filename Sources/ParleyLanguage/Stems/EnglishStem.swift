// The part that English forms of a word share: "returned", "returning", "returns" are "return".

/// The Snowball stemmer for English ("Porter2", M. Porter 2001), on a word of lower-case ASCII letters and apostrophes.
///
/// What it leaves need not be a word; it only has to be the same for the forms of one.
struct EnglishStem: Sendable {
    /// The word while it is cut, as ASCII; `Y` is a y that stands for a consonant.
    private(set) var word: [UInt8] = []
    /// Where the regions R1 and R2 begin: behind the first, and the second, consonant that follows a vowel.
    private(set) var first = 0
    private(set) var second = 0

    /// Longer words are left as they are: no English word is, and a message may be one run of letters.
    private static let longest = 64

    /// The stem of a word, valid until the next call.
    mutating func stem(_ letters: ArraySlice<Scalar>) -> [UInt8] {
        word.removeAll(keepingCapacity: true)
        for letter in letters { word.append(UInt8(truncatingIfNeeded: letter)) }
        cut()
        return word
    }

    /// The hash of a word's stem; of a word with other letters than English ones its own.
    mutating func key(of letters: ArraySlice<Scalar>) -> UInt64 {
        guard letters.allSatisfy({ $0.isLowerLatin || $0 == 0x27 }) else { return StableHash.of(letters) }
        return StableHash.of(bytes: stem(letters))
    }

    private mutating func cut() {
        guard word.count > 2, word.count <= Self.longest else { return }
        if word[0] == UInt8(ascii: "'") { word.removeFirst() }
        if let whole = Self.exception(word) {
            word = whole
            return
        }
        markConsonants()
        findRegions()
        cutApostrophe()
        cutPlural()
        if !Self.isFixed(word) {
            cutPast()
            turnFinalY()
            replace(Self.second)
            replace(Self.third)
            cutFourth()
            cutFinal()
        }
        for index in word.indices where word[index] == UInt8(ascii: "Y") { word[index] = UInt8(ascii: "y") }
    }

    private mutating func markConsonants() {
        for index in word.indices where word[index] == UInt8(ascii: "y") {
            if index == 0 || Self.isVowel(word[index - 1]) { word[index] = UInt8(ascii: "Y") }
        }
    }

    private mutating func findRegions() {
        let start = Self.heads.first { word.starts(with: $0.utf8) }?.utf8.count
        first = start ?? region(after: 0)
        second = region(after: first)
    }

    private func region(after start: Int) -> Int {
        var index = start
        while index < word.count, !Self.isVowel(word[index]) { index += 1 }
        while index < word.count, Self.isVowel(word[index]) { index += 1 }
        return min(index + 1, word.count)
    }

    // MARK: steps 0 and 1

    private mutating func cutApostrophe() {
        for ending in ["'s'", "'s", "'"] where ends(ending) {
            word.removeLast(ending.utf8.count)
            return
        }
    }

    private mutating func cutPlural() {
        if ends("sses") {
            word.removeLast(2)
        } else if ends("ied") || ends("ies") {
            word.removeLast(word.count > 4 ? 2 : 1)
        } else if ends("us") || ends("ss") {
            return
        } else if ends("s"), hasVowel(before: word.count - 2) {
            word.removeLast()
        }
    }

    private mutating func cutPast() {
        for ending in ["eedly", "eed"] where ends(ending) {
            if word.count - ending.utf8.count >= first { word.removeLast(ending.utf8.count - 2) }
            return
        }
        for ending in ["ingly", "edly", "ing", "ed"] where ends(ending) {
            guard hasVowel(before: word.count - ending.utf8.count) else { return }
            word.removeLast(ending.utf8.count)
            if ends("at") || ends("bl") || ends("iz") {
                word.append(UInt8(ascii: "e"))
            } else if endsDoubled {
                word.removeLast()
            } else if first >= word.count, endsShort(word.count) {
                word.append(UInt8(ascii: "e"))
            }
            return
        }
    }

    private mutating func turnFinalY() {
        guard word.count > 2, let last = word.last, last == UInt8(ascii: "y") || last == UInt8(ascii: "Y"),
            !Self.isVowel(word[word.count - 2])
        else { return }
        word[word.count - 1] = UInt8(ascii: "i")
    }

    // MARK: steps 2 to 5

    /// The longest ending of the table that the word has, replaced where it stands in R1.
    private mutating func replace(_ table: [Replacement]) {
        guard let found = table.first(where: { ends($0.ending) }) else { return }
        let start = word.count - found.ending.utf8.count
        guard start >= first else { return }
        switch found.condition {
        case .none: break
        case .afterL: guard start > 0, word[start - 1] == UInt8(ascii: "l") else { return }
        case .afterLiLetter: guard start > 0, Self.liLetters.contains(word[start - 1]) else { return }
        case .inSecond: guard start >= second else { return }
        }
        word.removeLast(found.ending.utf8.count)
        word.append(contentsOf: found.by.utf8)
    }

    private mutating func cutFourth() {
        guard let ending = Self.fourth.first(where: { ends($0) }) else { return }
        let start = word.count - ending.utf8.count
        guard start >= second else { return }
        if ending == "ion" {
            guard start > 0, word[start - 1] == UInt8(ascii: "s") || word[start - 1] == UInt8(ascii: "t")
            else { return }
        }
        word.removeLast(ending.utf8.count)
    }

    private mutating func cutFinal() {
        let start = word.count - 1
        guard start > 0 else { return }
        if word[start] == UInt8(ascii: "e") {
            if start >= second || start >= first && !endsShort(start) { word.removeLast() }
        } else if word[start] == UInt8(ascii: "l"), start >= second, word[start - 1] == UInt8(ascii: "l") {
            word.removeLast()
        }
    }

    // MARK: letters

    private func ends(_ ending: String) -> Bool {
        let ending = ending.utf8
        guard word.count >= ending.count else { return false }
        var index = word.count - ending.count
        for byte in ending {
            if word[index] != byte { return false }
            index += 1
        }
        return true
    }

    private func hasVowel(before end: Int) -> Bool {
        end > 0 && word[..<end].contains(where: Self.isVowel)
    }

    private var endsDoubled: Bool {
        guard word.count > 1, let last = word.last, last == word[word.count - 2] else { return false }
        return Self.doubled.contains(last)
    }

    /// Whether the word up to `end` ends in a short syllable.
    private func endsShort(_ end: Int) -> Bool {
        if end == 2 { return Self.isVowel(word[0]) && !Self.isVowel(word[1]) }
        guard end > 2 else { return false }
        let last = word[end - 1]
        return !Self.isVowel(last) && last != UInt8(ascii: "w") && last != UInt8(ascii: "x")
            && last != UInt8(ascii: "Y") && Self.isVowel(word[end - 2]) && !Self.isVowel(word[end - 3])
    }

    static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }
}
