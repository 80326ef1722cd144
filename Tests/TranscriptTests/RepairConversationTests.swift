// What every flow gets without asking, shown by the bot in Tests/Conversations: a folder for each thing it shows.

import Foundation
import Parley
import ParleyModel
import ParleyTesting
import Testing

@Suite struct RepairConversationTests {
    static let folder = SampleBotTests.folder + "/Tests/Conversations"
    static let runner = TranscriptRunner(folder: folder)
    static let files = (try? TranscriptSuite.find(in: folder)) ?? []
    static let topics = [
        "corrections", "digressions", "cancellations", "undo", "walls", "skip", "repeat", "help",
        "several-values", "two-requests", "follow-ups", "clarification", "ladder", "languages",
    ]

    @Test("each thing is shown six times or more in Chinese and in English", arguments: topics)
    func enough(topic: String) throws {
        let texts = try Self.files.filter { $0.name.contains("/tests/\(topic)/") }
            .map { try String(contentsOfFile: $0.path, encoding: .utf8) }
        #expect(texts.count { $0.contains("locale: zh") } >= 6)
        #expect(texts.count { $0.contains("locale: en") } >= 6)
    }

    @Test(
        "parley check finds nothing in the bots of these conversations but a write that nobody is asked about, which is meant",
        arguments: ["", "claims", "courier", "lessons", "rental", "restaurant", "rooms"])
    func checked(bot: String) throws {
        let folder = bot.isEmpty ? Self.folder : Self.folder + "/Bots/" + bot
        let findings = try Bot.check(Bot.Options(folder: folder)).map {
            "\($0.code) \($0.position?.file ?? "") \($0.excerpt ?? "")"
        }
        #expect(
            findings == (bot.isEmpty ? ["W451 Flows/faults/report_fault.lua \"desk.report\""] : []))
    }

    @Test("the hotel's desk keeps to its conversations in every variation", arguments: files)
    func transcript(file: TranscriptSuite.File) {
        let suite = TranscriptSuite(files: [file], runner: Self.runner)
        if let failure = suite.run(file).failure { Issue.record("\n\(failure.report)") }
    }
}
