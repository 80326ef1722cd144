// The box's own string and table functions against the system's, on seeded random inputs.

import Glibc
import Testing

@testable import LuaRuntime

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(sides))
    }

    mutating func pick(_ parts: [String]) -> String { parts[roll(parts.count)] }

    mutating func text(_ parts: [String], upTo length: Int) -> String {
        var text = ""
        for _ in 0..<roll(length + 1) { text += pick(parts) }
        return text
    }
}

@Suite("Agreement with the system's Lua")
struct AgreementTests {
    private static let letters = [
        "a", "b", "A", "1", " ", ".", "(", ")", "-", "x", "%", "]", "\\0", "\\n", "aa", "ab",
    ]
    private static let items = [
        "a", "b", "x", ".", "%a", "%d", "%s", "%w", "%A", "%p", "%x", "%l", "%u", "%c", "%g", "[ab]", "[^a]",
        "[a-x]", "[%a_-]", "[]]", "[^]]", "[-a]", "[a-]", "[%]]", "%%", "%.", "%(", "%b()", "%bab", "%f[%w]",
        "%f[^a]", "()", "%1", "%2", "$", "^", "-",
    ]
    private static let repeats = ["", "", "", "*", "+", "-", "?"]
    private static let broken = ["[a", "(", ")", "%", "%b", "%f", "%0", "%9", "[^", "[%"]

    private static func pattern(_ dice: inout Dice) -> String {
        var text = dice.roll(5) == 0 ? "^" : ""
        for _ in 0..<dice.roll(6) {
            let item = dice.pick(items) + dice.pick(repeats)
            text += dice.roll(4) == 0 ? "(\(item))" : item
        }
        if dice.roll(8) == 0 { text += "$" }
        if dice.roll(20) == 0 { text += dice.pick(broken) }
        return text
    }

    /// A function's name, and what makes the arguments of a call of it.
    private struct Subject: Sendable, CustomTestStringConvertible {
        let name: String
        let make: @Sendable (inout Dice) -> String
        init(_ name: String, _ make: @escaping @Sendable (inout Dice) -> String) {
            self.name = name
            self.make = make
        }
        var testDescription: String { name }
    }

    private static func subject(_ dice: inout Dice) -> String { "\"\(dice.text(letters, upTo: 12))\"" }
    private static func number(_ dice: inout Dice) -> String {
        dice.roll(40) == 0
            ? dice.pick(["math.maxinteger", "math.mininteger", "2.0", "'3'", "nil"])
            : String(dice.roll(14) - 6)
    }
    private static func list(_ dice: inout Dice) -> String {
        "{ " + (0..<dice.roll(6)).map { _ in String(dice.roll(9)) }.joined(separator: ", ") + " }"
    }
    private static func scalar(_ dice: inout Dice) -> String {
        dice.pick([
            "nil", "true", "'x'", "'10'", "1", "2.5", "-0.0", "0/0", "1/0", "1e100", "{}", "math.mininteger",
        ])
    }
    private static func arguments(_ dice: inout Dice, upTo count: Int) -> String {
        (0..<dice.roll(count + 1)).map { _ in ", " + scalar(&dice) }.joined()
    }

    private static let searching: [Subject] = [
        Subject("string.find") { dice in
            switch dice.roll(3) {
            case 0: "string.find, \(subject(&dice)), \"\(pattern(&dice))\""
            case 1: "string.find, \(subject(&dice)), \"\(pattern(&dice))\", \(number(&dice))"
            default:
                "string.find, \(subject(&dice)), \"\(dice.text(letters, upTo: 3))\", \(number(&dice)), true"
            }
        },
        Subject("string.match") { "string.match, \(subject(&$0)), \"\(pattern(&$0))\", \(number(&$0))" },
        Subject("string.gmatch") { "collect, \(subject(&$0)), \"\(pattern(&$0))\", \(number(&$0))" },
        Subject("string.gsub") { dice in
            let start = "string.gsub, \(subject(&dice)), \"\(pattern(&dice))\", "
            switch dice.roll(3) {
            case 0: return start + "\"\(dice.text(["x", "%0", "%1", "%2", "%%", "", "%"], upTo: 3))\""
            case 1: return start + "replace, \(number(&dice))"
            default: return start + "{ a = 1, b = false, aa = 'AA' }"
            }
        },
    ]

