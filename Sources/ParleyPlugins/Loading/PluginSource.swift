// What the code of a plugin is checked by, without running it.

package import ParleyModel

package struct PluginSource: Sendable {
    package let name: String
    /// Its Lua but for the manifest, by paths relative to the bot's folder.
    package let files: [BotFile]
    /// The databases that its manifest asks for.
    package let databases: [String]

    init(_ description: PluginDescription) {
        let plugin = description.files
        name = plugin.name
        databases = description.databases
        files = plugin.texts.filter { $0.key != PluginFiles.manifest }.sorted { $0.key < $1.key }
            .map { BotFile(path: plugin.path(of: $0.key), bytes: $0.value) }
    }
}
