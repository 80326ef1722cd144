// Seeded changes of flows that a replay must find, where they change anything that somebody could see.

import Parley
package import ParleyModel

/// One change of one flow, in words, and the bot with it.
package struct FlowMutation: Sendable {
    package var what: String
    package var bot: GeneratedBot
}

extension GeneratedBot {
    /// A change of one statement of one flow; `nil` where the seed's choice changes nothing.
    package func mutated(_ dice: inout Dice) -> FlowMutation? {
        var changed = self
        let place = dice.below(flows.count)
        let paths = GeneratedBot.paths(in: flows[place].body)
        guard !paths.isEmpty else { return nil }
        let path = dice.pick(paths)
        var what = ""
        var body = flows[place].body
        GeneratedBot.change(&body, at: path[...]) { list, index in
            what = GeneratedBot.change(&list, index, &dice)
        }
        changed.flows[place].body = body
        guard !what.isEmpty, changed.flowText != flowText else { return nil }
        return FlowMutation(what: "\(flows[place].name), statement \(path): \(what)", bot: changed)
    }

    /// Where statements stand: an index for each block that one is in.
    private static func paths(in body: [GeneratedStatement]) -> [[Int]] {
        body.indices.flatMap { index -> [[Int]] in
            let inner: [GeneratedStatement] =
                switch body[index] {
                case .line: []
                case .branch(_, let then, let otherwise): then + otherwise
                case .loop(_, _, let block): block
                }
            return [[index]] + paths(in: inner).map { [index] + $0 }
        }
    }

    private static func change(
        _ list: inout [GeneratedStatement], at path: ArraySlice<Int>,
        _ body: (inout [GeneratedStatement], Int) -> Void
    ) {
        guard let index = path.first else { return }
        let rest = path.dropFirst()
        guard let next = rest.first else { return body(&list, index) }
        switch list[index] {
        case .line: return
        case .branch(let condition, var then, var otherwise):
            if next < then.count {
                change(&then, at: rest, body)
            } else {
                change(&otherwise, at: [next - then.count] + rest.dropFirst(), body)
            }
            list[index] = .branch(condition: condition, then: then, otherwise: otherwise)
        case .loop(let variable, let count, var block):
            change(&block, at: rest, body)
            list[index] = .loop(variable: variable, count: count, body: block)
        }
    }

    /// Changes the list at one place, and says how; an empty text where it did not.
    private static func change(
        _ list: inout [GeneratedStatement], _ index: Int, _ dice: inout Dice
    ) -> String {
        switch dice.below(6) {
        case 0:
            // Its text stays where nothing reaches it: what a message gives to a flow that has not asked yet follows from
            // the slots that its text asks for, and is journaled with the message.
            list[index] = .branch(condition: "false", then: [list[index]], otherwise: [])
            return "removed"
        case 1 where !list[index].isLeaving:
            list.insert(list[index], at: index)
            return "doubled"
        case 2 where index + 1 < list.count && !list[index + 1].isLeaving:
            list.swapAt(index, index + 1)
            return "after the next"
        case 3:
            list.insert(.line(.say, "say(\"something else\")"), at: index)
            return "another one before it"
        default: return changeInside(&list[index], &dice)
        }
    }

    private static func changeInside(_ statement: inout GeneratedStatement, _ dice: inout Dice) -> String {
        switch statement {
        case .line(let kind, let code):
            let other = changed(code, &dice)
            statement = .line(kind, other)
            return "\(code) becomes \(other)"
        case .branch(let condition, let then, let otherwise):
            statement = .branch(condition: "not (\(condition))", then: then, otherwise: otherwise)
            return "the opposite condition"
        case .loop(let variable, let count, let body):
            statement = .loop(variable: variable, count: count + 1, body: body)
            return "once more"
        }
    }

    /// One of the texts, numbers or words of a line is another one.
    private static func changed(_ code: String, _ dice: inout Dice) -> String {
        let tokens = tokens(of: code)
        let places = tokens.indices.filter { other(than: tokens[$0]) != nil }
        guard !places.isEmpty else { return code }
        let place = dice.pick(places)
        return tokens.indices.map { $0 == place ? other(than: tokens[$0]) ?? "" : tokens[$0] }.joined()
    }

    /// Texts with their quotes, runs of letters and digits, and all other characters alone.
    private static func tokens(of code: String) -> [String] {
        var tokens: [String] = []
        var isQuoted = false
        var joins = false
        for character in code {
            let isWord = character.isLetter || character.isNumber || character == "_"
            if isQuoted || (joins && isWord && character != "\"") {
                tokens[tokens.count - 1].append(character)
            } else {
                tokens.append(String(character))
            }
            if character == "\"" { isQuoted.toggle() }
            joins = isQuoted || isWord
        }
        return tokens
    }

    private static let words = [
        "true": "false", "try_call": "call", "finish": "cancel", "cancel": "finish",
        "\"first\"": "\"second\"", "\"second\"": "\"first\"", "\"likes\"": "\"seen\"",
        "\"seen\"": "\"likes\"", "\"small\"": "\"tiny\"", "\"No.\"": "\"Nothing.\"",
        "\"sales\"": "\"service\"",
    ]

    private static func other(than token: String) -> String? {
        if let number = Int(token) { return String(number + 1) }
        let isText = token.hasPrefix("\"") && token.contains { $0.isNumber || $0 == "?" }
        return isText ? token.dropLast() + "!\"" : words[token]
    }
}

extension Simulation {
    /// What the same inputs lead to with another bot; `nil` where it does not load.
    package func conversed(with bot: GeneratedBot) throws -> [Conversation]? {
        let folder = SimulationFolder(bot.files)
        guard let changed = try? folder.load(earlier: loaded) else { return nil }
        let service = try SimulatedService(
            folder: folder.path, loaded: changed, store: UnreliableStore(Bot.memoryStore()))
        defer { service.close() }
        return try conversations.map { recorded in
            var conversation = Conversation(session: recorded.session)
            for index in recorded.inputs.indices {
                service.enter(recorded.time(of: index), seed: recorded.chance(of: index, seed))
                conversation.inputs.append(recorded.inputs[index])
                conversation.results.append(try service.send(recorded.inputs[index].input))
            }
            conversation.entries = try service.bot.entries(of: conversation.session)
            return conversation
        }
    }
}

extension Conversation {
    /// Everything in the journal but the name of the revision.
    package var bodies: [JournalEntry.Body] {
        entries.map { entry in
            switch entry.body {
            case .started(var started):
                started.revision = RevisionID("")
                return .started(started)
            // Whether it was asked anew, or given before, matters only to what comes of a correction.
            case .effect(var effect):
                (effect.wasFresh, effect.wasGiven) = (false, false)
                return .effect(effect)
            case let body: return body
            }
        }
    }
}
