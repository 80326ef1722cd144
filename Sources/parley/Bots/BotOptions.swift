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
