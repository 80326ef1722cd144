// What the process tells its caller.

import ArgumentParser
import Glibc

enum ExitStatus {
    static let done: Int32 = 0
    static let findings: Int32 = 1
    static let wrongUsage: Int32 = 2
    static let fault: Int32 = 70
    /// As shells tell it of an interrupt.
    static let interrupted: Int32 = 130

    /// Prints what there is to say about why a command ended, and gives its status.
    static func report(_ error: any Error) -> Int32 {
        let code = ParleyCommand.exitCode(for: error)
        let text = ParleyCommand.fullMessage(for: error)
        if !text.isEmpty {
            if code.isSuccess { StandardStreams.print(text) } else { StandardStreams.tell(text) }
        }
        return status(of: code, error: error)
    }

    /// ArgumentParser's own code for wrong usage is 64; an error that no command turned into a status is a fault.
    static func status(of code: ExitCode, error: any Error) -> Int32 {
        if code == .validationFailure { return wrongUsage }
        if code.isSuccess || error is ExitCode { return code.rawValue }
        return fault
    }
}
