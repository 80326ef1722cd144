// Many sessions through one pipe: keeps a number of turns under way, and judges every answer.

import Glibc

/// In which order turns are asked; a session never has two under way.
struct Schedule {
    enum Order {
        /// So many conversations side by side, each to its end before the next begins.
        case conversations
        /// The first turn of all sessions in a scattered order, then the second of all, ...
        case spread
    }

    let order: Order
    let sessions: Range<Int>
    let turns: ClosedRange<Int>
    private var begun = 0

    init(_ order: Order, sessions: Range<Int>, turns: ClosedRange<Int>) {
        self.order = order
        self.sessions = sessions
        self.turns = turns
    }

    var total: Int { sessions.count * turns.count }

    /// What follows when a turn is answered, or at the beginning.
    mutating func next(after step: Step?) -> Step? {
        switch order {
        case .conversations:
            if let step, step.turn < turns.upperBound {
                return Step(session: step.session, turn: step.turn + 1)
            }
            guard begun < sessions.count else { return nil }
            defer { begun += 1 }
            return Step(session: sessions.lowerBound + begun, turn: turns.lowerBound)
        case .spread:
            guard begun < total else { return nil }
            defer { begun += 1 }
            // A prime larger than any number of sessions here: every session once a round.
            let place = begun % sessions.count * 7_368_787 % sessions.count
            return Step(session: sessions.lowerBound + place, turn: turns.lowerBound + begun / sessions.count)
        }
    }
}

/// What a load came to.
struct LoadResult {
    var turns = 0
    var seconds = 0.0
    /// Processor microseconds a turn of the program under load.
    var processor = 0.0
    var samples = Samples()
    var wrong = Measurement.Wrong()

    var rate: Double { Double(turns) / max(seconds, 1e-9) }
}

extension LoadResult {
    mutating func add(_ other: LoadResult) {
        let all = Double(max(1, turns + other.turns))
        processor = (processor * Double(turns) + other.processor * Double(other.turns)) / all
        turns += other.turns
        seconds += other.seconds
        samples.add(other.samples)
        wrong.add(other.wrong)
    }
}

struct Load {
    let child: ChildChat
    /// Turns under way at any moment.
    let lanes: Int

    func run(_ schedule: Schedule) throws -> LoadResult {
        var schedule = schedule
        var result = LoadResult()
        var underWay: [Int: (step: Step, since: UInt64)] = [:]
        var outgoing: [UInt8] = []
        func ask(after step: Step?) {
            guard let next = schedule.next(after: step) else { return }
            underWay[next.session] = (next, Usage.now())
            outgoing += ChildChat.request(next)
        }
        let (start, before) = (Usage.now(), Usage.processor(of: child.process))
        for _ in 0..<lanes { ask(after: nil) }
        while !underWay.isEmpty {
            child.write(outgoing)
            outgoing.removeAll(keepingCapacity: true)
            let lines = child.lines()
            guard !lines.isEmpty else { throw BenchFailure(message: "The program under load has ended.") }
            let now = Usage.now()
            for line in lines {
                let answer = AnswerBytes(line)
                guard let session = answer.session, let asked = underWay.removeValue(forKey: session) else {
                    throw BenchFailure(message: "This line answers nothing that was asked: \(answer.text)")
                }
                result.samples.add(now - asked.since)
                result.turns += 1
                if !answer.isRight(asked.step.expected) { result.wrong.add(asked.step, answer.text) }
                ask(after: asked.step)
            }
        }
        result.seconds = Double(Usage.now() - start) / 1e9
        result.processor = Double(Usage.processor(of: child.process) - before) / 1000 / Double(result.turns)
        return result
    }
}
