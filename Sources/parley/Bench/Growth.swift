// W6: what a turn costs when a bot, a session or a run is large, and when a session is no longer in memory.

import Parley
import ParleyModel

struct Growth {
    let site: BenchSite

    func run() throws -> [Measurement] {
        var measurements: [Measurement] = []
        for count in site.plan.intents {
            for examples in site.plan.examplesEach {
                let name = "\(count) intents, \(count * examples) examples"
                guard site.wants(name) else { continue }
                let file = GrowthBots.intents(count, examplesEach: examples)
                measurements.append(
                    try bot(name, ["extra.lua": file], processor: count >= 1000 ? .atMost(150) : nil))
            }
        }
        for count in site.plan.flows where site.wants("\(count) flows") {
            measurements.append(try bot("\(count) flows", GrowthBots.flows(count), processor: nil))
        }
        if site.wants("turn") { measurements += try sessionLength() }
        for effects in [5, 20, 100] where site.wants("cold run of \(effects) effects") {
            measurements.append(try coldRun(effects))
        }
        if LongMessages.texts.contains(where: { site.wants("16 KB of \($0.name)") }) {
            measurements += try LongMessages(site: site).run()
        }
        return measurements
    }

    private func bot(_ name: String, _ files: [String: String], processor: Figure.Target?) throws
        -> Measurement
    {
        let folder = try site.scratch.bot(name, from: site.bot, adding: files)
        let (start, before) = (Usage.now(), Usage.processor())
        let bot = try InProcess.open(folder)
        let (opened, learned) = (Usage.now() - start, Usage.processor() - before)
        defer { bot.close() }
        _ = InProcess.converse(bot, sessions: Array(1_000_000..<1_000_010))
        let load = InProcess.converse(bot, sessions: Array(0..<site.plan.growthSessions))
        var measurement = Measurement("W6", name, durability: "none", load, processor: processor)
        measurement.figures += [
            Figure("opened in ms", Double(opened) / 1e6), Figure("CPU ms to open", Double(learned) / 1e6),
        ]
        return measurement
    }

    // MARK: a long session

    /// The same conversation again and again in a few sessions; figures of the first turns and of the last, hot and cold.
    private func sessionLength() throws -> [Measurement] {
        let bot = try InProcess.open(site.bot, store: .file(site.freshStore(), .relaxed))
        defer { bot.close() }
        let sessions = Array(0..<20)
        let window = 5
        _ = InProcess.converse(bot, sessions: Array(1_000_000..<1_000_050))
        var measurements: [Measurement] = []
        var done = 0
        func converse(_ times: Int) -> LoadResult {
            done += times
            return InProcess.converse(bot, sessions: (0..<times).flatMap { _ in sessions })
        }
        func measure(processor: Figure.Target?, cold limit: Figure.Target?) -> Double {
            let load = converse(window)
            let turns = done * Talk.turns
            measurements.append(
                Measurement(
                    "W6", "up to turn \(turns), hot", durability: "OS cache", load, processor: processor))
            let cold = coldTurns(of: bot, sessions: sessions)
            done += 1
            var measurement = Measurement(
                "W6", "first turn after \(turns), cold", durability: "OS cache", cold)
            measurement.figures[1].target = limit
            measurements.append(measurement)
            return load.processor
        }
        let early = measure(processor: nil, cold: .atMost(1000))
        _ = converse(max(0, site.plan.conversations - done - window))
        // A fifth for noise: what grows with the length is many times that after a thousand turns.
        _ = measure(processor: .atMost(early * 1.2), cold: .atMost(1000))
        return measurements
    }

    /// The first turn of a conversation after everything in memory was let go of; then the rest of it.
    private func coldTurns(of bot: Bot, sessions: [Int]) -> LoadResult {
        bot.evictAll()
        let cold = InProcess.converse(bot, sessions: sessions, turns: 1...1)
        _ = InProcess.converse(bot, sessions: sessions, turns: 2...Talk.turns)
        return cold
    }

    // MARK: a run of many effects

    private func coldRun(_ effects: Int) throws -> Measurement {
        let folder = try site.scratch.bot(
            "run\(effects)", from: site.bot, adding: ["count.lua": GrowthBots.longRun(effects)])
        let bot = try InProcess.open(folder, store: .file(site.freshStore(), .relaxed))
        defer { bot.close() }
        let count = site.plan.coldSessions
        let load = InProcess.run {
            var result = LoadResult()
            for round in 0...1 {
                if round == 1 { bot.evictAll() }
                let (start, before) = (Usage.now(), Usage.processor())
                result.samples = Samples()
                for session in 0..<count {
                    let text = round == 0 ? "count for me" : "\(1000 + session)"
                    let since = Usage.now()
                    let answer = await InProcess.answer(
                        to: Input(session: SessionID("s\(session)"), text: text), of: bot)
                    result.samples.add(Usage.now() - since)
                    result.turns += 1
                    if !Answer.isRight(answer, expected: round == 0 ? "How many" : text) {
                        result.wrong.add("\"\(text)\" was answered with: \(Answer.shown(answer))")
                    }
                }
                result.seconds = Double(Usage.now() - start) / 1e9
                result.processor = Double(Usage.processor() - before) / 1000 / Double(count)
            }
            return result
        }
        let times = load.samples.percentiles([0.5, 0.99])
        return Measurement(
            workload: "W6", name: "cold run of \(effects) effects", durability: "OS cache",
            figures: [
                Figure("p50 us", times[0], .atMost(1000)), Figure("p99 us", times[1]),
                Figure("CPU us/turn", load.processor),
            ],
            turns: load.turns, wrong: load.wrong)
    }
}
