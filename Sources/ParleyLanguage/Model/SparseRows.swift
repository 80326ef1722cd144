// Texts as rows of numbers, one after the other in flat arrays.

/// The features of texts with their weights, in compressed rows.
struct SparseRows: Sendable {
    var starts: [Int] = [0]
    var ids: [Int32] = []
    var values: [Float] = []

    var count: Int { starts.count - 1 }
    subscript(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    mutating func close() { starts.append(ids.count) }

    func squaredLength(_ row: Int) -> Float {
        var sum: Float = 0
        for index in self[row] { sum += values[index] * values[index] }
        return sum
    }
}
