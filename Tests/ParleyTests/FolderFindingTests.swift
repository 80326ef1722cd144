// Files that are not read, or not as they were meant: told by `parley check` before any Lua is looked at.
import Glibc
import Parley
import ParleyModel
import TemporaryFiles
import Testing

@Suite struct FolderFindingTests {
    private static let flow = """
        settings({ locale = "en" })
        flow("bye", { on = { event = "bye" } }, function()
          say("Good bye.")
        end)

        """

    /// `CODE FILE:LINE`, of each finding, or the sentence with which the folder is refused.
    private func told(_ files: [String: String], bytes: [UInt8]? = nil) throws -> [String] {
        let folder = try TemporaryFolder(files)
        if let bytes { try folder.write(bytes, to: "Flows/bot.lua") }
        do {
            return try withExtendedLifetime(folder) { try Bot.check(Bot.Options(folder: folder.path)) }
                .map { "\($0.code) \($0.position?.file ?? ""):\($0.position?.line ?? 0)" }
        } catch let error as BotError {
            return [error.message.replacing(folder.path, with: "bot")]
        }
    }

    @Test("a folder with nearly the right name is told")
    func folders() throws {
        for name in ["flows", "Flow", "FLOWS"] {
            #expect(
                try told(["\(name)/bot.lua": Self.flow]) == [
                    "bot is no bot: its folder \(name)/ is called Flows/, with this spelling. Rename it."
                ])
        }
        #expect(
            try told(["Flows/bot.lua": Self.flow, "plugins/a/init.lua": ""]) == ["W419 plugins/:1"])
    }

    @Test("so are Lua files whose names keep them from being read")
    func names() throws {
        let files = [
            "Flows/bot.lua": Self.flow, "Flows/a.LUA": "", "Flows/b.lua.txt": "", "Plugins/c.lua": "",
        ]
        #expect(
            try told(files) == ["W419 Flows/a.LUA:1", "W419 Flows/b.lua.txt:1", "W419 Plugins/c.lua:1"])
        for name in ["a.LUA", "a.lua.txt"] {
            #expect(
                try told(["Flows/\(name)": Self.flow]) == [
                    "bot/Flows/\(name) is not read: names of Lua files end in .lua, in small letters. Rename it."
                ])
        }
        let alone = try told(["Flows/bot.txt": Self.flow])
        #expect(alone.first?.contains("There is no Lua file under Flows/. There is Flows/bot.txt.") == true)
    }

    @Test("a text that is not UTF-8 is told with its line, a comment is not; UTF-16 is no Lua")
    func encodings() throws {
        let text = Array(Self.flow.utf8)
        // "再见" in GBK.
        let gbk: [UInt8] = [0xD4, 0xD9, 0xBC, 0xFB]
        let place = try #require(Self.flow.utf8.firstIndex(of: UInt8(ascii: "G"))).utf16Offset(in: Self.flow)
        let broken = Array(text[..<place]) + gbk + Array(text[place...])
        #expect(try told([:], bytes: broken) == ["E119 Flows/bot.lua:3"])
        #expect(try told([:], bytes: Array("-- ".utf8) + gbk + [10] + text) == [])
        let wide: [UInt8] = [0xFF, 0xFE] + text.flatMap { [$0, 0] }
        #expect(try told([:], bytes: wide).first?.contains("The file is UTF-16") == true)
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(Self.flow.replacing("\n", with: "\r\n").utf8)
        #expect(try told([:], bytes: marked) == [])
    }

    @Test("a bot with nothing to say is told so; one with answers alone is sound")
    func empty() throws {
        #expect(try told(["Flows/bot.lua": ""]) == ["E116 Flows/bot.lua:1"])
        #expect(try told(["Flows/bot.lua": "answer(\"Are you open?\", \"Yes.\")"]) == [])
    }

    @Test("a file that answers() cannot read is told as such")
    func answers() throws {
        let told = try told(["Flows/bot.lua": "answers(\"faq.xlsx\")", "Flows/faq.xlsx": "PK"])
        #expect(
            told.first?.contains("answers() names Flows/faq.xlsx, and reads no files of that kind.") == true)
    }
}
