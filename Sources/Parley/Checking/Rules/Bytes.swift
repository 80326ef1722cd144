// Rules about the length of texts: Lua counts bytes, and most Chinese characters have three.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `#`, `len` and `sub` of a text that people may write in any script.
    static func bytesOfTexts(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var measures: [(whole: LuaExpression, text: LuaExpression)] = []
            var hasCuts = false
            var asEmpty: Set<LuaSpan> = []
            file.walk { node, _ in
                guard case .expression(let expression) = node else { return }
                if let side = expression.heldAgainstNothing(in: file) { asEmpty.insert(side.span) }
                if let text = expression.measured, !asEmpty.contains(expression.span) {
                    measures.append((expression, text))
                }
                if expression.cut != nil { hasCuts = true }
            }
            guard hasCuts || !measures.isEmpty else { return [] }
            let texts = WrittenTexts(file, bot)
            return measures.filter { texts.isText($0.text) }.map { length($0.whole, $0.text, index, bot) }
                + cuts(of: texts, in: index, bot)
        }
    }

    private static func length(
        _ whole: LuaExpression, _ text: LuaExpression, _ file: Int, _ bot: CheckedBot
    ) -> Finding {
        let sign = if case .unary = whole.kind { "#" } else { "Lua's len" }
        return Finding(
            kind: .bytesOfText, position: bot.position(whole.span, in: file),
            explanation: "\(sign) counts a text's bytes, not its characters: of \"订单\" it makes 6.",
            excerpt: bot.excerpt(whole.span, in: file),
            hint: "write  len(\(bot.excerpt(text.span, in: file)))")
    }

    /// A part that people are to read, cut at a fixed byte. To compare the first bytes with a word is no matter.
    private static func cuts(of texts: WrittenTexts, in index: Int, _ bot: CheckedBot) -> [Finding] {
        var told: Set<LuaSpan> = []
        return texts.shown.compactMap { expression -> Finding? in
            guard let cut = texts.cut(expression), told.insert(cut.whole.span).inserted else { return nil }
            let text = bot.excerpt(cut.text.span, in: index)
            return Finding(
                kind: .bytesOfText, position: bot.position(cut.whole.span, in: index),
                explanation:
                    "sub counts a text's bytes, not its characters: a Chinese one has three, and is cut in the middle.",
                excerpt: bot.excerpt(cut.whole.span, in: index),
                hint: cut.first.map {
                    "the first \($0 == 1 ? "one is" : "\($0) are")  \(text):sub(1, (utf8.offset(\(text), \($0 + 1)) or 0) - 1)"
                } ?? "utf8.offset(\(text), n)  tells at which byte the n-th character begins.")
        }
    }
}

/// What is surely a text of people's in one file, and what of it they get to read.
private struct WrittenTexts {
    /// What a local may be given: one of the results of an expression. `nil`: something else.
    private struct Origin {
        var value: LuaExpression
        var result: Int
    }

    private let bot: CheckedBot
    private var origins: [Int: [Origin?]] = [:]
    /// The first parameters of functions that check a text.
    private var checked: Set<Int> = []
    private(set) var shown: [LuaExpression] = []
    private let file: LuaFile

    private static let speaking: Set<String> = ["say", "confirm", "choose", "ask", "handoff"]

