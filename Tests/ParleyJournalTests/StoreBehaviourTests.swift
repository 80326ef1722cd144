// What every store does, the same for each kind.

import ParleyJournal
import ParleyModel
import Testing

@Suite("A store")
struct StoreBehaviourTests {
    @Test("gives back every kind of entry as it was appended", arguments: Backend.allCases)
    func roundTrip(backend: Backend) async throws {
        let kinds = Set(Samples.entries.map(\.kind))
        #expect(kinds.count == 16, "a new kind of entry needs a sample")
        try await backend.withStore { store in
            try await store.keep(
                Commit(
                    session: Samples.session, start: 1, entries: Samples.entries,
                    at: Instant(milliseconds: -7),
                    turn: .done))
            let read = try store.entries(of: Samples.session)
            try #require(read.count == Samples.entries.count)
            for (entry, sample) in zip(read, Samples.entries) { #expect(entry.body == sample) }
            #expect(read.map(\.seq) == (1...Int64(Samples.entries.count)).map { $0 })
            #expect(read.allSatisfy { $0.at == Instant(milliseconds: -7) })
            #expect(try store.entries(of: SessionID("s-2")).isEmpty)
        }
    }

    @Test("refuses a commit that does not begin where the journal ends", arguments: Backend.allCases)
    func conflict(backend: Backend) async throws {
        try await backend.withStore { store in
            let early = await store.append(.turn("a", at: 2))
            #expect(early.error == .conflict(session: SessionID("a"), expected: 2))
            try await store.keep(.turn("a", at: 1))
            for start: Int64 in [.min, -1, 0, 1, 2, 4, .max] {
                let result = await store.append(.turn("a", at: start))
                #expect(result.error == .conflict(session: SessionID("a"), expected: start))
            }
            try await store.keep(.turn("a", at: 3))
            #expect(try store.entries(of: SessionID("a")).count == 4)
        }
    }

    @Test(
        "takes an input id once in its session, and keeps nothing of a second time",
        arguments: Backend.allCases)
    func duplicate(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.keep(.turn("a", at: 1, input: "i"))
            try await store.keep(.turn("b", at: 1, input: "i"))
            try await store.keep(.turn("a", at: 3))
            try await store.keep(.turn("a", at: 5))
            let memory = Commit.Memory(user: UserID("u"), name: "n", value: 1)
            let again = await store.append(.turn("a", at: 7, input: "i", turn: .open, memory: [memory]))
            #expect(again.error == .duplicateInput(session: SessionID("a"), input: InputID("i")))
            #expect(try store.entries(of: SessionID("a")).count == 6)
            #expect(try store.memory(of: UserID("u")).isEmpty)
            #expect(try store.openTurns().isEmpty)
            try await store.keep(.turn("a", at: 7, input: "j"))
        }
    }

