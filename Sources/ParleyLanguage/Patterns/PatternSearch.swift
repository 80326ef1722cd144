// Runs a pattern's machine over a text: in time linear in text and states, whatever the pattern (Thompson 1968).

extension PatternProgram {
    /// So many matches are looked for in one text; it keeps the whole search linear.
    static let matchLimit = 32

    /// The matches from left to right, each the longest at its start, none inside a longer number or word.
    ///
    /// A match has no digit beside a digit of its own end, and if it has letters, no letter or digit beside it at all:
    /// `\d{6,20}` finds nothing in 25 digits. `^` and `$` stand for the ends of the value, not of the text.
    func matches(in text: [Scalar], range: Range<Int>) -> [Range<Int>] {
        var search = PatternSearch(program: self, text: text, range: range)
        var found: [Range<Int>] = []
        var start = range.lowerBound
        while found.count < Self.matchLimit, let match = search.next(from: start) {
            found.append(match)
            start = match.upperBound
        }
        return found
    }

    /// Whether the whole stretch is a match.
    func matchesWhole(_ text: [Scalar], range: Range<Int>) -> Bool {
        // Nearly always a look at both ends tells that it is not; no pattern matches the empty text.
        guard let start = range.first, let end = range.last, first.contains(text[start]),
            last.contains(text[end])
        else { return false }
        var search = PatternSearch(program: self, text: text, range: range)
        return search.longest(at: range.lowerBound) == range.upperBound
    }
}

/// One text being searched; ``steps`` counts the states visited.
struct PatternSearch {
    /// A state reached, with the start of the match it belongs to.
    private struct Thread {
        var state: Int
        var start: Int
    }

    private let program: PatternProgram
    private let text: [Scalar]
    private let range: Range<Int>
    private var threads: [Thread] = []
    /// The threads of the position that comes next.
    private var reached: [Thread] = []
    /// At which position each state was last entered, for open threads and for those past a `$`.
    private var entered: [Int]
    private var pending: [(state: Int, isClosed: Bool)] = []
    private var best: Range<Int>?
    private(set) var steps = 0

    init(program: PatternProgram, text: [Scalar], range: Range<Int>) {
        self.program = program
        self.text = text
        self.range = range
        entered = [Int](repeating: -1, count: program.states.count * 2)
    }

    /// The first match at or after a position.
    mutating func next(from first: Int) -> Range<Int>? {
        reset()
        var position = first
        while position <= range.upperBound {
            if best == nil, position < range.upperBound, program.first.contains(text[position]),
                mayStart(at: position)
            {
                enter(0, start: position, at: position)
            }
            if reached.isEmpty, best != nil { break }
            advance(at: position, onlyWhole: true)
            position += 1
        }
        return best
    }

    /// The end of the longest match that starts here, whatever stands around it.
    mutating func longest(at start: Int) -> Int? {
        reset()
        enter(0, start: start, at: start)
        var position = start
        while position <= range.upperBound, !reached.isEmpty {
            advance(at: position, onlyWhole: false)
            position += 1
        }
        return best?.upperBound
    }

    private mutating func reset() {
        reached.removeAll(keepingCapacity: true)
        best = nil
        // Nothing was entered yet when the first search begins.
        guard steps > 0 else { return }
        for index in entered.indices { entered[index] = -1 }
    }

    /// Takes the character at a position into every thread; threads are in the order of their starts.
    private mutating func advance(at position: Int, onlyWhole: Bool) {
        swap(&threads, &reached)
        reached.removeAll(keepingCapacity: true)
        for thread in threads {
            steps += 1
            if let best, thread.start > best.lowerBound { break }
            switch program.states[thread.state] {
            case .match:
                if onlyWhole, !isWhole(thread.start..<position) { continue }
                best = thread.start..<position
            case .take(let set):
                guard position < range.upperBound, set.contains(text[position]) else { continue }
                enter(thread.state + 1, start: thread.start, at: position + 1)
            default: continue
            }
        }
    }

    /// Adds a state and all that it leads to without a character. The earliest start enters first and keeps the state.
    private mutating func enter(_ state: Int, start: Int, at position: Int) {
        pending.append((state, false))
        while let (state, isClosed) = pending.popLast() {
            let mark = state * 2 + (isClosed ? 1 : 0)
            if entered[mark] == position { continue }
            entered[mark] = position
            steps += 1
            switch program.states[state] {
            case .take: if !isClosed { reached.append(Thread(state: state, start: start)) }
            case .match: reached.append(Thread(state: state, start: start))
            case .split(let left, let right):
                pending.append((right, isClosed))
                pending.append((left, isClosed))
            case .jump(let target): pending.append((target, isClosed))
            case .start: if position == start { pending.append((state + 1, isClosed)) }
            case .end: pending.append((state + 1, true))
            }
        }
    }

    // MARK: Longer numbers and words

    private func mayStart(at start: Int) -> Bool {
        guard start > range.lowerBound else { return true }
        let before = text[start - 1]
        if text[start].isDigit {
            let isFraction = before == 0x2E && start - 1 > range.lowerBound && text[start - 2].isDigit
            return !before.isDigit && !isFraction
        }
        return !(text[start].isASCIILetter && before.isASCIILetter)
    }

    private func isWhole(_ match: Range<Int>) -> Bool {
        guard let last = match.last else { return false }
        let hasLetters = text[match].contains { $0.isASCIILetter }
        let before = match.lowerBound > range.lowerBound ? text[match.lowerBound - 1] : .blank
        if hasLetters, text[match.lowerBound].isASCIIWord, before.isASCIIWord { return false }
        guard match.upperBound < range.upperBound else { return true }
        let after = text[match.upperBound]
        if text[last].isDigit, after.isDigit { return false }
        if hasLetters, text[last].isASCIIWord, after.isASCIIWord { return false }
        let isFraction =
            after == 0x2E && match.upperBound + 1 < range.upperBound && text[match.upperBound + 1].isDigit
        return !(text[last].isDigit && isFraction)
    }
}
