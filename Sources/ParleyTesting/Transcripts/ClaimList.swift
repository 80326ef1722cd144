// The list after `* expect`, parted by commas.

import ParleyModel

enum ClaimList {
    static func read(_ scanner: inout TextScanner) throws(TranscriptMistake) -> [Claim] {
        var claims: [Claim] = []
        repeat {
            claims.append(try claim(&scanner))
        } while scanner.take(",") || scanner.take("，")
        guard scanner.isAtEnd() else { throw .trailing(scanner.rest) }
        return claims
    }

    private static func claim(_ scanner: inout TextScanner) throws(TranscriptMistake) -> Claim {
        guard let word = scanner.name() else { throw .unknownClaim(scanner.excerpt) }
        switch word {
        case "slot":
            let (name, value) = try assignment(&scanner, word, form: "slot order_number = \"123\"")
            return .slot(name: name, value: value)
        case "remembered":
            let (name, value) = try assignment(&scanner, word, form: "remembered name = \"Li\"")
            return .remembered(name: name, value: value)
        case "called": return try called(&scanner)
        case "flow":
            let form = "flow return_goods open, or finished, or cancelled"
            guard let name = scanner.name(allowing: ".-") else { throw .badClaim(word, form: form) }
            for state in Claim.FlowState.allCases where scanner.takeWord(state.rawValue) {
                return .flow(name: name, state: state)
            }
            throw .badClaim(word, form: form)
        case "asks": return .asks(slot: try name(&scanner, word, form: "asks order_number"))
        case "handoff": return .handoff(team: try name(&scanner, word, form: "handoff returns"))
        case "note": return .note(name: try name(&scanner, word, form: "note rating"))
        case "locale": return .locale(Locale(try name(&scanner, word, form: "locale zh")))
        default: throw .unknownClaim(word)
        }
    }

    private static func name(
        _ scanner: inout TextScanner, _ word: String, form: String
    ) throws(TranscriptMistake) -> String {
        guard let name = scanner.name(allowing: ".-") else { throw .badClaim(word, form: form) }
        return name
    }

    private static func assignment(
        _ scanner: inout TextScanner, _ word: String, form: String
    ) throws(TranscriptMistake) -> (String, Value) {
        guard let name = scanner.name(allowing: ".-"), scanner.take("=") else {
            throw .badClaim(word, form: form)
        }
        return (name, try scanner.literal())
    }

    private static func called(_ scanner: inout TextScanner) throws(TranscriptMistake) -> Claim {
        let form = "called orders.find once, or never, or 2 times, perhaps with { number = \"123\" }"
        guard let action = scanner.name(allowing: ".-") else { throw .badClaim("called", form: form) }
        let times: Int
        if scanner.takeWord("never") {
            times = 0
        } else if scanner.takeWord("once") {
            times = 1
        } else if let number = scanner.wholeNumber(), scanner.takeWord("times") || scanner.takeWord("time") {
            times = number
        } else {
            throw .badClaim("called", form: form)
        }
        guard scanner.takeWord("with") else { return .called(action: action, times: times, with: nil) }
        guard let arguments = try scanner.literal().record else { throw .notATable("\"with\"") }
        return .called(action: action, times: times, with: arguments)
    }
}
