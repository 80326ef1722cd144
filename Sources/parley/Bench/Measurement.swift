// What a workload came to: figures beside the targets they are held against.

import ParleyModel

/// One figure of a measurement.
struct Figure: Sendable {
    enum Target: Sendable {
        case atMost(Double), atLeast(Double)

        func isMet(by value: Double) -> Bool {
            switch self {
            case .atMost(let limit): value <= limit
            case .atLeast(let limit): value >= limit
            }
        }
    }

    /// `turns/s`, `p50 us`, `CPU us/turn`, ...: the unit stands in the name.
    var name: String
    var value: Double
    var target: Target?

    init(_ name: String, _ value: Double, _ target: Target? = nil) {
        self.name = name
        self.value = value
        self.target = target
    }

    var isMissed: Bool { target.map { !$0.isMet(by: value) } ?? false }
}

struct Measurement: Sendable {
    /// `W1` to `W6`.
    var workload: String
    var name: String
    /// What survives what: `none`, `OS cache`, `flush per turn`, `group commit, flushed`.
    var durability: String
    var figures: [Figure] = []
    /// How many answers were checked.
    var turns: Int
    var wrong = Wrong()

    /// Answers that were not as they must be; with one of them the measurement does not count.
    struct Wrong: Sendable {
        private(set) var count = 0
        private(set) var first = ""

        mutating func add(_ step: Step, _ answer: String) {
            add("session \(step.session), turn \(step.turn): \"\(step.text)\" was answered with: \(answer)")
        }

        mutating func add(_ other: Wrong) {
            if count == 0 { first = other.first }
            count += other.count
        }

        mutating func add(_ finding: String) {
            if count == 0 { first = finding }
            count += 1
        }
    }

    var value: Value {
        var record: Record = [
            "workload": .text(workload), "name": .text(name), "durability": .text(durability),
            "turns": .integer(Int64(turns)), "wrong": .integer(Int64(wrong.count)),
            "figures": .list(figures.map(\.json)),
        ]
        if wrong.count > 0 { record["first_wrong"] = .text(wrong.first) }
        return .record(record)
    }
}

extension Figure {
    /// To three places behind the point.
    var json: Value {
        var record: Record = [
            "name": .text(name), "value": .number((value * 1000).rounded() / 1000) ?? .null,
        ]
        switch target {
        case .atMost(let limit)?: record["at_most"] = .number(limit)
        case .atLeast(let limit)?: record["at_least"] = .number(limit)
        case nil: break
        }
        return .record(record)
    }
}

/// Why a workload could not be measured at all.
struct BenchFailure: Error { var message: String }
