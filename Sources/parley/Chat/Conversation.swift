// One session of a bot as a person talks in it: one input at a time, each waited for.

import Parley
import ParleyModel

final class Conversation {
    private let live: LiveBot
    private let check: BackgroundCheck
    let session: SessionID
    private let user: UserID?
    /// Begins the session; from then on the session's own locale counts.
    private var locale: Locale?
    /// The number of the session's last entry before the person at the chat saw anything of it, or before `:restart`.
    private(set) var seen: Int64 = 0
    private(set) var hasRestarted = false

    init(bot: LiveBot, session: SessionID, user: UserID?, locale: Locale?) {
        live = bot
        check = BackgroundCheck(folder: bot.folder)
        self.session = session
        self.user = user
        self.locale = locale
        seen = (try? entries().last?.seq) ?? 0
    }

    /// What whoever talks should know before anything is done.
    var notes: [String] {
        let databases = bot.changingDatabases
        var notes: [String] = []
        if let view = try? view(), let run = view.top, !view.isClosed, run.revision != bot.revision {
            notes.append(
                "(The open flow goes on with the text that it was begun with; :restart begins with what the files say now.)"
            )
        }
        let texts = bot.declarations.texts
        if let note = locale.flatMap({ EngineLocales.note(on: $0.text, texts: texts) }) { notes.append(note) }
        guard !databases.isEmpty else { return notes }
        return notes + [
            "(What actions write is real and stays, in \(databases.joined(separator: ", ").visible); parley test writes into a copy.)"
        ]
    }

    var bot: Bot { live.bot }
    /// The same, for whoever ends the process from another thread.
    var serving: Monitor<Bot> { live.serving }
    /// As the chat's clock shows it.
    var now: Instant { live.now }
    var folder: String { live.folder }
    var reading: LoadedBot { live.reading }

    func close() { live.close() }

    func send(_ content: Input.Content) -> Result<TurnResult, SendError> {
        let input = Input(session: session, content: content, user: user, channel: "terminal", locale: locale)
        locale = nil
        let answer = Monitor<Result<TurnResult, SendError>?>(nil)
        bot.send(input) { result in answer.update { $0 = result } }
        return answer.wait { $0 }
    }

    func restart() -> Result<Void, SendError> {
        let answer = Monitor<Result<Void, SendError>?>(nil)
        bot.restart(session) { result in answer.update { $0 = result } }
        let result = answer.wait { $0 }
        if case .success = result {
            seen = (try? entries().last?.seq) ?? seen
            hasRestarted = true
        }
        return result
    }

    func advance(bySeconds seconds: Int) { live.advance(bySeconds: seconds) }

    func view() throws(StoreError) -> JournalView { try bot.view(of: session) }

    func entries() throws(StoreError) -> [JournalEntry] { try bot.entries(of: session) }

    /// Slots with their present values, private ones masked.
    func slots() throws(StoreError) -> [(name: String, value: String)] {
        try bot.state(of: session).slots.fields.map { ($0.name, $0.value.printed) }
    }

    /// The line at which the flow on top waits.
    var waitingPlace: SourcePosition? {
        let answer = Monitor<SourcePosition??>(nil)
        bot.waitingPlace(of: session) { place in answer.update { $0 = .some(place) } }
        return answer.wait { $0 }
    }

    // MARK: the bot's files

    /// Reads the bot's files again: what there is to say about it.
    func reload() -> [String] {
        let before = bot.declarations
        do throws(BotError) {
            try live.reload()
            return read("the bot was read again", after: before)
        } catch { return Conversation.broken(error) }
    }

    /// How long findings are waited for, in seconds; those that come later are told with the next look at the files.
    private static let patience = 0.03

    private func read(_ sentence: String, after before: Declarations) -> [String] {
        check.begin()
        let present = bot.declarations
        var lost = ""
        if present.flows.isEmpty, present.answers.isEmpty {
            lost = ", and has neither flows nor answers now"
        } else if present.flows.isEmpty, !before.flows.isEmpty {
            lost = ", and has no flow now"
        }
        return ["(\(sentence)\(lost))"] + check.taken(within: Conversation.patience)
    }

    /// What the newest look at the files has found and nobody was told yet, for the end of a chat: waited for.
    func lateFindings() -> [String] { check.taken(within: 10) }

    /// Waits for the new examples to be learned.
    func finishLearning() throws(BotError) { try live.finishLearning() }

    /// Under `--watch`: what there is to say when files have changed; when they have not, what was found late in the newest.
    func reloadIfChanged(settled: Bool = false) -> [String] {
        let before = bot.declarations
        return switch live.reloadIfChanged(settled: settled) {
        case nil: check.taken(within: 0)
        case .success(.read): read("a file was saved: the bot was read again", after: before)
        case .success(.learning):
            read("a file was saved: the bot was read again, and learns the new examples", after: before)
        case .success(.learned): ["(the new examples are learned)"] + check.taken(within: 0)
        case .failure(let error): Conversation.broken(error)
        }
    }

    private static func broken(_ error: BotError) -> [String] {
        let report =
            if case .diagnostics(let diagnostics) = error { BotReport.text(of: diagnostics) } else {
                "parley: " + error.message.visible
            }
        return [report, "(the bot goes on as it was before)"]
    }
}

extension JournalView {
    /// What is asked: by the engine itself, or by the run on top.
    var openQuestion: Asked? { offered ?? top?.state.asked }
}
