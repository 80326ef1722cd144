// Bots by folder, read and learned from once, however often transcripts open them.

import Parley
import ParleyModel
import Synchronization

/// Safe from any thread; what a folder holds is read at its first use.
final class LoadedBots: Sendable {
    private let bots = Mutex<[String: LoadedBot]>([:])

    func keep(_ bot: LoadedBot, of folder: String) { bots.withLock { $0[folder] = bot } }

    func bot(in folder: String, actions: [any ActionHost]) throws(BotError) -> LoadedBot {
        if let known = bots.withLock({ $0[folder] }) { return known }
        var options = Bot.Options(folder: folder)
        options.actions = actions
        let loaded = try Bot.load(options)
        bots.withLock { $0[folder] = loaded }
        return loaded
    }
}
