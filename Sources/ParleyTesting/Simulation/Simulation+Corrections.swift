// An answer that is corrected leaves everything as if it had been given so at first: invariant (d).

import Parley
import ParleyModel

/// An answer of a conversation, and another one that would have done.
struct CorrectedAnswer {
    /// The turn that gave it.
    var turn: Int
    var run: Int
    var slot: GeneratedSlot
    var said: String
    /// Turns after it, each an answer to the same run, before it is corrected.
    var later: Int
}

extension Simulation {
    /// Corrects an answer in each conversation of a seed's bot, at once or some answers later, and compares with the
    /// conversation that gave the other answer at first.
    package static func runCorrections(seed: UInt64, users: Int) throws -> SimulationCounts {
        // What a flow makes of the words of a message is not the same after other words.
        var simulation = try Simulation(seed: seed, users: users, repairs: false, readsMessages: false)
        try simulation.converse()
        var dice = Dice(seed, purpose: 700)
        for (number, conversation) in simulation.conversations.enumerated() {
            for answer in dice.shuffled(simulation.answers(in: conversation)).prefix(3) {
                try simulation.correct(answer, of: number, &dice)
            }
        }
        return simulation.counts
    }

    // MARK: what can be corrected

    private func answers(in conversation: Conversation) -> [CorrectedAnswer] {
        var view = JournalView(session: conversation.session)
        var answers: [CorrectedAnswer] = []
        var open: [CorrectedAnswer] = []
        for (index, turn) in turns(of: conversation.entries).enumerated() {
            let before = view
            for entry in turn { view.apply(entry) }
            guard isPlain(turn), view.top?.ordinal == before.top?.ordinal, view.top?.state.asked != nil,
                before.offered == nil
            else {
                open = []
                continue
            }
            // A slot that is told again would be corrected there.
            open.removeAll { answer in turn.contains { $0.tells(answer.slot.name) } }
            for place in open.indices { open[place].later += 1 }
            answers += open
            guard let answer = answer(turn, at: index, before, conversation) else { continue }
            open.append(answer)
            answers.append(answer)
        }
        return answers
    }

    private func turns(of entries: [JournalEntry]) -> [[JournalEntry]] {
        var turns: [[JournalEntry]] = [[]]
        for entry in entries {
            turns[turns.count - 1].append(entry)
            if case .done = entry.body { turns.append([]) }
        }
        return turns.dropLast()
    }

    /// Whether a turn did nothing but answer a run's question.
    private func isPlain(_ turn: [JournalEntry]) -> Bool {
        turn.allSatisfy { entry in
            switch entry.body {
            case .received, .effect, .calling, .done: true
            case .asked(let asked): asked.run != 0
            default: false
            }
        } && turn.contains { if case .effect = $0.body { true } else { false } }
    }

    private func answer(
        _ turn: [JournalEntry], at index: Int, _ before: JournalView, _ conversation: Conversation
    ) -> CorrectedAnswer? {
        guard let run = before.top, let question = run.state.asked?.question, question.kind == .ask,
            question.wanted.count == 1,
            let slot = bot.slots.first(where: { $0.name == question.wanted[0].slot }),
            slot.valid.count > 1, case .message(let message) = conversation.inputs[index].input.content,
            // A slot that is told more than once is corrected where it was told last.
            !run.steps.contains(where: { $0.tells(slot.name) }),
            turn.count(where: { $0.tells(slot.name) }) == 1
        else { return nil }
        return CorrectedAnswer(turn: index, run: run.ordinal, slot: slot, said: message.text, later: 0)
    }

    // MARK: two ways to the same