    private static let texts: [Subject] = [
        Subject("string.sub") { "string.sub, \(subject(&$0)), \(number(&$0)), \(number(&$0))" },
        Subject("string.byte") { "string.byte, \(subject(&$0)), \(number(&$0)), \(number(&$0))" },
        Subject("string.upper") { "string.upper, \(subject(&$0))" },
        Subject("string.lower") { "string.lower, \(subject(&$0))" },
        Subject("string.reverse") { "string.reverse, \(subject(&$0))" },
        Subject("string.len") { "string.len, \(subject(&$0))" },
        Subject("string.rep") { "string.rep, \(subject(&$0)), \($0.roll(14) - 6), \(subject(&$0))" },
        Subject("string.char") { dice in
            "string.char" + (0..<dice.roll(5)).map { _ in ", \(dice.roll(270) - 5)" }.joined()
        },
        Subject("string.format") { dice in
            let flags = dice.text(["-", "+", " ", "#", "0"], upTo: 2)
            let width = dice.pick(["", "", "5", "12", ".3", "8.2", ".0", "."])
            let conversion = dice.pick([
                "d", "i", "u", "o", "x", "X", "a", "A", "e", "E", "f", "g", "G", "s", "q", "c", "F", "y",
            ])
            let value = dice.pick([
                "1", "-7", "0", "2.5", "-0.001", "1e300", "65", "'12'", "'abc'", "math.mininteger", "1/0",
                "true",
                "3.0", subject(&dice),
            ])
            return "string.format, '%\(flags)\(width)\(conversion)', \(value)"
        },
        Subject("tonumber") { dice in
            let text = dice.text(["1", "0x", "f", " ", "-", ".5", "e1", "z", "9", "p2", "+"], upTo: 4)
            return "tonumber, \"\(text)\", \(dice.pick(["nil", "nil", "10", "16", "36", "2", "1"]))"
        },
        Subject("tostring") { "plain, \(scalar(&$0))" },
        Subject("arithmetic of strings") { dice in
            let numeral = dice.text(["1", "0x", "f", " ", "-", ".5", "e1", "9"], upTo: 3)
            return
                "function() return \"\(numeral)\" \(dice.pick(["+", "-", "*", "/", "%", "^", "//"])) \(dice.roll(5)) end"
        },
        Subject("utf8") { dice in
            let text = "\"\(dice.text(["a", "é", "你", "\\xff", "\\0", "\\u{7FFFFFFF}"], upTo: 5))\""
            let name = dice.pick(["len", "codepoint", "offset"])
            return "utf8.\(name), \(text), \(number(&dice)), \(number(&dice))"
        },
        Subject("math") { dice in
            let name = dice.pick([
                "floor", "ceil", "abs", "fmod", "max", "min", "tointeger", "type", "ult", "sqrt", "modf",
            ])
            return "plain, (pcall(math.\(name)\(arguments(&dice, upTo: 2))))"
        },
    ]

    private static let tables: [Subject] = [
        Subject("table.insert") { dice in
            dice.roll(2) == 0
                ? "change, table.insert, \(list(&dice)), 7"
                : "change, table.insert, \(list(&dice)), \(dice.roll(8) - 1), 7"
        },
        Subject("table.remove") { dice in
            dice.roll(2) == 0
                ? "change, table.remove, \(list(&dice))"
                : "change, table.remove, \(list(&dice)), \(dice.roll(8) - 1)"
        },
        Subject("table.sort") { dice in
            "change, table.sort, \(list(&dice))\(dice.pick(["", ", function(a, b) return a > b end"]))"
        },
        Subject("table.move") {
            "change, table.move, \(list(&$0)), \($0.roll(4)), \($0.roll(5)), \($0.roll(6))"
        },
        Subject("table.concat") { dice in
            let ends = ["", ", 1", ", 2, 3", ", 0, 1", ", 5, 4"]
            return "table.concat, \(list(&dice)), \(subject(&dice))\(dice.pick(ends))"
        },
        Subject("table.unpack") { "table.unpack, \(list(&$0)), \($0.roll(9) - 3), \($0.roll(9) - 3)" },
        Subject("table.pack") {
            "function(...) local t = table.pack(...) return t.n, t[1], t[2] end\(arguments(&$0, upTo: 4))"
        },
        Subject("select") { "select, \($0.pick(["'#'", number(&$0)]))\(arguments(&$0, upTo: 4))" },
        Subject("assert, error and pcall") { dice in
            switch dice.roll(3) {
            case 0: "plain, pcall(assert\(arguments(&dice, upTo: 3)))"
            case 1: "plain, pcall(error\(arguments(&dice, upTo: 1)))"
            default: "plain, xpcall(error, function(e) return type(e) end\(arguments(&dice, upTo: 1)))"
            }
        },
        Subject("ipairs") { dice in
            "function() local r = '' for i, v in ipairs(\(list(&dice))) do r = r .. i .. v end return r end"
        },
        Subject("next of a list") { "function() return next(\(list(&$0))) end" },
    ]

