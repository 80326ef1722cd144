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
            ("原因错了，是太吵了", "太吵了"), ("原因写错了 是太吵了", "太吵了"), ("原因写错了", nil), ("原因不对，应该是太吵了", "太吵了"),
            ("原因是大小不合适", "大小不合适"),
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
            ("都要改", .max), ("all three", 3), ("三个都要改", 3), ("all four of them please", 4),
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

    @Test(
        "All of a kind may be called wrong at once",
        arguments: [
            ("both days are wrong", 2, "days"), ("no, both of my addresses are wrong", 2, "addresses"),
            ("the dates are both wrong", 2, "dates"), ("all three times are wrong", 3, "times"),
            ("all dates are incorrect", .max, "dates"), ("两个日期都错了", 2, "日期"), ("日期都不对", .max, "日期"),
            ("不对，两个时间都写错了", 2, "时间"), ("change both days", 2, "days"),
            ("the dates are wrong", nil, nil), ("both are wrong", nil, nil), ("两个都错了", nil, nil),
            ("two chairs", nil, nil),
        ] as [(String, Int?, String?)])
    func kindOfWrong(text: String, count: Int?, kind: String?) {
        let found = recogniser.kindOfWrong(in: text, isAsked: false)
        #expect(found?.count == count)
        #expect(found?.kind == kind)
    }

    @Test(
        "Who changes nothing says so in many ways",
        arguments: [
            ("别改了，就这样", true), ("没事不用改", true), ("nothing wrong", true),
            ("there's nothing wrong with it", true),
            ("no mistakes", true), ("fine, no changes", true), ("没有写错", true), ("不用改 这样就好", true),
            ("没错", false), ("yes", false), ("没事", false), ("it's fine", false), ("别改日期，改时间", false),
            ("nothing", false), ("that's wrong", false), ("is anything wrong?", false),
        ])
    func keepsAll(text: String, does: Bool) {
        #expect(recogniser.keepsAll(text, isAsked: false) == does)
    }

    @Test(
        "To the question what to change, that all is well says the same",
        arguments: [("没事", true), ("it's fine", true), ("就这样", true), ("the date", false), ("no", false)])
    func keepsAllAsked(text: String, does: Bool) {
        #expect(recogniser.keepsAll(text, isAsked: true) == does)
    }

    @Test(
        "有 answers what asks whether there is something, and nothing else",
        arguments: [
            ("有", "下单吗？", true), ("没有", "下单吗？", true), ("有的", "三间，有钢琴，可以吗？", true),
            ("有", "家里有电梯吗？", false), ("没有", "报警了吗？", false), ("对，有", "下单吗？", false),
            ("好", "下单吗？", false), ("we have", "Order?", true), ("we haven't", "Have you paid?", false),
            ("yes", "Order?", false), ("i do", "Order?", false),
        ])
    func answersOther(text: String, question: String, does: Bool) {
        #expect(recogniser.answersOther(text, than: question) == does)
    }

    @Test(
        "A yes or no is said of what is named beside it",
        arguments: [
            ("no gift wrap", "gift wrap", false), ("gift wrap no", "gift wrap", false),
            ("we don't want the gift wrap any more", "gift wrap", false),
            ("with gift wrap please", "gift wrap", true), ("dog yes", "dog", true),
            ("actually there is a piano", "piano", true), ("不要礼品包装了", "礼品包装", false),
            ("礼品包装不要了", "礼品包装", false), ("不过有一架钢琴", "钢琴", true), ("没有钢琴", "钢琴", false),
            ("gift wrap", "gift wrap", nil), ("no, gift wrap", "gift wrap", nil),
            ("no gift wrapping paper", "gift wrap", nil), ("the gift wrap is wrong", "gift wrap", nil),
            ("is there a piano?", "piano", nil), ("no piano stool", "piano", nil), ("没有钢琴凳", "钢琴", nil),
        ] as [(String, String, Bool?)])
    func namedYesNo(text: String, name: String, answer: Bool?) {
        #expect(recogniser.yesOrNo(text, of: name) == answer)
    }

    @Test(
        "By how much something changes is not what it is",
        arguments: [
            ("2 more chairs", true), ("two chairs more please", true), ("add 2 chairs", true),
            ("500 less", true), ("raise the budget by 500", true), ("再加两把", true), ("预算再加五百", true),
            ("少要一把", true), ("2 chairs", false), ("no more than 2", false), ("300 more or less", false),
            ("at least 2", false), ("至少两把", false), ("one more question", false), ("two or more", false),
            ("by 5 pm", false), ("预算五百多", false),
        ])
    func differences(text: String, does: Bool) {
        #expect(recogniser.isDifference(text) == does)
    }

    @Test(
        "The verb of a question is enough to answer it",
        arguments: [
            ("不带", "带狗吗？", false), ("带", "您要带狗吗？", true), ("报了", "报警了吗？", true),
            ("没报", "报警了吗？", false), ("狗", "带狗吗？", nil), ("吗", "带狗吗？", nil),
        ] as [(String, String, Bool?)])
    func verbs(text: String, question: String, answer: Bool?) {
        #expect(recogniser.echo(text, of: question) == answer)
    }

    @Test(
        "A house has a number, and a day has one",
        arguments: [
            ("解放路5号", nil), ("南京路12号，5号去", "2026-03-05"), ("5号", "2026-03-05"), ("下周六30人", "2026-03-14"),
        ]
            as [(String, String?)])
    func houses(text: String, day: String?) {
        let wanted = Expectation.Wanted(slot: "date", type: .date)
        #expect(
            recogniser.answer(text, for: wanted, locale: Locale("zh"), at: TimeValueTests.moment)
                == day.map { .text($0) })
    }

    @Test(
        "Who gives something up may say so twice",
        arguments: [
            ("never mind, cancel it", true), ("never mind cancel it", true), ("算了取消吧", true),
            ("never mind I want a room", false),
        ])
    func givenUp(text: String, does: Bool) {
        let read = recogniser.understand(text, locale: Locale("en"), expected: nil, at: nil)
        #expect(read.intents.contains { $0.name == "parley.cancel" } == does)
    }
}
