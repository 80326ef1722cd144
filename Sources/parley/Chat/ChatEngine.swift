// The engine as a chat opens it.

import ArgumentParser
import Parley
import ParleyModel

struct ChatEngine: Sendable {
    var options: Bot.Options
    private let begin: WrittenTime?
    private let shifted: ShiftedClock?

    /// - Parameter moves: whether the clock can be moved on while the chat goes, as `:later` does.
    init(_ options: Bot.Options, begin: WrittenTime?, moves: Bool = false) {
        self.options = options
        self.begin = begin
        let start = begin.map { $0.instant(in: .utc) } ?? (moves ? options.clock.now() : nil)
        shifted = start.map { ShiftedClock(at: $0) }
        if let shifted { self.options.clock = shifted }
    }

    var clock: any Clock { options.clock }

    func advance(bySeconds seconds: Int) { shifted?.advance(bySeconds: seconds) }

    /// A time to begin at is one of the bot's own time zone.
    func began(_ bot: Bot) {
        guard let begin, let shifted else { return }
        shifted.begin(at: begin.instant(in: TimeZoneRules.named(bot.declarations.settings.timeZone) ?? .utc))
    }

    func open() throws(BotError) -> Bot {
        let bot = try Bot.open(options)
        began(bot)
        return bot
    }

    /// Mistakes of the bot are told on standard error, and the command ends with the status for findings.
    func openOrReport() throws -> Bot {
        try ChatEngine.orReport { () throws(BotError) in try open() }
    }

    static func orReport<Result>(_ body: () throws(BotError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            BotReport.tell(error)
            throw ExitCode(ExitStatus.findings)
        }
    }
}
