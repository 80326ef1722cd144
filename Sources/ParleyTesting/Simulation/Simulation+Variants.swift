// The same inputs in other ways: whatever happens in between, each session must come out as it does plainly.

import Parley
import ParleyModel

extension Simulation {
    package mutating func run(_ variant: SimulationVariant) throws {
        var dice = Dice(
            seed, purpose: UInt64(200 + (SimulationVariant.allCases.firstIndex(of: variant) ?? 0)))
        let store = UnreliableStore(Bot.memoryStore())
        let service = try service(store, loading: variant == .again)
        defer { service.close() }
        prepare(store, service, variant)
        var sent = Array(repeating: 0, count: conversations.count)
        while let number = next(variant, sent, &dice) {
            let index = sent[number]
            sent[number] += 1
            let conversation = conversations[number]
            switch variant {
            case .evictionBeforeEachInput: service.bot.evictAll()
            case .evictionNowAndThen: if dice.chance(40) { service.bot.evictAll() }
            default: break
            }
            service.enter(conversation.time(of: index), seed: conversation.chance(of: index, seed))
            do {
                let result = try service.send(conversation.inputs[index].input)
                if let difference = difference(result, conversation.results[index]) {
                    throw failure(variant.rawValue, conversation, index, difference)
                }
                if variant == .doubled { try double(conversation, index, service, &dice) }
            } catch let error as SimulatedService.Failure {
                throw failure(variant.rawValue, conversation, index, "\(error)")
            }
            counts.turns += 1
        }
        store.follow(nil)
        service.actions.dying({ _ in nil }, onDeath: {})
        if store.isDead { try service.restart() }
        try judge(variant, service)
    }

    private func next(_ variant: SimulationVariant, _ sent: [Int], _ dice: inout Dice) -> Int? {
        let open = conversations.indices.filter { sent[$0] < conversations[$0].inputs.count }
        guard let first = open.first else { return nil }
        return variant == .again ? first : dice.pick(open)
    }

    private func prepare(
        _ store: UnreliableStore, _ service: SimulatedService, _ variant: SimulationVariant
    ) {
        let seed = seed
        /// Chance by the number of the call alone, so that it can be asked from any thread.
        @Sendable func chance(_ number: Int, _ purpose: UInt64, _ percent: Int) -> Dice? {
            var dice = Dice(seed &+ UInt64(number) &* 0x1_0001, purpose: purpose)
            return dice.chance(percent) ? dice : nil
        }
        switch variant {
        case .deathAfterEachCommit: store.follow { _ in .deathAfter }
        case .deathNowAndThen: store.follow { chance($0, 300, 30) == nil ? nil : .deathAfter }
        case .trouble:
            store.follow { number in
                guard var dice = chance(number, 301, 40) else { return nil }
                return dice.pick(UnreliableStore.Fault.allCases)
            }
            service.actions.dying(
                { number in
                    guard var dice = chance(number, 302, 35) else { return nil }
                    return dice.chance(50) ? .beforeEffect : .afterEffect
                }, onDeath: { store.die() })
        case .again, .evictionBeforeEachInput, .evictionNowAndThen, .doubled: break
        }
    }

    /// A repeat of this input or of an earlier one gets the same; the same id with other content is refused.
    private mutating func double(
        _ conversation: Conversation, _ index: Int, _ service: SimulatedService, _ dice: inout Dice
    ) throws {
        guard dice.chance(30) else { return }
        let earlier = dice.chance(50) ? index : dice.below(index + 1)
        var input = conversation.inputs[earlier].input
        let again = try service.send(input)
        counts.repeats += 1
        guard again.isRepeat, again.replies == conversation.results[earlier].replies,
            again.seq == conversation.results[earlier].seq
        else {
            throw failure("doubled", conversation, index, "the repeat of input \(earlier + 1) gets \(again)")
        }
        input.content = .message(Message("something else"))
        let refused = try service.begin(input).result()
        guard case .failure(.inputReused) = refused else {
            throw failure("doubled", conversation, index, "other content under a used id gets \(refused)")
        }
    }

    private func difference(_ result: TurnResult, _ expected: TurnResult) -> String? {
        if result.replies != expected.replies {
            return
                "it replies \(result.replies.map { $0.text ?? "-" }), not \(expected.replies.map { $0.text ?? "-" })"
        }
        if result.problem != expected.problem {
            return
                "its problem is \(String(describing: result.problem)), not \(String(describing: expected.problem))"
        }
        if result.seq != expected.seq { return "it ends at entry \(result.seq), not \(expected.seq)" }
        return result.state == expected.state ? nil : "it stands at \(result.state), not \(expected.state)"
    }

    private mutating func judge(_ variant: SimulationVariant, _ service: SimulatedService) throws {
        for conversation in conversations {
            let entries = try service.bot.entries(of: conversation.session)
            let expected = conversation.entries
            let place = zip(entries, expected).enumerated().first {
                $1.0 != $1.1 || !isSame($1.0, $1.1, variant)
            }
            guard place == nil, entries.count == expected.count else {
                let index = place?.offset ?? min(entries.count, expected.count)
                func shown(_ list: [JournalEntry]) -> String {
                    index < list.count ? CanonicalJSON.text(list[index].body.value) : "(no entry)"
                }
                throw failure(
                    variant.rawValue, conversation, nil,
                    "entry \(index + 1) is\n  \(shown(entries))\nnot\n  \(shown(expected))")
            }
        }
        if let breach = service.actions.breach { throw failure(variant.rawValue, nil, nil, breach) }
        if service.actions.taken != taken {
            throw failure(
                variant.rawValue, nil, nil,
                "\(service.actions.taken.count) writes took effect, not the same as the \(taken.count) of the plain run"
            )
        }
        counts.restarts += service.restarts
        counts.faults += service.store.faults.values.reduce(0, +)
    }

    /// To the byte, where that is asked for.
    private func isSame(_ left: JournalEntry, _ right: JournalEntry, _ variant: SimulationVariant) -> Bool {
        variant != .again
            || CanonicalJSON.bytes(left.body.value) == CanonicalJSON.bytes(right.body.value)
    }
}
