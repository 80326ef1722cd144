// The time that a chat begins at.

import ParleyModel
import Testing

@testable import parley

@Suite struct ClockTests {
    @Test(
        "a written time is read in its forms",
        arguments: [
            ("1970-01-01", 0),
            ("2026-03-01 18:00", 1_772_388_000),
            ("2026-03-01T18:00", 1_772_388_000),
            ("2026-03-01T18:00:30Z", 1_772_388_030),
            ("2026-03-01 18:00+08:00", 1_772_359_200),
            ("2026-03-01 18:00 -0330", 1_772_400_600),
            ("2024-02-29", 1_709_164_800),
        ] as [(String, Int64)])
    func forms(text: String, seconds: Int64) throws {
        #expect(
            try #require(WrittenTime(argument: text)).instant(in: .utc)
                == Instant(milliseconds: seconds * 1000))
    }

    @Test(
        "what is no time is refused",
        arguments: [
            "", "tomorrow", "2026-3-1", "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31",
            "2026-03-01 24:00",
            "2026-03-01 18:60", "2026-03-01 18", "２０２６-03-01", "2026-03-01 18:00 CET",
        ])
    func refusals(text: String) { #expect(WrittenTime(argument: text) == nil) }

    @Test("a clock begins where it is set and does not go back")
    func shifted() {
        let clock = ShiftedClock(at: Instant(milliseconds: 5000))
        let first = clock.now()
        #expect(first >= Instant(milliseconds: 5000))
        #expect(clock.now() >= first)
        clock.begin(at: Instant(milliseconds: 9_000_000_000))
        #expect(clock.now() >= Instant(milliseconds: 9_000_000_000))
    }
}
