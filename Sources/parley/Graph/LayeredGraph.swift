// Boxes in layers, and empty places where arrows pass; ordered and placed.

struct LayeredGraph {
    private let sizes: [LayeredLayout.Size]
    /// The boxes first, then the empty places.
    private var rows: [[Int]] = []
    private var above: [[Int]] = []
    private var below: [[Int]] = []
    /// Each arrow as boxes and empty places, from top to bottom.
    private(set) var chains: [[Int]] = []
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    private(set) var height = 0.0
    /// The upper and lower end of each one's layer.
    private var spans: [(top: Double, bottom: Double)] = []

    /// The room that an arrow takes where it passes a layer.
    private static let passage = 14.0

    init(_ boxes: [LayeredLayout.Size], _ edges: [(from: Int, to: Int)], _ layers: [Int]) {
        var sizes = boxes
        var rows = [[Int]](repeating: [], count: (layers.max() ?? 0) + 1)
        for box in boxes.indices { rows[layers[box]].append(box) }
        for edge in edges {
            var chain = [edge.from]
            if layers[edge.to] > layers[edge.from] + 1 {
                for layer in (layers[edge.from] + 1)..<layers[edge.to] {
                    rows[layer].append(sizes.count)
                    chain.append(sizes.count)
                    sizes.append(LayeredLayout.Size(width: LayeredGraph.passage, height: 0))
                }
            }
            chains.append(chain + [edge.to])
        }
        self.sizes = sizes
        self.rows = rows
        above = [[Int]](repeating: [], count: sizes.count)
        below = above
        for chain in chains where chain.first != chain.last {
            for (upper, lower) in zip(chain, chain.dropFirst()) {
                below[upper].append(lower)
                above[lower].append(upper)
            }
        }
        setHeights()
    }

    private mutating func setHeights() {
        y = [Double](repeating: 0, count: sizes.count)
        spans = [(top: Double, bottom: Double)](repeating: (0, 0), count: sizes.count)
        var top = 0.0
        for row in rows {
            let tallest = row.map { sizes[$0].height }.max() ?? 0
            for node in row {
                y[node] = top + tallest / 2
                spans[node] = (top, top + tallest)
            }
            top += tallest + LayeredLayout.betweenLayers
        }
        height = max(0, top - LayeredLayout.betweenLayers)
    }

    // MARK: order

    /// Each box goes to the middle of its neighbours above, then below, again and again; the order with the fewest crossings stays.
    mutating func order(sweeps: Int) {
        var best = (rows: rows, crossings: crossings)
        for sweep in 0..<sweeps where best.crossings > 0 {
            let goesDown = sweep % 2 == 0
            for index in goesDown ? Array(rows.indices) : rows.indices.reversed() {
                var positions = [Int: Int]()
                let fixed = index + (goesDown ? -1 : 1)
                guard rows.indices.contains(fixed) else { continue }
                for (position, node) in rows[fixed].enumerated() { positions[node] = position }
                let keys = rows[index].enumerated().map { position, node -> (key: Double, node: Int) in
                    let near = (goesDown ? above[node] : below[node]).compactMap { positions[$0] }
                    // What nothing leads to stays about where it is.
                    let own = Double(position) * Double(rows[fixed].count) / Double(rows[index].count)
                    return (near.isEmpty ? own : Double(near.reduce(0, +)) / Double(near.count), node)
                }
                rows[index] = keys.enumerated().sorted {
                    ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
                }.map(\.element.node)
            }
            let now = crossings
            if now < best.crossings { best = (rows, now) }
        }
        rows = best.rows
    }

    /// Pairs of arrows between neighbouring layers that cross.
    private var crossings: Int {
        var count = 0
        for (upper, lower) in zip(rows, rows.dropFirst()) {
            var positions = [Int: Int]()
            for (position, node) in lower.enumerated() { positions[node] = position }
            let ends = upper.flatMap { node in below[node].compactMap { positions[$0] }.sorted() }
            for (index, end) in ends.enumerated() { count += ends[..<index].count { $0 > end } }
        }
        return count
    }

    // MARK: place

    /// Every box wants to stand at the mean of its neighbours; in each layer the places nearest to that, in the layer's order
    /// and without overlap, are those of an isotonic regression.
    mutating func place(sweeps: Int) {
        x = [Double](repeating: 0, count: sizes.count)
        for row in rows { set(row, row.map { _ in 0 }, weights: row.map { _ in 1 }) }
        for sweep in 0..<sweeps {
            let goesDown = sweep % 2 == 0
            for row in goesDown ? rows : rows.reversed() {
                var wanted: [Double] = []
                var weights: [Double] = []
                for node in row {
                    let near =
                        sweep < sweeps - 4
                        ? (goesDown ? above[node] : below[node]) : above[node] + below[node]
                    wanted.append(
                        near.isEmpty ? x[node] : near.reduce(0) { $0 + x[$1] } / Double(near.count))
                    // Arrows that pass are kept straight first.
                    weights.append(near.isEmpty ? 0.1 : sizes[node].height == 0 ? 8 : 1)
                }
                set(row, wanted, weights: weights)
            }
        }
    }

