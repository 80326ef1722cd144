// Charts as text for other programs to draw: Mermaid and Graphviz's DOT.

import ParleyModel

enum ChartText {
    static func mermaid(_ chart: FlowChart) -> String {
        var lines = ["flowchart TD"]
        for (index, node) in chart.nodes.enumerated() {
            let text = label(of: node).map(escapedForMermaid).joined(separator: "<br/>")
            let (open, close) = brackets(of: node.kind)
            lines.append("  n\(index)\(open)\"\(text)\"\(close)")
        }
        for edge in chart.edges {
            let arrow = edge.isDashed ? "-.->" : "-->"
            let label = edge.label.isEmpty ? "" : "|\"\(escapedForMermaid(edge.label))\"|"
            lines.append("  n\(edge.from) \(arrow)\(label) n\(edge.to)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func dot(_ chart: FlowChart) -> String {
        var lines = ["digraph \"\(escapedForDOT(chart.title))\" {", "  node [shape=box, style=rounded];"]
        for (index, node) in chart.nodes.enumerated() {
            let text = label(of: node).map(escapedForDOT).joined(separator: "\\n")
            let shape = node.kind == .branch ? ", shape=diamond, style=solid" : ""
            lines.append("  n\(index) [label=\"\(text)\"\(shape)];")
        }
        for edge in chart.edges {
            let label = edge.label.isEmpty ? "" : "label=\"\(escapedForDOT(edge.label))\""
            let attributes = [label, edge.isDashed ? "style=dashed" : ""].filter { !$0.isEmpty }
            let written = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  n\(edge.from) -> n\(edge.to)\(written);")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func label(of node: FlowChart.Node) -> [String] {
        (node.title.isEmpty ? [] : [node.title])
            + node.lines.flatMap { $0.split(separator: "\n").map(String.init) }
    }

    private static func brackets(of kind: FlowChart.Kind) -> (String, String) {
        switch kind {
        case .start, .flow, .entry, .end: ("([", "])")
        case .branch: ("{", "}")
        case .call: ("[/", "/]")
        case .run, .switch: ("[[", "]]")
        case .ask, .confirm, .choose: ("(", ")")
        case .say, .handoff, .wait, .other: ("[", "]")
        }
    }

    /// Mermaid takes marks as entities: `#quot;`.
    private static func escapedForMermaid(_ text: String) -> String {
        text.replacing("#", with: "#35;").replacing("\"", with: "#quot;").replacing("<", with: "#lt;")
            .replacing(">", with: "#gt;").replacing("\n", with: " ")
    }

    private static func escapedForDOT(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
    }
}
