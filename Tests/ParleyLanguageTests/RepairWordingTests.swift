// How people take back what they said: what is only a hesitation, what is stated anew, what is refused.
import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct RepairWordingTests {
    private let recogniser: any Recogniser = TimeValueTests.bot

    @Test(
        "A hesitation marks a correction less surely than a no, and that less surely than what calls something wrong",
        arguments: [
            ("actually 100", 0.6), ("hmm, double", 0.6), ("oh wait, 5 nights", 0.6), ("其实100", 0.6),
            ("wait, no, 100", 0.9), ("no, 100", 0.9), ("sorry, that should be 5", 0.95),
            ("不对，5", 0.95),
        ])
    func hesitation(text: String, confidence: Double) {
        #expect(CorrectionMarks.mark(PreparedText(text))?.confidence == confidence)
    }

    @Test(
        "The right text stands behind the name, or behind the words that call the old one wrong",
        arguments: [
            ("the reason is wrong, it's the noise", "the noise"), ("the reason is the noise", "the noise"),
            ("the reason is wrong, too loud", "too loud"), ("the reason is wrong size", "wrong size"),
            ("原因错了，是太吵了", "太吵了"), ("原因不对，应该是太吵了", "太吵了"), ("原因是大小不合适", "大小不合适"),
            ("the reason is wrong", nil), ("the reason is wrong, please change it", nil), ("原因错了", nil),
            ("the reason is wrong, can I change it?", nil),
        ])
    func stated(text: String, value: String?) {
        #expect(recogniser.stated(in: text) == value)
    }

    @Test(
        "All that was told may be called wrong at once",
        arguments: [
            ("Both are wrong", 2), ("no, both of them are wrong", 2), ("neither is right", 2), ("两个都错了", 2),
            ("everything is wrong", .max), ("都不对", .max), ("全错了", .max), ("none of it is right", .max),
            ("all right", nil), ("the date is wrong", nil), ("日期错了", nil), ("both", nil),
        ] as [(String, Int?)])
    func countOfWrong(text: String, count: Int?) {
        #expect(recogniser.countOfWrong(in: text, isAsked: false) == count)
    }

    @Test(
        "Who is asked what is wrong may say both",
        arguments: [
            ("both", 2), ("change both of them please", 2), ("两个都要改", 2), ("all of them", .max),
            ("都要改", .max),
            ("both days", nil), ("all right", nil),
        ] as [(String, Int?)])
    func countOfAskedWrong(text: String, count: Int?) {
        #expect(recogniser.countOfWrong(in: text, isAsked: true) == count)
    }

    @Test(
        "A no is no text unless the question may be answered with one",
        arguments: [
            ("no thanks", "Under which name?", true), ("不用了谢谢", "入住人姓名？", true),
            ("no", "What is the reason?", true), ("none", "Under which name?", false),
            ("没有", "原因是什么？", false), ("no", "Any special wishes?", false), ("不用", "还有什么要求吗？", false),
            ("no", "Did you have an accident before?", false), ("no", "Is the box damaged?", false),
            ("no idea", "Under which name?", false), ("Noah", "Under which name?", false),
        ])
    func refusal(text: String, question: String, declines: Bool) {
        #expect(recogniser.declines(text, toAnswer: question) == declines)
    }

    @Test(
        "What is refused is no value, and a day is told from the one before it",
        arguments: [
            ("not tomorrow, the day after", "2026-03-06"), ("不是明天，是后天", "2026-03-06"),
            ("3月10号，不，第二天", "2026-03-11"), ("not on Friday, on Monday", "2026-03-09"),
            ("not tomorrow, the day before", "2026-03-04"), ("the day after tomorrow", "2026-03-06"),
        ])
    func refusedDays(text: String, day: String) {
        let wanted = Expectation.Wanted(slot: "date", type: .date)
        let read = recogniser.understand(
            text, locale: Locale("en"), expected: Expectation(wanted: [wanted]), at: TimeValueTests.moment)
        #expect(read.values.last { $0.type == .date }?.value == .text(day))
    }
}
