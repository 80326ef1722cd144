// Requests to the engine, answers to the output: what the reader, the engine's threads and the writer share.

import Parley
import ParleyModel

/// Accepts requests, from before the bot is open; answers each in its session's order; holds back a reader that is too fast.
final class Exchange: Sendable {
    /// So many requests may be unanswered before reading waits ...
    static let limit = 4096
    /// ... and so many while the other program owes results of actions, which come the same way.
    static let limitWithOpenCalls = 65_536

    private enum Gate {
        /// The bot is being opened: requests are kept in order.
        case opening
        case open(Bot)
        case failed
    }

    private struct Request: Sendable {
        let ticket: AnswerOrder.Ticket
        let input: Input
    }

    private struct State {
        var order = AnswerOrder()
        var gate = Gate.opening
        var kept: [Request] = []
        var unanswered = 0
        var openCalls = 0
    }

    private let state = Monitor(State())
    private let output: OutputQueue
    private let isVerbose: Bool

    /// - Parameter broken: called once when nobody reads the output any more.
    init(isVerbose: Bool, broken: @escaping @Sendable () -> Void) {
        self.isVerbose = isVerbose
        let state = state
        output = OutputQueue(written: { count in state.update { $0.unanswered -= count } }, broken: broken)
    }

    /// The thread that writes answers.
    func start() -> WorkThread? { output.start() }

    // MARK: Requests

    func accept(_ input: Input) {
        let (ticket, bot) = admit(input.session, input.id) { state, ticket -> Bot? in
            switch state.gate {
            case .open(let bot): return bot
            case .opening:
                state.kept.append(Request(ticket: ticket, input: input))
                return nil
            case .failed: return nil
            }
        }
        if let bot { send(Request(ticket: ticket, input: input), to: bot) }
    }

    func refuse(_ problem: LineProblem) {
        let (ticket, _) = admit(problem.session, problem.id) { _, _ in }
        answer(
            ticket,
            with: AnswerLine.error(
                session: problem.session, id: problem.id, code: problem.code, message: problem.message))
    }

    /// Waits until there is room, then takes a place in the session's order.
    private func admit<Result>(
        _ session: SessionID?, _ id: InputID?, _ body: (inout State, AnswerOrder.Ticket) -> Result
    ) -> (AnswerOrder.Ticket, Result) {
        state.wait { state in
            let limit = state.openCalls > 0 ? Exchange.limitWithOpenCalls : Exchange.limit
            guard state.unanswered < limit else { return nil }
            state.unanswered += 1
            let ticket = state.order.begin(session, id: id)
            return (ticket, body(&state, ticket))
        }
    }

    private func send(_ request: Request, to bot: Bot) {
        let declarations = isVerbose ? bot.declarations : Declarations()
        bot.send(request.input) { [self] result in
            switch result {
            case .success(let turn):
                answer(
                    request.ticket,
                    with: AnswerLine.turn(turn, verbose: isVerbose, declarations: declarations))
            case .failure(let error):
                let input = request.input
                answer(
                    request.ticket,
                    with: AnswerLine.error(
                        session: input.session, id: input.id, code: error.code, message: error.message))
            }
        }
    }

    private func answer(_ ticket: AnswerOrder.Ticket, with line: Record) {
        let bytes = CanonicalJSON.bytes(.record(line))
        // Under the lock, so that two threads cannot add a session's lines the wrong way round.
        state.update { state in
            for ready in state.order.finish(ticket, with: bytes) { output.add(ready) }
        }
    }

    // MARK: Calls of actions

    func ask(_ call: ActionCall) {
        state.update { state in
            state.openCalls += 1
            let line = AnswerLine.call(call, id: state.order.current(of: call.session))
            output.add(CanonicalJSON.bytes(.record(line)), isAnswer: false)
        }
    }

    func callEnded() { state.update { $0.openCalls -= 1 } }

    // MARK: The bot

    /// Requests that came meanwhile go first, in their order.
    func opened(_ bot: Bot) {
        while true {
            let kept = state.update { state -> [Request] in
                if state.kept.isEmpty { state.gate = .open(bot) }
                defer { state.kept = [] }
                return state.kept
            }
            if kept.isEmpty { return }
            for request in kept { send(request, to: bot) }
        }
    }

    func openingFailed() { state.update { $0.gate = .failed } }

    /// Waits until everything accepted is answered and written.
    func finish() {
        state.wait { state -> Void? in
            if case .failed = state.gate { return () }
            return state.unanswered == 0 ? () : nil
        }
        output.finish()
    }
}
