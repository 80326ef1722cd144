// Which bot a command is about.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct BotOptions: ParsableArguments {
    @Option(
        name: .customLong("bot"),
        help: ArgumentHelp(
            "The folder with Flows/ and Plugins/.", valueName: "dir"), completion: .directory)
    var folder = "."

    func validate() throws {
        if folder.isEmpty { throw ValidationError("--bot needs the name of a folder.") }
    }

    /// A path inside the bot's folder.
    func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}

/// What is said of a bot that does not open.
enum BotReport {
    static func tell(_ error: BotError) {
        switch error {
        case .diagnostics(let diagnostics): StandardStreams.tell(text(of: diagnostics))
        default: StandardStreams.tell("parley: " + error.message.visible)
        }
    }

    static func text(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map(\.report.visible).joined(separator: "\n")
    }
}
