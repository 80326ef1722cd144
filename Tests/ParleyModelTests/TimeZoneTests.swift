// Dates and times without a calendar library.
import ParleyModel
import Testing

@Suite struct TimeZoneTests {
    @Test(arguments: [
        (0, "1970-01-01", "00:00", 4), (1_772_384_400_000, "2026-03-01", "17:00", 7),
        (-1000, "1969-12-31", "23:59", 3),
        (951_782_400_000, "2000-02-29", "00:00", 2),
    ])
    func aMomentInUTC(_ milliseconds: Int64, _ date: String, _ time: String, _ weekday: Int) {
        let local = TimeZoneRules.utc.local(Instant(milliseconds: milliseconds))
        #expect(local.date == date)
        #expect(local.time == time)
        #expect(local.weekday == weekday)
    }

    @Test func daysGoThereAndBackOverFourCenturies() {
        for day in stride(from: Int64(-80_000), through: 80_000, by: 13) {
            #expect(CivilDate(daysSinceEpoch: day).daysSinceEpoch == day)
        }
    }

    /// A zone file of version 1 with one change: +1 h until 1000 s, +2 h from there.
    @Test func aZoneFileIsRead() throws {
        var bytes = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
        func append(_ number: Int32) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        for count in [0, 0, 0, 1, 2, 4] as [Int32] { append(count) }
        append(1000)
        bytes.append(1)
        append(3600)
        bytes += [0, 0]
        append(7200)
        bytes += [1, 0]
        let rules = try #require(TimeZoneRules(zoneFile: bytes))
        #expect(rules.offset(at: Instant(milliseconds: 999_999)) == 3600)
        #expect(rules.offset(at: Instant(milliseconds: 1_000_000)) == 7200)
        #expect(rules.instant(year: 1970, month: 1, day: 2) == Instant(milliseconds: (86400 - 7200) * 1000))
    }

    @Test func whatIsNoZoneFileIsRefused() {
        #expect(TimeZoneRules(zoneFile: Array("TZif2".utf8)) == nil)
        #expect(TimeZoneRules(zoneFile: [UInt8](repeating: 0xFF, count: 200)) == nil)
    }
}
