// The texts of one plugin, and the diagnostics that point into them.

import LuaRuntime
import ParleyModel

struct PluginFiles: Sendable {
    static let manifest = "manifest.lua"
    static let initial = "init.lua"

    /// The folder's name, which is the plugin's.
    let name: String
    /// Where it lies, without links.
    let folder: String
    /// Whether the bot has but a link to it, as others may.
    let isLinked: Bool
    /// By the path inside the folder: `init.lua`, `lib/prices.lua`.
    private(set) var texts: [String: [UInt8]] = [:]
    /// Files that are there and cannot be read, with the reason.
    private(set) var unreadable: [(file: String, reason: String)] = []

    /// Reads `manifest.lua`, `init.lua` and all Lua under `lib/`.
    init(name: String, at path: String) throws(FolderFailure) {
        self.name = name
        folder = try Folder.realPath(path)
        isLinked = Folder.kind(of: path, followingLinks: false) == .link
        for file in [PluginFiles.manifest, PluginFiles.initial] { read(file) }
        readFolder("lib", depth: 0)
    }

    private mutating func read(_ file: String) {
        let path = "\(folder)/\(file)"
        guard Folder.kind(of: path, followingLinks: false) != nil else { return }
        do { texts[file] = try Folder.contents(of: path) } catch { unreadable.append((file, error.reason)) }
    }

    private mutating func readFolder(_ inner: String, depth: Int) {
        let path = "\(folder)/\(inner)"
        guard depth < 8, Folder.kind(of: path, followingLinks: false) == .folder else { return }
        do {
            for entry in try Folder.names(in: path) {
                let file = "\(inner)/\(entry)"
                switch Folder.kind(of: "\(folder)/\(file)", followingLinks: false) {
                case .folder: readFolder(file, depth: depth + 1)
                case .file, .link, .other: if entry.hasSuffix(".lua") { read(file) }
                case nil: break
                }
            }
        } catch { unreadable.append((inner, error.reason)) }
    }

    /// As authors know it: relative to the bot's folder.
    func path(of file: String) -> String { "Plugins/\(name)/\(file)" }

    func isMissing(_ file: String) -> Bool { texts[file] == nil && !unreadable.contains { $0.file == file } }

    /// The first line that shows one of the excerpts, tried in order, as a word of its own before a part of another; else the
    /// first line of the file.
    func line(showing excerpts: [String], in file: String) -> Int {
        let lines = self.lines(of: file)
        for excerpt in excerpts {
            let places = lines.map { Excerpt(excerpt).place(in: String($0)) }
            if let index = places.firstIndex(where: { $0?.isWord == true }) { return index + 1 }
            if let index = places.firstIndex(where: { $0 != nil }) { return index + 1 }
        }
        return 1
    }

    /// As ``line(showing:in:)``, but first where the result is returned, and then from where its actions are put together.
    func line(ofResultShowing excerpts: [String], in file: String) -> Int {
        let lines = self.lines(of: file)
        let actions = lines.firstIndex { Excerpt("actions").place(in: String($0))?.isWord == true }
        for start in [lineOfResult(in: file) - 1, actions].compactMap(\.self) {
            for excerpt in excerpts {
                let found = lines[start...].firstIndex {
                    Excerpt(excerpt).place(in: String($0))?.isWord == true
                }
                if let found { return found + 1 }
            }
        }
        return line(showing: excerpts, in: file)
    }

    /// The line of a file's own last `return`, which stands furthest left; else its last line with anything on it.
    func lineOfResult(in file: String) -> Int {
        let lines = self.lines(of: file)
        let result = lines.lastIndex { $0.hasPrefix("return") }
        return (result ?? lines.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0) + 1
    }

    func diagnostic(
        _ mistake: PluginMistake, in file: String, line: Int?, _ explanation: String, excerpt: String? = nil,
        closeNames: [String] = [], hint: String? = nil
    ) -> Diagnostic {
        var source: String?
        if let line {
            let lines = self.lines(of: file)
            if lines.indices.contains(line - 1) { source = String(lines[line - 1]) }
        }
        return Diagnostic(
            title: mistake.title, code: mistake.rawValue,
            position: SourcePosition(file: path(of: file), line: line ?? 1), source: source, excerpt: excerpt,
            explanation: explanation, closeNames: closeNames.map { Diagnostic.CloseName(name: $0) },
            hint: hint)
    }

    /// What is meant on a line that Lua does not understand.
    func reading(of failure: LuaFailure, in file: String, line: Int) -> SyntaxReading? {
        guard case .syntax(let message, _) = failure, let text = texts[file] else { return nil }
        return SyntaxReading(message, at: line, in: text)
    }

    private func lines(of file: String) -> [Substring] {
        let text = String(decoding: texts[file] ?? [], as: UTF8.self)
        // "\r\n" is one Character, and no newline for `==`.
        return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}
