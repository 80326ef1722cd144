// What is imported, as files of a bot.

import ParleyModel

enum ImportedFiles {
    struct File: Hashable {
        var path: String
        var text: String
    }

    /// - Parameters:
    ///   - name: letters, digits and `_`.
    ///   - source: the name of the file that it comes from.
    static func files(of data: ImportedData, named name: String, locale: String?, from source: String)
        -> [File]
    {
        let folder = "Flows/\(name)"
        switch data.content {
        case .answers(let answers):
            let table = locale.map { "\(name).\($0).csv" } ?? "\(name).csv"
            let rows = answers.map { answer in
                // A slash between blanks would part two questions.
                let question = answer.question.replacing(" / ", with: "/")
                return CSVTable.written(question) + "," + CSVTable.written(answer.answer)
            }
            return [
                File(
                    path: "\(folder)/\(table)",
                    text: (["question,answer"] + rows).joined(separator: "\n") + "\n"),
                File(
                    path: "\(folder)/\(name).lua",
                    text: "-- Questions and answers from \(source).\nanswers(\(quoted(table)))\n"),
            ]
        case .intents(let intents):
            var text =
                "-- Intents from \(source). Give each a flow:  flow(\"name\", { on = \"intent\" }, function() ... end)\n"
            for intent in intents {
                text += "\nintent(\(quoted(intent.name)), {\n"
                text += intent.examples.map { "  \(quoted($0)),\n" }.joined()
                text += "})\n"
            }
            return [File(path: "\(folder)/\(name).lua", text: text)]
        }
    }

    /// A string of Lua.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
