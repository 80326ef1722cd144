// A folder of its own for a test, removed with it.

import Glibc

package final class TemporaryFolder: Sendable {
    package let path: String

    /// - Parameter files: texts by their path in the folder; the folders that they name are made.
    package init(_ files: [String: String] = [:]) throws {
        var name = Array("/tmp/parley-test-XXXXXX".utf8CString)
        let isMade = name.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } } != nil
        guard isMade else { throw Failure(path: "/tmp", reason: String(cString: strerror(errno))) }
        path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        for (file, text) in files { try write(text, to: file) }
    }

    deinit { TemporaryFolder.remove(path) }

    package struct Failure: Error, CustomStringConvertible {
        var path: String
        var reason: String
        package var description: String { "\(path): \(reason)" }
    }

    package func write(_ text: String, to file: String) throws { try write(Array(text.utf8), to: file) }

    package func write(_ bytes: [UInt8], to file: String) throws {
        makeFolder(file.split(separator: "/").dropLast().joined(separator: "/"))
        guard let stream = fopen("\(path)/\(file)", "w") else {
            throw Failure(path: "\(path)/\(file)", reason: String(cString: strerror(errno)))
        }
        fwrite(bytes, 1, bytes.count, stream)
        fclose(stream)
    }

    /// Makes a folder in it, and those above.
    package func makeFolder(_ folder: String) {
        var made = path
        for part in folder.split(separator: "/") {
            made += "/\(part)"
            mkdir(made, 0o755)
        }
    }

    /// What lies in it, sorted.
    package func names(in folder: String? = nil) -> [String] { TemporaryFolder.names(folder ?? path) }

    private static func names(_ path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A link is removed, not followed.
    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        for name in names(path) { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
