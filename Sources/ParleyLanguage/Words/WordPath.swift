// The cheapest way to cut a run of Chinese characters into words.

/// Room for the search, used again and again. One pass over the characters: the cheapest path to each place by words of the
/// list, names and written numbers. Time grows with the number of words found, not with the square of the run.
struct WordPath {
    /// A word of the cheapest path: where it ends in the run, and the number of its tag.
    struct Step {
        var end: Int32
        var tag: UInt8
    }

    private let list: WordList
    private let joinsDates: Bool
    private let hasNames: Bool
    private let unknown: Float
    private let perWord: Float
    private let nameTags: [UInt8]
    private let numberTag: UInt8
    private var codes: [UInt16] = []
    private var costs: [Float] = []
    private var starts: [Int32] = []
    private var tags: [UInt8] = []
    private(set) var steps: [Step] = []

    init(_ list: WordList) {
        self.list = list
        joinsDates = list.style.joinsDates
        hasNames = list.header.hasNames != 0
        unknown = list.header.unknown
        perWord = list.header.perWord
        let tag = { (name: String) in UInt8(list.tags.firstIndex(of: name) ?? 0) }
        nameTags = [tag("nr"), tag("nrt")]
        numberTag = tag("m")
    }

    /// Fills ``steps`` for a run of characters.
    mutating func search(_ run: [Scalar]) {
        prepare(run)
        for place in run.indices {
            let found = addWords(place)
            if hasNames { addNames(place, found: found) }
            if WordStyle.isNumeral(run[place]) { addNumber(run, place) }
        }
        steps.removeAll(keepingCapacity: true)
        var end = run.count
        while end > 0 {
            steps.append(Step(end: Int32(end), tag: tags[end]))
            end = Int(starts[end])
        }
        steps.reverse()
    }

    private mutating func prepare(_ run: [Scalar]) {
        codes.removeAll(keepingCapacity: true)
        for scalar in run { codes.append(list.code(scalar)) }
        if costs.count <= run.count {
            costs = [Float](repeating: 0, count: run.count + 64)
            starts = [Int32](repeating: 0, count: run.count + 64)
            tags = [UInt8](repeating: 0, count: run.count + 64)
        }
        costs[0] = 0
        for place in 1...max(1, run.count) { costs[place] = .infinity }
    }

    @inline(__always)
    private mutating func offer(_ start: Int, _ length: Int, _ cost: Float, _ tag: UInt8) {
        let total = costs[start] + cost - perWord
        guard total < costs[start + length] else { return }
        costs[start + length] = total
        starts[start + length] = Int32(truncatingIfNeeded: start)
        tags[start + length] = tag
    }

    /// The words of the list that start here; gives the set of their lengths as bits.
    @inline(__always)
    private mutating func addWords(_ start: Int) -> UInt64 {
        var found: UInt64 = 0
        var node = 0
        var place = start
        while place < codes.count, let child = list.child(of: node, by: codes[place]) {
            node = child
            place += 1
            let cost = list.nodes[node].cost
            guard cost < .infinity else { continue }
            found |= 1 << UInt64(min(place - start, 63))
            offer(start, place - start, cost, list.nodes[node].tag)
        }
        if found & 2 == 0 { offer(start, 1, unknown, 0) }
        return found
    }

    @inline(__always)
    private mutating func addNames(_ start: Int, found: UInt64) {
        guard start + 1 < codes.count, codes[start] != 0 else { return }
        for kind in 0..<2 {
            let lengths = list.nameLengths + kind * NameModel.mostLength
            var cost = character(start, kind, 0)
            // Most characters begin no name.
            guard cost < 9 else { continue }
            for length in 2...(kind == 0 ? 3 : 4) {
                let last = start + length - 1
                guard last < codes.count, codes[last] != 0 else { break }
                if found & (1 << UInt64(length)) == 0 {
                    offer(
                        start, length, cost + character(last, kind, 2) + lengths[length - 1], nameTags[kind])
                }
                cost += character(last, kind, 1)
            }
        }
    }

    @inline(__always)
    private func character(_ place: Int, _ kind: Int, _ slot: Int) -> Float {
        list.nameCharacters[Int(codes[place]) * NameModel.perCharacter + kind * 3 + slot]
    }

    private static let numberCost: Float = 9

    /// A number of two and more characters, with 年, 月 or 日 behind it where that is one word.
    private mutating func addNumber(_ run: [Scalar], _ start: Int) {
        guard start == 0 || !WordStyle.isNumeral(run[start - 1]) else { return }
        var end = start + 1
        while end < run.count, WordStyle.isNumeral(run[end]) { end += 1 }
        if end - start > 1 { offer(start, end - start, Self.numberCost, numberTag) }
        if joinsDates, end < run.count, WordStyle.isDateUnit(run[end]), end - start > 1 {
            offer(start, end - start + 1, Self.numberCost, numberTag)
        }
    }
}
