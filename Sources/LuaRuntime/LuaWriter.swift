// Values to the bytes that C pushes into Lua (the tags of CLuaSupport.h).

import CLuaSupport
import ParleyModel

struct LuaWriter {
    private(set) var bytes: [UInt8] = []
    /// Set when a value was nested too deep or too long to pass.
    private(set) var isRefused = false

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isRefused = false
    }

    mutating func append(_ value: Value, depth: Int = 0) {
        guard depth <= Int(BOX_VALUE_DEPTH) else { return isRefused = true }
        switch value {
        case .null: tag(BOX_TAG_NIL)
        case .bool(let flag): tag(flag ? BOX_TAG_TRUE : BOX_TAG_FALSE)
        case .integer(let number): append(integer: number)
        case .double(let number): append(number: number)
        case .text(let text): append(text: text)
        case .list(let items):
            tag(BOX_TAG_LIST)
            append(count: items.count)
            for item in items { append(item, depth: depth + 1) }
        case .record(let record):
            tag(BOX_TAG_RECORD)
            append(count: record.count)
            for field in record.fields {
                append(bare: field.name)
                append(field.value, depth: depth + 1)
            }
        }
    }

    mutating func append(_ value: LuaValue, depth: Int = 0) {
        guard depth <= Int(BOX_VALUE_DEPTH) else { return isRefused = true }
        switch value {
        case .nil: tag(BOX_TAG_NIL)
        case .bool(let flag): tag(flag ? BOX_TAG_TRUE : BOX_TAG_FALSE)
        case .integer(let number): append(integer: number)
        case .number(let number): append(number: number)
        case .string(let text): append(text: text)
        case .list(let items):
            tag(BOX_TAG_LIST)
            append(count: items.count)
            for item in items { append(item, depth: depth + 1) }
        case .record(let fields):
            tag(BOX_TAG_RECORD)
            append(count: fields.count)
            for field in fields {
                append(bare: field.name)
                append(field.value, depth: depth + 1)
            }
        case .function(let function):
            tag(BOX_TAG_FUNCTION)
            withUnsafeBytes(of: function.reference) { bytes.append(contentsOf: $0) }
        case .textName(let name):
            tag(BOX_TAG_TEXT)
            append(bare: name)
        }
    }

    mutating func append(text: String) {
        tag(BOX_TAG_STRING)
        append(bare: text)
    }

    mutating func append(names: [String]) {
        tag(BOX_TAG_LIST)
        append(count: names.count)
        for name in names { append(text: name) }
    }

    /// The bytes of a message, with neither tag nor length.
    mutating func append(message: String) { bytes.append(contentsOf: message.utf8) }

    private mutating func append(integer: Int64) {
        tag(BOX_TAG_INTEGER)
        withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(number: Double) {
        tag(BOX_TAG_NUMBER)
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(bare text: String) {
        append(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func append(count: Int) {
        guard let short = UInt32(exactly: count) else { return isRefused = true }
        withUnsafeBytes(of: short.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func tag(_ tag: Int) { bytes.append(UInt8(truncatingIfNeeded: tag)) }
}
