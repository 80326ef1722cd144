// Files and folders through the C library.

import Glibc

enum TextFiles {
    /// Why a file cannot be used, in the system's words.
    struct Problem: Error {
        var message: String
    }

    static func isFolder(_ path: String) -> Bool { mode(of: path) == S_IFDIR }
    static func isFile(_ path: String) -> Bool { mode(of: path) == S_IFREG }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    /// The path from the root, without links; `nil` where there is nothing.
    static func realPath(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(validatingCString: found)
    }

    static func read(_ path: String) throws(Problem) -> [UInt8] {
        if let mode = mode(of: path), mode != S_IFREG, mode != S_IFDIR {
            throw Problem(message: "it is no plain file")
        }
        guard let file = fopen(path, "rb") else { throw Problem(message: reason()) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        if ferror(file) != 0 { throw Problem(message: reason()) }
        return bytes
    }

    /// Replaces a file as a whole: it has its old text or its new one, never a part.
    static func write(_ text: String, to path: String) throws(Problem) {
        let draft = path + ".new"
        guard let file = fopen(draft, "wb") else { throw Problem(message: reason()) }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        let closed = fclose(file)
        guard written == bytes.count, closed == 0, rename(draft, path) == 0 else {
            let problem = Problem(message: reason())
            unlink(draft)
            throw problem
        }
    }

    /// Makes a folder and those above it, where they are not there.
    static func makeFolder(_ path: String) throws(Problem) {
        if isFolder(path) { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o755) == 0 || isFolder(path) else { throw Problem(message: reason()) }
    }

    /// Every file under a folder whose name ends so, sorted by path; hidden folders are left out.
    static func files(under folder: String, endingIn end: String, depth: Int = 0) -> [String] {
        guard depth < 32, let handle = opendir(folder) else { return [] }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(handle)
        return names.sorted().flatMap { name -> [String] in
            let path = folder + "/" + name
            if isFolder(path) { return files(under: path, endingIn: end, depth: depth + 1) }
            return name.hasSuffix(end) ? [path] : []
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
