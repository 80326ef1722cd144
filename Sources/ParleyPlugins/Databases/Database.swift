// One SQLite file for the time of one action: opened, one transaction, closed.

import CSQLite
import ParleyModel

/// Confined to the plugin's thread.
final class Database {
    /// What plugins call it.
    let name: String
    private let handle: OpaquePointer
    private let watch: Watch
    private let limits: PluginLimits
    /// SQLite ends a transaction by itself after some failures; nothing may go on outside of one.
    private var isOver = false

    /// - Parameter effect: a write takes the file's write lock at once, so that what it reads first still holds when
    ///   it writes.
    init(
        name: String, path: String, effect: ActionEffect, mayCreate: Bool, deadline: Int64,
        limits: PluginLimits
    ) throws(DatabaseProblem) {
        var opened: OpaquePointer?
        let mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
        let code = sqlite3_open_v2(path, &opened, mayCreate ? mode | SQLITE_OPEN_CREATE : mode, nil)
        guard code == SQLITE_OK, let opened else {
            let problem = DatabaseProblem(code: code, from: opened, in: name)
            sqlite3_close_v2(opened)
            throw problem
        }
        self.name = name
        self.limits = limits
        handle = opened
        watch = Watch(deadline: deadline)
        setLimits()
        watch.install(on: handle)
        // EXTRA: with a rollback journal, FULL alone may lose the last transaction to a power cut.
        try run(
            "PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY"
        )
        let isLocking = effect != .read && sqlite3_db_readonly(handle, "main") == 0
        try run(isLocking ? "BEGIN IMMEDIATE" : "BEGIN")
    }

    /// Closing rolls back what is not committed.
    deinit { sqlite3_close_v2(handle) }

    private func setLimits() {
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, limits.lockTime)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 20)
        sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100_000)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000)
        sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 50)
    }

    // MARK: The transaction

    func commit() throws(DatabaseProblem) {
        try checkOpen()
        try run("COMMIT")
        isOver = true
    }

    private func run(_ sql: String) throws(DatabaseProblem) {
        watch.isTrusting = true
        defer { watch.isTrusting = false }
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw problem(code) }
    }

    private func checkOpen() throws(DatabaseProblem) {
        guard !isOver, sqlite3_get_autocommit(handle) == 0 else {
            isOver = true
            throw DatabaseProblem("\(name): an earlier error has taken back all that this action did")
        }
    }

    // MARK: Statements

    /// The rows of a statement; whether it may change anything is for the caller to say.
    func rows(of sql: String, _ parameters: Parameters, mayWrite: Bool) throws(DatabaseProblem) -> [Value] {
        let statement = try prepare(sql, parameters, mayWrite: mayWrite)
        defer { sqlite3_finalize(statement) }
        var rows: [Value] = []
        var bytes = 0
        while try step(statement) {
            guard rows.count < limits.rows else {
                throw DatabaseProblem("\(name): more than \(limits.rows) rows; add a LIMIT")
            }
            rows.append(.record(try row(of: statement, &bytes)))
        }
        return rows
    }

    func execute(_ sql: String, _ parameters: Parameters) throws(DatabaseProblem) -> Value {
        let before = sqlite3_total_changes64(handle)
        let statement = try prepare(sql, parameters, mayWrite: true)
        defer { sqlite3_finalize(statement) }
        while try step(statement) {}
        // What creates a table leaves the count of the statement before.
        let changes = sqlite3_total_changes64(handle) == before ? 0 : sqlite3_changes64(handle)
        return ["changes": .integer(changes), "last_id": .integer(sqlite3_last_insert_rowid(handle))]
    }

    private func prepare(
        _ sql: String, _ parameters: Parameters, mayWrite: Bool
    ) throws(DatabaseProblem) -> OpaquePointer {
        try checkOpen()
        guard !sql.utf8.contains(0) else { throw DatabaseProblem("\(name): the statement holds a zero byte") }
        guard let (statement, rest) = try first(of: sql) else {
            throw DatabaseProblem("\(name): the statement is empty")
        }
        do throws(DatabaseProblem) {
            // What follows may be blanks and comments, in which SQLite finds nothing; anything else is another one.
            let isAlone: Bool
            do throws(DatabaseProblem) {
                let other = try first(of: rest)
                sqlite3_finalize(other?.statement)
                isAlone = other == nil
            } catch { isAlone = false }
            guard isAlone else {
                throw DatabaseProblem("\(name): one statement a call; there is more after the first ;")
            }
            guard mayWrite || sqlite3_stmt_readonly(statement) != 0 else {
                throw DatabaseProblem(
                    "\(name): this statement changes the database, and the action is a read; "
                        + "declare it with  effect = \"write\"  in manifest.lua")
            }
            try parameters.bind(to: statement, in: name)
        } catch {
            sqlite3_finalize(statement)
            throw error
        }
        return statement
    }

    /// The first statement of a text and what comes after it; `nil` when there is none.
    private func first(of sql: String) throws(DatabaseProblem) -> (statement: OpaquePointer, rest: String)? {
        guard !sql.isEmpty else { return nil }
        var statement: OpaquePointer?
        var rest = ""
        var text = sql
        watch.forgetRefusal()
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    handle, characters.baseAddress, Int32(clamping: characters.count), 0, &statement, &tail)
                if let tail, let start = characters.baseAddress {
                    rest = String(decoding: bytes.dropFirst(start.distance(to: tail)), as: UTF8.self)
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw problem(code) }
        return statement.map { ($0, rest) }
    }

    private func step(_ statement: OpaquePointer) throws(DatabaseProblem) -> Bool {
        // A statement may be prepared anew while it steps, and judged anew.
        watch.forgetRefusal()
        guard !watch.isLate else { throw tooLate }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw problem(code)
        }
    }

    private func row(of statement: OpaquePointer, _ bytes: inout Int) throws(DatabaseProblem) -> Record {
        var fields: [Record.Field] = []
        for column in 0..<sqlite3_column_count(statement) {
            let title = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
            guard let value = try value(of: statement, column, title) else { continue }
            bytes += title.utf8.count + 16 + (value.text?.utf8.count ?? 0)
            fields.append(Record.Field(name: title, value: value))
        }
        guard bytes <= limits.resultBytes else {
            throw DatabaseProblem("\(name): the rows hold more than 1 MB; ask for less")
        }
        return Record(fields)
    }

    /// `nil` for NULL.
    private func value(
        of statement: OpaquePointer, _ column: Int32, _ title: String
    ) throws(DatabaseProblem) -> Value? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            guard let number = Value.number(sqlite3_column_double(statement, column)) else {
                throw DatabaseProblem("\(name): the column \(title) holds an infinite number")
            }
            return number
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return "" }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        default: throw DatabaseProblem("\(name): the column \(title) holds a blob; select  hex(\(title))")
        }
    }

    private var tooLate: DatabaseProblem {
        let seconds = Value.double(Double(limits.databaseTime) / 1e9).printed
        return DatabaseProblem("\(name): the action's statements took longer than \(seconds) s")
    }

    private func problem(_ code: Int32) -> DatabaseProblem {
        if code & 0xFF == SQLITE_INTERRUPT { return tooLate }
        if let refusal = watch.refusal { return DatabaseProblem("\(name): \(refusal)") }
        return DatabaseProblem(code: code, from: handle, in: name)
    }
}
