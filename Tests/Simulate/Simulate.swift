// The simulator for as long as one likes: generated runs with faults, or sessions at once with marks to be searched for.

import Glibc
import ParleyTesting
import Synchronization

/// `simulate runs COUNT [SEED]`, `simulate marks COUNT [SEED]`: from that seed on until so many are reached.
@main
final class Simulate: Sendable {
    private struct State {
        var next: UInt64
        var counts = SimulationCounts()
        var failures = 0
        var told = 0
    }

    private let kind: String
    private let wanted: Int
    private let state: Mutex<State>

    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, ["runs", "marks"].contains(arguments[1]), let wanted = Int(arguments[2])
        else {
            print("usage: simulate runs|marks COUNT [SEED]")
            exit(2)
        }
        let first = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
        exit(Simulate(kind: arguments[1], wanted: wanted, state: State(next: first)).run())
    }

    private init(kind: String, wanted: Int, state: consuming State) {
        self.kind = kind
        self.wanted = wanted
        self.state = Mutex(state)
    }

    private func reached(_ counts: SimulationCounts) -> Int { kind == "runs" ? counts.runs : counts.marks }

    private func run() -> Int32 {
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let threads = (0..<cores).compactMap { _ in
            SimulationThread { [self] in while let seed = next() { work(seed) } }
        }
        for thread in threads { thread.join() }
        let (counts, failures) = state.withLock { ($0.counts, $0.failures) }
        print(
            "\(counts.bots) bots, \(counts.turns) turns, \(counts.restarts) deaths, \(counts.faults) faults, "
                + "\(counts.writes) writes, \(counts.repeats) repeats, \(counts.reached["ended switched"] ?? 0) "
                + "ends by switch, \(counts.undone) undone, \(counts.corrected) corrected, "
                + "\(counts.correctedOverWrites) of them over writes taken back, \(counts.compensations) compensations, "
                + "\(counts.consents) writes as agreed, \(counts.searched) texts searched")
        print("figure: \(reached(counts)) \(kind), \(failures) failures")
        return failures == 0 ? 0 : 1
    }

    private func next() -> UInt64? {
        state.withLock { state in
            guard reached(state.counts) < wanted, state.failures < 5 else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    private func work(_ seed: UInt64) {
        do {
            let counts = try kind == "runs" ? runs(seed) : marks(seed)
            state.withLock { state in
                state.counts.add(counts)
                let tenth = reached(state.counts) * 10 / max(1, wanted)
                guard tenth > state.told else { return }
                state.told = tenth
                print("\(reached(state.counts)) \(kind), up to seed \(seed)")
                fflush(nil)
            }
        } catch {
            state.withLock { $0.failures += 1 }
            print("seed \(seed): \(error)")
        }
    }

    /// Each run in the strict form of what replays promise; the looser ways take turns.
    private func runs(_ seed: UInt64) throws -> SimulationCounts {
        let turns: [SimulationVariant] = [.trouble, .doubled, .deathNowAndThen, .evictionNowAndThen]
        var counts = try Simulation.run(
            seed: seed, users: 10,
            [.again, .deathAfterEachCommit, .evictionBeforeEachInput, turns[Int(seed % 4)]])
        var corrections = try Simulation.runCorrections(seed: seed, users: 10)
        // The conversations that corrections begin with are no runs in every way.
        (corrections.runs, corrections.bots) = (0, 0)
        counts.add(corrections)
        return counts
    }

    private func marks(_ seed: UInt64) throws -> SimulationCounts {
        var simulation = try Simulation(seed: seed, users: 200)
        try simulation.converse()
        try simulation.runAtOnce(workers: 3)
        return simulation.counts
    }
}

/// A plain thread with room for what a worker does.
final class SimulationThread {
    private var thread = pthread_t()

    init?(_ body: @escaping @Sendable () -> Void) {
        final class Box {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 4 << 20)
        defer { pthread_attr_destroy(&attributes) }
        let box = Unmanaged.passRetained(Box(body))
        let failure = pthread_create(
            &thread, &attributes,
            { raw in
                if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        guard failure == 0 else {
            box.release()
            return nil
        }
    }

    func join() { pthread_join(thread, nil) }
}
