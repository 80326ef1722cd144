// A pattern as a machine of states: built once, run without ever going back.

/// Thompson's construction: each state takes one character, branches, or asserts.
struct PatternProgram: Sendable {
    enum State: Sendable, Hashable {
        case take(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case match
    }

    /// Repetitions are written out; past so many states a pattern is refused.
    static let stateLimit = 2000

    private(set) var states: [State] = []
    /// What a match can begin with.
    private(set) var first = ScalarSet()
    /// What a match can end with.
    private(set) var last = ScalarSet()

    init(_ pattern: String) throws(PatternProblem) {
        let tree = try PatternParser.parse(pattern)
        if Self.matchesNothing(tree) { throw .matchesNothing }
        try add(tree)
        try append(.match)
        first = firstSet()
        last = lastSet()
    }

    private mutating func append(_ state: State) throws(PatternProblem) {
        if states.count >= Self.stateLimit { throw .tooLarge(limit: Self.stateLimit) }
        states.append(state)
    }

    private mutating func add(_ node: PatternNode) throws(PatternProblem) {
        switch node {
        case .nothing: break
        case .set(let set): try append(.take(set))
        case .start: try append(.start)
        case .end: try append(.end)
        case .sequence(let nodes):
            for node in nodes { try add(node) }
        case .choice(let branches): try add(branches: branches[...])
        case .many(let inner, let least, let most): try add(inner, least: least, most: most)
        }
    }

    private mutating func add(branches: ArraySlice<PatternNode>) throws(PatternProblem) {
        var exits: [Int] = []
        for (index, branch) in zip(branches.indices, branches) {
            guard index < branches.endIndex - 1 else {
                try add(branch)
                continue
            }
            let split = states.count
            try append(.split(split + 1, split + 1))
            try add(branch)
            exits.append(states.count)
            try append(.jump(0))
            states[split] = .split(split + 1, states.count)
        }
        for exit in exits { states[exit] = .jump(states.count) }
    }

    private mutating func add(_ inner: PatternNode, least: Int, most: Int?) throws(PatternProblem) {
        for _ in 0..<least {
            let size = states.count
            try add(inner)
            // What takes no state is not worth repeating, and nested it would never end.
            if states.count == size { return }
        }
        guard let most else {
            let split = states.count
            try append(.split(split + 1, split + 1))
            try add(inner)
            try append(.jump(split))
            states[split] = .split(split + 1, states.count)
            return
        }
        var splits: [Int] = []
        for _ in 0..<max(0, most - least) {
            splits.append(states.count)
            try append(.split(states.count + 1, states.count + 1))
            try add(inner)
        }
        for split in splits { states[split] = .split(split + 1, states.count) }
    }

    private static func matchesNothing(_ node: PatternNode) -> Bool {
        switch node {
        case .nothing, .start, .end: true
        case .set: false
        case .sequence(let nodes): nodes.allSatisfy(matchesNothing)
        case .choice(let branches): branches.contains(where: matchesNothing)
        case .many(let inner, let least, let most): least == 0 || most == 0 || matchesNothing(inner)
        }
    }

    private func firstSet() -> ScalarSet {
        var set = ScalarSet()
        var seen = [Bool](repeating: false, count: states.count)
        var open = [0]
        while let index = open.popLast() {
            if seen[index] { continue }
            seen[index] = true
            switch states[index] {
            case .take(let taken): set.formUnion(taken)
            case .split(let left, let right): open += [left, right]
            case .jump(let target): open.append(target)
            case .start, .end: open.append(index + 1)
            case .match: break
            }
        }
        return set
    }

    private func lastSet() -> ScalarSet {
        // Which states lead to a match without another character; those behind are known first, loops excepted.
        var ends = [Bool](repeating: false, count: states.count)
        var isNew = true
        while isNew {
            isNew = false
            for index in states.indices.reversed() where !ends[index] {
                let isEnd =
                    switch states[index] {
                    case .take: false
                    case .split(let left, let right): ends[left] || ends[right]
                    case .jump(let target): ends[target]
                    case .start, .end: ends[index + 1]
                    case .match: true
                    }
                ends[index] = isEnd
                isNew = isNew || isEnd
            }
        }
        var set = ScalarSet()
        for (index, state) in states.enumerated() {
            if case .take(let taken) = state, ends[index + 1] { set.formUnion(taken) }
        }
        return set
    }
}
