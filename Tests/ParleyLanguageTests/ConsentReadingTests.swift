// What is said to a question for consent, and what only resembles it.
import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct ConsentReadingTests {
    @Test(
        arguments: [
            ("Two seats for Cats. Buy?", "buy", true), ("Two seats for Cats. Buy?", "yes, buy them", true),
            ("Shall I book the room?", "book it now please", true),
            ("Shall I book the room?", "book the room", true),
            ("Shall I book the room?", "the room", nil), ("Shall I book the room?", "book?", nil),
            ("Shall I book the room?", "don't book", false), ("Shall I book the room?", "book a table", nil),
            ("Two seats for Cats. Buy?", "cats", nil), ("Two seats for Cats. Buy?", "buy a drink", nil),
            ("周五两位。确认预约吗？", "预约吧", true), ("周五两位。确认预约吗？", "好的好的，预约", true), ("周五两位。确认预约吗？", "别预约", false),
            ("周五两位。确认预约吗？", "预约取消", nil), ("周五两位。确认预约吗？", "周五", nil), ("一共三十元，付款吗？", "付吧", true),
            ("一共三十元，付款吗？", "不用改了，付款", true), ("一共三十元，付款吗？", "怎么付款", nil), ("一共三十元，可以吗？", "三十元", nil),
        ] as [(String, String, Bool?)])
    func theVerbOfAQuestionAnswersIt(question: String, text: String, consent: Bool?) {
        #expect(QuestionVerb.answer(PreparedText(text), to: PreparedText(question)) == consent)
    }

    @Test(
        arguments: [
            ("go back two steps", 2), ("undo the last 3 answers please", 3), ("back 2", 2), ("退两步", 2),
            ("请撤销三步", 3),
            ("回到前两个问题", 2), ("退两个", nil), ("send 2 back", nil), ("go back to question 2", nil),
            ("two tickets back", nil),
            ("go back", nil), ("back at 2", nil), ("退款2元", nil), ("我退两张票", nil),
        ] as [(String, Int?)])
    func stepsBackAreCounted(text: String, count: Int?) {
        #expect(StepsBack.count(PreparedText(text)) == count)
    }

    @Test(
        arguments: [
            ("yes, bye", true), ("ok thanks, see you on monday at the lake", true),
            ("sure, have a lovely evening", true),
            ("no thanks, goodbye", false), ("no, that's all", nil), ("yes, I need a lift home", nil),
            ("bye", nil),
            ("好的，周六见", true), ("不用了，再见", false), ("好，再见面聊一下价格", nil),
        ] as [(String, Bool?)])
    func aYesStandsBeforeAGoodbye(text: String, answer: Bool?) {
        #expect(Farewells.answer(PreparedText(text)) == answer)
    }

    @Test(
        arguments: [
            ("我不租了", "租"), ("算了不写了", "写"), ("I don't want to rent any more", "rent"), ("那我就不续费了", "续费"),
            ("不转了", nil), ("it won't start now", nil), ("我不租车厢里的位子了吗？", nil), ("I don't", nil),
        ] as [(String, String?)])
    func whatIsGivenUp(text: String, verb: String?) {
        #expect(GivenUp.verb(PreparedText(text), isOwn: true) == verb)
    }

    @Test(arguments: [
        ("not yet", true), ("don't send it yet", true), ("我再想想", true), ("还没呢", true), ("等会再发", true),
        ("no", false),
        ("don't send it", false), ("not that one", false), ("再发一份", false),
    ])
    func aConsentIsPutOff(text: String, isPutOff: Bool) {
        let question = PreparedText(text.utf8.count == text.count ? "Two letters. Send them?" : "两封信，现在发吗？")
        #expect(Postponement.stands(PreparedText(text), of: question) == isPutOff)
    }

    @Test(
        arguments: [
            ("we are 3 adults now", false, ["now"]), ("what happens now", false, ["now"]),
            ("is that all for today", false, ["for today"]),
            ("现在怎么办", false, ["现在"]), ("now", false, []), ("make it now", false, []),
            ("can I come today?", false, []),
            ("no, now", false, []), ("now please", true, []), ("and now it makes a noise", true, ["now"]),
            ("I come tomorrow", false, []),
        ] as [(String, Bool, [String])])
    func whatIsSaidInPassing(text: String, isAsked: Bool, words: [String]) {
        let prepared = PreparedText(text)
        #expect(InPassing.found(in: prepared, isAsked: isAsked).map { prepared.text($0) } == words)
    }
}
