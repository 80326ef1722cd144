// What a bot says to the user, ready for a channel.

/// One reply: a text with its places filled, in the locale it is said in; perhaps a picture, buttons, cards.
public struct Reply: Sendable, Hashable {
    public struct Button: Sendable, Hashable {
        public var title: String
        /// What pressing it says.
        public var value: String?
        public var url: String?
        public init(title: String, value: String? = nil, url: String? = nil) {
            self.title = title
            self.value = value
            self.url = url
        }
    }
    public struct Card: Sendable, Hashable {
        public var title: String
        public var text: String?
        public var image: String?
        public var buttons: [Button]
        public init(title: String, text: String? = nil, image: String? = nil, buttons: [Button] = []) {
            self.title = title
            self.text = text
            self.image = image
            self.buttons = buttons
        }
    }

    public var text: String?
    public var image: String?
    public var buttons: [Button]
    public var cards: [Card]

    public init(text: String?, image: String? = nil, buttons: [Button] = [], cards: [Card] = []) {
        self.text = text
        self.image = image
        self.buttons = buttons
        self.cards = cards
    }

    public init(_ text: String) { self.init(text: text) }
}

extension Reply {
    /// The shape of the JSON lines; what is absent is left out.
    public var value: Value {
        var record = Record()
        if let text { record["text"] = .text(text) }
        if let image { record["image"] = .text(image) }
        if !buttons.isEmpty { record["buttons"] = .list(buttons.map(\.value_)) }
        if !cards.isEmpty {
            record["cards"] = .list(
                cards.map { card in
                    var fields: Record = ["title": .text(card.title)]
                    if let text = card.text { fields["text"] = .text(text) }
                    if let image = card.image { fields["image"] = .text(image) }
                    if !card.buttons.isEmpty { fields["buttons"] = .list(card.buttons.map(\.value_)) }
                    return .record(fields)
                })
        }
        return .record(record)
    }

    public init(value: Value) {
        self.init(
            text: value["text"]?.text, image: value["image"]?.text,
            buttons: (value["buttons"]?.list ?? []).map(Button.init(value_:)),
            cards: (value["cards"]?.list ?? []).map { card in
                Card(
                    title: card["title"]?.text ?? "", text: card["text"]?.text, image: card["image"]?.text,
                    buttons: (card["buttons"]?.list ?? []).map(Button.init(value_:)))
            })
    }

    /// All buttons, those of cards included, in order.
    public var allButtons: [Button] { buttons + cards.flatMap(\.buttons) }
}

extension Reply.Button {
    fileprivate var value_: Value {
        var record: Record = ["title": .text(title)]
        if let value { record["value"] = .text(value) }
        if let url { record["url"] = .text(url) }
        return .record(record)
    }

    fileprivate init(value_ value: Value) {
        self.init(title: value["title"]?.text ?? "", value: value["value"]?.text, url: value["url"]?.text)
    }
}