    /// One text for both: calls each function under pcall, and joins what comes of it.
    private static func program(_ calls: [String]) -> String {
        """
        local out = {}
        local function show(...)
          local line = {}
          for i = 1, select("#", ...) do
            local v = (select(i, ...))
            local kind = type(v)
            local text = (kind == "table" or kind == "function") and kind or v ~= v and "nan" or tostring(v)
            line[i] = kind .. ":" .. text:gsub("[~\\x80-\\xff]", "?")
          end
          out[#out + 1] = table.concat(line, ",")
        end
        local function collect(s, p, i)
          local r = {}
          for a, b in s:gmatch(p, i) do
            r[#r + 1] = tostring(a) .. "/" .. tostring(b)
            if #r > 30 then break end
          end
          return table.concat(r, ";")
        end
        local function replace(a, b) return b or a and #tostring(a) > 1 and '<' .. a .. '>' end
        local function plain(...)
          local r = {}
          for i = 1, select("#", ...) do
            local v = (select(i, ...))
            local kind = type(v)
            r[i] = kind == "table" and kind or v ~= v and "nan" or tostring(v):gsub("^[%w/_.]+:%d+: ", ""):gsub("to '.-'", "")
          end
          return table.concat(r, ",")
        end
        local function change(f, t, ...)
          local r = f(t, ...)
          local s = {}
          for i = 0, 12 do s[#s + 1] = tostring(t[i]) end
          return type(r) == "number" and r or type(r), table.concat(s, ",")
        end

        """ + calls.map { "show(pcall(\($0)))" }.joined(separator: "\n") + "\nreturn table.concat(out, '~')\n"
    }

    /// Calls of each function: a million with PARLEY_LONG=1.
    private static let count = getenv("PARLEY_LONG") == nil ? 1000 : 1_000_000
    private static let batch = 500
    private static let mark = UInt8(ascii: "~")

    @Test("Each function gives what the system's gives", arguments: searching + texts + tables)
    private func same(_ subject: Subject) throws {
        var dice = Dice(state: subject.name.utf8.reduce(7919) { $0 &* 31 &+ UInt64($1) })
        var differences = 0, mistakes = 0
        for _ in 0..<(Self.count / Self.batch) {
            let calls = (0..<Self.batch).map { _ in subject.make(&dice) }
            let text = Self.program(calls)
            let expected = try #require(stockResult(of: text)).utf8.split(
                separator: Self.mark, omittingEmptySubsequences: false)
            let end = try Bench(limits: LuaLimits(steps: 100_000_000)).run(text)
            guard case .returned(let values) = end, let joined = values.first?.string else {
                Issue.record("\(end)")
                return
            }
            let found = joined.utf8.split(separator: Self.mark, omittingEmptySubsequences: false)
            #expect(found.count == Self.batch && expected.count == Self.batch)
            for (call, (mine, theirs)) in zip(calls, zip(found, expected)) {
                if mine.starts(with: "boolean:false".utf8) { mistakes += 1 }
                guard !mine.elementsEqual(theirs) else { continue }
                let (mine, theirs) = (Substring(mine), Substring(theirs))
                guard Self.comparable(mine, of: call) != Self.comparable(theirs, of: call) else { continue }
                differences += 1
                if differences < 10 { Issue.record("\(call): \(mine), not \(theirs)") }
            }
        }
        #expect(differences == 0)
        // Mostly calls that succeed are worth comparing.
        #expect(mistakes < Self.count * 9 / 10)
    }

    /// The system's Lua names a function that pcall calls by where it found it; and string.format looks at arguments
    /// and specification in another order, so that of two mistakes it tells the other one. Mistakes in arithmetic with
    /// strings are worded for authors.
    private static func comparable(_ result: Substring, of call: String) -> String {
        guard result.hasPrefix("boolean:false,") else { return String(result) }
        if call.hasPrefix("string.format") || call.hasPrefix("function() return") { return "an error" }
        guard result.contains("bad argument"), let close = result.firstRange(of: "' (") else {
            return String(result)
        }
        return String(result[close.lowerBound...])
    }
}
