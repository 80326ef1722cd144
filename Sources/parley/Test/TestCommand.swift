// `parley test`: runs transcripts.

import ArgumentParser
import Glibc
import Parley
import ParleyModel
import ParleyTesting

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the bot's transcripts (*.chat).",
        discussion: """
            Each is run as it stands, with a restart before every line, and with a kill in the middle of every write. \
            Exit status 1 when one fails, or when there is none.
            """)

    @OptionGroup var bot: BotOptions

    @Argument(help: "Transcripts, or folders of them (default: all under the bot's Flows/ and Plugins/).")
    var paths: [String] = []

    @Option(name: .short, help: ArgumentHelp("Only those whose name holds this.", valueName: "pattern"))
    var k: String?

    @Flag(help: "Rewrites the bot's lines to what the bot says now.")
    var accept = false

    @Flag(help: "Prints the journal that each transcript leaves, a JSON object a line, and judges nothing.")
    var journals = false

    func run() throws {
        let files = try files()
        guard !files.isEmpty else {
            StandardStreams.tell("No transcript is found: there is no *.chat of this name in these places.")
            throw ExitCode(ExitStatus.findings)
        }
        let suite = TranscriptSuite(files: files, runner: TranscriptRunner(folder: bot.folder))
        if journals { return try printJournals(suite) }
        let report = suite.run(accepting: accept) { result in
            StandardStreams.write(TestReport.pretty(result).visible.utf8, to: STDOUT_FILENO)
        }
        StandardStreams.write(report.summary.utf8, to: STDOUT_FILENO)
        if !report.hasPassed { throw ExitCode(ExitStatus.findings) }
    }

    private func printJournals(_ suite: TranscriptSuite) throws {
        for file in suite.files {
            do throws(Diagnostic) {
                StandardStreams.write(try suite.journal(of: file).utf8, to: STDOUT_FILENO)
            } catch {
                StandardStreams.tell(BotReport.text(of: [error]))
                throw ExitCode(ExitStatus.findings)
            }
        }
    }

    private func files() throws -> [TranscriptSuite.File] {
        do {
            // A folder that is no bot is told as such, rather than as one without tests.
            if paths.isEmpty { _ = try BotFolder.files(in: bot.folder) }
            return try TranscriptSuite.find(in: bot.folder, paths: paths, pattern: k)
        } catch let error as BotError {
            BotReport.tell(error)
        } catch let error as Diagnostic {
            StandardStreams.tell(BotReport.text(of: [error]))
        }
        throw ExitCode(ExitStatus.findings)
    }
}
