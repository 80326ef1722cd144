// Writes to standard output and standard error, whole and unbuffered.

import Glibc

enum StandardStreams {
    /// Writes all of it; `false` when nobody reads any more, or the disk behind it is full.
    @discardableResult
    static func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32) -> Bool {
        Array(bytes).withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count > 0 {
                    done += count
                } else if errno == EAGAIN {
                    // The other end made the pipe non-blocking: wait for room.
                    var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&room, 1, -1)
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }

    /// Takes the places of standard streams that are closed, so that no file of the engine is opened in one and written to.
    static func fillClosed() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The wrong way round: reading ends and writing fails at once, as on a stream that is closed.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// A result.
    @discardableResult
    static func print(_ text: String) -> Bool { write((text + "\n").utf8, to: STDOUT_FILENO) }

    /// Progress, a question of the program itself, a mistake.
    static func tell(_ text: String) { write((text + "\n").utf8, to: STDERR_FILENO) }
}
