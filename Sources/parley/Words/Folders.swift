// Makes the folders that a file lies in.

import Glibc

enum Folders {
    /// Those that are missing; what cannot be made shows when the file is written.
    static func make(above path: String) { _ = try? missing(above: path) { _ in } }

    /// Why a folder or a file cannot be made, in the system's words.
    struct Problem: Error {
        var path: String
        var why: String
    }

    /// Makes those that are missing.
    ///
    /// - Parameter made: hears of each.
    static func missing(above path: String, made: (String) -> Void) throws(Problem) {
        var folder = path.hasPrefix("/") ? "" : "."
        for name in path.split(separator: "/").dropLast() {
            folder += "/" + name
            if mkdir(folder, 0o755) == 0 {
                made(folder)
            } else if errno != EEXIST {
                // What is there may still refuse to have anything made in it, and then says so itself.
                let why = String(cString: strerror(errno))
                var status = stat()
                guard stat(folder, &status) == 0 else { throw Problem(path: folder, why: why) }
            }
        }
    }
}
