// A bot whose files may change while it serves: they are read again on demand, or when one was saved.

import Glibc
import Parley
import ParleyModel

/// Opens one bot after the other on one store, whenever the files have changed. A run goes on with the text that it was
/// begun with, which is in the store; new ones take the newest. Where the new text has mistakes, the bot stays as it is; where
/// its examples take long to learn, it understands by the old ones until they are learned.
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
        let reading = options
        loaded = try ProgressLine.during("learning from the bot's examples") { () throws(BotError) in
            try Bot.load(reading)
        }
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

    /// What came of a look at the files.
    enum Change {
        case read
        /// Read, and the new examples are being learned meanwhile.
        case learning
        case learned
    }

    /// What is to be learned and what has been, each by the number of the reading that it belongs to.
    private struct Lessons {
        var due: (reading: Int, bot: LoadedBot)?
        var learned: (reading: Int, bot: LoadedBot)?
        /// One thread learns, whatever is saved meanwhile: after that it takes the newest.
        var isTaught = false
    }
    private let lessons = Monitor(Lessons())
    private var readings = 0
    private var isLearning = false

    /// Reads the files again, whether or not they have changed, and learns from them.
    func reload() throws(BotError) { _ = try read(patience: nil) }

    /// - Parameter patience: so many hundredths of a second the new examples may take to learn before the bot goes on with what
    ///   it learned from the old ones; `nil`: as long as it takes.
    private func read(patience: Int?) throws(BotError) -> Change {
        stamp = BotFolder.stamp(of: options.folder)
        seen = nil
        options.earlier = loaded
        options.learnsLater = true
        var fresh = try Bot.load(options)
        isLearning = false
        if fresh.isLearningDue {
            let learned = learn(fresh, patience: patience)
            isLearning = learned == nil
            fresh = learned ?? fresh
        }
        try serve(fresh)
        return isLearning ? .learning : .read
    }

    private func serve(_ fresh: LoadedBot) throws(BotError) {
        let next = try LiveBot.open(fresh, options)
        bot.close()
        (bot, loaded) = (next, fresh)
    }

    /// Learns on a thread of its own; `nil` when that takes longer than the patience.
    private func learn(_ fresh: LoadedBot, patience: Int?) -> LoadedBot? {
        readings += 1
        let (reading, lessons, modelFile) = (readings, lessons, options.modelFile)
        let isTaught = lessons.update { lessons in
            lessons.due = (reading, fresh)
            defer { lessons.isTaught = true }
            return lessons.isTaught
        }
        // Without a thread it is learned here.
        if !isTaught, !WorkThread.detached({ LiveBot.teach(lessons, modelFile) }) {
            lessons.update { $0.isTaught = false }
            return fresh.learned(modelFile: modelFile)
        }
        func learned(_ lessons: Lessons) -> LoadedBot? {
            lessons.learned?.reading == reading ? lessons.learned?.bot : nil
        }
        guard let patience else { return lessons.wait { learned($0) } }
        for _ in 0..<patience {
            if let bot = lessons.update({ learned($0) }) { return bot }
            usleep(10_000)
        }
        return nil
    }

    /// Learns what is due until nothing is; answering comes first where the processor cannot do both.
    private static func teach(_ lessons: Monitor<Lessons>, _ modelFile: String?) {
        // On Linux this is the priority of the thread alone.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        while true {
            let next = lessons.update { lessons in
                defer { lessons.due = nil }
                if lessons.due == nil { lessons.isTaught = false }
                return lessons.due
            }
            guard let (reading, bot) = next else { return }
            let learned = bot.learned(modelFile: modelFile)
            lessons.update { $0.learned = (reading, learned) }
        }
    }

    /// Waits for what is being learned, and serves with it.
    func finishLearning() throws(BotError) {
        guard isLearning else { return }
        let reading = readings
        let learned = lessons.wait { $0.learned?.reading == reading ? $0.learned?.bot : nil }
        isLearning = false
        try serve(learned)
    }

    private static let patience = 5

    /// Reads the files again if they have changed; `nil` when there is nothing new.
    ///
    /// - Parameter settled: only a change that was seen before and has not gone on: an editor may write a file in pieces.
    func reloadIfChanged(settled: Bool = false) -> Result<Change, BotError>? {
        guard watches else { return nil }
        let present = BotFolder.stamp(of: options.folder)
        do throws(BotError) {
            guard present != stamp else {
                let reading = readings
                guard isLearning, lessons.update({ $0.learned?.reading == reading }) else { return nil }
                try finishLearning()
                return .success(.learned)
            }
            if settled, seen != present {
                seen = present
                return nil
            }
            return .success(try read(patience: LiveBot.patience))
        } catch { return .failure(error) }
    }
}