    /// Boxes and empty places that have nobody but each other above and below, from top to bottom: the steps of a flow between
    /// two branches, and an arrow on its way.
    private var runs: [[Int]] {
        func next(_ node: Int) -> Int? {
            guard below[node].count == 1, above[below[node][0]].count == 1 else { return nil }
            return below[node][0]
        }
        let inner = Set(x.indices.compactMap(next))
        return x.indices.filter { !inner.contains($0) }.map { first in
            var run = [first]
            while let node = next(run[run.count - 1]) { run.append(node) }
            return run
        }.filter { $0.count > 1 }
    }

    /// Each run goes down at one place, as far as there is room for it; boxes follow their neighbours.
    mutating func straighten(rounds: Int) {
        let runs = runs
        for _ in 0..<rounds {
            var wanted = x.indices.map { node -> Double in
                let near = above[node] + below[node]
                return near.isEmpty ? x[node] : near.reduce(0) { $0 + x[$1] } / Double(near.count)
            }
            for run in runs {
                let hasBoxes = run.contains { sizes[$0].height > 0 }
                let around = hasBoxes ? above[run[0]] + below[run[run.count - 1]] : []
                let near = around.isEmpty ? run : around
                let mean = near.reduce(0) { $0 + x[$1] } / Double(near.count)
                for node in run { wanted[node] = mean }
            }
            for row in rows {
                set(row, row.map { wanted[$0] }, weights: row.map { sizes[$0].height == 0 ? 4 : 1 })
            }
        }
        // What stands beside a run may make room for it when it is aligned itself.
        for _ in 0..<4 { for run in runs { align(run) } }
    }

    /// Moves a run to one place exactly, where its rows have room for that.
    private mutating func align(_ run: [Int]) {
        var room = (least: -Double.infinity, most: Double.infinity)
        for node in run {
            guard let row = rows.first(where: { $0.contains(node) }), let index = row.firstIndex(of: node)
            else { return }
            if index > 0 { room.least = max(room.least, x[row[index - 1]] + apart(row[index - 1], node)) }
            if index + 1 < row.count {
                room.most = min(room.most, x[row[index + 1]] - apart(node, row[index + 1]))
            }
        }
        guard room.least <= room.most else { return }
        let mean = run.reduce(0) { $0 + x[$1] } / Double(run.count)
        for node in run { x[node] = min(max(mean, room.least), room.most) }
    }

    /// How far the middles of two neighbours are from each other at least.
    private func apart(_ left: Int, _ right: Int) -> Double {
        (sizes[left].width + sizes[right].width) / 2 + LayeredLayout.betweenBoxes
    }

    /// Pool adjacent violators (Barlow et al. 1972) on the places less the room that the boxes before need.
    private mutating func set(_ row: [Int], _ wanted: [Double], weights: [Double]) {
        var offsets = [0.0]
        for (left, right) in zip(row, row.dropFirst()) {
            offsets.append((offsets.last ?? 0) + apart(left, right))
        }
        var blocks: [(mean: Double, weight: Double, count: Int)] = []
        for index in row.indices {
            blocks.append((wanted[index] - offsets[index], weights[index], 1))
            while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
                let last = blocks.removeLast()
                let before = blocks.removeLast()
                let weight = last.weight + before.weight
                let mean = (last.mean * last.weight + before.mean * before.weight) / weight
                blocks.append((mean, weight, last.count + before.count))
            }
        }
        var index = 0
        for block in blocks {
            for _ in 0..<block.count {
                x[row[index]] = block.mean + offsets[index]
                index += 1
            }
        }
    }

    /// From the lower edge of the first to the upper edge of the last, upright through each layer.
    func route(_ chain: [Int]) -> [LayeredLayout.Point] {
        guard let first = chain.first, let last = chain.last, first != last else { return [] }
        var heights: [(node: Int, y: Double)] = [
            (first, y[first] + sizes[first].height / 2), (first, spans[first].bottom),
        ]
        for node in chain.dropFirst().dropLast() {
            heights += [(node, spans[node].top), (node, spans[node].bottom)]
        }
        heights += [(last, spans[last].top), (last, y[last] - sizes[last].height / 2)]
        return heights.map { LayeredLayout.Point(x: x[$0.node], y: $0.y) }
    }

    var left: Double { x.indices.map { x[$0] - sizes[$0].width / 2 }.min() ?? 0 }
    var right: Double { x.indices.map { x[$0] + sizes[$0].width / 2 }.max() ?? 0 }
}
