// Where time and chance come from; a simulator drives both.

public protocol Clock: Sendable {
    /// The wall clock: journaled and shown.
    func now() -> Instant
}

/// Where session secrets and generated ids come from.
public protocol RandomSource: Sendable {
    func bytes(_ count: Int) -> [UInt8]
}
