// Reads Lua 5.4 (reference manual, 9) into a tree. The text is known to be Lua: a file that is not is left out.
import LuaRuntime
package import ParleyModel

package struct LuaParser {
    private struct Stop: Error {}
    /// What the runtime takes at most; a deeper tree is left out.
    private static let deepest = 1000

    private let tokens: [LuaToken]
    private var place = 0
    private var depth = 0
    private var level = 0
    private var locals: [LuaLocal] = []
    /// The visible locals by name, the innermost last.
    private var scope: [(name: String, local: Int)] = []

    /// `nil` when it is no Lua, or nested too deeply.
    package static func tree(of file: BotFile) -> LuaFile? {
        var parser = LuaParser(tokens: LuaLexer.tokens(file.bytes))
        guard let block = try? parser.block(), parser.tokens[parser.place].kind == .end else { return nil }
        return LuaFile(path: file.path, bytes: file.bytes, block: block, locals: parser.locals)
    }

    private init(tokens: [LuaToken]) { self.tokens = tokens }

    // MARK: tokens

    private var token: LuaToken { tokens[place] }
    private func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }
    private func isKeyword(_ word: String) -> Bool { token.kind == .keyword(word) }

    private mutating func advance() { if place < tokens.count - 1 { place += 1 } }

    private mutating func take(_ symbol: String) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    private mutating func takeKeyword(_ word: String) -> Bool {
        guard isKeyword(word) else { return false }
        advance()
        return true
    }

    private mutating func need(_ symbol: String) throws { if !take(symbol) { throw Stop() } }
    private mutating func needKeyword(_ word: String) throws { if !takeKeyword(word) { throw Stop() } }

    private mutating func name() throws -> (text: String, span: LuaSpan) {
        guard case .name(let text) = token.kind else { throw Stop() }
        let span = LuaSpan(start: token.start, end: token.end, line: token.line)
        advance()
        return (text, span)
    }

    private func span(from first: LuaToken) -> LuaSpan {
        LuaSpan(start: first.start, end: place > 0 ? tokens[place - 1].end : first.end, line: first.line)
    }

    // MARK: names

    private mutating func declare(
        _ name: (text: String, span: LuaSpan), _ kind: LuaLocal.Kind, value: LuaExpression? = nil
    ) -> Int {
        let hidden = scope.last { $0.name == name.text }?.local
        locals.append(
            LuaLocal(
                name: name.text, kind: kind, span: name.span, level: level, value: value, hides: hidden))
        scope.append((name.text, locals.count - 1))
        return locals.count - 1
    }

    private func resolve(_ name: String) -> LuaExpression.Kind {
        scope.last { $0.name == name }.map { .local($0.local) } ?? .global(name)
    }

    private mutating func scoped<Result>(_ body: (inout LuaParser) throws -> Result) throws -> Result {
        let count = scope.count
        depth += 1
        defer {
            scope.removeSubrange(count...)
            depth -= 1
        }
        if depth > 250 { throw Stop() }
        return try body(&self)
    }

    // MARK: statements

    private mutating func block() throws -> [LuaStatement] {
        try scoped { try $0.statements() }
    }

    private mutating func statements() throws -> [LuaStatement] {
        var statements: [LuaStatement] = []
        while true {
            switch token.kind {
            case .end, .keyword("end"), .keyword("else"), .keyword("elseif"), .keyword("until"):
                return statements
            case .symbol(";"): advance()
            case .keyword("return"):
                statements.append(try returning())
                return statements
            default: statements.append(try statement())
            }
        }
    }

    private mutating func returning() throws -> LuaStatement {
        let first = token
        advance()
        var values: [LuaExpression] = []
        switch token.kind {
        case .end, .keyword("end"), .keyword("else"), .keyword("elseif"), .keyword("until"), .symbol(";"):
            break
        default: values = try expressions()
        }
        let statement = LuaStatement(kind: .return(values), span: span(from: first))
        _ = take(";")
        return statement
    }

    private mutating func statement() throws -> LuaStatement {
        let first = token
        let kind: LuaStatement.Kind
        switch token.kind {
        case .keyword("if"): kind = try branch()
        case .keyword("while"):
            advance()
            let condition = try expression()
            try needKeyword("do")
            let body = try block()
            try needKeyword("end")
            kind = .while(condition, body)
        case .keyword("do"):
            advance()
            let body = try block()
            try needKeyword("end")
            kind = .block(body)
        case .keyword("for"): kind = try loop()
        case .keyword("repeat"):
            advance()
            // The condition sees the locals of the body.
            kind = try scoped { parser in
                let body = try parser.statements()
                try parser.needKeyword("until")
                return .repeat(body, try parser.expression())
            }
        case .keyword("function"): kind = try functionStatement()
        case .keyword("local"): kind = try localStatement()
        case .symbol("::"):
            advance()
            kind = .label(try name().text)
            try need("::")
        case .keyword("break"):
            advance()
            kind = .break
        case .keyword("goto"):
            advance()
            kind = .goto(try name().text)
        default: kind = try expressionStatement()
        }
        return LuaStatement(kind: kind, span: span(from: first))
    }

    private mutating func branch() throws -> LuaStatement.Kind {
        var arms: [LuaStatement.Arm] = []
        while true {
            let line = token.line
            if takeKeyword("if") || takeKeyword("elseif") {
                let condition = try expression()
                try needKeyword("then")
                arms.append(LuaStatement.Arm(condition: condition, block: try block(), line: line))
            } else if takeKeyword("else") {
                arms.append(LuaStatement.Arm(condition: nil, block: try block(), line: line))
            } else {
                try needKeyword("end")
                return .if(arms)
            }
        }
    }

    private mutating func loop() throws -> LuaStatement.Kind {
        advance()
        let first = token
        var names = [try name()]
        while take(",") { names.append(try name()) }
        if !take("=") { try needKeyword("in") }
        let values = try expressions()
        let header = span(from: first)
        try needKeyword("do")
        return try scoped { parser in
            let variables = names.map { parser.declare($0, .loop) }
            let body = try parser.statements()
            try parser.needKeyword("end")
            return .for(variables, values, body, header: header)
        }
    }

    private mutating func functionStatement() throws -> LuaStatement.Kind {
        advance()
        let first = token
        let root = try name()
        var target = try make(resolve(root.text), from: first)
        var isMethod = false
        while isSymbol(".") || isSymbol(":") {
            isMethod = isSymbol(":")
            advance()
            let field = token
            let text = try name().text
            let key = try make(.string(text), from: field)
            target = try make(.index(target, key), from: first, over: [target])
        }
        return .function(target, try functionBody(isMethod: isMethod))
    }

    private mutating func localStatement() throws -> LuaStatement.Kind {
        advance()
        if takeKeyword("function") {
            let local = declare(try name(), .function)
            return .localFunction(local, try functionBody())
        }
        var names: [(text: String, span: LuaSpan)] = []
        repeat {
            names.append(try name())
            if take("<") {
                _ = try name()
                try need(">")
            }
        } while take(",")
        let values = take("=") ? try expressions() : []
        let variables = names.enumerated().map { index, name in
            declare(name, .variable, value: index < values.count ? values[index] : nil)
        }
        return .local(variables, values)
    }

    private mutating func expressionStatement() throws -> LuaStatement.Kind {
        let target = try suffixed()
        guard isSymbol("=") || isSymbol(",") else {
            switch target.kind {
            case .call, .method: return .call(target)
            default: throw Stop()
            }
        }
        var targets = [target]
        while take(",") { targets.append(try suffixed()) }
        try need("=")
        return .assign(targets, try expressions())
    }

    // MARK: expressions

    private func make(
        _ kind: LuaExpression.Kind, from first: LuaToken, over inner: [LuaExpression] = []
    ) throws -> LuaExpression {
        let height = 1 + (inner.map(\.height).max() ?? 0)
        if height > LuaParser.deepest { throw Stop() }
        return LuaExpression(kind: kind, span: span(from: first), height: height)
    }

    private mutating func expressions() throws -> [LuaExpression] {
        var list = [try expression()]
        while take(",") { list.append(try expression()) }
        return list
    }

    /// How tightly an operator binds on its left and on its right (3.4.8).
    private static let bindings: [String: (left: Int, right: Int)] = [
        "or": (1, 1), "and": (2, 2), "<": (3, 3), ">": (3, 3), "<=": (3, 3), ">=": (3, 3), "~=": (3, 3),
        "==": (3, 3), "|": (4, 4), "~": (5, 5), "&": (6, 6), "<<": (7, 7), ">>": (7, 7), "..": (9, 8),
        "+": (10, 10), "-": (10, 10), "*": (11, 11), "/": (11, 11), "//": (11, 11), "%": (11, 11),
        "^": (14, 13),
    ]
    private static let unaryBinding = 12

    private var operation: String? {
        switch token.kind {
        case .symbol(let text), .keyword(let text): text
        default: nil
        }
    }

    private mutating func expression(above limit: Int = 0) throws -> LuaExpression {
        depth += 1
        defer { depth -= 1 }
        if depth > 250 { throw Stop() }
        let first = token
        var left: LuaExpression
        if let sign = operation, ["not", "-", "#", "~"].contains(sign) {
            advance()
            let operand = try expression(above: LuaParser.unaryBinding)
            left = try make(.unary(sign, operand), from: first, over: [operand])
        } else {
            left = try simple()
        }
        while let sign = operation, let binding = LuaParser.bindings[sign], binding.left > limit {
            advance()
            let right = try expression(above: binding.right)
            left = try make(.binary(sign, left, right), from: first, over: [left, right])
        }
        return left
    }

    private mutating func simple() throws -> LuaExpression {
        let first = token
        let kind: LuaExpression.Kind
        switch token.kind {
        case .number: kind = .number
        case .string(let text): kind = .string(text)
        case .keyword("nil"): kind = .nil
        case .keyword("true"): kind = .bool(true)
        case .keyword("false"): kind = .bool(false)
        case .symbol("..."): kind = .varargs
        case .symbol("{"): return try table()
        case .keyword("function"):
            advance()
            let body = try functionBody()
            return try make(.function(body), from: first)
        default: return try suffixed()
        }
        advance()
        return try make(kind, from: first)
    }

    private mutating func suffixed() throws -> LuaExpression {
        let first = token
        var left: LuaExpression
        if take("(") {
            let inner = try expression()
            try need(")")
            left = try make(.parenthesis(inner), from: first, over: [inner])
        } else {
            let kind = resolve(try name().text)
            left = try make(kind, from: first)
        }
        while true {
            switch token.kind {
            case .symbol("."):
                advance()
                let field = token
                let text = try name().text
                let key = try make(.string(text), from: field)
                left = try make(.index(left, key), from: first, over: [left])
            case .symbol("["):
                advance()
                let key = try expression()
                try need("]")
                left = try make(.index(left, key), from: first, over: [left, key])
            case .symbol(":"):
                advance()
                let method = try name().text
                let arguments = try arguments()
                left = try make(.method(left, method, arguments), from: first, over: [left] + arguments)
            case .symbol("("), .symbol("{"), .string:
                let arguments = try arguments()
                left = try make(.call(left, arguments), from: first, over: [left] + arguments)
            default: return left
            }
        }
    }

    private mutating func arguments() throws -> [LuaExpression] {
        let first = token
        switch token.kind {
        case .string(let text):
            advance()
            return [try make(.string(text), from: first)]
        case .symbol("{"): return [try table()]
        default:
            try need("(")
            if take(")") { return [] }
            let list = try expressions()
            try need(")")
            return list
        }
    }

    private mutating func table() throws -> LuaExpression {
        let first = token
        try need("{")
        var fields: [LuaField] = []
        while !isSymbol("}") {
            let start = token
            if take("[") {
                let key = try expression()
                try need("]")
                try need("=")
                fields.append(LuaField(key: key, value: try expression()))
            } else if case .name(let text) = token.kind,
                tokens[min(place + 1, tokens.count - 1)].kind == .symbol("=")
            {
                advance()
                let key = try make(.string(text), from: start)
                advance()
                fields.append(LuaField(key: key, value: try expression()))
            } else {
                fields.append(LuaField(key: nil, value: try expression()))
            }
            if !take(","), !take(";") { break }
        }
        try need("}")
        return try make(
            .table(fields), from: first, over: fields.flatMap { [$0.key, $0.value].compactMap(\.self) })
    }

    private mutating func functionBody(isMethod: Bool = false) throws -> LuaFunctionBody {
        level += 1
        defer { level -= 1 }
        return try scoped { parser in
            var parameters: [Int] = []
            if isMethod {
                let nowhere = LuaSpan(
                    start: parser.token.start, end: parser.token.start, line: parser.token.line)
                parameters.append(parser.declare(("self", nowhere), .parameter))
            }
            try parser.need("(")
            while !parser.isSymbol(")") {
                if !parser.take("...") { parameters.append(parser.declare(try parser.name(), .parameter)) }
                if !parser.take(",") { break }
            }
            try parser.need(")")
            let block = try parser.statements()
            try parser.needKeyword("end")
            return LuaFunctionBody(parameters: parameters, block: block)
        }
    }
}
