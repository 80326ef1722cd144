// The one value type of slots, action arguments, results and JSON.

/// A value as it stands in a slot, an action's arguments or result, or a line of JSON.
///
/// A whole number within ±2^53 is always ``integer(_:)``, however it was written: `199.0` from a plugin is `199`.
/// So a value read back from the journal is the value that was put in, in Lua too. Make numbers with
/// ``number(_:)``, which keeps that; NaN and infinities are no values.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case text(String)
    case list([Value])
    case record(Record)

    /// The largest magnitude at which every whole `Double` is exact.
    public static let exactIntegerLimit = 9_007_199_254_740_992.0

    /// A number in its one form: whole numbers within ±2^53 as integers; `nil` for NaN and infinities.
    public static func number(_ value: Double) -> Value? {
        guard value.isFinite else { return nil }
        if value.magnitude <= exactIntegerLimit, value == value.rounded(.towardZero) {
            return .integer(Int64(value))
        }
        return .double(value)
    }

    public var text: String? { if case .text(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    public var list: [Value]? { if case .list(let value) = self { value } else { nil } }
    public var record: Record? { if case .record(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }

    /// The number, whole or not.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// The field of a record; `nil` where this is no record or has no such field.
    public subscript(name: String) -> Value? { record?[name] }
}

// No literal for `null`: with one, `nil` where a `Value?` is meant would silently be a value.
extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .record(Record(elements.map { Record.Field(name: $0.0, value: $0.1) }))
    }
}
