// The features that a bot's examples have, each with its number and weight.

import Glibc

/// A text as numbers: features, each once, with weights whose squares add up to 1.
struct FeatureVector: Sendable {
    var ids: [Int32] = []
    var weights: [Float] = []
}

/// Term weights after Salton & Buckley 1988: (1 + log count) · idf^0.75, each block of unit length, then all together.
///
/// A feature that no example has gets the weight of the rarest: it takes no part in a product, but makes the message
/// longer, so that a message about other things stays far from all examples.
struct FeatureSpace: Sendable {
    private var slots: [(hash: UInt64, id: Int32)]
    private let mask: Int
    private var rarity: [Float] = []
    private let unseen: Double
    private let functionWeight: Double

    var count: Int { rarity.count }

    init(texts: [[Feature]]) {
        let hashes = texts.flatMap { $0.map(\.hash) }.sorted()
        var size = 64
        while size < hashes.count * 2 { size *= 2 }
        slots = Array(repeating: (0, -1), count: size)
        mask = size - 1
        let total = Double(texts.count)
        func weight(_ frequency: Int) -> Double { Self.power(1 + log((total + 1) / Double(frequency + 1))) }
        unseen = weight(0)
        functionWeight = FunctionWords.weight(amongExamples: texts.count)
        var index = 0
        while index < hashes.count {
            var end = index
            while end < hashes.count, hashes[end] == hashes[index] { end += 1 }
            insert(hashes[index], Int32(rarity.count))
            rarity.append(Float(weight(end - index)))
            index = end
        }
    }

    private mutating func insert(_ hash: UInt64, _ id: Int32) {
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
        while slots[slot].id >= 0 { slot = (slot + 1) & mask }
        slots[slot] = (hash, id)
    }

    private func id(_ hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
        while slots[slot].id >= 0 {
            if slots[slot].hash == hash { return slots[slot].id }
            slot = (slot + 1) & mask
        }
        return -1
    }

    func vector(_ features: [Feature]) -> FeatureVector {
        var squares = [Double](repeating: 0, count: Feature.Block.allCases.count)
        var raw: [(id: Int32, block: Int, weight: Double)] = []
        raw.reserveCapacity(features.count)
        for feature in features {
            let id = id(feature.hash)
            let rarity = id < 0 ? unseen : Double(self.rarity[Int(id)])
            let count = feature.count > 1 ? 1 + log(feature.count) : 1
            let weight = count * rarity * (feature.isFunction ? functionWeight : 1)
            squares[feature.block.rawValue] += weight * weight
            if id >= 0 { raw.append((id, feature.block.rawValue, weight)) }
        }
        var scales = [Double](repeating: 0, count: squares.count)
        var total = 0.0
        for block in Feature.Block.allCases where squares[block.rawValue] > 0 {
            scales[block.rawValue] = block.weight / squares[block.rawValue].squareRoot()
            total += block.weight * block.weight
        }
        let length = total.squareRoot()
        var vector = FeatureVector()
        for (id, block, weight) in raw {
            vector.ids.append(id)
            vector.weights.append(Float(weight * scales[block] / length))
        }
        return vector
    }

    /// x^0.75
    private static func power(_ value: Double) -> Double { (value * value.squareRoot()).squareRoot() }
}
