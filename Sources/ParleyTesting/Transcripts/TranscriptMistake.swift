// What can be wrong in a transcript, and what its author is told.

import ParleyModel

/// A mistake in one line of a transcript, as data.
enum TranscriptMistake: Error, Hashable {
    case unknownHeader(String)
    case repeatedHeader(String)
    case emptyHeader(String)
    case badClock(String)
    case badAction(String)
    case badLiteral(String)
    case notATable(String)
    case trailing(String)
    case unknownLine(String)
    case headerWithoutEnd(String)
    case secondRule
    case emptyLine(String)
    case replyWithoutCause
    case strayIndent
    case unknownDirection(String)
    case badDirection(String, form: String)
    case badDuration(String)
    case unknownClaim(String)
    case badClaim(String, form: String)
    case nothingSaid
    case notUTF8
    case unreadable(String)
    case unwritable(String)
    case notYet(String)
    case nothingHandedOff
    case unknownSlot(String, known: [String])
    case unknownAction(String, known: [String])
    case unknownFlow(String, known: [String])
    /// An action line for what no plugin has, no flow names and nothing called.
    case strayStub(String, known: [String])

    static let headerKeys = ["action", "bot", "channel", "clock", "locale", "metadata", "user"]
    static let lineWords = ["agent", "bot", "user"]
    static let directions = [
        "deploy", "event", "expect", "hand back", "later", "on another machine", "restart", "undo",
    ]
}

extension TranscriptMistake {
    private struct Wording {
        var title: String
        var code: String
        var explanation: String
        var hint: String?
        var close: [String] = []
        var excerpt: String?
    }

    func diagnostic(file: String, line: Int, source: String) -> Diagnostic {
        let wording = self.wording
        return Diagnostic(
            title: wording.title, code: wording.code, position: SourcePosition(file: file, line: line),
            source: source,
            excerpt: wording.excerpt, explanation: wording.explanation,
            closeNames: wording.close.map { Diagnostic.CloseName(name: $0) }, hint: wording.hint)
    }

    /// For a file as a whole, where there is no line to show: one that was read is named at its beginning.
    func diagnostic(file: String) -> Diagnostic {
        let wording = self.wording
        return Diagnostic(
            title: wording.title, code: wording.code,
            position: isOfReading ? nil : SourcePosition(file: file, line: 1),
            explanation: isOfReading ? "\(file): \(wording.explanation)" : wording.explanation,
            hint: wording.hint)
    }

    private var isOfReading: Bool {
        switch self {
        case .unreadable, .unwritable: true
        default: false
        }
    }

    private var wording: Wording {
        headerWording ?? literalWording ?? lineWording ?? starWording ?? claimWording ?? fileWording
    }

    private var headerWording: Wording? {
        switch self {
        case .repeatedHeader(let key):
            Wording(
                title: "SAID TWICE", code: "E702", explanation: "The header says \(key): a second time.",
                hint: "keep one of the two.", excerpt: key)
        case .emptyHeader(let key):
            Wording(
                title: "MISSING VALUE", code: "E703",
                explanation: "Nothing stands after \(key): in the header.",
                hint: "write a value after \(key): or leave it out.", excerpt: "\(key):")
        case .badClock(let text):
            Wording(
                title: "BAD CLOCK", code: "E704", explanation: "\"\(text)\" is no date with a time.",
                hint: text.contains(": ")
                    ? "put two or more blanks between it and what follows on the line."
                    : "write  clock: 2026-03-01 18:00", excerpt: text)
        case .badAction(let what):
            Wording(
                title: "BAD ACTION LINE", code: "E705", explanation: "In this action line \(what).",
                hint: "write  action orders.find { number = \"1\" } -> { item = \"pen\" }  or  "
                    + "action orders.find -> fails \"why\"")
        case .headerWithoutEnd(let key):
            Wording(
                title: "HEADER WITHOUT AN END", code: "E708",
                explanation: "\(key) belongs into a header, and no line of dashes ends one.",
                hint: "put a line of dashes between the header and the first  user:  line.", excerpt: key)
        case .unknownHeader(let key):
            Wording(
                title: "UNKNOWN HEADER", code: "E701", explanation: "The header knows no \"\(key)\".",
                hint: "there are: \(TranscriptMistake.headerKeys.joined(separator: ", ")); "
                    + "a comment begins with #, a line of dashes ends the header.",
                close: CloseNames.of(key, among: TranscriptMistake.headerKeys), excerpt: key)
        default: nil
        }
    }

    private var literalWording: Wording? {
        switch self {
        case .notATable(let what):
            Wording(
                title: "NOT A TABLE", code: "E707", explanation: "\(what) takes a table of names and values.",
                hint: "write  { name = \"value\", count = 2 }")
        case .trailing(let text):
            Wording(
                title: "TOO MUCH", code: "E709",
                explanation: "\"\(text)\" stands after the end of what belongs here.",
                hint: "take it away, or put what it belongs to in quotes.", excerpt: text)
        case .badLiteral(let what):
            Wording(
                title: "BAD VALUE", code: "E706", explanation: "A value cannot be read: \(what).",
                hint: "values are  \"text\"  1.5  true  false  nil  { name = \"x\" }  { 1, 2 }")
        default: nil
        }
    }

