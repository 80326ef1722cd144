// Lines of standard input as bytes, with a cap on their length, until the input ends or reading is stopped.

import Glibc

/// Cuts bytes into lines; a line over the limit is told as such and skipped, a byte order mark before the first is none of it.
struct LineCutter {
    enum Line: Equatable {
        case bytes([UInt8])
        case tooLong(limit: Int)
    }

    /// UTF-8's byte order mark, which some editors and systems put before a text.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    let limit: Int
    private var pending: [UInt8] = []
    private var isSkipping = false
    private var isFirst = true

    init(limit: Int) { self.limit = limit }

    /// The lines that these bytes complete.
    mutating func cut(_ bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[..<end])
            lines.append(take())
            rest = rest[(end + 1)...]
        }
        append(rest)
        return lines
    }

    /// What stands after the last line break, when the input ends.
    mutating func finish() -> Line? {
        pending.isEmpty && !isSkipping ? nil : take()
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        // One byte more for the carriage return that may end the line; the first may begin with a mark.
        let room = limit + 1 + (isFirst ? LineCutter.mark.count : 0)
        if isSkipping || pending.count + bytes.count > room {
            isSkipping = true
            pending = []
        } else {
            pending.append(contentsOf: bytes)
        }
    }

    private mutating func take() -> Line {
        defer {
            pending = []
            isSkipping = false
            isFirst = false
        }
        if isFirst, pending.starts(with: LineCutter.mark) { pending.removeFirst(LineCutter.mark.count) }
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        return isSkipping || pending.count > limit ? .tooLong(limit: limit) : .bytes(pending)
    }
}

struct LineReader {
    private let descriptor: Int32
    private let stop: StopSignal
    private var cutter: LineCutter
    private var lines: ArraySlice<LineCutter.Line> = []
    private var hasEnded = false
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(descriptor: Int32 = STDIN_FILENO, limit: Int, stop: StopSignal) {
        self.descriptor = descriptor
        self.stop = stop
        cutter = LineCutter(limit: limit)
    }

    /// The next line; `nil` at the end of the input, or when reading is stopped.
    mutating func next() -> LineCutter.Line? {
        while !stop.isRaised {
            if let line = lines.popFirst() { return line }
            if hasEnded { return nil }
            guard stop.waitForInput(on: descriptor) else { return nil }
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                lines = cutter.cut(buffer[..<count])[...]
            } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
                hasEnded = true
                if let last = cutter.finish() { lines = [last] }
            }
        }
        return nil
    }
}
