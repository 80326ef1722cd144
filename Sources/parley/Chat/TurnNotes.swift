// What a designer is told beside the replies: a turn's problem, and with `--verbose` what was understood.

import Parley
import ParleyModel

enum TurnNotes {
    static func tell(of turn: TurnResult, verbose: Bool, declarations: Declarations, style: Style) {
        if let problem = turn.problem { StandardStreams.tell(style.problem(text(of: problem))) }
        guard verbose else { return }
        let masked = AnswerLine.masked(turn.understanding, declarations: declarations)
        for line in lines(understanding: masked, state: turn.state) { StandardStreams.tell(style.dim(line)) }
    }

    /// The whole report where there is one, else a line.
    static func text(of problem: Problem) -> String {
        if let diagnostic = problem.diagnostic { return diagnostic.report.visible }
        let place = problem.position.map { " \($0.file):\($0.line)" } ?? ""
        return "[\(problem.code)\(place)] \(problem.message)".visible
    }

    static func lines(understanding: Understanding, state: SessionState) -> [String] {
        var parts: [String] = []
        parts += (understanding.intents.prefix(3) + understanding.answers.prefix(1)).map {
            "\($0.name) \(percent($0.confidence))"
        }
        parts += understanding.values.map { "\(name(of: $0)) = \($0.value.printed)" }
        var place: [String] = []
        if let flow = state.flow { place.append("in \(flow)") }
        if let asking = state.asking { place.append("asking \(asking)") }
        if let team = state.handedOff { place.append("with \(team)") }
        place += state.slots.fields.filter { !$0.value.isNull }.map { "\($0.name) = \($0.value.printed)" }
        return [parts, place].filter { !$0.isEmpty }.map { "  " + $0.joined(separator: " · ").visible }
    }

    /// The slot; the question's own word for an answer to `choose` or `confirm`, which fills none; else the type.
    private static func name(of found: FoundValue) -> String {
        guard let slot = found.slot else { return found.type.name }
        guard slot.isEmpty else { return slot }
        return (found.type == .yesNo ? Question.Kind.confirm : .choose).rawValue
    }

    private static func percent(_ confidence: Double) -> String {
        guard confidence.isFinite else { return "?" }
        return "\(Int((max(0, min(1, confidence)) * 100).rounded())) %"
    }
}

/// Errors of the engine as sentences, in one place.
enum ProblemText {
    static func sentence(for error: any Error) -> String {
        switch error {
        case let error as SendError: error.message
        case let error as StoreError: error.message
        case let error as BotError: error.message
        default: String(describing: error)
        }
    }
}
