// A moment on the wall clock.

/// Milliseconds since 1970-01-01 00:00 UTC; journaled, shown, never used to measure how long something takes.
public struct Instant: Hashable, Sendable, Comparable {
    public var milliseconds: Int64
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    public func advanced(bySeconds seconds: Double) -> Instant {
        Instant(milliseconds: milliseconds &+ Int64(max(-9e14, min(9e14, seconds * 1000))))
    }
}
