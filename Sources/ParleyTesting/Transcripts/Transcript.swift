// A transcript: a session as it should go, written as people read it (`*.chat`).

public import ParleyModel

/// What a `*.chat` file says: a header with the circumstances, then who says what, and what must hold.
public struct Transcript: Sendable, Hashable {
    /// A time as the bot's own clock shows it.
    public struct LocalClock: Sendable, Hashable {
        public var year, month, day, hour, minute: Int

        public init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
        }

        /// When a transcript begins whose header does not say.
        public static let standard = LocalClock(year: 2026, month: 3, day: 1, hour: 9, minute: 0)
    }

    public struct Header: Sendable, Hashable {
        /// The bot's folder, relative to the one that tests are run on.
        public var bot: String?
        public var clock = LocalClock.standard
        public var locale: Locale?
        public var user: UserID?
        public var channel: String?
        public var metadata = Record()
        public var actions: [ScriptedAction] = []
        public init() {}
    }

    /// One line with its indented continuations.
    public struct Line: Sendable, Hashable {
        public var content: Content
        /// Its lines in the file, counted from 0.
        public var place: Range<Int>
        /// Counted from 1.
        public var number: Int { place.lowerBound + 1 }
    }

    public enum Content: Sendable, Hashable {
        case user(UserLine)
        case bot(BotLine)
        case agent(String)
        case direction(Direction)
        case expect([Claim])
    }

    public enum UserLine: Sendable, Hashable {
        case says(text: String, attachments: [Attachment])
        case presses(title: String)
    }

    public enum BotLine: Sendable, Hashable {
        /// `bot: ...`: any number of replies, none included.
        case anything
        /// `buttons` only where the transcript writes them.
        case reply(ReplyPattern, buttons: [String]?)
    }

    public enum Direction: Sendable, Hashable {
        case restart
        case anotherMachine
        case undo(Int)
        case later(seconds: Int)
        case deploy(String)
        case event(name: String, fields: Record)
        /// The person who has the session gives it back.
        case handBack(fields: Record)
    }

    /// Relative to the bot's folder.
    public let file: String
    /// The text that it was read from, line by line, without the ends of the lines.
    let source: [String]
    let endOfLine: String
    public let header: Header
    public let lines: [Line]

    init(file: String, source: [String], endOfLine: String, header: Header, lines: [Line]) {
        self.file = file
        self.source = source
        self.endOfLine = endOfLine
        self.header = header
        self.lines = lines
    }

    /// The file's text, byte for byte.
    public var text: String { source.joined(separator: endOfLine) }

    public func position(of line: Int) -> SourcePosition { SourcePosition(file: file, line: line) }
}

extension Transcript {
    /// Something that makes the bot act, and what should come of it.
    struct Step: Sendable, Hashable {
        /// Absent only for claims before the first line.
        var cause: Line?
        var replies: [Line] = []
        var claims: [Line] = []
    }

    var steps: [Step] {
        var steps: [Step] = []
        for line in lines {
            switch line.content {
            case .user, .agent, .direction: steps.append(Step(cause: line))
            case .bot, .expect:
                if steps.isEmpty { steps.append(Step()) }
                if case .bot = line.content {
                    steps[steps.count - 1].replies.append(line)
                } else {
                    steps[steps.count - 1].claims.append(line)
                }
            }
        }
        return steps
    }
}
