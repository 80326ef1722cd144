// W5: `kill -9` under load at random instants; afterwards nothing is missing and nothing is there twice.

import Glibc
import Parley
import ParleyModel

struct Kills {
    let site: BenchSite
    /// A process lives up to so long: from before its first answer to well into the load.
    private static let longestLife: UInt64 = 200_000_000
    /// Acknowledged turns that are asked once more at the end.
    private static let repeatLimit = 500

    func run() throws -> [Measurement] {
        let store = site.freshStore()
        var users = KilledUsers()
        var recoveries = Samples()
        for _ in 0..<site.plan.kills {
            let start = Usage.now()
            let child = try ChildChat(bot: site.bot, store: store)
            let deadline = start + UInt64.random(in: 0..<Kills.longestLife)
            child.write(users.begin(lanes: BenchPlan.clients))
            var isFirst = true
            while Usage.now() < deadline {
                let lines = child.lines(until: deadline)
                if isFirst, !lines.isEmpty { recoveries.add(Usage.now() - start) }
                isFirst = isFirst && lines.isEmpty
                child.write(users.take(lines, goOn: true))
            }
            child.kill()
            // What had left the process counts as acknowledged.
            while case let lines = child.lines(), !lines.isEmpty { _ = users.take(lines, goOn: false) }
            child.wait()
        }
        try finish(store, &users)
        try verify(store, &users)
        return [
            Measurement(
                workload: "W5", name: "kill -9, 64 clients", durability: "group commit, flushed",
                figures: [
                    Figure("kills", Double(site.plan.kills)),
                    Figure("acknowledged", Double(users.acknowledged)),
                    Figure("sent again", Double(users.sentAgain)),
                    Figure("lost", Double(users.lost), .atMost(0)),
                    Figure("doubled", Double(users.doubled), .atMost(0)),
                    Figure("restart to first answer, p50 ms", recoveries.percentiles([0.5])[0] / 1000),
                ],
                turns: users.acknowledged, wrong: users.wrong)
        ]
    }

    /// Every conversation to its end; then the newest answers once more by their ids, which must be the same bytes.
    private func finish(_ store: String, _ users: inout KilledUsers) throws {
        let child = try ChildChat(bot: site.bot, store: store)
        child.write(users.begin(lanes: 0))
        while users.isAnythingUnderWay {
            let lines = child.lines()
            guard !lines.isEmpty else {
                throw BenchFailure(message: "The program ended before its work was done.")
            }
            child.write(users.take(lines, goOn: true, beginning: false))
        }
        for (request, expected) in users.newest.suffix(Kills.repeatLimit) {
            child.write(request)
            guard let line = child.lines().first else { break }
            if line != expected[...] {
                users.wrong.add(
                    "sent again: \(AnswerBytes(line).text) instead of \(AnswerBytes(expected[...]).text)")
            }
        }
        child.endInput()
        if !child.wait() { users.wrong.add("The last process did not end well.") }
    }

    /// Reads the journals: each acknowledged input once, in order.
    private func verify(_ store: String, _ users: inout KilledUsers) throws {
        let bot = try InProcess.open(site.bot, store: .file(store, .full))
        defer { bot.close() }
        for session in 0..<users.sessions {
            let entries: [JournalEntry]
            do { entries = try bot.entries(of: SessionID("s\(session)")) } catch {
                throw BenchFailure(message: error.message)
            }
            let ids = entries.compactMap { entry -> String? in
                if case .received(let received) = entry.body { received.input.id?.text } else { nil }
            }
            users.judge(session, journal: ids)
        }
    }
}

/// What the users know: which turn of each session was acknowledged last, and which is not answered yet.
struct KilledUsers {
    /// The turn that was acknowledged last, by session; 0: none.
    private var done: [Int] = []
    private var underWay: [Int: Step] = [:]
    private(set) var acknowledged = 0
    private(set) var sentAgain = 0
    private(set) var lost = 0
    private(set) var doubled = 0
    /// The newest answers with what they were answers to.
    private(set) var newest: [(request: [UInt8], answer: [UInt8])] = []
    var wrong = Measurement.Wrong()

    var sessions: Int { done.count }
    var isAnythingUnderWay: Bool { !underWay.isEmpty }

    private static func request(_ step: Step) -> [UInt8] { ChildChat.request(step, id: "t\(step.turn)") }

    /// What a new process is sent first: every turn without an answer again, the next turn of the others, and new
    /// sessions up to so many.
    mutating func begin(lanes: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        sentAgain += underWay.count
        for session in underWay.keys.sorted() {
            if let step = underWay[session] { bytes += Self.request(step) }
        }
        for session in done.indices where underWay[session] == nil { bytes += ask(session) }
        while underWay.count < lanes { bytes += beginSession() }
        return bytes
    }

    private mutating func beginSession() -> [UInt8] {
        done.append(0)
        return ask(done.count - 1)
    }

    private mutating func ask(_ session: Int) -> [UInt8] {
        guard done[session] < Talk.turns else { return [] }
        let step = Step(session: session, turn: done[session] + 1)
        underWay[session] = step
        return Self.request(step)
    }

    /// Judges answers and gives what is asked next.
    mutating func take(_ lines: [ArraySlice<UInt8>], goOn: Bool, beginning: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            let answer = AnswerBytes(line)
            guard let session = answer.session, let step = underWay.removeValue(forKey: session) else {
                wrong.add("This line answers nothing that was asked: \(answer.text)")
                continue
            }
            if !answer.isRight(step.expected) { wrong.add(step, answer.text) }
            done[session] = step.turn
            acknowledged += 1
            newest.append((Self.request(step), Array(line)))
            if newest.count > 2000 { newest.removeFirst(1000) }
            guard goOn else { continue }
            if step.turn < Talk.turns { bytes += ask(session) } else if beginning { bytes += beginSession() }
        }
        return bytes
    }

    mutating func judge(_ session: Int, journal ids: [String]) {
        let expected = (1...Talk.turns).map { "t\($0)" }
        if Set(ids).count < ids.count { doubled += 1 }
        if !Set(expected).isSubset(of: ids) { lost += 1 }
        if ids != expected { wrong.add("The journal of session \(session) has the inputs \(ids).") }
    }
}
