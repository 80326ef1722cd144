// One turn: what an input leads to, from its understanding to its last commit.
import ParleyFlows
import ParleyModel
import Synchronization

/// Collects a turn's entries on a working copy of the view and commits them; ``Turn/interpret(_:of:)`` decides what
/// follows from each step of a flow. Confined to its worker's thread.
///
/// States: *open* (entries are collected), *waiting* (for a commit or an action; nothing touches the session
/// meanwhile, it is busy), *over*.
///
/// `@unchecked Sendable`: it passes through the callbacks of store and actions, but is touched on its worker's thread
/// only.
final class Turn: @unchecked Sendable {
    let worker: Worker
    let session: ActiveSession
    let request: Request
    let now: Instant
    /// The view with the turn's own entries.
    var view: JournalView
    private static let noView = JournalView(session: SessionID(""))
    private var uncommitted: [JournalEntry.Body] = []
    private var committed: Int64
    private var replies: [Reply] = []
    var memory: [Commit.Memory] = []
    private(set) var understanding = Understanding()
    private(set) var otherDays: [Value: Value] = [:]
    var problem: Problem?
    /// Runs begun in this turn, and Lua steps spent.
    var runsBegun = 0
    var stepsSpent = 0

    init(worker: Worker, session: ActiveSession, view: JournalView, request: Request) {
        self.worker = worker
        self.session = session
        self.request = request
        self.view = view
        committed = view.seq
        // It is the turn's alone now: what is changed in two places would be copied at each change.
        session.view = nil
        now = worker.engine.clock.now()
    }

    var engine: Engine { worker.engine }
    var revision: Revision { engine.revisions.newest }
    var declarations: Declarations { revision.declarations }

    /// The run's own.
    func revision(of run: RunView) -> Revision {
        (try? engine.revisions.revision(run.revision)) ?? revision
    }
    func declarations(of run: RunView) -> Declarations { revision(of: run).declarations }

    /// What was collected so far; a revision that is refused comes back to it.
    struct Collected {
        var view: JournalView
        var uncommitted: [JournalEntry.Body]
        var replies: [Reply]
        var memory: [Commit.Memory]
        var problem: Problem?
        var stepsSpent: Int
    }

    var collected: Collected {
        get {
            Collected(
                view: view, uncommitted: uncommitted, replies: replies, memory: memory, problem: problem,
                stepsSpent: stepsSpent)
        }
        set {
            (view, uncommitted, replies) = (newValue.view, newValue.uncommitted, newValue.replies)
            (memory, problem, stepsSpent) = (newValue.memory, newValue.problem, newValue.stepsSpent)
        }
    }

    /// The entries that are not committed yet, as they will stand.
    var unrecorded: [JournalEntry] {
        zip((committed + 1)..., uncommitted).map { JournalEntry(seq: $0, at: now, body: $1) }
    }

    func append(_ body: JournalEntry.Body) {
        // A session that begins anew counts its runs from 1 again: coroutines of the old ones are not theirs.
        if case .opened = body { session.runs = [:] }
        view.apply(JournalEntry(seq: view.seq + 1, at: now, body: body))
        uncommitted.append(body)
        // A failure that the flow may pass over is still the author's to see.
        if problem == nil { problem = view.turn?.problem }
        replies += body.replies
        if case .ended(let ended) = body, let user = view.user {
            memory += ended.memory.fields.map { Commit.Memory(user: user, name: $0.name, value: $0.value) }
        }
    }

    // MARK: beginning

    func begin(_ input: Input) {
        if isTimedOut { append(.closed(reason: JournalView.timeout)) }
        let isNew = view.opened == nil || view.isClosed
        let text = input.said
        if isNew { append(.opened(Opened(secret: engine.secret(), locale: firstLocale(input, text)))) }
        understanding = understand(input, text)
        append(.received(Received(input: input, understanding: understanding)))
        if isNew, let flow = welcome(input) {
            append(.deferred(true))
            return start(flow, given: [:], arguments: .record([:]))
        }
        decide(input)
    }

    func decide(_ input: Input) {
        // Who has written twice in another language is answered in it.
        if view.discourse.inLanguage > 1 { follow(view.discourse.language) }
        otherDays = daysReadBothWays(input.said ?? "")
        execute(deliberation.decide(input, understanding), understanding)
    }

    /// By the newest revision, on the view as it stands.
    var deliberation: Deliberation {
        Deliberation(
            declarations: declarations, lookup: revision.lookup, recogniser: engine.revisions.recogniser,
            view: view, moment: moment, otherDays: otherDays)
    }

    /// A session's first locale: as the input says, else the language of its first message, else the bot's own.
    private func firstLocale(_ input: Input, _ text: String?) -> Locale {
        if let locale = input.locale { return locale }
        let language = text.flatMap(engine.revisions.recogniser.language(of:))
        return language.flatMap { revision.lookup.speaks($0) ? $0 : nil } ?? declarations.settings.locale
    }

    private var isTimedOut: Bool {
        guard view.opened != nil, !view.isClosed, view.handedOff == nil else { return false }
        return view.lastInput.advanced(bySeconds: declarations.settings.timeout) < now
    }

