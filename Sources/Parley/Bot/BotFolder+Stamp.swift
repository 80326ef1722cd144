// Whether a bot's files have changed: told from what the file system says of them, without reading them.
import Glibc
import ParleyModel

extension BotFolder {
    /// A hash over path, size, time of change and number of every file that makes up the bot: another one when a file is
    /// written, replaced by renaming, added or removed. Takes a system call a file.
    public static func stamp(of folder: String) -> UInt64 {
        var hash: UInt64 = 0
        for name in ["Flows", "Plugins"] { stamp("\(folder)/\(name)", depth: 0, &hash) }
        return hash
    }

    /// Deeper folders hold no part of a bot; a link in a circle ends here.
    private static let deepest = 16

    private static func stamp(_ path: String, depth: Int, _ hash: inout UInt64) {
        guard depth < deepest, let directory = opendir(path) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") || name == "tests" { continue }
            let inner = "\(path)/\(name)"
            var status = stat()
            guard stat(inner, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                stamp(inner, depth: depth + 1, &hash)
            } else if isKept(name) {
                let facts =
                    "\(inner)\u{1F}\(status.st_size)\u{1F}\(status.st_ino)\u{1F}\(status.st_mtim.tv_sec)\u{1F}"
                    + "\(status.st_mtim.tv_nsec)"
                // Added up: the order in which a folder names its files tells nothing.
                hash &+= EffectIdentity.hash(facts.utf8)
            }
        }
    }
}
