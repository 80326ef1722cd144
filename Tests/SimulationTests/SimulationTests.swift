// Generated bots and users, run in every way in which the world can interfere.

import Parley
import ParleyModel
import ParleyTesting
import Testing

@Suite("The simulator", .serialized)
struct SimulationTests {
    /// Each run in the strict form of (a), (b) and (e); the looser ways take turns.
    private static func variants(_ seed: UInt64) -> [SimulationVariant] {
        let strict: [SimulationVariant] = [.again, .deathAfterEachCommit, .evictionBeforeEachInput]
        return strict + (seed % 2 == 0 ? [.trouble, .doubled] : [.deathNowAndThen, .evictionNowAndThen])
    }

    @Test("finds generated runs the same after deaths, evictions, faults and repeats, and in another engine")
    func invariants() async {
        let users = Running.isLong ? 10 : 5
        let seeds = Running.seeds(quick: 60, long: 10_000, from: 1)
        let counts = await Running.each(seeds) { seed in
            try Simulation.run(seed: seed, users: users, SimulationTests.variants(seed))
        }
        let all = counts.reduce(into: SimulationCounts()) { $0.add($1) }
        print(
            "simulator: \(all.runs) runs of \(all.bots) bots, \(all.turns) turns, \(all.restarts) deaths and "
                + "\(all.faults) faults, \(all.writes) writes, \(all.repeats) repeats, \(all.marks) marks: "
                + (all.bots == seeds.count ? "0 differences" : "DIFFERENCES"))
        guard Running.onlySeed == nil else { return }
        for reached in SimulationTests.expected {
            #expect(all.reached[reached] ?? 0 > 0, "no generated run comes to: \(reached)")
        }
        #expect(all.writes > 0 && all.restarts > 0 && all.repeats > 0)
        #expect(all.compensations > 0 && all.consents > 0)
    }

    /// What the generated runs must come to, or they show nothing.
    private static let expected = [
        "say", "ask", "confirm", "choose", "call", "set", "remember", "recall", "now", "random", "uuid",
        "note",
        "nlp", "handoff", "asks offer", "ended finished", "ended cancelled", "ended failed",
        "ended switched",
        "problem flow-error", "problem action-failed", "entry calling", "entry heard", "entry resumed",
        "entry closed", "entry locale", "asks take_back", "entry compensating", "entry compensated",
        "entry revised",
        "entry undone", "entry handed_off", "entry handed_back",
    ]

    @Test("finds an answer that was corrected the same as if it had been given so at first")
    func corrections() async {
        let seeds = Running.seeds(quick: 60, long: 10_000, from: 120_001)
        let counts = await Running.each(seeds) { seed in
            try Simulation.runCorrections(seed: seed, users: Running.isLong ? 10 : 5)
        }
        let all = counts.reduce(into: SimulationCounts()) { $0.add($1) }
        print(
            "simulator: \(all.corrected) answers corrected, \(all.correctedOverWrites) of them over writes that were "
                + "taken back, \(all.leftAlone) corrections refused or let be: "
                + (all.bots == seeds.count ? "0 differences" : "DIFFERENCES"))
        guard Running.onlySeed == nil else { return }
        #expect(all.corrected > 0 && all.correctedOverWrites > 0 && all.leftAlone > 0)
    }

    @Test("finds a turn with a write whole after every single failure of a commit and every death at a write")
    func points() async {
        let seeds = Running.seeds(quick: 8, long: 400, from: 50_001)
        let points = await Running.each(seeds) { seed in
            var simulation = try Simulation(seed: seed, users: 2)
            try simulation.converse()
            return try (simulation.runEveryPoint(), simulation.counts.writes)
        }
        let all = points.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        print("simulator: \(all.0) single points of failure, \(all.1) writes: 0 differences")
        #expect(points.count == seeds.count && all.1 > 0 || Running.onlySeed != nil)
    }

    @Test("finds sessions served at once the same as one by one, and no word of one in another")
    func atOnce() async {
        let seeds = Running.seeds(quick: 3, long: 2_500, from: 70_001)
        let counts = await Running.each(seeds) { seed in
            var simulation = try Simulation(seed: seed, users: Running.isLong ? 100 : 30)
            try simulation.converse()
            try simulation.runAtOnce(workers: 3)
            return simulation.counts
        }
        let all = counts.reduce(into: SimulationCounts()) { $0.add($1) }
        print(
            "simulator: \(all.runs) sessions at once, \(all.repeats) repeats, \(all.marks) marks planted, "
                + "\(all.searched) texts searched: \(counts.count == seeds.count ? "0 leaked" : "LEAKED")")
        #expect(all.marks > 0 && all.searched > all.marks)
    }

    @Test("gets the same bytes in another process, time zone and locale")
    func otherProcess() async throws {
        let here = try Digest.of(seeds: 1...12)
        let child = try await #require(
            processExitsWith: .success, observing: [\.standardOutputContent]
        ) {
            Digest.becomeAnother()
            print("digest \(try Digest.of(seeds: 1...12))")
        }
        let said = String(decoding: child.standardOutputContent, as: UTF8.self)
        #expect(said.contains("digest \(here)\n"), "\(here) here, there: \(said)")
    }
}
