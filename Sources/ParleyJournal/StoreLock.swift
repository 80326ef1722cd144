// One writer for a store: a locked file beside it, which says who.

import Glibc
import ParleyModel

/// Holds `<store>-lock` until it is released. The lock belongs to the open file, so it goes with the process however
/// that ends, and a second opening in the same process is refused too. The file itself stays: removing it would let
/// two processes lock two different files of that name.
///
/// Sendable by hand: the descriptor never changes, and only the writer's end releases it.
final class StoreLock: Sendable {
    private let descriptor: Int32

    init(beside path: String) throws(StoreError) {
        let name = path + "-lock"
        // Not inherited by processes that a plugin starts: they would keep it.
        let descriptor = Glibc.open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw SystemFailure(errno).error(in: "open \(name)")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = errno
            let owner = StoreLock.pid(in: descriptor)
            Glibc.close(descriptor)
            if failure == EWOULDBLOCK { throw .inUse(path: path, pid: owner) }
            throw SystemFailure(failure).error(in: "lock \(name)")
        }
        self.descriptor = descriptor
        let text = Array("\(getpid())\n".utf8)
        // Only said to people: the lock holds whether or not it can be written.
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    func release() {
        _ = ftruncate(descriptor, 0)
        // A process that is being started at this moment has a copy of the descriptor until it runs its program: closing
        // ours alone would leave the lock to it for that long.
        flock(descriptor, LOCK_UN)
        Glibc.close(descriptor)
    }

    /// 0 while its owner has not written it yet.
    private static func pid(in descriptor: Int32) -> Int32 {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let digits = bytes.prefix(max(0, count)).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return Int32(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}

/// What the system says when a call fails.
struct SystemFailure: Error, Hashable {
    let code: Int32
    init(_ code: Int32) { self.code = code }

    func error(in operation: String) -> StoreError { .failed(operation: operation, detail: detail) }

    private var detail: String {
        switch code {
        case EACCES, EPERM: "permission denied"
        case ENOSPC: "the disk is full"
        case EDQUOT: "the disk quota is used up"
        case EROFS: "the file system is read-only"
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of the path is not a folder"
        case EISDIR: "it is a folder"
        case ENAMETOOLONG: "the path is too long"
        case ELOOP: "a link stands in its place"
        case EMFILE, ENFILE: "too many files are open"
        case EIO: "the disk failed to read or write"
        default: "system error \(code)"
        }
    }
}
