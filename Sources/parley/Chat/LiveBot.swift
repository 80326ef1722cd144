// A bot whose files may change while it serves: they are read again on demand, or when one was saved.

import Parley
import ParleyModel

/// Opens one bot after the other on one store, whenever the files have changed. A run goes on with the text that it was
/// begun with, which is in the store; new ones take the newest. Where the new text has mistakes, the bot stays as it is.
///
/// For one thread; no turn may be going on while the bot is read again.
final class LiveBot {
    /// The bot that serves at the time, for whoever ends the process.
    let serving: Monitor<Bot>
    private(set) var bot: Bot {
        didSet { serving.update { [bot] in $0 = bot } }
    }
    private let engine: ChatEngine
    private let store: any Store
    private var options: Bot.Options
    private var loaded: LoadedBot
    private let watches: Bool
    /// What the files looked like when they were read last.
    private var stamp: UInt64
    /// A change that was seen, and may go on.
    private var seen: UInt64?

    init(_ engine: ChatEngine, watches: Bool) throws(BotError) {
        self.engine = engine
        self.watches = watches
        options = engine.options
        options.modelFile = LiveBot.modelFile(of: options.store)
        stamp = BotFolder.stamp(of: options.folder)
        loaded = try Bot.load(options)
        let choice = options.store
        do throws(StoreError) {
            store = try Bot.openStore(choice)
        } catch { throw .store(error) }
        options.store = .existing(store)
        do throws(BotError) {
            bot = try LiveBot.open(loaded, options)
            serving = Monitor(bot)
        } catch {
            store.close()
            throw error
        }
        engine.began(bot)
    }

    func close() {
        bot.close()
        store.close()
    }

    func advance(bySeconds seconds: Int) { engine.advance(bySeconds: seconds) }
    var now: Instant { engine.clock.now() }
    var folder: String { options.folder }

    /// What is known of the bot without opening it.
    var reading: LoadedBot { loaded }

    private static func modelFile(of choice: StoreChoice) -> String? {
        guard case .file(let path, _) = choice else { return nil }
        return path + ".model"
    }

    private static func open(_ loaded: LoadedBot, _ options: Bot.Options) throws(BotError) -> Bot {
        var options = options
        options.loaded = loaded
        return try Bot.open(options)
    }

    // MARK: reading again

    /// Reads the files again, whether or not they have changed.
    func reload() throws(BotError) {
        stamp = BotFolder.stamp(of: options.folder)
        seen = nil
        options.earlier = loaded
        let fresh = try Bot.load(options)
        let next = try LiveBot.open(fresh, options)
        bot.close()
        (bot, loaded) = (next, fresh)
    }

    /// Reads the files again if they have changed; `nil` when they have not.
    ///
    /// - Parameter settled: only a change that was seen before and has not gone on: an editor may write a file in pieces.
    func reloadIfChanged(settled: Bool = false) -> Result<Void, BotError>? {
        guard watches else { return nil }
        let present = BotFolder.stamp(of: options.folder)
        guard present != stamp else { return nil }
        if settled, seen != present {
            seen = present
            return nil
        }
        do throws(BotError) {
            return .success(try reload())
        } catch { return .failure(error) }
    }
}
