// A bot in a folder of its own, for the time of one test.

import Parley
import ParleyModel
import TemporaryFiles

@testable import parley

enum TemporaryBot {
    /// Runs the body with the folder of a bot that consists of one file.
    static func inFolder<Result>(flows: String, _ body: (String) throws -> Result) throws -> Result {
        let folder = try TemporaryFolder(["Flows/bot.lua": flows])
        return try withExtendedLifetime(folder) { try body(folder.path) }
    }

    /// Runs the body with a chat with that bot, whose clock can be moved, and with the bot's folder.
    static func talk(flows: String, _ body: (Conversation, String) throws -> Void) throws {
        try inFolder(flows: flows) { bot in
            let live = try LiveBot(
                ChatEngine(Bot.Options(folder: bot), begin: nil, moves: true), watches: false)
            let talk = Conversation(bot: live, session: SessionID("s"), user: nil, locale: nil)
            defer { talk.close() }
            try body(talk, bot)
        }
    }

    /// Where a session stands in which nothing has happened yet.
    static func emptyState() throws -> SessionState {
        try inFolder(flows: "settings({ name = \"Empty\" })") { folder in
            let bot = try Bot.open(Bot.Options(folder: folder))
            defer { bot.close() }
            return try bot.state(of: SessionID("s1"))
        }
    }
}
