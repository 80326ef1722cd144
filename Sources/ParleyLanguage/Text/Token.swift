// A message cut into the pieces that recognition counts.

/// A stretch of a prepared text: a word, a run of digits, one Chinese character, or a mark.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case word, digits, han, mark }

    var kind: Kind
    var range: Range<Int>
    /// Of the characters in lower case.
    var hash: UInt64
}

enum Tokeniser {
    /// Words keep an apostrophe inside ("don't"), numbers a point or comma between digits; blanks are dropped.
    static func tokens(_ text: [Scalar], in range: Range<Int>) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = text[position]
            if scalar == .blank {
                position += 1
                continue
            }
            let (kind, end) = piece(text, at: position, limit: range.upperBound)
            tokens.append(Token(kind: kind, range: position..<end, hash: StableHash.of(text[position..<end])))
            position = end
        }
        return tokens
    }

    private static func piece(_ text: [Scalar], at start: Int, limit: Int) -> (Token.Kind, Int) {
        let first = text[start]
        var end = start + 1
        if first.standsAlone { return (.han, end) }
        if first.isDigit {
            while end < limit {
                let joins =
                    (text[end] == 0x2E || text[end] == 0x2C) && end + 1 < limit && text[end + 1].isDigit
                guard text[end].isDigit || joins else { break }
                end += 1
            }
            return (.digits, end)
        }
        guard first.isLetter else { return (.mark, end) }
        while end < limit {
            let joins = text[end] == 0x27 && end + 1 < limit && text[end + 1].isLetter
            guard text[end].isLetter || joins else { break }
            end += 1
        }
        return (.word, end)
    }
}
