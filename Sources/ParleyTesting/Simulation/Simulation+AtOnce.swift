// All users at once over several workers, inputs doubled and out of order.

import Parley
import ParleyModel

extension Simulation {
    /// Every input of every session is sent before the first is answered; each session must come out as it does when
    /// the same inputs are sent one by one. Time stands still, and chance is the same for all.
    package mutating func runAtOnce(workers: Int) throws {
        var dice = Dice(seed, purpose: 400)
        let orders = conversations.map { disordered($0.inputs.map(\.input), &dice) }
        let expected = try service(UnreliableStore(Bot.memoryStore()))
        defer { expected.close() }
        let service = try SimulatedService(
            folder: folder.path, loaded: loaded, store: UnreliableStore(Bot.memoryStore()), workers: workers)
        defer { service.close() }
        for one in [expected, service] { one.enter(Instant(milliseconds: 1_772_384_400_000), seed: seed) }
        let results = try orders.map { try $0.map { try expected.send($0) } }
        var promises = orders.map { _ in [SimulatedService.Promise]() }
        for turn in 0..<(orders.map(\.count).max() ?? 0) {
            for number in orders.indices where turn < orders[number].count {
                promises[number].append(service.begin(orders[number][turn]))
            }
        }
        for number in orders.indices {
            let conversation = conversations[number]
            for index in orders[number].indices {
                let result = try promises[number][index].result().get()
                counts.turns += 1
                counts.repeats += result.isRepeat ? 1 : 0
                let isSame =
                    result.replies == results[number][index].replies
                    && result.isRepeat == results[number][index].isRepeat
                guard isSame, result.seq == results[number][index].seq else {
                    throw failure("at once", conversation, nil, "input \(index + 1) gets \(result.replies)")
                }
                if let leak = foreign(result, conversation) {
                    throw failure("at once", conversation, nil, leak)
                }
            }
            try judge(conversation, service, expected)
        }
        counts.marks = marks.planted.count
        counts.searched = marks.searched
    }

    private mutating func foreign(_ result: TurnResult, _ conversation: Conversation) -> String? {
        let shown: Value = [
            "replies": .list(result.replies.map(\.value)), "slots": .record(result.state.slots),
            "problem": result.problem?.value ?? .null, "understanding": result.understanding.value,
        ]
        return marks.foreign(in: shown, of: conversation.session, "the answer")
    }

    private mutating func judge(
        _ conversation: Conversation, _ service: SimulatedService, _ expected: SimulatedService
    ) throws {
        let entries = try service.bot.entries(of: conversation.session)
        guard entries == (try expected.bot.entries(of: conversation.session)) else {
            throw failure(
                "at once", conversation, nil, "its entries are not those of one input after the other")
        }
        let ids = entries.compactMap { entry in
            if case .received(let received) = entry.body { received.input.id } else { nil }
        }
        guard Set(ids).count == ids.count, ids.count == conversation.inputs.count else {
            throw failure("at once", conversation, nil, "the ids \(ids) are not one for each input")
        }
        for entry in entries {
            let leak = marks.foreign(
                in: entry.body.value, of: conversation.session, "entry \(entry.seq)", plants: true)
            if let leak { throw failure("at once", conversation, nil, leak) }
        }
    }

    /// A tenth comes before the one before it, a tenth comes twice, some of those late.
    private func disordered(_ inputs: [Input], _ dice: inout Dice) -> [Input] {
        var list = inputs
        for index in list.indices.dropFirst() where dice.chance(10) { list.swapAt(index - 1, index) }
        for input in inputs where dice.chance(10) {
            guard let place = list.firstIndex(of: input) else { continue }
            list.insert(input, at: dice.chance(50) ? place + 1 : place + 1 + dice.below(list.count - place))
        }
        return list
    }
}
