// What of a message counts when it is compared with examples.

/// A feature as it stands in one text.
struct Feature: Sendable, Hashable {
    /// The views of a text, each normalised on its own; the weights say how much each counts (chosen on development data).
    enum Block: Int, Sendable, CaseIterable {
        case words, neighbours, skips, pairs, letters, field

        var weight: Double {
            switch self {
            case .words, .letters: 1
            case .neighbours: 0.7
            case .skips: 0.4
            case .pairs: 0.5
            case .field: 0.6
            }
        }
    }

    var hash: UInt64
    var block: Block
    /// How often it stands in the text.
    var count: Double
    /// Made of function words alone.
    var isFunction: Bool
}

/// Turns a text into features: words as stems, neighbours and pairs of words, letters within words; of Chinese text
/// single characters and pairs of neighbours, which tell more than words cut by a dictionary.
struct FeatureExtractor {
    private struct Unit {
        var hash: UInt64
        var isHan: Bool
        var isFunction: Bool
    }

    private static let edge: UInt64 = 0x6564_6765
    /// Pairs of all content words are counted up to so many words; a long message costs no more than a short one.
    private static let pairLimit = 12

    private var features: [Feature] = []

    /// The features of a stretch of text, each once, in a fixed order.
    ///
    /// - Parameter groups: of ``FieldWords``.
    static func features(of text: [Scalar], tokens: [Token], groups: UInt64) -> [Feature] {
        var extractor = FeatureExtractor()
        extractor.features.reserveCapacity(tokens.count * 16)
        let units = extractor.addWords(text, tokens)
        extractor.addNeighbours(units)
        extractor.addPairs(units)
        for bit in 0..<64 where groups >> UInt64(bit) & 1 == 1 {
            extractor.add(.field, UInt64(bit), 0, isFunction: false)
        }
        return extractor.merged()
    }

    private mutating func add(_ block: Feature.Block, _ left: UInt64, _ right: UInt64, isFunction: Bool) {
        var hash = StableHash(seed: UInt64(block.rawValue))
        hash.add(left)
        hash.add(right)
        features.append(Feature(hash: hash.value, block: block, count: 1, isFunction: isFunction))
    }

    private mutating func addWords(_ text: [Scalar], _ tokens: [Token]) -> [Unit] {
        var units: [Unit] = []
        for token in tokens {
            let isFunction = FunctionWords.contains(token.hash)
            switch token.kind {
            case .han:
                units.append(Unit(hash: token.hash, isHan: true, isFunction: isFunction))
                add(.words, token.hash, 1, isFunction: isFunction)
            case .digits:
                // One number is as good as another.
                units.append(Unit(hash: 0x23, isHan: false, isFunction: true))
                add(.words, 0x23, 1, isFunction: true)
            case .word:
                for word in Contractions.expanded(text[token.range]) {
                    let isFunction = FunctionWords.contains(StableHash.of(word))
                    let stem = StableHash.of(Stemmer.stem(word))
                    units.append(Unit(hash: stem, isHan: false, isFunction: isFunction))
                    add(.words, stem, 1, isFunction: isFunction)
                    addLetters(word, isFunction: isFunction)
                }
            case .mark: break
            }
        }
        return units
    }

    /// Runs of 3 to 5 letters of a word with its ends marked: they forgive typing errors and unknown endings.
    private mutating func addLetters(_ letters: ArraySlice<Scalar>, isFunction: Bool) {
        let word = [0x3C] + letters + [0x3E]
        for length in 3...5 where word.count >= length {
            for start in 0...(word.count - length) {
                add(
                    .letters, StableHash.of(word[start..<start + length]), UInt64(length),
                    isFunction: isFunction)
            }
        }
    }

    private mutating func addNeighbours(_ units: [Unit]) {
        guard !units.isEmpty else { return }
        for index in 0...units.count {
            let left = index > 0 ? units[index - 1] : nil
            let right = index < units.count ? units[index] : nil
            let isFunction = (left?.isFunction ?? true) && (right?.isFunction ?? true)
            add(.neighbours, left?.hash ?? Self.edge, right?.hash ?? Self.edge, isFunction: isFunction)
            for gap in 1...2 where index + gap < units.count {
                guard let left, !left.isHan, !units[index + gap].isHan else { continue }
                let both = left.isFunction && units[index + gap].isFunction
                add(.skips, left.hash, units[index + gap].hash, isFunction: both)
            }
        }
    }

    /// Content words in any order and at any distance.
    private mutating func addPairs(_ units: [Unit]) {
        let content = units.filter { !$0.isFunction && !$0.isHan }.prefix(Self.pairLimit)
        for (index, left) in content.enumerated() {
            for right in content.dropFirst(index + 1) {
                add(.pairs, min(left.hash, right.hash), max(left.hash, right.hash), isFunction: false)
            }
        }
    }

    private func merged() -> [Feature] {
        let sorted = features.sorted { $0.hash < $1.hash }
        var merged: [Feature] = []
        merged.reserveCapacity(sorted.count)
        for feature in sorted {
            if let last = merged.indices.last, merged[last].hash == feature.hash {
                merged[last].count += feature.count
            } else {
                merged.append(feature)
            }
        }
        return merged
    }
}
