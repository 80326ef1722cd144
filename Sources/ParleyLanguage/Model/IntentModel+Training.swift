// Makes a model from examples.

import Glibc

extension IntentModel {
    struct Settings: Sendable {
        /// What an example's loss costs among few examples; among many it costs less.
        var cost: Float = 20
        var leastCost: Float = 4
        /// How many weights training keeps in memory at most; rarer features are dropped before.
        var weightLimit = 40_000_000
        /// Multiply-adds that training spends at most.
        var workLimit = 12e9
        /// From so many classes on a row keeps only the weights that matter.
        var sparseFrom = 256
        /// From so many examples on, features that one alone has are dropped.
        var manyExamples = 5000

        /// Features in fewer examples are dropped; without it, by how many examples there are.
        var leastFrequency: Int?

        init() {}
    }

    /// Beside the classes there is one more, of which nothing is an example: how far the others stand above it tells how
    /// much of a text is known at all, even where there is one class, or two that are alike.
    ///
    /// - Parameters:
    ///   - key: is kept in the image; what a cached one is recognised by.
    ///   - weights: how much each example counts, against 1.
    static func train(
        texts: [FeatureKeys], labels: [Int], classCount: Int, words: WordSpace?, key: UInt64 = 0,
        weights: [Float]? = nil, settings: Settings = Settings()
    ) -> IntentModel? {
        let builder = ModelBuilder(
            texts: texts, labels: labels, classCount: classCount + 1, words: words, weights: weights,
            settings: settings)
        return IntentModel(ModelImage(builder.bytes(key: key)), words: words)
    }
}

/// Trains, and writes the image.
private struct ModelBuilder {
    private let space: TermSpace
    private let width: Int
    private let classCount: Int
    private let dimensions: Int
    private let trainer: SoftmaxTrainer
    private var owners: [Int32]
    private var ownerValues: [Float]
    private let exampleCount: Int
    private let backgroundCount: Int
    private let settings: IntentModel.Settings

    /// The feature that all examples have: as much as two words.
    private static let biasValue: Float = 0.5
    /// From so many examples a class on, classes may be more frequent or less.
    private static let biasFrom = 0

    init(
        texts: [FeatureKeys], labels: [Int], classCount: Int, words: WordSpace?,
        weights: [Float]?, settings: IntentModel.Settings
    ) {
        self.classCount = classCount
        self.settings = settings
        width = Kernels.padded(classCount)
        dimensions = words.map { $0.dimensions } ?? 0
        exampleCount = texts.count
        backgroundCount = labels.count { $0 == classCount - 1 }
        space = TermSpace(
            texts: texts.map(\.keys), ownCount: labels.firstIndex(of: classCount - 1),
            least: settings.leastFrequency ?? (texts.count > settings.manyExamples ? 2 : 1),
            sharedLimit: settings.weightLimit / width)
        owners = [Int32](repeating: 0, count: space.count - space.sharedCount)
        ownerValues = [Float](repeating: 0, count: owners.count)
        var rows = SparseRows()
        var vector = TermVector()
        var alone: [Float] = []
        // How often a class is meant shows only in many examples; bots have as many for each.
        let hasBias = texts.count > Self.biasFrom * classCount
        for (index, text) in texts.enumerated() {
            vector.read(text, in: space)
            var square: Float = 0
            for (id, value) in zip(vector.ids, vector.values) {
                if Int(id) < space.sharedCount {
                    rows.ids.append(id)
                    rows.values.append(value)
                } else {
                    square += value * value
                    owners[Int(id) - space.sharedCount] = Int32(truncatingIfNeeded: space.sharedCount + index)
                    ownerValues[Int(id) - space.sharedCount] = value
                }
            }
            if hasBias {
                rows.ids.append(Int32(truncatingIfNeeded: space.sharedCount))
                rows.values.append(Self.biasValue)
            }
            for (place, value) in (words?.direction(text.stems) ?? []).enumerated() where value != 0 {
                rows.ids.append(Int32(truncatingIfNeeded: space.sharedCount + 1 + place))
                rows.values.append(value)
            }
            rows.close()
            alone.append(square)
        }
        var trainer = SoftmaxTrainer(
            rows, labels: labels, alone: alone, importance: weights, classCount: classCount,
            featureCount: space.sharedCount + 1 + dimensions,
            settings: Self.settings(settings, rows, classCount))
        trainer.train()
        self.trainer = trainer
    }

