// Rules about locals: one that was meant to be given a value, and was declared anew instead.
import LuaRuntime
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `local book ask("book")`: without its sign the value belongs to nothing.
    static func localsWithoutValues(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file in
            let tokens = LuaLexer.tokens(file.bytes)
            return tokens.indices.dropFirst(2).dropLast().compactMap { place -> Finding? in
                guard tokens[place - 2].kind == .keyword("local"),
                    case .name(let local) = tokens[place - 1].kind,
                    case .name = tokens[place].kind, tokens[place].line == tokens[place - 1].line,
                    ["(", ".", ":"].contains(where: { tokens[place + 1].kind == .symbol($0) })
                else { return nil }
                return Finding(
                    kind: .localWithoutValue,
                    position: SourcePosition(file: file.path, line: tokens[place].line),
                    explanation: "What follows is not given to \(local): the sign between them is missing.",
                    excerpt: local, hint: "write  local \(local) = ...")
            }
        }
    }

    /// A `local` in a block hides the one outside of it; what it is given is gone where the block ends. Surely a mistake is one that
    /// nothing reads, or that hides one which never gets a value, where the one outside is read below.
    static func hiddenLocals(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            let uses = LocalUses(file)
            for (number, local) in file.locals.enumerated() where local.kind == .variable {
                guard let outer = local.hides, let statement = uses.statements[number],
                    uses.reads[outer, default: []].contains(where: { $0 >= statement.span.end })
                else { continue }
                let outside = file.locals[outer]
                let isLost =
                    statement.count == 1 && uses.reads[number] == nil && outside.level == local.level
                    && uses.assigned.isDisjoint(with: [number])
                let neverGiven =
                    outside.kind == .variable && uses.statements[outer]?.hasValues == false
                    && !uses.assigned.contains(outer)
                guard isLost || neverGiven else { continue }
                findings.append(
                    Finding(
                        kind: .hiddenLocal, position: bot.position(local.span, in: index),
                        explanation:
                            "This is another \(local.name) than that of line \(outside.span.line), which is read below and stays as it was.",
                        excerpt: local.name,
                        hint: "to give that one the value leave out  local;  else give this one another name."
                    ))
            }
        }
        return findings
    }
}

/// Where the locals of a file are declared, read and given values.
private struct LocalUses {
    struct Statement {
        var span: LuaSpan
        /// How many locals it declares.
        var count: Int
        var hasValues: Bool
    }
    /// By the local that it declares.
    private(set) var statements: [Int: Statement] = [:]
    /// Where each is read, as bytes of the file.
    private(set) var reads: [Int: [Int]] = [:]
    private(set) var assigned: Set<Int> = []

    init(_ file: LuaFile) {
        var uses = (statements: statements, assigned: assigned, all: reads, targets: Set<Int>())
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .local(let locals, let values):
                    for local in locals {
                        uses.statements[local] = Statement(
                            span: statement.span, count: locals.count, hasValues: !values.isEmpty)
                    }
                case .assign(let targets, _):
                    for target in targets {
                        guard case .local(let local) = target.kind else { continue }
                        uses.assigned.insert(local)
                        uses.targets.insert(target.span.start)
                    }
                case .function(let target, _):
                    guard case .local(let local) = target.kind else { return }
                    uses.assigned.insert(local)
                    uses.targets.insert(target.span.start)
                default: return
                }
            case .expression(let expression):
                guard case .local(let local) = expression.kind else { return }
                uses.all[local, default: []].append(expression.span.start)
            }
        }
        statements = uses.statements
        assigned = uses.assigned
        reads = uses.all.compactMapValues { places in
            let read = places.filter { !uses.targets.contains($0) }
            return read.isEmpty ? nil : read
        }
    }
}
