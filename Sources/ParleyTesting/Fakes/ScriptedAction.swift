// One `action` line of a transcript: a call, and what comes of it.

public import ParleyModel

public struct ScriptedAction: Sendable, Hashable {
    public var name: String
    /// What the line says it is; else the plugin's word counts, and without a plugin it is a read.
    public var effect: ActionEffect?
    /// Fields that the call must have, others may come with them; `nil`: any call.
    public var arguments: Record?
    public var outcome: ActionOutcome

    public init(name: String, effect: ActionEffect? = nil, arguments: Record? = nil, outcome: ActionOutcome) {
        self.name = name
        self.effect = effect
        self.arguments = arguments
        self.outcome = outcome
    }

    func answers(_ call: ActionCall) -> Bool {
        name == call.action && call.arguments.holds(arguments ?? [:])
    }
}