    private static func settings(_ settings: IntentModel.Settings, _ rows: SparseRows, _ classCount: Int)
        -> SoftmaxTrainer.Settings
    {
        var own = SoftmaxTrainer.Settings()
        let perClass = Float(rows.count) / Float(classCount)
        own.cost = min(max(settings.cost * powf(10 / perClass, 0.7), settings.leastCost), settings.cost)
        let work = Double(rows.ids.count) * Double(Kernels.padded(classCount)) * 1.2
        own.rounds = min(max(Int(settings.workLimit / max(work, 1)), 4), own.rounds)
        return own
    }

    func bytes(key: UInt64) -> [UInt8] {
        let shared = space.sharedCount
        // Rows of examples are needed for what they alone have.
        let exampleRows = owners.isEmpty ? 0 : exampleCount
        var rows = PackedRows(width: width, isSparse: classCount >= settings.sparseFrom)
        for row in 0..<shared { rows.add(trainer.weights[row * width..<(row + 1) * width]) }
        for row in 0..<exampleRows { rows.add(trainer.alphas[row * width..<(row + 1) * width]) }
        var header = IntentModel.Header()
        header.classCount = UInt32(classCount)
        header.tableSize = UInt32(space.table.keys.count)
        header.featureCount = UInt32(space.count)
        header.sharedCount = UInt32(shared)
        header.rowCount = UInt32(shared + exampleRows)
        header.dimensions = UInt32(dimensions)
        header.entryCount = rows.isSparse ? UInt32(rows.weights.count) : 0
        header.leftOutMean = trainer.leftOutMean
        header.functionWeight = space.functionWeight
        header.backgroundCount = UInt32(backgroundCount)
        header.key = key
        var writer = ModelWriter()
        writer.section([header])
        writer.section(space.table.keys)
        writer.section(space.table.ids)
        writer.section(zip(space.rarity, space.ownFrequency).map { $1 > 0 ? $0 : -$0 })
        writer.section(space.unseen)
        writer.section(trainer.weights[shared * width..<(shared + 1) * width].map { $0 * Self.biasValue })
        writer.section(Array(trainer.weights[((shared + 1) * width)...]))
        writer.section(rows.scales)
        writer.section(owners)
        writer.section(ownerValues)
        writer.section(rows.weights)
        writer.section(rows.isSparse ? rows.starts : [])
        writer.section(rows.columns)
        writer.close()
        return writer.bytes
    }
}

/// Rows of weights as bytes.
private struct PackedRows {
    let width: Int
    let isSparse: Bool
    private(set) var weights: [Int8] = []
    private(set) var scales: [Float] = []
    private(set) var starts: [UInt32] = [0]
    private(set) var columns: [UInt16] = []

    /// A sparse row leaves out what is smaller than this, of 127.
    private static let least = 3

    init(width: Int, isSparse: Bool) {
        self.width = width
        self.isSparse = isSparse
    }

    mutating func add(_ row: ArraySlice<Float>) {
        var largest: Float = 0
        for weight in row { largest = max(largest, weight.magnitude) }
        let scale = largest / 127
        scales.append(scale)
        for (column, weight) in row.enumerated() {
            let rounded = scale > 0 ? Int((weight / scale).rounded()) : 0
            if isSparse {
                guard rounded.magnitude >= Self.least else { continue }
                columns.append(UInt16(truncatingIfNeeded: column))
            }
            weights.append(Int8(clamping: rounded))
        }
        if isSparse { starts.append(UInt32(weights.count)) }
    }
}
