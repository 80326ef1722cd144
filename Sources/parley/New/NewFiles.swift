// Files that are written all or not at all.

import Glibc

/// What has been made, so that it can be taken away again.
struct NewFiles {
    private var made: [(path: String, isFolder: Bool)] = []

    /// A file that is there already stays as it is: that is a failure too.
    mutating func write(_ bytes: [UInt8], to path: String) throws(Folders.Problem) {
        var folders: [String] = []
        var isNew = false
        defer { made += folders.map { ($0, true) } + (isNew ? [(path, false)] : []) }
        try Folders.missing(above: path) { folders.append($0) }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw problem(of: path) }
        isNew = true
        let isWritten = StandardStreams.write(bytes, to: file)
        let problem = isWritten ? nil : problem(of: path)
        // A disk may be found full no earlier than here.
        guard close(file) == 0 else { throw problem ?? self.problem(of: path) }
        if let problem { throw problem }
    }

    private func problem(of path: String) -> Folders.Problem {
        Folders.Problem(path: path, why: String(cString: strerror(errno)))
    }

    /// Takes all of it away again, and tells whether there was anything.
    @discardableResult mutating func remove() -> Bool {
        defer { made = [] }
        for one in made.reversed() { _ = one.isFolder ? rmdir(one.path) : unlink(one.path) }
        return !made.isEmpty
    }
}
