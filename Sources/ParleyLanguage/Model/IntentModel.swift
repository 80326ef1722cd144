// A trained classifier of texts: weights of features for each class.

import Glibc

/// Tells texts of one class from those of others: multinomial logistic regression over the features of ``FeatureKeys``
/// and the direction of ``WordVectors``.
///
/// All of it lies in one image: weights as bytes with a scale a row, so that a model is small and a message touches few
/// cache lines. A message costs the features that it shares with the examples times the classes.
struct IntentModel: TermSource, Sendable {
    /// The first section of an image.
    struct Header: Sendable {
        static let magic: UInt64 = 0x314D_4959_454C_5250  // "PRLEYIM1"
        static let version: UInt32 = 5

        var magic = Header.magic
        var version = Header.version
        var classCount: UInt32 = 0
        var tableSize: UInt32 = 0
        var featureCount: UInt32 = 0
        var sharedCount: UInt32 = 0
        var rowCount: UInt32 = 0
        var dimensions: UInt32 = 0
        var entryCount: UInt32 = 0
        /// What training saw of its own examples, each left out: the mean score of the class that is then best.
        var leftOutMean: Float = 0
        /// What features of function words alone weigh against others.
        var functionWeight: Float = 1
        /// How many texts were of no class.
        var backgroundCount: UInt32 = 0
        var unused: UInt32 = 0
        /// Of the examples and of all else that the model was made from.
        var key: UInt64 = 0
    }

    /// With the one of which nothing is an example, the last.
    let classCount: Int
    let width: Int
    let dimensions: Int
    let leftOutMean: Float
    let functionWeight: Float
    let sharedCount: Int
    /// Whether some of the texts that it was made from are of no class.
    let hasBackground: Bool
    let image: ModelImage
    private let parts: Parts
    private let words: WordSpace?

    /// Pointers into ``image``, which lives as long; never written, so that any thread may read.
    private struct Parts: @unchecked Sendable {
        var keys: UnsafePointer<UInt64>
        var ids: UnsafePointer<Int32>
        var mask: Int
        var rarity: UnsafePointer<Float>
        var unseen: UnsafePointer<Float>
        var bias: UnsafePointer<Float>
        var dense: UnsafePointer<Float>
        var scales: UnsafePointer<Float>
        /// Of features that one example alone has: the example's row, and the factor.
        var owners: UnsafePointer<Int32>
        var ownerValues: UnsafePointer<Float>
        var weights: UnsafePointer<Int8>
        /// Where a row's entries begin, when rows are sparse; then `columns` names their classes.
        var starts: UnsafePointer<UInt32>
        var columns: UnsafePointer<UInt16>
        var isSparse: Bool
    }

    /// `nil` when the image is damaged, of another version or made from something else.
    init?(_ image: ModelImage, key: UInt64? = nil, words: WordSpace?) {
        guard image.size > 72, image.size % 8 == 0 else { return nil }
        let stored = image.base.loadUnaligned(fromByteOffset: image.size - 8, as: UInt64.self)
        var reader = ModelReader(image)
        guard let header = reader.section(1, of: Header.self)?.pointee, header.magic == Header.magic,
            header.version == Header.version, key == nil || header.key == key,
            Int(header.dimensions) == (words.map { $0.dimensions } ?? 0),
            stored == ModelImage.checksum(image.base, size: image.size - 8)
        else { return nil }
        let tableSize = Int(header.tableSize)
        let alone = Int(header.featureCount) - Int(header.sharedCount)
        classCount = Int(header.classCount)
        width = Kernels.padded(classCount)
        dimensions = Int(header.dimensions)
        sharedCount = Int(header.sharedCount)
        leftOutMean = header.leftOutMean
        functionWeight = header.functionWeight
        hasBackground = header.backgroundCount > 0
        let isSparse = header.entryCount > 0
        let entries = isSparse ? Int(header.entryCount) : Int(header.rowCount) * width
        guard classCount > 0, classCount <= 1 << 16, header.leftOutMean.isFinite, tableSize > 0,
            tableSize & (tableSize - 1) == 0,
            alone >= 0,
            let keys = reader.section(tableSize, of: UInt64.self),
            let ids = reader.section(tableSize, of: Int32.self),
            let rarity = reader.section(Int(header.featureCount), of: Float.self),
            let unseen = reader.section(8, of: Float.self),
            let bias = reader.section(width, of: Float.self),
            let dense = reader.section(dimensions * width, of: Float.self),
            let scales = reader.section(Int(header.rowCount), of: Float.self),
            let owners = reader.section(alone, of: Int32.self),
            let ownerValues = reader.section(alone, of: Float.self),
            let weights = reader.section(entries, of: Int8.self),
            let starts = reader.section(isSparse ? Int(header.rowCount) + 1 : 0, of: UInt32.self),
            let columns = reader.section(isSparse ? entries : 0, of: UInt16.self)
        else { return nil }
        parts = Parts(
            keys: keys, ids: ids, mask: tableSize - 1, rarity: rarity, unseen: unseen, bias: bias,
            dense: dense,
            scales: scales, owners: owners, ownerValues: ownerValues, weights: weights, starts: starts,
            columns: columns, isSparse: isSparse)
        self.image = image
        self.words = words
        guard isSound(header) else { return nil }
    }

