// Stretches of time and holidays in a text, told from Wednesday, 2026-03-04, 10:00.
import ParleyLanguage
import ParleyModel
import Testing

@Suite struct TimeSpanTests {
    private static func text(_ local: LocalTime?) -> String {
        guard let local else { return "open" }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(local.year)-\(two(local.month))-\(two(local.day)) \(two(local.hour)):\(two(local.minute))"
    }

    private static func spans(_ text: String) -> [String] {
        TextValues.found(in: text, at: TimeValueTests.moment).compactMap { value in
            guard case .interval(let from, let to, _) = value.kind else { return nil }
            return "\(Self.text(from)) to \(Self.text(to))"
        }
    }

    @Test(
        "a stretch is found with both of its sides",
        arguments: [
            ("tomorrow morning", "2026-03-05 00:00 to 2026-03-05 12:00"),
            ("the last two weeks", "2026-02-16 00:00 to 2026-03-02 00:00"),
            ("from 3 to 5 pm", "2026-03-04 15:00 to 2026-03-04 18:00"),
            ("9:30 - 11:00 on Friday", "2026-03-06 09:30 to 2026-03-06 11:01"),
            ("july 13-15", "2026-07-13 00:00 to 2026-07-16 00:00"),
            ("from the 13th to the 15th of July", "2026-07-13 00:00 to 2026-07-16 00:00"),
            ("after 2 pm", "2026-03-04 14:00 to open"), ("before Friday", "open to 2026-03-06 00:00"),
            ("by the end of the month", "2026-03-04 10:00 to 2026-04-01 00:00"),
            ("by EOM", "2026-03-04 10:00 to 2026-04-01 00:00"),
            ("EOY", "2026-09-01 00:00 to 2027-01-01 00:00"),
            ("this weekend", "2026-03-06 18:00 to 2026-03-09 00:00"),
            ("Friday from 9a to 11a", "2026-03-06 09:00 to 2026-03-06 12:00"),
            ("later than 9:30 but before 11:00 on Friday", "2026-03-06 09:30 to 2026-03-06 11:01"),
            ("morning of the 20th", "2026-03-20 00:00 to 2026-03-20 12:00"),
            ("in the evening", "2026-03-04 18:00 to 2026-03-05 00:00"),
            ("after lunch", "2026-03-04 13:00 to 2026-03-04 17:00"),
            ("tomorrow after work", "2026-03-05 17:00 to 2026-03-05 21:00"),
            ("next summer", "2026-06-21 00:00 to 2026-09-23 00:00"),
            ("last winter", "2024-12-21 00:00 to 2025-03-20 00:00"),
            ("last week-end in October", "2026-10-23 18:00 to 2026-10-26 00:00"),
            ("hanukkah 2024", "2024-12-25 00:00 to 2025-01-02 00:00"),
            ("ramadan 2023", "2023-03-23 00:00 to 2023-04-21 00:00"),
            ("passover 2022", "2022-04-15 00:00 to 2022-04-24 00:00"),
            ("2025年犹太新年", "2025-09-22 00:00 to 2025-09-25 00:00"),
            ("lent 2024", "2024-02-14 00:00 to 2024-03-31 00:00"),
            ("13h UTC - 15h UTC", "2026-03-04 13:00 to 2026-03-04 15:01"),
            ("明天早上", "2026-03-05 04:00 to 2026-03-05 12:00"), ("前两天", "2026-03-02 00:00 to 2026-03-04 00:00"),
            ("三点到五点", "2026-03-04 15:00 to 2026-03-04 18:00"), ("周五以后", "2026-03-06 00:00 to open"),
        ])
    func span(text: String, span: String) { #expect(Self.spans(text).contains(span)) }

    @Test(
        "a number, a list or a sentence is no stretch",
        arguments: ["1 - 2", "one and two", "from me to you", "the end", "前面", "20-30"])
    func none(text: String) { #expect(Self.spans(text).isEmpty) }

    @Test(
        "a holiday falls on its day",
        arguments: [
            ("easter", "2026-04-05"), ("good friday 2027", "2027-03-26"), ("thanksgiving", "2026-11-26"),
            ("mother's day", "2026-05-10"), ("memorial day", "2026-05-25"), ("orthodox easter", "2026-04-12"),
            ("last christmas", "2025-12-25"), ("thanksgiving of next year", "2027-11-25"),
            ("春节", "2027-02-06"), ("今年春节", "2026-02-17"), ("除夕", "2027-02-05"), ("中秋节", "2026-09-25"),
            ("端午节", "2026-06-19"),
            ("復活節", "2026-04-05"), ("first monday of october", "2026-10-05"),
            ("last friday of march", "2026-03-27"),
            ("十月第一个星期一", "2026-10-05"), ("20th of next month", "2026-04-20"),
        ])
    func holiday(text: String, day: String) {
        let days = TextValues.found(in: text, at: TimeValueTests.moment).compactMap { value -> String? in
            guard case .time(let local, "day") = value.kind else { return nil }
            return String(Self.text(local).prefix(10))
        }
        #expect(days == [day])
    }
}
