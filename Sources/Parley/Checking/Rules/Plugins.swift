// Rules about plugins: what their Lua uses, and what their manifests ask for.
import ParleyFlows
import ParleyModel
import ParleyPlugins

extension CheckRules {
    /// A database that is opened by its name, and that the plugin's manifest does not ask for: opening it fails.
    static func databasesWithoutPermission(_ bot: CheckedBot) -> [Finding] {
        bot.plugins.flatMap { plugin in
            plugin.files.compactMap { LuaParser.tree(of: $0) }.flatMap { file -> [Finding] in
                var findings: [Finding] = []
                file.walk { node, _ in
                    guard case .expression(let expression) = node,
                        case .call(let callee, let arguments) = expression.kind,
                        case .index(let library, let word) = callee.bare.kind, library.global == "sqlite",
                        word.text == "open", let name = arguments.first?.bare.text,
                        !plugin.databases.contains(name)
                    else { return }
                    findings.append(
                        Finding(
                            kind: .databaseWithoutPermission,
                            position: SourcePosition(file: file.path, line: expression.span.line),
                            explanation:
                                "The plugin \(plugin.name) opens \"\(name)\", and its manifest does not ask for it.",
                            excerpt: "\"\(name)\"",
                            closeNames: CloseNames.of(name, among: plugin.databases).map {
                                Diagnostic.CloseName(name: $0)
                            },
                            hint: "add to manifest.lua:  needs = { sqlite = { \"\(name)\" } }"))
                }
                return findings
            }
        }
    }
}
