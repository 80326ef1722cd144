// The engine in this process, one turn at a time through `send`.

import Parley
import ParleyModel

enum InProcess {
    /// Runs asynchronous work for a caller that waits for it.
    static func run<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) -> Result {
        let result = Monitor<Result?>(nil)
        Task.detached {
            let value = await body()
            result.update { $0 = value }
        }
        return result.wait { $0 }
    }

    static func open(_ folder: String, store: StoreChoice = .memory, workers: Int? = nil) throws -> Bot {
        var options = Bot.Options(folder: folder)
        options.store = store
        options.pluginsAreLoaded = false
        if let workers { options.workers = workers }
        do {
            return try Bot.open(options)
        } catch {
            throw BenchFailure(message: error.message)
        }
    }

    /// Whole conversations, one after the other.
    static func converse(_ bot: Bot, sessions: [Int], turns: ClosedRange<Int> = 1...Talk.turns) -> LoadResult
    {
        run {
            var result = LoadResult()
            let (start, before) = (Usage.now(), Usage.processor())
            for session in sessions {
                for turn in turns { await send(Step(session: session, turn: turn), to: bot, &result) }
            }
            result.seconds = Double(Usage.now() - start) / 1e9
            result.processor = Double(Usage.processor() - before) / 1000 / Double(max(1, result.turns))
            return result
        }
    }

    private static func send(_ step: Step, to bot: Bot, _ result: inout LoadResult) async {
        let input = Input(session: SessionID("s\(step.session)"), text: step.text)
        let since = Usage.now()
        let answer = await answer(to: input, of: bot)
        result.samples.add(Usage.now() - since)
        result.turns += 1
        if !Answer.isRight(answer, expected: step.expected) { result.wrong.add(step, Answer.shown(answer)) }
    }

    static func answer(to input: Input, of bot: Bot) async -> Result<TurnResult, SendError> {
        do throws(SendError) {
            return .success(try await bot.send(input))
        } catch {
            return .failure(error)
        }
    }
}

extension Measurement {
    /// A measurement with the figures that every load has.
    init(
        _ workload: String, _ name: String, durability: String, _ load: LoadResult,
        rate: Figure.Target? = nil,
        p50: Figure.Target? = nil, p99: Figure.Target? = nil, processor: Figure.Target? = nil
    ) {
        let times = load.samples.percentiles([0.5, 0.99])
        self.init(
            workload: workload, name: name, durability: durability,
            figures: [
                Figure("turns/s", load.rate, rate), Figure("p50 us", times[0], p50),
                Figure("p99 us", times[1], p99),
                Figure("CPU us/turn", load.processor, processor),
            ],
            turns: load.turns, wrong: load.wrong)
    }
}