    private mutating func correct(
        _ answer: CorrectedAnswer, of number: Int, _ dice: inout Dice
    ) throws {
        let conversation = conversations[number]
        let others = answer.slot.valid.filter { $0 != answer.said }
        guard !others.isEmpty else { return }
        let other = dice.pick(others)
        var talk = try Talk(conversation, self, dies: dice.chance(40))
        defer { talk.service.close() }
        for index in 0...(answer.turn + answer.later) {
            try talk.send(conversation.inputs[index].input.content)
        }
        let before = try talk.view()
        // In the other language something else may have come of the words.
        guard isSamePlace(before, as: conversation, through: answer.turn + answer.later), isFresh(before),
            let told = before.top?.state.slots[answer.slot.name]
        else { return }
        let said = words(of: try talk.entries(), of: conversation, answer)
        switch dice.below(100) {
        case 0..<50: try talk.say("change the \(answer.slot.name) to \(other)")
        case 50..<75: try talk.say("no, \(other)")
        default:
            // What was left out is not wrong.
            guard !told.isNull else { return }
            // Without a value it is asked again.
            try talk.say("the \(answer.slot.name) is wrong")
            guard try talk.view().top?.state.asked?.question.wanted.map(\.slot) == [answer.slot.name] else {
                return
            }
            try talk.say(other)
        }
        var after = try talk.view()
        let asked = after.offered?.question.takingBack
        if asked != nil {
            let accepts = dice.chance(75)
            try talk.say(accepts ? "yes" : "no")
            after = try talk.view()
            if !accepts { return try leftAlone(before, after, talk, "left alone") }
        } else if talk.replies.contains(where: { $0.hasPrefix("Sorry, that has already been done") }) {
            return try leftAlone(before, after, talk, "refused")
        }
        // Something else was understood, or the correction was no change.
        guard after.handedOff == nil, after.locale.text == "en",
            try talk.hasRevised(answer.run, since: before.seq), !talk.hasProblem,
            let run = after.runs.first(where: { $0.ordinal == answer.run }),
            let value = run.state.slots[answer.slot.name], value != told,
            // The value was not understood: the slot is asked anew.
            run.state.correctedAnswers.isEmpty
        else { return }
        var first = try Talk(conversation, self, dies: false)
        defer { first.service.close() }
        for index in 0..<answer.turn { try first.send(conversation.inputs[index].input.content) }
        guard try first.view().top?.state.asked?.question.wanted.map(\.slot) == [answer.slot.name] else {
            return
        }
        try first.say(other)
        guard try follow(said, answer, &first), !first.hasProblem else { return }
        let expected = try first.view()
        // What corrects is said in English, and counts among the messages that the language follows.
        guard isFresh(expected), expected.locale.text == "en" else { return }
        guard expected.runs.first(where: { $0.ordinal == answer.run })?.state.slots[answer.slot.name] == value
        else { return }
        counts.corrected += 1
        if asked != nil { counts.correctedOverWrites += 1 }
        try compare(after, expected, &talk, &first, said, answer, number)
    }

    private func isSamePlace(
        _ view: JournalView, as conversation: Conversation, through turn: Int
    ) -> Bool {
        let entries = turns(of: conversation.entries).prefix(turn + 1).flatMap { $0 }
        let original = JournalView(session: conversation.session, entries: entries).runs
        return view.runs.map(\.state.answers) == original.map(\.state.answers)
            && view.top?.state.asked?.identity == original.last?.state.asked?.identity
    }

    /// Whether no wrong answer counts: a question that is asked again after a correction counts from the start.
    private func isFresh(_ view: JournalView) -> Bool {
        view.top?.state.asked.map { $0.question.attempts == 0 && $0.question.kind != .offer } ?? true
    }

    /// The same answers again, as far as the other first answer leads to the same questions.
    ///
    /// - Parameter place: the question at which the other talk stands; answers that were told before are not asked there.
    private func follow(
        _ said: [EffectIdentity: Said], _ answer: CorrectedAnswer, _ talk: inout Talk,
        to place: EffectIdentity? = nil
    ) throws -> Bool {
        guard answer.later > 0 else { return true }
        for _ in 0...answer.later {
            let view = try talk.view()
            guard let run = view.runs.first(where: { $0.ordinal == answer.run }) else { return true }
            guard run.ordinal == view.top?.ordinal, let asked = run.state.asked,
                let identity = asked.identity, identity != place,
                asked.question.kind == .ask
            else { return true }
            // A question for several slots may have been answered in part, under the name of another slot: that shows nothing.
            guard let words = said[identity]?.words else { return asked.question.wanted.count == 1 }
            try talk.send(words)
            // What was said to one question alone gives another of the same form something else.
            let filled = try talk.entries().filter { $0.seq > view.seq }.compactMap { entry in
                if case .effect(let effect) = entry.body, effect.identity.kind == .ask, !effect.wasKnown,
                    !effect.wasGiven
                {
                    effect
                } else {
                    nil
                }
            }
            guard
                filled.allSatisfy({ one in
                    said[one.identity] == Said(words: words, result: one.result)
                }),
                try !talk.hasRevised(answer.run, since: view.seq)
            else { return false }
            // An answer that does for the one and not for the other shows nothing.
            let next = try talk.view().top?.state.asked
            if next?.identity == identity { return false }
        }
        return true
    }

    /// What was said to each question after the corrected answer, by what the talk asked at its time of day; its first
    /// turn chose the language.
    private func words(
        of entries: [JournalEntry], of conversation: Conversation, _ answer: CorrectedAnswer
    ) -> [EffectIdentity: Said] {
        guard answer.later > 0 else { return [:] }
        let turns = turns(of: entries)
        var said: [EffectIdentity: Said] = [:]
        for index in (answer.turn + 1)...(answer.turn + answer.later) where index + 1 < turns.count {
            for case .effect(let effect) in turns[index + 1].map(\.body)
            where effect.identity.kind == .ask && !effect.wasKnown {
                if said[effect.identity] == nil {
                    said[effect.identity] = Said(
                        words: conversation.inputs[index].input.content, result: effect.result)
                }
            }
        }
        return said
    }

