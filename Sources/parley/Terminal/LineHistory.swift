// The lines a person typed before, in a file that only they can read.

import Glibc

/// One line of UTF-8 text a line of the file; appended at once, so that a crash loses none.
struct LineHistory {
    static let limit = 1000
    let path: String

    /// The newest lines, oldest first.
    func load() -> [String] {
        guard let bytes = contents() else { return [] }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        if lines.count > 2 * LineHistory.limit { replace(with: lines.suffix(LineHistory.limit)) }
        return Array(lines.suffix(LineHistory.limit))
    }

    /// A history that cannot be written is no reason to stop talking.
    func append(_ line: String) { write([line], to: path, flags: O_APPEND) }

    private func replace(with lines: ArraySlice<String>) {
        let fresh = path + ".new"
        if write(lines, to: fresh, flags: O_TRUNC) { rename(fresh, path) }
    }

    @discardableResult
    private func write(_ lines: some Sequence<String>, to path: String, flags: Int32) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        return StandardStreams.write(lines.map { $0 + "\n" }.joined().utf8, to: file)
    }

    private func contents() -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