    init(_ file: LuaFile, _ bot: CheckedBot) {
        self.bot = bot
        self.file = file
        var origins = origins
        var shown = shown
        var checks: [(slot: String, parameter: Int)] = []
        func give(_ targets: [Int?], _ values: [LuaExpression]) {
            for (place, target) in targets.enumerated() {
                guard let target, let last = values.last else { continue }
                let isOwn = place < values.count
                let origin = Origin(
                    value: isOwn ? values[place] : last, result: isOwn ? 0 : place - values.count + 1)
                origins[target, default: []].append(origin)
            }
        }
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .local(let locals, let values): give(locals, values)
                case .assign(let targets, let values):
                    give(targets.map { if case .local(let local) = $0.kind { local } else { nil } }, values)
                case .function(let target, _):
                    if case .local(let local) = target.kind { origins[local, default: []].append(nil) }
                default: break
                }
            case .expression(let expression):
                switch expression.kind {
                case .call(let callee, let arguments):
                    if ["slot", "ask"].contains(callee.global ?? ""), arguments.count > 1,
                        let slot = arguments[0].text,
                        case .function(let body)? = arguments[1].bare.field("check")?.bare.kind,
                        let parameter = body.parameters.first
                    {
                        checks.append((slot, parameter))
                    }
                    guard WrittenTexts.speaking.contains(callee.global ?? "") else { return }
                    for argument in arguments { argument.eachValue { shown.append($0) } }
                case .binary("..", let left, let right): shown += [left.bare, right.bare]
                default: break
                }
            }
        }
        self.origins = origins
        self.shown = shown
        checked = Set(checks.filter { isTextSlot($0.slot) }.map(\.parameter))
    }

    func isText(_ expression: LuaExpression) -> Bool {
        var seen: Set<Int> = []
        return content(Origin(value: expression, result: 0), &seen) == .text
    }

    /// What a value may hold.
    private enum Content {
        /// Text in any script.
        case text
        /// Nothing but ASCII: a number, a day, a code, what is written so.
        case plain
        case unknown

        /// Of one or the other, or of both together.
        func joined(_ other: Content, isSum: Bool = false) -> Content {
            if isSum, self == .text || other == .text { return .text }
            if self == .unknown || other == .unknown { return .unknown }
            return self == .text || other == .text ? .text : .plain
        }
    }

    private static let plainWords: Set<String> = ["uuid", "random", "now", "len", "tonumber"]

    private func content(_ origin: Origin, _ seen: inout Set<Int>) -> Content {
        func own(_ value: LuaExpression) -> Content { content(Origin(value: value, result: 0), &seen) }
        let value = origin.value.bare
        if case .call(let callee, let arguments) = value.kind {
            if WrittenTexts.plainWords.contains(callee.global ?? "") { return .plain }
            if callee.global == "tostring", let first = arguments.first { return own(first) }
            guard callee.global == "ask", let asked = arguments.first else { return .unknown }
            let list = asked.bare.fields?.map(\.value) ?? [asked]
            return list.indices.contains(origin.result) ? content(ofSlot: list[origin.result].text) : .unknown
        }
        guard origin.result == 0 else { return .unknown }
        switch value.kind {
        case .string(let text): return text.utf8.allSatisfy { $0 < 0x80 } ? .plain : .text
        case .nil, .bool, .number: return .plain
        case .binary("..", let left, let right): return own(left).joined(own(right), isSum: true)
        case .binary("or", let left, let right): return own(left).joined(own(right))
        case .binary(let sign, _, _) where sign != "and": return .plain
        case .method(let object, "lower", _), .method(let object, "upper", _), .method(let object, "sub", _):
            return own(object)
        case .index(let view, let key):
            if case .call(let callee, _) = view.bare.kind, callee.global == "now" { return .plain }
            if view.global == "message" { return key.text == "text" ? .text : .unknown }
            return view.global == "slots" ? content(ofSlot: key.text) : .unknown
        case .local(let local):
            guard checked.contains(local) || file.locals[local].kind == .variable,
                case let given = origins[local] ?? [], checked.contains(local) || !given.isEmpty
            else { return .unknown }
            // What it has of itself is what it had before.
            guard seen.insert(local).inserted else { return .plain }
            return given.reduce(checked.contains(local) ? .text : .plain) { known, origin in
                known.joined(origin.map { content($0, &seen) } ?? .unknown)
            }
        default: return .unknown
        }
    }

    private func content(ofSlot name: String?) -> Content {
        guard let type = name.flatMap({ bot.declarations.slots[$0]?.type }) else { return .unknown }
        if type == .text || type == .choice { return .text }
        if case .entity = type { return .unknown }
        return .plain
    }

    private func isTextSlot(_ name: String?) -> Bool {
        guard let type = name.flatMap({ bot.declarations.slots[$0]?.type }) else { return false }
        return type == .text || type == .choice
    }

    struct Cut {
        var whole: LuaExpression
        var text: LuaExpression
        /// So many from the beginning; `nil`: another part.
        var first: Int?
    }

    /// `text:sub(1, 4)`, or a local that is given it alone.
    func cut(_ expression: LuaExpression) -> Cut? {
        switch expression.kind {
        case .local(let local):
            guard let given = origins[local], given.count == 1, let origin = given[0], origin.result == 0
            else { return nil }
            if case .local = origin.value.bare.kind { return nil }
            return cut(origin.value.bare)
        default:
            return expression.cut.flatMap { cut(expression, of: $0.text, at: $0.ends) }
        }
    }

    private func cut(_ whole: LuaExpression, of text: LuaExpression, at ends: [LuaExpression]) -> Cut? {
        let numbers = ends.compactMap { Int(file.code($0.bare.span).text.filter { $0 != " " }) }
        guard !numbers.isEmpty, numbers.count == ends.count, numbers != [1], numbers != [1, -1],
            isText(text)
        else { return nil }
        return Cut(
            whole: whole, text: text,
            first: numbers.count == 2 && numbers[0] == 1 && numbers[1] > 0 ? numbers[1] : nil)
    }
}

extension LuaExpression {
    /// `v`, `1` and `4` of `v:sub(1, 4)` and `string.sub(v, 1, 4)`.
    fileprivate var cut: (text: LuaExpression, ends: [LuaExpression])? {
        switch kind {
        case .method(let object, "sub", let arguments): return (object.bare, arguments)
        case .call(let callee, let arguments):
            guard case .index(let library, let word) = callee.kind, library.global == "string",
                word.text == "sub", let object = arguments.first
            else { return nil }
            return (object.bare, Array(arguments.dropFirst()))
        default: return nil
        }
    }

    /// `v` of `#v`, `v:len()` and `string.len(v)`.
    fileprivate var measured: LuaExpression? {
        switch kind {
        case .unary("#", let operand): return operand.bare
        case .method(let object, "len", _): return object.bare
        case .call(let callee, let arguments):
            guard case .index(let library, let word) = callee.kind, library.global == "string",
                word.text == "len"
            else { return nil }
            return arguments.first?.bare
        default: return nil
        }
    }

    /// A side of a comparison that tells but whether the text is empty: in bytes as in characters.
    fileprivate func heldAgainstNothing(in file: LuaFile) -> LuaExpression? {
        guard case .binary(let sign, let left, let right) = kind,
            ["==", "~=", "<", ">", "<=", ">="].contains(sign)
        else { return nil }
        func number(_ side: LuaExpression) -> String? {
            if case .number = side.bare.kind { file.code(side.bare.span).text } else { nil }
        }
        if number(right) == "0" || (number(right) == "1" && ["<", ">="].contains(sign)) { return left.bare }
        if number(left) == "0" || (number(left) == "1" && [">", "<="].contains(sign)) { return right.bare }
        return nil
    }

    /// The values in tables and lists, and of what is none itself.
    fileprivate func eachValue(_ visit: (LuaExpression) -> Void) {
        guard let fields = bare.fields else { return visit(bare) }
        for field in fields { field.value.eachValue(visit) }
    }
}
