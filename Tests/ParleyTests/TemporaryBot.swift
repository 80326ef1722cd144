// A bot in a folder of its own, made and removed by a test.
import Parley
import ParleyModel
import TemporaryFiles
import Testing

/// Files by path relative to the bot's folder; the folder is removed with the value.
final class TemporaryBot: Sendable {
    private let files: TemporaryFolder
    var folder: String { files.path }

    init(_ files: [String: String]) {
        do { self.files = try TemporaryFolder(files) } catch { fatalError("\(error)") }
    }

    func write(_ text: String, to path: String) {
        do { try files.write(text, to: path) } catch { Issue.record(error) }
    }

    func open(
        _ store: any Store, clock: any Clock = SystemClock(), actions: [any ActionHost] = []
    ) throws -> Bot {
        var options = Bot.Options(folder: folder)
        options.store = .existing(store)
        options.clock = clock
        options.actions = actions
        options.workers = 2
        // However long a busy machine makes a test wait.
        options.actionTimeout = 3600
        return try Bot.open(options)
    }
}

extension Bot {
    /// What the bot replies, as texts.
    func says(to text: String, in session: String = "s", id: String? = nil) async throws -> [String] {
        let input = Input(session: SessionID(session), id: id.map(InputID.init), text: text)
        return try await send(input).replies.map { $0.text ?? "" }
    }
}
