// What the tests stand on: a store of each kind, commits in a line.

import Glibc
import ParleyJournal
import ParleyModel
import TemporaryFiles
import Testing

/// The same test bodies run on every kind of store.
enum Backend: String, CaseIterable, Sendable {
    case memory, disk

    func withStore(_ body: (any Store) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .disk:
            let folder = try TemporaryFolder()
            let store = try SQLiteStore.open(path: folder.store)
            try await body(store)
            store.close()
        }
    }
}

extension TemporaryFolder {
    var store: String { path + "/sessions.db" }
}

func bytes(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &part, part.count), count > 0 { all += part[..<count] }
    return all
}

func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
}

func mode(of path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
}

extension Store {
    /// Commits and waits for the answer.
    @discardableResult
    func append(_ commit: Commit) async -> Result<Void, StoreError> {
        await withCheckedContinuation { continuation in
            self.commit(commit) { continuation.resume(returning: $0) }
        }
    }

    /// Commits what must succeed.
    func keep(_ commit: Commit) async throws { try await append(commit).get() }
}

extension Result where Success == Void, Failure == StoreError {
    var error: StoreError? { if case .failure(let error) = self { error } else { nil } }
}

extension Commit {
    /// A turn in two entries, or its first half.
    static func turn(
        _ session: String, at start: Int64, input: String? = nil, user: String? = nil, text: String = "hello",
        changed: Record = [:], turn: Turn = .done, memory: [Memory] = [], time: Int64 = 1_000
    ) -> Commit {
        let id = SessionID(session)
        let received = JournalEntry.Body.received(
            Received(
                input: Input(
                    session: id, id: input.map(InputID.init), content: .message(Message(text)),
                    user: user.map(UserID.init)),
                understanding: Understanding()))
        let entries = turn == .done ? [received, .done(Done(changed: changed))] : [received]
        return Commit(
            session: id, start: start, entries: entries, at: Instant(milliseconds: time), turn: turn,
            memory: memory)
    }

    static func entries(
        _ session: String, at start: Int64, _ entries: [JournalEntry.Body], turn: Turn = .done,
        time: Int64 = 1_000
    ) -> Commit {
        Commit(
            session: SessionID(session), start: start, entries: entries, at: Instant(milliseconds: time),
            turn: turn)
    }
}
