// A number that says what it counts goes there, whatever is asked; one that is called wrong is no new value anywhere.
import Parley
import ParleyModel
import Testing

@Suite struct NumbersOfOthersTests {
    private static let bot = [
        "Flows/bot.lua": """
        settings({ locale = "en" })
        slot("day", { type = "date", min = "today", title = { en = "day", zh = "日期" }, ask = "Which day?" })
        slot("hour", { type = "time", title = { en = "hour", zh = "时间" }, ask = "What hour?" })
        slot("pupils", { type = "integer", min = 1, title = { en = "pupils", zh = "学生人数" }, ask = "How many pupils?" })
        slot("boxes", { type = "integer", min = 0, title = { en = "boxes", zh = "箱数" }, ask = "How many boxes?" })
        slot("cap", { type = "money", min = 1, title = { en = "highest price", zh = "价格上限" }, ask = "What price at most?" })
        slot("size", { type = "choice", choices = { "small", "medium", "large" }, title = { en = "size", zh = "尺寸" },
          ask = "Which size?" })
        slot("place", { type = "text", title = { en = "place", zh = "地点" }, ask = "Where?" })
        slot("phone", { type = "phone", title = { en = "phone", zh = "电话" }, ask = "Your phone?" })
        slot("floor", { type = "integer", min = 1, max = 40, title = { en = "floor", zh = "楼层" }, ask = "Which floor?" })
        intent("visit", { "plan a visit", "I want to visit", "我要参观" })
        flow("visit", { on = "visit" }, function()
          local d, h = ask({ "day", "hour", "pupils" }, { ask = "Day, hour, pupils?" })
          local size, boxes, cap, place = ask("size"), ask("boxes"), ask("cap"), ask("place")
          local phone, floor = ask("phone"), ask("floor")
          local v = { d = d, h = h, p = slots.pupils, s = size, b = boxes, c = cap, w = place, t = phone, f = floor }
          if confirm("{d} {h} {p}, {s}, {b} boxes, {c}, {w}, {t}, floor {f}?", v) then say("Written.") end
        end)
        """
    ]

    /// A Wednesday, the 4th of March.
    private struct Wednesday: Clock {
        func now() -> Instant { Instant(milliseconds: 1_772_618_400_000) }
    }

    private static let told = [
        "plan a visit", "march 10 at 9 am, 12 pupils", "large", "3", "500", "Mill Lane 7, gate 16",
        "0612345678", "4",
    ]

    private func last(_ lines: [String]) async throws -> [String] {
        let bot = try TemporaryBot(Self.bot).open(Bot.memoryStore(), clock: Wednesday())
        defer { bot.close() }
        var said: [String] = []
        for text in lines { said = try await bot.says(to: text) }
        return said
    }

    @Test(
        "a number that counts one thing answers no question for another",
        arguments: [
            (["plan a visit", "march 9, 5 pupils"], ["What hour?"]),
            (["plan a visit", "5 pupils on march 9"], ["What hour?"]),
            (
                ["plan a visit", "march 9 at 2 pm, 6 pupils", "4 boxes"],
                ["All right, boxes: 4.", "Which size?"]
            ),
            (
                ["plan a visit", "march 9 at 2 pm, 6 pupils", "small", "9 pupils"],
                ["All right, pupils is now 9.", "How many boxes?"]
            ),
            (["plan a visit", "march 9 at 2 pm, 6 pupils", "small", "one box"], ["What price at most?"]),
        ])
    func goesToWhatItCounts(lines: [String], replies: [String]) async throws {
        #expect(try await last(lines) == replies)
    }

    @Test(
        "what stands beside an answer and was told before is changed",
        arguments: [
            (
                ["5, on march 13"],
                ["All right, day is now 2026-03-13.", "What price at most?"]
            ),
            (["5, and at 4 pm"], ["All right, hour is now 16:00.", "What price at most?"]),
            (
                ["5, and it is march 13 at 4 pm"],
                ["All right, day is now 2026-03-13.", "All right, hour is now 16:00.", "What price at most?"]
            ),
        ])
    func isChangedBesideAnAnswer(lines: [String], replies: [String]) async throws {
        let said = try await last(["plan a visit", "march 9 at 2 pm, 6 pupils", "small"] + lines)
        #expect(said == replies)
    }

    @Test(
        "at a consent the number that is called wrong goes nowhere, and the one behind it takes its place",
        arguments: [
            (
                "12 pupils is wrong, 14 pupils",
                "14, large, 3 boxes, 500, Mill Lane 7, gate 16, 0612345678, floor 4?"
            ),
            (
                "500 is wrong, it is 800",
                "12, large, 3 boxes, 800, Mill Lane 7, gate 16, 0612345678, floor 4?"
            ),
            ("500错了，是800", "12, large, 3 boxes, 800, Mill Lane 7, gate 16, 0612345678, floor 4?"),
            ("the 3 should be 4", "12, large, 4 boxes, 500, Mill Lane 7, gate 16, 0612345678, floor 4?"),
            ("4 is wrong, 3", "12, large, 3 boxes, 500, Mill Lane 7, gate 16, 0612345678, floor 3?"),
            (
                "hmm 500 is too much, 300",
                "12, large, 3 boxes, 300, Mill Lane 7, gate 16, 0612345678, floor 4?"
            ),
            ("the price is 450", "12, large, 3 boxes, 450, Mill Lane 7, gate 16, 0612345678, floor 4?"),
            ("上限改成450", "12, large, 3 boxes, 450, Mill Lane 7, gate 16, 0612345678, floor 4?"),
            ("change 16 to 18", "12, large, 3 boxes, 500, Mill Lane 7, gate 18, 0612345678, floor 4?"),
        ])
    func takesItsPlace(words: String, asked: String) async throws {
        #expect(try await last(Self.told + [words]) == ["2026-03-10 09:00 \(asked)"])
    }

    @Test(
        "a text that is named is taken whole, with the days and numbers in it",
        arguments: [
            (
                "no, the place is the hall we used on sunday, and the hour is 5 pm",
                "2026-03-10 17:00 12, large, 3 boxes, 500, the hall we used on sunday, 0612345678, floor 4?"
            ),
            (
                "地点写：周日用过的大厅，3号门",
                "2026-03-10 09:00 12, large, 3 boxes, 500, 周日用过的大厅，3号门, 0612345678, floor 4?"
            ),
        ])
    func isTakenWhole(words: String, asked: String) async throws {
        #expect(try await last(Self.told + [words]) == [asked])
    }

    @Test("the number of an option counts while its list stands there, or its slot is named")
    func optionNumbers() async throws {
        let until = Array(Self.told.prefix(5))
        #expect(try await last(Self.told + ["no, 2"]).first != "2026-03-10 09:00 12, medium, 3 boxes")
        #expect(try await last(until + ["no, 2"]).contains("All right, size is now medium.") == false)
        let named = try await last(Self.told + ["change the size to 2"])
        #expect(named[0].contains("12, medium, 3 boxes"))
    }

    @Test("a telephone number is no part of a name, and no name")
    func contacts() async throws {
        let until = Array(Self.told.prefix(5))
        #expect(
            try await last(until + ["+31612345678"])
                == ["All right, phone: +31612345678.", "Where?"])
        #expect(try await last(until + ["Hill House +31612345678"]) == ["Which floor?"])
        #expect(
            try await last(until + ["Hill House +31612345678", "4"])[0].contains(
                "500, Hill House, +31612345678"))
    }
}
