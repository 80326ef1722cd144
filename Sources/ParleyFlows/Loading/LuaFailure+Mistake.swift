// What went wrong in the box, told to the flow's author.
import LuaRuntime
import ParleyModel

extension LuaFailure {
    var place: SourcePosition? {
        let position: LuaPosition? =
            switch self {
            case .syntax(_, let position), .runtime(_, let position, _), .unknownName(_, _, let position),
                .budget(_, let position), .badArgument(_, let position):
                position
            case .memory, .bytecode: nil
            }
        return position.map { SourcePosition(file: $0.file, line: $0.line) }
    }

    /// The code of a turn's problem.
    var problemCode: String {
        switch self {
        case .budget(.memory, _), .memory: "flow-memory"
        case .budget: "flow-budget"
        default: "flow-error"
        }
    }

    func mistake(loading: Bool, in declarations: Declarations) -> Mistake {
        switch self {
        case .syntax(let message, _):
            return Mistake(
                .syntax, "Lua does not understand this: \(message).", hint: LuaFailure.syntaxHint(message))
        case .runtime(let message, _, _):
            var mistake = Mistake(
                loading ? .loading : .running, LuaFailure.sentence(message),
                hint: LuaFailure.runtimeHint(message))
            if let name = LuaFailure.calledGlobal(message) {
                mistake.excerpt = name
                mistake.closeNames = CloseNames.of(name, among: Word.allCases.map(\.rawValue).sorted()).map {
                    Diagnostic.CloseName(name: $0)
                }
            }
            return mistake
        case .badArgument(let message, _):
            return Mistake(
                .wrongValue, LuaFailure.sentence(message),
                hint: message.contains("UTF-8")
                    ? "save the file as UTF-8; editors call it \"encoding\"."
                    : message.contains("a list or a record")
                        ? "give each entry of the table a name,  { en = \"...\", zh = \"...\" },  or none of them."
                        : "words take texts, numbers, booleans, and lists and tables of them, without holes.")
        case .unknownName(let view, let name, _):
            if view == "texts" { return .unknownText(name, in: declarations) }
            if view == "slots" {
                var mistake = Mistake.unknownSlot(name, word: "slots.\(name)", in: declarations)
                mistake.explanation = "slots.\(name) names a slot that no file declares."
                mistake.excerpt = "slots.\(name)"
                return mistake
            }
            return Mistake(.running, "\(view) has no field \"\(name)\".", excerpt: "\(view).\(name)")
        case .budget(let limit, _):
            if limit == .memory { return LuaFailure.memoryMistake }
            return Mistake(
                .budget, "It used up its budget of \(limit) for one turn.",
                hint: "look for a loop that does not end, or work that belongs into an action.")
        case .memory: return LuaFailure.memoryMistake
        case .bytecode:
            return Mistake(
                .syntax, "This is compiled Lua; only text is loaded.", hint: "put the .lua source there.")
        }
    }

    private static let memoryMistake = Mistake(
        .memory, "It used up its budget of memory for one turn.",
        hint: "look for a table or a text that grows without end.")

    private static func sentence(_ message: String) -> String {
        message.hasSuffix(".") ? message : message + "."
    }

    /// `intnt` of "attempt to call a nil value (global 'intnt')".
    private static func calledGlobal(_ message: String) -> String? {
        let opening = "attempt to call a nil value (global '"
        guard message.hasPrefix(opening), message.hasSuffix("')") else { return nil }
        return String(message.dropFirst(opening.count).dropLast(2))
    }

    private static func syntaxHint(_ message: String) -> String? {
        if message.contains("<name> or '...' expected") {
            return "the parameters of a function stand in brackets:  function greet(name) ... end"
        }
        if message.contains("'}' expected") {
            return "perhaps a comma or a closing } is missing on this line or the one before."
        }
        if message.contains("'end' expected") {
            return "a function, if, for or while is not closed with  end."
        }
        if message.contains("')' expected") {
            return "perhaps a comma or a closing ) is missing on this line or the one before."
        }
        if message.contains("invalid escape sequence") {
            return
                "in \"...\" a backslash is written \\\\; write patterns in [[...]]:  pattern = [[\\d{6,20}]]"
        }
        if message.contains("unfinished string") {
            return "close the text with \" on the same line, or use [[...]]."
        }
        if message.contains("near '!'") || message.contains("unexpected symbol near '!'") {
            return "Lua writes \"not equal\" as ~= and \"not\" as not."
        }
        if message.contains("near '='") {
            return "compare with ==, and begin tables' named fields with name = value."
        }
        if message.contains("near ')'") || message.contains("near 'end'") {
            return
                "perhaps a function, if, for or while above is not closed with  end,  or something is closed twice."
        }
        if message.contains("near <eof>") {
            return "something that was opened is not closed: an end, a ) or a }."
        }
        return "look at this line and the one before it."
    }

    private static func runtimeHint(_ message: String) -> String? {
        if message.contains("nil value (") {
            for name in LuaNames.instead.keys.sorted() where message.contains("'\(name)'") {
                return LuaNames.hint(for: name)
            }
        }
        if message.contains("attempt to call a nil value") {
            return "this name is no word of Parley and no function of the file; look at its spelling."
        }
        if message.contains("attempt to index a nil value") {
            return "a value is missing here; check it with  if value then ... end."
        }
        if message.contains("cannot be called inside a function that") {
            return "call it before, keep what it returns in a local, and use that inside."
        }
        if message.contains("is read-only") {
            return "views show how things stand; words such as set() change them."
        }
        if message.contains("attempt to perform arithmetic on a string value") {
            return
                "+ and - are for numbers: texts are filled, say(\"... {name} ...\", { name = value }), and stand in lists without dashes."
        }
        if message.contains("attempt to concatenate") {
            return "texts are filled with say(\"... {name} ...\", { name = value })."
        }
        return nil
    }
}
