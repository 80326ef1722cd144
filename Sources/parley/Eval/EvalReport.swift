// What a measurement found: as a table for people, and as one JSON object.

import Glibc
import ParleyModel

struct EvalReport: Sendable {
    /// One figure: what programs read under its key, and what people read.
    struct Figure: Sendable {
        var key: String
        var value: Value
        var shown: String
    }

    /// Rows of figures under one key: a list of objects for programs.
    struct Table: Sendable {
        var key: String
        var title: String
        var columns: [String]
        /// The columns whose figures go from 0 to 1; people read percent.
        var shares: Set<String> = []
        var rows: [[Value]]

        fileprivate var shown: [[String]] {
            rows.map { row in
                zip(columns, row).map { column, value in
                    guard shares.contains(column), let share = value.number else {
                        return EvalReport.shown(value)
                    }
                    return EvalReport.percent(share)
                }
            }
        }
    }

    private(set) var figures: [Figure] = []
    private(set) var tables: [Table] = []
    /// What to do about it, in words.
    private(set) var advice: [String]?

    // MARK: Filling

    mutating func add(_ key: String, count: Int) {
        figures.append(Figure(key: key, value: .integer(Int64(count)), shown: String(count)))
    }

    /// 0 to 1; people read percent.
    mutating func add(_ key: String, share: Double) {
        figures.append(Figure(key: key, value: .number(share) ?? .null, shown: Self.percent(share)))
    }

    mutating func add(_ key: String, interval: ClosedRange<Double>) {
        let (low, high) = (interval.lowerBound, interval.upperBound)
        let value = Value.list([.number(low) ?? .null, .number(high) ?? .null])
        figures.append(
            Figure(key: key, value: value, shown: "\(Self.percent(low)) to \(Self.percent(high))"))
    }

    /// A correlation, a rank, a score.
    mutating func add(_ key: String, number: Double, places: Int = 3) {
        figures.append(
            Figure(key: key, value: .number(number) ?? .null, shown: Self.fixed(number, places)))
    }

    mutating func add(_ key: String, seconds: Double) { add(key, number: seconds, places: 3, unit: "s") }
    mutating func add(_ key: String, microseconds: Double) {
        add(key, number: microseconds, places: 1, unit: "us")
    }

    mutating func add(_ key: String, number: Double, places: Int, unit: String) {
        figures.append(
            Figure(
                key: key, value: .number(number) ?? .null, shown: "\(Self.fixed(number, places)) \(unit)"))
    }

    /// A group of figures: an object for programs, a line each for people.
    mutating func add(_ key: String, group: EvalReport) {
        let fields = group.figures.map { Record.Field(name: $0.key, value: $0.value) }
        let shown = group.figures.map { "\($0.key) \($0.shown)" }.joined(separator: ", ")
        figures.append(Figure(key: key, value: .record(Record(fields)), shown: shown))
    }

    mutating func add(_ table: Table) { tables.append(table) }

    mutating func add(advice: [String]) { self.advice = advice }

    /// The same report with its figures grouped or renamed by a later one: figures of `other` stand behind.
    mutating func add(contentsOf other: EvalReport) {
        figures += other.figures
        tables += other.tables
    }

    // MARK: Reading

    subscript(key: String) -> Value? { figures.first { $0.key == key }?.value }

    var value: Value {
        var record = Record(figures.map { Record.Field(name: $0.key, value: $0.value) })
        for table in tables {
            record[table.key] = .list(
                table.rows.map { row in
                    .record(Record(zip(table.columns, row).map { Record.Field(name: $0, value: $1) }))
                })
        }
        if let advice { record["advice"] = .list(advice.map(Value.text)) }
        return .record(record)
    }

    /// Aligned by the columns that a terminal gives each character.
    var text: String {
        let figures = Columns.aligned(figures.map { [$0.key, $0.shown] })
        let tables = tables.filter { !$0.rows.isEmpty }.map { table in
            ([table.title] + Columns.aligned([table.columns] + table.shown))
                .joined(separator: "\n")
        }
        let advice = advice.map { [(["Advice"] + $0.map { "- " + $0 }).joined(separator: "\n")] } ?? []
        return ([figures.joined(separator: "\n")] + tables + advice).joined(separator: "\n\n")
    }

    fileprivate static func shown(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .double(let number): fixed(number, 3)
        default: CanonicalJSON.text(value)
        }
    }

    static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

    /// A number with so many places behind the point, in every locale the same.
    static func fixed(_ number: Double, _ places: Int) -> String {
        guard number.isFinite, number.magnitude < 1e15 else { return "none" }
        let scale = pow(10, Double(places))
        let scaled = Int64((number.magnitude * scale).rounded())
        let whole = scaled / Int64(scale)
        let digits = String(scaled % Int64(scale))
        let sign = number < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return sign + String(whole) }
        return sign + "\(whole)." + String(repeating: "0", count: places - digits.count) + digits
    }
}
