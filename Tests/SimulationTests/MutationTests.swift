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
}
