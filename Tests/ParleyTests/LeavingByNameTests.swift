// What is given up by its name, agreed to in its own verb, or answered without the word yes or no.
import Parley
import ParleyModel
import Testing

@Suite struct LeavingByNameTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("piano", { type = "text", title = { en = "name", zh = "名字" }, ask = { en = "What is the piano called?", zh = "钢琴叫什么名字？" } })
        slot("broken", { type = "yes_no", ask = { en = "Did anybody drop it?", zh = "有人摔过吗？" }, title = { en = "drop", zh = "摔伤" } })
        slot("keys", { type = "integer", title = { en = "keys", zh = "琴键" }, ask = { en = "How many keys stick?", zh = "有几个键不灵？" } })
        slot("state", { type = "choice", choices = { "lost", "rusty" }, ask = "Was the pedal lost or rusty?" })
        slot("lid", { type = "yes_no", title = { en = "open lid", zh = "加装盖板" }, ask = { en = "Do you want the lid?", zh = "要盖板吗？" } })
        intent("tune", { "tune my piano", "I want a tuning", "我要调音", "给钢琴调音" })
        intent("hours", { "opening hours", "when are you open" })
        intent("gift", { "add {money} to my gift card", "top up my gift card", "礼品卡充值{money}" })
        slot("money", { type = "money", currency = "CNY", ask = { en = "How much?", zh = "充多少？" } })
        flow("tune", { on = "tune", description = { en = "tune a piano", zh = "调音" } }, function()
          ask("piano") ask("broken") ask("keys") ask("lid")
          if confirm({ en = "Tune {piano}, {keys} keys, lid: {lid}. Agreed?", zh = "给{piano}调音，{keys}个键，盖板：{lid}。可以吗？" },
            { piano = slots.piano, keys = slots.keys, lid = tostring(slots.lid) }) then
            say({ en = "Coming.", zh = "来了。" })
          else
            say({ en = "Not coming.", zh = "不来。" })
          end
        end)
        flow("pedal", { on = "pedal" }, function() say("{state}", { state = ask("state") }) end)
        intent("pedal", { "the pedal is gone", "mend my pedal" })
        flow("gift", { on = "gift", description = { en = "top up a gift card", zh = "礼品卡充值" } }, function()
          say("{money}", { money = ask("money") })
        end)
        answer({ "when are you open", "opening hours", "几点开门" }, { en = "From nine.", zh = "九点。" })
        """
    ]

    private func says(_ words: [String]) async throws -> [String] {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in words { said = try await bot.says(to: text) }
        return said
    }

    private static let english = ["tune my piano", "Steinway", "no", "3", "yes"]
    private static let chinese = ["我要调音", "珠江", "没有", "3", "要"]

    @Test(arguments: [
        "cancel the tuning", "please abort the tuning", "can you cancel the tuning",
        "I want to cancel this tuning",
        "cancel the request", "no, cancel the tuning",
    ])
    func whatIsGoingOnIsCancelledByItsName(words: String) async throws {
        for length in 1...5 {
            let said = try await says(Self.english.prefix(length) + [words])
            #expect(said == ["All right, I have cancelled that."], "\(length)")
        }
    }

    @Test(arguments: ["取消调音", "请取消调音吧", "取消办理", "我想取消调音"])
    func inChineseToo(words: String) async throws {
        for length in 1...5 {
            let said = try await says(Self.chinese.prefix(length) + [words])
            #expect(said == ["好的，已取消。"], "\(length)")
        }
    }

    @Test(arguments: [
        ("yes, tune it", "Coming."), ("everything is correct", "Coming."),
        ("ok that's it", "Tune Steinway, 3 keys, lid: true. Agreed?"),
        ("yes, but later", "No hurry, take your time."), ("another name", "What is the piano called?"),
        ("different keys please", "How many keys stick?"),
        ("no lid", "Tune Steinway, 3 keys, lid: false. Agreed?"),
    ])
    func aConsentIsGivenInTheVerbOfTheFlow(words: String, reply: String) async throws {
        #expect(try await says(Self.english + [words]).last == reply)
    }

    @Test(arguments: [
        ("好，调吧", "来了。"), ("换个名字", "钢琴叫什么名字？"), ("改琴键", "有几个键不灵？"), ("信息无误", "来了。"),
        ("要不要给钱", "给珠江调音，3个键，盖板：true。可以吗？"),
        ("可以，但不要盖板", "给珠江调音，3个键，盖板：false。可以吗？"),
    ])
    func andInChinese(words: String, reply: String) async throws {
        #expect(try await says(Self.chinese + [words]).last == reply)
    }

    @Test func aWishSaidAgainIsNoConsent() async throws {
        #expect(
            try await says(Self.english + ["I want a tuning"]) == [
                "Please answer yes or no.", "Tune Steinway, 3 keys, lid: true. Agreed?",
            ])
    }

    @Test(arguments: ["nobody", "luckily not", "not yet", "no, and the name is Bechstein"])
    func aNoIsSaidInManyWords(words: String) async throws {
        #expect(try await says(["tune my piano", "Steinway", words]).last == "How many keys stick?")
    }

    @Test(arguments: ["why do you need its name", "I don't know", "ok", "you are useless"])
    func aNameIsNoneOfThese(words: String) async throws {
        let said = try await says(["tune my piano", words])
        #expect(said.last != "Did anybody drop it?")
    }

    @Test func anOptionIsNamedByWhoLacksIt() async throws {
        #expect(try await says(["mend my pedal", "I lost it"]) == ["lost"])
    }

    @Test func numbersOfAnotherWishAnswerNothing() async throws {
        let said = try await says(["tune my piano", "Steinway", "no", "add 50 to my gift card"])
        #expect(said.first == "50")
        #expect(
            try await says(["tune my piano", "Steinway", "no", "give me 5 minutes"]).last
                == "How many keys stick?")
    }

    @Test(arguments: ["never mind, let's continue", "never mind, go on"])
    func whoGoesOnHasGivenUpNothing(words: String) async throws {
        #expect(try await says(["tune my piano", "Steinway", "no", words]).last == "How many keys stick?")
    }

    @Test func twoWishesAreJoinedByOneWord() async throws {
        #expect(try await says(["给钢琴调音和礼品卡充值"]).first?.contains("之后") == true)
    }

    @Test(arguments: [
        "change it", "tune it for my brother", "tune it tomorrow", "when you tune it",
        "everything is correct right",
        "mhm, sadly", "make it so", "can you tune it", "opening hours and then tune it",
    ])
    func noneOfTheseIsConsent(words: String) async throws {
        let said = try await says(Self.english + [words])
        #expect(said.last != "Coming.", "\(said)")
    }

    @Test(arguments: ["信息没错吧", "给我调吧", "嗯，可惜", "改吧", "调音了吧"])
    func andNoneOfThese(words: String) async throws {
        let said = try await says(Self.chinese + [words])
        #expect(said.last != "来了。", "\(said)")
    }

    @Test(arguments: [
        "can I cancel the tuning?", "cancel the second tuning", "cancel my piano", "don't cancel the tuning",
        "don't cancel it",
        "I forget the tuning", "leave the tuning", "cancel the lid", "the tuning was cancelled",
    ])
    func noneOfTheseCancels(words: String) async throws {
        let said = try await says(Self.english + [words])
        #expect(said.first != "All right, I have cancelled that." && said.last != "Not coming.", "\(said)")
    }
}
