// A bot in a folder of its own, made and removed by a test.
import Glibc
import Parley
import ParleyModel

/// Files by path relative to the bot's folder; the folder is removed with the value.
final class TemporaryBot: Sendable {
    let folder: String

    init(_ files: [String: String]) {
        var template = Array("/tmp/parley-test-XXXXXX".utf8CString)
        folder = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp/parley-test"
        }
        for (path, text) in files { write(text, to: path) }
    }

    deinit { _ = system("rm -rf '\(folder)'") }

    func write(_ text: String, to path: String) {
        let full = "\(folder)/\(path)"
        var parent = folder
        for part in path.split(separator: "/").dropLast() {
            parent += "/\(part)"
            mkdir(parent, 0o755)
        }
        guard let file = fopen(full, "w") else { return }
        fputs(text, file)
        fclose(file)
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
