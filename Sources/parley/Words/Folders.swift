// Makes the folders that a file lies in.

import Glibc

enum Folders {
    /// Those that are missing; what cannot be made shows when the file is written.
    static func make(above path: String) {
        var folder = path.hasPrefix("/") ? "" : "."
        for name in path.split(separator: "/").dropLast() {
            folder += "/" + name
            mkdir(folder, 0o755)
        }
    }
}
