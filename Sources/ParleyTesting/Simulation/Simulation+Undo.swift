// What is said and taken back again leaves everything as if it had never been said: invariant (c).

import Parley
import ParleyModel

extension Simulation {
    /// Runs each conversation once more with one message too many, which is undone at once. From there on it must be
    /// answered as it was without.
    package mutating func runUndone() throws {
        for conversation in conversations where conversation.inputs.count > 3 {
            var dice = Dice(seed, purpose: 500 + UInt64(conversation.inputs.count))
            let place = 1 + dice.below(conversation.inputs.count - 1)
            try undo(at: place, in: conversation)
        }
    }

    private mutating func undo(at place: Int, in conversation: Conversation) throws {
        let service = try service(UnreliableStore(Bot.memoryStore()))
        defer { service.close() }
        for index in 0..<place { _ = try send(index, of: conversation, service) }
        service.enter(conversation.time(of: place - 1), seed: conversation.chance(of: place, seed))
        let before = try service.bot.view(of: conversation.session)
        // A question that is asked again begins its count of wrong answers anew.
        guard before.top?.state.asked?.question.attempts == 0, before.handedOff == nil, before.offered == nil,
            let number = (0..<users).first(where: { SimulatedUser.session($0) == conversation.session })
        else { return }
        // Going back puts a question again, and what was out of sight is agreed to by a yes then.
        if let question = before.top?.state.asked?.replies.last?.text,
            !before.lastReplies.contains(where: { $0.text == question })
        {
            return
        }
        var user = SimulatedUser(number, of: bot)
        let template = conversation.inputs[place].input
        func extra(_ id: String, _ content: Input.Content) -> Input {
            Input(
                session: conversation.session, id: InputID(id), content: content, user: template.user,
                channel: template.channel, metadata: [:])
        }
        let said = user.aside(after: conversation.results[place - 1])
        if case .event = said { return }
        _ = try service.send(extra("aside", said))
        let undone = try service.send(extra("undo", .event(name: "parley.back", fields: [:])))
        let entries = try service.bot.entries(of: conversation.session)
        // An answer that did not do, a command, or what cannot be taken back is no place to go back to.
        guard let target = entries.lazy.compactMap({ $0.undoes }).last,
            entries.contains(where: { $0.seq == target && $0.receives("aside") })
        else { return }
        counts.undone += 1
        let after = try service.bot.view(of: conversation.session)
        if let difference = after.difference(from: before) {
            throw failure(
                "undone", conversation, place - 1,
                "after \(said) and \(undone.replies.map { $0.text ?? "" }): \(difference)")
        }
        for index in place..<conversation.inputs.count {
            let result = try send(index, of: conversation, service)
            let plain = conversation.results[index]
            if result.replies != plain.replies {
                throw failure(
                    "undone", conversation, index,
                    "\(said) was taken back before input \(place + 1), and now it replies \(result.replies.map { $0.text ?? "-" })"
                )
            }
        }
    }

    private func send(_ index: Int, of conversation: Conversation, _ service: SimulatedService) throws
        -> TurnResult
    {
        service.enter(conversation.time(of: index), seed: conversation.chance(of: index, seed))
        return try service.send(conversation.inputs[index].input)
    }
}

extension JournalEntry {
    fileprivate var undoes: Int64? { if case .undone(let seq) = body { seq } else { nil } }

    fileprivate func receives(_ id: String) -> Bool {
        if case .received(let received) = body { received.input.id == InputID(id) } else { false }
    }
}

extension JournalView {
    /// What stands differently, apart from what an undo itself says.
    ///
    /// - Parameter apartFromWords: what was said in between may differ.
    func difference(from other: JournalView, apartFromWords: Bool = false) -> String? {
        // The question may have been asked again in other words.
        func states(_ view: JournalView) -> [RunState] {
            view.runs.map { run in
                var state = run.state
                state.asked?.replies = []
                // What was corrected was heard, and what was answered was not.
                if apartFromWords { (state.heard, state.unmet, state.overtaken) = ([:], [:], []) }
                // A call that is made anew after something was taken back bears another key.
                state.unknownKeys = state.unknownKeys.mapValues { _ in "" }
                return state
            }
        }
        if states(self) != states(other) {
            return "its runs stand at \(states(self)), not at \(states(other))"
        }
        if slots != other.slots { return "its slots are \(slots), not \(other.slots)" }
        if presentSlots != other.presentSlots {
            return "its values are \(presentSlots), not \(other.presentSlots)"
        }
        if runCount != other.runCount { return "it counts \(runCount) runs, not \(other.runCount)" }
        if apartFromWords { return nil }
        if discourse != other.discourse { return "its discourse is \(discourse), not \(other.discourse)" }
        if locale != other.locale { return "its locale is \(locale), not \(other.locale)" }
        if misses != other.misses { return "it counts \(misses) misses, not \(other.misses)" }
        return lastFinished?.ordinal == other.lastFinished?.ordinal ? nil : "another run finished last"
    }
}
