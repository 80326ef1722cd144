// What a bot's files declare about its slots and entities.

/// What kind of value a slot holds.
public enum SlotType: Sendable, Hashable {
    case text, code, phone, email, url, choice, number, integer, rating, money, yesNo, date, time, duration,
        image, file
    /// A value of a declared entity.
    case entity(String)

    public init(_ name: String) {
        self = SlotType.builtIn[name] ?? .entity(name)
    }

    public var name: String {
        switch self {
        case .text: "text"
        case .code: "code"
        case .phone: "phone"
        case .email: "email"
        case .url: "url"
        case .choice: "choice"
        case .number: "number"
        case .integer: "integer"
        case .rating: "rating"
        case .money: "money"
        case .yesNo: "yes_no"
        case .date: "date"
        case .time: "time"
        case .duration: "duration"
        case .image: "image"
        case .file: "file"
        case .entity(let name): name
        }
    }

    /// Whether a value found in a message may fill the slot by its type alone, when no other slot of it is asked.
    public var fillsByType: Bool {
        switch self {
        case .text, .yesNo, .number, .integer, .rating: false
        default: true
        }
    }

    public static let builtIn: [String: SlotType] = [
        "text": .text, "code": .code, "phone": .phone, "email": .email, "url": .url, "choice": .choice,
        "number": .number, "integer": .integer, "rating": .rating, "money": .money, "yes_no": .yesNo,
        "date": .date,
        "time": .time, "duration": .duration, "image": .image, "file": .file,
    ]
}

/// One of the values that a `choice` slot or a `choose` takes.
public struct Choice: Sendable, Hashable {
    public var title: Text
    /// `null`: its title as it is shown.
    public var value: Value
    /// Other wordings of it.
    public var also: [String]
    public init(title: Text, value: Value, also: [String] = []) {
        self.title = title
        self.value = value
        self.also = also
    }
}

/// How long a slot's value serves later runs.
public enum Keep: Sendable, Hashable {
    case flow, session, user
    case seconds(Double)
}

public struct SlotDeclaration: Sendable, Hashable {
    public var name: String
    public var type: SlotType
    /// The question; a slot without one is the flow's own: no message fills or corrects it.
    public var ask: Text?
    public var again: Text?
    public var invalid: Text?
    public var help: Text?
    public var title: Text?
    public var choices: [Choice] = []
    public var pattern: String?
    public var minimum: Value?
    public var maximum: Value?
    public var currency: String?
    public var isPrivate = false
    public var maySkip = false
    public var defaultValue: Value?
    /// Whether it takes a day, and none that is to come.
    package var takesOnlyPastDays: Bool { type == .date && maximum == "today" }
    /// So many wrong answers get `invalid`; the next begins the ladder.
    public var retries = 2
    public var keep = Keep.flow
    /// Whether its file has a `check` function for it.
    public var hasCheck = false
    public var position: SourcePosition

    public init(name: String, type: SlotType, position: SourcePosition) {
        self.name = name
        self.type = type
        self.position = position
    }

    /// What it is called where it has no title: its name with blanks.
    package var plainName: String { name.replacing("_", with: " ") }

    /// What people call it: its title in every locale, else its name.
    ///
    /// - Parameter texts: the bot's named texts.
    package func names(_ texts: [String: [Locale: [String]]]) -> [String] {
        let titles = title?.forms(texts) ?? []
        return titles.isEmpty ? [plainName] : titles
    }
}

/// A kind of value to recognise anywhere.
public struct EntityDeclaration: Sendable, Hashable {
    public struct Synonyms: Sendable, Hashable {
        public var canonical: String
        public var synonyms: [String]
        public init(canonical: String, synonyms: [String]) {
            self.canonical = canonical
            self.synonyms = synonyms
        }
    }

    public var name: String
    public var pattern: String?
    /// In the order of their canonical values.
    public var values: [Synonyms]
    public var position: SourcePosition

    public init(name: String, pattern: String?, values: [Synonyms], position: SourcePosition) {
        self.name = name
        self.pattern = pattern
        self.values = values
        self.position = position
    }
}
