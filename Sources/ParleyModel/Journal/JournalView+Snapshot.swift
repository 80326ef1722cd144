// Snapshots: a session's view as a value, so that a long journal need not be folded from its first entry.

/// What a store has of a session to fold its view from.
public struct StoredSession: Hashable, Sendable {
    /// The newest snapshot, unless there is none or it does not stand in the journal.
    public var snapshot: JournalView?
    /// The entries after the snapshot, or all.
    public var entries: [JournalEntry]

    public init(snapshot: JournalView? = nil, entries: [JournalEntry]) {
        self.snapshot = snapshot
        self.entries = entries
    }

    /// The session's view: the same whether or not there is a snapshot.
    public func view(of session: SessionID) -> JournalView {
        var view = snapshot ?? JournalView(session: session)
        for entry in JournalView.effective(entries) { view.apply(entry) }
        return view
    }

    /// Whether the view can be told from this: an undo after the snapshot may reach to before it.
    public var isWhole: Bool {
        snapshot == nil || !entries.contains { if case .undone = $0.body { true } else { false } }
    }
}

extension JournalView {
    /// Counts up when the fold or this form changes: a snapshot of another format is not read.
    static let snapshotFormat = 5
    /// So many entries are worth a snapshot, where no run is open.
    static let entriesBetweenSnapshots: Int64 = 64

    /// Whether a new snapshot pays. A long open run makes large ones, so they come the more seldom: what is written in all
    /// stays in proportion to the journal.
    public func isSnapshotDue(after seq: Int64) -> Bool {
        guard turn == nil else { return false }
        let steps = runs.reduce(0) { $0 + $1.steps.count }
        return self.seq - seq >= JournalView.entriesBetweenSnapshots + Int64(steps)
    }

    /// The view between two turns; `null` within one.
    package var snapshot: Value {
        guard turn == nil else { return .null }
        var record: Record = [
            "format": .int(JournalView.snapshotFormat), "seq": .integer(seq), "locale": .text(locale.text),
            "channel": .text(channel), "last_input": .integer(lastInput.milliseconds),
            "run_count": .int(runCount), "misses": .int(misses), "offered_in": .integer(offeredIn),
            "asked": .bool(hasAskedInTurn), "closed": .bool(isClosed),
            "runs": .list(runs.map { .record($0.record) }),
            "transcript": .list(transcript), "replies": .list(lastReplies.map(\.value)),
            "before": .list(previousReplies.map(\.value)),
            "context": .list(contextIsNew.sorted().map(Value.int)),
        ]
        if undoCount > 0 { record["undone"] = .int(undoCount) }
        let talk = discourse.record
        if !talk.isEmpty { record["discourse"] = .record(talk) }
        record["slots"] = .record(
            Record(
                slots.map { name, kept in
                    Record.Field(name: name, value: .list([.integer(kept.at.milliseconds), kept.value]))
                }))
        if let opened {
            record["opened"] = ["secret": .text(opened.secret), "locale": .text(opened.locale.text)]
        }
        record = record.with("user", user.map { .text($0.text) }).with(
            "handed_off", handedOff.map { .record($0.record) })
        record = record.with("finished", lastFinished.map { .record($0.record) })
        record = record.with("unfinished", unfinished.map { .record($0.record) })
        record = record.with("left", leftFlow.map { .list([.text($0), .integer(leftIn)]) })
        return .record(record.with("offered", offered.map { .record($0.record) }))
    }

    /// `nil` when this is no snapshot, or one of another format: the entries tell the same.
    package init?(snapshot value: Value, session: SessionID) {
        guard value.int("format") == JournalView.snapshotFormat, let seq = value["seq"]?.integer,
            let runs = value["runs"]?.list, let slots = value["slots"]?.record
        else { return nil }
        self.init(session: session)
        self.seq = seq
        self.runs = runs.compactMap { RunView(value: $0, session: session) }
        guard self.runs.count == runs.count else { return nil }
        for field in slots {
            guard let kept = field.value.list, kept.count == 2, let at = kept[0].integer else { return nil }
            keep(kept[1], as: field.name, at: Instant(milliseconds: at))
        }
        if let opened = value["opened"] {
            self.opened = Opened(
                secret: opened["secret"]?.text ?? "", locale: Locale(opened["locale"]?.text ?? ""))
        }
        locale = Locale(value["locale"]?.text ?? "")
        user = value["user"]?.text.map(UserID.init)
        channel = value["channel"]?.text ?? ""
        lastInput = Instant(milliseconds: value["last_input"]?.integer ?? 0)
        runCount = value.int("run_count") ?? 0
        misses = value.int("misses") ?? 0
        hasAskedInTurn = value["asked"]?.bool ?? false
        isClosed = value["closed"]?.bool ?? false
        transcript = value["transcript"]?.list ?? []
        lastReplies = (value["replies"]?.list ?? []).map(Reply.init(value:))
        previousReplies = (value["before"]?.list ?? []).map(Reply.init(value:))
        contextIsNew = Set((value["context"]?.list ?? []).compactMap { $0.integer.map { Int($0) } })
        handedOff = value["handed_off"].flatMap(HandedOff.init(value:))
        offered = value["offered"].flatMap(Asked.init(value:))
        undoCount = value.int("undone") ?? 0
        discourse = Discourse(value: value["discourse"] ?? .null)
        lastFinished = value["finished"].flatMap { RunView(value: $0, session: session) }
        guard (lastFinished != nil) == (value["finished"] != nil) else { return nil }
        unfinished = value["unfinished"].flatMap { RunView(value: $0, session: session) }
        guard (unfinished != nil) == (value["unfinished"] != nil) else { return nil }
        offeredIn = value["offered_in"]?.integer ?? 0
        if let left = value["left"]?.list, left.count == 2 {
            leftFlow = left[0].text
            leftIn = left[1].integer ?? 0
        }
    }

    /// The canonical bytes that a store keeps of the view.
    package var snapshotBytes: [UInt8] { CanonicalJSON.bytes(snapshot) }

    /// `nil` as for ``init(snapshot:session:)``, or when the bytes are no JSON.
    package init?(snapshotBytes bytes: [UInt8], session: SessionID) {
        guard let value = try? Value(json: bytes, maximumDepth: 300) else { return nil }
        self.init(snapshot: value, session: session)
    }
}
