// One connection to an SQLite file: opens, runs, and keeps its prepared statements.

import CSQLite

/// A connection and its statements.
///
/// Sendable because one thread at a time uses it: the writer's thread its own, a reader what it took from the pool.
final class Connection: @unchecked Sendable {
    enum Access {
        case readWrite, readOnly
        /// No locks, no files beside it, whatever stands in a log is not seen.
        case untouched
    }

    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Never creates the file.
    init(path: String, access: Access, vfs: String? = nil) throws(SQLiteFailure) {
        var opened: OpaquePointer?
        let mode = access == .readWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
        let query = access == .untouched ? "?immutable=1" : ""
        let name = "file:" + Connection.escaped(path) + query
        let code = sqlite3_open_v2(name, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, vfs)
        guard code == SQLITE_OK, let opened else {
            let failure = SQLiteFailure(code: code, from: opened)
            sqlite3_close_v2(opened)
            throw failure
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 1000)
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Whether no transaction is open: SQLite gives one up by itself after some failures.
    var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }

    var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs statements that take nothing and give nothing.
    func run(_ sql: String) throws(SQLiteFailure) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure(code: code, from: handle) }
    }

    /// The statement of this text, prepared once.
    func statement(_ sql: String) throws(SQLiteFailure) -> Statement {
        if let known = statements[sql] { return known }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw SQLiteFailure(code: code, from: handle) }
        let statement = Statement(prepared, of: handle)
        statements[sql] = statement
        return statement
    }

    /// The first column of the only row.
    func integer(_ sql: String) throws(SQLiteFailure) -> Int64? {
        let query = try statement(sql)
        defer { query.reset() }
        return try query.step() ? query.integer(0) : nil
    }

    func text(_ sql: String) throws(SQLiteFailure) -> String? {
        let query = try statement(sql)
        defer { query.reset() }
        return try query.step() ? query.text(0) : nil
    }

    /// The path as part of a URI: everything that could mean something there as `%xx`.
    private static func escaped(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
