// Places boxes in layers from top to bottom, with few crossings and straight arrows.

/// Sugiyama, Tagawa and Toda 1981: break circles, put boxes into layers, order each layer, place boxes within it.
///
/// An arrow over several layers passes through a narrow empty place in each layer between. O(sweeps x (boxes + arrows)
/// log boxes).
struct LayeredLayout {
    struct Size {
        var width: Double
        var height: Double
    }
    struct Point: Hashable {
        var x: Double
        var y: Double
    }

    /// The middle of each box.
    private(set) var places: [Point] = []
    /// For each arrow the points it goes through, from the edge of its box to that of its other one; between the first two, and
    /// through every layer, it goes straight down or up. Points that follow each other may be the same.
    private(set) var routes: [[Point]] = []
    private(set) var width = 0.0
    private(set) var height = 0.0

    static let betweenBoxes = 28.0
    static let betweenLayers = 44.0
    private static let sweeps = 40

    /// Parts that nothing connects are laid out by themselves and stand beside each other up to this width, then below.
    static let shelf = 1100.0

    init(_ sizes: [Size], edges: [(from: Int, to: Int)]) {
        guard !sizes.isEmpty else { return }
        let margin = LayeredLayout.betweenBoxes / 2
        places = [Point](repeating: Point(x: 0, y: 0), count: sizes.count)
        routes = [[Point]](repeating: [], count: edges.count)
        var corner = Point(x: margin, y: margin)
        var lowest = 0.0
        // Large parts first; what stands alone fills up the end.
        let parts = LayeredLayout.parts(edges, count: sizes.count).map { Part($0, sizes, edges) }
            .sorted { ($1.graph.height, $0.boxes[0]) < ($0.graph.height, $1.boxes[0]) }
        for part in parts {
            let partWidth = part.graph.right - part.graph.left
            if corner.x > margin, corner.x + partWidth > LayeredLayout.shelf {
                corner = Point(x: margin, y: lowest + LayeredLayout.betweenLayers)
            }
            let shift = Point(x: corner.x - part.graph.left, y: corner.y)
            for (inner, box) in part.boxes.enumerated() {
                places[box] = Point(x: part.graph.x[inner] + shift.x, y: part.graph.y[inner] + shift.y)
            }
            for (inner, edge) in part.edges.enumerated() {
                routes[edge] = part.route(inner).map { Point(x: $0.x + shift.x, y: $0.y + shift.y) }
            }
            corner.x += partWidth + LayeredLayout.betweenBoxes
            width = max(width, corner.x - LayeredLayout.betweenBoxes + margin)
            lowest = max(lowest, corner.y + part.graph.height)
        }
        height = lowest + margin
    }

    /// Boxes that are connected, with the arrows between them.
    private struct Part {
        let boxes: [Int]
        /// By their places among all.
        let edges: [Int]
        var graph: LayeredGraph
        private let reversed: Set<Int>

        init(_ boxes: [Int], _ sizes: [Size], _ all: [(from: Int, to: Int)]) {
            self.boxes = boxes
            let inner = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1, $0) })
            edges = all.indices.filter { inner[all[$0].from] != nil }
            let own = edges.map { (from: inner[all[$0].from] ?? 0, to: inner[all[$0].to] ?? 0) }
            reversed = LayeredLayout.reversed(own, count: boxes.count)
            let turned = reversed
            let forward = own.enumerated().map { turned.contains($0) ? (from: $1.to, to: $1.from) : $1 }
            let layers = LayeredLayout.layers(forward, count: boxes.count)
            graph = LayeredGraph(boxes.map { sizes[$0] }, forward, layers)
            graph.order(sweeps: LayeredLayout.sweeps)
            graph.place(sweeps: LayeredLayout.sweeps)
            graph.straighten(rounds: LayeredLayout.sweeps / 2)
        }

        func route(_ edge: Int) -> [Point] {
            let points = graph.route(graph.chains[edge])
            return reversed.contains(edge) ? points.reversed() : points
        }
    }

    /// The boxes that arrows connect, whichever way these point.
    private static func parts(_ edges: [(from: Int, to: Int)], count: Int) -> [[Int]] {
        var near = [[Int]](repeating: [], count: count)
        for edge in edges {
            near[edge.from].append(edge.to)
            near[edge.to].append(edge.from)
        }
        var seen = [Bool](repeating: false, count: count)
        var parts: [[Int]] = []
        for root in 0..<count where !seen[root] {
            seen[root] = true
            var part = [root]
            var next = 0
            while next < part.count {
                for other in near[part[next]] where !seen[other] {
                    seen[other] = true
                    part.append(other)
                }
                next += 1
            }
            parts.append(part.sorted())
        }
        return parts
    }

    /// The arrows that close a circle, found depth first; an arrow from a box to itself is one.
    private static func reversed(_ edges: [(from: Int, to: Int)], count: Int) -> Set<Int> {
        var out = [[Int]](repeating: [], count: count)
        for (index, edge) in edges.enumerated() { out[edge.from].append(index) }
        var state = [Int](repeating: 0, count: count)
        var reversed: Set<Int> = []
        for root in 0..<count where state[root] == 0 {
            var stack = [(node: root, next: 0)]
            state[root] = 1
            while let (node, next) = stack.last {
                guard next < out[node].count else {
                    state[node] = 2
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = out[node][next]
                let target = edges[edge].to
                if state[target] == 1 { reversed.insert(edge) }
                if state[target] == 0 {
                    state[target] = 1
                    stack.append((node: target, next: 0))
                }
            }
        }
        return reversed
    }

    /// The longest way to each box from one that nothing leads to.
    private static func layers(_ edges: [(from: Int, to: Int)], count: Int) -> [Int] {
        var incoming = [Int](repeating: 0, count: count)
        var out = [[Int]](repeating: [], count: count)
        for edge in edges where edge.from != edge.to {
            incoming[edge.to] += 1
            out[edge.from].append(edge.to)
        }
        var layers = [Int](repeating: 0, count: count)
        var ready = (0..<count).filter { incoming[$0] == 0 }
        while let node = ready.popLast() {
            for target in out[node] {
                layers[target] = max(layers[target], layers[node] + 1)
                incoming[target] -= 1
                if incoming[target] == 0 { ready.append(target) }
            }
        }
        return layers
    }
}
