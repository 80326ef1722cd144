// How often something was right, and how sure that figure is.

/// A count of right ones among all.
struct Proportion: Sendable, Hashable {
    var right: Int
    var count: Int

    var share: Double { count == 0 ? 0 : Double(right) / Double(count) }

    /// The 95 % interval after Wilson 1927; 0 to 1 where nothing was counted.
    var interval: ClosedRange<Double> {
        guard count > 0 else { return 0...1 }
        let z = 1.959963985
        let n = Double(count)
        let scale = 1 + z * z / n
        let middle = (share + z * z / (2 * n)) / scale
        let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, middle - half)...min(1, middle + half)
    }
}
