// The checkout that these tests stand in: its files, found from the place of this source file.

import Foundation

enum Checkout {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: Sendable, CustomStringConvertible {
        /// Relative to the checkout, with `/`.
        let path: String
        let text: String
        var description: String { path }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// The names of the folders directly in `folder`, sorted.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
        )
        .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false }
        .map(\.lastPathComponent)
        .sorted()
    }

    /// Every file below `folder` whose name ends in one of `extensions` (`""`: any name), sorted by path.
    static func files(in folder: String, extensions: Set<String>) throws -> [File] {
        let base = root.appending(path: folder).path
        guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
        return try walk.compactMap { $0 as? String }
            .filter { extensions.contains("") || extensions.contains(URL(filePath: $0).pathExtension) }
            .filter { relative in
                var isFolder: ObjCBool = false
                let path = base + "/" + relative
                let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                return exists && !isFolder.boolValue
            }
            .sorted()
            .map { relative in
                let text = try String(contentsOfFile: base + "/" + relative, encoding: .utf8)
                return File(path: folder + "/" + relative, text: text)
            }
    }
}
