// What the host gives a state when it makes one: its words, its library, its limits.

/// A function that Lua calls and the host answers; `nlp.tokens` stands in the table `nlp`.
package struct LuaWord: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case acting
        /// In a capturing run it stores its functions and returns at once, see ``LuaEnvironment/captured(_:_:)``.
        case declaring
    }

    package let name: String
    package let kind: Kind
    /// Whether functions may stand among or in its arguments; else they are refused with their place.
    package let takesFunctions: Bool

    package init(_ name: String, _ kind: Kind, takesFunctions: Bool = true) {
        self.name = name
        self.kind = kind
        self.takesFunctions = takesFunctions
    }
}

package enum LuaLibrary: Hashable, Sendable {
    case flow
    /// With metatables, under checks.
    case plugin
    /// Nothing but literals, for `manifest.lua`.
    case data
}

package struct LuaLimits: Hashable, Sendable {
    /// VM instructions, pattern steps and bytes worked on, per turn.
    package var steps: Int
    /// Bytes allocated per turn; what is freed is not credited.
    package var bytes: Int
    /// Bytes in use of the whole state.
    package var stateBytes: Int
    /// Calls inside each other; seen every 100 instructions, so that a little more may pass.
    package var depth: Int
    package var stringBytes: Int
    /// For tests: the allocation with this number is refused, and with `refusesOn` all after it. 0: none.
    package var refusedAllocation = 0
    package var refusesOn = false

    package init(
        steps: Int = 10_000_000,
        bytes: Int = 32 << 20,
        stateBytes: Int = 256 << 20,
        depth: Int = 200,
        stringBytes: Int = 1 << 20
    ) {
        self.steps = steps
        self.bytes = bytes
        self.stateBytes = stateBytes
        self.depth = depth
        self.stringBytes = stringBytes
    }
}
