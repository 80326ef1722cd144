// One run of a transcript in one variation, from the first line to the first thing that goes wrong.

import Parley
import ParleyModel

/// Used by one thread, once.
final class TranscriptRun {
    let transcript: Transcript
    let variation: Variation
    let runner: TranscriptRunner
    /// Whether replies and expectations are compared; else they are only collected.
    let isJudged: Bool
    private let clock = FixedClock(Transcript.LocalClock.standard.instant(in: .utc))
    private let random = SeededRandom()
    private var store = Bot.memoryStore()
    /// The stores of other machines, the present one last.
    private var machines: [CopiedStore] = []
    let session = SessionID("transcript")
    let actions: ScriptedActions
    private var openBot: Bot?
    /// The folder of the last `* deploy`, as written.
    private var deployed: String?
    /// What this run reads of bots' folders for itself, once it is on another machine.
    private var readings: LoadedBots?
    private let scratch = ScratchFolder()
    /// The bots' folders that this run has opened: the databases of each have copies of their own.
    private var opened: [String] = []
    /// What was read of those folders.
    private(set) var readBots: [LoadedBot] = []
    private var record = TranscriptRecord()
    var captured: [String: String] = [:]
    private var lastReplies: [Reply] = []
    private var inputs = 0

    init(_ transcript: Transcript, _ variation: Variation, runner: TranscriptRunner, isJudged: Bool = true) {
        self.transcript = transcript
        self.variation = variation
        self.runner = runner
        actions = ScriptedActions(transcript.header.actions, trouble: variation.trouble)
        if case .refusing = variation { self.isJudged = false } else { self.isJudged = isJudged }
    }

    func perform() -> TranscriptRecord {
        do {
            try begin()
            for step in transcript.steps { try perform(step) }
            if isJudged, variation == .plain { try requireKnownStubs() }
            record.entries = try ask(at: 1) { bot throws(StoreError) in try bot.entries(of: session) }
        } catch {
            record.failure = error
        }
        record.calls = actions.calls
        record.notes = actions.passedOver.map { stub in
            let arguments = stub.arguments.map { " " + $0.literal } ?? ""
            return "action \(stub.name)\(arguments) fits no call: \(stub.name) ran for real."
        }
        // A run that failed may have left a turn that never ends; closing would wait for it.
        if record.failure == nil { openBot?.close() } else { openBot?.abandon() }
        store.close()
        for machine in machines { machine.close() }
        scratch.remove()
        return record
    }

    // MARK: - the bot

    /// Where the bot's files are now: as the header says, until others are deployed.
    private var folder: String { (deployed ?? transcript.header.bot).map(place(of:)) ?? runner.folder }

    private func place(of written: String) -> String {
        written.hasPrefix("/") ? written : runner.folder + "/" + written
    }

    private func begin() throws(TranscriptFailure) {
        let bot = try open()
        let zone = TimeZoneRules.named(bot.declarations.settings.timeZone) ?? .utc
        clock.set(transcript.header.clock.instant(in: zone))
    }

    @discardableResult
    private func open() throws(TranscriptFailure) -> Bot {
        var options = Bot.Options(folder: folder)
        options.store = .existing(store)
        options.clock = clock
        options.random = random
        options.actions = runner.actions
        options.interposing = { [actions] in actions.over($0) }
        options.workers = 1
        options.coverage = folder == runner.folder ? runner.coverage : nil
        if TextFiles.isFolder(folder + "/Plugins") { options.databaseCopies = try copies(of: folder) }
        do {
            options.loaded = try (readings ?? runner.loadedBots).bot(
                in: folder, actions: runner.actions, coverage: options.coverage)
            if let loaded = options.loaded { readBots.append(loaded) }
            let bot = try Bot.open(options)
            openBot = bot
            return bot
        } catch {
            throw failure(error)
        }
    }

    /// What actions do in this run, no other run sees, and nobody finds it in the plugin's own database.
    private func copies(of folder: String) throws(TranscriptFailure) -> String {
        if !opened.contains(folder) { opened.append(folder) }
        do {
            return try "\(scratch.path())/\(opened.firstIndex(of: folder) ?? 0)"
        } catch {
            throw failure(BotError.folder("There is no place for a copy of the databases: \(error.message)."))
        }
    }

    /// As a kill and a new start leave it.
    private func restart() throws(TranscriptFailure) {
        openBot?.abandon()
        openBot = nil
        try open()
    }

    /// A new start with the files of another folder: open runs stay with their own, new ones take these.
    private func deploy(_ written: String, _ line: Transcript.Line) throws(TranscriptFailure) {
        deployed = written
        do { try restart() } catch { throw failure(at: line.number, error.reason, before: line) }
    }

    /// Killed here, and started on a copy of the store, with the bot's files read anew.
    private func move(_ line: Transcript.Line) throws(TranscriptFailure) {
        openBot?.abandon()
        openBot = nil
        do {
            let copy = try CopiedStore(of: store, users: transcript.header.user.map { [$0] } ?? [])
            machines.append(copy)
            store = copy.store
        } catch {
            throw broken(line, "The store cannot be copied: \(error.message).")
        }
        readings = LoadedBots()
        try open()
    }

