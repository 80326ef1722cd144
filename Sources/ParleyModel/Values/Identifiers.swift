// Ids are types: a session's id cannot be passed where a user's is meant.

/// One user talking to one bot, from first message to close.
public struct SessionID: Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}

/// What a channel calls one input; an id takes effect at most once in its session.
public struct InputID: Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}

/// A person across sessions.
public struct UserID: Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}

/// The bot's files, by hash over path and content: 64 hexadecimal digits.
public struct RevisionID: Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}

/// A language of the bot's texts: `zh`, `en`, ...
public struct Locale: Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
}