    /// Whether words that answered one question gave for later what the other talk was asked: that shows nothing.
    private func saysMore(_ view: JournalView, than other: JournalView) -> Bool {
        zip(view.runs, other.runs).contains { run, other in
            let answered = Set(other.state.unmet.values.compactMap(\.slot))
            return run.state.given.contains { answered.contains($0.name) }
        }
    }

    private func compare(
        _ after: JournalView, _ expected: JournalView, _ talk: inout Talk, _ first: inout Talk,
        _ said: [EffectIdentity: Said], _ answer: CorrectedAnswer, _ number: Int
    ) throws {
        guard !saysMore(expected, than: after) else { return }
        if let difference = after.difference(from: expected, apartFromWords: true) {
            throw failure(talk, first, difference)
        }
        var user = SimulatedUser(number, of: bot)
        for _ in 0..<5 {
            let content = user.plainly(after: first.last)
            try first.send(content)
            try talk.send(content)
            // What was answered before need not be asked again behind a question that is new.
            let (sent, place) = (first.sent, try talk.view().top?.state.asked)
            guard try follow(said, answer, &first, to: place?.identity) else { return }
            // Of a question for several slots it may ask a part.
            let asked = try first.view().top?.state.asked
            let isPart = place?.question.wanted.map(\.slot) != asked?.question.wanted.map(\.slot)
            guard !isPart || place?.identity != asked?.identity else { return }
            if first.sent > sent {
                let (after, expected) = (try talk.view(), try first.view())
                guard isFresh(expected), !first.hasProblem, !saysMore(expected, than: after) else { return }
                if let difference = after.difference(from: expected, apartFromWords: true) {
                    throw failure(talk, first, "then " + difference)
                }
            } else if talk.replies != first.replies {
                throw failure(talk, first, "then it replies \(talk.replies), not \(first.replies)")
            }
        }
    }

    private mutating func leftAlone(
        _ before: JournalView, _ after: JournalView, _ talk: Talk, _ what: String
    ) throws {
        counts.leftAlone += 1
        if let difference = after.difference(from: before, apartFromWords: true) {
            throw failure(talk, nil, "a correction that is \(what) changed something: \(difference)")
        }
    }

    private func failure(_ talk: Talk, _ other: Talk?, _ reason: String) -> SimulationFailure {
        SimulationFailure(
            seed: seed, variant: "corrected", session: talk.session, reason: reason,
            conversation: talk.listing
                + (other.map { "\n---- and as if at first ----\n" + $0.listing } ?? ""),
            bot: bot.listing)
    }
}

/// What was said to a question, and what it was taken for.
private struct Said: Equatable {
    var words: Input.Content
    var result: EffectResult
}

/// One of two conversations that must come to the same, at one and the same time of day.
private struct Talk {
    let service: SimulatedService
    let session: SessionID
    private let conversation: Conversation
    private let seed: UInt64
    private(set) var sent = 0
    private(set) var last: TurnResult?
    private(set) var hasProblem = false
    private(set) var listing = ""

    /// - Parameter dies: whether the process dies after each commit.
    init(_ conversation: Conversation, _ simulation: Simulation, dies: Bool) throws {
        let store = UnreliableStore(Bot.memoryStore())
        service = try simulation.service(store)
        if dies { store.follow { _ in .deathAfter } }
        self.conversation = conversation
        session = conversation.session
        seed = simulation.seed
        // The words of a correction are in some language: it must not be the one that is spoken from then on.
        try send(.event(name: "parley.locale", fields: ["locale": "en"]))
    }

    var replies: [String] { last?.replies.map { $0.text ?? "-" } ?? [] }

    mutating func say(_ text: String) throws { try send(.message(Message(text))) }

    mutating func send(_ content: Input.Content) throws {
        service.enter(conversation.time(of: 0), seed: conversation.chance(of: 0, seed))
        let template = conversation.inputs[0].input
        sent += 1
        let result = try service.send(
            Input(
                session: session, id: InputID("said \(sent)"), content: content, user: template.user,
                channel: template.channel, metadata: [:]))
        last = result
        if result.problem != nil { hasProblem = true }
        listing += "\(content)\n" + replies.map { "bot:  \($0)\n" }.joined()
    }

    func view() throws -> JournalView { try service.bot.view(of: session) }

    func entries() throws -> [JournalEntry] { try service.bot.entries(of: session) }

    func hasRevised(_ run: Int, since seq: Int64) throws -> Bool {
        try entries().contains { entry in
            guard entry.seq > seq, case .revised(let revised) = entry.body else { return false }
            return revised.run == run
        }
    }
}

extension JournalEntry {
    fileprivate func tells(_ slot: String) -> Bool {
        if case .effect(let effect) = body { effect.tells(slot) } else { false }
    }
}

extension RunView.Step {
    fileprivate func tells(_ slot: String) -> Bool {
        if case .effect(let effect) = self { effect.tells(slot) } else { false }
    }
}

extension Effect {
    /// Whether it fills this slot with more than was known before.
    fileprivate func tells(_ slot: String) -> Bool { self.slot == slot && !wasKnown }
}
