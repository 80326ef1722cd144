// `parley check`: what is wrong with a bot, without running it.

import ArgumentParser
import Parley
import ParleyModel

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads a bot's files and tells what is wrong with them.",
        discussion: "Exit status 1 when there are findings.")

    @OptionGroup var bot: BotOptions

    func run() throws {
        let findings = try findings()
        guard !findings.isEmpty else { return StandardStreams.tell("No findings.") }
        StandardStreams.print(BotReport.text(of: findings))
        StandardStreams.tell(findings.count == 1 ? "1 finding." : "\(findings.count) findings.")
        throw ExitCode(ExitStatus.findings)
    }

    private func findings() throws -> [Diagnostic] {
        do {
            return try Bot.check(Bot.Options(folder: bot.folder))
        } catch .diagnostics(let diagnostics) {
            return diagnostics
        } catch {
            BotReport.tell(error)
            throw ExitCode(ExitStatus.findings)
        }
    }
}