    func ask<T>(
        at line: Int, _ question: (Bot) throws(StoreError) -> T
    ) throws(TranscriptFailure) -> T {
        guard let bot = openBot else { throw broken(at: line, "the bot is closed") }
        do {
            return try question(bot)
        } catch {
            throw broken(at: line, error.message)
        }
    }

    // MARK: - steps

    private func perform(_ step: Transcript.Step) throws(TranscriptFailure) {
        var replies: [Reply] = []
        var problem: Problem?
        if let line = step.cause {
            switch variation {
            case .restartBeforeEveryLine: try restart()
            case .evictionBeforeEveryLine: openBot?.evictAll()
            case .plain, .again, .killAtWrite, .refusing: break
            }
            if let content = try content(of: line) {
                let result = try send(content, line)
                (replies, problem) = (result.replies, result.problem)
                lastReplies = replies
            }
        }
        record.said.append(replies)
        guard isJudged else { return }
        try judge(step, replies, problem)
        for line in step.claims { try judge(line) }
    }

    /// What a line sends to the bot; `nil` where it only moves the world.
    private func content(of line: Transcript.Line) throws(TranscriptFailure) -> Input.Content? {
        switch line.content {
        case .user(.says(let text, let attachments)):
            return .message(Message(ReplyPattern(text).fill(captured), attachments: attachments))
        case .user(.presses(let title)): return .button(try value(ofButton: title, line))
        case .direction(.event(let name, let fields)): return .event(name: name, fields: fields)
        case .direction(.handBack(let fields)):
            guard try isHandedOff(line) else { return nil }
            return .event(name: "handed_back", fields: fields)
        case .direction(.restart): try restart()
        case .direction(.later(let seconds)): clock.advance(bySeconds: Double(seconds))
        case .direction(.undo(let turns)):
            return .event(name: "parley.back", fields: ["turns": .integer(Int64(turns))])
        case .direction(.deploy(let folder)): try deploy(folder, line)
        case .direction(.anotherMachine): try move(line)
        case .agent: throw notYet("agent:", line)
        case .bot, .expect: break
        }
        return nil
    }

    private func value(ofButton written: String, _ line: Transcript.Line) throws(TranscriptFailure) -> String
    {
        let title = ReplyPattern(written).fill(captured)
        let buttons = lastReplies.flatMap(\.allButtons)
        if let button = buttons.first(where: { $0.title == title }) { return button.value ?? button.title }
        guard isJudged else { return title }
        let offered = buttons.map { "[\($0.title)]" }.joined(separator: " ")
        throw failure(
            at: line.number,
            .wrong(expected: ["user: [\(title)]"], got: [buttons.isEmpty ? "(no buttons)" : offered]),
            before: line)
    }

    /// Where replies are free, nobody may have got the session: then the line is passed over.
    private func isHandedOff(_ line: Transcript.Line) throws(TranscriptFailure) -> Bool {
        let view = try ask(at: line.number) { bot throws(StoreError) in try bot.view(of: session) }
        if view.handedOff != nil { return true }
        if isJudged { throw mistaken(.nothingHandedOff, line) }
        return false
    }

    private func notYet(_ what: String, _ line: Transcript.Line) -> TranscriptFailure {
        mistaken(.notYet(what), line)
    }

    /// A mistake of the transcript's that shows only while it runs.
    func mistaken(_ mistake: TranscriptMistake, _ line: Transcript.Line) -> TranscriptFailure {
        let source = transcript.source[line.place.lowerBound]
        let diagnostic = mistake.diagnostic(file: transcript.file, line: line.number, source: source)
        return failure(at: line.number, .diagnostics([diagnostic]))
    }

    // MARK: - sending

    private enum Answer: Sendable {
        case done(Result<TurnResult, SendError>)
        case killed
    }

    private func send(
        _ content: Input.Content, _ line: Transcript.Line
    ) throws(TranscriptFailure) -> TurnResult {
        inputs += 1
        let header = transcript.header
        let input = Input(
            session: session, id: InputID("t\(inputs)"), content: content, user: header.user,
            channel: header.channel ?? "test", locale: header.locale, metadata: header.metadata)
        let before = try invariants(line)
        var answer = wait(for: input)
        if case .killed? = answer {
            record.wasKilled = true
            try restart()
            answer = wait(for: input)
        }
        switch answer {
        case .done(.success(let result)):
            if let problem = result.problem, problem.breaksTranscripts {
                throw failure(at: line.number, .problem(problem), upTo: line)
            }
            try judge(result, input, before, line)
            return result
        case .done(.failure(let error)): throw broken(line, "The bot did not take this: \(error.message).")
        case .killed?: throw broken(line, "The program was killed a second time.")
        case nil: throw broken(line, "No answer came within \(runner.patience) seconds.")
        }
    }

    private func wait(for input: Input) -> Answer? {
        let waiter = Waiter<Answer>()
        actions.whenKilled { waiter.fulfil(.killed) }
        openBot?.send(input) { waiter.fulfil(.done($0)) }
        return waiter.wait(seconds: runner.patience)
    }
}
