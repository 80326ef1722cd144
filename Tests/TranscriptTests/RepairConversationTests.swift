// What every flow gets without asking, shown by the bot in Tests/Conversations: a folder for each thing it shows.

import Foundation
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

    @Test("the hotel's desk keeps to its conversations in every variation", arguments: files)
    func transcript(file: TranscriptSuite.File) {
        let suite = TranscriptSuite(files: [file], runner: Self.runner)
        if let failure = suite.run(file).failure { Issue.record("\n\(failure.report)") }
    }
}
