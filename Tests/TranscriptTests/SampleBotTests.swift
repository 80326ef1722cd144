// Every transcript of the sample bot, in every variation.

import Foundation
import Parley
import ParleyModel
import ParleyTesting
import Testing

@Suite struct SampleBotTests {
    /// The checkout: it is the sample bot.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let files = (try? TranscriptSuite.find(in: folder)) ?? []

    @Test("the sample bot has transcripts of its flows")
    func thereAreTranscripts() {
        #expect(Self.files.count >= 40)
    }

    @Test("the sample bot keeps to its transcripts in every variation", arguments: files)
    func transcript(file: TranscriptSuite.File) {
        let suite = TranscriptSuite(files: [file], runner: TranscriptRunner(folder: Self.folder))
        if let failure = suite.run(file).failure { Issue.record("\n\(failure.report)") }
    }
}
