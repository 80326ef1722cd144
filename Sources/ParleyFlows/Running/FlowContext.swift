// What a run may know of the world while it is driven: values and pure tools, no input or output.
package import ParleyModel

/// Passed to each step of a run by the engine.
package struct FlowContext {
    package var now: Instant
    package var timeZone: TimeZoneRules
    package var session: SessionID
    /// What `random`, `uuid`, variants and keys are made of.
    package var secret: String
    package var turn: TurnContext
    /// How often the session was undone: what is called again after an undo is called anew.
    package var undoCount = 0
    package var tools: any LanguageTools
    package var actions: @Sendable (String) -> ActionDeclaration?
    package var allActions: @Sendable () -> [ActionDeclaration]

    package init(
        now: Instant, timeZone: TimeZoneRules, session: SessionID, secret: String, turn: TurnContext,
        undoCount: Int = 0, tools: any LanguageTools,
        actions: @escaping @Sendable (String) -> ActionDeclaration?,
        allActions: @escaping @Sendable () -> [ActionDeclaration]
    ) {
        self.now = now
        self.timeZone = timeZone
        self.session = session
        self.secret = secret
        self.turn = turn
        self.undoCount = undoCount
        self.tools = tools
        self.actions = actions
        self.allActions = allActions
    }
}

/// What one step of a run did and where it stands.
package struct FlowAdvance {
    /// To be appended to the journal in this order, before what the step asks for.
    package var entries: [JournalEntry.Body]
    package var step: FlowStep
}
