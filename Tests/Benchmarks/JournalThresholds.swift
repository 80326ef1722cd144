// What a turn may write and read: counts, not times, so that they are the same on every machine.

import Parley
import ParleyModel
import Testing

@Suite struct JournalThresholds {
    /// Entries and bytes of canonical JSON that each turn of the measured conversation may write. Of the entries the first
    /// turn has one more, which opens the session.
    static let limits: [(entries: Int, bytes: Int)] = [
        (6, 600), (4, 540), (3, 520), (4, 560), (4, 620), (5, 500),
    ]

    @Test("each turn of the measured conversation writes one commit of few entries and bytes")
    func aTurnWritesLittle() async throws {
        let store = CountingStore()
        let bot = try BenchBot.open(store)
        defer { bot.close() }
        _ = store.take()
        for (turn, limit) in Self.limits.enumerated() {
            #expect(try await bot.converses(in: SessionID("s"), turns: turn..<turn + 1))
            let counts = store.take()
            #expect(counts.commits == 1, "turn \(turn + 1)")
            #expect(counts.entriesWritten <= limit.entries, "turn \(turn + 1)")
            #expect(counts.bytesWritten <= limit.bytes, "turn \(turn + 1)")
        }
    }

    @Test("a hot session is not read from the store")
    func aHotTurnReadsNothing() async throws {
        let store = CountingStore()
        let bot = try BenchBot.open(store)
        defer { bot.close() }
        #expect(try await bot.converses(in: SessionID("s"), turns: 0..<1))
        _ = store.take()
        #expect(try await bot.converses(in: SessionID("s"), turns: 1..<6))
        let counts = store.take()
        #expect(counts.loads == 0)
        #expect(counts.entriesRead == 0)
        #expect(counts.lookups == 0)
    }

    @Test("turn 600 writes what turn 6 does")
    func aLongSessionWritesNoMore() async throws {
        let store = CountingStore()
        let bot = try BenchBot.open(store)
        defer { bot.close() }
        // The second conversation: the first also opens the session.
        for _ in 0..<2 {
            _ = store.take()
            #expect(try await bot.converses(in: SessionID("s")))
        }
        let early = store.take()
        for _ in 0..<98 {
            _ = store.take()
            #expect(try await bot.converses(in: SessionID("s")))
        }
        let late = store.take()
        #expect(late.entriesWritten == early.entriesWritten)
        // A run's ordinal has three digits now instead of one.
        #expect(late.bytesWritten <= early.bytesWritten + 100)
        #expect(late.loads == 0)
    }

    @Test("a session that was let go of is read once, whatever is asked of it then")
    func aColdSessionIsReadOnce() async throws {
        let store = CountingStore()
        let bot = try BenchBot.open(store)
        defer { bot.close() }
        #expect(try await bot.converses(in: SessionID("s"), turns: 0..<5))
        bot.evictAll()
        _ = store.take()
        #expect(try await bot.converses(in: SessionID("s"), turns: 5..<6))
        let counts = store.take()
        #expect(counts.loads == 1)
        #expect(counts.entriesRead <= Self.limits[..<5].reduce(0) { $0 + $1.entries })
    }

    @Test("a cold session is read from its last snapshot on, however long it is")
    func aColdTurnIsIndependentOfLength() async throws {
        let store = CountingStore()
        let bot = try BenchBot.open(store)
        defer { bot.close() }
        for _ in 0..<20 { #expect(try await bot.converses(in: SessionID("s"))) }
        bot.evictAll()
        _ = store.take()
        #expect(try await bot.converses(in: SessionID("s"), turns: 0..<1))
        let counts = store.take()
        #expect(counts.loads == 1)
        // A snapshot falls due after 64 entries, at the end of a turn.
        #expect(counts.entriesRead <= 64)
    }
}
