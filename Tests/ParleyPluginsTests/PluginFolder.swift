// A bot's Plugins folder in a temporary place, written by a test and gone with it.

import Glibc
import ParleyModel
import TemporaryFiles
import Testing

@testable import ParleyPlugins

final class PluginFolder: Sendable {
    private let folder: TemporaryFolder
    var path: String { folder.path }

    /// - Parameter files: by their path inside `Plugins/`.
    init(_ files: [String: String] = [:]) throws { folder = try TemporaryFolder(files) }

    func write(_ text: String, to file: String) throws { try folder.write(text, to: file) }

    func replaceByLink(_ file: String, to target: String) throws {
        unlink("\(path)/\(file)")
        try #require(symlink(target, "\(path)/\(file)") == 0)
    }

    func open(_ limits: PluginLimits = PluginLimits()) throws -> Bot {
        Bot(folder: self, host: try PluginHost.open(folder: path, limits: limits))
    }

    /// What the author is told, a text for each mistake: all its parts, not in their layout.
    func mistakes() -> [String] {
        do throws(PluginFailure) {
            _ = try PluginHost.open(folder: path)
            return []
        } catch { return error.diagnostics.map(\.parts) }
    }
}

extension PluginFolder {
    /// A manifest and an init.lua of the plugin `shop` without a mistake.
    static let manifest =
        #"return { name = "shop", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }"#
    static let initial = "return { actions = { find = function() end } }"

    /// A folder with one plugin `shop`, whose actions are written in `lua` and whose database is `shop.db`.
    static func shop(
        _ lua: String, reads: [String] = [], writes: [String] = [], needs: String = "\"shop.db\""
    ) throws
        -> PluginFolder
    {
        let actions =
            reads.map { "\($0) = { effect = \"read\" }" } + writes.map { "\($0) = { effect = \"write\" }" }
        let returned = (reads + writes).map { "\($0) = \($0)" }.joined(separator: ", ")
        return try PluginFolder([
            "shop/manifest.lua": """
            return { name = "shop", version = "1", needs = { sqlite = { \(needs) } },
              provides = { actions = { \(actions.joined(separator: ", ")) } } }
            """,
            "shop/init.lua": "\(lua)\nreturn { actions = { \(returned) } }",
        ])
    }
}

extension Diagnostic {
    /// Code and place, sentence, then what there is of source line, excerpt, close names and hint.
    var parts: String {
        let place = position.map { " \($0.file):\($0.line)" } ?? ""
        let close = closeNames.map(\.name).joined(separator: ", ")
        return [
            "\(code) \(title)\(place)", explanation, source.map { "| \($0)" }, excerpt.map { "^ \($0)" },
            close.isEmpty ? nil : "Close: \(close)", hint.map { "Hint: \($0)" },
        ].compactMap { $0 }.joined(separator: "\n")
    }
}

/// Open plugins, and the folder that must not go before them.
final class Bot: Sendable {
    let folder: PluginFolder
    let host: PluginHost

    init(folder: PluginFolder, host: PluginHost) {
        self.folder = folder
        self.host = host
    }

    func outcome(
        _ action: String, _ arguments: Record = [:], key: String = "k", session: String = "s"
    ) async -> ActionOutcome {
        let call = ActionCall(
            action: action, effect: host.action(named: action)?.effect ?? .read, arguments: arguments,
            key: key,
            session: SessionID(session))
        return await withCheckedContinuation { continuation in
            host.call(call) { continuation.resume(returning: $0) }
        }
    }
}
