// A value as it came out of Lua.

package import ParleyModel

package indirect enum LuaValue: Sendable {
    case `nil`
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    /// `{}` is an empty list; read it with ``fields`` where a record is expected.
    case list([LuaValue])
    /// Sorted by the names' bytes.
    case record([(name: String, value: LuaValue)])
    case function(LuaFunction)
    /// What `texts.greeting` is: the name of a text.
    case textName(String)
}

extension LuaValue {
    /// The plain value; `nil` where a function or the name of a text is inside.
    package var plain: Value? {
        switch self {
        case .nil: return .null
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .string(let text): return .text(text)
        case .list(let items):
            var values: [Value] = []
            values.reserveCapacity(items.count)
            for item in items {
                guard let value = item.plain else { return nil }
                values.append(value)
            }
            return .list(values)
        case .record(let fields):
            var values: [Record.Field] = []
            values.reserveCapacity(fields.count)
            for field in fields {
                guard let value = field.value.plain else { return nil }
                values.append(Record.Field(name: field.name, value: value))
            }
            return .record(Record(values))
        case .function, .textName: return nil
        }
    }

    /// The fields of a record, none of an empty table; `nil` for anything else.
    package var fields: [(name: String, value: LuaValue)]? {
        switch self {
        case .record(let fields): fields
        case .list(let items) where items.isEmpty: []
        default: nil
        }
    }

    package var items: [LuaValue]? { if case .list(let items) = self { items } else { nil } }
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    package var function: LuaFunction? { if case .function(let function) = self { function } else { nil } }
    package var isNil: Bool { if case .nil = self { true } else { false } }

    /// The field of a record; `nil` where this is no record or has no such field.
    package subscript(name: String) -> LuaValue? { fields?.first { $0.name == name }?.value }
}
