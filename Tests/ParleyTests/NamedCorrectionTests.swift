// A slot that is named and given another value in one message: also a yes or no, and an option by its number.
import Parley
import ParleyModel
import Testing

@Suite struct NamedCorrectionTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("wrap", { type = "yes_no", ask = "Gift wrap?", title = "gift wrap" })
        slot("size", { type = "choice", choices = { "small", "medium", "large" }, ask = "Which size?" })
        intent("order", { "I want to order a cake", "order a cake", "buy a cake" })
        flow("order", { on = "order" }, function()
          local size, wrap = ask("size"), ask("wrap")
          confirm("A {size} cake, wrapped: {wrap}?", { size = size, wrap = tostring(wrap) })
        end)
        slot("weight", { type = "number", ask = "How heavy?" })
        slot("price", { type = "money", ask = "What price?" })
        intent("box", { "send a box", "I want to send a box" })
        flow("box", { on = "box" }, function()
          local size, weight, price, colour = ask("size"), ask("weight"), ask("price"), ask("colour")
          say("{size} {weight} {price} {colour}", { size = size, weight = weight, price = price, colour = colour })
        end)
        slot("count", { type = "integer", ask = "How many?" })
        slot("colour", { type = "choice", choices = { "red", "blue" }, ask = "Colour?" })
        intent("crate", { "order a crate", "I want a crate" })
        flow("crate", { on = "crate" }, function()
          local count, size, colour = ask("count"), ask("size"), ask("colour")
          if confirm("{count} {size} {colour}?", { count = count, size = size, colour = colour }) then
            say("Ordered.")
          end
        end)
        slot("dough", { type = "choice", choices = { { title = "dark", value = 1 }, { title = "light", value = 2 } },
          ask = "Which dough?" })
        slot("topping", { type = "choice", choices = { "cream", "cherries" }, ask = "Which topping?" })
        intent("bake", { "bake me a pie", "I want a pie" })
        flow("bake", { on = "bake" }, function()
          local dough, topping = ask("dough"), ask("topping")
          say("{dough} {topping}", { dough = dough, topping = topping })
        end)
        entity("fruit", { values = { apple = { "apples" }, banana = { "bananas" } } })
        slot("fruit", { type = "fruit", ask = "Which fruit?", skip = true })
        slot("guests", { type = "integer", ask = "For how many?" })
        intent("salad", { "make me a salad", "I want a salad" })
        flow("salad", { on = "salad" }, function()
          local fruit, guests = ask("fruit"), ask("guests")
          say("{fruit} {guests}", { fruit = fruit or "nothing", guests = guests })
        end)
        slot("door", { type = "code", pattern = [[\\d{4}]], ask = "Which code?" })
        slot("gate", { type = "code", pattern = [[\\d{4}]], ask = "Which code at the gate?" })
        slot("mobile", { type = "phone", ask = "Which mobile?" })
        intent("enter", { "how do I get in", "open the door" })
        flow("enter", { on = "enter" }, function()
          local door, mobile, gate = ask("door"), ask("mobile"), ask("gate")
          if confirm("{door} and {mobile}?", { door = door, mobile = mobile }) then say("Open.") end
        end)
        slot("office", { type = "phone", ask = "Which number at work?" })
        slot("home", { type = "phone", ask = "Which number at home?" })
        intent("reach", { "where you reach me", "how to reach me" })
        flow("reach", { on = "reach" }, function()
          local office, home = ask("office"), ask("home")
          if confirm("{office} and {home}?", { office = office, home = home }) then say("Kept.") end
        end)
        """
    ]

    @Test(arguments: [
        ("change the gift wrap to no", "A large cake, wrapped: false?"),
        ("no, the gift wrap is no", "A large cake, wrapped: false?"),
        ("不对，gift wrap 是不要", "A large cake, wrapped: false?"),
        ("change the size to 2", "A medium cake, wrapped: true?"),
    ])
    func theValueIsTaken(words: String, asked: String) async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["I want to order a cake", "large", "yes"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: words) == [asked])
    }

    @Test func aNumberNamesAnOptionOfOneSlotOnly() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["bake me a pie", "light"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: "no, 1").last == "Which topping?")
        #expect(try await bot.says(to: "cherries") == ["dark cherries"])
    }

    @Test func theNumberOfAnOptionGoesToNoSlotForNumbers() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["order a crate", "123", "large"] { _ = try await bot.says(to: text) }
        #expect(
            try await bot.says(to: "change the size to 2") == ["All right, size is now medium.", "Colour?"])
        #expect(try await bot.says(to: "red") == ["123 medium red?"])
        #expect(try await bot.says(to: "change the size to 1 and the count to 40") == ["40 small red?"])
    }

    @Test func theNumberOfAnOptionAnswersNoOpenQuestion() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["send a box", "large"] { _ = try await bot.says(to: text) }
        #expect(
            try await bot.says(to: "change the size to 2") == [
                "All right, size is now medium.", "How heavy?",
            ])
        #expect(try await bot.says(to: "7") == ["What price?"])
        #expect(try await bot.says(to: "300") == ["Colour?"])
        #expect(
            try await bot.says(to: "change the size to 1") == ["All right, size is now small.", "Colour?"])
        #expect(try await bot.says(to: "red") == ["small 7 300 red"])
    }

    @Test(arguments: ["a banana please", "I want a banana salad"])
    func whatWasLeftOutIsGivenAfterAll(text: String) async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["make me a salad", "skip", text] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: "4") == ["banana 4"])
    }

    @Test func whatIsOnlyCalledWrongIsAskedAgain() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["I want to order a cake", "large", "yes"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: "the gift wrap is wrong") == ["Gift wrap?"])
    }

    @Test func noCodeIsReadOutOfATelephoneNumber() async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["how do I get in", "1234", "13800138000"] { _ = try await bot.says(to: text) }
        #expect(
            try await bot.says(to: "change the mobile to my phone is 139 1234 5678") == [
                "All right, mobile is now 13912345678.", "Which code at the gate?",
            ])
        #expect(try await bot.says(to: "5678") == ["1234 and 13912345678?"])
    }

    @Test(arguments: [
        ("change the home to my phone is 139 1234 5678", "13800138001 and 13912345678?"),
        ("change the office to my phone is 139 1234 5678", "13912345678 and 13800138002?"),
    ])
    func whatIsCalledByItsTitleAloneTakesAValueOfItsType(words: String, asked: String) async throws {
        let files = TemporaryBot(Self.bot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["how to reach me", "13800138001", "13800138002"] { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: words) == [asked])
    }
}
