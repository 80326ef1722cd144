// Learns the weights of a chain model from tagged examples.

import Glibc

/// Conditional random field (Lafferty, McCallum & Pereira 2001) given the intent: the probability of an example's tags
/// among all sequences of its intent's tags, made as large as can be by AdaGrad (Duchi, Hazan & Singer 2011) over
/// shuffled examples with features dropped at random; the weights after each of the later rounds are averaged.
///
/// An example costs O(features · tags + tokens · set²), the set being its intent's tags.
struct ChainTrainer {
    struct Settings: Sendable {
        /// The share of a token's features that a step leaves out.
        var dropout: Float = 0.2
        /// Divided by the square root of the number of examples.
        var rate: Float = 5
        /// Steps wanted, in examples; rounds follow from it, within limits.
        var steps = 60_000
        var rounds = 12...40
        /// The part of the rounds after which averaging begins.
        var settled = 0.4
    }

    private var weights: ChainWeights
    private let names: SlotTags
    private let settings: Settings
    private var squares: [Float]
    private var stepSquares: [Float]
    private let rate: Float
    private var random: UInt64 = 0x9E37_79B9_7F4A_7C15

    static func train(
        _ sequences: [ChainSequence], featureCount: Int, _ names: SlotTags, settings: Settings = Settings()
    ) -> ChainWeights {
        var trainer = ChainTrainer(sequences, featureCount: featureCount, names, settings)
        return trainer.run(sequences)
    }

    private init(
        _ sequences: [ChainSequence], featureCount: Int, _ names: SlotTags, _ settings: Settings
    ) {
        self.names = names
        self.settings = settings
        weights = ChainWeights(names)
        weights.makeRows(sequences, featureCount: featureCount)
        squares = [Float](repeating: 0, count: weights.weights.count)
        stepSquares = [Float](repeating: 0, count: weights.steps.count)
        rate = settings.rate / Float(max(sequences.count, 1)).squareRoot()
    }

    private mutating func run(_ sequences: [ChainSequence]) -> ChainWeights {
        var order = sequences.indices.filter { names.sets[sequences[$0].intent].count > 1 }
        let wanted = settings.steps / max(order.count, 1)
        let rounds = min(max(wanted, settings.rounds.lowerBound), settings.rounds.upperBound)
        var mean = weights
        var averaged: Float = 0
        var lattice = ChainLattice()
        for round in 0..<rounds {
            for index in order.indices.dropFirst().reversed() {
                order.swapAt(index, Int(next() % UInt32(index + 1)))
            }
            for index in order { step(sequences[index], &lattice) }
            guard Double(round) >= settings.settled * Double(rounds) || round == rounds - 1 else { continue }
            averaged += 1
            for index in mean.weights.indices {
                mean.weights[index] += (weights.weights[index] - mean.weights[index]) / averaged
            }
            for index in mean.steps.indices {
                mean.steps[index] += (weights.steps[index] - mean.steps[index]) / averaged
            }
        }
        return mean
    }

    private mutating func next() -> UInt32 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(truncatingIfNeeded: random >> 33)
    }

    // MARK: One example

    private mutating func step(_ sequence: ChainSequence, _ lattice: inout ChainLattice) {
        let set = names.sets[sequence.intent]
        let places = names.places[sequence.intent]
        let numbers = weights.stepNumbers[sequence.intent]
        let (kept, ends) = dropped(sequence)
        lattice.fill(
            scores: weights.scores(kept, ends: ends, places: places, width: set.count), set: set,
            steps: weights.steps, numbers: numbers)
        lattice.run()
        let gold = sequence.tags.map { Int(places[Int($0)]) }
        lattice.subtract(gold)
        update(kept, ends, places, lattice)
        for (index, number) in numbers.enumerated() where number >= 0 {
            let gradient = lattice.stepExpectations[index]
            if abs(gradient) < 1e-6 { continue }
            stepSquares[Int(number)] += gradient * gradient
            weights.steps[Int(number)] -= rate * gradient / (stepSquares[Int(number)].squareRoot() + 1e-3)
        }
    }

    private mutating func dropped(_ sequence: ChainSequence) -> (features: [Int32], ends: [Int]) {
        let limit = UInt32(settings.dropout * Float(1 << 31))
        var kept: [Int32] = []
        kept.reserveCapacity(sequence.features.count)
        var ends: [Int] = []
        ends.reserveCapacity(sequence.ends.count)
        var start = 0
        for end in sequence.ends {
            for index in start..<end where next() >= limit { kept.append(sequence.features[index]) }
            ends.append(kept.count)
            start = end
        }
        return (kept, ends)
    }

    private mutating func update(
        _ features: [Int32], _ ends: [Int], _ places: [Int32], _ lattice: ChainLattice
    ) {
        let width = lattice.width
        let rate = rate
        let (starts, tags) = (weights.starts, weights.tags)
        squares.withUnsafeMutableBufferPointer { squares in
            weights.weights.withUnsafeMutableBufferPointer { weights in
                var start = 0
                for (token, end) in ends.enumerated() {
                    for feature in features[start..<end] {
                        for index in Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1]) {
                            let place = Int(places[Int(tags[index])])
                            if place < 0 { continue }
                            let gradient = lattice.expectations[token * width + place]
                            if abs(gradient) < 1e-5 { continue }
                            squares[index] += gradient * gradient
                            weights[index] -= rate * gradient / (squares[index].squareRoot() + 1e-3)
                        }
                    }
                    start = end
                }
            }
        }
    }
}
