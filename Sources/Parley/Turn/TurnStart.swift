// The beginning of a turn: the input is looked up, the session loaded, an open turn finished first.
import ParleyModel

/// Steps 2 and 3 of a turn. Confined to its worker's thread.
struct TurnStart {
    let worker: Worker
    let session: ActiveSession
    let request: Request

    private var engine: Engine { worker.engine }

    func begin() {
        do throws(StoreError) {
            let view = try load()
            session.view = view
            if view.turn != nil { return finishOpenTurn(view) }
            switch request.work {
            case .finishOpenTurn: complete(.success(TurnStart.nothing(view, engine)))
            case .close: close(view)
            case .input(let input): try begin(input, view)
            }
        } catch { complete(.failure(.store(error))) }
    }

    private func load() throws(StoreError) -> JournalView {
        if let view = session.view { return view }
        let stored = try engine.store.load(session.id)
        guard stored.isWhole else {
            return JournalView(session: session.id, entries: try engine.store.entries(of: session.id))
        }
        session.snapshotSeq = stored.snapshot?.seq ?? 0
        return stored.view(of: session.id)
    }

    private func begin(_ input: Input, _ view: JournalView) throws(StoreError) {
        if let id = input.id, let recorded = try engine.store.turn(of: id, in: session.id) {
            return complete(answerAgain(input, recorded, view))
        }
        Turn(worker: worker, session: session, view: view, request: request).begin(input)
    }

    /// The stored replies of an input that came before, the same bytes.
    private func answerAgain(
        _ input: Input, _ recorded: [JournalEntry], _ view: JournalView
    ) -> Result<TurnResult, SendError> {
        guard case .received(let received)? = recorded.first?.body else {
            return .failure(.invalidInput("The turn of this input cannot be read."))
        }
        guard received.input.content == input.content else {
            return .failure(.inputReused(input.id ?? InputID("")))
        }
        var problem: Problem?
        if case .done(let done)? = recorded.last?.body { problem = done.problem }
        return .success(
            TurnResult(
                view, engine.revisions, id: input.id, seq: recorded.last?.seq ?? 0,
                replies: recorded.flatMap(\.body.replies),
                understanding: received.understanding, problem: problem, isRepeat: true))
    }

    /// A turn that was cut off is finished before anything else of its session; then this request has its turn: first
    /// in line, and looked up again, because it may be the very input that was cut off.
    private func finishOpenTurn(_ view: JournalView) {
        let (session, request) = (session, request)
        session.waiting.insert(request, at: 0)
        let finish = Request(work: .finishOpenTurn) { result in
            guard case .failure(let error) = result else { return }
            session.waiting.removeFirst()
            request.completion(.failure(error))
        }
        Turn(worker: worker, session: session, view: view, request: finish).goOn()
    }

    private func close(_ view: JournalView) {
        guard view.opened != nil, !view.isClosed else {
            return complete(.success(TurnStart.nothing(view, engine)))
        }
        Turn(worker: worker, session: session, view: view, request: request).close(reason: "restarted")
    }

    private func complete(_ result: Result<TurnResult, SendError>) {
        worker.finished(session)
        request.completion(result)
    }

    static func nothing(_ view: JournalView, _ engine: Engine) -> TurnResult {
        TurnResult(view, engine.revisions, id: nil, seq: view.seq, replies: [])
    }
}

extension JournalEntry.Body {
    /// What the entry says to the user.
    package var replies: [Reply] {
        switch self {
        case .effect(let effect): effect.reply.map { [$0] } ?? []
        case .asked(let asked): asked.replies
        case .handedOff(let handedOff): handedOff.reply.map { [$0] } ?? []
        case .replied(let replied): [replied.reply]
        case .revised(let revised): revised.effects.compactMap(\.reply)
        default: []
        }
    }
}
