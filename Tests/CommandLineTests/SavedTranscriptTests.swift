// Where `:save` writes.

import Foundation
import Testing

@testable import parley

@Suite struct SavedTranscriptTests {
    @Test("a name is of the shell's folder, and of the bot's where only that one has the folder it names")
    func place() throws {
        try TemporaryBot.inFolder(flows: "") { bot in
            try FileManager.default.createDirectory(
                atPath: bot + "/Flows/tests-of-this-bot", withIntermediateDirectories: true)
            func place(_ path: String) -> String { SavedTranscript.place(of: path, bot: bot) }
            #expect(place("Flows/tests-of-this-bot/x.chat") == bot + "/Flows/tests-of-this-bot/x.chat")
            #expect(place("x.chat") == "x.chat")
            #expect(place("no-such-folder/x.chat") == "no-such-folder/x.chat")
            #expect(place(bot + "/x.chat") == bot + "/x.chat")
            #expect(place("./x.chat") == "./x.chat")
        }
    }
}
