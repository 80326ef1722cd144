// Days, times, durations and amounts of money as slots take them.
import ParleyLanguage
import ParleyModel
import Testing

@Suite struct TimeValueTests {
    /// Wednesday, 2026-03-04, 10:00.
    static let moment = Moment(now: Instant(milliseconds: 1_772_618_400_000), timeZone: .utc)

    private static func recogniser(currency: String? = nil) -> any Recogniser {
        var declarations = Declarations()
        let types: [SlotType] = [.date, .time, .duration, .money]
        for type in types {
            var slot = SlotDeclaration(
                name: type.name, type: type, position: SourcePosition(file: "x", line: 1))
            slot.ask = .plain("?")
            slot.currency = type == .money ? currency : nil
            declarations.slots[type.name] = slot
        }
        return ParleyTrainer().train(on: declarations)
    }
    static let bot = recogniser()

    private func answer(_ text: String, _ type: SlotType) -> Value? {
        let wanted = Expectation.Wanted(slot: type.name, type: type)
        return Self.bot.answer(text, for: wanted, locale: Locale("zh"), at: Self.moment)
    }

    @Test(
        "a day",
        arguments: [
            ("今天", "2026-03-04"), ("明天", "2026-03-05"), ("后天下午三点", "2026-03-06"), ("大后天吧", "2026-03-07"),
            ("昨天", "2026-03-03"),
            ("周五", "2026-03-06"), ("星期天", "2026-03-08"), ("下周三下午三点半", "2026-03-11"), ("这周六", "2026-03-07"),
            ("上周二", "2026-02-24"),
            ("3月15号", "2026-03-15"), ("三月十五日", "2026-03-15"), ("15号", "2026-03-15"), ("下个月5号", "2026-04-05"),
            ("月底", "2026-03-31"),
            ("年底", "2026-12-31"), ("2026年4月1日", "2026-04-01"), ("三天后", "2026-03-07"),
            ("两个星期以后", "2026-03-18"), ("国庆节", "2026-10-01"), ("清明节", "2026-04-05"), ("冬至", "2026-12-22"),
            ("2026-03-20", "2026-03-20"), ("3/20", "2026-03-20"), ("１２月２５日", "2026-12-25"),
            ("today", "2026-03-04"), ("tomorrow please", "2026-03-05"),
            ("the day after tomorrow at noon", "2026-03-06"), ("on Friday", "2026-03-06"),
            ("this Friday", "2026-03-06"), ("next Monday", "2026-03-09"),
            ("in two weeks", "2026-03-18"), ("in 3 days", "2026-03-07"), ("two days ago", "2026-03-02"),
            ("march 15th", "2026-03-15"),
            ("the 15th of March", "2026-03-15"), ("15 March 2027", "2027-03-15"),
            ("March 3, 2027", "2027-03-03"), ("the 20th", "2026-03-20"),
            ("end of the month", "2026-03-31"), ("Wednesday next week", "2026-03-11"),
            ("christmas", "2026-12-25"), ("Feb 3", "2027-02-03"), ("two fridays from now", "2026-03-13"),
            ("9 tomorrow morning", "2026-03-05"), ("婦女節", "2026-03-08"),
        ])
    func day(text: String, day: String) { #expect(answer(text, .date) == .text(day)) }

    @Test(
        "a day is told from another one, from a week, or by its place",
        arguments: [
            ("next week friday", "2026-03-13"), ("next week's Tuesday", "2026-03-10"),
            ("last week's Sunday", "2026-03-01"), ("a week on Friday", "2026-03-13"),
            ("Friday week", "2026-03-13"), ("the Saturday after next", "2026-03-14"),
            ("a fortnight on Monday", "2026-03-23"), ("a week tomorrow", "2026-03-12"),
            ("tomorrow week", "2026-03-12"), ("two weeks from Thursday", "2026-03-19"),
            ("three days after Christmas", "2026-12-28"), ("the day before Easter", "2026-04-04"),
            ("the second Friday after Easter", "2026-04-17"), ("Thursday in two weeks", "2026-03-19"),
            ("in two weeks on Thursday", "2026-03-19"),
            ("the Monday closest to the 1st of May", "2026-05-04"),
            ("the second nearest Monday to the 1st of May", "2026-04-27"),
            ("the first Monday of May", "2026-05-04"), ("last Friday of Oct", "2026-10-30"),
            ("Monday, March 2", "2026-03-02"), ("12.24.2026", "2026-12-24"), ("12.24.26", "2026-12-24"),
            ("2 Tuesdays ago", "2026-02-24"), ("christmas two thousand thirty", "2030-12-25"),
            ("下下周五", "2026-03-20"), ("下周五", "2026-03-13"), ("这周五", "2026-03-06"), ("大后天", "2026-03-07"),
            ("月底前", "2026-03-31"), ("3月20号周五", "2026-03-20"), ("周五（20号）", "2026-03-20"),
            ("周日，三月一号", "2026-03-01"), ("20 March (a Friday)", "2026-03-20"),
            ("march 20, friday", "2026-03-20"),
        ])
    func relatedDay(text: String, day: String) { #expect(answer(text, .date) == .text(day)) }

    @Test(
        "a feast by the calendar that it follows",
        arguments: [
            ("diwali 2022", "2022-10-24"), ("Holi 2024", "2024-03-25"), ("dussehra 2020", "2020-10-25"),
            ("raksha bandhan 2024", "2024-08-19"), ("guru nanak jayanti 2025", "2025-11-05"),
            ("eid al-fitr 2024", "2024-04-10"), ("bakrid 2019", "2019-08-11"), ("开斋节", "2026-03-20"),
            ("yom kippur 2024", "2024-10-11"), ("purim 2025", "2025-03-13"),
            ("tu bishvat 2024", "2024-01-24"),
            ("tisha b'av 2022", "2022-08-06"), ("2023年赎罪日", "2023-09-24"),
            ("parsi new year 2020", "2020-08-16"),
            ("black friday", "2026-11-27"), ("cyber monday 2025", "2025-12-01"),
            ("king's day 2025", "2025-04-26"),
            ("the day after Diwali 2025", "2025-10-21"),
        ])
    func feast(text: String, day: String) { #expect(answer(text, .date) == .text(day)) }

    @Test(
        "a feast of several days is no day, and a dish, a verb and a name are no feast",
        arguments: [
            "ramadan", "hanukkah 2026", "I'd like two pongal", "he lent me 20", "this is for Rakhi Sharma",
        ])
    func noFeast(text: String) { #expect(answer(text, .date) == nil) }

    @Test(
        "values with an or between them leave open which is meant",
        arguments: [
            ("sunday or monday", SlotType.date, ["sunday", "monday"]), ("周五或者周六吧", .date, ["周五", "周六"]),
            ("on Friday or maybe on Saturday", .date, ["on Friday", "on Saturday"]),
            ("at 5 or at 6", .time, ["at 5", "at 6"]), ("三点还是四点", .time, ["三点", "四点"]),
            ("sunday, not monday", .date, []), ("friday or friday", .date, []), ("friday", .date, []),
        ])
    func alternatives(text: String, type: SlotType, words: [String]) {
        let wanted = Expectation.Wanted(slot: type.name, type: type)
        #expect(Self.bot.alternatives(in: text, for: wanted, at: Self.moment).map(\.title) == words)
        if !words.isEmpty {
            let understood = Self.bot.understand(
                text, locale: Locale("en"), expected: Expectation(wanted: [wanted]), at: Self.moment)
            #expect(!understood.values.contains { $0.type == type })
        }
    }

    @Test(
        "a typing error in the name of a day or month is forgiven",
        arguments: [
            ("fryday", "2026-03-06"), ("on sunady", "2026-03-08"), ("next mondy", "2026-03-09"),
            ("tusday", "2026-03-10"), ("wensday", "2026-03-11"), ("febuary 3", "2027-02-03"),
            ("agust 3", "2026-08-03"), ("17 apirl", "2026-04-17"),
        ])
    func misspeltDay(text: String, day: String) { #expect(answer(text, .date) == .text(day)) }

    @Test(
        "a word that only looks like a day is none", arguments: ["a sundae please", "I am thirsty", "sunny"])
    func lookalike(text: String) { #expect(answer(text, .date) == nil) }

    @Test(
        "a clock time without a colon, or of another zone",
        arguments: [
            ("at 15h", "15:00"), ("ten thirty", "10:30"), ("eight-fifteen", "08:15"), ("mid-day", "12:00"),
            ("nine o five", "09:05"), ("tonight 915", "21:15"), ("3 in the afternoon", "15:00"),
            ("5pm UTC", "17:00"), ("9 am EST", "14:00"), ("Friday at 9 am (PST)", "17:00"),
        ])
    func looseTime(text: String, time: String) { #expect(answer(text, .time) == .text(time)) }

    /// Summer time begins on 2026-03-29 at one o'clock UTC.
    private static let withSummer: TimeZoneRules? = {
        var bytes = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
        func append(_ number: Int32) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        for count in [0, 0, 0, 1, 2, 4] as [Int32] { append(count) }
        append(1_774_746_000)
        bytes.append(1)
        for offset in [3600, 7200] as [Int32] {
            append(offset)
            bytes += [0, 0]
        }
        return TimeZoneRules(zoneFile: bytes)
    }()

    @Test(
        "a clock time of another zone is told by the clocks of the day that is meant",
        arguments: [
            ("3 pm GMT", "16:00"), ("tomorrow at 3 pm GMT", "16:00"), ("March 28 at 3 pm GMT", "16:00"),
            ("March 30 at 3 pm GMT", "17:00"), ("March 30 at 3 pm CET", "15:00"), ("3 pm CET", "15:00"),
        ])
    func zoneOfTheDay(text: String, time: String) throws {
        let zone = try #require(Self.withSummer)
        let wanted = OpenQuestion.Wanted(slot: "time", type: .time)
        let found = Self.bot.answer(
            text, for: wanted, locale: Locale("en"), at: Moment(now: Self.moment.now, timeZone: zone))
        #expect(found == .text(time))
    }

    @Test("clocks of another zone may show another day")
    func otherDay() { #expect(answer("Friday 9 pm PST", .date) == .text("2026-03-07")) }

    @Test(
        "a time of the day",
        arguments: [
            ("下午三点", "15:00"), ("三点半", "15:30"), ("晚上8点", "20:00"), ("早上九点一刻", "09:15"), ("15:30", "15:30"),
            ("上午10点20分", "10:20"),
            ("凌晨一点", "01:00"), ("中午十二点", "12:00"), ("明天三点", "15:00"), ("明天八点", "08:00"),
            ("下周三下午三点半", "15:30"), ("差五分九点", "08:55"),
            ("3pm", "15:00"), ("at 3", "15:00"), ("half past eight", "08:30"), ("quarter to 4 pm", "15:45"),
            ("tomorrow at 5", "17:00"), ("9:05 am", "09:05"),
            ("8 this evening", "20:00"), ("noon", "12:00"), ("11 o'clock", "11:00"),
            ("tomorrow morning at 9", "09:00"), ("5 p.m.", "17:00"), ("下午三時", "15:00"),
            ("twelve oh three", "12:03"), ("9 tomorrow evening", "21:00"), ("in 1/2 hour", "10:30"),
            ("in a quarter of an hour", "10:15"), ("in 2h", "12:00"),
        ])
    func clock(text: String, time: String) { #expect(answer(text, .time) == .text(time)) }

    @Test(
        "a bare number is an hour where a time is asked for",
        arguments: [("9", "09:00"), ("around 13", "13:00"), ("二十", "20:00"), ("25", nil), ("7 people", nil)]
            as [(String, String?)])
    func hour(text: String, time: String?) { #expect(answer(text, .time)?.text == time) }

    @Test(
        "a duration",
        arguments: [
            ("两小时", 7200), ("半小时", 1800), ("一个半小时", 5400), ("三天", 259_200), ("一小时三十分", 5400), ("半天", 43_200),
            ("90秒", 90),
            ("two hours", 7200), ("half an hour", 1800), ("an hour and a half", 5400), ("2h 30m", 9000),
            ("three and a half days", 302_400), ("15 mins", 900), ("3/4h", 2700),
            ("1 hour and thirty", 5400),
            ("two hours ten", 7800), ("three quarters of an hour", 2700),
        ] as [(String, Int64)])
    func duration(text: String, seconds: Int64) { #expect(answer(text, .duration) == .integer(seconds)) }

    @Test(
        "an amount of money",
        arguments: [
            ("三百五十块", 350), ("三百五十块五", 350.5), ("¥350", 350), ("$3.50", 3.5), ("三块五毛", 3.5), ("五毛", 0.5),
            ("1万2", 12_000), ("20 dollars and 43 cents", 20.43),
            ("CNY 3", 3), ("350", 350), ("两千三", 2300), ("350元", 350), ("9块9", 9.9),
        ])
    func money(text: String, amount: Double) { #expect(answer(text, .money)?.number == amount) }

    @Test("another currency than the slot's is no answer to it")
    func currency() {
        let bot = Self.recogniser(currency: "CNY")
        func amount(_ text: String) -> Double? {
            bot.answer(
                text, for: Expectation.Wanted(slot: "money", type: .money), locale: Locale("zh"),
                at: Self.moment)?.number
        }
        #expect(amount("$20") == nil)
        #expect(amount("20美元") == nil)
        #expect(amount("¥20") == 20)
        #expect(amount("20块") == 20)
        #expect(amount("20") == 20)
    }

    @Test("one message gives a day and a time, and its number to neither")
    func both() {
        let understanding = Self.bot.understand(
            "下周三下午三点半来取，两小时以内", locale: Locale("zh"), expected: nil, at: Self.moment)
        #expect(understanding.values.contains { $0.type == .date && $0.value == "2026-03-11" })
        #expect(understanding.values.contains { $0.type == .time && $0.value == "15:30" })
    }

    @Test(
        "what only looks like a time is none",
        arguments: [
            "有一点慢", "快一点", "我要三个", "3号楼", "a second opinion", "may I ask", "the third one", "I have 3 dogs",
            "iPhone 14", "一天到晚", "2.5", "周到的服务",
        ])
    func none(text: String) {
        let values = Self.bot.understand(text, locale: Locale("zh"), expected: nil, at: Self.moment).values
        #expect(!values.contains { $0.type == .date || $0.type == .time }, "\(values)")
    }

    @Test("without a moment no day is read")
    func noMoment() {
        let wanted = Expectation.Wanted(slot: "date", type: .date)
        #expect(Self.bot.answer("明天", for: wanted, locale: Locale("zh")) == nil)
    }

    @Test("any text is survived")
    func survived() {
        for text in [
            "99999999999年99月99日", "in 99999999999999 years", "99999999999999999999天后", "31/31/31", "0:0:0",
            "第第第", "点点点", ":::", "at at at", "the the of of", "１" + String(repeating: "3月", count: 300),
        ] {
            _ = Self.bot.understand(text, locale: Locale("zh"), expected: nil, at: Self.moment)
        }
    }
}
