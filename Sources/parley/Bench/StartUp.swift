// W3: from exec to the first right answer.

import Parley
import ParleyModel

struct StartUp {
    let site: BenchSite

    func run() throws -> [Measurement] {
        let bots = [("bench bot", site.bot), ("sample bot", site.sample)]
        return try bots.map { name, folder in try measure(name, folder) }
    }

    /// The first start keeps what it learned beside the store, and the others take it from there; the store itself is new
    /// each time.
    private func measure(_ name: String, _ folder: String) throws -> Measurement {
        var (samples, processor, wrong) = (Samples(), Samples(), Measurement.Wrong())
        var peak = 0
        for number in 0..<site.plan.starts {
            let start = Usage.now()
            let child = try ChildChat(bot: folder, store: site.freshStore())
            let step = Step(session: number, turn: 1)
            child.write(ChildChat.request(step))
            guard let line = child.lines().first else {
                throw BenchFailure(message: "\(folder) does not start as a bot.")
            }
            // The first start of all also learns, and reads the program from the disk.
            if number > 0 {
                samples.add(Usage.now() - start)
                processor.add(Usage.processor(of: child.process))
            }
            let answer = AnswerBytes(line)
            if !answer.isRight(step.expected) { wrong.add(step, answer.text) }
            peak = max(peak, Usage.memory(of: "\(child.process)").peak)
            child.endInput()
            child.wait()
        }
        let times = samples.percentiles([0.5, 1]).map { $0 / 1000 }
        return Measurement(
            workload: "W3", name: name, durability: "flush per turn",
            figures: [
                Figure("p50 ms", times[0], .atMost(30)), Figure("max ms", times[1]),
                Figure("CPU ms", processor.percentiles([0.5])[0] / 1000),
                Figure("peak MB", Double(peak) / 1e6),
            ],
            turns: site.plan.starts, wrong: wrong)
    }
}
