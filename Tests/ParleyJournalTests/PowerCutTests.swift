// The power goes at any moment: unflushed writes are dropped, sectors torn, and all that was acknowledged is there.

import Glibc
import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

@Suite("A power cut")
struct PowerCutTests {
    /// SplitMix64, so that a failing cut can be seen again.
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What was committed, in order, and how much of it had been acknowledged when.
    private struct Workload {
        var operations: [CuttableDisk.Operation]
        var commits: [Commit]
    }

    private static let isLong = getenv("PARLEY_LONG").map { String(cString: $0) } == "1"

    @Test("at any moment loses nothing that was acknowledged, and shows nothing by halves")
    func anyMoment() async throws {
        let workloads = PowerCutTests.isLong ? 40 : 5
        let cuts = PowerCutTests.isLong ? 50 : 40
        var doubtful = 0
        for seed in 1...workloads {
            var random = Random(state: UInt64(seed))
            let workload = try await PowerCutTests.work(&random)
            for _ in 0..<cuts {
                let moment = Int.random(in: 0...workload.operations.count, using: &random)
                doubtful += try await cut(workload, at: moment, seed, &random)
            }
        }
        print("power cuts: \(workloads * cuts), \(doubtful) with more than was acknowledged: 0 lost")
        #expect(doubtful > 0, "no cut fell between a flush and its acknowledgement")
    }

    /// Turns of several sessions, whole and in two halves, one at a time and together, with checkpoints in between.
    private static func work(_ random: inout Random) async throws -> Workload {
        let folder = try TemporaryFolder()
        let disk = try CuttableDisk()
        let store = try SQLiteStore.open(path: folder.store, vfs: disk.name)
        try store.runOnWriter("PRAGMA wal_autocheckpoint = \(Int.random(in: 2...12, using: &random))")
        var ends: [String: Int64] = [:]
        var open: [String: Bool] = [:]
        var commits: [Commit] = []
        while commits.count < 40 {
            var group: [Commit] = []
            for session in ["a", "b", "c"].prefix(Int.random(in: 1...3, using: &random)) {
                let text = String(repeating: "x", count: Int.random(in: 0...3_000, using: &random))
                let start = (ends[session] ?? 0) + 1
                let commit: Commit
                if open[session] == true {
                    commit = .entries(session, at: start, [.done(Done(changed: ["n": .integer(start)]))])
                } else {
                    let memory = Commit.Memory(user: UserID(session), name: "n", value: .integer(start))
                    commit = .turn(
                        session, at: start, input: "i\(start)", text: text,
                        turn: Bool.random(using: &random) ? .open : .done, memory: [memory])
                }
                open[session] = commit.turn == .open
                ends[session] = start + Int64(commit.entries.count) - 1
                group.append(commit)
            }
            let (first, last) = (commits.count, group.count - 1)
            commits += group
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                for (offset, commit) in group.enumerated() {
                    store.commit(commit) { result in
                        switch result {
                        case .success: disk.tell(first + offset + 1)
                        case .failure(let error): Issue.record("\(error)")
                        }
                        if offset == last { continuation.resume() }
                    }
                }
            }
        }
        store.close()
        return Workload(operations: disk.operations, commits: commits)
    }

    private static func shown(_ workload: Workload, _ moment: Int) -> [String] {
        workload.operations[max(0, moment - 12)..<moment].map { operation in
            switch operation {
            case .write(let file, let offset, let bytes): "write \(file) \(offset)+\(bytes.count)"
            case .truncate(let file, let size): "truncate \(file) \(size)"
            case .flush(let file): "flush \(file)"
            case .remove(let file): "remove \(file)"
            case .told(let number): "told \(number)"
            }
        }
    }

    /// Whether more was found than had been acknowledged: 1 or 0.
    private func cut(
        _ workload: Workload, at moment: Int, _ seed: Int, _ random: inout Random
    ) async throws -> Int {
        let image = DiskImage(workload.operations.prefix(moment))
        let folder = try TemporaryFolder()
        for (name, content) in image.files(&random) { try write(content, to: "\(folder.path)/\(name)") }
        let place: Comment = "workload \(seed), after operation \(moment) of \(workload.operations.count)"
        let store: SQLiteStore
        do {
            store = try SQLiteStore.open(path: folder.store)
        } catch {
            Issue.record(
                "\(place): \(error.message); of its last operations: \(PowerCutTests.shown(workload, moment))"
            )
            return 0
        }
        defer { store.close() }
        var more = 0
        for session in ["a", "b", "c"] {
            let own = workload.commits.enumerated().filter { $0.element.session.text == session }
            let acknowledged = own.filter { $0.offset < image.told }.map(\.element)
            let entries = try store.entries(of: SessionID(session)).map(\.body)
            // Whole commits, from the first on.
            var (count, found) = (0, 0)
            while count < entries.count, found < own.count {
                count += own[found].element.entries.count
                found += 1
            }
            let kept = own.prefix(found).map(\.element)
            #expect(entries == kept.flatMap(\.entries), place)
            #expect(found >= acknowledged.count, place)
            more += found - acknowledged.count
            let isOpen = try store.openTurns().contains { $0.session.text == session }
            #expect(isOpen == (kept.last?.turn == .open), place)
            let remembered = kept.last { !$0.memory.isEmpty }?.memory.first?.value
            #expect(try store.memory(of: UserID(session))["n"] == remembered, place)
            try await store.keep(.entries(session, at: Int64(entries.count) + 1, [.closed(reason: "after")]))
        }
        return min(more, 1)
    }
}
