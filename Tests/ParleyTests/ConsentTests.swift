// What people say to the question that asks for their consent: nothing that they put right is written as it was.
import Parley
import ParleyModel
import Testing

@Suite struct ConsentTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("load", { type = "date", min = "today", title = { en = "loading day", zh = "搬出日期" }, ask = "Load?" })
        slot("unload", { type = "date", min = "today", title = { en = "delivery day", zh = "送达日期" }, ask = "Deliver?" })
        slot("opens", { type = "time", title = { en = "first hour", zh = "开始时间" }, ask = "From when?" })
        slot("closes", { type = "time", title = { en = "last hour", zh = "结束时间" }, ask = "Until when?" })
        slot("boxes", { type = "integer", min = 1, title = { en = "boxes", zh = "箱数" }, ask = "How many boxes?" })
        slot("rooms", { type = "integer", max = 12, title = { en = "rooms", zh = "房间数" }, ask = "How many rooms?" })
        slot("budget", { type = "money", max = 5000, title = { en = "budget", zh = "预算" }, ask = "What budget?" })
        slot("phone", { type = "phone", title = { en = "phone number", zh = "电话" }, ask = "Your phone?" })
        slot("stars", { type = "rating", title = { en = "stars", zh = "星级" }, ask = "How many stars?" })
        intent("move", { "I want to move", "I am moving house", "我要搬家" })
        intent("rent", { "rent boxes", "I want to rent some boxes", "我想租箱子" })
        flow("rent", { on = "rent" }, function() say("Rented.") end)
        flow("move", { on = "move" }, function()
          local v = {}
          for _, name in ipairs({ "load", "unload", "opens", "closes", "boxes", "rooms", "budget", "phone", "stars" }) do
            v[name] = ask(name)
          end
          local text = "{load} {unload} {opens} {closes}, {boxes} boxes, {rooms} rooms, {budget}, {phone}, {stars} stars?"
          if confirm(text, v) then say("Written.") end
        end)
        """
    ]

    /// A Wednesday, the 4th of March.
    private struct Wednesday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_618_400_000) }
    }

    private func last(_ words: String) async throws -> String {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: Wednesday())
        defer { bot.close() }
        let told = [
            "I want to move", "march 10", "march 12", "9 am", "5 pm", "5", "4", "500", "13800138000", "3",
        ]
        for text in told { _ = try await bot.says(to: text) }
        return try await bot.says(to: words).joined(separator: " ")
    }

    private static func summary(
        _ days: String = "2026-03-10 2026-03-12", _ hours: String = "09:00 17:00", boxes: Int = 5,
        rooms: Int = 4,
        budget: Int = 500, phone: String = "13800138000", stars: Int = 3
    ) -> String {
        "\(days) \(hours), \(boxes) boxes, \(rooms) rooms, \(budget), \(phone), \(stars) stars?"
    }

    @Test(
        "a yes with another number for what was told is no consent, whatever else is about it",
        arguments: [
            "yes, 60 boxes", "ok and 60 boxes", "yes 60 boxes", "可以，60箱", "yes, 4 rooms and 60 boxes",
        ])
    func isNoConsent(words: String) async throws {
        #expect(try await last(words) == Self.summary(boxes: 60))
    }

    @Test(
        "what is called wrong by its value is asked again",
        arguments: [
            ("5 pm is wrong", "Until when?"), ("9 am is wrong", "From when?"), ("12号错了", "Deliver?"),
            ("march 10 is wrong", "Load?"), ("4 rooms is wrong", "How many rooms?"),
            ("4 is wrong", "How many rooms?"),
        ])
    func isAskedAgain(words: String, question: String) async throws {
        #expect(try await last(words) == question)
    }

    @Test(
        "one day or time takes the place of another, of the slot that is named or had it",
        arguments: [
            ("change the delivery day from march 12 to march 14", summary("2026-03-10 2026-03-14")),
            ("送达日期从12号改到14号", summary("2026-03-10 2026-03-14")),
            ("change march 10 to march 11", summary("2026-03-11 2026-03-12")),
            ("5 pm is wrong, 6 pm", summary("2026-03-10 2026-03-12", "09:00 18:00")),
            ("from march 11 to march 14", summary("2026-03-11 2026-03-14")),
            ("ok, until 6 pm", summary("2026-03-10 2026-03-12", "09:00 18:00")),
            ("可以，八点开始", summary("2026-03-10 2026-03-12", "08:00 17:00")),
            ("until march 15", summary("2026-03-10 2026-03-15")),
        ])
    func isReplaced(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }

    @Test(
        "several things put right in one message are all put right",
        arguments: [
            ("boxes 20 and the budget is 900", summary(boxes: 20, budget: 900)),
            ("预算1500，电话13900139000", summary(budget: 1500, phone: "13900139000")),
            ("budget 900 and the phone is 13900139000", summary(budget: 900, phone: "13900139000")),
            ("20 boxes not 5, budget 900", summary(boxes: 20, budget: 900)),
            ("4 boxes, 5 rooms", summary(boxes: 4, rooms: 5)),
            ("no, 5 stars", summary(stars: 5)),
        ])
    func areAllChanged(words: String, asked: String) async throws {
        #expect(try await last(words) == asked)
    }

    @Test func aNamedValueOutOfItsBoundsIsToldLikeAWrongAnswer() async throws {
        #expect(try await last("the budget is 7000") == "It cannot be more than 5000. What budget?")
    }
}

@Suite struct ThingTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("points", { type = "integer", max = 9, ask = "How many points?" })
        slot("note", { type = "text", ask = "Why?" })
        slot("count", { type = "integer", title = "number of stays", ask = "How often?" })
        intent("rate", { "I want to rate my stay", "let me rate" })
        flow("rate", { on = "rate" }, function()
          local count = ask("count")
          local bed, bath = ask("points", { about = "bed" }), ask("points", { about = "bath" })
          local one, two = ask("note", { about = "bed" }), ask("note", { about = "bath" })
          confirm("{count}: {bed} ({one}), {bath} ({two})?", { count = count, bed = bed, bath = bath, one = one, two = two })
        end)
        """
    ]

    @Test(
        "an answer about one of several things is corrected by what it is about",
        arguments: [
            ("change the bed to 4", "7: 4 (hard), 2 (cold)?"), ("the bath is 5", "7: 1 (hard), 5 (cold)?"),
            ("no, bath 3 and bed 6", "7: 6 (hard), 3 (cold)?"),
            ("no, the number of stays is 8 and the bed 3", "8: 3 (hard), 2 (cold)?"),
            ("no, the note about the bed is that it was soft", "7: 1 (it was soft), 2 (cold)?"),
            ("the points for the bed are wrong", "How many points?"),
        ])
    func isNamed(words: String, asked: String) async throws {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore())
        defer { bot.close() }
        for text in ["I want to rate my stay", "7", "1", "2", "hard", "cold"] {
            _ = try await bot.says(to: text)
        }
        #expect(try await bot.says(to: words).joined(separator: " ") == asked)
    }
}

