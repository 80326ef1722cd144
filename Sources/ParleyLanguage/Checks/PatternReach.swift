// Whether a pattern can match anything at all, and whether it matches whatever is said.

package enum PatternReach: Sendable {
    case nothing, everything, some

    /// `nil` when it is no pattern.
    package static func of(_ pattern: String) -> PatternReach? {
        guard let program = try? PatternProgram(pattern) else { return nil }
        if !canMatch(program) { return .nothing }
        let isAll = probes.allSatisfy { program.matchesWhole($0, range: 0..<$0.count) }
        return isAll ? .everything : .some
    }

    /// Texts that have nothing in common: what takes all of them takes any.
    private static let probes: [[Scalar]] = [
        "a", "the blue one, please", "我想退货", "12", "?!", "it's 3 o'clock - 好的。", "x_y@z/é",
    ].map { $0.unicodeScalars.map(\.value) }

    /// Follows every way through the states, whatever the characters: `^` only before the first, none behind `$`.
    private static func canMatch(_ program: PatternProgram) -> Bool {
        struct Place: Hashable {
            var state: Int
            var hasBegun: Bool
            var hasEnded: Bool
        }
        var seen: Set<Place> = []
        var due = [Place(state: 0, hasBegun: false, hasEnded: false)]
        while let place = due.popLast() {
            guard seen.insert(place).inserted else { continue }
            var next = place
            switch program.states[place.state] {
            case .match: return true
            case .take(let set):
                guard !place.hasEnded, !set.isEmpty else { continue }
                next.state += 1
                next.hasBegun = true
                due.append(next)
            case .start:
                guard !place.hasBegun else { continue }
                next.state += 1
                due.append(next)
            case .end:
                next.state += 1
                next.hasEnded = true
                due.append(next)
            case .jump(let target):
                next.state = target
                due.append(next)
            case .split(let one, let other):
                for target in [one, other] {
                    next.state = target
                    due.append(next)
                }
            }
        }
        return false
    }
}
