// The files of one revision, for finding a line again.
package import ParleyModel

/// A bot's files by path, and their lines.
package struct FlowSource: Sendable {
    package let files: [BotFile]
    private let byPath: [String: Int]

    package init(files: [BotFile]) {
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        byPath = Dictionary(
            self.files.enumerated().map { ($0.element.path, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    package func file(at path: String) -> BotFile? { byPath[path].map { files[$0] } }

    /// The line itself, without its ending; `nil` outside of the file.
    package func line(at position: SourcePosition) -> String? {
        guard let bytes = file(at: position.file)?.bytes, position.line > 0 else { return nil }
        var number = 1
        var start = 0
        while number < position.line {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
            number += 1
        }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
    }

    /// The files that hold flows: all Lua under `Flows/`, tests left out.
    package var flowFiles: [BotFile] {
        files.filter { file in
            file.path.hasPrefix("Flows/") && file.path.hasSuffix(".lua")
                && !file.path.split(separator: "/").dropLast().contains("tests")
        }
    }

    /// Hash over path and content of every file under `Flows/`.
    package static func revision(of files: [BotFile]) -> RevisionID {
        var bytes: [UInt8] = []
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            bytes.append(contentsOf: "\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8)
            bytes.append(contentsOf: file.bytes)
        }
        return RevisionID(SHA256.hex(of: bytes))
    }
}
