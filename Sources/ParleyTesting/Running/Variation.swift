// The ways in which one transcript is run.

/// What happens to the program while a transcript runs; what is said stays the same.
public enum Variation: Sendable, Hashable {
    case plain
    /// The same once more: the same entries, byte for byte (invariant (e) within one process).
    case again
    /// Everything in memory is lost before each line, as by a kill (invariant (a)).
    case restartBeforeEveryLine
    /// Coroutines and cached views are dropped before each line (invariant (b)).
    case evictionBeforeEveryLine
    /// Killed between the intent and the result of the n-th write or send, from 0.
    case killAtWrite(Int)
    /// Every call of this action is refused: what is said is free, but nothing may break or be lost.
    case refusing(action: String)
}

extension Variation: CustomStringConvertible {
    public var description: String {
        switch self {
        case .plain: "as it stands"
        case .again: "the same once more"
        case .restartBeforeEveryLine: "with a restart before every line"
        case .evictionBeforeEveryLine: "with an empty memory before every line"
        case .killAtWrite(let write): "with a kill between the intent and the result of write \(write + 1)"
        case .refusing(let action): "with \(action) refused"
        }
    }

    var trouble: ScriptedActions.Trouble {
        switch self {
        case .killAtWrite(let write): .killing(atWrite: write)
        case .refusing(let action): .refusing(action: action)
        case .plain, .again, .restartBeforeEveryLine, .evictionBeforeEveryLine: .none
        }
    }
}
