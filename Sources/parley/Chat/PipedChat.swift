// A chat in a pipe: one line in, its replies out, one a line, then the next.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

/// For the main thread.
final class PipedChat {
    private let command: ChatCommand
    private var traces = false
    private let stop = StopSignal()
    private let style = Style(for: STDERR_FILENO)

    init(command: ChatCommand) { self.command = command }

    func run() throws {
        StopSignal.onInterrupt { [stop] in stop.raise() }
        let conversation = try command.conversation()
        defer {
            tell(conversation.lateFindings())
            conversation.close()
        }
        tell(conversation.notes)
        var reader = LineReader(limit: Input.maximumTextBytes, stop: stop)
        var isComplete = true
        while let line = reader.next() {
            tell(conversation.reloadIfChanged())
            switch answer(line, in: conversation) {
            case .answered: break
            case .notAnswered: isComplete = false
            case .ended: return
            }
        }
        if !isComplete { throw ExitCode(ExitStatus.findings) }
    }

    private func tell(_ lines: [String]) { for line in lines { StandardStreams.tell(line) } }

    private enum Step { case answered, notAnswered, ended }

    private func answer(_ line: LineCutter.Line, in conversation: Conversation) -> Step {
        guard case .bytes(let bytes) = line else {
            StandardStreams.tell("A message over \(Input.maximumTextBytes) bytes was left out.")
            return .notAnswered
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            StandardStreams.tell("A line that is not UTF-8 was left out.")
            return .notAnswered
        }
        switch ChatLine(text) {
        case .blank: return .answered
        case .message(let text): return say(.message(Message(text)), in: conversation)
        case .command(let command, let argument): return perform(command, argument, in: conversation)
        case .unknownCommand(let name, let closeNames):
            StandardStreams.tell(ChatLine.unknown(name, closeNames: closeNames))
            return .answered
        }
    }

    private func say(_ content: Input.Content, in conversation: Conversation) -> Step {
        switch conversation.send(content) {
        case .success(let turn):
            let isRead = ReplyText(turn.replies).lines.allSatisfy { StandardStreams.print($0) }
            TurnNotes.tell(
                of: turn, verbose: command.verbose, declarations: conversation.bot.declarations, style: style)
            if traces { tell((try? conversation.trace()) ?? []) }
            return isRead ? .answered : .ended
        case .failure(let error):
            StandardStreams.tell("parley: " + error.message.visible)
            return .notAnswered
        }
    }

    private func perform(_ command: ChatLine.Command, _ argument: String, in conversation: Conversation)
        -> Step
    {
        switch conversation.perform(command, argument) {
        case .input(let content): return say(content, in: conversation)
        case .shown(let lines): for line in lines { StandardStreams.print(line) }
        case .told(let lines): tell(lines)
        case .refused(let why):
            StandardStreams.tell(why)
            return .notAnswered
        case .traces(let on): traces = on
        case .restarted: break
        case .ended: return .ended
        }
        return .answered
    }
}
