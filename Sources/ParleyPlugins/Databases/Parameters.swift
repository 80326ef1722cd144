// The values of a statement's places: bound, never written into its text.

import CSQLite
import LuaRuntime
import ParleyModel

/// A list for `?`, or a record for `:name`, where a name that is not given is NULL.
enum Parameters {
    case list([Value])
    case named(Record)

    init(_ value: LuaValue?) throws(DatabaseProblem) {
        guard let value, !value.isNil else {
            self = .list([])
            return
        }
        switch value.plain {
        case .list(let values)?: self = .list(values)
        case .record(let record)?: self = .named(record)
        default:
            throw DatabaseProblem(
                "a statement's values are a list for ? or a table for :name; this is \(value.noun)")
        }
    }

    func bind(to statement: OpaquePointer, in database: String) throws(DatabaseProblem) {
        let count = Int(sqlite3_bind_parameter_count(statement))
        switch self {
        case .list(let values):
            guard values.count == count else {
                throw DatabaseProblem(
                    "\(database): places in the statement: \(count), values given: \(values.count)")
            }
            for (index, value) in values.enumerated() {
                try bind(value, at: Int32(index + 1), "value \(index + 1)", statement, database)
            }
        case .named(let record):
            var places: Set<String> = []
            for place in 0..<count {
                guard let name = sqlite3_bind_parameter_name(statement, Int32(place + 1)) else {
                    throw DatabaseProblem("\(database): a ? takes a list of values, and named ones are given")
                }
                // Without the sign: `:name`, `@name`, `$name`.
                let title = String(String(cString: name).dropFirst())
                places.insert(title)
                try bind(record[title] ?? .null, at: Int32(place + 1), "value \(title)", statement, database)
            }
            if let stranger = record.names.first(where: { !places.contains($0) }) {
                throw DatabaseProblem("\(database): the statement has no place :\(stranger)")
            }
        }
    }

    private func bind(
        _ value: Value, at place: Int32, _ title: String, _ statement: OpaquePointer, _ database: String
    ) throws(DatabaseProblem) {
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(statement, place)
        case .bool(let flag): code = sqlite3_bind_int64(statement, place, flag ? 1 : 0)
        case .integer(let number): code = sqlite3_bind_int64(statement, place, number)
        case .double(let number): code = sqlite3_bind_double(statement, place, number)
        case .text(let text): code = bind(text, at: place, statement)
        case .list, .record:
            throw DatabaseProblem("\(database): \(title) is a table; only plain values are bound")
        }
        guard code == SQLITE_OK else { throw DatabaseProblem(code: code, from: nil, in: database) }
    }

    private func bind(_ text: String, at place: Int32, _ statement: OpaquePointer) -> Int32 {
        // SQLITE_TRANSIENT, which the importer does not take over: SQLite copies before it returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else {
                return sqlite3_bind_text64(statement, place, "", 0, copied, 1)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                sqlite3_bind_text64(
                    statement, place, characters, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
            }
        }
    }
}
