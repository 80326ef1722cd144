// Every single point of failure of one conversation, one at a time.

import Parley
import ParleyModel

extension Simulation {
    /// Lets each commit of each user's conversation fail in each way, and each write's caller die before and after its
    /// effect: one fault a run. Returns the number of points.
    package mutating func runEveryPoint() throws -> Int {
        var points = 0
        for number in conversations.indices {
            let (commits, writes) = try measure(number)
            for fault in UnreliableStore.Fault.allCases {
                for commit in 0..<commits {
                    try talk(number, "\(fault) at commit \(commit + 1)") { store, _ in
                        store.follow { $0 == commit ? fault : nil }
                    }
                    points += 1
                }
            }
            for death in [SimulatedActions.Death.beforeEffect, .afterEffect] {
                for write in 0..<writes {
                    try talk(number, "\(death) of write \(write + 1)") { store, actions in
                        actions.dying({ $0 == write ? death : nil }, onDeath: { store.die() })
                    }
                    points += 1
                }
            }
        }
        return points
    }

    /// How many commits and writes a conversation makes when nothing fails.
    private mutating func measure(_ number: Int) throws -> (commits: Int, writes: Int) {
        var commits = 0
        try talk(number, "nothing failing") { store, _ in
            store.follow(nil)
        } then: {
            commits = $0.store.commits
        }
        let writes = conversations[number].entries.count {
            switch $0.body {
            case .calling, .compensating: true
            default: false
            }
        }
        return (commits, writes)
    }

    private mutating func talk(
        _ number: Int, _ what: String, _ prepare: (UnreliableStore, SimulatedActions) -> Void,
        then: (SimulatedService) -> Void = { _ in }
    ) throws {
        let store = UnreliableStore(Bot.memoryStore())
        let service = try service(store)
        defer { service.close() }
        let conversation = conversations[number]
        prepare(store, service.actions)
        for index in conversation.inputs.indices {
            service.enter(conversation.time(of: index), seed: conversation.chance(of: index, seed))
            let result = try service.send(conversation.inputs[index].input)
            guard result.replies == conversation.results[index].replies else {
                throw failure(
                    what, conversation, index, "it replies \(result.replies.map { $0.text ?? "-" })")
            }
        }
        let own = taken.filter { $0.value.session == conversation.session }
        guard try service.bot.entries(of: conversation.session) == conversation.entries,
            service.actions.taken == own, service.actions.breach == nil
        else { throw failure(what, conversation, nil, "its entries or its writes are not the same") }
        counts.turns += conversation.inputs.count
        then(service)
    }
}
