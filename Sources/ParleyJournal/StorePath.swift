// The place of a store: its folders, its file, and one spelling of its path.

import Glibc
import ParleyModel

enum StorePath {
    /// The path without links and `..`, so that two spellings of one file meet in one lock; the file may be missing,
    /// its folder not.
    static func resolved(_ path: String) throws(StoreError) -> (path: String, exists: Bool) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .failed(operation: "open a file", detail: "its path is empty or holds a zero byte")
        }
        if let whole = real(path) { return (whole, true) }
        let failure = errno
        guard failure == ENOENT, let folder = real(folder(of: path)) else {
            throw SystemFailure(failure).error(in: "open \(path)")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return (folder == "/" ? "/" + name : folder + "/" + name, false)
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    static func hasBytes(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// Folders for this user alone, each made to last before the next is made in it.
    static func makeFolders(above path: String) throws(StoreError) {
        let folder = folder(of: path)
        var isThere = stat()
        if stat(folder, &isThere) == 0 { return }
        if folder != path { try makeFolders(above: folder) }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw SystemFailure(errno).error(in: "make the folder \(folder)")
        }
        flush(self.folder(of: folder))
    }

    /// An empty file for this user alone; SQLite gives its log the same mode.
    static func makeFile(_ path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw SystemFailure(errno).error(in: "make \(path)")
        }
        // Nobody else has this file open yet: closing it later would drop SQLite's own locks.
        Glibc.close(descriptor)
        flush(folder(of: path))
    }

    private static func flush(_ folder: String) {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        Glibc.close(descriptor)
    }

    private static func folder(of path: String) -> String {
        let trimmed = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
