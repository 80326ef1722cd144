// What comes of an input.
public import ParleyModel

/// What one turn led to.
public struct TurnResult: Hashable, Sendable {
    public var session: SessionID
    public var id: InputID?
    /// The number of the turn's last entry.
    public var seq: Int64
    public var replies: [Reply]
    public var state: SessionState
    public var understanding: Understanding
    /// A flow's error, a blown budget, a plugin's failure: the turn is done all the same.
    public var problem: Problem?
    /// Whether the id had been answered before.
    public var isRepeat: Bool
}

/// Where a session stands, private values masked.
public struct SessionState: Hashable, Sendable {
    public var flow: String?
    /// The slot that is asked for; `confirm`, `choose` or `offer` for a question without one.
    public var asking: String?
    public var slots: Record
    public var locale: Locale
    /// The team of the person who has the session.
    public var handedOff: String?
    /// The flows of the open runs, the one on top last.
    public var runs: [String]

    init(_ view: JournalView, _ revisions: Revisions) {
        let declared =
            [revisions.newest.declarations]
            + view.runs.compactMap { revisions.known($0.revision)?.declarations }
        func isPrivate(_ name: String) -> Bool {
            let slots = declared.compactMap { $0.slots[name] }
            // What nothing in use declares, an older revision may have declared private.
            return slots.isEmpty || slots.contains(where: \.isPrivate)
        }
        let question = (view.top?.state.asked ?? view.offered)?.question
        let slot = question?.wanted.first?.slot ?? ""
        flow = view.top?.flow
        asking = question.map { slot.isEmpty ? $0.kind.rawValue : slot }
        var slots = Record()
        for field in view.presentSlots where !field.value.isNull {
            slots[field.name] = isPrivate(field.name) ? "•••" : field.value
        }
        self.slots = slots
        locale = view.locale
        handedOff = view.handedOff?.team
        runs = view.runs.map(\.flow)
    }
}
