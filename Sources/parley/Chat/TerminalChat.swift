// A chat with a person at a terminal.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct TerminalChat {
    private let command: ChatCommand
    private let style = Style(for: STDOUT_FILENO)
    private let notes = Style(for: STDERR_FILENO)

    init(command: ChatCommand) { self.command = command }

    func run() throws {
        let ending = TerminalEnding()
        StopSignal.onInterrupt { ending.end() }
        let conversation = try command.conversation()
        ending.opened(conversation.serving)
        defer { conversation.close() }
        var talk = Talk(conversation: conversation)
        try begin(&talk)
        guard let editor = LineEditor(prompt: prompt, history: LineHistory(path: command.historyPath)) else {
            StandardStreams.tell(
                "parley: this terminal cannot be used for line editing; try  parley chat | cat")
            throw ExitCode(ExitStatus.findings)
        }
        editor.completions = { line in
            ChatLine.completions(of: line, locales: EngineLocales.names(with: conversation.bot.declarations))
            {
                SavedTranscript.completions(of: $0, bot: conversation.folder)
            }
        }
        // Without --watch, :reload may find something late.
        editor.whenIdle = { conversation.reloadIfChanged(settled: true) }
        while case .text(let line) = editor.read() {
            tell(conversation.reloadIfChanged())
            if !answer(line, &talk) { return }
        }
        StandardStreams.print("")
    }

    /// What the chat knows between two lines.
    private struct Talk {
        let conversation: Conversation
        var buttons: [Reply.Button] = []
        var traces = false
        var name: String { conversation.bot.declarations.settings.name }
    }

    private var prompt: String {
        guard style.isColoured else { return "> " }
        let mark = LineEditor.literalMark
        return "\(mark)\u{1B}[1m\(mark)>\(mark)\u{1B}[0m\(mark) "
    }

    /// A new session is greeted; one that goes on shows where it stands.
    private func begin(_ talk: inout Talk) throws {
        StandardStreams.tell(notes.dim(":help shows the commands, Ctrl-D ends the chat."))
        tell(talk.conversation.notes)
        do {
            let view = try settledView(talk.conversation)
            if goesOn(view, talk.conversation) {
                StandardStreams.tell(notes.dim("(going on)"))
                show(view.openQuestion?.replies ?? view.lastReplies, &talk)
            } else {
                greet(&talk)
            }
        } catch {
            StandardStreams.tell("parley: " + error.message)
            throw ExitCode(ExitStatus.findings)
        }
    }

    /// The session when a turn that a crash left open is finished: a moment after the bot has opened.
    private func settledView(_ conversation: Conversation) throws(StoreError) -> JournalView {
        for _ in 0..<100 {
            let view = try conversation.view()
            if view.turn == nil { return view }
            usleep(20_000)
        }
        return try conversation.view()
    }

    private func goesOn(_ view: JournalView, _ conversation: Conversation) -> Bool {
        guard view.opened != nil, !view.isClosed else { return false }
        let timeout = conversation.bot.declarations.settings.timeout
        return conversation.now < view.lastInput.advanced(bySeconds: timeout)
    }

    private func greet(_ talk: inout Talk) { say(.event(name: "session_start", fields: [:]), &talk) }

    /// `false`: the chat is to end.
    private func answer(_ line: String, _ talk: inout Talk) -> Bool {
        switch ChatLine(line) {
        case .blank: break
        case .message(let text):
            let question = (try? talk.conversation.view())?.openQuestion?.question
            say(ButtonChoice.content(of: text, buttons: talk.buttons, question: question), &talk)
        case .command(let command, let argument): return perform(command, argument, &talk)
        case .unknownCommand(let name, let closeNames):
            StandardStreams.tell(ChatLine.unknown(name, closeNames: closeNames))
        }
        return true
    }

    private func perform(_ command: ChatLine.Command, _ argument: String, _ talk: inout Talk) -> Bool {
        switch talk.conversation.perform(command, argument) {
        case .input(let content): say(content, &talk)
        case .shown(let lines): for line in lines { StandardStreams.print(line) }
        case .told(let lines): tell(lines)
        case .refused(let why): StandardStreams.tell(why)
        case .traces(let on): talk.traces = on
        case .restarted:
            talk.buttons = []
            tell(["(a new session)"])
            greet(&talk)
        case .ended: return false
        }
        return true
    }

    private func tell(_ lines: [String]) { for line in lines { StandardStreams.tell(notes.dim(line)) } }

    private func say(_ content: Input.Content, _ talk: inout Talk) {
        switch talk.conversation.send(content) {
        case .success(let turn):
            show(turn.replies, &talk)
            let declarations = talk.conversation.bot.declarations
            TurnNotes.tell(of: turn, verbose: command.verbose, declarations: declarations, style: notes)
            if talk.traces { tell((try? talk.conversation.trace()) ?? []) }
        case .failure(let error): StandardStreams.tell("parley: " + error.message.visible)
        }
    }

    private func show(_ replies: [Reply], _ talk: inout Talk) {
        let text = ReplyText(replies)
        talk.buttons = text.buttons
        let name = talk.name.visible + ": "
        let indent = String(repeating: " ", count: TextWidth.columns(of: name))
        for (index, line) in text.lines.enumerated() {
            let head = index == 0 ? style.name(name) : indent
            StandardStreams.print(
                head
                    + line.split(separator: "\n", omittingEmptySubsequences: false).joined(
                        separator: "\n" + indent))
        }
    }
}