@Suite struct DishTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        entity("dish", { values = { lasagne = { "千层面" }, curry = { "咖喱" }, salad = { "沙拉" }, soup = { "汤" } } })
        slot("dish", { type = "dish", ask = { en = "Which dish?", zh = "哪道菜？" } })
        slot("portions", { type = "integer", ask = { en = "How many?", zh = "几份？" } })
        slot("floor", { type = "integer", title = { en = "floor", zh = "楼层" }, ask = "Which floor?" })
        slot("day", { type = "date", ask = "Which day?" })
        intent("cater", { "I need catering", "order food for a party", "我要订餐" })
        flow("cater", { on = "cater" }, function()
          local list = {}
          for n = 1, 2 do
            list[n] = ask("dish", { about = n }) .. " " .. ask("portions", { about = n })
          end
          confirm("{one}, {two}, floor {floor}, {day}?",
            { one = list[1], two = list[2], floor = ask("floor"), day = ask("day") })
        end)
        """
    ]

    @Test(
        "of several things the one that was told is changed, not the newest",
        arguments: [
            ("change lasagne to soup", "soup 20, salad 10, floor 3, 2099-05-04?"),
            ("no, I mean soup not lasagne", "soup 20, salad 10, floor 3, 2099-05-04?"),
            ("change salad to curry", "lasagne 20, curry 10, floor 3, 2099-05-04?"),
            ("千层面改成25份", "lasagne 25, salad 10, floor 3, 2099-05-04?"),
            ("lasagne is wrong", "Which dish?"),
            ("it's the 4th floor", "lasagne 20, salad 10, floor 4, 2099-05-04?"),
        ])
    func isExchanged(words: String, asked: String) async throws {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore())
        defer { bot.close() }
        let told = ["I need catering", "lasagne", "20", "salad", "10", "3", "2099-05-04"]
        for text in told { _ = try await bot.says(to: text) }
        #expect(try await bot.says(to: words).joined(separator: " ") == asked)
    }
}
