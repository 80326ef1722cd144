// The statements of a generated flow, kept as a tree so that single ones can be changed.

/// A statement, and how it reads in Lua. Variables are declared at the top of the flow, so that any order of statements
/// is a program.
package indirect enum GeneratedStatement: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case say, ask, choose, call, run, set, remember, recall, random, uuid, now, note, language, handoff
        case leave, plain
    }
    /// One line, with at most one effect.
    case line(Kind, String)
    /// A condition may ask (`confirm`).
    case branch(condition: String, then: [GeneratedStatement], otherwise: [GeneratedStatement])
    case loop(variable: String, count: Int, body: [GeneratedStatement])

    func lua(_ depth: Int) -> [String] {
        let margin = String(repeating: "  ", count: depth)
        func block(_ statements: [GeneratedStatement]) -> [String] {
            statements.flatMap { $0.lua(depth + 1) }
        }
        switch self {
        case .line(_, let code): return [margin + code]
        case .branch(let condition, let then, let otherwise):
            let rest = otherwise.isEmpty ? [] : [margin + "else"] + block(otherwise)
            return [margin + "if \(condition) then"] + block(then) + rest + [margin + "end"]
        case .loop(let variable, let count, let body):
            return [margin + "for \(variable) = 1, \(count) do"] + block(body) + [margin + "end"]
        }
    }

    var isLeaving: Bool { if case .line(.leave, _) = self { true } else { false } }
}

package struct GeneratedFlow: Hashable, Sendable {
    package var name: String
    /// As they stand between the name and the function.
    package var options: String
    package var variables: [String]
    package var body: [GeneratedStatement]

    var lua: String {
        let locals = variables.isEmpty ? [] : ["  local " + variables.joined(separator: ", ")]
        let lines =
            ["flow(\"\(name)\", \(options)function(args)"] + locals + body.flatMap { $0.lua(1) } + ["end)"]
        return lines.joined(separator: "\n")
    }
}

/// A text as Lua writes it.
func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        + "\""
}
