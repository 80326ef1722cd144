// Which messages are like which: a graph over many messages.

/// The nearest neighbours of each text, by what words and characters they share and by the direction of their words.
///
/// Costs the square of the number of texts; they are few thousands.
struct MessageGraph: Sendable {
    static let degree = 10

    /// For each text ``degree`` numbers of others, -1 where there are fewer.
    private(set) var neighbours: [Int32]
    /// The weights of those edges; of one text they add up to 1.
    private(set) var weights: [Float]
    let count: Int

    init(_ texts: [FeatureKeys], words: WordSpace?) {
        count = texts.count
        neighbours = [Int32](repeating: -1, count: count * Self.degree)
        weights = [Float](repeating: 0, count: count * Self.degree)
        let rows = Self.rows(texts)
        let directions = Self.directions(texts, words)
        let postings = Self.postings(rows)
        let width = words.map { $0.dimensions } ?? 0
        var likeness = [Float](repeating: 0, count: count)
        for text in 0..<count {
            for index in likeness.indices { likeness[index] = 0 }
            for index in rows[text] {
                for posting in postings[Int(rows.ids[index])] {
                    likeness[Int(posting.text)] += posting.value * rows.values[index]
                }
            }
            directions.withUnsafeBufferPointer { directions in
                guard width > 0, let start = directions.baseAddress else { return }
                for other in 0..<count {
                    likeness[other] += Kernels.dot(start + text * width, start + other * width, count: width)
                }
            }
            likeness[text] = -1
            keepNearest(likeness, of: text)
        }
    }

    /// The features without those of letters and of words far apart, of unit length.
    private static func rows(_ texts: [FeatureKeys]) -> SparseRows {
        let kept = texts.map { $0.without([.letters, .skips, .pairs, .field]) }
        let space = TermSpace(texts: kept.map(\.keys), least: 2, sharedLimit: 1 << 20)
        var rows = SparseRows()
        var vector = TermVector()
        for text in kept {
            vector.read(text, in: space)
            var square: Float = 1e-9
            for value in vector.values { square += value * value }
            rows.ids += vector.ids
            rows.values += vector.values.map { $0 / square.squareRoot() }
            rows.close()
        }
        return rows
    }

    private static func directions(_ texts: [FeatureKeys], _ words: WordSpace?) -> [Float] {
        guard let words else { return [] }
        let none = [Float](repeating: 0, count: words.dimensions)
        return texts.flatMap { words.direction($0.stems) ?? none }
    }

    private static func postings(_ rows: SparseRows) -> [[(text: Int32, value: Float)]] {
        let count = Int(rows.ids.max() ?? -1) + 1
        var postings = [[(text: Int32, value: Float)]](repeating: [], count: count)
        for text in 0..<rows.count {
            for index in rows[text] {
                postings[Int(rows.ids[index])].append((Int32(truncatingIfNeeded: text), rows.values[index]))
            }
        }
        return postings
    }

    private mutating func keepNearest(_ likeness: [Float], of text: Int) {
        var nearest: [(text: Int, value: Float)] = []
        for (other, value) in likeness.enumerated() where value > 0 {
            if nearest.count == Self.degree, let last = nearest.last, value <= last.value { continue }
            let place = nearest.firstIndex { $0.value < value } ?? nearest.count
            nearest.insert((other, value), at: place)
            if nearest.count > Self.degree { nearest.removeLast() }
        }
        let sum = nearest.reduce(Float(1e-9)) { $0 + $1.value * $1.value * $1.value }
        for (index, one) in nearest.enumerated() {
            neighbours[text * Self.degree + index] = Int32(truncatingIfNeeded: one.text)
            weights[text * Self.degree + index] = one.value * one.value * one.value / sum
        }
    }

    /// Lets what is known of some texts flow to those like them (Zhou et al. 2004, "Learning with local and global
    /// consistency"): in each step a text keeps a part of what it began with and takes the rest from its neighbours.
    ///
    /// - Parameter start: `width` numbers a text.
    func spread(_ start: [Float], width: Int, share: Float = 0.8, steps: Int = 30) -> [Float] {
        var now = start
        var next = start
        for _ in 0..<steps {
            next.withUnsafeMutableBufferPointer { next in
                now.withUnsafeBufferPointer { now in
                    guard let to = next.baseAddress, let from = now.baseAddress else { return }
                    for text in 0..<count {
                        for column in 0..<width {
                            to[text * width + column] = (1 - share) * start[text * width + column]
                        }
                        for edge in text * Self.degree..<(text + 1) * Self.degree where neighbours[edge] >= 0
                        {
                            Kernels.add(
                                from + Int(neighbours[edge]) * width, times: share * weights[edge],
                                to: to + text * width, count: width)
                        }
                    }
                }
            }
            swap(&now, &next)
        }
        return now
    }
}
