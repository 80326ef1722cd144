// A flow's outline as a chart: the steps as boxes, branches as arrows with what decides.

import ParleyModel

struct ChartBuilder {
    /// An arrow that has no head yet.
    private struct End {
        var node: Int
        var label = ""
    }

    private var chart: FlowChart
    private let file: String
    private let texts: ChartTexts
    /// Where returns and breaks of the innermost function and loop go.
    private var returns: [[End]] = [[]]
    private var breaks: [[End]] = []
    /// Where labels stand, and the arrows to those that come further below.
    private var labels: [String: Int] = [:]
    private var forward: [String: [End]] = [:]
    /// Labels that the next box has.
    private var pending: [String] = []
    /// Functions inside functions are followed so far: a recursive one has no end.
    private var depth = 0
    private static let deepest = 4

    static func chart(of outline: FlowOutline, _ texts: ChartTexts) -> FlowChart {
        let declared = texts.declarations.flows[outline.flow]
        var builder = ChartBuilder(outline, texts)
        let begins = (declared?.intents ?? []) + (declared?.events ?? []).map { "event \($0)" }
        let start = builder.chart.add(
            FlowChart.Node(
                kind: .start, title: begins.isEmpty ? "" : "on " + begins.joined(separator: ", "),
                lines: [outline.flow], position: outline.position))
        let last = builder.add(outline.nodes, after: [End(node: start)])
        let ends = last + builder.returns[0]
        if !ends.isEmpty {
            let end = builder.chart.add(FlowChart.Node(kind: .end, title: "", lines: ["end"]))
            builder.join(ends, to: end)
        }
        return builder.chart
    }

    private init(_ outline: FlowOutline, _ texts: ChartTexts) {
        self.texts = texts
        chart = FlowChart(title: outline.flow)
        file = outline.position.file
    }

    private mutating func join(_ ends: [End], to node: Int) {
        for end in ends { chart.connect(end.node, node, label: end.label) }
    }

    /// A box that an arrow may come back to by a label in front of it.
    private mutating func box(_ node: FlowChart.Node) -> Int {
        let box = chart.add(node)
        for label in pending { labels[label] = box }
        pending = []
        return box
    }

    private mutating func add(_ nodes: [FlowOutline.Node], after ends: [End]) -> [End] {
        var ends = ends
        var own: [String] = []
        for node in nodes {
            if case .label(let label) = node {
                own.append(label)
                pending.append(label)
                ends += forward.removeValue(forKey: label) ?? []
            } else if !ends.isEmpty {
                ends = add(node, after: ends)
            }
        }
        for label in own { labels[label] = nil }
        pending.removeAll(where: own.contains)
        return ends
    }

    /// What goes round without a test at its beginning: its ends, and where it begins.
    private mutating func round(_ body: [FlowOutline.Node], after ends: [End]) -> (ends: [End], begin: Int?) {
        // No name of Lua's.
        let begin = "round \(chart.nodes.count)"
        pending.append(begin)
        let last = add(body, after: ends)
        defer { labels[begin] = nil }
        pending.removeAll { $0 == begin }
        return (last, labels[begin])
    }

    private mutating func add(_ node: FlowOutline.Node, after ends: [End]) -> [End] {
        switch node {
        case .step(let step): return add(step, after: ends)
        case .branch(let arms): return add(arms, after: ends)
        case .loop("while true", let body, _):
            breaks.append([])
            let (last, begin) = round(body, after: ends)
            if let begin { join(last, to: begin) }
            return breaks.removeLast()
        case .repeat(let body, let header, let line):
            breaks.append([])
            let (last, begin) = round(body, after: ends)
            guard let begin, !last.isEmpty else { return last + breaks.removeLast() }
            let test = box(
                FlowChart.Node(kind: .branch, title: "", lines: [header], position: position(line)))
            join(last, to: test)
            chart.connect(test, begin, label: "again")
            return [End(node: test, label: "then")] + breaks.removeLast()
        case .loop(let header, let body, let line):
            let head = box(
                FlowChart.Node(kind: .branch, title: "", lines: [header], position: position(line)))
            join(ends, to: head)
            breaks.append([])
            let last = add(body, after: [End(node: head, label: "again")])
            join(last, to: head)
            return [End(node: head, label: "then")] + breaks.removeLast()
        case .function(let body):
            guard depth < ChartBuilder.deepest else { return ends }
            depth += 1
            returns.append([])
            let last = add(body, after: ends)
            depth -= 1
            return last + returns.removeLast()
        case .returns:
            returns[returns.count - 1] += ends
            return []
        case .breaks:
            if !breaks.isEmpty { breaks[breaks.count - 1] += ends }
            return []
        case .goes(let label):
            if let place = labels[label] {
                join(ends, to: place)
            } else {
                forward[label, default: []] += ends
            }
            return []
        case .label: return ends
        }
    }

