// What flows get from `nlp`.

import Parley
import ParleyModel
import Testing

@Suite struct LanguageWordTests {
    private static func replies(to text: String, _ lua: String) async throws -> [String] {
        let files = TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "zh", time_zone = "Asia/Shanghai" })
            flow("f", { on = "parley.greeting" }, function()
              local text = \(lua)
              say(text)
            end)
            """
        ])
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        return try await bot.says(to: text)
    }

    @Test(
        "Each word of nlp gives flows what it promises",
        arguments: [
            (#"table.concat(nlp.tokens("我要退货 iPhone"), "|")"#, "我|要|退货|iphone"),
            (#"nlp.tags("我要退货")[3].word .. "/" .. nlp.tags("我要退货")[3].tag"#, "退货/v"),
            (#"nlp.sentiment("太差了，气死我了") < 0 and "bad" or "good""#, "bad"),
            (#"nlp.sentiment("I love it, thank you") > 0 and "good" or "bad""#, "good"),
            (
                #"nlp.keywords("Wireless headphones. Wireless headphones!")[1]"#,
                "Wireless headphones"
            ),
            (#"nlp.values("付三百五十块，电话13800138001")[1].type"#, "money"),
            (#"nlp.values("付三百五十块，电话13800138001")[1].value .. "" "#, "350"),
            (#"nlp.values("付三百五十块，电话13800138001")[2].text"#, "13800138001"),
            (#"#nlp.values("没有") .. "" "#, "0"),
        ])
    func gives(lua: String, text: String) async throws {
        let said = try await Self.replies(to: "你好", lua)
        #expect(said == [text])
    }

    @Test func valuesAreCountedFromTheSessionsClock() async throws {
        let said = try await Self.replies(
            to: "你好", #"(nlp.values("明天下午三点")[1].value ~= now().date) and "other" or "same""#)
        #expect(said == ["other"])
    }
}
