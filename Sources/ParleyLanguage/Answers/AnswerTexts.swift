// How well the words of a message are found in the answers themselves.

import Glibc

/// BM25 over the texts of answers (Robertson & Zaragoza 2009, eq. 3.15; k1 1.2, b .75), as a share of what the message
/// could reach at most: long answers do not win by their length.
struct AnswerTexts: Sendable {
    private var numbers: [UInt64: Int32] = [:]
    private var rarity: [Float] = []
    private var unseen: Float = 1
    private var starts: [Int] = [0]
    private var ids: [Int32] = []
    private var scores: [Float] = []

    /// Past so many words an answer's text is not read.
    private static let wordLimit = 400

    init(_ texts: [String]) {
        var counts: [Float] = []
        var lengths: [Float] = []
        for text in texts {
            let words = Self.words(of: PreparedText(text))
            var own: [Int32: Float] = [:]
            for word in words {
                let id = numbers[word] ?? Int32(numbers.count)
                if id == numbers.count { numbers[word] = id }
                own[id, default: 0] += 1
            }
            for (id, count) in own.sorted(by: { $0.key < $1.key }) {
                ids.append(id)
                counts.append(count)
            }
            starts.append(ids.count)
            lengths.append(Float(words.count))
        }
        weigh(counts, lengths)
    }

    private mutating func weigh(_ counts: [Float], _ lengths: [Float]) {
        var frequencies = [Double](repeating: 0, count: numbers.count)
        for id in ids { frequencies[Int(id)] += 1 }
        let total = Double(lengths.count)
        rarity = frequencies.map { Float(log(1 + (total - $0 + 0.5) / ($0 + 0.5))) }
        unseen = Float(log(1 + (total + 0.5) / 0.5))
        let mean = max(1, lengths.reduce(0, +) / max(1, Float(lengths.count)))
        let (k1, b): (Float, Float) = (1.2, 0.75)
        scores.reserveCapacity(ids.count)
        for text in lengths.indices {
            let scale = k1 * (1 - b + b * lengths[text] / mean)
            for place in starts[text]..<starts[text + 1] {
                scores.append(counts[place] * (k1 + 1) / (counts[place] + scale))
            }
        }
    }

    /// Stems of the words that carry meaning, Chinese characters in pairs.
    private static func words(of prepared: PreparedText) -> [UInt64] {
        var words: [UInt64] = []
        var stemmer = EnglishStem()
        var previous: UInt64?
        let read = 0..<min(prepared.count, wordLimit * 16)
        for token in Tokeniser.tokens(prepared.folded, in: read).prefix(wordLimit) {
            var next: UInt64?
            switch token.kind {
            case .word where !FunctionWords.contains(token.hash):
                words.append(stemmer.key(of: prepared.folded[token.range]))
            case .digits: words.append(token.hash)
            case .han:
                if let previous {
                    var hash = StableHash(seed: 2)
                    hash.add(previous)
                    hash.add(token.hash)
                    words.append(hash.value)
                }
                next = token.hash
            case .word, .mark: break
            }
            previous = next
        }
        return words
    }

    struct Query: Sendable {
        var ids: [Int32] = []
        var weights: [Float] = []
    }

    func query(_ text: PreparedText) -> Query {
        let words = Set(Self.words(of: text)).sorted()
        let sum = words.reduce(Float(0)) { $0 + (numbers[$1].map { rarity[Int($0)] } ?? unseen) }
        var query = Query()
        for id in words.compactMap({ numbers[$0] }).sorted() where sum > 0 {
            query.ids.append(id)
            query.weights.append(rarity[Int(id)] / sum)
        }
        return query
    }

    /// 0 to about 2.
    func score(_ query: Query, text: Int) -> Float {
        var score: Float = 0
        var place = starts[text]
        var index = 0
        while place < starts[text + 1], index < query.ids.count {
            if query.ids[index] == ids[place] {
                score += query.weights[index] * scores[place]
                index += 1
                place += 1
            } else if query.ids[index] < ids[place] {
                index += 1
            } else {
                place += 1
            }
        }
        return score
    }
}