    private func understand(_ input: Input, _ text: String?) -> Understanding {
        let expected = (view.offered ?? view.top?.state.asked)?.question.expectation
        let attached = Self.values(attachedTo: input, expected: expected)
        guard let text, !text.isEmpty else { return Understanding(values: attached) }
        let recogniser = engine.revisions.recogniser
        if case .button = input.content, let intent = recogniser.intent(ofExample: text) {
            return Understanding(intents: [Ranked(name: intent, confidence: 1)])
        }
        var read = recogniser.understand(text, locale: view.locale, expected: expected, at: moment).rounded
        read.values += attached
        // Where nothing was ever told nothing can be corrected.
        if view.runs.isEmpty, view.lastFinished == nil {
            read.intents.removeAll { $0.name == "parley.correct" }
        }
        return read
    }

    /// Pictures and files are values behind the text. Where only a file is asked for, a picture is one.
    private static func values(attachedTo input: Input, expected: Expectation?) -> [FoundValue] {
        guard case .message(let message) = input.content else { return [] }
        let wanted = expected?.wanted.map(\.type) ?? []
        let end = message.text.unicodeScalars.count
        return message.attachments.compactMap { attachment in
            let isPicture = attachment.type == "image"
            guard isPicture || attachment.type == "file" else { return nil }
            let type: SlotType =
                isPicture && (wanted.contains(.image) || !wanted.contains(.file)) ? .image : .file
            return FoundValue(type: type, value: attachment.value, start: end, end: end, source: .type)
        }
    }

    /// What days and times in the message are told from.
    var moment: Moment {
        var moment = Moment(now: now, timeZone: engine.revisions.newest.timeZone, said: saidLately)
        moment.looksBack = asksForPastDay
        return moment
    }

    /// Where the bot asks both for days that are over and for others: "Saturday" as the last one and as the next, each by
    /// the other.
    private func daysReadBothWays(_ text: String) -> [Value: Value] {
        let days = declarations.slots.values.filter { $0.type == .date && $0.ask != nil }
        guard days.contains(where: \.takesOnlyPastDays), !days.allSatisfy(\.takesOnlyPastDays) else {
            return [:]
        }
        let recogniser = engine.revisions.recogniser
        // Most messages tell no day, and need not be read twice more.
        let refused = recogniser.refused(in: text, expected: nil, at: moment)
        guard (understanding.values + refused).contains(where: { $0.type == .date }) else { return [:] }
        func readings(_ text: String, looksBack: Bool) -> [FoundValue] {
            var moment = moment
            moment.looksBack = looksBack
            let values = recogniser.understand(text, locale: view.locale, expected: nil, at: moment).values
            let refused = recogniser.refused(in: text, expected: nil, at: moment)
            return (values + refused).filter { $0.type == .date }
        }
        var others: [Value: Value] = [:]
        func read(_ text: String) -> [FoundValue] {
            let next = readings(text, looksBack: false)
            let last = readings(text, looksBack: true)
            for next in next {
                let last = last.first { $0.start == next.start && $0.end == next.end }
                guard let last, last.value != next.value else { continue }
                (others[next.value], others[last.value]) = (last.value, next.value)
            }
            return next
        }
        let found = read(text)
        // Of two that stand as a span each is a day of its own as well.
        if found.count > 1 {
            for one in found { _ = read(Deliberation.part(of: text, from: one.start, to: one.end)) }
        }
        return others
    }

    /// Whether the days that a message may tell are over: of the slots of the open question, else of the open runs, else
    /// of the bot, those that take a day take none to come.
    private var asksForPastDay: Bool {
        guard declarations.slots.values.contains(where: \.takesOnlyPastDays) else { return false }
        let days = declarations.slots.values.filter { $0.type == .date && $0.ask != nil }
        let wanted = Set(view.top?.state.asked?.question.wanted.map(\.slot) ?? [])
        let told = Set(view.runs.flatMap { $0.state.slots.fields.map(\.name) })
        let nearest = [wanted, told].lazy.map { names in days.filter { names.contains($0.name) } }
            .first { !$0.isEmpty }
        let meant = nearest ?? days
        return !meant.isEmpty && meant.allSatisfy(\.takesOnlyPastDays)
    }

    /// What tells the half of the day of a bare hour: the last messages, an hour that is asked anew, and an evening hour
    /// that may be corrected.
    private var saidLately: [String] {
        let runs = view.runs.reversed() + (view.lastFinished.map { [$0] } ?? [])
        let hours = runs.first { run in times(of: run).first != nil }.map(times) ?? []
        let evening = hours.allSatisfy { $0 >= "18:00" } ? hours.prefix(1) : []
        return Array(view.saidLately.prefix(4) + hourBefore + evening)
    }

    /// The half of the day of the hour that was told before the open question asks for it anew.
    private var hourBefore: [String] {
        guard let state = view.top?.state, let wanted = state.asked?.question.wanted.first,
            wanted.type == .time,
            let hour = state.correctedAnswers.values.first(where: { $0.slot == wanted.slot })?.before.text,
            hour > "12:59"
        else { return [] }
        return [hour < "18:00" ? "in the afternoon" : "in the evening"]
    }

