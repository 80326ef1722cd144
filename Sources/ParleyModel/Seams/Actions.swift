// The protocol behind which plugins, a host's own actions and scripted ones stand.

/// What an action does to the world.
public enum ActionEffect: String, Sendable, Hashable {
    case read
    case write
    /// Keyed like a write, but nothing to undo: a code, an e-mail.
    case send
}

public struct ActionDeclaration: Sendable, Hashable {
    /// `orders.find`: the plugin's name, a point, the action's.
    public var name: String
    public var effect: ActionEffect
    /// The name of the action that takes back what this one wrote; it is a write, too.
    public var compensation: String?
    public init(name: String, effect: ActionEffect, compensation: String? = nil) {
        self.name = name
        self.effect = effect
        self.compensation = compensation
    }
}

public struct ActionCall: Sendable, Hashable {
    public var action: String
    public var effect: ActionEffect
    public var arguments: Record
    /// The same for every attempt at this call, in every process.
    public var key: String
    public var session: SessionID
    public init(action: String, effect: ActionEffect, arguments: Record, key: String, session: SessionID) {
        self.action = action
        self.effect = effect
        self.arguments = arguments
        self.key = key
        self.session = session
    }
}

public enum ActionOutcome: Sendable, Hashable {
    case ok(Value)
    /// Surely not done.
    case refused(String)
    /// It may have happened: a timeout, a lost connection.
    case unknown(String)
    /// It failed for a reason of its own (a mistake in the plugin, a broken database) and is surely not done. The text
    /// is for the author, never for the user.
    case failed(String)
}

/// Offers actions and calls them. `completion` is called exactly once, on any thread.
public protocol ActionHost: Sendable {
    var actions: [ActionDeclaration] { get }
    func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void)
}

extension ActionHost {
    public func action(named name: String) -> ActionDeclaration? { actions.first { $0.name == name } }
}
