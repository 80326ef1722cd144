// Reads a `*.chat` file: header, lines with their continuations; the first mistake is thrown.

public import ParleyModel

extension Transcript {
    /// - Parameter file: the path that messages name, relative to the bot's folder.
    public init(_ text: String, file: String) throws(Diagnostic) {
        var parser = TranscriptParser(text, file: file)
        self = try parser.parse()
    }

    public init(bytes: [UInt8], file: String) throws(Diagnostic) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TranscriptMistake.notUTF8.diagnostic(file: file)
        }
        try self.init(text, file: file)
    }
}

struct TranscriptParser {
    private let file: String
    private let source: [String]
    private let endOfLine: String
    private var header = Transcript.Header()
    private var headerKeys: Set<String> = []
    private var lines: [Transcript.Line] = []

    init(_ text: String, file: String) {
        self.file = file
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        endOfLine = lines.count > 1 && lines[0].last == "\r" ? "\r\n" : "\n"
        source = lines.map { ($0.last == "\r" ? $0.dropLast() : $0).text }
    }

    mutating func parse() throws(Diagnostic) -> Transcript {
        let rule = source.firstIndex(where: TranscriptParser.isRule)
        if let rule {
            for index in 0..<rule {
                try at(index) { parser throws(TranscriptMistake) in try parser.readHeader(index) }
            }
        }
        var index = rule.map { $0 + 1 } ?? 0
        while index < source.count {
            let end = self.end(of: index)
            let place = index..<end
            try at(index) { parser throws(TranscriptMistake) in
                try parser.readLine(place, hasHeader: rule != nil)
            }
            index = end
        }
        guard lines.contains(where: { if case .expect = $0.content { false } else { true } }) else {
            throw TranscriptMistake.nothingSaid.diagnostic(file: file)
        }
        return Transcript(file: file, source: source, endOfLine: endOfLine, header: header, lines: lines)
    }

    private mutating func at(
        _ index: Int, _ read: (inout TranscriptParser) throws(TranscriptMistake) -> Void
    ) throws(Diagnostic) {
        do {
            try read(&self)
        } catch {
            throw error.diagnostic(file: file, line: index + 1, source: source[index])
        }
    }

    static func isRule(_ line: String) -> Bool {
        let text = line.trimmed
        return text.count >= 3 && line.first == "-" && text.allSatisfy { $0 == "-" }
    }

    static func isIndented(_ line: String) -> Bool {
        line.unicodeScalars.first.map(TextScanner.isBlank) ?? false && !line.trimmed.isEmpty
    }

    /// After the indented lines that continue this one; blank lines between them belong to it.
    private func end(of start: Int) -> Int {
        var end = start + 1
        guard !source[start].trimmed.isEmpty, !source[start].hasPrefix("#") else { return end }
        var next = end
        while next < source.count {
            if TranscriptParser.isIndented(source[next]) {
                end = next + 1
            } else if !source[next].trimmed.isEmpty {
                break
            }
            next += 1
        }
        return end
    }

    private mutating func readHeader(_ index: Int) throws(TranscriptMistake) {
        let line = source[index]
        if line.hasPrefix("#") || line.trimmed.isEmpty { return }
        var scanner = TextScanner(line)
        if scanner.takeWord("action") {
            header.actions.append(try ActionLine.read(&scanner))
            return
        }
        for part in HeaderLine.parts(of: line) {
            let (key, value) = try HeaderLine.pair(part)
            guard headerKeys.insert(key).inserted else { throw .repeatedHeader(key) }
            try HeaderLine.read(key, value, into: &header)
        }
    }

    private mutating func readLine(_ place: Range<Int>, hasHeader: Bool) throws(TranscriptMistake) {
        let first = source[place.lowerBound]
        if first.trimmed.isEmpty || first.hasPrefix("#") { return }
        if TranscriptParser.isIndented(first) { throw .strayIndent }
        if TranscriptParser.isRule(first) { throw .secondRule }
        let rest = place.dropFirst().map { source[$0].trimmed }
        let content = try BodyLine.read(first, continued: Array(rest), hasHeader: hasHeader)
        if case .bot = content, lines.allSatisfy({ if case .expect = $0.content { true } else { false } }) {
            throw .replyWithoutCause
        }
        lines.append(Transcript.Line(content: content, place: place))
    }
}
