// When something is said, and where.

/// A moment with the time zone in which people read it: what "tomorrow" is told from.
public struct Moment: Hashable, Sendable {
    public var now: Instant
    public var timeZone: TimeZoneRules
    public init(now: Instant, timeZone: TimeZoneRules) {
        self.now = now
        self.timeZone = timeZone
    }
}
