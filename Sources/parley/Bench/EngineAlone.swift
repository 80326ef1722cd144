// The engine without recognition: what a turn costs on its worker's thread alone.

import Parley
import ParleyModel
import Synchronization

/// Buttons whose values are an intent's examples are taken as they are, so nothing is recognised. All sessions return the
/// same order; the validator still judges every answer.
struct EngineAlone {
    static let file = """
        -- The buttons of the measured conversation, known by their values.
        intent("pressed", { "I do not know", "10000000", "it arrived broken", "yes" })
        """

    private static let sessionsAtOnce = 1000

    let bot: Bot

    func run(rounds: Int) -> LoadResult {
        var result = LoadResult()
        var nanoseconds: UInt64 = 0
        for round in 0..<rounds {
            let tally = Tally(expected: EngineAlone.sessionsAtOnce * Talk.turns)
            for turn in 1...Talk.turns {
                let step = Step(session: 0, turn: turn)
                for session in 0..<EngineAlone.sessionsAtOnce {
                    let id = SessionID("s\(round * EngineAlone.sessionsAtOnce + session)")
                    let input = Input(session: id, content: .button(step.text), locale: Locale("en"))
                    bot.send(input) { tally.take($0, step) }
                }
            }
            let (processor, wrong) = tally.wait()
            nanoseconds += processor
            result.turns += EngineAlone.sessionsAtOnce * Talk.turns
            for finding in wrong { result.wrong.add(finding) }
        }
        result.seconds = Double(nanoseconds) / 1e9
        result.processor = Double(nanoseconds) / 1000 / Double(max(1, result.turns))
        return result
    }

    /// Counts answers on the worker's thread and reads that thread's own clock at the first and the last.
    private final class Tally: Sendable {
        private struct Times {
            var first: UInt64 = 0
            var last: UInt64 = 0
            var wrong: [String] = []
            var isDone = false
        }

        private let taken = Atomic(0)
        private let expected: Int
        private let times = Monitor(Times())

        init(expected: Int) { self.expected = expected }

        func take(_ result: Result<TurnResult, SendError>, _ step: Step) {
            let number = taken.add(1, ordering: .relaxed).newValue
            if !Answer.isRight(result, expected: step.expected) {
                times.update { $0.wrong.append("turn \(step.turn): \(Answer.shown(result))") }
            }
            if number == 1 { times.update { $0.first = Usage.threadProcessor() } }
            if number == expected {
                times.update {
                    $0.last = Usage.threadProcessor()
                    $0.isDone = true
                }
            }
        }

        func wait() -> (nanoseconds: UInt64, wrong: [String]) {
            times.wait { $0.isDone ? ($0.last - $0.first, $0.wrong) : nil }
        }
    }
}
