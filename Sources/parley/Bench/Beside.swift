// Figures of other programs, measured in the same hour on the same machine, and what Parley's are beside them.

import Glibc
import ParleyModel

extension Measurement {
    /// A line of `--beside`: the same shape that ``value`` has.
    init?(line: ArraySlice<UInt8>) {
        guard let value = try? Value(json: Array(line)), let workload = value["workload"]?.text,
            let name = value["name"]?.text, let durability = value["durability"]?.text,
            let figures = value["figures"]?.list
        else { return nil }
        self.init(
            workload: workload, name: name, durability: durability,
            figures: figures.compactMap { figure in
                guard let name = figure["name"]?.text, let number = figure["value"]?.number else {
                    return nil
                }
                return Figure(name, number)
            },
            turns: value["turns"]?.integer.flatMap { Int(exactly: $0) } ?? 0)
        if let count = value["wrong"]?.integer, count > 0 {
            wrong.add("\(count) answers, the first: \(value["first_wrong"]?.text ?? "")")
        }
    }
}

/// A program that does the least of the same work, run again and again between our own runs: what the machine does
/// meanwhile falls on both.
struct Rival {
    let command: String

    func run() throws -> Measurement {
        guard let pipe = popen(command, "r") else {
            throw BenchFailure(message: "This cannot be started: \(command)")
        }
        var bytes: [UInt8] = []
        while case let byte = getc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        guard pclose(pipe) == 0, let line = bytes.split(separator: 0x0A).first,
            let found = Measurement(line: line)
        else { throw BenchFailure(message: "This prints no measurement: \(command)") }
        return found
    }
}

/// The ratios that the targets name.
struct Ratios {
    private struct Ratio {
        var title: String
        /// The beginnings of workload and name, and the figure.
        var ours: (String, String)
        var theirs: (String, String)
        var figure: String
        var target: Figure.Target?
    }

    private static let all = [
        Ratio(
            title: "W1 chat --jsonl CPU / the same rows from C", ours: ("W1", "chat --jsonl"),
            theirs: ("C", "same rows, 1 turn"), figure: "CPU us/turn"),
        Ratio(
            title: "W2 hot CPU / the same rows from C, 64 a transaction", ours: ("W2", "64 hot"),
            theirs: ("C", "same rows, 64"), figure: "CPU us/turn"),
        Ratio(
            title: "W1 in process turns/s / RiveScript, en", ours: ("W1", "in process, en"),
            theirs: ("W1", "RiveScript"), figure: "turns/s", target: .atLeast(1)),
        Ratio(
            title: "W1 in process CPU / RiveScript, en", ours: ("W1", "in process, en"),
            theirs: ("W1", "RiveScript"), figure: "CPU us/turn"),
        Ratio(
            title: "engine alone turns/s / RiveScript, en", ours: ("W1", "engine alone"),
            theirs: ("W1", "RiveScript"), figure: "turns/s", target: .atLeast(1)),
    ]

    let measurements: [Measurement]

    /// Each ratio of which both sides were measured, as a figure with its target.
    var figures: [Figure] {
        Ratios.all.compactMap { ratio in
            guard let ours = value(ratio.ours, ratio.figure), let theirs = value(ratio.theirs, ratio.figure),
                theirs > 0
            else { return nil }
            return Figure(ratio.title, ours / theirs, ratio.target)
        }
    }

    private func value(_ place: (String, String), _ figure: String) -> Double? {
        let measurement = measurements.first {
            $0.workload == place.0 && $0.name.hasPrefix(place.1) && $0.wrong.count == 0
        }
        return measurement?.figures.first { $0.name == figure }?.value
    }
}
