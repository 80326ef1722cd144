// How the names of people and of foreign places are spelt: what tells names that no list holds.

import Glibc

/// The chance of each character at the beginning, in the middle and at the end of the names of a word list.
///
/// A name's cost is that of its kind, of its length and of its characters, each independent of the others: a mixture beside
/// the unigram model of words (Sproat et al. 1996, section 4.4, for names). Nothing is learned but from the list itself.
struct NameModel: Sendable {
    /// Surname and given name; foreign names written by their sound.
    enum Kind: Int, CaseIterable, Sendable {
        case own, foreign

        /// By the tags of the word list.
        init?(tag: String) {
            switch tag {
            case "nr", "nrfg": self = .own
            case "nrt": self = .foreign
            default: return nil
            }
        }

        var lengths: ClosedRange<Int> { self == .own ? 2...3 : 2...4 }
        /// What a name of the kind costs against words, before its characters.
        var cost: Float { self == .own ? 3.5 : 2 }
    }

    static let mostLength = 4
    /// For each kind the costs of two to four characters.
    static let lengthCosts = Kind.allCases.count * mostLength
    /// For each character and kind three costs: first, middle, last.
    static let perCharacter = Kind.allCases.count * 3

    /// By kind and length from 1; infinite where the kind has no such names.
    var lengths: [Float]
    /// By code, kind and place.
    var characters: [Float]

    /// Names count by the number of times that they occur, up to three.
    private static let most = 3.0
    private static let smoothing = 0.1

    /// - Parameter words: words as codes with their kind and how often they occur.
    init(_ words: [(codes: [UInt16], kind: Kind, count: Double)], codes: Int) {
        var lengths = [Double](repeating: 0, count: Self.lengthCosts)
        var characters = [Double](repeating: 0, count: codes * Self.perCharacter)
        var totals = [Double](repeating: 0, count: Self.perCharacter)
        for (word, kind, count) in words where kind.lengths.contains(word.count) {
            let count = min(count, Self.most)
            lengths[kind.rawValue * Self.mostLength + word.count - 1] += count
            for (place, code) in word.enumerated() {
                let slot = kind.rawValue * 3 + Self.slot(place, of: word.count)
                characters[Int(code) * Self.perCharacter + slot] += count
                totals[slot] += count
            }
        }
        self.lengths = lengths.enumerated().map { place, count in
            let kind = place / Self.mostLength * Self.mostLength
            let all = lengths[kind..<kind + Self.mostLength].reduce(0, +)
            let own = Kind.allCases[place / Self.mostLength].cost
            return count > 0 ? own - Float(log(count / all)) : .infinity
        }
        let unseen = Self.smoothing * Double(max(codes, 1))
        self.characters = characters.enumerated().map { place, count in
            Float(log(totals[place % Self.perCharacter] + unseen) - log(count + Self.smoothing))
        }
    }

    /// The names of another list, for characters in another numbering.
    ///
    /// - Parameter numbers: by the new code, the code in the list; 0: not in it.
    init(_ list: WordList, numbers: [UInt16]) {
        lengths = (0..<Self.lengthCosts).map { list.nameLengths[$0] }
        characters = numbers.flatMap { number in
            (0..<Self.perCharacter).map { slot in
                number == 0 ? Float.infinity : list.nameCharacters[Int(number) * Self.perCharacter + slot]
            }
        }
    }

    @inline(__always)
    static func slot(_ place: Int, of length: Int) -> Int { place == 0 ? 0 : place == length - 1 ? 2 : 1 }
}
