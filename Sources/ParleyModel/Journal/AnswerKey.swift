// Which answer of a run: of its slot, and of what it was asked about.

/// The name under which a run keeps an answer, and under which it is corrected.
public struct AnswerKey: Hashable, Sendable {
    public var slot: String
    /// The `about` of the `ask`; `nil`: of none, or in a correction, of the one answered last.
    public var about: String?

    public init(slot: String, about: String? = nil) { (self.slot, self.about) = (slot, about) }

    /// - Parameter text: as ``text`` gives it.
    public init(_ text: String) {
        let parts = text.split(separator: AnswerKey.joint, maxSplits: 1, omittingEmptySubsequences: false)
        self.init(slot: String(parts[0]), about: parts.count > 1 ? String(parts[1]) : nil)
    }

    public var text: String { about.map { slot + String(AnswerKey.joint) + $0 } ?? slot }

    /// For people: `points (bath)`.
    public func shown(as title: String) -> String { about.map { "\(title) (\($0))" } ?? title }

    private static let joint: Character = "\u{1F}"
}
