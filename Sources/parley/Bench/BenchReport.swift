// Measurements as a table for people, and as one JSON object.

import Glibc
import ParleyModel

struct BenchReport {
    let measurements: [Measurement]
    let isQuick: Bool

    var isRight: Bool { measurements.allSatisfy { $0.wrong.count == 0 } }

    /// The common figures in columns, the others behind them; what misses its target has a mark.
    var table: String {
        let columns = ["turns/s", "p50 us", "p99 us", "CPU us/turn"]
        var rows = [["", "workload", "durability"] + columns + ["more"]]
        for one in measurements {
            let common = columns.map { name in one.figures.first { $0.name == name }.map(shown) ?? "" }
            let more = one.figures.filter { !columns.contains($0.name) }.map { "\($0.name) \(shown($0))" }
            let last = one.wrong.count > 0 ? ["WRONG ANSWERS: \(one.wrong.count); counts for nothing"] : more
            rows.append([one.workload, one.name, one.durability] + common + [last.joined(separator: ", ")])
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row.indices, row).map { index, cell in
                let padding = String(repeating: " ", count: widths[index] - cell.count)
                if index == row.count - 1 { return cell }
                return (3...6).contains(index) ? padding + cell : cell + padding
            }.joined(separator: "  ")
        }
        return (lines + [""] + remarks).joined(separator: "\n")
    }

    private var remarks: [String] {
        var lines = Ratios(measurements: measurements).figures.map { ratio in
            "ratio\(ratio.isMissed ? " (!)" : ""): \(ratio.name): \(hundredths(ratio.value))\(limit(ratio))"
        }
        for one in measurements {
            let place = "\(one.workload) \(one.name)"
            if one.wrong.count > 0 {
                lines.append("wrong: \(place): \(one.wrong.count) of \(one.turns); \(one.wrong.first)")
            }
            for figure in one.figures where figure.isMissed {
                lines.append(
                    "missed (!): \(place): \(figure.name) is \(number(figure.value))\(limit(figure))")
            }
        }
        if isQuick { lines.append("Quick run: fewer sessions than the targets are stated for.") }
        return lines
    }

    private func limit(_ figure: Figure) -> String {
        switch figure.target {
        case .atMost(let limit)?: ", target at most \(number(limit))"
        case .atLeast(let limit)?: ", target at least \(number(limit))"
        case nil: ""
        }
    }

    private func hundredths(_ value: Double) -> String {
        let whole = Int((value * 100).rounded())
        return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
    }

    private func shown(_ figure: Figure) -> String { number(figure.value) + (figure.isMissed ? "!" : "") }

    /// Three or more digits that matter, thousands apart.
    private func number(_ value: Double) -> String {
        if value.magnitude < 100 {
            let tenths = Int((value * 10).rounded())
            return "\(tenths / 10).\(abs(tenths % 10))"
        }
        var digits = String(Int(value.rounded()))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return digits
    }

    var value: Value {
        .record([
            "quick": .bool(isQuick), "cores": .integer(Int64(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
            "measurements": .list(measurements.map(\.value)),
            "ratios": .list(Ratios(measurements: measurements).figures.map(\.json)),
        ])
    }
}
