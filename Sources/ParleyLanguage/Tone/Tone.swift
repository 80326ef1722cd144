// How somebody feels about what a text tells, from a list of words.

import Glibc

/// The tone of a text in English, Chinese or both: words with a tone, turned by negation, made stronger or weaker by the
/// words before them, weighed by what follows a contrast, summed and brought to -1...1.
///
/// The rules are of the kind described by Hutto & Gilbert 2014 (VADER) and Taboada et al. 2011 (SO-CAL); words and
/// weights are this project's own, chosen on development data. A text costs time linear in its length.
package struct Tone: Sendable {
    /// What the rules weigh.
    package struct Weights: Sendable {
        /// What a negation makes of a tone: its opposite, weaker.
        package var negation: Float = -0.6
        /// How far back a word is sought that turns or weighs a tone, in English words and in Chinese pieces.
        package var reach = 3
        package var hanReach = 4
        /// What is left of a word's strength with each step back.
        package var decay: Float = 0.9
        /// Before and behind a contrast.
        package var before: Float = 0.6
        package var behind: Float = 1.4
        package var loud: Float = 0.25
        package var exclamation: Float = 0.3
        package var sign: Float = 1
        /// The sum at which the tone is about 0.7 of the whole way.
        package var scale: Float = 6
        package init() {}
    }

    private let weights: Weights

    package init(_ weights: Weights = Weights()) { self.weights = weights }

    /// -1 for the worst to 1 for the best; 0 for a text that shows no feeling.
    package func of(_ text: String) -> Double {
        let sum = sum(text)
        return Double(sum / (sum * sum + weights.scale * weights.scale).squareRoot())
    }

    /// The weighed sum of the tones in a text, without bounds.
    func sum(_ text: String) -> Float {
        let reader = ToneReader(PreparedText(text))
        let pieces = reader.pieces
        var sum: Float = 0
        var sentence: Float = 0
        var isBehindContrast = false
        for (index, piece) in pieces.enumerated() {
            if piece.endsSentence {
                sum += sentence
                sentence = 0
                isBehindContrast = false
            }
            if piece.meaning.isContrast {
                // What came before, in this sentence, counts less now.
                sentence *= weights.before / weights.behind
                sentence += piece.meaning.tone
                isBehindContrast = true
            } else if piece.meaning.tone != 0 {
                sentence += tone(at: index, pieces) * (isBehindContrast ? weights.behind : 1)
            }
        }
        sum += sentence
        let loudness = weights.exclamation * Float(min(reader.exclamations, 4))
        if sum != 0 { sum += sum > 0 ? loudness : -loudness }
        return sum.isFinite ? sum : 0
    }

    /// The tone of a piece, as the words before it in its clause turn and weigh it.
    private func tone(at index: Int, _ pieces: [ToneReader.Piece]) -> Float {
        let piece = pieces[index]
        var tone = piece.meaning.tone
        if piece.isSign { return tone * weights.sign }
        if piece.meaning.isNegator { return tone }
        var strength: Float = piece.isLoud ? weights.loud : 0
        var turns = 0
        var share: Float = 1
        let reach = piece.isHan ? weights.hanReach : weights.reach
        var place = index - 1
        while place >= 0, place >= index - reach, !pieces[place].endsClause,
            !pieces[place].meaning.isContrast,
            !pieces[place].isSign
        {
            let before = pieces[place].meaning
            strength += before.strength * share * (pieces[place].isLoud ? 1.3 : 1)
            if before.isNegator { turns += 1 }
            share *= weights.decay
            place -= 1
        }
        tone *= max(0.2, 1 + strength)
        return turns % 2 == 1 ? tone * weights.negation : tone
    }
}
