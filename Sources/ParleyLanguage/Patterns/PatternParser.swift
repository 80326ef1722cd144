// Reads a pattern as people write it into a tree.

indirect enum PatternNode: Hashable {
    case nothing
    case set(ScalarSet)
    case start
    case end
    case sequence([PatternNode])
    case choice([PatternNode])
    case many(PatternNode, least: Int, most: Int?)
}

/// A recursive-descent parser; depth is bounded so that a pattern cannot exhaust the stack.
struct PatternParser {
    private let text: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private static let depthLimit = 50

    static func parse(_ pattern: String) throws(PatternProblem) -> PatternNode {
        var parser = PatternParser(text: Array(pattern.unicodeScalars))
        if parser.text.isEmpty { throw .empty }
        let node = try parser.choice()
        if parser.position < parser.text.count { throw .strayClosing(parser.position) }
        return node
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func choice() throws(PatternProblem) -> PatternNode {
        var branches = [try sequence()]
        while next == "|" {
            position += 1
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternProblem) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = position
            let node = try atom(scalar)
            nodes.append(try repeated(node, from: start))
        }
        return nodes.isEmpty ? .nothing : nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternProblem) -> PatternNode {
        let start = position
        position += 1
        switch scalar {
        case "(": return try group(from: start)
        case "[": return .set(try characterClass(from: start))
        case ".": return .set(.any)
        case "^": return .start
        case "$": return .end
        case "*", "+", "?": throw .nothingToRepeat(start)
        case "{" where count(at: start) != nil: throw .nothingToRepeat(start)
        case "\\": return .set(try escape(from: start))
        default: return .set(ScalarSet(Self.narrow(scalar)))
        }
    }

    private mutating func group(from start: Int) throws(PatternProblem) -> PatternNode {
        if next == "?" {
            guard position + 1 < text.count, text[position + 1] == ":" else { throw .lookaround(start) }
            position += 2
        }
        depth += 1
        if depth > Self.depthLimit { throw .tooDeep(limit: Self.depthLimit) }
        let inner = try choice()
        depth -= 1
        guard next == ")" else { throw .unclosedGroup(start) }
        position += 1
        return inner
    }

    // MARK: Repetition

    private mutating func repeated(_ node: PatternNode, from start: Int) throws(PatternProblem) -> PatternNode
    {
        guard let (least, most, length) = try repetition() else { return node }
        let at = position
        if node == .start || node == .end { throw .nothingToRepeat(at) }
        position += length
        if next == "?" || next == "+" { throw .lazy(position) }
        if next == "*" { throw .nothingToRepeat(position) }
        if try repetition() != nil { throw .nothingToRepeat(position) }
        return .many(node, least: least, most: most)
    }

    private func repetition() throws(PatternProblem) -> (least: Int, most: Int?, length: Int)? {
        switch next {
        case "*": return (0, nil, 1)
        case "+": return (1, nil, 1)
        case "?": return (0, 1, 1)
        case "{":
            guard let (least, most, length) = count(at: position) else { throw .badCount(position) }
            if let most, most < least { throw .badCount(position) }
            return (least, most, length)
        default: return nil
        }
    }

    /// `{m}`, `{m,}`, `{m,n}` at a position.
    private func count(at start: Int) -> (least: Int, most: Int?, length: Int)? {
        var at = start + 1
        func number() -> Int? {
            var value: Int?
            while at < text.count, text[at].value.isDigit {
                value = min(9999, (value ?? 0) * 10 + Int(text[at].value - 0x30))
                at += 1
            }
            return value
        }
        guard let least = number(), at < text.count else { return nil }
        var most: Int? = least
        if text[at] == "," {
            at += 1
            most = number()
        }
        guard at < text.count, text[at] == "}" else { return nil }
        return (least, most, at + 1 - start)
    }

    // MARK: Classes and escapes

    private mutating func characterClass(from start: Int) throws(PatternProblem) -> ScalarSet {
        var set = ScalarSet()
        let isInverted = next == "^"
        if isInverted { position += 1 }
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            if scalar == "]" { throw .emptyClass(start) }
            isFirst = false
            let itemStart = position
            position += 1
            guard scalar != "\\" else {
                let escaped = try escape(from: itemStart)
                if next == "-", position + 1 < text.count, text[position + 1] != "]",
                    let first = single(text[itemStart + 1])
                {
                    set.insert(try range(from: first, itemStart))
                } else {
                    set.formUnion(escaped)
                }
                continue
            }
            if next == "-", position + 1 < text.count, text[position + 1] != "]" {
                set.insert(try range(from: Self.narrow(scalar), itemStart))
            } else {
                let narrow = Self.narrow(scalar)
                set.insert(narrow...narrow)
            }
        }
        guard next == "]" else { throw .unclosedClass(start) }
        position += 1
        return isInverted ? set.inverted : set
    }

    private mutating func range(from first: Scalar, _ start: Int) throws(PatternProblem) -> ClosedRange<
        Scalar
    > {
        position += 1
        let written = text[position]
        position += 1
        var last = Self.narrow(written)
        if written == "\\" {
            guard let escaped = next, let one = single(escaped) else { throw .reversedRange(start) }
            last = one
            position += 1
        }
        if last < first { throw .reversedRange(start) }
        return first...last
    }

    /// The one character that an escape stands for; `nil` for the classes.
    private func single(_ escaped: Unicode.Scalar) -> Scalar? {
        switch escaped {
        case "n": 0x0A
        case "r": 0x0D
        case "t": 0x09
        default: escaped.value.isASCIIWord ? nil : Self.narrow(escaped)
        }
    }

    private mutating func escape(from start: Int) throws(PatternProblem) -> ScalarSet {
        guard let scalar = next else { throw .trailingBackslash }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .blanks
        case "S": return ScalarSet.blanks.inverted
        case "b", "B": throw .wordBoundary(start)
        case "1"..."9": throw .backreference(start)
        case "k": throw .backreference(start)
        default:
            if let one = single(scalar) { return ScalarSet(one) }
            throw .unknownEscape(String(scalar), start)
        }
    }

    /// Messages are matched in half width, so a pattern's full-width characters mean their half-width ones.
    private static func narrow(_ scalar: Unicode.Scalar) -> Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: scalar.value - 0xFEE0
        case 0x3000: 0x20
        default: scalar.value
        }
    }
}
