// What a store stands on, for people who ask: the library, and who writes.

import CSQLite
import Glibc
import ParleyModel

extension SQLiteStore {
    /// The SQLite that runs, such as `3.40.1`.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    /// The process that holds the store at a path; `nil` when nobody does, or the system does not tell. Nothing is locked
    /// for it.
    package static func writer(of path: String) -> Int32? {
        guard let whole = try? StorePath.resolved(path).path else { return nil }
        var status = stat()
        guard stat(whole + "-lock", &status) == 0, let locks = fopen("/proc/locks", "re") else { return nil }
        defer { fclose(locks) }
        // `1: FLOCK  ADVISORY  WRITE 4711 08:02:131074 0 EOF`, see proc(5).
        let file = ":\(status.st_ino)"
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), locks) != nil {
            let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            let parts = String(decoding: text, as: UTF8.self).split(separator: " ")
            guard parts.count > 5, parts[1] == "FLOCK", parts[5].hasSuffix(file) else { continue }
            if let process = Int32(parts[4]) { return process }
        }
        return nil
    }
}
