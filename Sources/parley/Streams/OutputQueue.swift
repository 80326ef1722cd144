// One thread that writes lines to standard output, so that lines never mix and nobody waits for a slow reader.

import Glibc

final class OutputQueue: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        /// Lines in `bytes` that answer something.
        var answers = 0
        var isFinished = false
        var isBroken = false
    }

    private let state = Monitor(State())
    private let written: @Sendable (Int) -> Void
    private let broken: @Sendable () -> Void

    /// - Parameters:
    ///   - written: told how many answers have left the process, or were dropped because nobody reads any more.
    ///   - broken: called once when nobody reads any more.
    init(written: @escaping @Sendable (Int) -> Void, broken: @escaping @Sendable () -> Void) {
        self.written = written
        self.broken = broken
    }

    /// Never waits. `isAnswer`: whether the line is one that `written` counts.
    func add(_ line: [UInt8], isAnswer: Bool = true) {
        state.update { state in
            if !state.isBroken {
                state.bytes.append(contentsOf: line)
                state.bytes.append(UInt8(ascii: "\n"))
            }
            if isAnswer { state.answers += 1 }
        }
    }

    func start() -> WorkThread? { WorkThread { self.run() } }

    /// The thread ends when everything is written.
    func finish() { state.update { $0.isFinished = true } }

    private func run() {
        while true {
            // All that has gathered goes out in one piece.
            let (bytes, answers) = state.wait { state -> ([UInt8], Int)? in
                guard !state.bytes.isEmpty || state.answers > 0 || state.isFinished else { return nil }
                defer {
                    state.bytes = []
                    state.answers = 0
                }
                return (state.bytes, state.answers)
            }
            if bytes.isEmpty, answers == 0 { return }
            if !bytes.isEmpty, !StandardStreams.write(bytes, to: STDOUT_FILENO) {
                state.update { $0.isBroken = true }
                broken()
            }
            if answers > 0 { written(answers) }
        }
    }
}
