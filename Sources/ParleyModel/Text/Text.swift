// What a bot says, as its author wrote it: before a locale is chosen and places are filled.

/// A text of the bot: the same in every locale, one for each, or a named one of `messages`.
public enum Text: Sendable, Hashable {
    case plain(String)
    /// By locale, sorted by its name.
    case localised(Record)
    case named(String)

    /// The form that identities are made of: what the flow passed, nothing that the engine made of it.
    public var value: Value {
        switch self {
        case .plain(let text): .text(text)
        case .localised(let texts): .record(texts)
        case .named(let name): .record(["text_name": .text(name)])
        }
    }

    /// In every locale, in the order of the locales' names.
    ///
    /// - Parameter texts: the bot's named texts.
    package func forms(_ texts: [String: [Locale: [String]]]) -> [String] {
        switch self {
        case .plain(let plain): [plain]
        case .localised(let forms): forms.fields.compactMap(\.value.text)
        case .named(let name):
            (texts[name] ?? [:]).sorted { $0.key.text < $1.key.text }.flatMap(\.value)
        }
    }
}

/// A reply as its author wrote it: a text, or a text with pictures, buttons and cards.
public struct Saying: Sendable, Hashable {
    public struct Button: Sendable, Hashable {
        public var title: Text
        /// What pressing it says; the title where none is given.
        public var value: String?
        public var url: String?
        public init(title: Text, value: String? = nil, url: String? = nil) {
            self.title = title
            self.value = value
            self.url = url
        }
    }
    public struct Card: Sendable, Hashable {
        public var title: Text
        public var text: Text?
        public var image: String?
        public var buttons: [Button]
        public init(title: Text, text: Text? = nil, image: String? = nil, buttons: [Button] = []) {
            self.title = title
            self.text = text
            self.image = image
            self.buttons = buttons
        }
    }

    public var text: Text?
    public var image: String?
    public var buttons: [Button]
    public var cards: [Card]

    public init(text: Text?, image: String? = nil, buttons: [Button] = [], cards: [Card] = []) {
        self.text = text
        self.image = image
        self.buttons = buttons
        self.cards = cards
    }

    public init(_ text: Text) { self.init(text: text) }
}
