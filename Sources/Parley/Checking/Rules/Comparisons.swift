// Rules about comparisons: an answer held against what it never is.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `confirm(...) == "yes"`, a number held against a text, an answer against what is no choice.
    static func comparisonsThatNeverHold(_ bot: CheckedBot) -> [Finding] {
        let answers = AnswerKinds(bot)
        return bot.files.indices.flatMap { index -> [Finding] in
            var findings: [Finding] = []
            bot.files[index].walk { node, _ in
                guard case .expression(let expression) = node,
                    case .binary(let sign, let left, let right) = expression.kind,
                    ["==", "~="].contains(sign)
                else { return }
                for (answer, literal) in [(left.bare, right.bare), (right.bare, left.bare)] {
                    guard let kind = answers.kind(of: answer, in: index),
                        let why = kind.refusal(of: literal, written: bot.excerpt(literal.span, in: index))
                    else { continue }
                    findings.append(
                        Finding(
                            kind: .neverEqual, position: bot.position(expression.span, in: index),
                            explanation:
                                "\(bot.excerpt(answer.span, in: index)) is never this: \(why.reason)",
                            excerpt: bot.excerpt(expression.span, in: index),
                            closeNames: why.close.map { Diagnostic.CloseName(name: $0) }, hint: why.hint))
                }
            }
            return findings
        }
    }
}

extension CheckRules {
    /// `names[free == true]` with a table of an outer function: Lua 5.4.4 puts the table where the comparison's result belongs.
    static func comparisonsAsKeys(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            file.walk { node, place in
                guard case .expression(let expression) = node,
                    case .index(let table, let key) = expression.kind,
                    case .local(let local) = table.bare.kind,
                    file.locals[local].level < place.frames.count, key.bare.isComparison
                else { return }
                let written = bot.excerpt(key.bare.span, in: index)
                findings.append(
                    Finding(
                        kind: .comparisonAsKey, position: bot.position(expression.span, in: index),
                        explanation:
                            "Lua 5.4.4 looks up a wrong key where it is a comparison and the table from outside.",
                        excerpt: bot.excerpt(expression.span, in: index),
                        hint:
                            "name it first:  local key = \(written)  and then  \(bot.excerpt(table.span, in: index))[key]"
                    ))
            }
            return findings
        }
    }
}

extension LuaExpression {
    fileprivate var isComparison: Bool {
        switch kind {
        case .binary(let sign, _, _): ["==", "~=", "<", ">", "<=", ">="].contains(sign)
        case .unary("not", let operand): operand.bare.isComparison
        default: false
        }
    }
}
