// The name of an action as it is written in a command: `loans.due`.

import ArgumentParser

/// A plugin and an action of it, both fit to be names in Lua.
struct ActionName {
    let plugin: String
    let action: String

    init(argument: String) throws {
        let parts = argument.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(ActionName.isName) else {
            throw ValidationError(
                "--action takes a plugin and an action, loans.due: letters, digits and _, and no words of Lua."
            )
        }
        (plugin, action) = (parts[0], parts[1])
    }

    private static func isName(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) != nil && !keywords.contains(text)
    }

    private static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
        "local",
        "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// A file of the template `action`, with this name in the place of `tables.book`.
    func put(into file: ProgramFile) -> ProgramFile {
        guard file.path.hasPrefix("Flows/") || file.path.hasPrefix("Plugins/") else { return file }
        var text = file.text
        if file.path.hasPrefix("Plugins/") {
            // In one pass: either may be named like the other, or like the constant.
            text = text.replacing(/\b(?:tables|book|SEATS)\b/) { match in
                switch match.output {
                case "tables": plugin
                case "book": action
                default: action == "SEATS" ? "MOST" : "SEATS"
                }
            }
        } else {
            text.replace("tables.book", with: "\(plugin).\(action)")
            for word in ["intent(\"", "flow(\"", "on = \""] {
                text.replace(word + "book\"", with: word + action + "\"")
            }
            text.replace("flow book finished", with: "flow \(action) finished")
        }
        var path = file.path.replacing("Plugins/tables/", with: "Plugins/\(plugin)/")
        path.replace("Flows/tests/tables.chat", with: "Flows/tests/\(plugin).chat")
        // What holds for the whole bot has its place already.
        if action != "bot" { path.replace("Flows/book.lua", with: "Flows/\(action).lua") }
        return ProgramFile(path: path, bytes: Array(text.utf8))
    }
}
