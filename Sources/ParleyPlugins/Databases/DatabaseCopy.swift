// A database as tests write to it: a copy that is made at the first write, while the original stays as it is.

import CSQLite
import Glibc

/// Where the databases of a bot's plugins are written instead of in the plugins' folders.
struct DatabaseCopies: Sendable, Hashable {
    /// A folder of the host's, without links in its path; one folder for each plugin comes below it.
    let folder: String

    /// The file that an action uses. What is only read, and was never written, is read where it lies.
    func path(
        of name: String, plugin: String, original: String, isWritten: Bool, lockTime: Int32
    ) throws(DatabaseProblem) -> String {
        let copy = "\(folder)/\(plugin)/\(name)"
        if Folder.kind(of: copy, followingLinks: false) != nil { return copy }
        guard isWritten else { return original }
        mkdir(folder, 0o700)
        mkdir("\(folder)/\(plugin)", 0o700)
        if Folder.hasBytes(original) {
            try DatabaseCopies.copy(original, to: copy, name: name, lockTime: lockTime)
        }
        return copy
    }

    /// By SQLite's own means, so that it is whole although another program may be writing.
    private static func copy(
        _ original: String, to copy: String, name: String, lockTime: Int32
    ) throws(DatabaseProblem) {
        let source = try open(original, SQLITE_OPEN_READONLY, name: name)
        defer { sqlite3_close_v2(source) }
        let target = try open(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, name: name)
        defer { sqlite3_close_v2(target) }
        sqlite3_busy_timeout(source, lockTime)
        sqlite3_exec(target, "PRAGMA synchronous=OFF", nil, nil, nil)
        let backup = sqlite3_backup_init(target, "main", source, "main")
        sqlite3_backup_step(backup, -1)
        let code = sqlite3_backup_finish(backup)
        guard code == SQLITE_OK else {
            unlink(copy)
            throw DatabaseProblem(code: code, from: target, in: name)
        }
    }

    private static func open(
        _ path: String, _ mode: Int32, name: String
    ) throws(DatabaseProblem) -> OpaquePointer {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(
            path, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
        guard code == SQLITE_OK, let opened else {
            let problem = DatabaseProblem(code: code, from: opened, in: name)
            sqlite3_close_v2(opened)
            throw problem
        }
        return opened
    }
}
