// A trained model as one stretch of bytes: the same in memory and in a file.

import Glibc

/// Bytes that are written once and read from any thread: allocated here, mapped from a file, or part of the program.
///
/// Nothing writes to them after `init`, which is why it is safe to share.
final class ModelImage: @unchecked Sendable {
    let base: UnsafeRawPointer
    let size: Int
    private let origin: Origin

    private enum Origin {
        case allocated, mapped, program
        case part(of: ModelImage)
    }

    /// Bytes that are part of the program.
    init(constant base: UnsafeRawPointer, size: Int) {
        self.base = base
        self.size = size
        origin = .program
    }

    /// A stretch of another image, which lives as long.
    init(_ part: Range<Int>, of whole: ModelImage) {
        precondition(part.lowerBound >= 0 && part.upperBound <= whole.size)
        base = whole.base + part.lowerBound
        size = part.count
        origin = .part(of: whole)
    }

    init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        bytes.withUnsafeBytes {
            copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
        }
        base = UnsafeRawPointer(copy)
        size = bytes.count
        origin = .allocated
    }

    /// Maps a file; `nil` when it cannot be read or is empty.
    init?(path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size > 0, status.st_size < 1 << 31 else { return nil }
        size = Int(status.st_size)
        guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), map != MAP_FAILED else {
            return nil
        }
        base = UnsafeRawPointer(map)
        origin = .mapped
    }

    deinit {
        switch origin {
        case .allocated: base.deallocate()
        case .mapped: munmap(UnsafeMutableRawPointer(mutating: base), size)
        case .program, .part: break
        }
    }

    /// Of all bytes but the checksum's own, the last eight: a sum over 64-bit words that tells any changed or moved one.
    static func checksum(_ base: UnsafeRawPointer, size: Int) -> UInt64 {
        var one: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= size {
            one = (one ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
            one ^= one >> 32
            offset += 8
        }
        while offset < size {
            one = (one ^ UInt64(base.load(fromByteOffset: offset, as: UInt8.self))) &* 0x100_0000_01B3
            offset += 1
        }
        return one
    }
}

/// Writes the sections of a model, each at a multiple of 64 bytes.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func section<Element>(_ elements: [Element]) {
        elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
        while bytes.count % 64 != 0 { bytes.append(0) }
    }

    mutating func section(_ base: UnsafeRawPointer, count: Int) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
        while bytes.count % 64 != 0 { bytes.append(0) }
    }

    mutating func close() {
        let sum = bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { ModelImage.checksum($0, size: bytes.count) } ?? 0
        }
        withUnsafeBytes(of: sum.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Finds the sections of a model again; each is checked to lie within the bytes.
struct ModelReader {
    let image: ModelImage
    private var offset = 0

    init(_ image: ModelImage) { self.image = image }

    mutating func section<Element>(_ count: Int, of type: Element.Type) -> UnsafePointer<Element>? {
        let length = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard count >= 0, !length.overflow, length.partialValue <= image.size - 8 - offset else { return nil }
        let start = (image.base + offset).assumingMemoryBound(to: type)
        offset += (length.partialValue + 63) / 64 * 64
        return offset <= image.size - 8 ? start : nil
    }
}