    private func times(of run: RunView) -> [String] {
        run.state.slots.fields.compactMap { field in
            declarations.slots[field.name]?.type == .time ? field.value.text : nil
        }
    }

    /// The flow that greets a new session, unless the input itself is that event.
    private func welcome(_ input: Input) -> String? {
        if case .event("session_start", _) = input.content { return nil }
        return revision.lookup.flow(onEvent: "session_start")
    }

    /// A turn that was cut off at a call: it is performed again, with the same key.
    func goOn() {
        understanding = view.turn?.received.understanding ?? Understanding()
        problem = view.turn?.problem
        if let plan = view.compensating { return compensate(plan) }
        guard let run = view.runs.last(where: { $0.state.calling != nil }), let calling = run.state.calling
        else {
            return end()
        }
        perform(calling)
    }

    func close(reason: String) {
        append(.closed(reason: reason))
        commit(.done) { [self] in finish() }
    }

    // MARK: commits

    /// A snapshot from before an undo would tell what was taken back.
    private var hasUndone: Bool {
        view.turn == nil && uncommitted.contains { if case .undone = $0 { true } else { false } }
    }

    /// Commits what was collected and goes on on the worker's thread.
    func commit(_ turn: Commit.Turn, then next: @escaping @Sendable () -> Void) {
        let snapshot =
            turn == .done && (view.isSnapshotDue(after: session.snapshotSeq) || hasUndone)
            ? view : Optional.none
        let commit = Commit(
            session: session.id, start: committed + 1, entries: uncommitted, at: now, turn: turn,
            memory: memory, snapshot: snapshot)
        engine.store.commit(commit) { [self] result in
            worker.queue.add { [self] in
                guard !engine.isAbandoned else { return }
                landed(result, snapshot?.seq, then: next)
            }
        }
    }

    private func landed(
        _ result: Result<Void, StoreError>, _ snapshotSeq: Int64?, then next: () -> Void
    ) {
        switch result {
        case .success:
            if let snapshotSeq { session.snapshotSeq = snapshotSeq }
            committed = view.seq
            uncommitted = []
            memory = []
            next()
        case .failure(let error): abort(.store(error))
        }
    }

    /// Gives the turn up: what is not committed is forgotten; an intent that was committed is taken up by the next input.
    func abort(_ error: SendError) {
        session.forget()
        worker.finished(session)
        request.completion(.failure(error))
    }

    /// The turn's last commit; then it is acknowledged.
    func end() {
        if let turn = view.turn, turn.isDeferred {
            append(.deferred(false))
            return decide(turn.received.input)
        }
        if isIdle, let unfinished { ask(toTakeUp: unfinished) }
        append(.done(Done(changed: changedSlots, problem: problem)))
        commit(.done) { [self] in finish() }
    }

    private func finish() {
        var id: InputID?
        if case .input(let input) = request.work { id = input.id }
        let result = TurnResult(
            view, engine.revisions, id: id, seq: view.seq, replies: replies, understanding: understanding,
            problem: problem)
        session.view = view
        // Whoever still holds this turn holds no view any more: it would be copied at the next turn's first change.
        view = Turn.noView
        worker.finished(session)
        request.completion(.success(result))
    }

    private var changedSlots: Record {
        let (before, after) = (view.turn?.slotsBefore ?? [:], view.presentSlots)
        if before.isEmpty { return after }
        var changed = Record()
        for field in after where before[field.name] != field.value { changed[field.name] = field.value }
        for field in before where after[field.name] == nil && !field.value.isNull {
            changed[field.name] = .null
        }
        return changed
    }

    // MARK: actions

    /// Performs a call that its run waits for; a write or send only after its intent is committed. An action that does
    /// not answer in time has failed: a read surely, a write perhaps; what it says later is not heard.
    func perform(_ calling: Calling) {
        perform(calling.call) { [self] outcome in
            drive(calling.run, .outcome(outcome), at: calling.identity)
        }
    }

    func perform(_ call: ActionCall, then next: @escaping @Sendable (ActionOutcome) -> Void) {
        let answer = OneAnswer { [self] outcome in
            worker.queue.add { [self] in
                guard !engine.isAbandoned else { return }
                next(outcome)
            }
        }
        let limit = engine.actionTimeout
        let token = engine.deadlines.add(after: limit) {
            let why = "\(call.action) did not answer within \(Int(limit)) s"
            answer.give(call.effect == .read ? .failed(why) : .unknown(why))
        }
        engine.actions.call(call) { [engine] outcome in
            engine.deadlines.cancel(token)
            answer.give(outcome)
        }
    }
}

/// Takes the first of several answers.
private final class OneAnswer: Sendable {
    private let take: @Sendable (ActionOutcome) -> Void
    private let isGiven = Atomic<Bool>(false)

    init(_ take: @escaping @Sendable (ActionOutcome) -> Void) { self.take = take }

    func give(_ outcome: ActionOutcome) {
        if !isGiven.exchange(true, ordering: .acquiringAndReleasing) { take(outcome) }
    }
}
