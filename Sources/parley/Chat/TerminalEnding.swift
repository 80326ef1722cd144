// Ends a chat at a terminal from outside: `kill`, a closed window, Ctrl-C while the bot thinks.

import Glibc
import Parley

/// Gives the terminal back as it was found, lets the engine finish what it accepted, and ends the process.
final class TerminalEnding: Sendable {
    private let bot = Monitor<Monitor<Bot>?>(nil)
    private let found: termios?

    init() {
        var state = termios()
        found = tcgetattr(STDIN_FILENO, &state) == 0 ? state : nil
    }

    /// - Parameter serving: the bot that serves at the time.
    func opened(_ serving: Monitor<Bot>) { bot.update { $0 = serving } }

    func end() -> Never {
        if var found { tcsetattr(STDIN_FILENO, TCSADRAIN, &found) }
        StandardStreams.tell("")
        bot.update { $0 }?.update { $0 }.close()
        _exit(ExitStatus.done)
    }
}
