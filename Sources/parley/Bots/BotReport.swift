// What is said of a bot that does not open, and of what else keeps a command from its result.

import Parley
import ParleyModel

enum BotReport {
    /// In words on standard error.
    ///
    /// - Parameter inJSON: as an object on standard output too, for a program that waits for a result there.
    static func tell(_ error: BotError, inJSON: Bool = false) {
        if inJSON { StandardStreams.print(json(error.code, error.message)) }
        switch error {
        case .diagnostics(let diagnostics): StandardStreams.tell(text(of: diagnostics))
        default: StandardStreams.tell("parley: " + error.message.visible)
        }
    }

    static func tell(_ sentence: String, code: String, inJSON: Bool) {
        if inJSON { StandardStreams.print(json(code, sentence)) }
        StandardStreams.tell(sentence.visible)
    }

    /// The shape of errors among the JSON lines of `chat`.
    static func json(_ code: String, _ message: String) -> String {
        CanonicalJSON.text(.record(AnswerLine.error(session: nil, id: nil, code: code, message: message)))
    }

    static func text(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map(\.report.visible).joined(separator: "\n")
    }
}

extension BotError {
    fileprivate var code: String {
        switch self {
        case .folder: "no-bot"
        case .diagnostics: "broken-bot"
        case .store: "store-failed"
        }
    }
}
