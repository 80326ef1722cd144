// At a question for consent a no that names a thing or a value is about that alone, whatever its type; the question's verb,
// a goodbye and "not yet" are read for what they are.
import Parley
import ParleyModel
import Testing

@Suite struct RefusedPartTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en", time_zone = "UTC" })
        slot("cake", { type = "choice", title = { en = "cake", zh = "蛋糕" }, choices = {
          { value = "lemon", title = { en = "lemon", zh = "柠檬" } }, { value = "nut", title = { en = "nut", zh = "坚果" } },
          { value = "plum", title = { en = "plum", zh = "李子" } } }, ask = { en = "Which cake?", zh = "要哪种蛋糕？" } })
        slot("candles", { type = "integer", min = 0, max = 99, title = { en = "candles", zh = "蜡烛" },
          ask = { en = "How many candles?", zh = "要几根蜡烛？" } })
        slot("forks", { type = "integer", min = 0, title = { en = "forks per guest", zh = "叉子" },
          ask = { en = "How many forks?", zh = "要几把叉子？" } })
        slot("street", { type = "text", title = { en = "street", zh = "地址" }, ask = { en = "To which street?", zh = "送到哪里？" } })
        slot("day", { type = "date", title = { en = "day", zh = "日子" }, ask = { en = "Which day?", zh = "哪天？" } })
        slot("words", { type = "text", skip = true, title = { en = "icing", zh = "糖字" },
          ask = { en = "What shall the icing say?", zh = "糖字上写什么？" } })
        intent("bake", { "I want a cake baked", "bake me a cake", "我想定蛋糕", "定一个蛋糕" })
        flow("bake", { on = "bake" }, function()
          local cake, candles, forks = ask("cake"), ask("candles"), ask("forks")
          local street, day, words = ask("street"), ask("day"), ask("words")
          if not confirm({ en = "{cake}, {n} candles, {f} forks, to {street} on {day}, saying {words}. Bake it?",
              zh = "{cake}，{n}根蜡烛，{f}把叉子，{day}送到{street}，写{words}。烤吗？" },
            { cake = cake, n = candles, f = forks, street = street, day = day, words = words or "-" }) then
            return say({ en = "Nothing is baked.", zh = "没有烤。" })
          end
          say({ en = "Baking.", zh = "开始烤了。" })
        end)
        """
    ]
    private static let english = [
        "bake me a cake", "lemon", "5", "2", "Mill Lane 4", "2027-03-05", "Happy days",
    ]
    private static let chinese = ["我想定蛋糕", "柠檬", "5", "2", "磨坊路4号", "2027-03-05", "天天快乐"]
    private static let asked =
        "lemon, 5 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying Happy days. Bake it?"
    private static let chineseQuestion = "柠檬，5根蜡烛，2把叉子，2027-03-05送到磨坊路4号，写天天快乐。烤吗？"

    private func last(_ texts: [String]) async throws -> String {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in texts { said = try await bot.says(to: text) }
        return said.last ?? ""
    }

    @Test(arguments: [
        (
            "no candles",
            "lemon, 0 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying Happy days. Bake it?"
        ),
        (
            "yes but no candles",
            "lemon, 0 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying Happy days. Bake it?"
        ),
        (
            "without forks please",
            "lemon, 5 candles, 0 forks, to Mill Lane 4 on 2027-03-05, saying Happy days. Bake it?"
        ),
        ("no icing", "lemon, 5 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying -. Bake it?"),
        ("not plum", asked), ("not lemon", "Which cake?"), ("not Mill Lane", "To which street?"),
        ("bake", "Baking."), ("yes, bake it now", "Baking."), ("bake it please", "Baking."),
        ("don't bake it", "Nothing is baked."), ("no thanks, bye", "Nothing is baked."),
        ("sure, see you on Friday", "Baking."), ("okay thanks and have a lovely weekend", "Baking."),
        ("that's all", asked), ("not yet", "No hurry, take your time."),
        ("don't bake it yet", "No hurry, take your time."), ("I said yes", "Baking."),
        ("I'd rather not", "Nothing is baked."),
        ("the street is which?", asked), ("what happens now", asked),
    ])
    func anAnswerInEnglish(text: String, says: String) async throws {
        #expect(try await last(Self.english + [text]) == says)
    }

    @Test(arguments: [
        ("不要蜡烛", "柠檬，0根蜡烛，2把叉子，2027-03-05送到磨坊路4号，写天天快乐。烤吗？"),
        ("好的，叉子不用了", "柠檬，5根蜡烛，0把叉子，2027-03-05送到磨坊路4号，写天天快乐。烤吗？"),
        ("不要糖字了", "柠檬，5根蜡烛，2把叉子，2027-03-05送到磨坊路4号，写-。烤吗？"),
        ("不要坚果", chineseQuestion), ("不要柠檬", "要哪种蛋糕？"), ("别送到磨坊路", "送到哪里？"), ("烤吧", "开始烤了。"),
        ("好的好的，现在烤吧", "开始烤了。"), ("不用改了烤吧", "开始烤了。"), ("别烤", "没有烤。"), ("好的，辛苦了，周五见", "开始烤了。"),
        ("没有别的了", chineseQuestion), ("等会再烤", "不着急，您慢慢来。"), ("明天再说吧", "不着急，您慢慢来。"), ("不错", "开始烤了。"),
        ("河边路27号", "柠檬，5根蜡烛，2把叉子，2027-03-05送到河边路27号，写天天快乐。烤吗？"),
        ("我不定了", "好的，已取消。"), ("好，地址是哪里", chineseQuestion), ("现在怎么办", chineseQuestion),
    ])
    func anAnswerInChinese(text: String, says: String) async throws {
        #expect(try await last(Self.chinese + [text]) == says)
    }

    @Test(
        arguments: [
            (["bake me a cake", "nut", "none"], "How many forks?"),
            (["bake me a cake", "nut", "no candles"], "How many forks?"),
            (["我想定蛋糕", "坚果", "不用"], "要几把叉子？"), (["我想定蛋糕", "坚果", "没有"], "要几把叉子？"),
            (chinese.dropLast() + ["算了不写了"], "柠檬，5根蜡烛，2把叉子，2027-03-05送到磨坊路4号，写-。烤吗？"),
            (chinese.dropLast() + ["不要糖字"], "柠檬，5根蜡烛，2把叉子，2027-03-05送到磨坊路4号，写-。烤吗？"),
            (
                english.dropLast() + ["never mind the icing"],
                "lemon, 5 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying -. Bake it?"
            ),
            (
                english.dropLast() + ["skip", "no icing"],
                "lemon, 5 candles, 2 forks, to Mill Lane 4 on 2027-03-05, saying -. Bake it?"
            ),
            (["bake me a cake", "nut", "3", "1", "yes"], "To which street?"),
        ] as [([String], String)])
    func noneOfWhatIsAsked(texts: [String], says: String) async throws {
        #expect(try await last(texts) == says)
    }

    @Test(
        arguments: [
            (["bake me a cake", "nut", "3", "two steps back"], "Which cake?"),
            (["bake me a cake", "nut", "3", "1", "can we go back 3 steps please"], "Which cake?"),
            (["我想定蛋糕", "坚果", "3", "往回退两步"], "要哪种蛋糕？"), (["我想定蛋糕", "坚果", "3", "1", "撤销三步"], "要哪种蛋糕？"),
        ] as [([String], String)])
    func stepsBackAreCounted(texts: [String], says: String) async throws {
        #expect(try await last(texts) == says)
    }
}
