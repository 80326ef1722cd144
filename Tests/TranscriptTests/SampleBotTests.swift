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
    static let runner = TranscriptRunner(folder: folder)
    static let files = (try? TranscriptSuite.find(in: folder)) ?? []

    @Test("the sample bot has transcripts of its flows")
    func thereAreTranscripts() {
        #expect(Self.files.count >= 40)
    }

    @Test("the sample bot keeps to its transcripts in every variation", arguments: files)
    func transcript(file: TranscriptSuite.File) {
        let suite = TranscriptSuite(files: [file], runner: Self.runner)
        if let failure = suite.run(file).failure { Issue.record("\n\(failure.report)") }
    }

    /// Swift seeds the hashes of every process differently; language and time zone of the machine differ here too.
    @Test("another process, with another locale and time zone, leaves the same journals to the byte")
    func processes() throws {
        let first = try journals(["LC_ALL": "C", "TZ": "America/New_York"])
        let second = try journals(["LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Tokyo", "LANG": "zh_CN.UTF-8"])
        #expect(first.split(separator: "\n").count > 500)
        #expect(first == second)
    }

    private func journals(_ environment: [String: String]) throws -> String {
        let process = Process()
        process.executableURL = try #require(Self.program)
        process.arguments = ["test", "--journals", "--bot", Self.folder]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    /// The executable that was built with these tests, in the folder of the test bundle or above it.
    private static var program: URL? {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let arguments = CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
        let folders = [own] + arguments + [URL(filePath: folder + "/.build/debug")]
        return folders.map { $0.appending(path: "parley") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }
}
