// A folder for stores and generated bots, removed at the end.

import Glibc

final class ScratchFolder: Sendable {
    let path: String

    init(in parent: String) throws {
        var template = Array("\(parent)/parley-bench-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return nil }
            return String(cString: base)
        }
        guard let made else {
            throw BenchFailure(message: "\(parent) cannot be written: \(String(cString: strerror(errno))).")
        }
        path = made
    }

    deinit { ScratchFolder.remove(path) }

    /// Whether flushing means nothing here: the file system that the folder is in has no disk.
    var isInMemory: Bool {
        let mounts = Usage.text(of: "/proc/self/mounts").split(separator: "\n").map {
            $0.split(separator: " ")
        }
        let over = mounts.filter { $0.count > 2 && ($0[1] == "/" || path.hasPrefix($0[1] + "/")) }
        return over.max { $0[1].count < $1[1].count }.map { ["tmpfs", "ramfs"].contains($0[2]) } ?? false
    }

    /// A bot of its own: the files of another with more beside them. Gives its folder.
    func bot(_ name: String, from source: String, adding files: [String: String]) throws -> String {
        let folder = "\(path)/\(name)"
        mkdir(folder, 0o755)
        mkdir("\(folder)/Flows", 0o755)
        for name in ["bot.lua", "greeting.lua", "return_goods.lua"] {
            guard let bytes = ScratchFolder.bytes(of: "\(source)/Flows/\(name)") else {
                throw BenchFailure(
                    message: "\(source)/Flows/\(name) is missing: it is a part of the bench bot.")
            }
            try write(bytes, to: "\(folder)/Flows/\(name)")
        }
        for (name, text) in files { try write(Array(text.utf8), to: "\(folder)/Flows/\(name)") }
        return folder
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw BenchFailure(message: "\(path) cannot be written.") }
        defer { close(file) }
        guard StandardStreams.write(bytes, to: file) else {
            throw BenchFailure(message: "\(path) cannot be written.")
        }
    }

    static func bytes(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += buffer[..<count]
        }
    }

    /// The bytes of a store's file and of what stands beside it.
    static func storeBytes(_ path: String) -> Int {
        ["", "-wal", "-shm"].reduce(0) { sum, suffix in
            var status = stat()
            return sum + (stat(path + suffix, &status) == 0 ? Int(status.st_size) : 0)
        }
    }

    static func removeStore(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-lock", ".lock"] { unlink(path + suffix) }
    }

    private static func remove(_ path: String) {
        if let directory = opendir(path) {
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
        }
        _ = Glibc.remove(path)
    }
}
