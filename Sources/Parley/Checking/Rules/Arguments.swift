// Rules about what one piece of code hands to another: arguments that nobody reads, and lines that nobody comes to.
import ParleyFlows
import ParleyModel
import ParleyPlugins

extension CheckRules {
    /// `run("pay", { nmber = n })` where the flow reads `args.number`, and likewise `call` and an action of a plugin of the bot: told
    /// where the one name is close to the other, which nobody gives.
    static func argumentsNotRead(_ bot: CheckedBot) -> [Finding] {
        let readers = ArgumentReaders(bot)
        let calls = bot.calls(of: "run", "switch", "call", "try_call")
        var given: [String: Set<String>] = [:]
        for call in calls {
            guard let name = call.arguments.first?.text, call.arguments.count > 1 else { continue }
            // A table that is put together elsewhere may have any.
            given[call.key(name), default: []].formUnion(call.arguments[1].fieldNames ?? ["*"])
        }
        return calls.flatMap { call -> [Finding] in
            guard let name = call.arguments.first?.text, call.arguments.count > 1,
                let read = readers.read[call.key(name)], let all = given[call.key(name)], !all.contains("*")
            else { return [] }
            return (call.arguments[1].bare.fields ?? []).compactMap { field in
                guard let key = field.key, let argument = key.text, !read.contains(argument) else {
                    return nil
                }
                let close = CloseNames.of(argument, among: read.subtracting(all).sorted())
                guard !close.isEmpty else { return nil }
                let whose = ["run", "switch"].contains(call.word) ? "The flow" : "The action"
                return Finding(
                    kind: .argumentNotRead, position: bot.position(key.span, in: call.file),
                    explanation: "\(whose) \(name) reads no \(argument), and what it reads is not given.",
                    excerpt: bot.place(of: key.span, in: call.file),
                    closeNames: close.map { Diagnostic.CloseName(name: $0) },
                    hint: "fix the spelling here or there.")
            }
        }
    }

    /// What follows a word that leaves the flow, in its block.
    static func neverRun(_ bot: CheckedBot) -> [Finding] {
        let leaving: Set<String> = ["switch", "finish", "cancel"]
        return bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            file.walkBlocks { block in
                for (statement, next) in zip(block, block.dropFirst()) {
                    guard case .call(let call) = statement.kind, case .call(let callee, _) = call.bare.kind,
                        let word = callee.global, leaving.contains(word), !file.madeGlobals.contains(word),
                        next.mayDoSomething
                    else { continue }
                    findings.append(
                        Finding(
                            kind: .neverRun, position: bot.position(next.span, in: index),
                            explanation:
                                "Nobody comes here: \(word)() on line \(call.span.line) leaves the flow.",
                            excerpt: bot.place(of: next.span, in: index),
                            hint: "put it in front of  \(word)(...)  or take it away."))
                }
            }
            return findings
        }
    }
}

extension WordCall {
    fileprivate func key(_ name: String) -> String {
        (["run", "switch"].contains(word) ? "flow " : "action ") + name
    }
}

/// The fields that flows and actions read of what they are given; none of those that may read others.
private struct ArgumentReaders {
    private(set) var read: [String: Set<String>] = [:]

    init(_ bot: CheckedBot) {
        for file in bot.files {
            let uses = FieldUses(file)
            for call in bot.calls(of: "flow") where bot.files[call.file].path == file.path {
                guard let name = call.arguments.first?.text, call.arguments.count > 1,
                    case .function(let body)? = call.arguments.last?.bare.kind
                else { continue }
                read["flow " + name] = uses.fields(of: body.parameters.first)
            }
        }
        for plugin in bot.plugins {
            guard let initial = plugin.files.first(where: { $0.path.hasSuffix("/init.lua") }),
                let file = LuaParser.tree(of: initial)
            else { continue }
            let uses = FieldUses(file)
            for case .return(let values) in file.block.map(\.kind) {
                for field in values.first?.bare.field("actions")?.bare.fields ?? [] {
                    guard let name = field.key?.text, let body = file.body(of: field.value.bare) else {
                        continue
                    }
                    read["action \(plugin.name).\(name)"] = uses.fields(of: body.parameters.first)
                }
            }
        }
    }
}

/// The fields that are read of the locals of a file.
private struct FieldUses {
    private var fields: [Int: Set<String>] = [:]
    /// Of which any field may be read.
    private var open: Set<Int> = []

    init(_ file: LuaFile) {
        var fields: [Int: Set<String>] = [:]
        var open: Set<Int> = []
        var known: Set<Int> = []
        file.walk { node, _ in
            guard case .expression(let expression) = node else { return }
            switch expression.kind {
            case .index(let table, let key):
                guard case .local(let local) = table.bare.kind else { return }
                known.insert(table.bare.span.start)
                if let name = key.text { fields[local, default: []].insert(name) } else { open.insert(local) }
            case .local(let local): if !known.contains(expression.span.start) { open.insert(local) }
            default: return
            }
        }
        self.fields = fields
        self.open = open
    }

    /// `nil`: any. Without a parameter nothing is read.
    func fields(of local: Int?) -> Set<String>? {
        guard let local else { return [] }
        return open.contains(local) ? nil : fields[local] ?? []
    }
}

extension LuaFile {
    /// The function that stands there, or that its local is.
    fileprivate func body(of expression: LuaExpression) -> LuaFunctionBody? {
        switch expression.kind {
        case .function(let body): return body
        case .local(let local) where !assigns(local):
            if case .function(let body)? = locals[local].value?.bare.kind { return body }
            var found: LuaFunctionBody?
            walk { node, _ in
                if case .statement(let statement) = node,
                    case .localFunction(local, let body) = statement.kind
                {
                    found = body
                }
            }
            return found
        default: return nil
        }
    }

    /// Each list of statements that follow each other.
    fileprivate func walkBlocks(_ visit: ([LuaStatement]) -> Void) {
        visit(block)
        walk { node, _ in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .block(let body), .while(_, let body), .repeat(let body, _), .for(_, _, let body, _):
                    visit(body)
                case .if(let arms): for arm in arms { visit(arm.block) }
                case .function(_, let body), .localFunction(_, let body): visit(body.block)
                default: break
                }
            case .expression(let expression):
                if case .function(let body) = expression.kind { visit(body.block) }
            }
        }
    }
}

extension LuaStatement {
    /// Whether it is more than a way out, a label or a function's name.
    fileprivate var mayDoSomething: Bool {
        switch kind {
        case .return(let values): !values.isEmpty
        case .break, .goto, .label, .localFunction, .function: false
        default: true
        }
    }
}
