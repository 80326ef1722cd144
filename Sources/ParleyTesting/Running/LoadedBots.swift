// Bots by folder, read and learned from once, however often transcripts open them.

import Parley
import ParleyModel

/// Safe from any thread; what a folder holds is read at its first use.
final class LoadedBots: Sendable {
    private let bots = Guarded<[String: LoadedBot]>([:])

    func keep(_ bot: LoadedBot, of folder: String) { bots.withLock { $0[folder] = bot } }

    func bot(in folder: String, actions: [any ActionHost], coverage: LineCoverage?) throws(BotError)
        -> LoadedBot
    {
        // Read once, although several threads may ask at the same time: the others wait.
        try bots.withLock { (bots) throws(BotError) in
            if let known = bots[folder] { return known }
            var options = Bot.Options(folder: folder)
            options.actions = actions
            options.coverage = coverage
            let loaded = try Bot.load(options)
            bots[folder] = loaded
            return loaded
        }
    }
}
