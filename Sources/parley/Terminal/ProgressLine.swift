// How far long work has come, told on standard error.

import Glibc
import Synchronization

/// A line that is written over and over on a terminal; elsewhere a new line every ten seconds. Work that is soon done says
/// nothing. Safe from any thread.
final class ProgressLine: Sendable {
    /// What is done, as people read it: "learning", "transcripts".
    private let what: Monitor<What>
    private let done = Atomic<Int>(0)
    private let isTerminal: Bool
    private let thread = Monitor<WorkThread?>(nil)

    private struct What {
        var text: String
        /// So much is to be done; 0 where nobody knows.
        var total: Int
        var hasEnded = false
        /// Whether the line stands on the terminal.
        var isShown = false
    }

    /// - Parameter total: how much is to be done; 0 where nobody knows.
    init(_ text: String, of total: Int = 0) {
        what = Monitor(What(text: text, total: total))
        isTerminal = isatty(STDERR_FILENO) == 1 && Style.variable("TERM") != "dumb"
        let begun = Stopwatch.wallSeconds
        // Without a thread the work is done all the same.
        let started = WorkThread { [self] in show(since: begun) }
        thread.update { $0 = started }
    }

    static func during<Result, Failure: Error>(
        _ text: String, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let line = ProgressLine(text)
        defer { line.end() }
        return try work()
    }

    /// Another part of the work begins.
    func begin(_ text: String, of total: Int = 0) {
        done.store(0, ordering: .relaxed)
        what.update { ($0.text, $0.total) = (text, total) }
    }

    func advance() { done.wrappingAdd(1, ordering: .relaxed) }

    /// Writes something else to the terminal, with the line out of its way.
    func aside(_ body: () -> Void) {
        what.update { what in
            ProgressLine.clear(&what)
            body()
        }
    }

    func end() {
        what.update { what in
            what.hasEnded = true
            ProgressLine.clear(&what)
        }
        thread.update { thread in
            thread?.join()
            thread = nil
        }
    }

    private func show(since begun: Double) {
        var pause = isTerminal ? 0.7 : 10
        while what.wait(seconds: pause, { $0.hasEnded ? true : nil }) == nil {
            pause = isTerminal ? 0.2 : 10
            what.update { what in
                guard !what.hasEnded else { return }
                let line = ProgressLine.text(
                    what.text, done.load(ordering: .relaxed), of: what.total,
                    seconds: Int(Stopwatch.wallSeconds - begun))
                guard isTerminal else { return StandardStreams.tell(line) }
                what.isShown = true
                StandardStreams.write("\r\(line)\u{1B}[K".utf8, to: STDERR_FILENO)
            }
        }
    }

    private static func clear(_ what: inout What) {
        guard what.isShown else { return }
        what.isShown = false
        StandardStreams.write("\r\u{1B}[K".utf8, to: STDERR_FILENO)
    }

    /// `transcripts  [#####...............]  12 of 48, 7 s`; without a sum `learning ...  7 s`.
    static func text(_ what: String, _ done: Int, of total: Int, seconds: Int) -> String {
        guard total > 0 else { return "\(what) ...  \(seconds) s" }
        let width = 20
        let filled = min(width, done * width / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        return "\(what)  [\(bar)]  \(done) of \(total), \(seconds) s"
    }
}
