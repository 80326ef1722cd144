// The engine as a chat opens it.

import ArgumentParser
import Parley
import ParleyModel

struct ChatEngine: Sendable {
    var options: Bot.Options
    private let begin: WrittenTime?
    private let shifted: ShiftedClock?

    init(_ options: Bot.Options, begin: WrittenTime?) {
        self.options = options
        self.begin = begin
        shifted = begin.map { ShiftedClock(at: $0.instant(in: .utc)) }
        if let shifted { self.options.clock = shifted }
    }

    var clock: any Clock { options.clock }

    /// Opens the bot; a time to begin at is from now on one of the bot's own time zone.
    func open() throws(BotError) -> Bot {
        let bot = try Bot.open(options)
        if let begin, let shifted {
            let zone = TimeZoneRules.named(bot.declarations.settings.timeZone) ?? .utc
            shifted.begin(at: begin.instant(in: zone))
        }
        return bot
    }

    /// Mistakes of the bot are told on standard error, and the command ends with the status for findings.
    func openOrReport() throws -> Bot {
        do {
            return try open()
        } catch {
            BotReport.tell(error)
            throw ExitCode(ExitStatus.findings)
        }
    }
}
