// This program once more, as `chat --jsonl`, with its input and output in the hands of a load generator.

import Glibc

final class ChildChat {
    enum Durability: String {
        case full, relaxed
    }

    let process: pid_t
    private var input: Int32
    private let output: Int32
    private var pending: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(bot: String, store: String, durability: Durability = .full) throws {
        var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
            throw BenchFailure(message: "The system gives no pipes: \(String(cString: strerror(errno))).")
        }
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            close(toChild[0])
            close(fromChild[1])
        }
        let arguments = [
            "parley", "chat", "--jsonl", "--bot", bot, "--store", store, "--durability", durability.rawValue,
        ]
        var texts: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var process = pid_t()
        let failure = posix_spawn(&process, "/proc/self/exe", &actions, nil, &texts, environ)
        guard failure == 0 else {
            throw BenchFailure(
                message: "The program cannot start itself: \(String(cString: strerror(failure))).")
        }
        self.process = process
        input = toChild[1]
        output = fromChild[0]
    }

    deinit {
        endInput()
        close(output)
    }

    static func request(_ step: Step, id: String? = nil) -> [UInt8] {
        let named = id.map { #""id":"\#($0)","# } ?? ""
        return Array(#"{\#(named)"session":"s\#(step.session)","text":"\#(step.text)"}"#.utf8) + [0x0A]
    }

    /// `false` when the child does not read any more.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool { StandardStreams.write(bytes, to: input) }

    /// Waits for output and gives the lines that it completes; empty at the end of the output, and when the moment
    /// given (of ``Usage/now()``) has passed without a line.
    func lines(until moment: UInt64? = nil) -> [ArraySlice<UInt8>] {
        while true {
            if let moment {
                let now = Usage.now()
                guard now < moment else { return [] }
                var waited = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
                // A millisecond is what poll can tell apart; what is shorter is waited for without sleeping.
                if poll(&waited, 1, Int32(min((moment - now) / 1_000_000, 1000))) <= 0 { continue }
            }
            let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return [] }
            pending += buffer[..<count]
            let lines = cut()
            if !lines.isEmpty { return lines }
        }
    }

    private func cut() -> [ArraySlice<UInt8>] {
        guard let end = pending.lastIndex(of: 0x0A) else { return [] }
        let complete = pending[..<end]
        pending = Array(pending[(end + 1)...])
        return complete.split(separator: 0x0A)
    }

    func endInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func kill() { Glibc.kill(process, SIGKILL) }

    /// Waits for its end: whether it ended well.
    @discardableResult
    func wait() -> Bool {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }
}
