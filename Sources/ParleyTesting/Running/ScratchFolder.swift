// A folder for what one run of a transcript writes, gone with it.

import Glibc
import ParleyModel

/// Made at its first use; used by one thread.
final class ScratchFolder {
    private var made: String?
    /// Those that are there now.
    private static let present = Guarded<Set<String>>([])

    /// Of all runs under way, when the process is to end without them.
    static func removeAll() {
        for path in present.withLock({ $0 }) { remove(path, depth: 0) }
    }

    /// Its path, without links.
    func path() throws(TextFiles.Problem) -> String {
        if let made { return made }
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/parley-run-XXXXXX".utf8CString)
        let isMade = name.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } } != nil
        guard isMade, let real = realpath(name, nil) else {
            throw TextFiles.Problem(message: "\(parent): \(String(cString: strerror(errno)))")
        }
        defer { free(real) }
        let path = String(cString: real)
        made = path
        Self.present.withLock { _ = $0.insert(path) }
        return path
    }

    func remove() {
        if let made {
            ScratchFolder.remove(made, depth: 0)
            Self.present.withLock { _ = $0.remove(made) }
        }
        made = nil
    }

    /// Links are removed, not followed.
    private static func remove(_ path: String, depth: Int) {
        if unlink(path) == 0 || depth > 8 { return }
        if let listing = opendir(path) {
            defer { closedir(listing) }
            while let entry = readdir(listing) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)", depth: depth + 1) }
            }
        }
        rmdir(path)
    }
}
