// Programs that nobody would write: each ends within its budget, and a session beside them never notices.

import Glibc
import ParleyModel
import Testing

@testable import LuaRuntime

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }
}

/// Writes a program of statements and expressions that are right by syntax and by little else.
struct ProgramWriter {
    var dice: Dice
    private var depth = 0

    init(seed: Int) { dice = Dice(state: UInt64(bitPattern: Int64(seed)) &* 0x2545_F491_4F6C_DD1D) }

    private static let names = ["a", "b", "c", "d", "t", "s", "f", "x"]
    private static let constants = [
        "nil", "true", "false", "0", "1", "-1", "2", "3.5", "0/0", "1/0", "math.maxinteger",
        "math.mininteger",
        "1e308", "''", "'x'", "'abc'", "'%a+'", "'(.-)%1'", "'10'", "'\\0\\xff'", "'é'", "{}", "{ 1, 2, 3 }",
        "{ x = 1 }", "{ 1, nil, 3 }", "slots", "slots.list", "texts.hello", "message.text", "string", "_ENV",
        "...",
    ]
    private static let functions = [
        "type", "tostring", "tonumber", "select", "error", "assert", "pcall", "xpcall", "len", "pairs",
        "ipairs",
        "next", "require", "say", "ask", "string.len", "string.sub", "string.rep", "string.lower",
        "string.upper",
        "string.reverse", "string.byte", "string.char", "string.format", "string.find", "string.match",
        "string.gmatch", "string.gsub", "table.insert", "table.remove", "table.concat", "table.pack",
        "table.unpack", "table.move", "table.sort", "math.floor", "math.max", "math.fmod", "math.tointeger",
        "utf8.char", "utf8.codepoint", "utf8.len", "utf8.offset", "utf8.codes", "a", "f", "setmetatable",
        "getmetatable", "rawset", "rawget", "rawlen", "rawequal",
    ]
    private static let operators = [
        "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", "and", "or", "&", "|", "~", "<<",
        ">>",
    ]

    mutating func program() -> String {
        let parts = (0...dice.roll(6)).map { _ in
            // Most mistakes end a part, not the whole.
            let text = block(4)
            return dice.roll(5) == 0 ? "do \(text)end" : "pcall(function(...) \(text)end, 1, 'x')"
        }
        return "local a, b, c, d, t, s, f, x = 1, 'x', {}, nil, {}, 'abc'\n" + parts.joined(separator: "\n")
    }

    private mutating func block(_ count: Int) -> String {
        depth += 1
        defer { depth -= 1 }
        return (0..<(1 + dice.roll(count))).map { _ in statement() }.joined(separator: "\n") + "\n"
    }

    private mutating func name() -> String { dice.pick(Self.names) }

    private mutating func statement() -> String {
        let isDeep = depth > 4
        switch dice.roll(isDeep ? 6 : 16) {
        case 0, 1, 2: return "\(name()) = \(expression(0))"
        case 3: return "\(name())[\(expression(1))] = \(expression(1))"
        case 4, 5: return call(0)
        case 6: return "local \(name()) = \(expression(0))"
        case 7: return "if \(expression(1)) then\n\(block(3))else\n\(block(2))end"
        case 8: return "while \(dice.roll(3) == 0 ? "true" : expression(1)) do\n\(block(3))end"
        case 9: return "for \(name()) = \(expression(2)), \(expression(2)) do\n\(block(3))end"
        case 10: return "for \(name()), \(name()) in pairs(\(expression(1))) do\n\(block(3))end"
        case 11: return "repeat\n\(block(3))until \(expression(1))"
        case 12: return "\(name()) = function(...)\n\(block(3))end"
        case 13: return "pcall(function(...)\n\(block(3))end, \(expression(1)))"
        case 14: return "xpcall(function(...)\n\(block(3))end, function(e, ...)\nf = e\n\(block(2))end)"
        default: return "do\n\(block(3))end"
        }
    }

    private mutating func call(_ level: Int) -> String {
        let arguments = (0..<dice.roll(4)).map { _ in expression(level + 1) }
        if dice.roll(4) == 0 {
            return "pcall(\(([dice.pick(Self.functions)] + arguments).joined(separator: ", ")))"
        }
        return "\(dice.pick(Self.functions))(\(arguments.joined(separator: ", ")))"
    }

    private mutating func expression(_ level: Int) -> String {
        guard level < 4, depth < 8 else { return dice.pick(Self.constants) }
        switch dice.roll(10) {
        case 0, 1, 2: return dice.pick(Self.constants)
        case 3, 4: return name()
        case 5: return "(\(expression(level + 1)) \(dice.pick(Self.operators)) \(expression(level + 1)))"
        case 6: return "(\(call(level + 1)))"
        case 7: return "\(dice.pick(["#", "-", "not ", "~"]))(\(expression(level + 1)))"
        case 8: return "{ \(expression(level + 1)), [\(name())] = 1, x = \(expression(level + 1)) }"
        default:
            depth += 3
            defer { depth -= 3 }
            return "function(...) \(block(2)) return \(name()) end"
        }
    }
}

@Suite("Random programs")
struct RandomProgramTests {
    static let limits = LuaLimits(steps: 100_000, bytes: 2 << 20, stateBytes: 64 << 20)
    static let count = getenv("PARLEY_LONG") == nil ? 2000 : 100_000
    static let parts = 20

    @Test("Each ends within its budget, and the neighbour goes on", arguments: 0..<parts)
    func programs(part: Int) throws {
        var ends: [String: Int] = [:]
        for seed in (part * Self.count / Self.parts)..<((part + 1) * Self.count / Self.parts) {
            var writer = ProgramWriter(seed: seed)
            let library = seed % 4 == 0 ? LuaLibrary.plugin : .flow
            let text = writer.program()
            let arena = try Arena(library: library, limits: Self.limits)
            do throws(LuaFailure) {
                switch try arena.run(text, user: "some words (of) a user") {
                case .failed(.runtime): ends["mistake", default: 0] += 1
                case .failed(.badArgument), .failed(.unknownName): ends["refused", default: 0] += 1
                case .failed(.budget): ends["budget", default: 0] += 1
                case .returned: ends["returned", default: 0] += 1
                case let other: Issue.record("seed \(seed): \(other)")
                }
            } catch {
                ends["syntax", default: 0] += 1
                guard case .syntax = error else {
                    Issue.record("seed \(seed): \(error)")
                    continue
                }
            }
            let spent = arena.state.budgetSpent
            #expect(spent.steps <= Self.limits.steps + EscapeTests.overrun, "seed \(seed)")
            #expect(spent.bytes <= Self.limits.bytes, "seed \(seed)")
            #expect(arena.goOn() == Arena.undisturbed, "seed \(seed)")
        }
        // The generator is worth something only as long as its programs get somewhere.
        let whole = Self.count / Self.parts
        #expect(ends["syntax", default: 0] < whole / 4 && ends["returned", default: 0] > whole / 50)
        #expect(ends["mistake", default: 0] > 0 && ends["budget", default: 0] > 0, "\(ends)")
        if getenv("PARLEY_LONG") != nil { print("part \(part): \(ends)") }
    }
}
