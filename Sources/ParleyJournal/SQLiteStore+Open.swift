// Opening a store: whose file it is is asked before anything is written, locked or created beside it.

import CSQLite
import Glibc
package import ParleyModel

extension SQLiteStore {
    /// Opens the store at a path, and makes it (with its folders) where there is none.
    ///
    /// - Parameter readOnly: beside a writer or without one; makes no store, takes no lock.
    package static func open(
        path: String, durability: Durability = .full, readOnly: Bool = false
    ) throws(StoreError) -> SQLiteStore {
        try open(path: path, durability: durability, readOnly: readOnly, vfs: nil)
    }

    /// - Parameter vfs: the name of the layer through which SQLite reaches the disk, for tests in which disks fail.
    package static func open(
        path: String, durability: Durability = .full, readOnly: Bool = false, vfs: String?
    ) throws(StoreError) -> SQLiteStore {
        if !readOnly { try StorePath.makeFolders(above: path) }
        if readOnly, access(path, F_OK) != 0, errno == ENOENT { throw absent(path) }
        let (path, exists) = try StorePath.resolved(path)
        if exists { try refuseForeign(path, vfs) }
        if readOnly {
            guard exists else { throw absent(path) }
            return try openForReading(path, vfs)
        }
        let lock = try StoreLock(beside: path)
        do throws(StoreError) {
            return try openForWriting(path, durability, vfs, lock)
        } catch {
            lock.release()
            throw error
        }
    }

    private static func absent(_ path: String) -> StoreError {
        .failed(operation: "open \(path)", detail: "there is no such file; the first chat writes it")
    }

    /// Looks without a lock or a log, so that somebody else's file stays as it is and alone.
    private static func refuseForeign(_ path: String, _ vfs: String?) throws(StoreError) {
        guard StorePath.isFile(path) else { throw .notAStore(path: path) }
        let owner: Schema.Owner
        do throws(StoreError) {
            owner = try attempt("open", path) { () throws(SQLiteFailure) in
                try Connection(path: path, access: .untouched, vfs: vfs).owner()
            }
        } catch {
            // After a power cut the file alone may be torn: what makes it whole stands in the log or the journal beside
            // it, and whose it is, is asked again when it is opened with them.
            if StorePath.hasBytes(path + "-wal") || StorePath.hasBytes(path + "-journal") { return }
            throw error
        }
        // A database without tables may have them in its log still: ours are in the file before there is a log.
        if owner == .nobody, StorePath.hasBytes(path + "-wal") { throw .notAStore(path: path) }
        try refuse(owner, path)
    }

    private static func refuse(_ owner: Schema.Owner, _ path: String) throws(StoreError) {
        switch owner {
        case .ours, .nobody: return
        case .somebodyElse: throw .notAStore(path: path)
        case .newer(let found): throw .newerSchema(path: path, found: found, known: Schema.steps.count)
        }
    }

    private static func openForReading(_ path: String, _ vfs: String?) throws(StoreError) -> SQLiteStore {
        var access = Connection.Access.readOnly
        let owner = try attempt("open", path) { () throws(SQLiteFailure) in
            do throws(SQLiteFailure) {
                return try Connection(path: path, access: access, vfs: vfs).owner()
            } catch {
                // A folder that takes no files has no writer either: SQLite's index of the log is not needed.
                guard error.primary == SQLITE_CANTOPEN, !StorePath.hasBytes(path + "-wal") else {
                    throw error
                }
                access = .untouched
                return try Connection(path: path, access: access, vfs: vfs).owner()
            }
        }
        try refuse(owner, path)
        switch owner {
        case .ours(Schema.steps.count): break
        case .nobody: throw .notAStore(path: path)
        default:
            throw .failed(
                operation: "read \(path)",
                detail: "an older parley wrote it; a command that writes to it brings it up to date")
        }
        let pool = try attempt("open", path) { () throws(SQLiteFailure) in
            let connection = try Connection(path: path, access: access, vfs: vfs)
            try connection.prepareForReading()
            return ReaderPool(connection, key: try connection.key(), path: path, access: access, vfs: vfs)
        }
        return SQLiteStore(readers: pool, writer: nil)
    }

    private static func openForWriting(
        _ path: String, _ durability: Durability, _ vfs: String?, _ lock: StoreLock
    ) throws(StoreError) -> SQLiteStore {
        try StorePath.makeFile(path)
        let owner = try attempt("prepare", path) { () throws(SQLiteFailure) in
            try Connection(path: path, access: .readWrite, vfs: vfs).migrate()
        }
        try refuse(owner, path)
        let (pool, writer) = try attempt("open", path) { () throws(SQLiteFailure) in
            func openWriter() throws(SQLiteFailure) -> Connection {
                let connection = try Connection(path: path, access: .readWrite, vfs: vfs)
                try connection.prepareForWriting(durability)
                return connection
            }
            let first = try openWriter()
            let reader = try Connection(path: path, access: .readOnly, vfs: vfs)
            try reader.prepareForReading()
            let pool = ReaderPool(reader, key: try first.key(), path: path, access: .readOnly, vfs: vfs)
            return (pool, try Writer(readers: pool, lock: lock, open: openWriter))
        }
        guard writer.start() else {
            throw .failed(operation: "open \(path)", detail: "the system gives no thread to write with")
        }
        return SQLiteStore(readers: pool, writer: writer)
    }

    private static func attempt<T>(
        _ verb: String, _ path: String, _ body: () throws(SQLiteFailure) -> T
    ) throws(StoreError) -> T {
        do throws(SQLiteFailure) {
            return try body()
        } catch {
            throw error.primary == SQLITE_NOTADB ? .notAStore(path: path) : error.error(in: "\(verb) \(path)")
        }
    }
}
