// A bot is a folder: reads the files that make up one revision of it.
import Glibc
public import ParleyModel

public enum BotFolder {
    /// The largest file that is taken into a revision.
    static let maximumFileBytes = 16 << 20

    /// All files under `Flows/`, tests left out, paths relative to the folder, sorted.
    public static func files(in folder: String) throws(BotError) -> [BotFile] {
        try require(folder)
        var files: [BotFile] = []
        try collect("Flows", in: folder, into: &files)
        let isEmpty = !files.contains { $0.path.hasSuffix(".lua") }
        if isEmpty, let unread = unreadNames(in: folder).first(where: { $0.hasPrefix("Flows/") }) {
            throw .folder(
                "\(folder)/\(unread) is not read: names of Lua files end in .lua, in small letters. Rename it."
            )
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Whether a folder is a bot's.
    package static func holdsFlows(_ folder: String) -> Bool {
        !folder.isEmpty && isDirectory("\(folder)/Flows")
    }

    /// Refuses what is no bot's folder; a name that is misspelt is told with those of the bots beside it.
    public static func require(_ folder: String) throws(BotError) {
        guard isDirectory(folder) else {
            let close = bots(near: folder)
            let meant = close.isEmpty ? "" : " Did you mean \(close.joined(separator: " or "))?"
            throw .folder("There is no folder \(folder).\(meant) Name the bot's folder with --bot DIR.")
        }
        guard isDirectory("\(folder)/Flows") else {
            if let other = namesakes(of: "Flows", in: folder).first {
                throw .folder(
                    "\(folder) is no bot: its folder \(other)/ is called Flows/, with this spelling. Rename it."
                )
            }
            throw .folder(
                "\(folder) is no bot: it has no folder Flows/. Name the bot's folder with --bot DIR, or put a Lua file into "
                    + "\(folder)/Flows/.")
        }
    }

    /// Bots of a similar name in the same place, as they would be written.
    private static func bots(near folder: String) -> [String] {
        let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let place = String(path[..<cut])
        guard let names = try? names(in: place.isEmpty ? "." : place) else { return [] }
        return CloseNames.of(String(path[cut...]), among: names.filter { isDirectory("\(place)\($0)/Flows") })
            .map { place + $0 }
    }

    /// Folders whose name is nearly this one.
    static func namesakes(of name: String, in folder: String) -> [String] {
        let names = (try? names(in: folder)) ?? []
        return names.sorted().filter { other in
            let isNear =
                other.lowercased() == name.lowercased() || other.lowercased() + "s" == name.lowercased()
            return other != name && isNear && isDirectory("\(folder)/\(other)")
        }
    }

    /// Files by their paths in a bot's folder that are meant for Lua, and that their names keep from being read.
    static func unreadNames(in folder: String) -> [String] {
        var unread: [String] = []
        func look(_ path: String, depth: Int) {
            guard depth < 16 else { return }
            for name in ((try? names(in: "\(folder)/\(path)")) ?? []).sorted() where !name.hasPrefix(".") {
                let inner = "\(path)/\(name)"
                if isDirectory("\(folder)/\(inner)") {
                    if name != "tests" { look(inner, depth: depth + 1) }
                } else if !name.hasSuffix(".lua"),
                    name.lowercased().hasSuffix(".lua") || name.hasSuffix(".lua.txt")
                {
                    unread.append(inner)
                }
            }
        }
        look("Flows", depth: 0)
        let plugins = ((try? names(in: "\(folder)/Plugins")) ?? []).sorted()
        return unread + plugins.filter { $0.hasSuffix(".lua") }.map { "Plugins/\($0)" }
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func collect(_ path: String, in folder: String, into files: inout [BotFile])
        throws(BotError)
    {
        for name in try names(in: "\(folder)/\(path)").sorted() where !name.hasPrefix(".") {
            let inner = "\(path)/\(name)"
            if isDirectory("\(folder)/\(inner)") {
                if name != "tests" { try collect(inner, in: folder, into: &files) }
                continue
            }
            guard isKept(name) else { continue }
            guard let bytes = FileBytes.read("\(folder)/\(inner)") else {
                // A pipe, a device: the system has no word for that.
                let reason = errno == ENOTTY ? "it is no plain file" : String(cString: strerror(errno))
                throw .folder("\(folder)/\(inner) cannot be read: \(reason).")
            }
            guard bytes.count <= maximumFileBytes else {
                throw .folder(
                    "\(folder)/\(inner) is larger than \(maximumFileBytes >> 20) MB, which no flow needs.")
            }
            files.append(BotFile(path: inner, bytes: bytes))
        }
    }

    /// What flows are made of: their text and the data beside it.
    static func isKept(_ name: String) -> Bool {
        [".lua", ".md", ".markdown", ".csv", ".tsv", ".txt", ".yml", ".yaml"].contains { name.hasSuffix($0) }
    }

    private static func names(in path: String) throws(BotError) -> [String] {
        guard let directory = opendir(path) else {
            throw .folder("\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
