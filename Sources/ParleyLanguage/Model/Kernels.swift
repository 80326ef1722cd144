// The few loops in which training and recognition spend their time.

enum Kernels {
    /// Rows of weights are padded to a multiple of this.
    static let lanes = 8

    static func padded(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

    /// sum += factor · row, for `count` numbers, a multiple of ``lanes``. No sum is re-ordered, so that the result is
    /// the same on every machine.
    @inline(__always)
    static func add(
        _ row: UnsafePointer<Float>, times factor: Float, to sum: UnsafeMutablePointer<Float>, count: Int
    ) {
        let row = UnsafeRawPointer(row)
        let sum = UnsafeMutableRawPointer(sum)
        let factor = SIMD8<Float>(repeating: factor)
        var offset = 0
        let end = count * 4
        while offset < end {
            let old = sum.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            let more = row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            sum.storeBytes(of: old + more * factor, toByteOffset: offset, as: SIMD8<Float>.self)
            offset += 32
        }
    }

    /// The same for a row of bytes.
    @inline(__always)
    static func add(
        _ row: UnsafePointer<Int8>, times factor: Float, to sum: UnsafeMutablePointer<Float>, count: Int
    ) {
        for index in 0..<count { sum[index] += factor * Float(row[index]) }
    }

    @inline(__always)
    static func dot(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, count: Int) -> Float {
        let left = UnsafeRawPointer(left)
        let right = UnsafeRawPointer(right)
        var sum = SIMD8<Float>(repeating: 0)
        var offset = 0
        let end = count * 4
        while offset < end {
            let one = left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            sum += one * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            offset += 32
        }
        return sum.sum()
    }
}
