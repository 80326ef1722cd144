// A prepared statement: binding without copies, stepping, reading columns.

import CSQLite

/// Belongs to one ``Connection`` and is used on its thread. Places count from 1, columns from 0, as in SQLite.
final class Statement {
    private let handle: OpaquePointer
    private let connection: OpaquePointer

    init(_ handle: OpaquePointer, of connection: OpaquePointer) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    // MARK: Binding. A place is out of range only by our own mistake, which then shows as a NULL that a column refuses.

    func bind(_ place: Int32, _ number: Int64) { sqlite3_bind_int64(handle, place, number) }
    func bindNull(_ place: Int32) { sqlite3_bind_null(handle, place) }

    /// Text that stays where it is until the statement is reset.
    func bind(_ place: Int32, uncopied text: Slice<UnsafeRawBufferPointer>) {
        let bytes = UnsafeRawBufferPointer(rebasing: text)
        // A missing address would bind NULL; for no bytes any address does.
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Statement.nowhere
        sqlite3_bind_text64(handle, place, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
    }

    func bind(_ place: Int32, _ text: String) {
        var copy = text
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text64(
                    handle, place, characters.baseAddress ?? Statement.nowhere, UInt64(characters.count),
                    Statement.copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    func bind(_ place: Int32, blob bytes: [UInt8]) {
        if bytes.isEmpty {
            sqlite3_bind_zeroblob(handle, place, 0)
        } else {
            sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), Statement.copied)
        }
    }

    // MARK: Running

    /// `true` while there is a row.
    func step() throws(SQLiteFailure) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLiteFailure(code: code, from: connection)
        }
    }

    func reset() { sqlite3_reset(handle) }

    /// Runs it to its end.
    func run() throws(SQLiteFailure) {
        defer { reset() }
        while try step() {}
    }

    // MARK: Columns of the present row

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// Valid until the next step or reset.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        guard let start = sqlite3_column_blob(handle, column) else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// `SQLITE_TRANSIENT`, which the importer does not take over: SQLite copies before it returns.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
    /// An address with no bytes behind it; never freed.
    nonisolated(unsafe) private static let nowhere: UnsafePointer<CChar> = {
        let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()
}
