// Why a bot does not open, and why an input is not taken.
public import ParleyModel

/// Why a bot cannot be opened.
public enum BotError: Error, Hashable, Sendable {
    /// A sentence: what is wrong with the folder and what to do.
    case folder(String)
    case diagnostics([Diagnostic])
    case store(StoreError)

    public var message: String {
        switch self {
        case .folder(let sentence): sentence
        case .diagnostics(let diagnostics): diagnostics.map(\.report).joined(separator: "\n")
        case .store(let error): error.message
        }
    }

    func with(_ more: [Diagnostic]) -> BotError {
        if case .diagnostics(let diagnostics) = self { .diagnostics(diagnostics + more) } else { self }
    }
}

/// Why an input was not answered. Nothing of it is in the journal, unless the store failed after the intent of a write
/// was committed: then the same input, sent again with its id, finishes that turn.
public enum SendError: Error, Hashable, Sendable {
    case messageTooLarge(bytes: Int, limit: Int)
    case invalidInput(String)
    /// The same id came before with other content.
    case inputReused(InputID)
    case store(StoreError)
    case closed

    public var code: String {
        switch self {
        case .messageTooLarge: "message-too-large"
        case .invalidInput: "invalid-input"
        case .inputReused: "id-reused"
        case .store: "store-failed"
        case .closed: "closed"
        }
    }

    public var message: String {
        switch self {
        case .messageTooLarge(let bytes, let limit): "The message has \(bytes) bytes; the limit is \(limit)."
        case .invalidInput(let detail): detail
        case .inputReused(let id): "The id \(id) was used before in this session, with other content."
        case .store(let error): error.message
        case .closed: "The bot is closed."
        }
    }
}
