// A session's transcript as a file.

import Glibc
import ParleyTesting

enum SavedTranscript {
    /// A path is relative to the shell's folder; where the folder that it names is only in the bot's, or below its Flows,
    /// to that. `tests` is below Flows, where tests are looked for, and is made there.
    static func place(of path: String, bot: String) -> String {
        guard !path.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return path }
        let folder = String(path[..<slash])
        if isFolder(folder) { return path }
        let root = bot == "." ? "" : bot.hasSuffix("/") ? bot : bot + "/"
        if isFolder(root + folder) { return root + path }
        if isFolder(root + "Flows/" + folder) || (folder == "tests" && isFolder(root + "Flows")) {
            return root + "Flows/" + path
        }
        return path
    }

    /// Folders, each with a slash behind it, and files that a path may be the beginning of; of one in the bot's folder too.
    static func completions(of path: String, bot: String) -> [String] {
        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let folder = String(path[..<cut])
        let places = folder.hasPrefix("/") ? [""] : ["", bot + "/", bot + "/Flows/"]
        var found: Set<String> = []
        for place in places {
            let whole = place + folder
            for name in names(in: whole.isEmpty ? "." : whole) where !name.hasPrefix(".") {
                let isFolder = isFolder(whole + name)
                if isFolder || name.hasSuffix(".chat") { found.insert(folder + name + (isFolder ? "/" : "")) }
            }
        }
        return found.filter { $0.hasPrefix(path) }.sorted()
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Writes a new file; a sentence when it cannot be written. One that is there is left alone.
    static func write(_ transcript: SessionTranscript, to path: String) -> String? {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            if errno == EEXIST { return "\(path.visible) is there already; choose another name." }
            if errno == ENOENT, !path.hasPrefix("/"), let slash = path.lastIndex(of: "/") {
                let folder = String(path[..<slash])
                return
                    "\(path.visible) cannot be written: neither the shell's folder nor the bot's has a folder \(folder.visible)."
            }
            return "\(path.visible) cannot be written: \(String(cString: strerror(errno)))."
        }
        defer { close(file) }
        if StandardStreams.write(transcript.text.utf8, to: file) { return nil }
        return "\(path.visible) was not written to its end: \(String(cString: strerror(errno)))."
    }

    /// What its author should know.
    ///
    /// - Parameter isCut: whether only what was said since `:restart` is in it.
    static func remarks(on transcript: SessionTranscript, path: String, isCut: Bool = false) -> [String] {
        let part = isCut ? ", from :restart on" : ""
        var lines = ["(saved as \(path.visible)\(part); private values were replaced by made-up ones)"]
        if !path.hasSuffix(".chat") { lines.append("parley test runs files whose names end in .chat.") }
        if !transcript.anyReplies.isEmpty {
            let places = transcript.anyReplies.map { "\(path.visible):\($0)" }.joined(separator: ", ")
            lines.append("(what the bot says at \(places) is another each time: any text is taken there)")
        }
        if let failure = transcript.failure {
            lines += ["It does not pass as it stands:", failure.report.visible]
        }
        return lines
    }
}
