// A whole bot as a chart: its flows, and which leads to which.

import ParleyModel

enum BotChart {
    /// A box for every flow; whole arrows for `switch`, dashed ones for `run` and for answers that run a flow.
    static func chart(of outlines: [FlowOutline], _ texts: ChartTexts) -> FlowChart {
        let declarations = texts.declarations
        var chart = FlowChart(title: declarations.settings.name)
        var places: [String: Int] = [:]
        for outline in outlines {
            let declared = declarations.flows[outline.flow]
            let intents = declared?.intents ?? []
            let begins = intents + (declared?.events ?? []).map { "event \($0)" }
            // A flow that is called as it is described says so once.
            let description = declared?.description.map(texts.plain)
                .flatMap { $0 == outline.flow.replacing("_", with: " ") ? nil : $0 }
            places[outline.flow] = chart.add(
                FlowChart.Node(
                    kind: begins.isEmpty ? .run : .flow,
                    title: begins.isEmpty ? "" : "on " + begins.joined(separator: ", "),
                    lines: [outline.flow] + [description].compactMap(\.self), position: outline.position))
        }
        for outline in outlines {
            guard let from = places[outline.flow] else { continue }
            for step in outline.steps {
                guard let to = places[step.text] else { continue }
                if step.action == .switch { chart.connect(from, to) }
                if step.action == .run { chart.connect(from, to, isDashed: true) }
            }
            let teams = outline.steps.filter { $0.action == .handoff }.map(\.text)
            for team in Set(teams).sorted() {
                let name = "\u{1F}" + team
                let to =
                    places[name] ?? chart.add(FlowChart.Node(kind: .handoff, title: "person", lines: [team]))
                places[name] = to
                chart.connect(from, to)
            }
        }
        for answer in declarations.answers {
            guard case .run(let flow) = answer.reply, let to = places[flow] else { continue }
            let name = "\u{1F}answers"
            let from = places[name] ?? chart.add(FlowChart.Node(kind: .entry, title: "", lines: ["answers"]))
            places[name] = from
            chart.connect(from, to, isDashed: true)
        }
        return chart
    }
}
