// How charts look, on light and on dark ground.

/// The rules stand twice, with the colours in them: programs that know no variables and no dark ground show the light ones.
enum ChartStyle {
    private struct Palette {
        var back, text, dim, line, plain: String
        /// Ground and edge of boxes, by what they do.
        var say, ask, call, go, person: (fill: String, line: String)
    }

    private static let light = Palette(
        back: "#ffffff", text: "#1c1e21", dim: "#5c6370", line: "#8a909c", plain: "#f4f5f7",
        say: ("#eef4ff", "#7ea2e0"), ask: ("#fff4dc", "#d9a441"), call: ("#e9f7ec", "#6db57d"),
        go: ("#f3ecfd", "#a583d9"), person: ("#fdeaea", "#dd8080"))

    private static let dark = Palette(
        back: "#15171a", text: "#e6e8ec", dim: "#a0a7b4", line: "#6d7480", plain: "#24272c",
        say: ("#1b2a45", "#4c74bb"), ask: ("#3d2f10", "#b3842c"), call: ("#17331f", "#4c9160"),
        go: ("#2d2147", "#8765bd"), person: ("#451e1e", "#b85c5c"))

    static let css = rules(light) + "\n@media (prefers-color-scheme: dark) {\n" + rules(dark) + "\n}"

    private static func rules(_ palette: Palette) -> String {
        func boxes(_ kinds: [String], _ colours: (fill: String, line: String)) -> String {
            let names = kinds.map { ".\($0) rect" }.joined(separator: ", ")
            return "\(names) { fill: \(colours.fill); stroke: \(colours.line); }"
        }
        return [
            "text { font: 13px system-ui, \"Noto Sans\", \"Noto Sans CJK SC\", sans-serif; fill: \(palette.text); text-anchor: middle; }",
            "text.title { font-size: 11px; fill: \(palette.dim); }",
            "text.label { font-size: 11px; fill: \(palette.dim); stroke: \(palette.back); stroke-width: 4px; paint-order: stroke; }",
            ".arrow { fill: none; stroke: \(palette.line); stroke-width: 1.3; }",
            ".tip { fill: \(palette.line); }",
            ".dashed { stroke-dasharray: 5 4; }",
            "rect, polygon { fill: \(palette.plain); stroke: \(palette.line); stroke-width: 1.2; }",
            boxes(["say"], palette.say), boxes(["ask", "confirm", "choose"], palette.ask),
            boxes(["call"], palette.call), boxes(["run", "switch", "flow"], palette.go),
            boxes(["handoff"], palette.person),
            "rect.back { stroke: none; fill: \(palette.back); }",
        ].joined(separator: "\n")
    }
}
