// A bot in a folder of its own, for the time of one test.

import Parley
import ParleyModel
import TemporaryFiles

enum TemporaryBot {
    /// Runs the body with the folder of a bot that consists of one file.
    static func inFolder<Result>(flows: String, _ body: (String) throws -> Result) throws -> Result {
        let folder = try TemporaryFolder(["Flows/bot.lua": flows])
        return try withExtendedLifetime(folder) { try body(folder.path) }
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
