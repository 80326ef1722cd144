// The lines of a compiled text that can run, told from its bytecode: the line of every instruction.

/// Reads what `lua_dump` of Lua 5.4 writes: a header, then the main function with the functions inside it.
///
/// Source: `ldump.c` and `luaG_getfuncline` in `ldebug.c` of Lua 5.4. A function's last instruction is the return that
/// Lua adds at its `end`; it counts for no line, since a function that returns by itself never comes to it.
struct ExecutableLines {
    private let bytes: [UInt8]
    private var place = 0
    private var lines: Set<Int> = []

    private struct Malformed: Error {}

    /// `nil` when the bytes are not of this format.
    static func read(_ bytes: [UInt8]) -> Set<Int>? {
        var reader = ExecutableLines(bytes: bytes)
        do {
            try reader.header()
            try reader.function()
            return reader.lines
        } catch { return nil }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func byte() throws(Malformed) -> Int {
        guard place < bytes.count else { throw Malformed() }
        place += 1
        return Int(bytes[place - 1])
    }

    private mutating func skip(_ count: Int) throws(Malformed) {
        guard count >= 0, count <= bytes.count - place else { throw Malformed() }
        place += count
    }

    /// Seven bits a byte, the highest first; the last byte has its eighth bit set.
    private mutating func number() throws(Malformed) -> Int {
        var number = 0
        while true {
            let next = try byte()
            guard number < 1 << 40 else { throw Malformed() }
            number = number << 7 | next & 0x7F
            if next & 0x80 != 0 { return number }
        }
    }

    /// Its size plus one, then its bytes; nothing is 0.
    private mutating func string() throws(Malformed) {
        let size = try number()
        if size > 0 { try skip(size - 1) }
    }

    /// `ESC Lua 5.4`, the format's number, six bytes that show damage, three sizes, an integer, a float, and how many
    /// upvalues the main function has.
    private mutating func header() throws(Malformed) {
        guard bytes.starts(with: [0x1B, 0x4C, 0x75, 0x61, 0x54, 0x00]) else { throw Malformed() }
        try skip(6 + 6)
        guard try byte() == 4, try byte() == 8, try byte() == 8 else { throw Malformed() }
        try skip(8 + 8 + 1)
    }

    private mutating func function(depth: Int = 0) throws(Malformed) {
        guard depth < 250 else { throw Malformed() }
        try string()
        let first = try number()
        _ = try number()
        _ = try byte()
        let isVariadic = try byte() != 0
        _ = try byte()
        let instructions = try number()
        try skip(instructions * 4)
        for _ in 0..<(try number()) { try constant() }
        try skip(try number() * 3)
        for _ in 0..<(try number()) { try function(depth: depth + 1) }
        try debug(from: first, isVariadic: isVariadic)
    }

    private mutating func constant() throws(Malformed) {
        switch try byte() {
        case 0x00, 0x01, 0x11: break
        case 0x03, 0x13: try skip(8)
        case 0x04, 0x14: try string()
        default: throw Malformed()
        }
    }

    /// A signed step a line for each instruction; where a step does not fit in a byte, the line itself in a second list.
    private mutating func debug(from first: Int, isVariadic: Bool) throws(Malformed) {
        let count = try number()
        let steps = place
        try skip(count)
        var absolute: [Int: Int] = [:]
        for _ in 0..<(try number()) {
            let instruction = try number()
            absolute[instruction] = try number()
        }
        for _ in 0..<(try number()) {
            try string()
            _ = try number()
            _ = try number()
        }
        for _ in 0..<(try number()) { try string() }
        var line = first
        for instruction in 0..<count {
            let step = Int(Int8(bitPattern: bytes[steps + instruction]))
            line = step == -128 ? absolute[instruction] ?? line : line + step
            // A function with "..." begins with an instruction that puts them in place.
            if instruction == 0, isVariadic { continue }
            if instruction < count - 1 { lines.insert(line) }
        }
    }
}
