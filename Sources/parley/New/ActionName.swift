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

    /// A file of the template `action`, with this name in the place of `prices.find`.
    func put(into file: ProgramFile) -> ProgramFile {
        guard file.path.hasPrefix("Flows/") || file.path.hasPrefix("Plugins/") else { return file }
        var text = file.text
        if !file.path.hasPrefix("Plugins/") { text.replace("prices.find", with: "\(plugin).\(action)") }
        if file.path.hasPrefix("Plugins/") {
            // In one pass: either may be named like the other, or like the table.
            text = text.replacing(/\b(?:prices|find|PRICES)\b/) { match in
                switch match.output {
                case "prices": plugin
                case "find": action
                default: action == "PRICES" ? "KNOWN" : "PRICES"
                }
            }
        }
        if file.path.hasPrefix("Flows/") {
            for word in ["intent(\"", "flow(\"", "on = \""] {
                text.replace(word + "price\"", with: word + action + "\"")
            }
            text.replace("flow price finished", with: "flow \(action) finished")
        }
        var path = file.path.replacing("Plugins/prices/", with: "Plugins/\(plugin)/")
        path.replace("Flows/tests/prices.chat", with: "Flows/tests/\(plugin).chat")
        // What holds for the whole bot has its place already.
        if action != "bot" { path.replace("Flows/price.lua", with: "Flows/\(action).lua") }
        return ProgramFile(path: path, bytes: Array(text.utf8))
    }
}
