// `parley test`: runs transcripts.

import ArgumentParser
import Glibc
import Parley
import ParleyModel
import ParleyTesting

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the bot's transcripts (*.chat) and its plugins' tests (*_test.lua).",
        discussion: """
            A transcript is run as it stands, with a restart before every line, and with a kill in the middle of every write. \
            Exit status 1 when one fails, or when there is none.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case pretty, tap, junit, json }

    @OptionGroup var bot: BotOptions

    @Argument(
        help: "Tests, or folders of them (default: all under the bot's Flows/ and Plugins/).",
        completion: .file())
    var paths: [String] = []

    @Option(name: .short, help: ArgumentHelp("Only those whose name holds this.", valueName: "pattern"))
    var k: String?

    @Flag(help: "Rewrites the bot's lines to what the bot says now, and shows what that changes.")
    var accept = false

    @Flag(
        help: ArgumentHelp(
            "Tells which lines of Lua ran, and writes a page about it.",
            discussion: "The page is .parley/coverage/index.html in the bot's folder."))
    var coverage = false

    @Option(help: "How results are told: pretty, tap, junit or json.")
    var format = Format.pretty

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("So many run at once (default: one for each processor).", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Prints the journal that each transcript leaves, a JSON object a line, and judges nothing.")
    var journals = false

    private var wanted: Format { json ? .json : format }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1 on.") }
        if json, format != .pretty, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) cannot both be done.")
        }
        if journals, wanted != .pretty || coverage || accept {
            throw ValidationError("--journals judges nothing: leave --format, --coverage and --accept out.")
        }
    }

    func run() throws {
        let files = try files()
        guard !files.isEmpty else {
            BotReport.tell(
                "No transcript is found: there is no *.chat of this name in these places.", code: "no-tests",
                inJSON: wanted == .json)
            throw ExitCode(ExitStatus.findings)
        }
        StopSignal.onInterrupt {
            TranscriptSuite.discard()
            _exit(ExitStatus.interrupted)
        }
        var runner = TranscriptRunner(folder: bot.folder)
        let lines = coverage ? LineCoverage() : nil
        runner.coverage = lines
        let suite = TranscriptSuite(files: files, runner: runner)
        if journals { return try printJournals(suite) }
        let progress = ProgressLine("tests", of: files.count)
        let report = suite.run(accepting: accept, jobs: jobs ?? TestCommand.processors) { result in
            progress.advance()
            guard wanted == .pretty else { return }
            progress.aside {
                _ = StandardStreams.write(TestReport.pretty(result).visible.utf8, to: STDOUT_FILENO)
            }
        }
        progress.end()
        let covered = lines.map { CoverageReport($0, folder: bot.folder) }
        tell(report, covered)
        if let covered { try write(covered) }
        let saysOtherwise = report.results.contains {
            // Only the bot's lines are written anew.
            if case .wrong(let expected, _)? = $0.failure?.reason {
                !expected.contains { $0.hasPrefix("* expect") || $0.hasPrefix("user: [") }
            } else {
                false
            }
        }
        if wanted == .pretty, saysOtherwise, !accept {
            StandardStreams.tell(
                "Where the bot is right:  parley test --accept  writes what it says now into the test.")
        }
        if !report.hasPassed { throw ExitCode(ExitStatus.findings) }
    }

    private static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    private func tell(_ report: TestReport, _ covered: CoverageReport?) {
        let text: String
        switch wanted {
        case .pretty: text = report.summary + (covered.map { "\n" + $0.annotated + "\n" + $0.summary } ?? "")
        case .tap: text = report.tap
        case .junit: text = report.junit
        case .json:
            var record = report.value.record ?? [:]
            if let covered { record["coverage"] = covered.value }
            text = CanonicalJSON.text(.record(record)) + "\n"
        }
        StandardStreams.write(text.visible.utf8, to: STDOUT_FILENO)
    }

    private func write(_ covered: CoverageReport) throws {
        do {
            let path = try covered.writePage(in: bot.path(".parley/coverage"))
            StandardStreams.tell("Written: \(path.visible)")
        } catch {
            StandardStreams.tell("parley: " + error.explanation.visible)
            throw ExitCode(ExitStatus.findings)
        }
    }

    private func printJournals(_ suite: TranscriptSuite) throws {
        for file in suite.files where !file.isOfPlugin {
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
            BotReport.tell(error, inJSON: wanted == .json)
        } catch let error as Diagnostic {
            BotReport.tell(error.report, code: "no-tests", inJSON: wanted == .json)
        }
        throw ExitCode(ExitStatus.findings)
    }
}