    private func position(_ line: Int) -> SourcePosition { SourcePosition(file: file, line: line) }

    private mutating func add(_ step: FlowOutline.Step, after ends: [End]) -> [End] {
        // What is said in a row stands in one box.
        if step.action == .say, pending.isEmpty, ends.count == 1, ends[0].label.isEmpty,
            chart.nodes[ends[0].node].kind == .say
        {
            chart.nodes[ends[0].node].lines.append(texts.said(step.text))
            return ends
        }
        let box = self.box(
            FlowChart.Node(
                kind: ChartBuilder.kind(of: step.action), title: title(of: step), lines: lines(of: step),
                position: position(step.line)))
        join(ends, to: box)
        switch step.action {
        case .switch, .cancel, .finish: return []
        default: return [End(node: box)]
        }
    }

    private mutating func add(_ arms: [FlowOutline.Arm], after ends: [End]) -> [End] {
        // Where nothing follows from it, nothing is decided.
        if arms.allSatisfy({ $0.before.isEmpty && $0.body.isEmpty }) { return ends }
        var ends = ends
        var out: [End] = []
        for arm in arms {
            guard let condition = arm.condition else {
                out += add(arm.body, after: ends)
                ends = []
                break
            }
            let test = arm.test ?? .code(condition, before: arm.before)
            let (yes, no) = decide(test, at: arm.line, after: ends)
            out += add(arm.body, after: yes)
            ends = no
        }
        return out + ends
    }

    /// The arrows that go on where a condition holds, and those where it does not.
    private mutating func decide(
        _ test: FlowOutline.Test, at line: Int, after ends: [End]
    ) -> (yes: [End], no: [End]) {
        switch test {
        case .both(let first, let second):
            let before = decide(first, at: line, after: ends)
            let last = decide(second, at: line, after: before.yes)
            return (last.yes, before.no + last.no)
        case .either(let first, let second):
            let before = decide(first, at: line, after: ends)
            let last = decide(second, at: line, after: before.no)
            return (before.yes + last.yes, last.no)
        case .code(let condition, let before):
            let ends = add(before, after: ends)
            // "if confirm(...) then" is decided by its own box.
            let isNegated = condition.hasPrefix("not ")
            let plain = isNegated ? String(condition.dropFirst(4)) : condition
            let box: Int
            var labels = ("yes", "no")
            if before.count == 1, ends.count == 1, ends[0].label.isEmpty,
                let outcome = ChartBuilder.outcome(of: plain, before[0])
            {
                box = ends[0].node
                if !outcome.isEmpty { labels = (outcome, "else") }
            } else {
                box = self.box(
                    FlowChart.Node(kind: .branch, title: "", lines: [plain], position: position(line)))
                join(ends, to: box)
            }
            let (holds, fails) = ([End(node: box, label: labels.0)], [End(node: box, label: labels.1)])
            return isNegated ? (fails, holds) : (holds, fails)
        }
    }

    /// What a condition compares a call with: empty when the call alone decides, `nil` when there is more to it.
    private static func outcome(of code: String, _ node: FlowOutline.Node) -> String? {
        guard case .step(let step) = node else { return nil }
        let words = step.action == .call ? ["call(", "try_call("] : [step.action.rawValue + "("]
        guard words.contains(where: code.hasPrefix), !code.contains(" and "), !code.contains(" or ") else {
            return nil
        }
        // A call over several lines is shown as it begins, and decides by itself.
        if code.hasSuffix(" ...") { return "" }
        if code.hasSuffix(")") { return code.contains(") ==") || code.contains(") ~=") ? nil : "" }
        guard let range = code.ranges(of: ") == ").last else { return nil }
        let value = code[range.upperBound...]
        return value.isEmpty ? nil : String(value.replacing("\"", with: ""))
    }

    private static func kind(of action: FlowOutline.Action) -> FlowChart.Kind {
        switch action {
        case .say: .say
        case .ask: .ask
        case .confirm: .confirm
        case .choose: .choose
        case .call: .call
        case .run: .run
        case .switch: .switch
        case .handoff: .handoff
        case .wait: .wait
        case .remember: .other
        case .finish, .cancel: .end
        }
    }

    /// What is asked has its question in the box, and its slots above.
    private func title(of step: FlowOutline.Step) -> String {
        switch step.action {
        case .say, .finish, .cancel: ""
        case .switch: "go on with"
        case .handoff: "hand off to"
        case .ask where !texts.questions(of: step).isEmpty: "ask " + step.text
        default: step.action.rawValue
        }
    }

    private func lines(of step: FlowOutline.Step) -> [String] {
        let questions = step.action == .ask ? texts.questions(of: step) : []
        if !questions.isEmpty { return questions.map(ChartTexts.shortened) }
        return step.text.isEmpty ? [step.action.rawValue] : [texts.said(step.text)]
    }
}
