// The bytes that C made of Lua values, to Swift.

import CLuaSupport

struct LuaReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let releases: LuaReleases
    private var position = 0
    /// Deeper than what C writes, so that only a mistake of ours ends here.
    private static let maximumDepth = 64

    /// The bytes stay valid as long as the state is not used.
    init(_ output: BoxBytes, releases: LuaReleases) {
        bytes = UnsafeBufferPointer(start: output.bytes, count: output.count)
        self.releases = releases
    }

    mutating func readAll() -> [LuaValue] {
        var values: [LuaValue] = []
        while position < bytes.count { values.append(read()) }
        return values
    }

    /// C has checked depth and size; an unknown tag, which would be a mistake of ours, reads as nil.
    private mutating func read(depth: Int = 0) -> LuaValue {
        guard position < bytes.count, depth <= Self.maximumDepth else {
            position = bytes.count
            return .nil
        }
        let tag = Int(bytes[position])
        position += 1
        switch tag {
        case BOX_TAG_FALSE: return .bool(false)
        case BOX_TAG_TRUE: return .bool(true)
        case BOX_TAG_INTEGER: return .integer(Int64(littleEndian: load(0)))
        case BOX_TAG_NUMBER: return .number(Double(bitPattern: UInt64(littleEndian: load(0))))
        case BOX_TAG_STRING: return .string(text())
        case BOX_TAG_LIST:
            let count = length()
            var items: [LuaValue] = []
            items.reserveCapacity(min(count, bytes.count))
            for _ in 0..<count where position < bytes.count { items.append(read(depth: depth + 1)) }
            return .list(items)
        case BOX_TAG_RECORD:
            let count = length()
            var fields: [(name: String, value: LuaValue)] = []
            fields.reserveCapacity(min(count, bytes.count))
            for _ in 0..<count where position < bytes.count {
                let name = text()
                fields.append((name: name, value: read(depth: depth + 1)))
            }
            return .record(fields)
        case BOX_TAG_FUNCTION:
            return .function(LuaFunction(reference: Int32(littleEndian: load(0)), releases: releases))
        case BOX_TAG_TEXT: return .textName(text())
        default: return .nil
        }
    }

    private mutating func load<Number: FixedWidthInteger>(_ zero: Number) -> Number {
        let size = MemoryLayout<Number>.size
        guard bytes.count - position >= size, let start = bytes.baseAddress else {
            position = bytes.count
            return zero
        }
        defer { position += size }
        return UnsafeRawPointer(start + position).loadUnaligned(as: Number.self)
    }

    private mutating func length() -> Int { min(Int(UInt32(littleEndian: load(0))), bytes.count - position) }

    private mutating func text() -> String {
        let count = length()
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }
}
