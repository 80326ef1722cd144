// `parley`: the command line of the engine. Arguments in, exit status out; everything else is in the commands.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

@main
struct ParleyCommand: ParsableCommand {
    static let version = "0.1.0"
    static let configuration = CommandConfiguration(
        commandName: "parley",
        abstract: "Talks as a bot, and tests it.",
        discussion: """
            A bot is a folder with Flows/ (Lua) and, if it needs any, Plugins/.

            Exit status: 0 done, 1 findings or failed tests, 2 wrong usage, 70 a fault of the program.
            """,
        version: "parley \(version)",
        subcommands: [
            NewCommand.self, ChatCommand.self, TestCommand.self, CheckCommand.self, BenchCommand.self,
            EvalCommand.self,
            TokensCommand.self, DictCommand.self, SessionsCommand.self, MissesCommand.self, GraphCommand.self,
            ExplainCommand.self, ImportCommand.self, DoctorCommand.self,
        ]
    )

    /// As the shell finds it: what the program was called by, where that is its name.
    static var written: String {
        let name = CommandLine.arguments.first ?? ""
        return name.split(separator: "/").last == "parley" ? name : "parley"
    }

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        StandardStreams.fillClosed()
        Glibc.exit(run(Array(CommandLine.arguments.dropFirst())))
    }

    /// What is told of a first word that is no command.
    static func mistake(in arguments: [String]) -> String? {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else {
            return nil
        }
        let close = CloseNames.of(word, among: names.sorted())
        let guess = close.isEmpty ? "" : " Did you mean \(close.joined(separator: ", "))?"
        return "parley has no command \(word).\(guess)\n  See 'parley --help' for all of them."
    }

    /// Runs a command line and gives its exit status.
    static func run(_ arguments: [String]) -> Int32 {
        if let mistake = mistake(in: arguments) {
            StandardStreams.tell(mistake)
            return ExitStatus.wrongUsage
        }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            return ExitStatus.done
        } catch {
            let status = ExitStatus.report(error)
            if status == ExitStatus.wrongUsage, arguments.contains("--json") {
                StandardStreams.print(BotReport.json("wrong-usage", message(for: error)))
            }
            if status == ExitStatus.wrongUsage, fullMessage(for: error).contains("nexpected argument"),
                let folder = arguments.dropFirst().first(where: BotFolder.holdsFlows)
            {
                StandardStreams.tell("\(folder.visible) is a bot: write  --bot \(folder.visible)")
            }
            return status
        }
    }
}
