// What `parley check` finds in a bot whose files have changed, looked for beside the chat.

import Glibc
import Parley
import ParleyModel

final class BackgroundCheck: Sendable {
    private struct State {
        /// How often a look has begun.
        var looks = 0
        /// The newest look of which all has been told.
        var told = 0
        /// Of which look this is, and what there is to say.
        var result: (look: Int, line: String?)?
    }
    private let state = Monitor(State())
    private let folder: String

    init(folder: String) { self.folder = folder }

    func begin() {
        let look = state.update { state in
            state.looks += 1
            return state.looks
        }
        let (state, folder) = (state, folder)
        let isBegun = WorkThread.detached {
            // Answering comes first; on Linux this is the priority of the thread alone.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
            let line = (try? Bot.check(Bot.Options(folder: folder))).flatMap(BackgroundCheck.line)
            state.update { $0.result = (look, line) }
        }
        // Without a thread nothing is told.
        if !isBegun { state.update { $0.told = look } }
    }

    /// What the newest look has found, once, if it is through in so many seconds.
    func taken(within seconds: Double) -> [String] {
        func take(_ state: inout State) -> String?? {
            if state.told == state.looks { return .some(nil) }
            guard let result = state.result, result.look == state.looks else { return nil }
            (state.result, state.told) = (nil, result.look)
            return .some(result.line)
        }
        let line = seconds > 0 ? state.wait(seconds: seconds, take) : state.update(take)
        return line.flatMap { $0 }.map { [$0] } ?? []
    }

    private static func line(_ findings: [Diagnostic]) -> String? {
        guard let first = findings.first(where: { !$0.isWarning }) ?? findings.first else { return nil }
        let place = first.position.map { "\($0.file):\($0.line): " } ?? ""
        let which = findings.count > 1 ? " One of them: " : " "
        let sentence = "\(CheckCommand.summary(of: findings))\(which)\(place)\(first.explanation)"
        return "(parley check: \(sentence) [\(first.code)])".visible
    }
}
