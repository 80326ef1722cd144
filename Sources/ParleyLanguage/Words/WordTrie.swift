// Words by their characters, in arrays: each step of a look-up is one place.

/// A double-array trie (Aoe 1989). The child of a node by a character's code stands at the node's base plus the code, when
/// it names the node as its parent. Codes begin at 1; frequent characters should have small ones.
struct WordTrie: Sendable {
    /// Twelve bytes: what one step needs.
    struct Node: Sendable {
        /// Added to a code it gives the child's place; above it, in the high byte, the tag of the word that ends here.
        var baseAndTag: UInt32 = 0
        /// The parent's place plus one; 0: free.
        var parent: UInt32 = 0
        /// What the word that ends here costs; infinite when none does.
        var cost: Float = .infinity

        static let mostPlaces = 1 << 24

        var base: Int { Int(baseAndTag & 0xFF_FFFF) }
        var tag: UInt8 { UInt8(baseAndTag >> 24) }
    }

    /// A word as codes, with its cost and its tag.
    struct Word: Sendable {
        var codes: [UInt16]
        var cost: Float
        var tag: UInt8
    }

    private(set) var nodes: [Node] = [Node()]
    private var firstFree = 1

    /// Words in the order of their codes, each once; `nil` when there are too many.
    init?(_ words: [Word]) {
        var open: [(place: Int, words: Range<Int>, depth: Int)] = [(0, 0..<words.count, 0)]
        var next = 0
        while next < open.count {
            let (place, all, depth) = open[next]
            var range = all
            next += 1
            if let first = range.first, words[first].codes.count == depth {
                nodes[place].cost = words[first].cost
                nodes[place].baseAndTag |= UInt32(words[first].tag) << 24
                range = range.lowerBound + 1..<range.upperBound
            }
            let children = Self.children(words, range, depth)
            guard !children.isEmpty else { continue }
            let base = freeBase(children.map { $0.code })
            guard base + 0x1_0000 < Node.mostPlaces else { return nil }
            nodes[place].baseAndTag |= UInt32(base)
            for child in children {
                let target = base + Int(child.code)
                while nodes.count <= target { nodes.append(Node()) }
                nodes[target].parent = UInt32(place + 1)
                open.append((target, child.words, depth + 1))
            }
            while firstFree < nodes.count, nodes[firstFree].parent != 0 { firstFree += 1 }
        }
    }

    private static func children(_ words: [Word], _ range: Range<Int>, _ depth: Int) -> [(
        code: UInt16, words: Range<Int>
    )] {
        var children: [(code: UInt16, words: Range<Int>)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let code = words[start].codes[depth]
            var end = start + 1
            while end < range.upperBound, words[end].codes[depth] == code { end += 1 }
            children.append((code, start..<end))
            start = end
        }
        return children
    }

    /// The first base from where on all places of the codes are free. Where almost all are taken the search begins later.
    private mutating func freeBase(_ codes: [UInt16]) -> Int {
        let first = Int(codes[0])
        var place = max(firstFree, first + 1)
        var taken = 0
        let start = place
        while true {
            if place < nodes.count, nodes[place].parent != 0 {
                taken += 1
                place += 1
                continue
            }
            let base = place - first
            let fits = codes.allSatisfy { code in
                let target = base + Int(code)
                return target >= nodes.count || nodes[target].parent == 0
            }
            if fits {
                let seen = place - start + 1
                if seen > 64, taken * 20 > seen * 19 { firstFree = place }
                return base
            }
            place += 1
        }
    }
}
