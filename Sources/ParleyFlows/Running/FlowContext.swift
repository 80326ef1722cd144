// What a run may know of the world while it is driven: values and pure tools, no input or output.
package import ParleyModel

/// Passed to each step of a run by the engine.
package struct FlowContext {
    package var now: Instant
    package var timeZone: TimeZoneRules
    package var session: SessionID
    package var user: UserID?
    /// What `random`, `uuid`, variants and keys are made of.
    package var secret: String
    package var turn: TurnContext
    /// What finished runs left to the session.
    package var sessionSlots: Record
    package var tools: any LanguageTools
    package var actions: @Sendable (String) -> ActionDeclaration?
    package var allActions: @Sendable () -> [ActionDeclaration]

    package init(
        now: Instant, timeZone: TimeZoneRules, session: SessionID, user: UserID?, secret: String,
        turn: TurnContext,
        sessionSlots: Record, tools: any LanguageTools,
        actions: @escaping @Sendable (String) -> ActionDeclaration?,
        allActions: @escaping @Sendable () -> [ActionDeclaration]
    ) {
        self.now = now
        self.timeZone = timeZone
        self.session = session
        self.user = user
        self.secret = secret
        self.turn = turn
        self.sessionSlots = sessionSlots
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
