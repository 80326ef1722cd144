// The box's own string and table functions against the system's, on seeded random inputs.

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
        (0..<roll(length + 1)).map { _ in pick(parts) }.joined()
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

    private static func call(_ dice: inout Dice) -> String {
        let subject = "\"\(dice.text(letters, upTo: 12))\""
        let pattern = "\"\(pattern(&dice))\""
        let number = String(dice.roll(14) - 6)
        switch dice.roll(14) {
        case 0, 1: return "string.find, \(subject), \(pattern)"
        case 2: return "string.find, \(subject), \(pattern), \(number)"
        case 3: return "string.find, \(subject), \"\(dice.text(letters, upTo: 3))\", \(number), true"
        case 4, 5: return "string.match, \(subject), \(pattern), \(number)"
        case 6:
            let replacement = dice.text(["x", "%0", "%1", "%2", "%%", "", "%"], upTo: 3)
            return "string.gsub, \(subject), \(pattern), \"\(replacement)\""
        case 7:
            return
                "string.gsub, \(subject), \(pattern), function(a, b) return b or a and #tostring(a) > 1 and '<' .. a .. '>' end, \(number)"
        case 8: return "string.gsub, \(subject), \(pattern), { a = 1, b = false, aa = 'AA' }"
        case 9: return "collect, \(subject), \(pattern), \(number)"
        case 10: return "string.\(dice.pick(["sub", "byte"])), \(subject), \(number), \(dice.roll(14) - 6)"
        case 11: return "string.\(dice.pick(["upper", "lower", "reverse", "len"])), \(subject)"
        case 12:
            let flags = dice.text(["-", "+", " ", "#", "0"], upTo: 2)
            let width = dice.pick(["", "", "5", "12", ".3", "8.2", ".0", "."])
            let conversion = dice.pick([
                "d", "i", "u", "o", "x", "X", "a", "A", "e", "E", "f", "g", "G", "s", "q", "c", "F", "y",
            ])
            let value = dice.pick([
                "1", "-7", "0", "2.5", "-0.001", "1e300", "65", "'12'", "'abc'", "math.mininteger", "1/0",
                "true", "3.0",
            ])
            return "string.format, '%\(flags)\(width)\(conversion)', \(value)"
        default:
            return
                "tonumber, \"\(dice.text(["1", "0x", "f", " ", "-", ".5", "e1", "z", "9"], upTo: 4))\", \(dice.pick(["nil", "nil", "10", "16", "36", "2"]))"
        }
    }

    /// One text for both: calls each function under pcall, and joins what comes of it.
    private static func program(_ calls: [String]) -> String {
        """
        local out = {}
        local function show(...)
          local line = {}
          for i = 1, select("#", ...) do
            local v = (select(i, ...))
            line[i] = type(v) .. ":" .. tostring(v):gsub("[\\x80-\\xff]", "?")
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

        """ + calls.map { "show(pcall(\($0)))" }.joined(separator: "\n") + "\nreturn table.concat(out, '~')\n"
    }

    @Test("Search, replacement, format and conversion give the same", arguments: 0..<40)
    func same(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 7919)
        let calls = (0..<500).map { _ in Self.call(&dice) }
        let text = Self.program(calls)
        let expected = try #require(stockResult(of: text)).split(
            separator: "~", omittingEmptySubsequences: false)
        let end = try Bench().run(text)
        guard case .returned(let values) = end, let joined = values.first?.string else {
            Issue.record("\(end)")
            return
        }
        let found = joined.split(separator: "~", omittingEmptySubsequences: false)
        #expect(found.count == 500 && expected.count == 500)
        for (call, (mine, theirs)) in zip(calls, zip(found, expected)) {
            #expect(Self.comparable(mine, of: call) == Self.comparable(theirs, of: call), "\(call)")
        }
    }

    /// The system's Lua names a function that pcall calls by where it found it; and string.format looks at arguments
    /// and specification in another order, so that of two mistakes it tells the other one.
    private static func comparable(_ result: Substring, of call: String) -> String {
        guard result.hasPrefix("boolean:false,") else { return String(result) }
        if call.hasPrefix("string.format") { return "an error" }
        guard result.contains("bad argument"), let close = result.firstRange(of: "' (") else {
            return String(result)
        }
        return String(result[close.lowerBound...])
    }

    @Test("Lists without holes are changed in the same way", arguments: 0..<20)
    func lists(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 104_729)
        let calls = (0..<200).map { _ -> String in
            let list =
                "{ " + (0..<dice.roll(6)).map { _ in String(dice.roll(9)) }.joined(separator: ", ") + " }"
            let place = dice.roll(8) - 1
            switch dice.roll(6) {
            case 0: return "change, table.insert, \(list), 7"
            case 1: return "change, table.insert, \(list), \(place), 7"
            case 2: return "change, table.remove, \(list)"
            case 3: return "change, table.remove, \(list), \(place)"
            case 4: return "change, table.sort, \(list)"
            default: return "change, table.move, \(list), \(dice.roll(4)), \(dice.roll(5)), \(dice.roll(6))"
            }
        }
        let change = """
            local function change(f, t, ...)
              local r = f(t, ...)
              local s = {}
              for i = 0, 12 do s[#s + 1] = tostring(t[i]) end
              return type(r) == "number" and r or type(r), table.concat(s, ",")
            end

            """
        let text = change + Self.program(calls)
        let expected = try #require(stockResult(of: text)).split(separator: "~")
        guard case .returned(let values) = try Bench().run(text), let joined = values.first?.string else {
            Issue.record("no return")
            return
        }
        let found = joined.split(separator: "~")
        #expect(found.count == 200 && expected.count == 200)
        for (call, (mine, theirs)) in zip(calls, zip(found, expected)) {
            #expect(Self.comparable(mine, of: call) == Self.comparable(theirs, of: call), "\(call)")
        }
    }
}
