// What enters a session.

/// A picture or a file that came with a message.
public struct Attachment: Sendable, Hashable {
    public var type: String
    public var url: String
    public var name: String?
    public init(type: String, url: String, name: String? = nil) {
        self.type = type
        self.url = url
        self.name = name
    }
}

/// What a user says.
public struct Message: Sendable, Hashable {
    public var text: String
    public var attachments: [Attachment]
    public init(_ text: String, attachments: [Attachment] = []) {
        self.text = text
        self.attachments = attachments
    }
}

/// Anything that enters a session and becomes a turn.
public struct Input: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case message(Message)
        /// A pressed button's value.
        case button(String)
        case event(name: String, fields: Record)
    }

    public var session: SessionID
    /// Without one an input is not de-duplicated.
    public var id: InputID?
    public var content: Content
    public var user: UserID?
    public var channel: String
    public var locale: Locale?
    public var metadata: Record

    public init(
        session: SessionID, id: InputID? = nil, content: Content, user: UserID? = nil,
        channel: String = "host",
        locale: Locale? = nil, metadata: Record = Record()
    ) {
        self.session = session
        self.id = id
        self.content = content
        self.user = user
        self.channel = channel
        self.locale = locale
        self.metadata = metadata
    }

    public init(session: SessionID, id: InputID? = nil, text: String) {
        self.init(session: session, id: id, content: .message(Message(text)))
    }

    /// The longest text, in bytes, that an input may carry.
    public static let maximumTextBytes = 16 * 1024
}

extension Input {
    /// What the user said, in words or by a button.
    package var said: String? {
        switch content {
        case .message(let message): message.text
        case .button(let value): value
        case .event: nil
        }
    }
}
