// `--clock`: the time that a chat begins at.

import ArgumentParser
import Glibc
import Parley
import ParleyModel
import Synchronization

/// A date and a time of day as a person writes them, with the offset from UTC if one was written.
struct WrittenTime: Equatable, ExpressibleByArgument {
    private var date: [Int]
    private var time: [Int]
    /// Seconds east of UTC; `nil`: what the bot's time zone says.
    private var offset: Int?

    /// `2026-03-01`, `2026-03-01 18:00`, `2026-03-01T18:00:30`, each perhaps with `Z` or `+08:00`.
    init?(argument: String) {
        let pattern =
            /(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?\s*(Z|[+-]\d{2}:?\d{2})?/
            .asciiOnlyDigits()
        guard let match = argument.wholeMatch(of: pattern) else { return nil }
        date = [match.1, match.2, match.3].map { Int($0) ?? 0 }
        time = [match.4, match.5, match.6].map { $0.flatMap { Int($0) } ?? 0 }
        offset = match.7.map(WrittenTime.seconds(ofOffset:))
        let day = CivilDate(year: date[0], month: date[1], day: date[2])
        guard (1...12).contains(date[1]), (1...31).contains(date[2]) else { return nil }
        // A day that its month does not have comes back as one of the next month.
        guard CivilDate(daysSinceEpoch: day.daysSinceEpoch).day == date[2] else { return nil }
        guard time[0] < 24, time[1] < 60, time[2] < 60 else { return nil }
    }

    /// The moment that is meant; `zone` counts where no offset is written.
    func instant(in zone: TimeZoneRules) -> Instant {
        let rules = offset == nil ? zone : .utc
        let instant = rules.instant(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1], second: time[2])
        return instant.advanced(bySeconds: Double(-(offset ?? 0)))
    }

    private static func seconds(ofOffset offset: Substring) -> Int {
        let digits = offset.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.dropFirst(2)) ?? 0)
        return (offset.first == "-" ? -minutes : minutes) * 60
    }
}

/// Begins at a given time and goes on from there as time passes.
final class ShiftedClock: Clock {
    private let start = ContinuousClock.now
    private let base: Atomic<Int64>

    init(at base: Instant) { self.base = Atomic(base.milliseconds) }

    /// Sets another beginning: a time written without an offset is known only when the bot's time zone is.
    func begin(at base: Instant) { self.base.store(base.milliseconds, ordering: .releasing) }

    func advance(bySeconds seconds: Int) {
        base.wrappingAdd(Int64(seconds) * 1000, ordering: .acquiringAndReleasing)
    }

    func now() -> Instant {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let passed = seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
        return Instant(milliseconds: base.load(ordering: .acquiring) &+ passed)
    }
}
