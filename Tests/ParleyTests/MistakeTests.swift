// Designers' mistakes: each gets one diagnostic, with the right line and a hint, to the letter.
import Glibc
import Parley
import ParleyModel
import Testing

/// `Mistakes/NAME.lua` is the only file of a bot, `Mistakes/NAME.txt` what its author is told: when the bot is opened,
/// else when it is told "go". With `PARLEY_ACCEPT=1` the texts are written anew.
@Suite struct MistakeTests {
    static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Mistakes"

    static let names = names(in: folder)

    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".lua") { names.append(String(name.dropLast(4))) }
        }
        return names.sorted()
    }

    static func text(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test func thereAreMistakesToTest() { #expect(Self.names.count >= 30) }

    @Test(arguments: names)
    func aMistakeIsToldWithItsLine(_ name: String) async throws {
        let source = try #require(Self.text(of: "\(Self.folder)/\(name).lua"))
        let told = try await told(of: TemporaryBot(["Flows/\(name).lua": source]))
        let path = "\(Self.folder)/\(name).txt"
        if getenv("PARLEY_ACCEPT") != nil, let file = fopen(path, "w") {
            fputs(told, file)
            fclose(file)
        }
        #expect(told == Self.text(of: path))
    }

    private func told(of files: TemporaryBot) async throws -> String {
        do {
            let bot = try files.open(Bot.memoryStore())
            defer { bot.close() }
            let findings = bot.warnings.map(\.report)
            let turn = try await bot.send(Input(session: SessionID("s"), text: "go"))
            return (findings + [turn.problem?.diagnostic?.report ?? turn.problem?.message ?? "nothing"])
                .joined(separator: "\n")
        } catch let error as BotError {
            return error.message
        }
    }
}
