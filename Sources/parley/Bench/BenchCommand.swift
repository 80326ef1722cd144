// `parley bench`: runs the workloads that chatbot engines are compared by, against this build.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures this build: speed, memory, crashes, growth.",
        discussion: """
            W1 one turn at a time; W2 many sessions at once; W3 start-up; W4 parked sessions; W5 kills under load; \
            W6 growth. Every answer is checked: a run with a wrong one does not count, and the exit status is 1. Figures \
            that miss their target are marked; that is no failure.
            """)

    enum Workload: String, CaseIterable, ExpressibleByArgument {
        case w1 = "W1"
        case w2 = "W2"
        case w3 = "W3"
        case w4 = "W4"
        case w5 = "W5"
        case w6 = "W6"

        init?(argument: String) { self.init(rawValue: argument.uppercased()) }
    }

    @Argument(help: ArgumentHelp("W1 to W6 (default: all).", valueName: "workload"))
    var workloads: [Workload] = []

    @Flag(help: "One JSON object instead of a table.")
    var json = false

    @Flag(help: "Fewer sessions: a minute instead of many.")
    var quick = false

    @Option(help: ArgumentHelp("The bot that is measured.", valueName: "dir"))
    var bot = "Tests/Benchmarks/Bot"

    @Option(help: ArgumentHelp("The bot whose start is measured.", valueName: "dir"))
    var sample = "."

    @Option(
        help: ArgumentHelp(
            "Where stores are made; a disk, for the figures to mean anything.", valueName: "dir"))
    var scratch = "/var/tmp"

    @Option(
        help: ArgumentHelp(
            "Figures of other programs, a JSON object a line, shown beside these with their ratios.",
            valueName: "file"))
    var beside: String?

    @Option(
        help: ArgumentHelp(
            "Commits the rows of W1 and prints a measurement; run in turns with W1's own pipe.",
            valueName: "command"))
    var against: String?

    @Option(
        name: .short, help: ArgumentHelp("Only measurements whose name holds this.", valueName: "pattern"))
    var k: String?

    @Option(help: ArgumentHelp("How many conversations W1 holds in each language.", valueName: "n"))
    var sessions: Int?

    @Option(help: ArgumentHelp("How often W5 kills.", valueName: "n"))
    var kills: Int?

    func validate() throws {
        if let sessions, sessions < 5 { throw ValidationError("--sessions needs a number from 5 on.") }
        if let kills, kills < 1 { throw ValidationError("--kills needs a number from 1 on.") }
    }

    func run() throws {
        do {
            let others = try others()
            let report = BenchReport(measurements: try measurements() + others, isQuick: quick)
            StandardStreams.print(json ? CanonicalJSON.text(report.value) : report.table)
            if !report.isRight { throw ExitCode(ExitStatus.findings) }
        } catch let failure as BenchFailure {
            BotReport.tell(failure.message, code: "not-measured", inJSON: json)
            throw ExitCode(ExitStatus.findings)
        }
    }

    private func others() throws -> [Measurement] {
        guard let beside else { return [] }
        guard let bytes = ScratchFolder.bytes(of: beside) else {
            throw BenchFailure(message: "\(beside) cannot be read.")
        }
        return try bytes.split(separator: 0x0A).map { line in
            guard let measurement = Measurement(line: line) else {
                throw BenchFailure(
                    message:
                        "\(beside) has a line that is no measurement: \(String(decoding: line, as: UTF8.self))"
                )
            }
            return measurement
        }
    }

    private func measurements() throws -> [Measurement] {
        let folder = try ScratchFolder(in: scratch)
        if folder.isInMemory {
            StandardStreams.tell(
                "\(scratch) is held in memory: a flush costs nothing there. Name a disk with --scratch.")
        }
        let site = BenchSite(
            plan: BenchPlan(isQuick: quick, sessions: sessions, kills: kills), bot: bot, sample: sample,
            scratch: folder,
            against: against, pattern: k)
        var measurements: [Measurement] = []
        for workload in Workload.allCases where workloads.isEmpty || workloads.contains(workload) {
            StandardStreams.tell("\(workload.rawValue) ...")
            switch workload {
            case .w1: measurements += try OneAtATime(site: site).run()
            case .w2: measurements += try ManyAtOnce(site: site).run()
            case .w3: measurements += try StartUp(site: site).run()
            case .w4: measurements += try Parked(site: site).run()
            case .w5: measurements += try Kills(site: site).run()
            case .w6: measurements += try Growth(site: site).run()
            }
        }
        return measurements
    }
}

/// What every workload is given.
struct BenchSite {
    let plan: BenchPlan
    let bot: String
    let sample: String
    let scratch: ScratchFolder
    let against: String?
    let pattern: String?

    func wants(_ name: String) -> Bool { pattern.map { name.contains($0) } ?? true }

    /// The path of a store that does not exist yet.
    func freshStore() -> String {
        let path = "\(scratch.path)/sessions.db"
        ScratchFolder.removeStore(path)
        return path
    }
}
