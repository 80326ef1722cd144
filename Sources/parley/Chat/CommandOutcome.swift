// What a command of the chat comes to, on a terminal and in a pipe alike.

import Parley
import ParleyModel
import ParleyTesting

enum CommandOutcome {
    /// Goes to the bot, and its replies are shown.
    case input(Input.Content)
    /// A result.
    case shown([String])
    /// Something about the chat itself.
    case told([String])
    /// The command cannot be done as it was given.
    case refused(String)
    case traces(Bool)
    case restarted
    case ended
}

extension Conversation {
    func perform(_ command: ChatLine.Command, _ argument: String) -> CommandOutcome {
        do throws(StoreError) {
            switch command {
            case .why: return .told(try WhyText.lines(self).map { "  " + $0.visible })
            case .trace where !argument.isEmpty: return traces(argument)
            case .trace: return .told(try trace())
            case .slots:
                let slots = try slots()
                if slots.isEmpty { return .told(["(no values yet)"]) }
                return .shown(slots.map { "\($0.name) = \($0.value.visible)" })
            case .undo: return undo(argument)
            case .later: return later(argument)
            case .locale: return speak(argument)
            case .save: return try save(to: argument)
            case .reload: return .told(reload())
            case .restart:
                if case .failure(let error) = restart() {
                    return .refused("parley: " + error.message.visible)
                }
                return .restarted
            case .help: return .shown([ChatLine.help])
            case .quit: return .ended
            }
        } catch { return .refused("parley: " + error.message.visible) }
    }

    /// What the last turn wrote into the journal.
    func trace() throws(StoreError) -> [String] {
        let entries = try entries()
        let hidden = PrivateValues(entries, declarations: bot.declarations)
        let start = entries.lastIndex { if case .received = $0.body { true } else { false } } ?? 0
        let lines = TraceText.lines(entries[start...], masking: hidden).map { "  " + $0.visible }
        return lines.isEmpty ? ["(nothing was said yet)"] : lines
    }

    private func traces(_ argument: String) -> CommandOutcome {
        switch argument {
        case "on": .traces(true)
        case "off": .traces(false)
        default: .refused(":trace takes on, off, or nothing.")
        }
    }

    private func undo(_ argument: String) -> CommandOutcome {
        guard let turns = argument.isEmpty ? 1 : Int64(argument), turns > 0 else {
            return .refused(":undo takes a number: :undo 2")
        }
        return .input(.event(name: "parley.back", fields: ["turns": .integer(turns)]))
    }

    private func speak(_ argument: String) -> CommandOutcome {
        guard let locale = Locale(written: argument) else {
            return .refused(":locale takes a language, as in :locale en (\(Locale.writtenForm)).")
        }
        return .input(.event(name: "parley.locale", fields: ["locale": .text(locale.text)]))
    }

    private func later(_ argument: String) -> CommandOutcome {
        guard let seconds = WrittenDuration.seconds(in: argument) else {
            return .refused(":later takes a length of time: :later 2h, :later 90m, :later 1d 12h")
        }
        advance(bySeconds: seconds)
        let zone = TimeZoneRules.named(bot.declarations.settings.timeZone) ?? .utc
        return .told(["(it is \(TraceText.time(now, in: zone)) now)"])
    }

    private func save(to path: String) throws(StoreError) -> CommandOutcome {
        guard !path.isEmpty else {
            return .refused(":save takes the name of a file: :save tests/a-return.chat")
        }
        let title = "A session that was saved from the chat."
        let place = SavedTranscript.place(of: path, bot: folder)
        let entries = try entries()
        guard
            let saved = SessionTranscript(
                entries, since: seen, folder: folder, loaded: reading,
                file: place, note: title)
        else {
            return .refused("There is nothing to save: nothing was said yet.")
        }
        if place != path { Folders.make(above: place) }
        let path = place
        if let problem = SavedTranscript.write(saved, to: path) { return .refused(problem) }
        return .told(SavedTranscript.remarks(on: saved, path: path, isCut: hasRestarted))
    }
}
