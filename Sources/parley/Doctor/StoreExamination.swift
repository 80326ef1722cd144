// What `parley doctor` says of a store: the file, who writes to it, its sessions, and the disk that it lies on.

import Glibc
import Parley
import ParleyModel

struct StoreExamination {
    let path: String

    var all: [Examination] { [sessions, writer, disk].compactMap { $0 } }

    private static let subject = "store"

    /// Reads every session once: a damaged one shows only then.
    private var sessions: Examination {
        guard access(path, F_OK) == 0 else { return missing }
        do throws(StoreError) {
            let store = try Bot.openStore(reading: path)
            defer { store.close() }
            var (entries, damaged): (Int64, [StoreError]) = (0, [])
            let all = try store.sessions()
            for summary in all {
                entries += summary.entries
                do throws(StoreError) { _ = try store.entries(of: summary.session) } catch {
                    guard case .damaged = error else { throw error }
                    damaged.append(error)
                }
            }
            let found =
                "\(path): \(all.count) session\(all.count == 1 ? "" : "s"), \(entries) entries, \(Self.size(bytes))"
            guard let first = damaged.first else { return Examination(subject: Self.subject, found: found) }
            return Examination(
                subject: Self.subject, outcome: .fault,
                found: "\(found); \(damaged.count) cannot be read: \(first.message)",
                advice: "Keep a copy of the file, and take these sessions from a backup.")
        } catch {
            return Examination(subject: Self.subject, outcome: .fault, found: error.message)
        }
    }

    /// It is made at the first turn, if its folder takes files.
    private var missing: Examination {
        guard access(folder, W_OK | X_OK) == 0 else {
            return Examination(
                subject: Self.subject, outcome: .fault,
                found:
                    "\(path) is not there yet, and cannot be made: \(folder): \(String(cString: strerror(errno)))",
                advice: "Let \(Self.user) write there, or choose another file with --store.")
        }
        return Examination(
            subject: Self.subject, found: "\(path) is not there yet; it is made with the first turn")
    }

    private var writer: Examination? {
        Bot.writer(ofStore: path).map {
            Examination(subject: "writer", found: "process \($0) serves on this store")
        }
    }

    private var disk: Examination? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        let free = Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
        var disk = Examination(subject: "disk", found: "\(Self.size(free)) free")
        if let kind = fileSystem, Self.networks.contains(kind) {
            disk.outcome = .fault
            disk.found += ", on a file system of kind \(kind)"
            disk.advice =
                "Locks and flushes do not hold on network file systems: choose a file on a local disk with --store."
        } else if free < 256 << 20 {
            disk.outcome = free < 16 << 20 ? .fault : .note
            disk.advice =
                "When it is full, nothing more is accepted. Make room, or choose another disk with --store."
        } else if access(path, F_OK) == 0, access(path, W_OK) != 0 {
            disk.outcome = .fault
            disk.found += ", but \(path) cannot be written"
            disk.advice = "Let \(Self.user) write to the file."
        }
        return disk
    }

    private static let networks: Set = [
        "nfs", "nfs4", "cifs", "smb3", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs",
        "fuse.rclone",
    ]

    /// The kind of the innermost file system that the folder lies in, from the system's list, see proc(5).
    private var fileSystem: String? {
        guard let whole = realpath(folder, nil) else { return nil }
        defer { free(whole) }
        let place = String(cString: whole) + "/"
        guard let mounts = fopen("/proc/self/mounts", "re") else { return nil }
        defer { fclose(mounts) }
        var best: (length: Int, kind: String)?
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), mounts) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let parts = text.split(separator: " ")
            guard parts.count > 2 else { continue }
            var root = parts[1].replacing("\\040", with: " ")
            if !root.hasSuffix("/") { root += "/" }
            if place.hasPrefix(root), root.utf8.count >= best?.length ?? 0 {
                best = (root.utf8.count, String(parts[2]))
            }
        }
        return best?.kind
    }

    /// The nearest folder above the store that is there.
    private var folder: String {
        var folder = path
        repeat {
            guard let slash = folder.lastIndex(of: "/") else { return "." }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        } while folder != "/" && access(folder, F_OK) != 0
        return folder
    }

    private var bytes: Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    private static var user: String {
        getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(geteuid())"
    }

    private static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<(1 << 20): "\((bytes + 1023) >> 10) KB"
        case ..<(10 << 30): "\(bytes >> 20) MB"
        default: "\(bytes >> 30) GB"
        }
    }
}
