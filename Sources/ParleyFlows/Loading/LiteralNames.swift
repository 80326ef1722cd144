// Names that a flow's text passes as literals: found without running it.
import ParleyModel

/// What a file calls by literal names, line by line.
struct LiteralNames {
    struct Use: Hashable {
        enum Kind: Hashable { case ask, run, `switch`, call, text, slotView, set, require, yetToCome }
        var kind: Kind
        var name: String
        var line: Int
    }

    let uses: [Use]

    /// A local of the same name is no word of Parley.
    init(_ file: LuaFile) {
        var uses: [Use] = []
        file.walk { node, _ in
            guard case .expression(let expression) = node else { return }
            uses += LiteralNames.uses(in: expression)
        }
        self.uses = uses
    }

    private static let kinds: [String: Use.Kind] = [
        "ask": .ask, "run": .run, "switch": .switch, "call": .call, "try_call": .call, "set": .set,
        "require": .require,
    ]

    private static func uses(in expression: LuaExpression) -> [Use] {
        switch expression.kind {
        case .index(let view, let key):
            guard let view = view.global, let name = key.text else { return [] }
            let line = expression.span.line
            switch view {
            case "slots": return [Use(kind: .slotView, name: name, line: line)]
            case "texts": return [Use(kind: .text, name: name, line: line)]
            case "nlp":
                let isDue = Word(rawValue: "nlp.\(name)")?.isYetToCome == true
                return isDue ? [Use(kind: .yetToCome, name: "nlp.\(name)", line: line)] : []
            default: return []
            }
        case .call(let callee, let arguments):
            guard let name = callee.global else { return [] }
            if Word(rawValue: name)?.isYetToCome == true {
                return [Use(kind: .yetToCome, name: name, line: callee.span.line)]
            }
            guard let kind = kinds[name], let first = arguments.first?.bare else { return [] }
            let names =
                kind == .ask ? first.fields?.filter { $0.key == nil }.map(\.value) ?? [first] : [first]
            return names.compactMap { name in
                name.text.map { Use(kind: kind, name: $0, line: name.span.line) }
            }
        default: return []
        }
    }
}
