// How much the tests of the simulator run, and on how many threads.

import Glibc
import ParleyTesting
import Testing

enum Running {
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// `PARLEY_LONG=1`: the numbers of a release.
    static let isLong = variable("PARLEY_LONG") == "1"
    /// `PARLEY_SEED=n`: that seed alone, to see a failure again.
    static let onlySeed = variable("PARLEY_SEED").flatMap { UInt64($0) }

    static func seeds(quick: Int, long: Int, from first: UInt64) -> [UInt64] {
        if let onlySeed { return [onlySeed] }
        return (0..<UInt64(isLong ? long : quick)).map { first + $0 }
    }

    /// Runs the body for each seed on two threads; a failure is recorded with its seed and ends nothing but that seed.
    static func each<T: Sendable>(
        _ seeds: [UInt64], _ body: @escaping @Sendable (UInt64) throws -> T
    ) async -> [T] {
        await withTaskGroup(of: [T].self) { group in
            for part in 0..<2 {
                group.addTask {
                    var results: [T] = []
                    var failures = 0
                    for index in stride(from: part, to: seeds.count, by: 2) where failures < 3 {
                        do {
                            results.append(try body(seeds[index]))
                        } catch {
                            failures += 1
                            Issue.record("PARLEY_SEED=\(seeds[index]) shows it again. \(error)")
                        }
                    }
                    return results
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }
}
