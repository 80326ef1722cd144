// The lines above the dashes: `key: value` pairs and actions.

import ParleyModel

enum HeaderLine {
    /// The pairs of a line, parted by two or more blanks outside of quotes and tables.
    static func parts(of line: String) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var blanks = String.UnicodeScalarView()
        var depth = 0
        var quote: UnicodeScalar?
        for scalar in line.unicodeScalars {
            if let open = quote {
                if scalar == open { quote = nil }
            } else if depth > 0, scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == "{" {
                depth += 1
            } else if scalar == "}" {
                depth -= 1
            }
            if TextScanner.isBlank(scalar), depth <= 0, quote == nil {
                blanks.append(scalar)
                continue
            }
            if blanks.count > 1 || blanks.first == "\t", endsPart(String(part)) {
                parts.append(String(part))
                part = String.UnicodeScalarView()
            } else {
                part.append(contentsOf: blanks)
            }
            blanks = String.UnicodeScalarView()
            part.append(scalar)
        }
        parts.append(String(part))
        return parts.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// A key alone, as in `locale:   zh`, still waits for its value.
    private static func endsPart(_ part: String) -> Bool {
        !part.trimmed.isEmpty && !(part.trimmed.hasSuffix(":") || part.trimmed.hasSuffix("："))
    }

    static func pair(_ part: String) throws(TranscriptMistake) -> (key: String, value: String) {
        guard let colon = part.unicodeScalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            throw .unknownHeader(String(part.prefix { $0 != " " }))
        }
        let key = String(part.unicodeScalars[..<colon]).trimmed
        let value = String(part.unicodeScalars[colon...].dropFirst()).trimmed
        guard TranscriptMistake.headerKeys.contains(key), key != "action" else { throw .unknownHeader(key) }
        guard !value.isEmpty else { throw .emptyHeader(key) }
        return (key, value)
    }

    static func read(
        _ key: String, _ value: String, into header: inout Transcript.Header
    ) throws(TranscriptMistake) {
        switch key {
        case "bot": header.bot = value
        case "clock": header.clock = try clock(value)
        case "locale": header.locale = Locale(value)
        case "user": header.user = UserID(value)
        case "channel": header.channel = value
        default:
            var scanner = TextScanner(value)
            let literal = try scanner.literal()
            guard let record = literal.record else { throw .notATable("metadata:") }
            guard scanner.isAtEnd() else { throw .trailing(scanner.rest) }
            header.metadata = record
        }
    }

    /// `2026-03-01 18:00`
    private static func clock(_ text: String) throws(TranscriptMistake) -> Transcript.LocalClock {
        var scanner = TextScanner(text)
        guard let year = scanner.wholeNumber(), (1970...9999).contains(year), scanner.take("-"),
            let month = scanner.wholeNumber(), (1...12).contains(month), scanner.take("-"),
            let day = scanner.wholeNumber(), (1...days(in: month, of: year)).contains(day),
            let hour = scanner.wholeNumber(), (0...23).contains(hour), scanner.take(":"),
            let minute = scanner.wholeNumber(), (0...59).contains(minute), scanner.isAtEnd()
        else { throw .badClock(text) }
        return Transcript.LocalClock(year: year, month: month, day: day, hour: hour, minute: minute)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// `action NAME [read|write|send] [args] -> result`
enum ActionLine {
    static func read(_ scanner: inout TextScanner) throws(TranscriptMistake) -> ScriptedAction {
        guard let name = scanner.name(allowing: ".-") else {
            throw .badAction("the action's name is missing")
        }
        var action = ScriptedAction(name: trimArrow(name, &scanner), outcome: .ok(.null))
        for effect in [ActionEffect.read, .write, .send] where scanner.takeWord(effect.rawValue) {
            action.effect = effect
            break
        }
        scanner.skipBlanks()
        if scanner.current == "{" {
            let literal = try scanner.literal()
            guard let arguments = literal.record else { throw .notATable("The call of \(action.name)") }
            action.arguments = arguments
        }
        guard scanner.take("->") || scanner.take("→") else {
            throw .badAction("\"->\" and the result are missing after \(action.name)")
        }
        action.outcome = try outcome(&scanner)
        guard scanner.isAtEnd() else { throw .trailing(scanner.rest) }
        return action
    }

    /// `orders.find-> 1`: the arrow's dash is no part of the name.
    private static func trimArrow(_ name: String, _ scanner: inout TextScanner) -> String {
        guard name.hasSuffix("-"), scanner.current == ">" else { return name }
        scanner.stepBack()
        return String(name.dropLast())
    }

    private static func outcome(_ scanner: inout TextScanner) throws(TranscriptMistake) -> ActionOutcome {
        guard !scanner.isAtEnd() else { throw .badAction("nothing stands after \"->\"") }
        for word in ["fails", "unknown"] where scanner.takeWord(word) {
            guard !scanner.isAtEnd(), case .text(let why) = try scanner.literal() else {
                throw .badAction("\"\(word)\" wants a reason in quotes")
            }
            return word == "fails" ? .refused(why) : .unknown(why)
        }
        return .ok(try scanner.literal())
    }
}
