// A chain model as one stretch of bytes, so that the next start does not learn it again.

extension ChainModel {
    /// The first section of an image.
    private struct Header {
        static let magic: UInt64 = 0x314D_4350_454C_5250  // "PRLEPCM1"
        /// Another one for another way of training, or other features.
        static let version: UInt32 = 1

        var magic = Header.magic
        var version = Header.version
        var countsSize: UInt32 = 0
        var tableSize: UInt32 = 0
        var featureCount: UInt32 = 0
        var weightCount: UInt32 = 0
        var stepCount: UInt32 = 0
        /// Of the examples and of all else that the model was made from.
        var key: UInt64 = 0
    }

    /// Whether an image holds all that the model knows: values that examples show, and classes of words, it does not.
    var fitsImage: Bool { keys.isOfWordsAlone }

    /// - Parameter key: what the image is recognised by.
    func bytes(key: UInt64) -> [UInt8] {
        var header = Header()
        let counts = keys.counts
        header.countsSize = UInt32(counts.keys.count)
        header.tableSize = UInt32(table.keys.count)
        header.featureCount = UInt32(weights.starts.count - 1)
        header.weightCount = UInt32(weights.weights.count)
        header.stepCount = UInt32(weights.steps.count)
        header.key = key
        var writer = ModelWriter()
        writer.section([header])
        for table in [counts, table] {
            writer.section(table.keys)
            writer.section(table.values)
        }
        writer.section(weights.starts)
        writer.section(weights.tags)
        writer.section(weights.weights)
        writer.section(weights.steps)
        writer.close()
        return writer.bytes
    }

    /// `nil` when the image is damaged, of another version or made from something else.
    ///
    /// - Parameter names: of the same examples.
    init?(_ image: ModelImage, key: UInt64, names: SlotTags) {
        guard image.size > 72, image.size % 8 == 0 else { return nil }
        let stored = image.base.loadUnaligned(fromByteOffset: image.size - 8, as: UInt64.self)
        var reader = ModelReader(image)
        func read<Element>(_ count: Int, of type: Element.Type) -> [Element]? {
            reader.section(count, of: type).map { Array(UnsafeBufferPointer(start: $0, count: count)) }
        }
        func table(_ size: UInt32, below limit: Int32) -> ChainTable? {
            guard let keys = read(Int(size), of: UInt64.self), let values = read(Int(size), of: Int32.self)
            else { return nil }
            return ChainTable(keys: keys, values: values, below: limit)
        }
        guard let header = reader.section(1, of: Header.self)?.pointee, header.magic == Header.magic,
            header.version == Header.version, header.key == key, header.featureCount < 1 << 30,
            stored == ModelImage.checksum(image.base, size: image.size - 8),
            let counts = table(header.countsSize, below: .max),
            let features = table(header.tableSize, below: Int32(header.featureCount)),
            let starts = read(Int(header.featureCount) + 1, of: Int32.self),
            let tags = read(Int(header.weightCount), of: Int32.self),
            let weights = read(Int(header.weightCount), of: Float.self),
            let steps = read(Int(header.stepCount), of: Float.self),
            let sound = ChainWeights(names, starts: starts, tags: tags, weights: weights, steps: steps)
        else { return nil }
        self.init(names: names, keys: ChainKeys(counts: counts), table: features, weights: sound)
    }
}
