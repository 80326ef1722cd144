// The strongest directions of a sparse matrix.

import Glibc

/// A truncated singular value decomposition by random projection with power iterations (Halko, Martinsson & Tropp 2011).
struct Decomposition {
    private let matrix: SparseRows
    private let count: Int
    private let width: Int
    /// `size` numbers a row: left singular vectors times the roots of their values.
    private(set) var vectors: [Float] = []

    private static let iterations = 4

    /// - Parameter matrix: square, a row a word.
    init(_ matrix: SparseRows, size: Int, more: Int) {
        self.matrix = matrix
        count = matrix.count
        width = Kernels.padded(size + more)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var basis = [Float](repeating: 0, count: count * width)
        for index in basis.indices {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            basis[index] = state >> 63 == 0 ? 1 : -1
        }
        basis = orthonormal(times(basis))
        for _ in 0..<Self.iterations { basis = orthonormal(times(orthonormal(transposedTimes(basis)))) }
        let projected = transposedTimes(basis)
        var (values, rotation) = Self.eigen(gram(projected), width)
        let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(size)
        for index in values.indices { values[index] = max(values[index], 0) }
        vectors.reserveCapacity(count * size)
        for row in 0..<count {
            for column in order {
                var sum = 0.0
                for inner in 0..<width {
                    sum += Double(basis[row * width + inner]) * rotation[inner * width + column]
                }
                // The eigenvalue is the square of the singular value.
                vectors.append(Float(sum * values[column].squareRoot().squareRoot()))
            }
        }
    }

    private func times(_ right: [Float]) -> [Float] {
        var product = [Float](repeating: 0, count: count * width)
        product.withUnsafeMutableBufferPointer { product in
            right.withUnsafeBufferPointer { right in
                guard let to = product.baseAddress, let from = right.baseAddress else { return }
                for row in 0..<count {
                    for index in matrix[row] {
                        Kernels.add(
                            from + Int(matrix.ids[index]) * width, times: matrix.values[index],
                            to: to + row * width, count: width)
                    }
                }
            }
        }
        return product
    }

    private func transposedTimes(_ right: [Float]) -> [Float] {
        var product = [Float](repeating: 0, count: count * width)
        product.withUnsafeMutableBufferPointer { product in
            right.withUnsafeBufferPointer { right in
                guard let to = product.baseAddress, let from = right.baseAddress else { return }
                for row in 0..<count {
                    for index in matrix[row] {
                        Kernels.add(
                            from + row * width, times: matrix.values[index],
                            to: to + Int(matrix.ids[index]) * width, count: width)
                    }
                }
            }
        }
        return product
    }

    /// Gram and Schmidt's method, twice over for the sake of rounding, on columns.
    private func orthonormal(_ columns: [Float]) -> [Float] {
        // Columns as rows, so that each lies in one piece.
        let length = Kernels.padded(count)
        var rows = [Float](repeating: 0, count: width * length)
        for row in 0..<count {
            for column in 0..<width { rows[column * length + row] = columns[row * width + column] }
        }
        rows.withUnsafeMutableBufferPointer { rows in
            guard let start = rows.baseAddress else { return }
            for column in 0..<width {
                let own = start + column * length
                for _ in 0..<2 {
                    for other in 0..<column {
                        let shared = Kernels.dot(own, start + other * length, count: length)
                        Kernels.add(start + other * length, times: -shared, to: own, count: length)
                    }
                }
                let size = Kernels.dot(own, own, count: length).squareRoot()
                for index in 0..<length { own[index] = size > 1e-6 ? own[index] / size : 0 }
            }
        }
        var result = columns
        for row in 0..<count {
            for column in 0..<width { result[row * width + column] = rows[column * length + row] }
        }
        return result
    }

    private func gram(_ rows: [Float]) -> [Double] {
        var gram = [Float](repeating: 0, count: width * width)
        gram.withUnsafeMutableBufferPointer { gram in
            rows.withUnsafeBufferPointer { rows in
                guard let to = gram.baseAddress, let from = rows.baseAddress else { return }
                for row in 0..<count {
                    for column in 0..<width {
                        Kernels.add(
                            from + row * width, times: rows[row * width + column], to: to + column * width,
                            count: width)
                    }
                }
            }
        }
        return gram.map(Double.init)
    }

    /// Eigenvalues and vectors, in columns, of a symmetric matrix, by Jacobi's rotations.
    private static func eigen(_ matrix: [Double], _ size: Int) -> ([Double], [Double]) {
        var a = matrix
        var vectors = [Double](repeating: 0, count: size * size)
        for index in 0..<size { vectors[index * size + index] = 1 }
        for _ in 0..<12 {
            var off = 0.0
            for p in 0..<size { for q in (p + 1)..<size { off += a[p * size + q] * a[p * size + q] } }
            let scale = (0..<size).reduce(0.0) { $0 + a[$1 * size + $1] * a[$1 * size + $1] }
            if off <= 1e-18 * scale { break }
            for p in 0..<size - 1 {
                for q in (p + 1)..<size where a[p * size + q].magnitude > 1e-12 * scale.squareRoot() {
                    rotate(&a, &vectors, size, p, q)
                }
            }
        }
        return ((0..<size).map { a[$0 * size + $0] }, vectors)
    }

    private static func rotate(
        _ a: inout [Double], _ vectors: inout [Double], _ size: Int, _ p: Int, _ q: Int
    ) {
        let theta = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q])
        let t = (theta < 0 ? -1.0 : 1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for index in 0..<size {
            let left = a[index * size + p]
            let right = a[index * size + q]
            a[index * size + p] = c * left - s * right
            a[index * size + q] = s * left + c * right
        }
        for index in 0..<size {
            let left = a[p * size + index]
            let right = a[q * size + index]
            a[p * size + index] = c * left - s * right
            a[q * size + index] = s * left + c * right
            let own = vectors[index * size + p]
            let other = vectors[index * size + q]
            vectors[index * size + p] = c * own - s * other
            vectors[index * size + q] = s * own + c * other
        }
    }
}
