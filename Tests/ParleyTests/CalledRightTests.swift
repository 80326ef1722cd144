// What a message says of what was told: how many of which, that it is right or wrong, and what stands beside an answer.
import Parley
import ParleyModel
import Testing

@Suite struct CalledRightTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en", currency = "EUR" })
        slot("baker", { type = "text", title = { en = "baker", zh = "面包师" }, ask = "Who bakes?" })
        slot("fee", { type = "money", min = 1, title = { en = "fee", zh = "费用" }, ask = "What does it cost?" })
        slot("loaves", { type = "integer", min = 1, title = { en = "loaves", zh = "面包" }, ask = "How many loaves?" })
        slot("rolls", { type = "integer", min = 1, title = { en = "rolls", zh = "餐包" }, ask = { en = "How many rolls?", zh = "几个餐包？" } })
        slot("day", { type = "date", title = { en = "day", zh = "日期" }, ask = "Which day?" })
        slot("note", { type = "text", title = { en = "note", zh = "备注" }, ask = "Which note?" })
        slot("sliced", { type = "yes_no", title = { en = "sliced", zh = "切片" }, ask = "Sliced?" })
        intent("bake", { "bake something", "我要订面包" })
        flow("bake", { on = "bake" }, function()
          local b, f, l, r = ask("baker"), ask("fee"), ask("loaves"), ask("rolls")
          local d, n, s = ask("day"), ask("note"), ask("sliced")
          if confirm("{b}, {f}, {l} loaves, {r} rolls, {d}, {n}?", { b = b, f = f, l = l, r = r, d = d, n = n }) then
            say("Baked.")
          end
        end)
        """
    ]

    private struct Wednesday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_618_400_000) }
    }

    private static let told = [
        "bake something", "Eva", "40", "2", "12", "march 10", "no seeds", "no",
    ]

    private func last(_ lines: [String]) async throws -> [String] {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: Wednesday())
        defer { bot.close() }
        var said: [String] = []
        for text in lines { said = try await bot.says(to: text) }
        return said
    }

    @Test(
        "a number before a name is that one's",
        arguments: [
            ("5 loaves 9 rolls", "Eva, 40, 5 loaves, 9 rolls"),
            ("9 rolls 5 loaves", "Eva, 40, 5 loaves, 9 rolls"),
            ("no, 9 rolls 5 loaves", "Eva, 40, 5 loaves, 9 rolls"),
            ("3个餐包4个面包", "Eva, 40, 4 loaves, 3 rolls"), ("rolls 9 loaves 5", "Eva, 40, 5 loaves, 9 rolls"),
            ("5 loaves 70 euros", "Eva, 70, 5 loaves, 12 rolls"),
        ])
    func isCounted(words: String, asked: String) async throws {
        #expect(try await last(Self.told + [words])[0] == asked + ", 2026-03-10, no seeds?")
    }

    @Test(
        "what is called right stays",
        arguments: [
            "the baker is correct", "note is fine", "the fee is ok", "the baker and the day are right",
            "备注是对的",
            "面包师没错",
        ])
    func isRight(words: String) async throws {
        #expect(
            try await last(Self.told + [words])[0].hasSuffix(
                "Eva, 40, 2 loaves, 12 rolls, 2026-03-10, no seeds?"))
    }

    @Test(
        "what is called wrong is asked again",
        arguments: [
            ("the note is missing", "Which note?"), ("the baker is spelled wrong", "Who bakes?"),
            ("baker is right, fee is wrong", "What does it cost?"), ("面包师是对的，备注写得不对", "Which note?"),
            ("备注写少了", "Which note?"), ("the note is ok, but the day is wrong", "Which day?"),
        ])
    func isWrong(words: String, asked: String) async throws {
        #expect(try await last(Self.told + [words])[0] == asked)
    }

    @Test("what is right beside a new value")
    func isRightBesideValue() async throws {
        #expect(
            try await last(Self.told + ["12 rolls is right, the fee is 45"])[0]
                == "Eva, 45, 2 loaves, 12 rolls, 2026-03-10, no seeds?")
    }

    @Test(
        "beside an answer what was told is put right",
        arguments: [
            (6, "march 12, and the fee is 55", ["All right, fee is now 55.", "Which note?"]),
            (6, "make the fee 55 and do it on march 12", ["All right, fee is now 55.", "Which note?"]),
            (
                6, "march 12. the baker is Ida and the fee is 55",
                ["All right, baker is now Ida.", "All right, fee is now 55.", "Which note?"]
            ),
            (8, "no, and only 7 rolls", ["Eva, 40, 2 loaves, 7 rolls, 2026-03-10, no seeds?"]),
            (8, "no but the day was march 9", ["Eva, 40, 2 loaves, 12 rolls, 2026-03-09, no seeds?"]),
            (7, "dark crust, and the fee should be 55", ["All right, fee is now 55.", "Sliced?"]),
        ])
    func isPutRight(after count: Int, words: String, replies: [String]) async throws {
        let told = Array(Self.told.prefix(count - 1))
        let said = try await last(told + [words])
        #expect(said == replies)
    }

    @Test(
        "what is moved by so much is asked again",
        arguments: ["2 days later", "推迟两天", "no, one week earlier"])
    func isMoved(words: String) async throws {
        #expect(try await last(Self.told + [words])[0] == "Which day?")
    }

    @Test("what is excepted is not right", arguments: ["all right except the day", "好的，除了日期都对"])
    func isExcepted(words: String) async throws {
        #expect(try await last(Self.told + [words])[0] == "Which day?")
    }
}
