// A clock that stands still until it is moved.

public import ParleyModel

public final class FixedClock: Clock {
    private let time: Guarded<Instant>

    public init(_ time: Instant) { self.time = Guarded(time) }

    public func now() -> Instant { time.withLock { $0 } }

    public func set(_ time: Instant) { self.time.withLock { $0 = time } }

    public func advance(bySeconds seconds: Double) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}

extension Transcript.LocalClock {
    /// The moment at which clocks in the zone show this.
    func instant(in zone: TimeZoneRules) -> Instant {
        zone.instant(year: year, month: month, day: day, hour: hour, minute: minute)
    }
}
