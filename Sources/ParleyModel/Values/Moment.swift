// When something is said, and where.

/// A moment with the time zone in which people read it: what "tomorrow" is told from.
public struct Moment: Hashable, Sendable {
    public var now: Instant
    public var timeZone: TimeZoneRules
    /// What was said shortly before, the newest first: the 7 that follows "tomorrow evening" is in the evening.
    public var said: [String]
    /// Whether a day without a direction is over: "Saturday" to "When did it happen?" was the last one.
    public var looksBack = false
    public init(now: Instant, timeZone: TimeZoneRules, said: [String] = []) {
        self.now = now
        self.timeZone = timeZone
        self.said = said
    }
}
