// Reads folders and files, at opening only; nothing of a plugin is read from the file system later but its databases.

import Glibc

/// Why something cannot be read, in plain words.
struct FolderFailure: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
    init(errno code: Int32) { self.init(String(cString: strerror(code))) }
}

enum Folder {
    enum Kind { case file, folder, link, other }

    /// The largest file that is read.
    static let fileLimit = 1 << 20

    /// The names in a folder, sorted by their bytes; those that start with a point are left out.
    static func names(in path: String) throws(FolderFailure) -> [String] {
        guard let listing = opendir(path) else { throw FolderFailure(errno: errno) }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { continue }
            // The entry may be shorter than its type: the name is read in place, up to its zero byte.
            let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            guard let name = String(validatingCString: start) else {
                throw FolderFailure("a file's name in it is not UTF-8")
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// `nil` where there is nothing.
    static func kind(of path: String, followingLinks: Bool) -> Kind? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Whether the file is there and has anything in it.
    static func hasBytes(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// The path without links and `..`.
    static func realPath(_ path: String) throws(FolderFailure) -> String {
        guard let found = realpath(path, nil) else { throw FolderFailure(errno: errno) }
        defer { free(found) }
        guard let text = String(validatingCString: found) else {
            throw FolderFailure("its path is not UTF-8")
        }
        return text
    }

    /// A plain file's bytes; links are not followed, so that a plugin's text lies in its folder.
    static func contents(of path: String) throws(FolderFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? FolderFailure("it is a symbolic link") : FolderFailure(errno: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FolderFailure("it is no plain file")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FolderFailure(errno: errno) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= fileLimit else { throw FolderFailure("it is larger than 1 MB") }
        }
    }
}
