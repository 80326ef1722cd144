// From the features of one text to weighted ones.

import Glibc

/// Known features with how rare each is: while training, and in a model.
protocol TermSource {
    /// -1 when it is not known.
    func id(_ key: UInt64) -> Int
    func rarity(_ id: Int) -> Float
    /// In how many texts of some class it stands; in a model only whether it stands in any, 1 or 0.
    func ownFrequency(_ id: Int) -> Int32
    /// What features of function words alone weigh against others.
    var functionWeight: Float { get }
    /// What a feature weighs that no text has, by block.
    func unseen(_ block: Int) -> Float
}

/// Room for turning one text into weighted features, used again and again.
struct TermVector {
    private(set) var ids: [Int32] = []
    private(set) var values: [Float] = []
    /// How much of the weight of its words and characters lies on known ones, 0 to 1.
    private(set) var coverage: Float = 0

    /// What function words weigh in it.
    private static let functionCoverage: Float = 0.2

    private var seen: [UInt64] = []
    private var places: [Int32] = []
    private var blocks: [UInt8] = []

    init() {
        ids.reserveCapacity(320)
        values.reserveCapacity(320)
        blocks.reserveCapacity(320)
    }

    /// - Parameter least: a word is known that so many texts of some class have: two, where the text itself is one of them.
    mutating func read(_ features: FeatureKeys, in space: some TermSource, knownFrom least: Int32 = 1) {
        ids.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        blocks.removeAll(keepingCapacity: true)
        var size = 64
        while size < features.keys.count * 2 { size *= 2 }
        if seen.count != size {
            seen = [UInt64](repeating: 0, count: size)
            places = [Int32](repeating: 0, count: size)
        } else {
            for index in seen.indices { seen[index] = 0 }
        }
        var unseen: Float = 0
        var known: Float = 0
        for key in features.keys {
            var place = FeatureTable.start(key) & (size - 1)
            while seen[place] != 0, seen[place] != key { place = (place + 1) & (size - 1) }
            if seen[place] == key {
                if places[place] >= 0 { values[Int(places[place])] += 1 }
                continue
            }
            seen[place] = key
            let id = space.id(key)
            let block = FeatureKeys.block(key)
            if id < 0 {
                places[place] = -1
                if FeatureKeys.isUnit(key) {
                    let weight =
                        space.unseen(block) * (FeatureKeys.isFunction(key) ? Self.functionCoverage : 1)
                    unseen += weight * weight
                }
            } else {
                places[place] = Int32(truncatingIfNeeded: ids.count)
                ids.append(Int32(truncatingIfNeeded: id))
                values.append(1)
                blocks.append(UInt8(truncatingIfNeeded: block))
                guard FeatureKeys.isUnit(key) else { continue }
                let isFunction = FeatureKeys.isFunction(key)
                if space.ownFrequency(id) >= least {
                    let weight =
                        space.rarity(id) * (isFunction ? Self.functionCoverage / space.functionWeight : 1)
                    known += weight * weight
                } else {
                    // General sentences have it, and none of the bot's.
                    let weight = space.unseen(block) * (isFunction ? Self.functionCoverage : 1)
                    unseen += weight * weight
                }
            }
        }
        coverage = known > 0 ? known / (known + unseen) : 0
        weigh(features, space)
    }

    private mutating func weigh(_ features: FeatureKeys, _ space: some TermSource) {
        var squares = SIMD8<Float>(repeating: 0)
        for index in ids.indices {
            let count = values[index] > 1 ? 1 + logf(values[index]) : 1
            let weight = count * space.rarity(Int(ids[index]))
            values[index] = weight
            squares[Int(blocks[index])] += weight * weight
        }
        let all = Float(features.latinCount + features.aloneCount)
        guard all > 0 else { return }
        let latin = (Float(features.latinCount) / all).squareRoot()
        let alone = (Float(features.aloneCount) / all).squareRoot()
        let (characters, terms) = (FeatureBlock.characters.rawValue, FeatureBlock.terms.rawValue)
        var scales = SIMD8<Float>(repeating: 0)
        for block in 0..<FeatureBlock.count {
            guard squares[block] > 0 else { continue }
            let share = block == characters || block == terms ? alone : latin
            scales[block] = FeatureBlock.weights[block] * share / squares[block].squareRoot()
        }
        for index in ids.indices { values[index] *= scales[Int(blocks[index])] }
    }
}
