// The statements of generated flows: every word of the contract that has landed, on its own and inside others.

import ParleyModel

extension BotGenerator {
    mutating func block(size: Int, depth: Int) -> [GeneratedStatement] {
        var statements: [GeneratedStatement] = []
        for _ in 0..<max(1, size) {
            statements += statement(depth: depth)
            // Nothing may follow what leaves.
            if let last = statements.last, last.isLeaving { break }
        }
        return statements
    }

    private mutating func statement(depth: Int) -> [GeneratedStatement] {
        switch dice.below(100) {
        case 0..<18: return [say()]
        case 18..<42: return asked(depth)
        case 42..<49: return consent(depth)
        case 49..<55: return chosen(depth)
        case 55..<68: return called(depth)
        case 68..<73: return [sub()]
        case 73..<77: return looped(depth)
        case 77..<83: return [kept()]
        case 83..<90: return [chance()]
        case 90..<94: return [noted()]
        case 94..<97: return [plain()]
        default: return [left()]
        }
    }

    /// The values that a text names: some of the variables.
    private mutating func filled() -> (text: String, values: String) {
        guard !variables.isEmpty, dice.chance(70) else { return ("", "") }
        let name = dice.pick(variables).name
        return (" {\(name)}", ", { \(name) = \(name) }")
    }

    private mutating func say() -> GeneratedStatement {
        let (number, filled) = (number(), filled())
        let slot = dice.chance(25) ? " {\(dice.pick(slots).name)}" : ""
        let text = "say \(number)\(filled.text)\(slot)"
        switch dice.below(10) {
        case 0:
            return .line(.say, "say({ en = \(quoted(text)), zh = \(quoted("说 " + text)) }\(filled.values))")
        case 1: return .line(.say, "say(texts.hello)")
        case 2: return .line(.say, "say(texts.more, { note = \(number) })")
        case 3:
            let button = "{ title = \"More\", value = \(quoted("more \(number)")) }"
            return .line(.say, "say({ text = \(quoted(text)), buttons = { \(button) } }\(filled.values))")
        default: return .line(.say, "say(\(quoted(text))\(filled.values))")
        }
    }

    private mutating func asked(_ depth: Int) -> [GeneratedStatement] {
        if dice.chance(20), slots.count > 1 {
            let pair = Array(dice.shuffled(slots).prefix(2 + dice.below(2)))
            let names = pair.map { _ in variable(.anything) }
            let list = pair.map { quoted($0.name) }.joined(separator: ", ")
            let question = dice.chance(60) ? ", { ask = \(quoted("ask \(number()): all of them?")) }" : ""
            return [.line(.ask, "\(names.joined(separator: ", ")) = ask({ \(list) }\(question))")]
        }
        let slot = dice.pick(slots)
        let name = variable(kind(of: slot))
        let ask = GeneratedStatement.line(.ask, "\(name) = ask(\"\(slot.name)\"\(askOptions(slot)))")
        return [ask] + (dice.chance(40) ? branched(on: name, depth) : [])
    }

    private mutating func askOptions(_ slot: GeneratedSlot) -> String {
        var options: [String] = []
        if dice.chance(20) { options.append("about = \"\(dice.pick(["first", "second"]))\"") }
        if dice.chance(20) { options.append("fresh = true") }
        if dice.chance(15) { options.append("ask = \(quoted("ask \(number()): the \(slot.name)?"))") }
        if dice.chance(10) { options.append("skip = true") }
        if dice.chance(10) { options.append("invalid = \"No.\"") }
        if dice.chance(8) { options.append("digress = false") }
        return options.isEmpty ? "" : ", { \(options.joined(separator: ", ")) }"
    }

    private func kind(of slot: GeneratedSlot) -> Variable.Kind {
        switch slot.type {
        case "number", "integer", "rating", "money": .number
        case "yes_no": .flag
        case "choice": .anything
        default: .text
        }
    }

