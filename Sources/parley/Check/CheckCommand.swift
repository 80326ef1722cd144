// `parley check`: what is wrong with a bot, without running it.

import ArgumentParser
import Parley
import ParleyModel
import ParleyTesting

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads a bot's files, its transcripts too, and tells what is wrong with them.",
        discussion: """
            Codes with E are errors: something does not work. Codes with W are warnings: it works, but probably not as meant. \
            parley explain CODE tells more. Exit status 1 when there are errors; with --strict, also when there are warnings.
            """)

    @OptionGroup var bot: BotOptions

    @Flag(help: "Warnings end with status 1 too.")
    var strict = false

    @Flag(
        help: "Prints a list of objects: severity, title, code, file, line, explanation, close_names, hint.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Actions that another program serves, as in chat --jsonl: calls of them are no findings.",
            valueName: "name,..."))
    var actions: HostActionList?

    func run() throws {
        let findings = try findings()
        if json {
            StandardStreams.print(CheckCommand.json(of: findings))
        } else if !findings.isEmpty {
            StandardStreams.print(BotReport.text(of: findings))
        }
        guard !findings.isEmpty else { return StandardStreams.tell("No findings.") }
        StandardStreams.tell(CheckCommand.summary(of: findings))
        if strict || findings.contains(where: { !$0.isWarning }) { throw ExitCode(ExitStatus.findings) }
    }

    static func summary(of findings: [Diagnostic]) -> String {
        let warnings = findings.count(where: \.isWarning)
        let counted = [(findings.count - warnings, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        return counted.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ") + "."
    }

    func findings() throws -> [Diagnostic] {
        var options = Bot.Options(folder: bot.folder)
        // Only their names count: nothing is called.
        if let actions { options.actions = [HostActions(actions.actions, ask: { _ in }, ended: {})] }
        do {
            return try Bot.check(options)
                + TranscriptSuite.mistakes(in: bot.folder) { try? Bot.declarations(options) }
        } catch .diagnostics(let diagnostics) {
            return diagnostics + TranscriptSuite.mistakes(in: bot.folder) { nil }
        } catch {
            BotReport.tell(error, inJSON: json)
            throw ExitCode(ExitStatus.findings)
        }
    }

    /// What a finding does not have is left out, but for its list of close names.
    static func json(of findings: [Diagnostic]) -> String {
        let list = findings.map { finding in
            var record: Record = [
                "severity": finding.isWarning ? "warning" : "error", "title": .text(finding.title),
                "code": .text(finding.code),
                "explanation": .text(finding.explanation),
                "close_names": .list(finding.closeNames.map { .text($0.name) }),
            ]
            if let position = finding.position {
                record["file"] = .text(position.file)
                record["line"] = .integer(Int64(position.line))
            }
            if let hint = finding.hint { record["hint"] = .text(hint) }
            return Value.record(record)
        }
        return CanonicalJSON.text(.list(list))
    }
}
