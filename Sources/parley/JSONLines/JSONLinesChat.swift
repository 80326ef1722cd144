// `parley chat --jsonl`: the bot as another program talks to it.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct JSONLinesChat {
    /// A longer line is told and skipped.
    static let lineLimit = 1 << 20

    private let command: ChatCommand
    private let stop = StopSignal()
    private let exchange: Exchange
    private let actions: HostActions
    private let ownSession: SessionID

    init(command: ChatCommand) {
        self.command = command
        let exchange = Exchange(isVerbose: command.verbose, broken: { [stop] in stop.raise() })
        self.exchange = exchange
        actions = HostActions(
            command.actions?.actions ?? [], ask: { exchange.ask($0) }, ended: { exchange.callEnded() })
        let random = String(UInt64.random(in: .min ... .max), radix: 16)
        ownSession = SessionID(command.session ?? "process-\(random)")
    }

    func run() throws {
        StopSignal.onInterrupt { [stop] in stop.raise() }
        // Turns that a crash left open are finished while the bot opens, and may call actions that the other program
        // serves: its results must be read meanwhile.
        let opening = Opening(engine: engine, exchange: exchange, stop: stop)
        guard let writer = exchange.start(), let opener = WorkThread({ opening.run() }) else {
            StandardStreams.tell("parley: the system gives no more threads.")
            throw ExitCode(ExitStatus.fault)
        }
        read()
        actions.close()
        opener.join()
        exchange.finish()
        writer.join()
        if let error = opening.error {
            BotReport.tell(error, inJSON: true)
            throw ExitCode(ExitStatus.findings)
        }
        opening.bot?.close()
    }

    private var engine: ChatEngine {
        var engine = command.engine
        if !actions.actions.isEmpty { engine.options.actions = [actions] }
        return engine
    }

    private func read() {
        var reader = LineReader(limit: JSONLinesChat.lineLimit, stop: stop)
        while let line = reader.next() {
            switch line {
            case .tooLong(let limit):
                exchange.refuse(
                    LineProblem(code: "message-too-large", message: "A line has at most \(limit) bytes."))
            case .bytes(let bytes): take(RequestLine(bytes, ownSession: ownSession))
            }
        }
    }

    private func take(_ request: RequestLine) {
        switch request {
        case .blank: break
        case .wrong(let problem): exchange.refuse(problem)
        case .input(var input):
            if input.user == nil, let user = command.user { input.user = UserID(user) }
            if input.locale == nil { input.locale = command.firstLocale }
            exchange.accept(input)
        case .result(let key, let outcome):
            if !actions.complete(key, with: outcome) {
                exchange.refuse(LineProblem(code: "unknown-key", message: "No call with this key is open."))
            }
        }
    }
}

/// Opens the bot on a thread of its own.
private final class Opening: Sendable {
    private let engine: ChatEngine
    private let exchange: Exchange
    private let stop: StopSignal
    private let result = Monitor<Result<Bot, BotError>?>(nil)

    init(engine: ChatEngine, exchange: Exchange, stop: StopSignal) {
        self.engine = engine
        self.exchange = exchange
        self.stop = stop
    }

    func run() {
        do {
            let bot = try engine.open()
            result.update { $0 = .success(bot) }
            exchange.opened(bot)
        } catch {
            result.update { $0 = .failure(error) }
            exchange.openingFailed()
            stop.raise()
        }
    }

    var bot: Bot? { if case .success(let bot)? = result.update({ $0 }) { bot } else { nil } }
    var error: BotError? { if case .failure(let error)? = result.update({ $0 }) { error } else { nil } }
}
