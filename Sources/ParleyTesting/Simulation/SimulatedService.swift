// A bot in a world that is simulated: time, chance, actions and store are at hand, and the process may die.

package import Parley
package import ParleyModel

/// Serves the sessions of one simulation, one input at a time, and starts again where the process died.
///
/// Used by one thread.
package final class SimulatedService {
    /// Bytes that depend on what they are for: the same for an input however often it is sent.
    private final class TurnRandom: RandomSource {
        private let seed = Guarded<UInt64>(0)
        func set(_ new: UInt64) { seed.withLock { $0 = new } }
        func bytes(_ count: Int) -> [UInt8] {
            var dice = Dice(seed.withLock { $0 })
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next() >> 24) }
        }
    }

    package enum Failure: Error { case broken(String) }

    package let store: UnreliableStore
    package let actions = SimulatedActions(mark: SimulatedUser.mark)
    private let clock = FixedClock(Instant(milliseconds: 1_772_384_400_000))
    private let random = TurnRandom()
    private var options: Bot.Options
    package private(set) var bot: Bot
    package private(set) var restarts = 0
    /// So many inputs may be sent again before it counts as an endless failure.
    private static let patience = 60

    package init(folder: String, loaded: LoadedBot, store: UnreliableStore, workers: Int = 1) throws(BotError)
    {
        self.store = store
        var options = Bot.Options(folder: folder)
        options.loaded = loaded
        options.store = .existing(store)
        options.clock = clock
        options.random = random
        options.actions = [actions]
        options.pluginsAreLoaded = false
        options.workers = workers
        self.options = options
        bot = try Bot.open(options)
    }

    /// As a kill and a new start leave it.
    package func restart() throws(BotError) {
        restarts += 1
        bot.abandon()
        store.revive()
        bot = try Bot.open(options)
    }

    package func close() {
        if store.isDead { bot.abandon() } else { bot.close() }
    }

    /// Time and chance as they are for an input.
    package func enter(_ time: Instant, seed: UInt64) {
        clock.set(time)
        random.set(seed)
    }

    private enum Answer: Sendable {
        case done(Result<TurnResult, SendError>)
        case dead
    }

    /// Sends an input until it is answered: again after each failure of the store and each death.
    package func send(_ input: Input) throws -> TurnResult {
        // Through it the store would hold the answer, which holds the bot, which holds the store.
        defer { store.whenDead {} }
        for _ in 0..<SimulatedService.patience {
            let waiter = Waiter<Answer>()
            store.whenDead { waiter.fulfil(.dead) }
            bot.send(input) { waiter.fulfil(.done($0)) }
            switch waiter.wait(seconds: 30) {
            case .done(.success(let result)): return result
            case .done(.failure(.store(.failed))): continue
            case .done(.failure(let error)): throw Failure.broken("it was not taken: \(error)")
            case .dead: try restart()
            case nil: throw Failure.broken("no answer within 30 s")
            }
        }
        throw Failure.broken("it was refused \(SimulatedService.patience) times")
    }

    /// Sends an input without waiting.
    package func begin(_ input: Input) -> Promise {
        let waiter = Waiter<Result<TurnResult, SendError>>()
        bot.send(input) { waiter.fulfil($0) }
        return Promise(waiter: waiter)
    }

    package struct Promise {
        fileprivate let waiter: Waiter<Result<TurnResult, SendError>>
        package func result() throws -> Result<TurnResult, SendError> {
            guard let result = waiter.wait(seconds: 30) else { throw Failure.broken("no answer within 30 s") }
            return result
        }
    }
}
