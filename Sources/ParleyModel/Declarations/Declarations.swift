// All that a bot's files declare: the material that flows, recognition and repair work on.

/// What a person means by a message, by examples; `{slot}` in one marks the place of a value.
public struct IntentDeclaration: Sendable, Hashable {
    public var name: String
    public var examples: [String]
    public var threshold: Double?
    public var position: SourcePosition
    public init(name: String, examples: [String], threshold: Double? = nil, position: SourcePosition) {
        self.name = name
        self.examples = examples
        self.threshold = threshold
        self.position = position
    }
}

public struct FlowDeclaration: Sendable, Hashable {
    public var name: String
    public var intents: [String] = []
    public var events: [String] = []
    /// `false`: no other flow starts in the middle.
    public var digress = true
    /// Repairs by name that are switched off (`false`) or on while it asks; others are as the settings say.
    public var repair = Record()
    public var description: Text?
    /// Slots that its text asks by a literal name, its literal sub-flows' included, in order, once each.
    public var literalAsks: [String] = []
    public var position: SourcePosition
    public init(name: String, position: SourcePosition) {
        self.name = name
        self.position = position
    }
}

/// Questions with one answer, found by similarity.
public struct AnswerDeclaration: Sendable, Hashable {
    public enum Reply: Sendable, Hashable {
        case saying(Saying)
        case run(String)
    }
    /// Stable within a revision: where it stands, and which one there.
    public var id: String
    public var questions: [String]
    public var reply: Reply
    /// The locale of its file, when the file's name tells one.
    public var locale: Locale?
    public var position: SourcePosition
    public init(
        id: String, questions: [String], reply: Reply, locale: Locale? = nil, position: SourcePosition
    ) {
        self.id = id
        self.questions = questions
        self.reply = reply
        self.locale = locale
        self.position = position
    }
}

public struct Settings: Sendable, Hashable {
    public var name = "Parley"
    public var locale = Locale("en")
    public var timeZone = "UTC"
    public var currency: String?
    /// `intent`, `answer`: below it a message is not understood.
    public var thresholds = Record()
    /// Seconds after the last input at which a session closes.
    public var timeout = 1800.0
    /// Teams that `handoff` may name, with what is said of them; empty: any.
    public var teams = Record()
    public var repair = Record()
    public init() {}
}

/// Everything one revision of a bot declares, by name.
public struct Declarations: Sendable, Hashable {
    private struct Content: Hashable, Sendable {
        var slots: [String: SlotDeclaration] = [:]
        var entities: [String: EntityDeclaration] = [:]
        var intents: [String: IntentDeclaration] = [:]
        var flows: [String: FlowDeclaration] = [:]
        var answers: [AnswerDeclaration] = []
        var texts: [String: [Locale: [String]]] = [:]
        var settings = Settings()
    }

    private var shared = Shared(Content())

    public init() {}

    /// What recognition is made of: without flows, what is said, and the lines on which things stand.
    package var asRecognised: Declarations {
        let nowhere = SourcePosition(file: "", line: 0)
        var copy = self
        copy.flows = [:]
        for name in copy.slots.keys {
            copy.slots[name]?.position = nowhere
            // Whether there is a question counts, not how it is put.
            if copy.slots[name]?.ask != nil { copy.slots[name]?.ask = .plain("") }
            copy.slots[name]?.again = nil
            copy.slots[name]?.invalid = nil
            copy.slots[name]?.help = nil
        }
        for name in copy.entities.keys { copy.entities[name]?.position = nowhere }
        for name in copy.intents.keys { copy.intents[name]?.position = nowhere }
        for index in copy.answers.indices { copy.answers[index].position = nowhere }
        return copy
    }

    public var slots: [String: SlotDeclaration] {
        _read { yield shared.content.slots }
        _modify { yield &shared.content.slots }
    }
    public var entities: [String: EntityDeclaration] {
        _read { yield shared.content.entities }
        _modify { yield &shared.content.entities }
    }
    public var intents: [String: IntentDeclaration] {
        _read { yield shared.content.intents }
        _modify { yield &shared.content.intents }
    }
    public var flows: [String: FlowDeclaration] {
        _read { yield shared.content.flows }
        _modify { yield &shared.content.flows }
    }
    public var answers: [AnswerDeclaration] {
        _read { yield shared.content.answers }
        _modify { yield &shared.content.answers }
    }
    /// Named texts: name, locale, variants.
    public var texts: [String: [Locale: [String]]] {
        _read { yield shared.content.texts }
        _modify { yield &shared.content.texts }
    }
    public var settings: Settings {
        _read { yield shared.content.settings }
        _modify { yield &shared.content.settings }
    }
}
