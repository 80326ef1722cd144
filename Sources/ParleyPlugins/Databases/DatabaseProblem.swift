// Why a database does not do what a plugin asks of it, told to the plugin's author.

import CSQLite

struct DatabaseProblem: Error, Hashable {
    /// Without a point at the end; never with a value that was bound.
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }

    /// What SQLite reports, in plain words where its own are not.
    init(code: Int32, from handle: OpaquePointer?, in database: String) {
        let words: String
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: words = "another program holds its lock"
        case SQLITE_FULL: words = "the disk is full"
        case SQLITE_READONLY: words = "the file cannot be written"
        case SQLITE_CANTOPEN:
            words = "the file cannot be opened; it must lie in the plugin's folder and be no link"
        case SQLITE_IOERR: words = "the disk failed to read or write"
        case SQLITE_NOTADB, SQLITE_CORRUPT: words = "the file is damaged or no SQLite database"
        case SQLITE_TOOBIG: words = "a text or the statement is too long"
        default:
            words =
                (sqlite3_errmsg(handle) ?? sqlite3_errstr(code)).map { String(cString: $0) }
                ?? "error \(code)"
        }
        sentence = "\(database): \(words)"
    }
}
