// A whole session held against flows: every run in it is run again and compared, at each end of a turn and at its own end.

import Parley
import ParleyLanguage
import ParleyModel
import ParleyTesting

@testable import LuaRuntime
@testable import ParleyFlows

struct Replay {
    private let program: FlowProgram
    private let zone: TimeZoneRules
    private static let actions = SimulatedActions(mark: SimulatedUser.mark).actions

    /// - Parameter files: of a bot whose actions are the simulated ones.
    init(_ files: [(path: String, text: String)]) throws {
        var loader = FlowLoader(
            files: files.map { BotFile(path: $0.path, bytes: Array($0.text.utf8)) }, tools: ParleyTools(),
            actions: Replay.actions, isTimeZone: { TimeZoneRules.named($0) != nil })
        let flows = try loader.load()
        program = try FlowProgram(flows)
        zone = TimeZoneRules.named(flows.declarations.settings.timeZone) ?? .utc
    }

    /// The first place where the entries and the flows differ: the turn, and what is wrong; `nil` where they agree.
    func difference(_ entries: [JournalEntry], of session: SessionID) throws -> (turn: Int, problem: Problem)?
    {
        var view = JournalView(session: session)
        var turn = 0
        // The last question of the turn: an earlier one may have been put in another locale, or with other values.
        var asked: Asked?
        for (place, entry) in entries.enumerated() {
            switch entry.body {
            case .received:
                turn += 1
                asked = nil
            case .asked(let question): asked = question
            default: break
            }
            if case .ended(let ended) = entry.body, ended.outcome != .diverged {
                guard let run = view.runs.first(where: { $0.ordinal == ended.run }) else {
                    return (
                        turn,
                        Problem(code: "flow-diverged", message: "Run \(ended.run) ends and is not open.")
                    )
                }
                var next: Started?
                if place + 1 < entries.count, case .started(let started) = entries[place + 1].body {
                    next = started
                }
                if let problem = try compare(run, view, ended: ended, next: next) { return (turn, problem) }
            }
            view.apply(entry)
            guard case .done = entry.body else { continue }
            for run in view.runs {
                let isOnTop = run.ordinal == view.top?.ordinal && run.state.asked == asked
                if let problem = try compare(run, view, asked: isOnTop ? asked : nil) {
                    return (turn, problem)
                }
            }
        }
        return nil
    }

    private func compare(
        _ run: RunView, _ view: JournalView, asked: Asked? = nil, ended: Ended? = nil, next: Started? = nil
    ) throws -> Problem? {
        let context = FlowContext(
            now: run.started.at, timeZone: zone, session: view.session, secret: view.opened?.secret ?? "",
            turn: run.context, tools: ParleyTools(),
            actions: { name in Replay.actions.first { $0.name == name } }, allActions: { Replay.actions })
        program.beginTurn()
        return try FlowRun(run, program: program, in: context).compare(
            run, asked: asked.map { ($0, view.context(locale: view.locale)) }, ended: ended, next: next)
    }
}
