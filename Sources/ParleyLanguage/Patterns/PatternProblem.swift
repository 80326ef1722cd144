// What can be wrong with a slot's or an entity's pattern.

/// A mistake in a pattern; the position counts Unicode scalars from its start.
enum PatternProblem: Error, Hashable {
    case empty
    case unclosedGroup(Int)
    case strayClosing(Int)
    case unclosedClass(Int)
    case emptyClass(Int)
    case reversedRange(Int)
    case nothingToRepeat(Int)
    case badCount(Int)
    case trailingBackslash
    case unknownEscape(String, Int)
    case wordBoundary(Int)
    case backreference(Int)
    case lookaround(Int)
    case lazy(Int)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case matchesNothing
}

extension PatternProblem {
    var sentence: String {
        switch self {
        case .empty: "The pattern is empty."
        case .unclosedGroup(let at): "The group that \"(\" opens at character \(at + 1) is never closed."
        case .strayClosing(let at):
            "The \")\" at character \(at + 1) closes no group; write \\) for the character itself."
        case .unclosedClass(let at): "The class that \"[\" opens at character \(at + 1) is never closed."
        case .emptyClass(let at): "The class at character \(at + 1) has no characters in it."
        case .reversedRange(let at): "The range at character \(at + 1) runs backwards."
        case .nothingToRepeat(let at):
            "The repetition at character \(at + 1) has nothing in front of it to repeat."
        case .badCount(let at): "The count at character \(at + 1) is not one: write {3}, {3,} or {3,8}."
        case .trailingBackslash: "The pattern ends in a backslash; write \\\\ for the character itself."
        case .unknownEscape(let escape, let at):
            "\\\(escape) at character \(at + 1) has no meaning here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r."
        case .wordBoundary(let at):
            "\\b at character \(at + 1) is not supported: Chinese text has no such boundaries. "
                + "Leave it out; a value inside a longer number or word is not taken anyway."
        case .backreference(let at):
            "The backreference at character \(at + 1) is not supported: it cannot be matched in linear time."
        case .lookaround(let at):
            "The look-around at character \(at + 1) is not supported; groups are (...) and (?:...)."
        case .lazy(let at):
            "The \"?\" or \"+\" after a repetition at character \(at + 1) is not supported: the longest match is always taken."
        case .tooLarge(let limit):
            "The pattern is too large: its repetitions come to more than \(limit) states."
        case .tooDeep(let limit): "The pattern has more than \(limit) groups within groups."
        case .matchesNothing: "The pattern matches the empty text, so it says nothing about a value."
        }
    }
}
