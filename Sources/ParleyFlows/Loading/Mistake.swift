// A mistake of a flow's author before its place is known, and the table of what can be mistaken.
import ParleyModel

/// What is wrong in a bot's file, as data; ``FlowSource`` adds the place and makes it a ``Diagnostic``.
struct Mistake: Error, Hashable {
    enum Kind: String {
        case syntax = "E101"
        case loading = "E102"
        case wrongPlace = "E103"
        case unknownSlot = "E104"
        case unknownIntent = "E105"
        case unknownFlow = "E106"
        case unknownText = "E107"
        case unknownAction = "E108"
        case declaredTwice = "E109"
        case wrongValue = "E110"
        case unknownOption = "E111"
        case badPattern = "E112"
        case unknownType = "E113"
        case unknownTimeZone = "E114"
        case missingFile = "E115"
        case emptyBot = "E116"
        case yetToCome = "E118"
        case running = "E201"
        case budget = "E202"
        case memory = "E203"

        var title: String {
            switch self {
            case .syntax: "SYNTAX ERROR"
            case .loading: "ERROR WHILE LOADING"
            case .wrongPlace: "WORD IN THE WRONG PLACE"
            case .unknownSlot: "UNKNOWN SLOT"
            case .unknownIntent: "UNKNOWN INTENT"
            case .unknownFlow: "UNKNOWN FLOW"
            case .unknownText: "UNKNOWN TEXT"
            case .unknownAction: "UNKNOWN ACTION"
            case .declaredTwice: "DECLARED TWICE"
            case .wrongValue: "WRONG VALUE"
            case .unknownOption: "UNKNOWN OPTION"
            case .badPattern: "PATTERN NOT UNDERSTOOD"
            case .unknownType: "UNKNOWN SLOT TYPE"
            case .unknownTimeZone: "UNKNOWN TIME ZONE"
            case .missingFile: "FILE NOT FOUND"
            case .emptyBot: "NO FLOWS"
            case .yetToCome: "NOT IN THIS VERSION"
            case .running: "ERROR IN A FLOW"
            case .budget: "FLOW TOOK TOO LONG"
            case .memory: "FLOW USED TOO MUCH MEMORY"
            }
        }
    }

    var kind: Kind
    var explanation: String
    /// The part of the source line that is meant.
    var excerpt: String?
    var closeNames: [Diagnostic.CloseName] = []
    var hint: String?

    init(
        _ kind: Kind, _ explanation: String, excerpt: String? = nil, closeNames: [Diagnostic.CloseName] = [],
        hint: String? = nil
    ) {
        self.kind = kind
        self.explanation = explanation
        self.excerpt = excerpt
        self.closeNames = closeNames
        self.hint = hint
    }

    func diagnostic(at position: SourcePosition?, in source: FlowSource) -> Diagnostic {
        let line = position.flatMap(source.line(at:))
        return Diagnostic(
            title: kind.title, code: kind.rawValue, position: position, source: line, excerpt: excerpt,
            explanation: explanation, closeNames: closeNames, hint: hint)
    }
}

extension Mistake {
    static func unknown(
        _ name: String, _ kind: Kind, noun: String, given word: String,
        among known: [String: SourcePosition?],
        hint: String
    ) -> Mistake {
        let close = CloseNames.of(name, among: known.keys.sorted()).map {
            Diagnostic.CloseName(name: $0, position: known[$0] ?? nil)
        }
        return Mistake(
            kind, "\(word) is given \(noun) that no file declares.", excerpt: "\"\(name)\"",
            closeNames: close,
            hint: hint)
    }

    static func unknownSlot(_ name: String, word: String, in declarations: Declarations) -> Mistake {
        unknown(
            name, .unknownSlot, noun: "a slot", given: word, among: declarations.slots.mapValues(\.position),
            hint: isQuestion(name)
                ? "it takes a slot's name; the question stands in the slot:  slot(\"name\", { ask = \"\(name)\" })"
                : "declare it with  slot(\"\(name)\", { ... })  or fix the spelling.")
    }

    /// Names have no blanks and marks.
    private static func isQuestion(_ name: String) -> Bool {
        name.contains(where: \.isWhitespace) || name.contains { "?？。，！".contains($0) }
    }

    static func unknownFlow(_ name: String, word: String, in declarations: Declarations) -> Mistake {
        unknown(
            name, .unknownFlow, noun: "a flow", given: word, among: declarations.flows.mapValues(\.position),
            hint: "declare it with  flow(\"\(name)\", function() ... end)  or fix the spelling.")
    }

    static func unknownIntent(_ name: String, word: String, in declarations: Declarations) -> Mistake {
        unknown(
            name, .unknownIntent, noun: "an intent", given: word,
            among: declarations.intents.mapValues(\.position),
            hint: "declare it with  intent(\"\(name)\", { \"an example\", ... })  or fix the spelling.")
    }

    static func unknownText(_ name: String, in declarations: Declarations) -> Mistake {
        var mistake = unknown(
            name, .unknownText, noun: "a text", given: "texts.\(name)",
            among: declarations.texts.mapValues { _ in nil },
            hint: "add it with  messages(\"en\", { \(name) = \"...\" })  or fix the spelling.")
        mistake.excerpt = "texts.\(name)"
        mistake.explanation = "texts.\(name) names a text that no messages(...) declares."
        return mistake
    }

    static func unknownAction(_ name: String, word: String, among actions: [ActionDeclaration]) -> Mistake {
        var known: [String: SourcePosition?] = [:]
        for action in actions { known[action.name] = SourcePosition?.none }
        var mistake = unknown(
            name, .unknownAction, noun: "an action", given: word, among: known,
            hint: "add a plugin under Plugins/ that provides it, or fix the spelling.")
        mistake.explanation = "\(word) is given an action that no plugin provides."
        return mistake
    }
}
