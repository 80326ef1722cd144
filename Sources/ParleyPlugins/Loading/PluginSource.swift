// What the code of a plugin is checked by, without running it.

package import ParleyModel

package struct PluginSource: Sendable {
    package let name: String
    /// Its Lua but for the manifest, by paths relative to the bot's folder.
    package let files: [BotFile]
    package let manifest: BotFile
    /// The actions that it provides, by their names in the manifest.
    package let actions: [String]
    /// Those that take a write back.
    package let compensating: Set<String>
    /// Whether the bot has but a link to it, as others may.
    package let isLinked: Bool
    /// The databases that its manifest asks for.
    package let databases: [String]

    init(_ description: PluginDescription) {
        let plugin = description.files
        name = plugin.name
        databases = description.databases
        actions = description.actions.keys.sorted()
        compensating = Set(description.compensations.values)
        isLinked = plugin.isLinked
        manifest = BotFile(
            path: plugin.path(of: PluginFiles.manifest), bytes: plugin.texts[PluginFiles.manifest] ?? [])
        files = plugin.texts.filter { $0.key != PluginFiles.manifest }.sorted { $0.key < $1.key }
            .map { BotFile(path: plugin.path(of: $0.key), bytes: $0.value) }
    }
}
