// The examples of a bot's intents, as if they stood in a file.

import Parley
import ParleyModel

enum BotExamples {
    /// `label<TAB>text` a line: every example of the bot's own intents; a place for a value stands there by its name.
    static func file(of folder: String, _ declarations: Declarations) throws -> EvalFile {
        var lines: [String] = []
        for intent in declarations.intents.values.sorted(by: { $0.name < $1.name })
        where !intent.name.hasPrefix("parley.") {
            for example in intent.examples {
                lines.append("\(intent.name)\t\(filled(example))")
            }
        }
        guard !lines.isEmpty else {
            throw EvalFailure("\(folder) has no intents with examples: there is nothing to measure.")
        }
        return try EvalFile(path: folder, bytes: Array(lines.joined(separator: "\n").utf8))
    }

    /// An example as it is measured.
    private static func filled(_ example: String) -> String {
        let line = example.replacing("\t", with: " ").replacing("\n", with: " ")
        return line.replacing("{", with: "").replacing("}", with: "")
    }

    /// An example of an intent as its author wrote it.
    static func written(_ measured: String, of intent: IntentDeclaration?) -> String {
        intent?.examples.first { filled($0) == measured } ?? measured
    }
}
