// What is wrong with a bot's files before any of their Lua is looked at: names that keep them from being read, and their encoding.
import LuaRuntime
import ParleyFlows
import ParleyModel

enum FolderFindings {
    static func all(in folder: String, _ flows: LoadedFlows) -> [Diagnostic] {
        notRead(in: folder) + notUTF8(flows.source) + (nothingToSay(flows).map { [$0] } ?? [])
    }

    private static func notRead(in folder: String) -> [Diagnostic] {
        let folders = ["Flows", "Plugins"].filter { !BotFolder.isDirectory("\(folder)/\($0)") }.flatMap {
            name in
            BotFolder.namesakes(of: name, in: folder).map { other in
                notRead("\(other)/", "The folder is not read: its name is written \(name).", "rename it.")
            }
        }
        let files = BotFolder.unreadNames(in: folder).map { path in
            path.hasPrefix("Plugins/")
                ? notRead(
                    path, "The file is in no plugin: each has a folder of its own below Plugins/.",
                    "move it to  Plugins/NAME/init.lua  and write a  manifest.lua  beside it.")
                : notRead(
                    path, "The file is not read: names of Lua files end in .lua, in small letters.",
                    "rename it.")
        }
        return folders + files
    }

    private static func notRead(_ path: String, _ explanation: String, _ hint: String) -> Diagnostic {
        Diagnostic(
            title: "NOT READ", code: "W419", position: SourcePosition(file: path, line: 1),
            explanation: explanation, hint: hint)
    }

    /// The first line of each file with bytes in a text that are no UTF-8.
    private static func notUTF8(_ source: FlowSource) -> [Diagnostic] {
        source.flowFiles.compactMap { file in
            guard String(validating: file.bytes, as: UTF8.self) == nil else { return nil }
            let broken = LuaLexer.tokens(file.bytes).first { token in
                if case .string = token.kind {
                    return String(validating: file.bytes[token.start..<token.end], as: UTF8.self) == nil
                }
                return false
            }
            guard let broken else { return nil }
            let position = SourcePosition(file: file.path, line: broken.line)
            return Diagnostic(
                title: "NOT UTF-8", code: "E119", position: position, source: source.line(at: position),
                explanation:
                    "A text on this line is not UTF-8: people would read other signs than were written.",
                hint: "save the file as UTF-8; editors call it \"encoding\".")
        }
    }

    private static func nothingToSay(_ flows: LoadedFlows) -> Diagnostic? {
        guard flows.declarations.flows.isEmpty, flows.declarations.answers.isEmpty,
            let file = flows.source.flowFiles.first
        else { return nil }
        return Diagnostic(
            title: "NO FLOWS", code: "E116", position: SourcePosition(file: file.path, line: 1),
            explanation: "The bot has neither flows nor answers: it has nothing to say.",
            hint: "begin with  flow(\"hello\", { on = \"parley.greeting\" }, function() say(\"Hello!\") end)")
    }
}
