// What is known of the user's consent at one point of a flow: on the worst of the ways that come there.
import ParleyModel

struct Consent: Hashable {
    enum Level: Int, Comparable {
        case missing
        /// Something was answered that may be an agreement: a choice, a slot of yes or no.
        case asked
        /// A `confirm` was answered with yes.
        case given

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// Why it is missing.
    enum Lack: Hashable {
        case unasked
        /// Nothing reads the answer to this `confirm`.
        case lost(SourcePosition)
        case refused(SourcePosition)

        fileprivate var rank: (Int, Int) {
            switch self {
            case .unasked: (0, 0)
            case .lost(let position): (1, position.line)
            case .refused(let position): (2, position.line)
            }
        }
    }

    /// What brings a way into another function or flow.
    struct Entrance: Hashable {
        var position: SourcePosition
        var isFlow: Bool
    }

    private(set) var level: Level
    private(set) var lack: Lack?
    /// Whether it is missing on some of the ways only.
    private(set) var isPartial = false
    var entrance: Entrance?

    static let unasked = Consent(level: .missing, lack: .unasked)
    static let asked = Consent(level: .asked)

    private init(level: Level, lack: Lack? = nil) {
        self.level = level
        self.lack = lack
    }

    /// After something that may be an agreement.
    var raised: Consent { level < .asked ? .asked : self }

    var given: Consent { Consent(level: .given) }

    /// After a `confirm` that was answered so: what only may have been an agreement is none any more.
    func without(_ lack: Lack) -> Consent { level == .given ? self : Consent(level: .missing, lack: lack) }

    /// Where two ways meet.
    func joined(_ other: Consent) -> Consent {
        guard self != other else { return self }
        var joined = level <= other.level ? self : other
        if level == .missing, other.level == .missing, let mine = lack, let its = other.lack {
            joined = mine.rank >= its.rank ? self : other
            joined.isPartial = isPartial || other.isPartial || mine.rank.0 != its.rank.0
        } else if joined.level == .missing {
            joined.isPartial = true
        }
        return joined
    }
}

extension Consent? {
    /// `nil` is a point that no way comes to.
    func joined(_ other: Consent?) -> Consent? {
        guard let self else { return other }
        return other.map(self.joined) ?? self
    }

    mutating func join(_ other: Consent?) { self = joined(other) }
}

/// What is known behind a condition that held, and behind one that did not.
struct ConsentSplit {
    var yes: Consent?
    var no: Consent?

    var either: Consent? { yes.joined(no) }
    var swapped: ConsentSplit { ConsentSplit(yes: no, no: yes) }

    init(yes: Consent?, no: Consent?) {
        self.yes = yes
        self.no = no
    }

    init(_ consent: Consent?) { self.init(yes: consent, no: consent) }
}
