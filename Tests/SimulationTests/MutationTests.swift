// Replays of journals that nobody changed agree, and every seeded change of one is found.

import ParleyModel
import ParleyTesting
import Testing

@Suite("Replay")
struct ReplayMutationTests {
    private static let wanted = Running.isLong ? 2_000 : 200

    /// Conversations of seed after seed until enough changes were judged.
    private func judge(
        from first: UInt64, _ judge: (inout Dice, Simulation, Conversation, Replay) throws -> Bool?
    ) throws -> (found: Int, missed: Int, harmless: Int) {
        var (found, missed, harmless) = (0, 0, 0)
        var seed = first
        while found + missed < ReplayMutationTests.wanted {
            var simulation = try Simulation(seed: seed, users: 3, repairs: false)
            try simulation.converse()
            let replay = try Replay(simulation.bot.files)
            var dice = Dice(seed, purpose: 500)
            for conversation in simulation.conversations where found + missed < ReplayMutationTests.wanted {
                switch try judge(&dice, simulation, conversation, replay) {
                case true?: found += 1
                case false?: missed += 1
                case nil: harmless += 1
                }
            }
            seed += 1
        }
        return (found, missed, harmless)
    }

    @Test("agrees with journals that nobody changed")
    func unchanged() throws {
        for seed in Running.seeds(quick: 12, long: 1_000, from: 90_001) {
            var simulation = try Simulation(seed: seed, users: 3, repairs: false)
            try simulation.converse()
            let replay = try Replay(simulation.bot.files)
            for conversation in simulation.conversations {
                let difference = try replay.difference(conversation.entries, of: conversation.session)
                #expect(
                    difference == nil,
                    "PARLEY_SEED=\(seed), \(conversation.session)\n\(conversation.listing())")
            }
        }
    }

    /// Entries removed, doubled, out of order, with another identity; texts and results that a run makes itself.
    @Test("finds changed journals, and names the turn")
    func journals() throws {
        let counts = try judge(from: 91_001) { dice, simulation, conversation, replay in
            guard let mutation = conversation.mutated(&dice) else { return nil }
            let found = try replay.difference(mutation.entries, of: conversation.session)
            #expect(
                found?.problem.code == "flow-diverged",
                "seed \(simulation.seed), \(conversation.session): \(mutation.what)")
            return found != nil
        }
        print("replay: \(counts.found) of \(counts.found + counts.missed) changes of journals found")
        #expect(counts.missed == 0)
    }

    /// Statements removed, doubled, moved, with other texts, numbers and conditions. A change that nobody could see is told
    /// by running the same inputs with the changed flows: where that leads to the same entries there is nothing to find.
    @Test("finds changed flows")
    func flows() throws {
        var (found, missed, harmless) = (0, 0, 0)
        var seed: UInt64 = 92_001
        while found + missed < ReplayMutationTests.wanted {
            var simulation = try Simulation(seed: seed, users: 3, repairs: false)
            try simulation.converse()
            var dice = Dice(seed, purpose: 501)
            for _ in 0..<12 where found + missed < ReplayMutationTests.wanted {
                guard let mutation = simulation.bot.mutated(&dice),
                    let changed = try simulation.conversed(with: mutation.bot)
                else { continue }
                let replay = try Replay(mutation.bot.files)
                let differences = try simulation.conversations.compactMap {
                    try replay.difference($0.entries, of: $0.session)
                }
                let places = zip(simulation.conversations, changed).compactMap(Self.firstDifference)
                switch (places.first, differences.first) {
                case (nil, nil): harmless += 1
                case (.some, let difference?):
                    found += 1
                    #expect(difference.problem.code == "flow-diverged")
                case (let place?, nil):
                    missed += 1
                    Issue.record("PARLEY_SEED=\(seed), \(mutation.what)\n\(place)")
                case (nil, let difference?):
                    Issue.record(
                        "PARLEY_SEED=\(seed), \(mutation.what): nothing is another one, but \(difference)")
                }
            }
            seed += 1
        }
        print("replay: \(found) of \(found + missed) changes of flows found, \(harmless) that change nothing")
        #expect(missed == 0)
    }

    private static func firstDifference(_ recorded: Conversation, _ changed: Conversation) -> String? {
        let (before, after) = (recorded.bodies, changed.bodies)
        guard before != after else { return nil }
        let place =
            zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset ?? min(before.count, after.count)
        func told(_ bodies: [JournalEntry.Body]) -> String {
            place < bodies.count ? CanonicalJSON.text(bodies[place].value) : "nothing more"
        }
        return "\(recorded.session), entry \(place + 1): \(told(before))\nnow \(told(after))"
    }
}