    @Test("compares ids byte by byte", arguments: Backend.allCases)
    func bytewise(backend: Backend) async throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        try #require(composed == decomposed)
        try await backend.withStore { store in
            try await store.keep(.turn(composed, at: 1, input: composed))
            try await store.keep(.turn(decomposed, at: 1, input: composed))
            try await store.keep(.turn(composed, at: 3, input: decomposed))
            #expect(try store.entries(of: SessionID(composed)).count == 4)
            #expect(try store.entries(of: SessionID(decomposed)).count == 2)
            for odd in ["", "a\u{0}b", "a\u{0}", "' OR 1=1 --"] {
                try await store.keep(.turn(odd, at: 1, input: odd))
                #expect(try store.turn(of: InputID(odd), in: SessionID(odd))?.count == 2)
            }
        }
    }

    @Test("knows which turns are open, and where they begin", arguments: Backend.allCases)
    func openTurns(backend: Backend) async throws {
        let opened = JournalEntry.Body.opened(Opened(secret: "00", locale: Locale("en")))
        try await backend.withStore { store in
            try await store.keep(.turn("c", at: 1))
            try await store.keep(.turn("b", at: 1, turn: .open))
            var first = Commit.turn("a", at: 1, turn: .open)
            first.entries.insert(opened, at: 0)
            try await store.keep(first)
            try await store.keep(.entries("a", at: 3, [.locale(Locale("zh"))], turn: .open))
            #expect(
                try store.openTurns() == [
                    OpenTurn(session: SessionID("a"), seq: 2), OpenTurn(session: SessionID("b"), seq: 1),
                ])
            try await store.keep(.entries("a", at: 4, [.done(Done())]))
            #expect(try store.openTurns() == [OpenTurn(session: SessionID("b"), seq: 1)])
            try await store.keep(.entries("b", at: 2, [.done(Done())]))
            #expect(try store.openTurns().isEmpty)
        }
    }

    @Test(
        "gives the turn of an input from received to done, or as far as it got", arguments: Backend.allCases)
    func turns(backend: Backend) async throws {
        try await backend.withStore { store in
            let session = SessionID("a")
            try await store.keep(.turn("a", at: 1, input: "1"))
            try await store.keep(.turn("a", at: 3, input: "2", turn: .open))
            try await store.keep(.entries("a", at: 4, [.locale(Locale("zh"))], turn: .open))
            #expect(try store.turn(of: InputID("2"), in: session)?.map(\.seq) == [3, 4])
            try await store.keep(.entries("a", at: 5, [.done(Done())]))
            try await store.keep(.turn("a", at: 6, input: "3"))
            #expect(try store.turn(of: InputID("1"), in: session)?.map(\.seq) == [1, 2])
            #expect(try store.turn(of: InputID("2"), in: session)?.map(\.seq) == [3, 4, 5])
            #expect(try store.turn(of: InputID("3"), in: session)?.map(\.body.kind) == ["received", "done"])
            #expect(try store.turn(of: InputID("4"), in: session) == nil)
            #expect(try store.turn(of: InputID("1"), in: SessionID("b")) == nil)
        }
    }

    @Test("remembers of users what commits say, until they forget it", arguments: Backend.allCases)
    func memory(backend: Backend) async throws {
        let user = UserID("u")
        func remember(_ name: String, _ value: Value, of user: UserID = UserID("u")) -> Commit.Memory {
            Commit.Memory(user: user, name: name, value: value)
        }
        try await backend.withStore { store in
            try await store.keep(
                .turn(
                    "a", at: 1,
                    memory: [remember("name", "Ann"), remember("size", 7), remember("x", 1, of: UserID("v"))])
            )
            try await store.keep(
                .turn("b", at: 1, memory: [remember("name", .null), remember("list", ["a", .null])]))
            #expect(try store.memory(of: user) == ["size": 7, "list": ["a", .null]])
            #expect(try store.memory(of: UserID("v")) == ["x": 1])
            #expect(try store.memory(of: UserID("w")).isEmpty)
        }
    }

    @Test("keeps the files of a revision, once, by path", arguments: Backend.allCases)
    func files(backend: Backend) async throws {
        let files = [
            BotFile(path: "Flows/b.lua", bytes: [0, 255, 10]), BotFile(path: "Flows/a.lua", bytes: []),
            BotFile(path: "Flows/c.lua", bytes: [0, 255, 10]),
        ]
        try await backend.withStore { store in
            #expect(try store.files(of: RevisionID("r")) == nil)
            try store.save(files, as: RevisionID("r"))
            try store.save([files[0]], as: RevisionID("q"))
            try store.save([files[1]], as: RevisionID("r"))
            #expect(
                try store.files(of: RevisionID("r"))?.map(\.path) == [
                    "Flows/a.lua", "Flows/b.lua", "Flows/c.lua",
                ])
            #expect(try store.files(of: RevisionID("r"))?.map(\.bytes) == [[], [0, 255, 10], [0, 255, 10]])
            #expect(try store.files(of: RevisionID("q")) == [files[0]])
        }
    }

    @Test(
        "lists sessions with how long they are and when they were last written", arguments: Backend.allCases)
    func sessions(backend: Backend) async throws {
        try await backend.withStore { store in
            #expect(try store.sessions().isEmpty)
            try await store.keep(.turn("b", at: 1, time: 10))
            try await store.keep(.turn("a", at: 1, time: 20))
            try await store.keep(.turn("b", at: 3, time: 30))
            #expect(
                try store.sessions() == [
                    SessionSummary(session: SessionID("a"), entries: 2, last: Instant(milliseconds: 20)),
                    SessionSummary(session: SessionID("b"), entries: 4, last: Instant(milliseconds: 30)),
                ])
        }
    }

    @Test("answers in the order of the commits, failures included", arguments: Backend.allCases)
    func order(backend: Backend) async throws {
        try await backend.withStore { store in
            let answers = Answers(expected: 200)
            for index in 0..<200 {
                // Every tenth one begins at the wrong place and must not harm its neighbours.
                let turn = Int64(index - (index + 9) / 10)
                let start = index % 10 == 0 ? -5 : turn * 2 + 1
                store.commit(.turn("a", at: start)) { result in answers.add(index, result) }
            }
            let all = await answers.all()
            #expect(all.map(\.0) == Array(0..<200))
            let refused = all.filter { $0.1.error != nil }.map(\.0)
            #expect(refused == Array(stride(from: 0, to: 200, by: 10)))
            let kept = try store.entries(of: SessionID("a"))
            #expect(kept.count == 360)
        }
    }

    @Test("refuses one commit of many that wait together and keeps the others", arguments: Backend.allCases)
    func neighbours(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.keep(.turn("s7", at: 1, input: "i"))
            let answers = Answers(expected: 31)
            store.commit(.turn("first", at: 1)) { result in
                answers.add(-1, result)
                for index in 0..<30 {
                    // Two doubled ids, and one that follows a doubled one in its session.
                    let session = index == 20 ? "s7" : "s\(index)"
                    let start: Int64 = index == 7 || index == 20 ? 3 : 1
                    let input = index == 7 ? "i" : "j"
                    store.commit(.turn(session, at: start, input: input)) { answers.add(index, $0) }
                }
            }
            let all = await answers.all()
            #expect(all.map(\.0) == Array(-1..<30))
            #expect(all.filter { $0.1.error != nil }.map(\.0) == [7])
            let kept = try store.sessions()
            #expect(kept.count == 30)
            #expect(kept.allSatisfy { $0.entries == ($0.session.text == "s7" ? 4 : 2) })
        }
    }

    @Test("takes a commit from within an answer", arguments: Backend.allCases)
    func fromAnswer(backend: Backend) async throws {
        try await backend.withStore { store in
            let answers = Answers(expected: 2)
            store.commit(.turn("a", at: 1)) { result in
                answers.add(1, result)
                let saved = Result { () throws(StoreError) in
                    try store.save([BotFile(path: "a", bytes: [1])], as: RevisionID("r"))
                }
                #expect(saved.error == nil)
                store.commit(.turn("a", at: 3)) { answers.add(2, $0) }
            }
            let all = await answers.all()
            #expect(all.compactMap(\.1.error).isEmpty)
            let files = try store.files(of: RevisionID("r"))
            #expect(files?.count == 1)
        }
    }

    @Test("serves many sessions from many threads", arguments: Backend.allCases)
    func threads(backend: Backend) async throws {
        try await backend.withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        for turn in 0..<20 {
                            for session in 0..<5 {
                                let name = "w\(worker)-s\(session)"
                                try await store.keep(.turn(name, at: Int64(turn * 2 + 1), input: "\(turn)"))
                            }
                            #expect(try store.entries(of: SessionID("w\(worker)-s0")).count == turn * 2 + 2)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let sessions = try store.sessions()
            #expect(sessions.count == 40)
            #expect(sessions.allSatisfy { $0.entries == 40 })
        }
    }

    @Test("lets one of two rival commits through", arguments: Backend.allCases)
    func rivals(backend: Backend) async throws {
        try await backend.withStore { store in
            let wins = await withTaskGroup(of: Bool.self) { group in
                for rival in 0..<16 {
                    group.addTask { await store.append(.turn("a", at: 1, text: "\(rival)")).error == nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            let kept = try store.entries(of: SessionID("a"))
            #expect(kept.count == 2)
        }
    }

    @Test("is closed after it was closed", arguments: Backend.allCases)
    func closed(backend: Backend) async throws {
        try await backend.withStore { store in
            let answers = Answers(expected: 50)
            for turn in 0..<50 { store.commit(.turn("a", at: Int64(turn * 2 + 1))) { answers.add(turn, $0) } }
            store.close()
            let all = await answers.all()
            #expect(all.compactMap(\.1.error).isEmpty)
            #expect(await store.append(.turn("a", at: 101)).error == .closed)
            #expect(throws: StoreError.closed) { try store.entries(of: SessionID("a")) }
            #expect(throws: StoreError.closed) { try store.save([], as: RevisionID("r")) }
            #expect(throws: StoreError.closed) { try store.openTurns() }
            store.close()
        }
    }
}

/// Collects answers as they come, and gives them when all are there.
final class Answers: Sendable {
    typealias Answer = (Int, Result<Void, StoreError>)
    private let state: Guarded<([Answer], CheckedContinuation<[Answer], Never>?)> = Guarded(([], nil))
    private let expected: Int

    init(expected: Int) { self.expected = expected }

    func add(_ index: Int, _ result: Result<Void, StoreError>) {
        state.withLock { state in
            state.0.append((index, result))
            if state.0.count == expected { state.1?.resume(returning: state.0) }
        }
    }

    func all() async -> [Answer] {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.1 = continuation
                if state.0.count == expected { continuation.resume(returning: state.0) }
            }
        }
    }
}
