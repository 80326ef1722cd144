// JSON text to values, strictly (RFC 8259), with a cap on depth, and errors that say where.

/// What is wrong with a piece of JSON text, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case unexpectedEnd, unexpectedByte(UInt8), badNumber, badEscape, notUTF8, tooDeep, controlCharacter,
            trailingText
    }
    public var reason: Reason
    public var offset: Int

    public init(reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    public var message: String {
        switch reason {
        case .unexpectedEnd: "it ends in the middle (byte \(offset))"
        case .unexpectedByte(let byte):
            byte > 0x20 && byte < 0x7F
                ? "'\(Character(UnicodeScalar(byte)))' is not expected at byte \(offset)"
                : "byte \(byte) is not expected at byte \(offset)"
        case .badNumber: "the number at byte \(offset) is not one"
        case .badEscape: "the escape at byte \(offset) is not one"
        case .notUTF8: "it is not UTF-8 at byte \(offset)"
        case .tooDeep: "it is nested too deeply at byte \(offset)"
        case .controlCharacter: "a control character stands in a text at byte \(offset)"
        case .trailingText: "there is more after its end at byte \(offset)"
        }
    }
}

extension Value {
    /// Reads one JSON value that fills the whole text.
    public init(json bytes: [UInt8], maximumDepth: Int = 64) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.parseWhole()
    }

    public init(json text: String) throws(JSONError) { try self.init(json: Array(text.utf8)) }
}

private struct JSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var offset = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func parseWhole() throws(JSONError) -> Value {
        let value = try parseValue(depth: 0)
        skipBlanks()
        if offset < bytes.count { throw JSONError(reason: .trailingText, offset: offset) }
        return value
    }

    private mutating func skipBlanks() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard offset < bytes.count else { throw JSONError(reason: .unexpectedEnd, offset: offset) }
        return bytes[offset]
    }

    private func unexpected() -> JSONError {
        offset < bytes.count
            ? JSONError(reason: .unexpectedByte(bytes[offset]), offset: offset)
            : JSONError(reason: .unexpectedEnd, offset: offset)
    }

    private mutating func parseValue(depth: Int) throws(JSONError) -> Value {
        guard depth < maximumDepth else { throw JSONError(reason: .tooDeep, offset: offset) }
        skipBlanks()
        switch try peek() {
        case UInt8(ascii: "{"): return try parseRecord(depth: depth)
        case UInt8(ascii: "["): return try parseList(depth: depth)
        case UInt8(ascii: "\""): return .text(try parseText())
        case UInt8(ascii: "t"): return try expect("true", .bool(true))
        case UInt8(ascii: "f"): return try expect("false", .bool(false))
        case UInt8(ascii: "n"): return try expect("null", .null)
        default: return try parseNumber()
        }
    }

    private mutating func expect(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else { throw unexpected() }
            offset += 1
        }
        return value
    }

    private mutating func parseRecord(depth: Int) throws(JSONError) -> Value {
        offset += 1
        var fields: [Record.Field] = []
        skipBlanks()
        if try peek() == UInt8(ascii: "}") {
            offset += 1
            return .record(Record())
        }
        while true {
            skipBlanks()
            guard try peek() == UInt8(ascii: "\"") else { throw unexpected() }
            let name = try parseText()
            skipBlanks()
            guard try peek() == UInt8(ascii: ":") else { throw unexpected() }
            offset += 1
            fields.append(Record.Field(name: name, value: try parseValue(depth: depth + 1)))
            skipBlanks()
            let next = try peek()
            offset += 1
            if next == UInt8(ascii: "}") { return .record(Record(fields)) }
            guard next == UInt8(ascii: ",") else {
                offset -= 1
                throw unexpected()
            }
        }
    }

    private mutating func parseList(depth: Int) throws(JSONError) -> Value {
        offset += 1
        var values: [Value] = []
        skipBlanks()
        if try peek() == UInt8(ascii: "]") {
            offset += 1
            return .list([])
        }
        while true {
            values.append(try parseValue(depth: depth + 1))
            skipBlanks()
            let next = try peek()
            offset += 1
            if next == UInt8(ascii: "]") { return .list(values) }
            guard next == UInt8(ascii: ",") else {
                offset -= 1
                throw unexpected()
            }
        }
    }

    private mutating func parseText() throws(JSONError) -> String {
        let opening = offset
        offset += 1
        let start = offset
        // The usual text has no escape: one copy of its bytes.
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\"),
            bytes[offset] >= 0x20
        { offset += 1 }
        guard offset < bytes.count else { throw JSONError(reason: .unexpectedEnd, offset: opening) }
        if bytes[offset] == UInt8(ascii: "\"") {
            offset += 1
            return try validated(bytes[start..<(offset - 1)], at: start)
        }
        var buffer = Array(bytes[start..<offset])
        while true {
            guard offset < bytes.count else { throw JSONError(reason: .unexpectedEnd, offset: opening) }
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return try validated(buffer[...], at: start)
            case UInt8(ascii: "\\"): try parseEscape(into: &buffer)
            case 0..<0x20: throw JSONError(reason: .controlCharacter, offset: offset)
            default:
                buffer.append(byte)
                offset += 1
            }
        }
    }

    private func validated(_ slice: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONError(reason: .notUTF8, offset: start)
        }
        return text
    }

    private mutating func parseEscape(into buffer: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        let kind = try peek()
        offset += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(kind)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "u"):
            var code = try parseHex(from: start)
            if (0xD800..<0xDC00).contains(code), offset + 1 < bytes.count,
                bytes[offset] == UInt8(ascii: "\\"),
                bytes[offset + 1] == UInt8(ascii: "u")
            {
                offset += 2
                let low = try parseHex(from: start)
                guard (0xDC00..<0xE000).contains(low) else {
                    throw JSONError(reason: .badEscape, offset: start)
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = UnicodeScalar(code) else { throw JSONError(reason: .badEscape, offset: start) }
            buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw JSONError(reason: .badEscape, offset: start)
        }
    }

    private mutating func parseHex(from start: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count else { throw JSONError(reason: .unexpectedEnd, offset: start) }
            let digit: UInt32
            switch bytes[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(bytes[offset] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(bytes[offset] - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(bytes[offset] - UInt8(ascii: "A") + 10)
            default: throw JSONError(reason: .badEscape, offset: start)
            }
            code = code << 4 | digit
            offset += 1
        }
        return code
    }

    private mutating func parseNumber() throws(JSONError) -> Value {
        let start = offset
        func bad() -> JSONError { JSONError(reason: .badNumber, offset: start) }
        func isDigit(_ index: Int) -> Bool {
            index < bytes.count && bytes[index] >= UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "9")
        }
        if try peek() == UInt8(ascii: "-") { offset += 1 }
        guard isDigit(offset) else { throw offset == start ? unexpected() : bad() }
        if bytes[offset] == UInt8(ascii: "0") {
            offset += 1
            if isDigit(offset) { throw bad() }
        } else {
            while isDigit(offset) { offset += 1 }
        }
        var isWhole = true
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            guard isDigit(offset) else { throw bad() }
            while isDigit(offset) { offset += 1 }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
            {
                offset += 1
            }
            guard isDigit(offset) else { throw bad() }
            while isDigit(offset) { offset += 1 }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), let value = Value.number(number) else { throw bad() }
        return value
    }
}
