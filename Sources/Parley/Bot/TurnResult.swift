// What comes of an input.
public import ParleyModel

/// What one turn led to.
public struct TurnResult: Hashable, Sendable {
    public var session: SessionID
    public var id: InputID?
    /// The number of the turn's last entry.
    public var seq: Int64
    public var replies: [Reply]
    public var understanding: Understanding
    /// A flow's error, a blown budget, a plugin's failure: the turn is done all the same.
    public var problem: Problem?
    /// Whether the id had been answered before.
    public var isRepeat: Bool
    private let stand: Stand

    /// What the session's state is made of, for whoever asks.
    private enum Stand {
        case state(SessionState)
        case view(JournalView, Revisions)
    }

    /// A turn of a session that stands at a view.
    init(
        _ view: JournalView, _ revisions: Revisions, id: InputID?, seq: Int64, replies: [Reply],
        understanding: Understanding = Understanding(), problem: Problem? = nil, isRepeat: Bool = false
    ) {
        session = view.session
        self.id = id
        self.seq = seq
        self.replies = replies
        stand = .view(view, revisions)
        self.understanding = understanding
        self.problem = problem
        self.isRepeat = isRepeat
    }

    init(
        session: SessionID, id: InputID?, seq: Int64, replies: [Reply], state: SessionState,
        understanding: Understanding, problem: Problem?, isRepeat: Bool
    ) {
        self.session = session
        self.id = id
        self.seq = seq
        self.replies = replies
        stand = .state(state)
        self.understanding = understanding
        self.problem = problem
        self.isRepeat = isRepeat
    }

    public var state: SessionState {
        switch stand {
        case .state(let state): state
        case .view(let view, let revisions): SessionState(view, revisions)
        }
    }

    public static func == (left: TurnResult, right: TurnResult) -> Bool {
        left.session == right.session && left.id == right.id && left.seq == right.seq
            && left.replies == right.replies && left.state == right.state
            && left.understanding == right.understanding && left.problem == right.problem
            && left.isRepeat == right.isRepeat
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(session)
        hasher.combine(id)
        hasher.combine(seq)
    }
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
        var declared = [revisions.newest]
        for run in view.runs {
            if let own = revisions.known(run.revision), own !== revisions.newest { declared.append(own) }
        }
        func isPrivate(_ name: String) -> Bool {
            // What nothing in use declares, an older revision may have declared private.
            declared.contains { $0.lookup.isPrivate(name) }
                || !declared.contains { $0.declarations.slots[name] != nil }
        }
        let top = view.top
        let question = (top?.state.asked ?? view.offered)?.question
        let slot = question?.wanted.first?.slot ?? ""
        flow = top?.flow
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
