// An inverted index over one kind of features of many questions.

import Glibc

/// Which questions have a feature, and which features a question has; a feature weighs its inverse document frequency
/// (Spärck Jones 1972, in the form of Robertson & Zaragoza 2009, eq. 3.3, which is never negative).
struct QuestionBlock: Sendable {
    /// A message against the index: its features that some question has, in the order of their numbers.
    struct Query: Sendable {
        var ids: [Int32] = []
        var weights: [Float] = []
        /// Of all its features, also those that no question has.
        var sum: Float = 0
        /// The squares of all its features.
        var squares: Float = 0
    }

    private var numbers: [UInt64: Int32] = [:]
    private(set) var rarity: [Float] = []
    private var unseen: Float = 1
    /// The features of question `q` stand at `starts[q]..<starts[q + 1]`, sorted.
    private var starts: [Int] = [0]
    private var ids: [Int32] = []
    private var weights: [Float] = []
    /// Sums of the weights, and of their squares, of each question.
    private(set) var sums: [Float] = []
    private(set) var lengths: [Float] = []
    /// The entries that have feature `f` stand at `postingStarts[f]..<postingStarts[f + 1]`.
    private var postingStarts: [Int] = [0]
    private var postings: [Int32] = []

    // MARK: Building

    mutating func add(_ block: QuestionFeatures.Block) {
        var own: [(id: Int32, weight: Float)] = []
        own.reserveCapacity(block.keys.count)
        for (key, weight) in zip(block.keys, block.weights) {
            let id = numbers[key] ?? Int32(numbers.count)
            if id == numbers.count { numbers[key] = id }
            own.append((id, weight))
        }
        own.sort { $0.id < $1.id }
        for one in own {
            ids.append(one.id)
            weights.append(one.weight)
        }
        starts.append(ids.count)
    }

    /// Counts the features; `entries` names the entry of each question, in rising order.
    mutating func finish(entries: [Int32]) {
        let questions = starts.count - 1
        var frequencies = [Int](repeating: 0, count: numbers.count)
        for id in ids { frequencies[Int(id)] += 1 }
        func weight(_ frequency: Int) -> Float {
            let (n, f) = (Double(questions), Double(frequency))
            return Float(log(1 + (n - f + 0.5) / (f + 0.5)))
        }
        rarity = frequencies.map(weight)
        unseen = weight(0)
        for place in ids.indices { weights[place] *= rarity[Int(ids[place])] }
        for question in 0..<questions {
            let own = weights[starts[question]..<starts[question + 1]]
            sums.append(own.reduce(0, +))
            lengths.append(own.reduce(0) { $0 + $1 * $1 }.squareRoot())
        }
        fillPostings(entries, frequencies)
    }

    private mutating func fillPostings(_ entries: [Int32], _ frequencies: [Int]) {
        var places = [Int](repeating: 0, count: frequencies.count)
        var last = [Int32](repeating: -1, count: frequencies.count)
        var counts = [Int](repeating: 0, count: frequencies.count)
        for question in entries.indices {
            for id in ids[starts[question]..<starts[question + 1]] where last[Int(id)] != entries[question] {
                last[Int(id)] = entries[question]
                counts[Int(id)] += 1
            }
        }
        for id in frequencies.indices {
            places[id] = postingStarts[id]
            postingStarts.append(postingStarts[id] + counts[id])
        }
        postings = [Int32](repeating: 0, count: postingStarts[frequencies.count])
        last = [Int32](repeating: -1, count: frequencies.count)
        for question in entries.indices {
            for id in ids[starts[question]..<starts[question + 1]] where last[Int(id)] != entries[question] {
                last[Int(id)] = entries[question]
                postings[places[Int(id)]] = entries[question]
                places[Int(id)] += 1
            }
        }
    }

    // MARK: Asking

    func query(_ block: QuestionFeatures.Block) -> Query {
        var query = Query()
        var own: [(id: Int32, weight: Float)] = []
        for (key, weight) in zip(block.keys, block.weights) {
            let id = numbers[key]
            let whole = weight * (id.map { rarity[Int($0)] } ?? unseen)
            query.sum += whole
            query.squares += whole * whole
            if let id { own.append((id, whole)) }
        }
        own.sort { $0.id < $1.id }
        query.ids = own.map(\.id)
        query.weights = own.map(\.weight)
        return query
    }

    /// The entries that have a feature.
    func entries(of id: Int32) -> ArraySlice<Int32> {
        postings[postingStarts[Int(id)]..<postingStarts[Int(id) + 1]]
    }

    func count(of id: Int32) -> Int { postingStarts[Int(id) + 1] - postingStarts[Int(id)] }

    /// How much of both is shared, 0 to 1, what the message says counting more than what the question says besides
    /// (Tversky 1977).
    func overlap(_ query: Query, question: Int) -> Float {
        var shared: Float = 0
        match(query, question) { mine, _ in shared += mine }
        let whole = (1 - Self.besides) * query.sum + Self.besides * sums[question]
        return whole > 0 ? min(1, shared / whole) : 0
    }
    private static let besides: Float = 0.25

    /// The cosine of both, 0 to 1.
    func cosine(_ query: Query, question: Int) -> Float {
        var product: Float = 0
        match(query, question) { mine, its in product += mine * its }
        let length = query.squares.squareRoot() * lengths[question]
        return length > 0 ? min(1, product / length) : 0
    }

    /// Walks two sorted lists side by side.
    @inline(__always)
    private func match(_ query: Query, _ question: Int, _ body: (Float, Float) -> Void) {
        var place = starts[question]
        let end = starts[question + 1]
        var index = 0
        while place < end, index < query.ids.count {
            let (mine, its) = (query.ids[index], ids[place])
            if mine == its {
                body(query.weights[index], weights[place])
                index += 1
                place += 1
            } else if mine < its {
                index += 1
            } else {
                place += 1
            }
        }
    }

    /// The length of the sum of some questions' vectors of length 1: what the cosine with their middle is divided by.
    func spread(of questions: Range<Int>) -> Float {
        guard questions.count > 1 else { return 1 }
        var sum: [Int32: Float] = [:]
        for question in questions where lengths[question] > 0 {
            for place in starts[question]..<starts[question + 1] {
                sum[ids[place], default: 0] += weights[place] / lengths[question]
            }
        }
        // In the order of the numbers: a sum of fractions depends on its order.
        let squares = sum.sorted { $0.key < $1.key }.reduce(Float(0)) { $0 + $1.value * $1.value }
        return max(1, squares.squareRoot())
    }
}
