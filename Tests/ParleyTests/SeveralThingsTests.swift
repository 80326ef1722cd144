// What was asked of several things, one after the other, is put right by the thing, its name, or its value.
import Parley
import ParleyModel
import Testing

@Suite struct SeveralThingsTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("rider", { type = "text", title = { en = "rider", zh = "姓名" }, ask = "Who rides {horse}?" })
        slot("phone", { type = "phone", title = { en = "rider's phone", zh = "电话" }, ask = "And the phone?" })
        slot("hours", { type = "integer", min = 1, max = 9, title = { en = "hours", zh = "小时" }, ask = "How many hours?" })
        slot("saddle", { type = "choice", choices = { "leather", "felt", "none" }, title = { en = "saddle", zh = "马鞍" },
          ask = "Which saddle?" })
        intent("ride", { "book a ride", "I want to ride", "我要骑马" })
        flow("ride", { on = "ride" }, function()
          local all = {}
          for i, horse in ipairs({ "Bella", "Storm" }) do
            local o = { about = horse, values = { horse = horse } }
            all[i] = horse .. ": " .. ask("rider", o) .. " " .. ask("phone", o) .. " " .. ask("saddle", o) .. " " .. ask("hours", o)
          end
          if confirm("{all}?", { all = table.concat(all, "; ") }) then say("Booked.") end
        end)
        """
    ]

    private func last(_ words: String...) async throws -> [String] {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore())
        defer { bot.close() }
        let told = [
            "book a ride", "Ann", "0612345678", "leather", "1", "Ben", "0687654321", "felt", "3",
        ]
        var said: [String] = []
        for text in told + words { said = try await bot.says(to: text) }
        return said
    }

    @Test(arguments: [
        ("Ann's phone is 0611111111", "Bella: Ann 0611111111 leather 1; Storm: Ben 0687654321 felt 3?"),
        ("change the leather to none", "Bella: Ann 0612345678 none 1; Storm: Ben 0687654321 felt 3?"),
        ("no, 4 hours for Bella", "Bella: Ann 0612345678 leather 4; Storm: Ben 0687654321 felt 3?"),
        ("1 is wrong, it is 2", "Bella: Ann 0612345678 leather 2; Storm: Ben 0687654321 felt 3?"),
    ])
    func isChanged(words: String, asked: String) async throws {
        #expect(try await last(words) == [asked])
    }

    @Test(
        "a thing with a number is called by it as people count",
        arguments: [
            ("change day two to felt", "leather, felt, none?"), ("第二天改成felt", "leather, felt, none?"),
            ("the 3rd day is leather", "leather, none, leather?"),
            ("the first day should be none", "none, none, none?"),
        ])
    func isCalledByItsRank(words: String, asked: String) async throws {
        let bot = try TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("days", { type = "integer", min = 1, title = { en = "days", zh = "天数" }, ask = "How many days?" })
            slot("saddle", { type = "choice", choices = { "leather", "felt", "none" }, title = "saddle", ask = "Which saddle?" })
            intent("ride", { "book a ride", "I want to ride" })
            flow("ride", { on = "ride" }, function()
              local all = {}
              for i = 1, ask("days") do all[i] = ask("saddle", { about = \(words.contains("天") ? "\"第\" .. i .. \"天\"" : "\"day \" .. i") }) end
              if confirm("{all}?", { all = table.concat(all, ", ") }) then say("Booked.") end
            end)
            """
        ]).open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in ["book a ride", "3", "leather", "none", "none", words] {
            said = try await bot.says(to: text)
        }
        #expect(said == [asked])
    }

    @Test func whatIsOnlyCalledWrongIsAskedAgain() async throws {
        #expect(try await last("the phone of Bella is wrong") == ["And the phone?"])
        #expect(try await last("1 is wrong") == ["How many hours?"])
        #expect(try await last("both saddles are wrong", "felt") == ["Which saddle?"])
        let both = try await last("both saddles are wrong", "felt", "none")
        #expect(both == ["Bella: Ann 0612345678 felt 1; Storm: Ben 0687654321 none 3?"])
    }

    @Test(
        "a thing is called in the plural too, each number is that of the name behind it, and what is none of them is asked for",
        arguments: [
            ("no, 3 teachers", "2, 3, 0?"), ("3 teachers and no pupil", "0, 3, 0?"),
            ("3 teachers, 4 pupils, 1 guest", "4, 3, 1?"), ("change pupils to 5", "5, 1, 0?"),
            ("the pupils should be 5", "5, 1, 0?"), ("4 pupils", "4, 1, 0?"),
            ("4 pupils and 2 teachers", "4, 2, 0?"),
            ("pupil 4 and teacher 2", "4, 2, 0?"), ("no, 4", nil), ("change the seats to 4", nil),
        ] as [(String, String?)])
    func isCalledInThePlural(words: String, asked: String?) async throws {
        let bot = try TemporaryBot([
            "Flows/bot.lua": """
            settings({ locale = "en" })
            slot("seats", { type = "integer", min = 0, title = { en = "seats", zh = "座位" }, ask = "How many?" })
            intent("go", { "go by bus", "我要坐车" })
            flow("go", { on = "go" }, function()
              local all = {}
              for i, kind in ipairs({ "pupil", "teacher", "guest" }) do all[i] = ask("seats", { about = kind, ask = "How many of kind " .. kind .. "?" }) end
              if confirm("{all}?", { all = table.concat(all, ", ") }) then say("Gone.") end
            end)
            """
        ]).open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in ["go by bus", "2", "1", "0", words] { said = try await bot.says(to: text) }
        #expect(said.last == asked ?? "Which of these do you want to change?")
    }
}
