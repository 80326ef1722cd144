// Bytes that nothing of ours would write, into the functions of C and Swift that read values, and into patterns.

import CLuaSupport
import Glibc
import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Mutated bytes")
struct MutationTests {
    static let count = getenv("PARLEY_LONG") == nil ? 20_000 : 10_000_000

    private static func samples() -> [[UInt8]] {
        let values: [LuaValue] = [
            .nil, .bool(true), .integer(.min), .number(-0.0), .string("héllo"), .list([]), .textName("hello"),
            .list([
                .integer(1), .list([.string("a"), .record([("x", .nil), ("y", .list([.bool(false)]))])]),
            ]),
            .record([("a", .number(1.5)), ("b", .record([("c", .string(""))])), ("é", .integer(7))]),
        ]
        return values.map { value in
            var writer = LuaWriter()
            writer.append(value)
            writer.append(value)
            return writer.bytes
        }
    }

    private static func mutate(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0...dice.roll(3) {
            guard !bytes.isEmpty else { break }
            let place = dice.roll(bytes.count)
            switch dice.roll(6) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
            case 1: bytes[place] = UInt8(dice.roll(10))
            case 2: bytes[place] ^= 1 << UInt8(dice.roll(8))
            case 3: bytes.remove(at: place)
            case 4: bytes.insert(UInt8(dice.roll(12)), at: place)
            default: bytes.insert(contentsOf: bytes[place...].prefix(dice.roll(30)), at: place)
            }
        }
        // A reference to a function comes from C alone: there is no way to a made up one.
        return bytes.map { $0 == UInt8(BOX_TAG_FUNCTION) ? 1 : $0 }
    }

    @Test("Values of the host: they arrive, or are refused with an error that is ours")
    func decoding() throws {
        var dice = Dice(state: 1)
        let samples = Self.samples()
        var arena = try Arena(library: .flow, limits: LuaLimits(steps: .max / 2))
        var taken = 0
        for round in 0..<Self.count {
            if round % 5000 == 4999 { arena = try Arena(library: .flow, limits: LuaLimits(steps: .max / 2)) }
            let bytes = Self.mutate(dice.pick(samples), &dice)
            let state = arena.state
            state.resetBudget()
            let environment = try state.makeEnvironment()
            let isTaken = bytes.withUnsafeBufferPointer { bytes in
                let bytes = BoxBytes(bytes: bytes.baseAddress, count: bytes.count)
                _ = box_set_view(state.box, environment.reference, "view", bytes, 0)
                _ = box_update_view(state.box, environment.reference, "view", bytes)
                return box_set_value(state.box, environment.reference, "x", bytes)
            }
            if isTaken {
                taken += 1
            } else if !state.failure().isOurs {
                Issue.record("\(state.failure())")
            }
            if round % 50 == 0 { try resume(arena, with: bytes) }
        }
        #expect(taken > Self.count / 20 && taken < Self.count)
    }

    private func resume(_ arena: Arena, with bytes: [UInt8]) throws {
        let chunk = try arena.state.compile(Array("local a = ask('x') say(a)".utf8), file: "a.lua")
        let coroutine = try arena.state.makeCoroutine()
        let environment = try arena.state.makeEnvironment()
        _ = coroutine.start(chunk, in: environment, capturing: false)
        // What a reply decodes is encoded again by `say`.
        let event = coroutine.resume(.values([.text(String(decoding: bytes, as: UTF8.self))]))
        guard case .word(let call) = event else {
            Issue.record("\(event)")
            return
        }
        #expect(call.arguments.first?.string == String(decoding: bytes, as: UTF8.self))
    }

    @Test("Values of Lua: any bytes are read to some value")
    func reading() {
        var dice = Dice(state: 2)
        let samples = Self.samples()
        let releases = LuaReleases()
        var seen = 0
        for _ in 0..<Self.count {
            let bytes = Self.mutate(dice.pick(samples), &dice)
            let values = bytes.withUnsafeBufferPointer { bytes in
                var reader = LuaReader(
                    BoxBytes(bytes: bytes.baseAddress, count: bytes.count), releases: releases)
                return reader.readAll()
            }
            seen += values.count
        }
        #expect(seen >= Self.count)
        let deep = [[UInt8]](repeating: [UInt8(BOX_TAG_LIST), 1, 0, 0, 0], count: 100_000).flatMap { $0 }
        let values = deep.withUnsafeBufferPointer { bytes in
            var reader = LuaReader(BoxBytes(bytes: bytes.baseAddress, count: bytes.count), releases: releases)
            return reader.readAll()
        }
        #expect(values.count == 1)
    }

    @Test("Patterns of any bytes end, with a result or with an error", arguments: 0..<4)
    func patterns(part: Int) throws {
        let parts = [
            "%", "(", ")", "[", "]", "^", "$", "*", "+", "-", "?", ".", "b", "f", "1", "a", "\\0", "\\xff",
        ]
        var dice = Dice(state: UInt64(3 + part))
        let calls = ["string.find", "string.match", "string.gsub", "collect"]
        for _ in 0..<(Self.count / 4 / 200) {
            let lines = (0..<200).map { _ -> String in
                let pattern = (0..<dice.roll(14)).map { _ in dice.pick(parts) }.joined()
                let subject = (0..<dice.roll(20)).map { _ in dice.pick(parts) }.joined()
                let call = dice.pick(calls)
                let more = call == "string.gsub" ? ", \"<%0>\"" : ""
                return "n = n + (pcall(\(call), \"\(subject)\", \"\(pattern)\"\(more)) and 1 or 0)"
            }
            let text =
                "local n = 0\nlocal function collect(s, p) for a in s:gmatch(p) do n = n + 0 end end\n"
                + lines.joined(separator: "\n") + "\nreturn n"
            let arena = try Arena(library: .flow, limits: LuaLimits())
            guard case .returned(let values) = try arena.run(text, user: "") else {
                Issue.record("no return")
                return
            }
            guard case .integer(let well)? = values.first else { continue }
            #expect(well > 20 && well < 200)
        }
    }
}

extension LuaFailure {
    fileprivate var isOurs: Bool {
        switch self {
        case .runtime(let message, _, _):
            message.contains("the host's values") || message.contains("index is n")
        case .memory: true
        default: false
        }
    }
}
