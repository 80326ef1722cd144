// Why Lua did not do what it was told, as pure data.

/// A line of a file, by the name that the file was compiled under.
package struct LuaPosition: Hashable, Sendable {
    package let file: String
    package let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

/// What a turn may spend, and ran out of.
package enum LuaBudget: Hashable, Sendable {
    case steps
    case memory
    /// Calls inside each other.
    case depth
    /// One string.
    case string
    /// The watchdog's: ``LuaInterrupt``.
    case time
}

package enum LuaFailure: Error, Hashable, Sendable {
    case syntax(String, LuaPosition?)
    /// A mistake of the author. The position is that of the line that the message names; the traceback has the
    /// innermost eight lines.
    case runtime(String, LuaPosition?, traceback: [LuaPosition])
    /// A read of a view or of `texts` by a name that it does not have.
    case unknownName(view: String, name: String, LuaPosition?)
    /// A value that no word takes, with its place: `argument 2, field "amount": ...`.
    case badArgument(String, LuaPosition?)
    case budget(LuaBudget, LuaPosition?)
    /// The whole state is at its cap, or the machine has none left.
    case memory
    case bytecode

    package var position: LuaPosition? {
        switch self {
        case .syntax(_, let position), .runtime(_, let position, _), .unknownName(_, _, let position),
            .badArgument(_, let position), .budget(_, let position):
            position
        case .memory, .bytecode: nil
        }
    }
}
