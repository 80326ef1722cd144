// A text that is denied, asked for or told in passing: none of it is a value of a slot that it is not meant for.
import Parley
import ParleyModel
import Testing

@Suite struct DeniedTextTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en", time_zone = "UTC" })
        slot("skipper", { type = "text", title = { en = "skipper", zh = "船长" }, ask = { en = "Who is the skipper?", zh = "船长叫什么名字？" } })
        slot("remark", { type = "text", title = { en = "remark", zh = "备注" }, ask = { en = "Your remark?", zh = "写个备注。" } })
        slot("day", { type = "date", min = "today", title = { en = "day", zh = "日子" }, ask = { en = "Which day?", zh = "哪天？" } })
        slot("sails", { type = "integer", min = 1, title = { en = "sails", zh = "帆" }, ask = { en = "How many sails?", zh = "几面帆？" } })
        slot("phone", { type = "phone", title = { en = "phone", zh = "电话" }, ask = { en = "Which phone number?", zh = "电话多少？" } })
        intent("sail", { "I want to rent a boat", "rent a boat", "我想租船" })
        flow("sail", { on = "sail" }, function()
          local skipper, remark, day, sails = ask("skipper"), ask("remark"), ask("day"), ask("sails")
          if confirm({ en = "{skipper}; {remark}; {day}; {n}. Rent?", zh = "{skipper}；{remark}；{day}；{n}。租吗？" },
            { skipper = skipper, remark = remark, day = day, n = sails }) then say("Rented.") end
          say(ask("phone"))
        end)
        """
    ]
    /// Saturday, the 28th of November 2026, at ten.
    private struct Saturday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_795_860_000_000) }
    }
    private static let told = ["rent a boat", "Ann Moor", "the blue one", "2026-12-20", "2"]
    private static let toldInChinese = ["我想租船", "莫安", "蓝色的那条", "2026-12-20", "2"]

    private func last(_ texts: [String]) async throws -> String {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore(), clock: Saturday())
        defer { bot.close() }
        var said: [String] = []
        for text in texts { said = try await bot.says(to: text) }
        return said.last ?? ""
    }

    @Test(arguments: [
        ("the skipper is not Ann", "Who is the skipper?"),
        ("the skipper is not Ann Moor", "Who is the skipper?"),
        ("the skipper is not Ann, it is Eva", "Eva; the blue one; 2026-12-20; 2. Rent?"),
        ("the skipper is Eva not Ann", "Eva; the blue one; 2026-12-20; 2. Rent?"),
        ("the remark is what?", "Ann Moor; the blue one; 2026-12-20; 2. Rent?"),
        ("we are 3 people now", "Ann Moor; the blue one; 2026-12-20; 2. Rent?"),
        ("is that all for today", "Ann Moor; the blue one; 2026-12-20; 2. Rent?"),
        ("please do it now", "Which phone number?"),
        ("tomorrow", "Ann Moor; the blue one; 2026-11-29; 2. Rent?"),
        ("no, today", "Ann Moor; the blue one; 2026-11-28; 2. Rent?"),
        ("can we do it today?", "Ann Moor; the blue one; 2026-11-28; 2. Rent?"),
    ])
    func atAConsent(text: String, says: String) async throws {
        #expect(try await last(Self.told + [text]) == says)
    }

    @Test(arguments: [
        ("船长不是莫安", "船长叫什么名字？"), ("船长不是莫安，是林夏", "林夏；蓝色的那条；2026-12-20；2。租吗？"),
        ("备注是什么来着", "莫安；蓝色的那条；2026-12-20；2。租吗？"), ("船长是莫安吗", "莫安；蓝色的那条；2026-12-20；2。租吗？"),
        ("明天吧", "莫安；蓝色的那条；2026-11-29；2。租吗？"),
    ])
    func atAConsentInChinese(text: String, says: String) async throws {
        #expect(try await last(Self.toldInChinese + [text]) == says)
    }

    @Test(arguments: ["we sail home today", "and now it rains", "it broke on friday"])
    func aDayWithinATextIsPartOfIt(text: String) async throws {
        #expect(try await last(["rent a boat", "Ann", text]) == "Which day?")
    }

    @Test(arguments: [("the skipper is wrong", "yes", "Who is the skipper?"), ("船长错了", "是的", "船长叫什么名字？")])
    func yesIsNoName(wrong: String, yes: String, asked: String) async throws {
        let told = wrong.first == "t" ? Self.told : Self.toldInChinese
        #expect(try await last(told + [wrong, yes]) == asked)
    }

    @Test(arguments: [
        ("0031612345678", "+31612345678"), ("0044 20 7946 0958", "+442079460958"),
        ("0612345678", "0612345678"),
    ])
    func aNumberIsDialled(text: String, number: String) async throws {
        #expect(try await last(Self.told + ["no", text]) == number)
    }
}