    private var lineWording: Wording? {
        switch self {
        case .secondRule:
            Wording(
                title: "SECOND RULE", code: "E711",
                explanation: "A second line of dashes; one ends the header.",
                hint: "take it away; part a long transcript with comments (#).")
        case .emptyLine(let who):
            Wording(
                title: "EMPTY LINE", code: "E712", explanation: "Nothing stands after \(who):",
                hint: who == "bot"
                    ? "write what the bot says, or  bot: ...  for any replies." : "write what is said.")
        case .replyWithoutCause:
            Wording(
                title: "REPLY TO NOTHING", code: "E713",
                explanation: "The bot speaks before anybody spoke to it or anything happened.",
                hint: "begin with a  user:  line, or with  * event session_start")
        case .strayIndent:
            Wording(
                title: "STRAY INDENTATION", code: "E714",
                explanation: "An indented line continues the line above it, and there is none to continue.",
                hint: "begin it with  user:  or  bot:  at the left margin, or put it right under its line.")
        case .unknownLine(let word):
            Wording(
                title: "UNKNOWN LINE", code: "E710",
                explanation: "A line begins with user: or bot: or agent: or * or #, not with \"\(word)\".",
                hint: TranscriptMistake.lineWords.contains(word)
                    ? "a colon is missing:  \(word): ..." : "a reply's second line is indented.",
                close: CloseNames.of(word, among: TranscriptMistake.lineWords).filter { $0 != word },
                excerpt: word)
        default: nil
        }
    }

    private var starWording: Wording? {
        switch self {
        case .badDirection(let what, let form):
            Wording(
                title: "BAD DIRECTION", code: "E716", explanation: "\"* \(what)\" is not complete.",
                hint: "write  \(form)")
        case .badDuration(let text):
            Wording(
                title: "BAD DURATION", code: "E717", explanation: "\"\(text)\" is no duration.",
                hint: "write  * later 2h  or  * later 1h 30m  (s, m, h, d)", excerpt: text)
        case .notYet(let what):
            Wording(
                title: "NOT YET", code: "E730",
                explanation: "This version cannot run \"\(what)\" in a transcript.",
                hint: "take the line away until a later version can.", excerpt: what)
        case .unknownDirection(let word):
            Wording(
                title: "UNKNOWN DIRECTION", code: "E715", explanation: "There is no direction \"* \(word)\".",
                hint: "there are: \(TranscriptMistake.directions.joined(separator: ", ")).",
                close: CloseNames.of(word, among: TranscriptMistake.directions), excerpt: word)
        default: nil
        }
    }

    private var claimWording: Wording? {
        switch self {
        case .unknownClaim(let word):
            Wording(
                title: "UNKNOWN EXPECTATION", code: "E718", explanation: "\"* expect\" knows no \"\(word)\".",
                hint: "there are: \(Claim.words.joined(separator: ", ")).",
                close: CloseNames.of(word, among: Claim.words), excerpt: word)
        case .badClaim(let word, let form):
            Wording(
                title: "BAD EXPECTATION", code: "E719", explanation: "\"\(word)\" is not complete.",
                hint: "write  * expect \(form)", excerpt: word)
        case .nothingHandedOff:
            Wording(
                title: "NOTHING TO HAND BACK", code: "E724",
                explanation: "No person has the session when this line is reached.",
                hint: "a flow gives it away with  handoff(\"team\")  before; "
                    + "* expect handoff team  shows whether it has.", excerpt: "hand back")
        case .unknownSlot(let name, let known):
            Wording(
                title: "UNKNOWN SLOT", code: "E725", explanation: "No file declares a slot \"\(name)\".",
                hint: "declare it with  slot(\"\(name)\", { type = \"text\" })  "
                    + "or write the name of one that is.",
                close: CloseNames.of(name, among: known), excerpt: name)
        case .unknownFlow(let name, let known):
            Wording(
                title: "UNKNOWN FLOW", code: "E727", explanation: "No file declares a flow \"\(name)\".",
                hint: "write the name of one that is declared, as  flow(\"name\", ...)  has it.",
                close: CloseNames.of(name, among: known), excerpt: name)
        case .strayStub(let name, let known):
            Wording(
                title: "UNKNOWN ACTION", code: "E726",
                explanation:
                    "No plugin has \"\(name)\" and no flow calls it, so this line stands for nothing.",
                hint: known.isEmpty
                    ? "fix the spelling, or take the line away."
                    : "there are: \(known.joined(separator: ", ")); fix the spelling, or take the line away.",
                close: CloseNames.of(name, among: known), excerpt: name)
        case .unknownAction(let name, let known):
            Wording(
                title: "UNKNOWN ACTION", code: "E726",
                explanation:
                    "No plugin and no line of the header declares \"\(name)\", and nothing called it.",
                hint: known.isEmpty
                    ? "write an action line for it into the header."
                    : "there are: \(known.joined(separator: ", ")).",
                close: CloseNames.of(name, among: known), excerpt: name)
        default: nil
        }
    }

    private var fileWording: Wording {
        switch self {
        case .notUTF8:
            Wording(
                title: "NOT UTF-8", code: "E721", explanation: "The file is not UTF-8 text.",
                hint: "save it as UTF-8 in your editor.")
        case .unreadable(let why):
            Wording(
                title: "CANNOT READ", code: "E722", explanation: why, hint: "check the name and the rights.")
        case .unwritable(let why):
            Wording(
                title: "CANNOT WRITE", code: "E723", explanation: why, hint: "check the rights and the disk.")
        default:
            Wording(
                title: "NOTHING SAID", code: "E720",
                explanation: "The transcript has no line that does anything.",
                hint: "write at least one  user:  line and the  bot:  line that should follow it.")
        }
    }
}