    /// Whether every number that leads to another place leads to one within the image: a file may be anybody's.
    private func isSound(_ header: Header) -> Bool {
        let features = Int(header.featureCount)
        let rows = Int(header.rowCount)
        guard sharedCount <= rows else { return false }
        var isFull = true
        for place in 0...parts.mask where parts.keys[place] == 0 { isFull = false }
        guard !isFull else { return false }
        for place in 0...parts.mask where parts.keys[place] != 0 {
            guard (0..<features).contains(Int(parts.ids[place])) else { return false }
        }
        for alone in 0..<(features - sharedCount) {
            guard (0..<rows).contains(Int(parts.owners[alone])) else { return false }
        }
        guard parts.isSparse else { return true }
        guard parts.starts[0] == 0, parts.starts[rows] == header.entryCount else { return false }
        for row in 0..<rows where parts.starts[row] > parts.starts[row + 1] { return false }
        for entry in 0..<Int(header.entryCount) where Int(parts.columns[entry]) >= width { return false }
        return true
    }

    // MARK: features

    /// The number of a feature; -1 when no example has it.
    func id(_ key: UInt64) -> Int {
        var place = FeatureTable.start(key) & parts.mask
        while true {
            let found = parts.keys[place]
            if found == key { return Int(parts.ids[place]) }
            if found == 0 { return -1 }
            place = (place + 1) & parts.mask
        }
    }

    func rarity(_ id: Int) -> Float { parts.rarity[id].magnitude }
    /// Features that only texts of no class have are marked by their sign.
    func ownFrequency(_ id: Int) -> Int32 { parts.rarity[id] > 0 ? 1 : 0 }
    /// What a feature of a block weighs that no example has.
    func unseen(_ block: Int) -> Float { parts.unseen[block] }

    /// How much of the neighbours in a text without content some text of a class has; 1 of a text with content.
    func sequence(_ features: FeatureKeys) -> Double {
        guard !features.hasContent else { return 1 }
        var (known, all) = (0.0, 0.0)
        for key in features.sequences {
            all += 1
            let id = id(key)
            if id >= 0, ownFrequency(id) > 0 { known += 1 }
        }
        return all > 0 ? known / all : 1
    }

    // MARK: scores

    /// The score of each class, in log odds of a kind: over all classes they add up to zero.
    ///
    /// - Parameter scores: gets ``width`` numbers.
    func score(_ vector: TermVector, _ stems: [UInt64], into scores: inout [Float]) {
        if scores.count != width { scores = [Float](repeating: 0, count: width) }
        scores.withUnsafeMutableBufferPointer { buffer in
            guard let scores = buffer.baseAddress else { return }
            scores.update(from: parts.bias, count: width)
            for index in vector.ids.indices {
                add(Int(vector.ids[index]), times: vector.values[index], to: scores)
            }
            guard dimensions > 0, let direction = words?.direction(stems) else { return }
            for (index, value) in direction.enumerated() {
                Kernels.add(
                    parts.dense + index * width, times: value, to: scores, count: width)
            }
        }
    }

    @inline(__always)
    private func add(_ id: Int, times value: Float, to scores: UnsafeMutablePointer<Float>) {
        var row = id
        var factor = value
        if id >= sharedCount {
            row = Int(parts.owners[id - sharedCount])
            factor *= parts.ownerValues[id - sharedCount]
        }
        factor *= parts.scales[row]
        guard parts.isSparse else {
            return Kernels.add(parts.weights + row * width, times: factor, to: scores, count: width)
        }
        for entry in Int(parts.starts[row])..<Int(parts.starts[row + 1]) {
            scores[Int(parts.columns[entry])] += factor * Float(parts.weights[entry])
        }
    }
}
