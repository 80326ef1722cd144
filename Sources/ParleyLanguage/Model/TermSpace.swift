// From the keys of a text to weighted features.

import Glibc

/// Term weights after Salton & Buckley 1988: (1 + log count) · idf^0.75, each block of unit length.
///
/// Features of one text alone have numbers from ``sharedCount`` on.
struct TermSpace: TermSource, Sendable {
    private(set) var table: FeatureTable
    /// By feature.
    private(set) var rarity: [Float]
    /// How many features stand in two texts or more.
    let sharedCount: Int
    /// What features of function words alone weigh against others.
    let functionWeight: Float
    /// What a feature weighs that no text has, by block.
    private(set) var unseen: [Float]
    /// By feature: in how many of the first texts it stands, those that are of some class.
    private(set) var ownFrequency: [Int32]

    /// - Parameters:
    ///   - ownCount: how many texts, the first ones, are of some class; `nil`: all.
    ///   - least: features in fewer texts are dropped.
    ///   - sharedLimit: of more features that stand in several texts the rarest are dropped.
    init(texts: [[UInt64]], ownCount: Int? = nil, least: Int, sharedLimit: Int) {
        var all = FeatureTable(capacity: 1024)
        var frequency: [Int32] = []
        var last: [Int32] = []
        var order: [UInt64] = []
        var own: [Int32] = []
        var perBlock = [Int](repeating: 0, count: 8)
        for (index, keys) in texts.enumerated() {
            if index == ownCount { own = frequency }
            var blocks: UInt8 = 0
            for key in keys {
                blocks |= 1 << UInt8(truncatingIfNeeded: key & 7)
                let id = Int(all.insert(key))
                if id == frequency.count {
                    frequency.append(1)
                    last.append(Int32(truncatingIfNeeded: index))
                    order.append(key)
                } else if last[id] != Int32(truncatingIfNeeded: index) {
                    last[id] = Int32(truncatingIfNeeded: index)
                    frequency[id] += 1
                }
            }
            for block in 0..<8 where blocks >> UInt8(block) & 1 == 1 { perBlock[block] += 1 }
        }
        if own.isEmpty, ownCount.map({ $0 >= texts.count }) ?? true { own = frequency }
        own += repeatElement(0, count: frequency.count - own.count)
        let functionWeight = Float(FunctionWords.weight(amongExamples: texts.count))
        self.functionWeight = functionWeight
        func rare(_ key: UInt64, _ frequency: Int32) -> Float {
            let total = Double(perBlock[FeatureKeys.block(key)])
            let weight = Self.power(1 + Float(log((total + 1) / Double(frequency + 1))))
            return FeatureKeys.isFunction(key) ? weight * functionWeight : weight
        }
        var least = least
        while order.indices.count(where: { frequency[$0] >= max(2, least) }) > sharedLimit { least += 1 }
        let shared = order.indices.filter { frequency[$0] >= max(2, least) }
        let single = least > 1 ? [] : order.indices.filter { frequency[$0] == 1 }
        var table = FeatureTable(capacity: shared.count + single.count)
        var rarity: [Float] = []
        rarity.reserveCapacity(shared.count + single.count)
        var ownFrequency: [Int32] = []
        ownFrequency.reserveCapacity(shared.count + single.count)
        for index in shared + single {
            table.set(order[index], Int32(truncatingIfNeeded: rarity.count))
            rarity.append(rare(order[index], frequency[index]))
            ownFrequency.append(own[index])
        }
        self.ownFrequency = ownFrequency
        self.table = table
        self.rarity = rarity
        sharedCount = shared.count
        unseen = perBlock.map { Self.power(1 + Float(log(Double($0) + 1))) }
    }

    var count: Int { rarity.count }

    func id(_ key: UInt64) -> Int { Int(table.id(key)) }
    func rarity(_ id: Int) -> Float { rarity[id] }
    func ownFrequency(_ id: Int) -> Int32 { ownFrequency[id] }
    func unseen(_ block: Int) -> Float { unseen[block] }

    /// x^0.75
    private static func power(_ value: Float) -> Float { (value * value.squareRoot()).squareRoot() }
}
