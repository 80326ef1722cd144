// A generated bot's files in a folder that goes away with it.

import Glibc
package import Parley

package final class SimulationFolder: Sendable {
    package let path: String
    private let files: [String]

    package init(_ files: [(path: String, text: String)]) {
        var name = Array("/tmp/parley-simulation-XXXXXX".utf8CString)
        _ = name.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.files = files.map(\.path)
        for file in files { write(file.text, to: file.path) }
    }

    private func write(_ text: String, to file: String) {
        for folder in SimulationFolder.folders(of: file) { mkdir("\(path)/\(folder)", 0o755) }
        guard let handle = fopen("\(path)/\(file)", "w") else { return }
        fputs(text, handle)
        fclose(handle)
    }

    /// `a/b` of `a/b/c.lua`, the outermost first.
    private static func folders(of file: String) -> [String] {
        let parts = file.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }

    deinit {
        for file in files { unlink("\(path)/\(file)") }
        let folders = Set(files.flatMap(SimulationFolder.folders))
        for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) { rmdir("\(path)/\(folder)") }
        rmdir(path)
    }

    /// What the folder holds, with the actions that simulated bots have.
    /// - Parameter earlier: what it has learned serves again where nothing that is recognised is another.
    package func load(earlier: LoadedBot? = nil) throws(BotError) -> LoadedBot {
        var options = Bot.Options(folder: path)
        options.earlier = earlier
        options.actions = [SimulatedActions(mark: SimulatedUser.mark)]
        options.pluginsAreLoaded = false
        return try Bot.load(options)
    }
}
