// Lua text as tokens (Lua 5.4 reference manual, 3.1).

package struct LuaToken: Hashable {
    package enum Kind: Hashable {
        case name(String)
        case keyword(String)
        case string(String)
        case number
        case symbol(String)
        case end
    }
    package var kind: Kind
    package var start: Int
    package var end: Int
    package var line: Int
}

package enum LuaLexer {
    package static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
        "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// All tokens, `end` the last of them.
    package static func tokens(_ source: [UInt8]) -> [LuaToken] {
        var scanner = Scanner(bytes: source)
        return scanner.run()
    }

    private struct Scanner {
        let bytes: [UInt8]
        var offset = 0
        var line = 1
        var tokens: [LuaToken] = []

        init(bytes: [UInt8]) { self.bytes = bytes }

        func peek(_ ahead: Int = 0) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }

        mutating func run() -> [LuaToken] {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
            if peek() == UInt8(ascii: "#") { skipLine() }
            while offset < bytes.count { step() }
            add(.end, from: bytes.count, line: line)
            return tokens
        }

        mutating func add(_ kind: LuaToken.Kind, from start: Int, line: Int) {
            tokens.append(LuaToken(kind: kind, start: start, end: min(offset, bytes.count), line: line))
        }

        mutating func step() {
            let byte = peek()
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                offset += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0B, 0x0C: offset += 1
            case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"): skipComment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): readString(quote: byte)
            case UInt8(ascii: "["):
                if let level = longBracket() { readLong(level: level, asToken: true) } else { readSymbol() }
            case _ where isNameStart(byte): readName()
            case _ where isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1))): readNumber()
            default: readSymbol()
            }
        }

        func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        func isNameStart(_ byte: UInt8) -> Bool {
            (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
                || byte == UInt8(ascii: "_")
        }
        func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

        mutating func readName() {
            let start = offset
            while isNamePart(peek()) { offset += 1 }
            let name = String(decoding: bytes[start..<offset], as: UTF8.self)
            add(LuaLexer.keywords.contains(name) ? .keyword(name) : .name(name), from: start, line: line)
        }

        mutating func readNumber() {
            let start = offset
            let isHex = peek() == UInt8(ascii: "0") && peek(1) | 0x20 == UInt8(ascii: "x")
            let exponent = UInt8(ascii: isHex ? "p" : "e")
            while isNamePart(peek()) || peek() == UInt8(ascii: ".") {
                let isExponent = peek() | 0x20 == exponent
                offset += 1
                if isExponent, peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset += 1 }
            }
            add(.number, from: start, line: line)
        }

        static let symbols = ["...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"].map {
            Array($0.utf8)
        }

        mutating func readSymbol() {
            let start = offset
            let rest = bytes[offset...]
            offset += Scanner.symbols.first { rest.starts(with: $0) }?.count ?? 1
            add(.symbol(String(decoding: bytes[start..<offset], as: UTF8.self)), from: start, line: line)
        }

        mutating func readString(quote: UInt8) {
            let (first, start) = (line, offset)
            offset += 1
            var content: [UInt8] = []
            while offset < bytes.count, peek() != quote, peek() != UInt8(ascii: "\n") {
                if peek() == UInt8(ascii: "\\") {
                    escape(into: &content)
                } else {
                    content.append(peek()); offset += 1
                }
            }
            // One that is not closed ends with its line.
            if peek() == quote { offset += 1 }
            add(.string(String(decoding: content, as: UTF8.self)), from: start, line: first)
        }

        /// An escape (3.1): what is no known one stands for itself.
        mutating func escape(into content: inout [UInt8]) {
            let letter = peek(1)
            offset += 2
            let plain: [UInt8: UInt8] = [
                UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
                UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
            ]
            if let byte = plain[letter] { return content.append(byte) }
            switch letter {
            case UInt8(ascii: "\n"):
                line += 1
                content.append(10)
            case UInt8(ascii: "z"):
                while offset < bytes.count, [9, 10, 11, 12, 13, 32].contains(peek()) {
                    if peek() == 10 { line += 1 }
                    offset += 1
                }
            case UInt8(ascii: "x"):
                let digits = String(decoding: bytes[offset..<min(offset + 2, bytes.count)], as: UTF8.self)
                content.append(UInt8(digits, radix: 16) ?? 0)
                offset += 2
            case UInt8(ascii: "u"):
                let close =
                    bytes[min(offset, bytes.count)...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
                let digits = String(decoding: bytes[min(offset + 1, close)..<close], as: UTF8.self)
                let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
                content += Array(String(Character(scalar)).utf8)
                offset = close + 1
            case _ where isDigit(letter):
                var value = Int(letter) - 48
                for _ in 0..<2 where isDigit(peek()) {
                    value = value * 10 + Int(peek()) - 48
                    offset += 1
                }
                content.append(UInt8(truncatingIfNeeded: value))
            default: content.append(letter)
            }
        }

        func longBracket() -> Int? {
            var level = 0
            while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
            return peek(1 + level) == UInt8(ascii: "[") ? level : nil
        }

        mutating func readLong(level: Int, asToken: Bool) {
            let (first, start) = (line, offset)
            offset += level + 2
            // A line end right behind the bracket is no part of the text.
            if peek() == 13 { offset += 1 }
            if peek() == 10 {
                line += 1
                offset += 1
            }
            let content = offset
            let equals = Array(repeating: UInt8(ascii: "="), count: level)
            let close = [UInt8(ascii: "]")] + equals + [UInt8(ascii: "]")]
            while offset < bytes.count, peek() != close[0] || !bytes[offset...].starts(with: close) {
                if peek() == 10 { line += 1 }
                offset += 1
            }
            let text = String(decoding: bytes[min(content, offset)..<offset], as: UTF8.self)
            offset += close.count
            if asToken { add(.string(text), from: start, line: first) }
        }

        mutating func skipComment() {
            offset += 2
            if peek() == UInt8(ascii: "["), let level = longBracket() {
                readLong(level: level, asToken: false)
            } else {
                skipLine()
            }
        }

        mutating func skipLine() { while offset < bytes.count, peek() != UInt8(ascii: "\n") { offset += 1 } }
    }
}
