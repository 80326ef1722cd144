// The lines below the dashes: who says what, directions, expectations.

import ParleyModel

enum BodyLine {
    static func read(
        _ line: String, continued: [String], hasHeader: Bool
    ) throws(TranscriptMistake) -> Transcript.Content {
        if line.hasPrefix("*") {
            let whole = ([String(line.dropFirst())] + continued).joined(separator: " ")
            return try DirectionLine.read(whole)
        }
        let word = String(line.prefix { $0 != ":" && $0 != "：" && $0 != " " && $0 != "\t" })
        let colon = line.dropFirst(word.count).first
        guard TranscriptMistake.lineWords.contains(word), colon == ":" || colon == "：" else {
            let isHeader =
                TranscriptMistake.headerKeys.contains(word) && !TranscriptMistake.lineWords.contains(word)
            throw isHeader && !hasHeader ? .headerWithoutEnd(word) : .unknownLine(word)
        }
        let text = line.dropFirst(word.count + 1).trimmed
        guard !text.isEmpty || continued.contains(where: { !$0.isEmpty }) else { throw .emptyLine(word) }
        switch word {
        case "bot": return .bot(bot(text, continued))
        case "user": return .user(user(text, continued))
        default: return .agent(([text] + continued).joined(separator: "\n"))
        }
    }

    private static func bot(_ text: String, _ continued: [String]) -> Transcript.BotLine {
        if text == "...", continued.isEmpty { return .anything }
        var rest = continued
        var titles: [String]?
        if let last = rest.last, let written = buttons(last) {
            titles = written
            rest.removeLast()
        }
        return .reply(ReplyPattern(([text] + rest).joined(separator: "\n")), buttons: titles)
    }

    /// `[Title] [Title]`, nothing else.
    static func buttons(_ line: String) -> [String]? {
        var titles: [String] = []
        var scalars = Array(line.trimmed.unicodeScalars)[...]
        while let first = scalars.first {
            guard first == "[", let end = scalars.firstIndex(of: "]"), end > scalars.startIndex + 1 else {
                return nil
            }
            titles.append(scalars[(scalars.startIndex + 1)..<end].text)
            scalars = scalars[(end + 1)...].drop(while: TextScanner.isBlank)
        }
        return titles.isEmpty ? nil : titles
    }

    private static func user(_ text: String, _ continued: [String]) -> Transcript.UserLine {
        if continued.isEmpty, let titles = buttons(text), titles.count == 1 {
            return .presses(title: titles[0])
        }
        var said = ([text] + continued).joined(separator: "\n")
        var attachments: [Attachment] = []
        while said.hasSuffix(")"), let open = said.lastIndex(of: "("),
            let attachment = attachment(said[said.index(after: open)...].dropLast())
        {
            attachments.insert(attachment, at: 0)
            said = said[..<open].trimmed
        }
        return .says(text: said, attachments: attachments)
    }

    /// `image cat.png`, `file contract.pdf`
    private static func attachment(_ text: some StringProtocol) -> Attachment? {
        let words = text.trimmed.split(separator: " ")
        guard words.count == 2, words[0] == "image" || words[0] == "file" else { return nil }
        let name = words[1].split(separator: "/").last.map(String.init)
        return Attachment(type: String(words[0]), url: String(words[1]), name: name)
    }
}

/// `* restart`, `* later 2h`, `* expect ...`
enum DirectionLine {
    static func read(_ text: String) throws(TranscriptMistake) -> Transcript.Content {
        var scanner = TextScanner(text)
        let start = scanner
        guard let word = scanner.name() else { throw .unknownDirection(scanner.excerpt) }
        let content: Transcript.Content
        switch word {
        case "expect": return .expect(try ClaimList.read(&scanner))
        case "restart": content = .direction(.restart)
        case "undo": content = .direction(.undo(scanner.isAtEnd() ? 1 : try count(&scanner)))
        case "later": return .direction(.later(seconds: try seconds(scanner.rest)))
        case "deploy":
            guard !scanner.isAtEnd() else { throw .badDirection("deploy", form: "* deploy FOLDER") }
            return .direction(.deploy(scanner.rest))
        case "event":
            guard let name = scanner.name(allowing: ".-") else {
                throw .badDirection("event", form: "* event payment { order = \"1\" }")
            }
            content = .direction(.event(name: name, fields: try fields(&scanner, "* event")))
        case "hand" where scanner.takeWord("back"):
            content = .direction(.handBack(fields: try fields(&scanner, "* hand back")))
        case "on" where scanner.takeWord("another") && scanner.takeWord("machine"):
            content = .direction(.anotherMachine)
        default:
            throw .unknownDirection(word == "hand" || word == "on" ? start.rest : word)
        }
        guard scanner.isAtEnd() else { throw .trailing(scanner.rest) }
        return content
    }

    private static func count(_ scanner: inout TextScanner) throws(TranscriptMistake) -> Int {
        guard let number = scanner.wholeNumber(), number > 0 else {
            throw .badDirection("undo", form: "* undo 2")
        }
        return number
    }

    private static func fields(_ scanner: inout TextScanner, _ what: String) throws(TranscriptMistake)
        -> Record
    {
        guard !scanner.isAtEnd() else { return [:] }
        guard scanner.current == "{", let record = try scanner.literal().record else {
            throw .notATable(what)
        }
        return record
    }

    /// `2h`, `90m`, `1h 30m`; at most ten years.
    static func seconds(_ text: String) throws(TranscriptMistake) -> Int {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        var total = 0
        var digits = ""
        for character in text where character != " " {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            guard let unit = units[character], let number = Int(digits), number <= 315_360_000 else {
                throw .badDuration(text)
            }
            total += number * unit
            digits = ""
            guard total <= 315_360_000 else { throw .badDuration(text) }
        }
        guard digits.isEmpty, total > 0 else { throw .badDuration(text) }
        return total
    }
}