    private mutating func branched(on name: String, _ depth: Int) -> [GeneratedStatement] {
        guard depth < 2, let variable = variables.first(where: { $0.name == name }) else { return [] }
        let condition =
            switch variable.kind {
            case .number: "(tonumber(\(name)) or 0) > \(dice.below(8))"
            case .flag: "\(name)"
            case .text: "#tostring(\(name)) % 2 == \(dice.below(2))"
            case .result: "type(\(name)) == \"table\" and \(name).number > \(dice.below(9))"
            case .anything: "\(name) == \(dice.pick(["\"small\"", "\"L\"", "1", "nil"]))"
            }
        let otherwise = dice.chance(60) ? block(size: 1 + dice.below(2), depth: depth + 1) : []
        return [
            .branch(
                condition: condition, then: block(size: 1 + dice.below(3), depth: depth + 1),
                otherwise: otherwise)
        ]
    }

    private mutating func consent(_ depth: Int) -> [GeneratedStatement] {
        if dice.chance(30) { return agreed() }
        let (number, filled) = (number(), filled())
        let confirm = "confirm(\(quoted("sure \(number)\(filled.text)?"))\(filled.values))"
        guard depth < 2 else { return [.line(.choose, "\(variable(.flag)) = \(confirm)")] }
        return [
            .branch(
                condition: confirm, then: block(size: 1 + dice.below(3), depth: depth + 1),
                otherwise: dice.chance(50) ? block(size: 1, depth: depth + 1) : [])
        ]
    }

    /// A write whose arguments the user agrees to: the question names each.
    private mutating func agreed() -> [GeneratedStatement] {
        let number = number()
        let names = (0..<2).map { _ in variables.isEmpty ? "\(number)" : dice.pick(variables).name }
        let values = "a = tostring(\(names[0])), b = tostring(\(names[1]))"
        let action = dice.chance(75) ? "shop.order" : "shop.refund"
        let call = "try_call(\"\(action)\", { agreed = \(number), \(values) })"
        return [
            .branch(
                condition: "confirm(\"order \(number): {a} and {b}?\", { \(values) })",
                then: [.line(.call, "\(variable(.result)), \(variable(.text)) = \(call)")], otherwise: [])
        ]
    }

    /// What the user was asked before a write with these arguments; `nil` where that asks nobody.
    static func question(of arguments: Record) -> String? {
        guard let number = arguments["agreed"]?.integer, let first = arguments["a"]?.text,
            let second = arguments["b"]?.text
        else { return nil }
        return "order \(number): \(first) and \(second)?"
    }

    private mutating func chosen(_ depth: Int) -> [GeneratedStatement] {
        let options =
            "{ \"small\", { title = { en = \"large\", zh = \"大\" }, value = \"L\" }, { title = \"other\", value = 1 } }"
        let text = quoted("which \(number())?")
        let name = variable(.anything)
        return [.line(.choose, "\(name) = choose(\(text), \(options))")]
            + (dice.chance(60) ? branched(on: name, depth) : [])
    }

    private mutating func called(_ depth: Int) -> [GeneratedStatement] {
        let action = dice.pick(SimulatedActions.names)
        let word = dice.chance(60) ? "try_call" : "call"
        var arguments = ["step = \(number())"]
        if let known = variables.last, dice.chance(50) { arguments.append("value = \(known.name)") }
        let name = variable(.result)
        if dice.chance(10) { arguments[0] = "step = 0" }
        let call = "\(word)(\"\(action)\", { \(arguments.joined(separator: ", ")) })"
        let line = dice.chance(50) ? "\(name), \(variable(.text)) = \(call)" : "\(name) = \(call)"
        return [.line(.call, line)] + (dice.chance(30) ? branched(on: name, depth) : [])
    }

    private mutating func sub() -> GeneratedStatement {
        guard let callee = callees.isEmpty ? nil : dice.pick(callees) else { return say() }
        let argument = variables.isEmpty ? "\(number())" : dice.pick(variables).name
        let (first, second) = (variable(.anything), variable(.text))
        let call = dice.chance(20) ? "pcall(run, \"\(callee)\", " : "run(\"\(callee)\", "
        return .line(.run, "\(first), \(second) = \(call){ x = \(argument) })")
    }

    private mutating func looped(_ depth: Int) -> [GeneratedStatement] {
        guard depth < 2 else { return [say()] }
        let index = "i\(number())"
        let slot = dice.pick(slots)
        let name = variable(kind(of: slot))
        let question =
            dice.chance(40)
            ? ", ask = \(quoted("number {n} of \(slot.name)?")), values = { n = \(index) }" : ""
        let ask = GeneratedStatement.line(
            .ask, "\(name) = ask(\"\(slot.name)\", { about = \(index)\(question) })")
        return [
            .loop(
                variable: index, count: 2 + dice.below(3),
                body: [ask] + block(size: dice.below(2), depth: depth + 1))
        ]
    }

    private mutating func kept() -> GeneratedStatement {
        let value = variables.isEmpty ? "\(number())" : dice.pick(variables).name
        switch dice.below(5) {
        case 4: return .line(.set, "set(\"secret\", \"\(1000 + dice.below(9000))\")")
        case 0: return .line(.recall, "\(variable(.anything)) = recall(\"\(dice.pick(["likes", "seen"]))\")")
        case 1: return .line(.set, "set(\"note\", \(dice.chance(15) ? "nil" : quoted("note \(number())")))")
        case 2: return .line(.set, "set(\"\(dice.pick(slots).name)\", \(quoted("set \(number())")))")
        default:
            return .line(.remember, "remember(\"\(dice.pick(["likes", "seen"]))\", \(value) or \"nothing\")")
        }
    }

    private mutating func chance() -> GeneratedStatement {
        switch dice.below(4) {
        case 0: return .line(.uuid, "\(variable(.text)) = uuid()")
        case 1: return .line(.now, "\(variable(.text)) = now().time")
        case 2: return .line(.random, "\(variable(.number)) = random()")
        default: return .line(.random, "\(variable(.number)) = random(1, \(2 + dice.below(9)))")
        }
    }

    private mutating func noted() -> GeneratedStatement {
        let text = readsMessages ? "message.text" : "\"I want a shirt\""
        switch dice.below(3) {
        case 0:
            return .line(.language, "\(variable(.number)) = nlp.similarity(\(text), \"order a shirt\")")
        case 1: return .line(.language, "\(variable(.anything)) = nlp.tokens(\(text))")
        default: return .line(.note, "note(\"mark\", { value = \(number()) })")
        }
    }

    private mutating func plain() -> GeneratedStatement {
        switch dice.below(5) {
        case 0 where hasModule:
            return .line(.plain, "\(variable(.text)) = words.join(\"b\", \"a\", \"\(number())\")")
        case 1:
            let name = variable(.text)
            return .line(
                .plain,
                "\(name) = \"\" for k, w in pairs({ y = 1, x = 2, [3] = 4 }) do \(name) = \(name) .. k .. w end"
            )
        case 2:
            return .line(
                .plain,
                "\(variable(.text)) = tostring(slots.\(dice.pick(slots).name)) .. locale .. tostring(user.id)"
            )
        case 3: return .line(.plain, "\(variable(.anything)) = args.x")
        default: return .line(.plain, "count = count + 1 \(variable(.number)) = count")
        }
    }

    private mutating func left() -> GeneratedStatement {
        switch dice.below(10) {
        case 0, 1: return .line(.leave, "return \(variables.last?.name ?? "1")")
        case 2: return .line(.leave, "finish()")
        case 3: return .line(.leave, "cancel()")
        case 4: return .line(.leave, "error(\"broken \(number())\")")
        case 5, 6, 7:
            guard let target = targets.first else { return say() }
            return .line(.leave, "switch(\"\(target)\", { x = \(variables.last?.name ?? "1") })")
        default:
            return .line(
                .handoff, "\(variable(.anything)) = handoff(\"sales\", \(quoted("note \(number())")))")
        }
    }
}
