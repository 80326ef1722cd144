// Lua text as tokens: enough to see which words are called with which literal names.

/// A token of Lua 5.4 (reference manual, 3.1), with its line.
struct LuaToken: Hashable {
    enum Kind: Hashable {
        case name(String)
        case string(String)
        case symbol(UInt8)
        case other
    }
    var kind: Kind
    var line: Int
}

enum LuaLexer {
    static func tokens(_ source: [UInt8]) -> [LuaToken] {
        var lexer = Lexer(bytes: source)
        return lexer.run()
    }

    private struct Lexer {
        let bytes: [UInt8]
        var offset = 0
        var line = 1
        var tokens: [LuaToken] = []

        init(bytes: [UInt8]) { self.bytes = bytes }

        func peek(_ ahead: Int = 0) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }

        mutating func run() -> [LuaToken] {
            while offset < bytes.count { step() }
            return tokens
        }

        mutating func step() {
            let byte = peek()
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                offset += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): skipComment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(quote: byte)
            case UInt8(ascii: "["):
                if let level = longBracket() { readLong(level: level, asToken: true) } else { symbol() }
            case _ where isNameStart(byte): readName()
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                while isNamePart(peek()) || peek() == UInt8(ascii: ".") { offset += 1 }
                tokens.append(LuaToken(kind: .other, line: line))
            default: symbol()
            }
        }

        mutating func symbol() {
            tokens.append(LuaToken(kind: .symbol(peek()), line: line))
            offset += 1
        }

        func isNameStart(_ byte: UInt8) -> Bool {
            (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
                || byte == UInt8(ascii: "_")
        }
        func isNamePart(_ byte: UInt8) -> Bool {
            isNameStart(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
        }

        mutating func readName() {
            let start = offset
            while isNamePart(peek()) { offset += 1 }
            tokens.append(
                LuaToken(kind: .name(String(decoding: bytes[start..<offset], as: UTF8.self)), line: line))
        }

        mutating func readString(quote: UInt8) {
            let first = line
            offset += 1
            var content: [UInt8] = []
            while offset < bytes.count, peek() != quote, peek() != UInt8(ascii: "\n") {
                if peek() == UInt8(ascii: "\\") {
                    offset += 1
                    if peek() == UInt8(ascii: "\n") { line += 1 }
                }
                content.append(peek())
                offset += 1
            }
            offset += 1
            tokens.append(LuaToken(kind: .string(String(decoding: content, as: UTF8.self)), line: first))
        }

        func longBracket() -> Int? {
            var level = 0
            while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
            return peek(1 + level) == UInt8(ascii: "[") ? level : nil
        }

        mutating func readLong(level: Int, asToken: Bool) {
            let first = line
            offset += level + 2
            let start = offset
            let close =
                [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
            while offset < bytes.count, !bytes[offset...].starts(with: close) {
                if peek() == UInt8(ascii: "\n") { line += 1 }
                offset += 1
            }
            if asToken {
                let content = String(decoding: bytes[start..<min(offset, bytes.count)], as: UTF8.self)
                tokens.append(LuaToken(kind: .string(content), line: first))
            }
            offset += close.count
        }

        mutating func skipComment() {
            offset += 2
            if peek() == UInt8(ascii: "["), let level = longBracket() {
                readLong(level: level, asToken: false)
            } else {
                while offset < bytes.count, peek() != UInt8(ascii: "\n") { offset += 1 }
            }
        }
    }
}
