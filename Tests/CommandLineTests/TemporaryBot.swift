// A bot in a folder of its own, for the time of one test.

import Foundation
import Parley
import ParleyModel

enum TemporaryBot {
    /// Runs the body with the folder of a bot that consists of one file.
    static func inFolder<Result>(flows: String, _ body: (String) throws -> Result) throws -> Result {
        let name = "parley-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileManager.default.createDirectory(atPath: folder + "/Flows", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try flows.write(toFile: folder + "/Flows/bot.lua", atomically: true, encoding: .utf8)
        return try body(folder)
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
