// A chart: boxes and arrows between them, without places.

import ParleyModel

struct FlowChart {
    enum Kind: String {
        case start, say, ask, confirm, choose, call, run, `switch`, handoff, wait, other, branch, end, flow,
            entry
    }

    struct Node {
        var kind: Kind
        /// What stands above the text, small; may be empty.
        var title: String
        var lines: [String]
        var position: SourcePosition?
    }

    struct Edge: Hashable {
        var from: Int
        var to: Int
        var label = ""
        var isDashed = false
    }

    var title: String
    var nodes: [Node] = []
    var edges: [Edge] = []

    mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    mutating func connect(_ from: Int, _ to: Int, label: String = "", isDashed: Bool = false) {
        // Two arrows that lead to the same whatever decides are one.
        let same = edges.firstIndex { $0.from == from && $0.to == to && $0.isDashed == isDashed }
        if let same {
            if edges[same].label != label { edges[same].label = "" }
        } else {
            edges.append(Edge(from: from, to: to, label: label, isDashed: isDashed))
        }
    }
}
