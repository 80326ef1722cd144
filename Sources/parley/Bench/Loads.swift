// W1, W2 and W4: the conversation one turn at a time, 64 at once, and left waiting for an answer.

import Parley
import ParleyModel

struct OneAtATime {
    let site: BenchSite
    private static let alone = "engine alone (buttons), its thread"
    private static let onDisk = "in process, SQLite"
    private static let piped = "chat --jsonl"

    func run() throws -> [Measurement] {
        var measurements: [Measurement] = []
        for talk in Talk.allCases where site.wants("in process, \(talk.rawValue)") {
            let bot = try InProcess.open(site.bot)
            let parity = talk == .en ? 0 : 1
            _ = InProcess.converse(bot, sessions: (0..<50).map { 1_000_000 + 2 * $0 + parity })
            let load = InProcess.converse(bot, sessions: (0..<site.plan.sessions).map { 2 * $0 + parity })
            bot.close()
            measurements.append(
                Measurement(
                    "W1", "in process, \(talk.rawValue)", durability: "none", load, rate: .atLeast(30_000),
                    p99: .atMost(100), processor: .atMost(30)))
        }
        if site.wants(OneAtATime.alone) { measurements.append(try engineAlone()) }
        if site.wants(OneAtATime.onDisk) { measurements.append(try inProcessOnDisk()) }
        if site.wants(OneAtATime.piped) { measurements += try throughAPipe() }
        return measurements
    }

    private func engineAlone() throws -> Measurement {
        let folder = try site.scratch.bot(
            "buttons", from: site.bot, adding: ["buttons.lua": EngineAlone.file])
        let bot = try InProcess.open(folder, workers: 1)
        defer { bot.close() }
        let engine = EngineAlone(bot: bot)
        _ = engine.run(rounds: 1)
        let load = engine.run(rounds: site.plan.rounds)
        return Measurement(
            workload: "W1", name: OneAtATime.alone, durability: "none",
            figures: [
                Figure("turns/s", load.rate, .atLeast(100_000)), Figure("CPU us/turn", load.processor),
            ],
            turns: load.turns, wrong: load.wrong)
    }

    private func inProcessOnDisk() throws -> Measurement {
        let bot = try InProcess.open(site.bot, store: .file(site.freshStore(), .full))
        defer { bot.close() }
        _ = InProcess.converse(bot, sessions: Array(1_000_000..<1_000_050))
        let load = InProcess.converse(bot, sessions: Array(0..<site.plan.sessions / 2))
        return Measurement("W1", OneAtATime.onDisk, durability: "flush per turn", load)
    }

    /// In pieces, so that what it is compared with runs between them.
    private func throughAPipe() throws -> [Measurement] {
        let child = try ChildChat(bot: site.bot, store: site.freshStore())
        let load = Load(child: child, lanes: 1)
        func converse(_ sessions: Range<Int>) throws -> LoadResult {
            try load.run(Schedule(.conversations, sessions: sessions, turns: 1...Talk.turns))
        }
        _ = try converse(1_000_000..<1_000_050)
        var (result, rivals, ratios): (LoadResult, [Measurement], [Double]) = (LoadResult(), [], [])
        let size = site.plan.sessions / OneAtATime.pieces
        for piece in 0..<OneAtATime.pieces {
            let rival = try site.against.map { try Rival(command: $0).run() }
            let part = try converse(piece * size..<(piece + 1) * size)
            result.add(part)
            guard let rival, let least = rival.figures.first(where: { $0.name == "p50 us" })?.value else {
                continue
            }
            rivals.append(rival)
            ratios.append(part.samples.percentiles([0.5])[0] / least)
        }
        var measurement = Measurement(
            "W1", OneAtATime.piped, durability: "flush per turn", result, processor: .atMost(140))
        measurement.figures.append(Figure("peak MB", Double(Usage.memory(of: "\(child.process)").peak) / 1e6))
        if !ratios.isEmpty {
            let median = ratios.sorted()[ratios.count / 2]
            measurement.figures.append(Figure("p50 / the same rows from C", median, .atMost(1.5)))
        }
        child.endInput()
        child.wait()
        return [measurement] + rivals.prefix(1)
    }

    private static let pieces = 5
}

struct ManyAtOnce {
    let site: BenchSite

    func run() throws -> [Measurement] {
        let plan = site.plan
        let kinds: [(String, Schedule.Order, Int, Double, Double?)] = [
            ("\(BenchPlan.clients) hot sessions", .conversations, plan.hotSessions, 25_000, 40),
            (
                "\(BenchPlan.clients) at once, over \(plan.spreadSessions) sessions", .spread,
                plan.spreadSessions, 10_000, nil
            ),
        ]
        return try kinds.filter { site.wants($0.0) }.map { name, order, sessions, rate, processor in
            try measure(name, order, sessions, rate: rate, processor: processor)
        }
    }

    private func measure(
        _ name: String, _ order: Schedule.Order, _ sessions: Int, rate: Double, processor: Double?
    ) throws -> Measurement {
        let store = site.freshStore()
        let child = try ChildChat(bot: site.bot, store: store)
        let load = Load(child: child, lanes: BenchPlan.clients)
        _ = try load.run(Schedule(.conversations, sessions: 1_000_000..<1_000_200, turns: 1...Talk.turns))
        let result = try load.run(Schedule(order, sessions: 0..<sessions, turns: 1...Talk.turns))
        var measurement = Measurement(
            "W2", name, durability: "group commit, flushed", result, rate: .atLeast(rate),
            processor: processor.map { .atMost($0) })
        measurement.figures += [
            Figure("peak MB", Double(Usage.memory(of: "\(child.process)").peak) / 1e6),
            Figure("KB written/turn", Double(Usage.written(by: child.process)) / 1000 / Double(result.turns)),
        ]
        child.endInput()
        child.wait()
        return measurement
    }
}

/// W4: what sessions cost that wait for their sixth turn.
struct Parked {
    let site: BenchSite

    func run() throws -> [Measurement] {
        try site.plan.parked.filter { site.wants("\($0) parked") }.map(park)
    }

    private func park(_ count: Int) throws -> Measurement {
        let store = site.freshStore()
        let child = try ChildChat(bot: site.bot, store: store)
        let load = Load(child: child, lanes: BenchPlan.clients)
        var result = try load.run(Schedule(.conversations, sessions: 0..<count, turns: 1...5))
        let memory = Usage.memory(of: "\(child.process)")
        // The first to be parked have long been let go of: they must go on all the same.
        let one = Load(child: child, lanes: 1)
        let late = try one.run(Schedule(.conversations, sessions: 0..<min(count, 500), turns: 6...6))
        result.turns += late.turns
        result.wrong.add(late.wrong)
        child.endInput()
        child.wait()
        let disk = Double(ScratchFolder.storeBytes(store)) / Double(result.turns)
        return Measurement(
            workload: "W4", name: "\(count) parked", durability: "group commit, flushed",
            figures: [
                Figure("turns/s", result.rate), Figure("CPU us/turn", result.processor),
                Figure("resident MB", Double(memory.resident) / 1e6, .atMost(40)),
                Figure("peak MB", Double(memory.peak) / 1e6),
                Figure("disk bytes/turn", disk, .atMost(1500)),
                Figure("turn 6 of the oldest, p50 us", late.samples.percentiles([0.5])[0]),
            ],
            turns: result.turns, wrong: result.wrong)
    }
}
