// A number that is a part of a name or an address, or counts something else, changes no number that was told.
import Parley
import ParleyModel
import Testing

@Suite struct FreeNumbersTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en", currency = "EUR" })
        slot("keeper", { type = "text", title = { en = "keeper", zh = "饲养员" }, ask = "Who keeps them?" })
        slot("yard", { type = "text", title = { en = "yard", zh = "院子" }, ask = "Where?" })
        slot("ticket", { type = "code", pattern = [[\\d{6}]], title = { en = "ticket", zh = "票号" }, ask = "Which ticket?" })
        slot("hens", { type = "integer", min = 1, title = { en = "hens", zh = "母鸡" }, ask = { en = "How many hens?", zh = "几只母鸡？" } })
        intent("keep", { "keep my hens", "我要寄养" })
        flow("keep", { on = "keep" }, function()
          local k, y, t, h = ask("keeper"), ask("yard"), ask("ticket"), ask("hens")
          if confirm("{k}, {y}, {t}, {h}?", { k = k, y = y, t = t, h = h }) then say("Kept.") end
        end)
        """
    ]

    private func last(_ words: String) async throws -> String {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in ["keep my hens", "陈七", "东风路12号4楼", "123456", "6", words] {
            said = try await bot.says(to: text)
        }
        return said[0]
    }

    @Test(arguments: [
        "改成赵六", "不对，是周八", "no, flat 9", "no, two foxes came", "wrong, it takes 3 minutes",
        "不对，在5楼",
    ])
    func isAskedWhich(words: String) async throws {
        let asked = try await last(words)
        #expect(["Which of these do you want to change?", "请问您要改的是哪一项？"].contains(asked))
    }

    @Test(arguments: [
        ("不对，饲养员是孙七", "孙七, 东风路12号4楼, 123456, 6?"),
        ("改成东风路18号", "陈七, 东风路18号, 123456, 6?"),
        ("4楼改成7楼", "陈七, 东风路12号7楼, 123456, 6?"),
        ("不是4楼是7楼", "陈七, 东风路12号7楼, 123456, 6?"),
        ("票号错了一位，123457", "陈七, 东风路12号4楼, 123457, 6?"),
        ("one digit is wrong, ticket 123457", "陈七, 东风路12号4楼, 123457, 6?"),
        ("no, 8", "陈七, 东风路12号4楼, 123456, 8?"),
        ("no, 8 hens please", "陈七, 东风路12号4楼, 123456, 8?"),
        ("no, 8 brown hens", "陈七, 东风路12号4楼, 123456, 8?"),
        ("不对，是八只", "陈七, 东风路12号4楼, 123456, 8?"),
        ("不对，八", "陈七, 东风路12号4楼, 123456, 8?"),
        ("改成8", "陈七, 东风路12号4楼, 123456, 8?"),
    ])
    func isChanged(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }
}
