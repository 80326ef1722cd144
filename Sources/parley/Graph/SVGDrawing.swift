// A chart as an SVG picture that stands alone: light and dark as the reader's system is.

import ParleyModel

struct SVGDrawing {
    private let chart: FlowChart
    private let texts: [[String]]
    private let sizes: [LayeredLayout.Size]
    private let layout: LayeredLayout

    private static let fontSize = 13.0
    private static let lineHeight = 18.0
    /// A column of text; a wide character has two.
    private static let column = 7.3
    private static let smallColumn = 6.1
    private static let titleHeight = 15.0
    /// Text is broken at so many columns, and ends after so many lines.
    private static let columns = 34
    private static let lines = 4

    static func text(of chart: FlowChart) -> String { SVGDrawing(chart).svg }

    init(_ chart: FlowChart) {
        self.chart = chart
        texts = chart.nodes.map { node in node.lines.flatMap { SVGDrawing.wrapped($0) } }
        sizes = zip(chart.nodes, texts).map(SVGDrawing.size)
        layout = LayeredLayout(sizes, edges: chart.edges.map { (from: $0.from, to: $0.to) })
    }

    // MARK: text in boxes

    /// Broken at blanks, or between Chinese characters; a text that is too long ends in dots.
    static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for part in text.split(separator: "\n") {
            var line = ""
            var width = 0
            for word in pieces(String(part)) {
                let columns = TextWidth.columns(of: word)
                if width > 0, width + columns > SVGDrawing.columns {
                    lines.append(line)
                    (line, width) = ("", 0)
                    if word == " " { continue }
                }
                line += word
                width += columns
            }
            lines.append(line)
        }
        guard lines.count > SVGDrawing.lines else { return lines }
        return Array(lines[..<(SVGDrawing.lines - 1)]) + [lines[SVGDrawing.lines - 1] + " ..."]
    }

    /// Words with the blank behind them; Chinese characters one by one; what is too long for a line in parts.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let isWide = TextWidth.columns(of: String(character)) > 1
            // No line begins with what closes the one before.
            if isWide, word.isEmpty, !pieces.isEmpty, closing.contains(character) {
                pieces[pieces.count - 1].append(character)
                continue
            }
            if isWide || word.count >= columns {
                if !word.isEmpty { pieces.append(word) }
                word = ""
            }
            word.append(character)
            if isWide || character == " " {
                pieces.append(word)
                word = ""
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }

    private static let closing = Set("，。？！、；：）」』》】…")

    private static func size(of node: FlowChart.Node, _ lines: [String]) -> LayeredLayout.Size {
        let text = Double(lines.map { TextWidth.columns(of: $0) }.max() ?? 0) * column
        let title = Double(TextWidth.columns(of: node.title)) * smallColumn
        let height = Double(max(1, lines.count)) * lineHeight + (node.title.isEmpty ? 0 : titleHeight) + 16
        let width = max(text, title) + 28
        // A diamond's sides take room from its text.
        return node.kind == .branch
            ? LayeredLayout.Size(width: width * 1.25 + 16, height: height + 22)
            : LayeredLayout.Size(width: max(56, width), height: height)
    }

    // MARK: drawing

    private var svg: String {
        let (width, height) = (Self.number(layout.width), Self.number(layout.height))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
            role="img" aria-label="\(Self.escaped(chart.title))">
            <title>\(Self.escaped(chart.title))</title>
            <style>\(ChartStyle.css)</style>
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">\
            <path class="tip" d="M0 1 L9 5 L0 9 z"/></marker></defs>
            <rect class="back" width="\(width)" height="\(height)"/>
            \(chart.edges.indices.map(arrow).joined(separator: "\n"))
            \(chart.nodes.indices.map(box).joined(separator: "\n"))
            \(chart.edges.indices.map(label).filter { !$0.isEmpty }.joined(separator: "\n"))
            </svg>

            """
    }

    private func box(_ index: Int) -> String {
        let (node, place, size) = (chart.nodes[index], layout.places[index], sizes[index])
        let (left, top) = (place.x - size.width / 2, place.y - size.height / 2)
        func n(_ number: Double) -> String { Self.number(number) }
        let shape: String
        switch node.kind {
        case .branch:
            let points = [
                (place.x, top), (left + size.width, place.y), (place.x, top + size.height), (left, place.y),
            ]
            shape = "<polygon points=\"\(points.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " "))\"/>"
        case .start, .end, .flow, .entry:
            shape = rectangle(left, top, size, radius: size.height / 2)
        case .ask, .confirm, .choose: shape = rectangle(left, top, size, radius: 12)
        default: shape = rectangle(left, top, size, radius: 3)
        }
        var lines: [String] = []
        let titleHeight = node.title.isEmpty ? 0 : Self.titleHeight
        var baseline = place.y - (Double(texts[index].count) * Self.lineHeight + titleHeight) / 2
        if !node.title.isEmpty {
            lines.append(
                "<text class=\"title\" x=\"\(n(place.x))\" y=\"\(n(baseline + 11))\">\(Self.escaped(node.title))</text>"
            )
            baseline += titleHeight
        }
        for text in texts[index] {
            lines.append("<text x=\"\(n(place.x))\" y=\"\(n(baseline + 13.5))\">\(Self.escaped(text))</text>")
            baseline += Self.lineHeight
        }
        let where_ = node.position.map { "<title>\(Self.escaped("\($0.file):\($0.line)"))</title>" } ?? ""
        return "<g class=\"\(node.kind.rawValue)\">\(where_)\(shape)\(lines.joined())</g>"
    }

    private func rectangle(_ left: Double, _ top: Double, _ size: LayeredLayout.Size, radius: Double)
        -> String
    {
        func n(_ number: Double) -> String { Self.number(number) }
        return
            "<rect x=\"\(n(left))\" y=\"\(n(top))\" width=\"\(n(size.width))\" height=\"\(n(size.height))\" "
            + "rx=\"\(n(min(radius, 24)))\"/>"
    }

    /// Upright through the layers, and curved between them.
    private func arrow(_ index: Int) -> String {
        let edge = chart.edges[index]
        func n(_ number: Double) -> String { Self.number(number) }
        var path: String
        if edge.from == edge.to {
            let (box, size) = (layout.places[edge.from], sizes[edge.from])
            let right = box.x + size.width / 2
            path =
                "M\(n(right)) \(n(box.y - 8)) C\(n(right + 30)) \(n(box.y - 24)) \(n(right + 30)) \(n(box.y + 24)) "
                + "\(n(right)) \(n(box.y + 8))"
        } else if let back = BackArrow(index, chart, sizes, layout) {
            path = back.path
        } else {
            let points = points(of: index)
            path = "M\(n(points[0].x)) \(n(points[0].y))"
            path += Self.curves(through: points)
        }
        return
            "<path class=\"arrow\(edge.isDashed ? " dashed" : "")\" d=\"\(path)\" marker-end=\"url(#tip)\"/>"
    }

    /// Straight down or up, and curved where the next point stands elsewhere.
    static func curves(through points: [LayeredLayout.Point]) -> String {
        func n(_ number: Double) -> String { Self.number(number) }
        return zip(points, points.dropFirst()).filter { $0 != $1 }.map { from, to in
            let middle = (from.y + to.y) / 2
            return from.x == to.x
                ? " L\(n(to.x)) \(n(to.y))"
                : " C\(n(from.x)) \(n(middle)) \(n(to.x)) \(n(middle)) \(n(to.x)) \(n(to.y))"
        }.joined()
    }

    /// The points of an arrow; those of one box leave it side by side.
    private func points(of index: Int) -> [LayeredLayout.Point] {
        var points = layout.routes[index]
        for place in points.indices.prefix(2) { points[place].x = exit(of: index) }
        return points
    }

    /// Several arrows from one box leave it side by side, in the order in which they go.
    private func exit(of index: Int) -> Double {
        let edge = chart.edges[index]
        let middle = layout.places[edge.from].x
        let size = sizes[edge.from]
        // A diamond has one point below.
        guard chart.nodes[edge.from].kind != .branch else { return middle }
        let siblings = chart.edges.indices.filter { chart.edges[$0].from == edge.from }
            .sorted {
                (layout.routes[$0].dropFirst(2).first?.x ?? 0)
                    < (layout.routes[$1].dropFirst(2).first?.x ?? 0)
            }
        guard siblings.count > 1, let rank = siblings.firstIndex(of: index) else { return middle }
        let span = min(size.width * 0.5, Double(siblings.count - 1) * 24)
        return middle - span / 2 + span * Double(rank) / Double(siblings.count - 1)
    }

    private func label(_ index: Int) -> String {
        let edge = chart.edges[index]
        guard !edge.label.isEmpty else { return "" }
        let points = points(of: index)
        guard points.count > 2 else { return "" }
        // On the arrow, a third of its first curve from its beginning.
        let (x, y) =
            BackArrow(index, chart, sizes, layout)?.middleOfBeginning
            ?? Self.point(points[1], points[2], 0.35)
        return
            "<text class=\"label\" x=\"\(Self.number(x))\" y=\"\(Self.number(y + 4))\">\(Self.escaped(edge.label))</text>"
    }

    /// On the cubic curve that ``arrow(_:)`` draws between two points.
    private static func point(
        _ from: LayeredLayout.Point, _ to: LayeredLayout.Point, _ t: Double
    ) -> (Double, Double) {
        let middle = (from.y + to.y) / 2
        let s = 1 - t
        let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        return ((a + b) * from.x + (c + d) * to.x, a * from.y + (b + c) * middle + d * to.y)
    }

    /// One place behind the point.
    static func number(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let rest = tenths.magnitude % 10
        return rest == 0 ? "\(sign)\(tenths.magnitude / 10)" : "\(sign)\(tenths.magnitude / 10).\(rest)"
    }

    private static func escaped(_ text: String) -> String {
        text.visible.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
