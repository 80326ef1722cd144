// The intents that the engine has itself, and which wordings are one of its commands.

package struct EngineCommands {
    private let matcher = CommandMatcher(own: [])

    package init() {}

    package static let names: [String] = CommandExamples.table.map(\.intent).sorted()

    /// What people do by saying exactly this while something is asked; `nil` when it is no command.
    package func command(_ text: String) -> String? {
        matcher.exact(PreparedText(text)).flatMap { EngineCommands.commands[$0] }
    }

    private static let commands = [
        "parley.cancel": "giving up", "parley.person": "wanting a person",
        "parley.repeat": "hearing it again",
        "parley.help": "wanting help", "parley.skip": "skipping a question", "parley.back": "going back",
        "parley.restart": "starting over",
    ]
}
