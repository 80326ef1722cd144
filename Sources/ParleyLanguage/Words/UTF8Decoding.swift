// Reads characters from UTF-8, whatever the bytes are.

extension UnsafeBufferPointer<UInt8> {
    /// The scalar at a place within the bytes, and how many bytes it takes; a byte that is no UTF-8 counts as U+FFFD.
    @inline(__always)
    func scalar(at place: Int) -> (scalar: Scalar, length: Int) {
        let first = self[place]
        if first < 0x80 { return (Scalar(first), 1) }
        return longScalar(at: place, first: first)
    }

    private func longScalar(at place: Int, first: UInt8) -> (scalar: Scalar, length: Int) {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, length <= count - place else { return (0xFFFD, 1) }
        var scalar = Scalar(first) & (0x7F >> Scalar(length))
        for offset in 1..<length {
            let byte = self[place + offset]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | Scalar(byte & 0x3F)
        }
        let least: Scalar = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard scalar >= least, Unicode.Scalar(scalar) != nil else { return (0xFFFD, 1) }
        return (scalar, length)
    }
}
