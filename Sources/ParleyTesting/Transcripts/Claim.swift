// What `* expect` can say about a session.

public import ParleyModel

public enum Claim: Sendable, Hashable {
    public enum FlowState: String, Sendable, Hashable, CaseIterable { case open, finished, cancelled }

    case slot(name: String, value: Value)
    /// So many different calls; repeats of one under its key do not count.
    case called(action: String, times: Int, with: Record?)
    case flow(name: String, state: FlowState)
    case asks(slot: String)
    case handoff(team: String)
    case remembered(name: String, value: Value)
    case locale(Locale)
    case note(name: String)

    /// The words that a claim begins with.
    static let words = ["asks", "called", "flow", "handoff", "locale", "note", "remembered", "slot"]
}

extension Claim: CustomStringConvertible {
    /// As it is written.
    public var description: String {
        switch self {
        case .slot(let name, let value): "slot \(name) = \(value.literal)"
        case .called(let action, let times, let with):
            "called \(action) \(Claim.times(times))" + (with.map { " with \($0.literal)" } ?? "")
        case .flow(let name, let state): "flow \(name) \(state.rawValue)"
        case .asks(let slot): "asks \(slot)"
        case .handoff(let team): "handoff \(team)"
        case .remembered(let name, let value): "remembered \(name) = \(value.literal)"
        case .locale(let locale): "locale \(locale)"
        case .note(let name): "note \(name)"
        }
    }

    static func times(_ count: Int) -> String {
        switch count {
        case 0: "never"
        case 1: "once"
        default: "\(count) times"
        }
    }
}
