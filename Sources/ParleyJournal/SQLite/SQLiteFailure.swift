// What SQLite reports when something fails, and the plain words for it.

import CSQLite
import Glibc
import ParleyModel

/// A result code of SQLite with its own text; pure data.
struct SQLiteFailure: Error, Hashable {
    /// Extended where SQLite gives one.
    var code: Int32
    /// SQLite's own words.
    var text: String
    /// `errno` of the system call behind it, 0 when there is none.
    var systemError: Int32 = 0

    var primary: Int32 { code & 0xFF }

    init(code: Int32, text: String, systemError: Int32 = 0) {
        self.code = code
        self.text = text
        self.systemError = systemError
    }

    init(code: Int32, from handle: OpaquePointer?) {
        let text = sqlite3_errmsg(handle) ?? sqlite3_errstr(code)
        self.init(
            code: code, text: text.map { String(cString: $0) } ?? "error \(code)",
            systemError: handle == nil ? 0 : sqlite3_system_errno(handle))
    }

    /// Something of our own that makes a file unusable.
    static func damage(_ text: String) -> SQLiteFailure { SQLiteFailure(code: SQLITE_CORRUPT, text: text) }
}

extension SQLiteFailure {
    /// After these nothing is known of what reached the disk: the connection is given up and the file verified.
    var leavesDoubt: Bool {
        switch primary {
        case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PROTOCOL:
            true
        default: false
        }
    }

    var detail: String { "\(plainWords) (SQLite: \(text))" }

    func error(in operation: String) -> StoreError { .failed(operation: operation, detail: detail) }

    private var plainWords: String {
        switch (primary, systemError) {
        case (SQLITE_FULL, _), (_, ENOSPC): "the disk is full"
        case (_, EDQUOT): "the disk quota is used up"
        case (_, EROFS): "the file system is read-only"
        case (_, EACCES), (_, EPERM), (SQLITE_PERM, _): "the file cannot be written: permission denied"
        case (SQLITE_READONLY, _): "the file cannot be written"
        case (SQLITE_CANTOPEN, _): "the file cannot be opened"
        case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): "another program holds the file's lock"
        case (SQLITE_IOERR, _) where code == sqliteFlushFailure: "the disk failed to flush what was written"
        case (SQLITE_IOERR, _): "the disk failed to read or write"
        case (SQLITE_CORRUPT, _), (SQLITE_NOTADB, _): "the file is damaged"
        case (SQLITE_NOMEM, _): "there is not enough memory"
        case (SQLITE_TOOBIG, _): "a value is too long"
        default: "it was refused"
        }
    }
}

/// `SQLITE_IOERR_FSYNC`.
private let sqliteFlushFailure = SQLITE_IOERR | 4 << 8
