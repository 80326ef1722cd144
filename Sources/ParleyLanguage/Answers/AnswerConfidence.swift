// How surely the entry with the best score is the one that is meant.

import Glibc

enum AnswerConfidence {
    /// The confidence of each score, which are sorted, best first.
    ///
    /// A logistic regression on the best score and its lead over the second; the others share what the best leaves, by their
    /// scores. The weights are
    /// set by hand, not fitted.
    static func of(_ scores: [Double]) -> [Double] {
        guard let best = scores.first else { return [] }
        let second = scores.count > 1 ? scores[1] : 0
        let sure = 1 / (1 + exp(-(scoreWeight * best + leadWeight * (best - second) + constant)))
        return scores.enumerated().map { place, score in
            place == 0 || best <= 0 ? sure : sure * pow(score / best, 4)
        }
    }

    private static let scoreWeight = 6.0
    private static let leadWeight = 6.0
    private static let constant = -3.5
}
