// Holds what the bot did against what the transcript says, and words the difference.

import Parley
import ParleyModel

extension TranscriptRun {
    /// What may not be lost by a turn in which an action is refused; only looked at where one will be.
    func invariants(_ line: Transcript.Line) throws(TranscriptFailure) -> Invariants? {
        guard case .refusing = variation else { return nil }
        let view = try ask(at: line.number) { bot throws(StoreError) in try bot.view(of: session) }
        return Invariants(view: view, refusals: actions.refusals)
    }

    func judge(
        _ result: TurnResult, _ input: Input, _ before: Invariants?, _ line: Transcript.Line
    ) throws(TranscriptFailure) {
        if let before {
            let (view, entries) = try ask(at: line.number) { bot throws(StoreError) in
                (try bot.view(of: session), try bot.entries(of: session))
            }
            let wasRefused = actions.refusals > before.refusals
            if let breach = before.breach(by: result, of: input, view, entries, wasRefused: wasRefused) {
                throw broken(line, breach)
            }
        } else if isJudged, let call = actions.unanswered.first {
            throw broken(
                line,
                """
                Nothing answers this call. A line for the header:
                  action \(call.action) \(call.arguments.literal) -> { }
                """)
        }
    }

    func judge(
        _ step: Transcript.Step, _ replies: [Reply], _ problem: Problem?
    ) throws(TranscriptFailure) {
        let lines = step.replies.compactMap { line -> Transcript.BotLine? in
            if case .bot(let bot) = line.content { bot } else { nil }
        }
        if ReplyLines.fit(lines[...], replies[...], captured: &captured) { return }
        var guess = captured
        let wrong = lines.indices.first { index in
            index >= replies.count || !ReplyLines.fits(lines[index], replies[index], captured: &guess)
        }
        let withButtons = lines.contains { if case .reply(_, _?) = $0 { true } else { false } }
        let expected = step.replies.flatMap { transcript.source[$0.place] }
        let got = replies.flatMap { ReplyLines.lines(of: $0, withButtons: withButtons) }
        let number = wrong.map { step.replies[$0].number } ?? step.cause?.number ?? 1
        var failure = failure(at: number, .wrong(expected: expected, got: got), upTo: step.cause)
        if let problem {
            let place = problem.position.map { " (\($0.file):\($0.line))" } ?? ""
            failure.remarks.append("The bot had a problem, \(problem.code): \(problem.message)\(place)")
        }
        throw failure
    }

    func judge(_ line: Transcript.Line) throws(TranscriptFailure) {
        guard case .expect(let claims) = line.content else { return }
        try requireKnownNames(in: claims, line)
        let facts = try ask(at: line.number) { bot throws(StoreError) in
            let view = try bot.view(of: session)
            let memory = try view.user.map { user throws(StoreError) in try bot.memory(of: user) }
            return SessionFacts(
                view: view, entries: try bot.entries(of: session), calls: actions.calls, memory: memory ?? [:]
            )
        }
        for claim in claims {
            guard let got = facts.contradiction(of: claim) else { continue }
            throw failure(
                at: line.number, .wrong(expected: ["* expect \(claim)"], got: got.map { "* \($0)" }),
                before: line)
        }
    }

    /// A claim about a name that nothing has would hold, or not, whatever the bot does.
    private func requireKnownNames(
        in claims: [Claim], _ line: Transcript.Line
    ) throws(TranscriptFailure) {
        let (slots, declared, flows) = try ask(at: line.number) { bot throws(StoreError) in
            (
                bot.declarations.slots.keys.sorted(), bot.actions.map(\.name),
                Set(bot.declarations.flows.keys).union(readBots.flatMap(\.declarations.flows.keys)).sorted()
            )
        }
        let known = Set(declared + actions.calls.map(\.action)).sorted()
        for claim in claims {
            switch claim {
            case .slot(let name, _) where !slots.contains(name), .asks(let name) where !slots.contains(name):
                throw mistaken(.unknownSlot(name, known: slots), line)
            case .flow(let name, _) where !flows.contains(name):
                throw mistaken(.unknownFlow(name, known: flows), line)
            case .called(let name, _, _) where !known.contains(name):
                throw mistaken(.unknownAction(name, known: known), line)
            default: break
            }
        }
    }

    /// An action line for what nothing has and nothing calls stands for nothing: most often it is misspelt.
    func requireKnownStubs() throws(TranscriptFailure) {
        let called = actions.calls.map(\.action)
        let known = actions.behind.union(called)
        for (index, stub) in transcript.header.actions.enumerated() where !known.contains(stub.name) {
            if readBots.contains(where: { $0.writes("\"\(stub.name)\"") || $0.writes("'\(stub.name)'") }) {
                continue
            }
            let lines = transcript.source.indices.filter { transcript.source[$0].hasPrefix("action ") }
            let line = lines.indices.contains(index) ? lines[index] : 0
            let diagnostic = TranscriptMistake.strayStub(stub.name, known: known.sorted()).diagnostic(
                file: transcript.file, line: line + 1, source: transcript.source[line])
            throw failure(at: line + 1, .diagnostics([diagnostic]))
        }
    }

    // MARK: - failures

    func failure(
        at number: Int, _ reason: TranscriptFailure.Reason, upTo line: Transcript.Line? = nil
    ) -> TranscriptFailure {
        let start = transcript.lines.first?.place.lowerBound ?? 0
        let end = line?.place.upperBound ?? start
        return TranscriptFailure(
            variation: variation, position: transcript.position(of: number), reason: reason,
            lead: start < end ? Array(transcript.source[start..<end]) : [], remarks: [])
    }

    func failure(
        at number: Int, _ reason: TranscriptFailure.Reason, before line: Transcript.Line
    ) -> TranscriptFailure {
        let previous = transcript.lines.last { $0.place.upperBound <= line.place.lowerBound }
        return failure(at: number, reason, upTo: previous)
    }

    func broken(_ line: Transcript.Line, _ what: String) -> TranscriptFailure {
        failure(at: line.number, .broken(what), upTo: line)
    }

    func broken(at number: Int, _ what: String) -> TranscriptFailure { failure(at: number, .broken(what)) }

    func failure(_ error: BotError) -> TranscriptFailure {
        if case .diagnostics(let diagnostics) = error { return failure(at: 1, .diagnostics(diagnostics)) }
        return broken(at: 1, error.message)
    }
}
