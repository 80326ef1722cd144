// Times as people type them: 10.30, half ten, 1530, 3 to 5pm, 10.12.2026, 10 dec 25, 两三天.
import ParleyLanguage
import ParleyModel
import Testing

@Suite struct TimesAsTypedTests {
    private func answer(_ text: String, _ type: SlotType) -> Value? {
        let wanted = Expectation.Wanted(slot: type.name, type: type)
        return TimeValueTests.bot.answer(text, for: wanted, locale: Locale("en"), at: TimeValueTests.moment)
    }

    private func found(_ text: String, _ type: SlotType) -> [String] {
        TimeValueTests.bot.understand(text, locale: Locale("en"), expected: nil, at: TimeValueTests.moment)
            .values.filter { $0.type == type }.map(\.value.printed)
    }

    @Test(
        "where a time is asked for",
        arguments: [
            ("10.30", "10:30"), ("at 10.30", "10:30"), ("3.45pm", "15:45"), ("half ten", "10:30"),
            ("at half four tomorrow", "16:30"), ("1530", "15:30"), ("half past ten", "10:30"),
            ("10 to 5", "16:50"), ("7 minutes to 5", "16:53"), ("9 to 5", nil), ("1.2.3", nil),
            ("10.75", nil),
            ("half", nil),
        ] as [(String, String?)])
    func clock(text: String, time: String?) { #expect(answer(text, .time)?.text == time) }

    @Test(
        "a day without a direction, where only one that is over is asked for",
        arguments: [
            ("saturday", -7..<0), ("on sat", -7..<0), ("it was last saturday", -14..<0), ("the 3rd", -31..<1),
            ("march 3", -366..<1), ("3/3", -366..<1), ("yesterday", -1..<0), ("2 weeks ago", -14 ..< -13),
            ("tomorrow", 1..<2), ("next saturday", 1..<15), ("周六", -7..<0), ("上周六", -14..<0),
            ("3号", -31..<1), ("3月3日", -366..<1), ("下周六", 1..<15), ("三天前", -3 ..< -2),
        ])
    func looksBack(text: String, days: Range<Int64>) throws {
        var moment = TimeValueTests.moment
        moment.looksBack = true
        let wanted = Expectation.Wanted(slot: "day", type: .date)
        let day = TimeValueTests.bot.answer(text, for: wanted, locale: Locale("en"), at: moment)?.text
        let today = TimeValueTests.bot.answer("today", for: wanted, locale: Locale("en"), at: moment)?.text
        let found = try #require(day.flatMap(Self.number))
        #expect(days.contains(found - (try #require(today.flatMap(Self.number)))), "\(day ?? "")")
    }

    private static func number(ofDay day: String) -> Int64? {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3
            ? CivilDate(year: parts[0], month: parts[1], day: parts[2]).daysSinceEpoch : nil
    }

    @Test(
        "both ends of a range",
        arguments: [
            ("3 to 5pm", ["15:00", "17:00"]), ("between 3 and 5 pm on monday", ["15:00", "17:00"]),
            ("from 3pm to 5", ["15:00", "17:00"]), ("11 to 1pm", ["11:00", "13:00"]),
            ("9am-5pm", ["09:00", "17:00"]), ("下午三到五点", ["15:00", "17:00"]), ("3-5点", ["15:00", "17:00"]),
            ("明天上午9点到11点", ["09:00", "11:00"]), ("from 9 to 5", []), ("三到五个人", []),
        ])
    func range(text: String, times: [String]) { #expect(found(text, .time) == times) }

    @Test(
        "a day with its year",
        arguments: [
            ("10.12.2026", "2026-12-10"), ("10.31.2026", "2026-10-31"), ("12/10/2026", "2026-12-10"),
            ("10 dec 25", "2025-12-10"), ("10 dec '25", "2025-12-10"), ("3 may 85", "1985-05-03"),
            ("10 dec", "2026-12-10"), ("half past", nil),
        ] as [(String, String?)])
    func day(text: String, day: String?) { #expect(answer(text, .date)?.text == day) }

    @Test(
        "days of one month",
        arguments: [
            ("from the 3rd to the 5th of december", ["2026-12-03", "2026-12-05"]),
            ("july 13-15", ["2026-07-13", "2026-07-15"]), ("12月3号到5号", ["2026-12-03", "2026-12-05"]),
            ("五月一日至三日", ["2026-05-01", "2026-05-03"]), ("monday to friday", ["2026-03-09", "2026-03-13"]),
            ("周一到周五", ["2026-03-09", "2026-03-13"]), ("thursday to friday", ["2026-03-05", "2026-03-06"]),
        ])
    func days(text: String, days: [String]) { #expect(found(text, .date) == days) }

    @Test(
        "a rough length and a year are no length",
        arguments: ["两三天", "三四个小时", "二三十天", "2025年", "二零二五年"])
    func noLength(text: String) { #expect(found(text, .duration) == []) }

    @Test func aDayThatIsCountedInMonthsHasNoTime() {
        #expect(found("半个月后", .date) == ["2026-03-19"])
        #expect(found("半个月后", .time) == [])
        #expect(found("三十五天", .duration) == ["3024000"])
    }
}
