// A disk that is full or fails: refused and said so, nothing half kept, reading goes on, and it recovers by itself.

import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

@Suite("A failing disk")
struct FailingDiskTests {
    @Test("that is full refuses a commit, keeps nothing of it, and takes the next when there is room")
    func full() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        defer { store.close() }
        try await store.keep(.turn("a", at: 1))
        // SQLite's own limit: a file that may not grow fails as one on a full disk does.
        try store.runOnWriter("PRAGMA max_page_count = 1")
        let long = String(repeating: "x", count: 50_000)
        let memory = Commit.Memory(user: UserID("u"), name: "n", value: 1)
        let refused = await store.append(
            .turn("a", at: 3, input: "i", text: long, turn: .open, memory: [memory]))
        guard case .failed(_, let detail)? = refused.error else {
            Issue.record("\(refused)")
            return
        }
        #expect(detail.hasPrefix("the disk is full (SQLite: "))
        #expect(try store.entries(of: SessionID("a")).count == 2)
        #expect(try store.openTurns().isEmpty)
        #expect(try store.memory(of: UserID("u")).isEmpty)
        try store.runOnWriter("PRAGMA max_page_count = 1000000")
        try await store.keep(.turn("a", at: 3, input: "i", text: long))
        #expect(try store.entries(of: SessionID("a")).count == 4)
    }

    @Test(
        "acknowledges nothing that is not kept, wherever it fails, and recovers",
        arguments: [FaultyDisk.Fault.full, .writeError, .flushError], [0, 1, 2, 3, 5, 8])
    func everyWrite(fault: FaultyDisk.Fault, after: Int) async throws {
        let folder = try TemporaryFolder()
        let disk = try FaultyDisk()
        let store = try SQLiteStore.open(path: folder.store, vfs: disk.name)
        let session = SessionID("a")
        try await store.keep(.turn("a", at: 1))
        disk.fail(with: fault, after: after)
        // One at a time, until it fails and once more while it does.
        var kept = 2
        var failures = 0
        while failures < 2 {
            let result = await store.append(
                .turn("a", at: Int64(kept + 1), text: String(repeating: "x", count: 3_000)))
            switch result {
            case .success:
                kept += 2
                try #require(failures == 0, "acknowledged by a disk that fails")
            case .failure(let error):
                failures += 1
                guard case .failed = error else {
                    Issue.record("\(error)")
                    return
                }
            }
            #expect(try store.entries(of: session).count == kept)
        }
        #expect(disk.failures > 0)
        disk.fail(with: nil)
        try await store.keep(.turn("a", at: Int64(kept + 1)))
        #expect(try store.entries(of: session).count == kept + 2)
        store.close()
        let again = try SQLiteStore.open(path: folder.store)
        #expect(try again.entries(of: session).count == kept + 2)
        again.close()
    }

    @Test("fails all commits that share its transaction, and each once")
    func group() async throws {
        let folder = try TemporaryFolder()
        let disk = try FaultyDisk()
        let store = try SQLiteStore.open(path: folder.store, vfs: disk.name)
        defer { store.close() }
        let first = Answers(expected: 41)
        disk.fail(with: .flushError)
        // While the first is answered the others wait together.
        store.commit(.turn("first", at: 1)) { result in
            first.add(-1, result)
            for index in 0..<40 { store.commit(.turn("s\(index)", at: 1)) { first.add(index, $0) } }
        }
        let answers = await first.all()
        #expect(answers.map(\.0) == Array(-1..<40))
        #expect(answers.compactMap(\.1.error).count == 41)
        #expect(try store.sessions().isEmpty)
        #expect(disk.failures <= 4, "forty commits of one drain flush together")
        disk.fail(with: nil)
        for index in 0..<40 { try await store.keep(.turn("s\(index)", at: 1)) }
    }

    @Test("at a store's birth leaves something that is made whole later", arguments: 0..<12)
    func birth(after: Int) async throws {
        let folder = try TemporaryFolder()
        let disk = try FaultyDisk()
        disk.fail(with: .writeError, after: after)
        try? SQLiteStore.open(path: folder.store, vfs: disk.name).close()
        #expect(disk.calls > after, "a birth takes more writes than these")
        disk.fail(with: nil)
        let store = try SQLiteStore.open(path: folder.store, vfs: disk.name)
        try await store.keep(.turn("a", at: 1))
        #expect(try store.entries(of: SessionID("a")).count == 2)
        store.close()
    }
}
