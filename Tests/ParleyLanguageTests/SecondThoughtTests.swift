// How people say what they do not want, take back a word, or think better of what they left.
import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct SecondThoughtTests {
    private let recogniser: any Recogniser = TimeValueTests.bot

    @Test(
        "A negative imperative asks for something not to be done",
        arguments: [
            ("please do not book anything", true), ("don't book anything", true),
            ("no, dont send it yet", true),
            ("别帮我订", true), ("先别退", true), ("好了行了别转了", true), ("let's not do that", true),
            ("don't forget to book", false), ("don't know", false), ("don't you have a table?", false),
            ("别忘了帮我订", false), ("别的颜色", false), ("特别想要", false), ("why don't we book", false),
            ("I don't see my parcel", false),
        ])
    func prohibition(text: String, stands: Bool) {
        let prepared = PreparedText(text)
        #expect(Prohibition.stands(prepared.folded, in: prepared.range) == stands)
    }

    @Test(
        "A value that is the only one of its kind is refused right before it or right behind it",
        arguments: [
            ("not on friday", "friday", true), ("anything but friday", "friday", true),
            ("it can't be friday", "friday", true), ("friday is no good", "friday", true),
            ("周五不行", "周五", true), ("别约周五", "周五", true), ("except friday", "friday", true),
            ("it does not work since friday", "friday", false), ("why not friday", "friday", false),
            ("周五是不是有位", "周五", false), ("no, friday", "friday", false),
            ("if not friday then", "friday", false),
        ])
    func refused(text: String, value: String, isRefused: Bool) throws {
        let prepared = PreparedText(text)
        let said = PreparedText(value).folded
        let start = try #require(Occurrences.of(said, in: prepared.folded, range: prepared.range).first)
        let place = start..<start + said.count
        #expect(Refused.stands(place, of: .date, in: prepared.folded, range: prepared.range) == isRefused)
    }

    @Test("What does not work is refused as a day, and not as a room")
    func unsuitable() {
        let text = PreparedText("room 305 does not work")
        #expect(!Refused.stands(5..<8, of: .code, in: text.folded, range: text.range))
        #expect(Refused.stands(5..<8, of: .date, in: text.folded, range: text.range))
    }

    @Test(
        "Of two numbers the one that is taken back does not count",
        arguments: [
            ("100 no 120", 120), ("100 but make that 120", 120), ("退50吧 不 60", 60),
            ("2 people no wait 3 people", 3),
            ("100, sorry, I mean 120", 120), ("not 100 but 120", 120), ("100 not 120", 100),
        ])
    func retraction(text: String, value: Int) {
        let wanted = Expectation.Wanted(slot: "n", type: .integer)
        #expect(recogniser.answer(text, for: wanted, locale: Locale("en"), at: nil) == .int(value))
    }

    @Test("Numbers that count different things take nothing back of each other")
    func differentThings() {
        let wanted = Expectation.Wanted(slot: "n", type: .integer)
        #expect(
            recogniser.answer("2 people, make that 3 nights", for: wanted, locale: Locale("en"), at: nil)
                == nil)
    }

    @Test(
        "A text told before is replaced where it is named",
        arguments: [
            ("not Mary, Maria", "Mary", "Maria"), ("Maria not Mary", "Mary", "Maria"),
            ("change Mary to Maria", "Mary", "Maria"), ("the name is Maria, not Mary", "Mary", "Maria"),
            ("不是李雷是李蕾", "李雷", "李蕾"), ("把李雷改成李蕾", "李雷", "李蕾"), ("not Mary", "Mary", ""),
            ("give it to Mary", "Mary", nil), ("Mary is not there", "Mary", nil), ("Maria", "Mary", nil),
            ("can you change Mary to Maria please", "Mary", "Maria"),
            ("Mary should be Maria", "Mary", "Maria"),
            ("Happy birthday Mary should be in blue", "Mary", nil), ("a cake not for Mary", "Mary", nil),
            ("not Mary but the lady who came with her", "Mary", nil),
        ] as [(String, String, String?)])
    func replacement(text: String, old: String, new: String?) {
        #expect(recogniser.replacement(of: old, in: text) == new)
    }

    @Test(
        "The last text is put right without its name, and no remark is taken for one",
        arguments: [
            ("no it's Maria", "Mary", "Maria"), ("i meant Maria", "Mary", "Maria"), ("不对，是李蕾", "李雷", "李蕾"),
            ("sorry it's Mary Ann Lee", "Mary", "Mary Ann Lee"), ("no it's fine", "Mary", nil),
            ("no it's too late", "Mary", nil), ("no that's not what I want", "Mary", nil),
            ("no", "Mary", nil),
            ("it's what I said, is it?", "Mary", nil), ("不对，是太贵了", "李雷", nil), ("no maria", "Mary", "maria"),
            ("no mostly", "Mary", nil),
        ] as [(String, String, String?)])
    func restated(text: String, old: String, new: String?) {
        #expect(recogniser.restated(text, like: old, isLast: true) == new)
    }

    @Test("A text that was not told last is put right by one that resembles it")
    func restatedBefore() {
        #expect(recogniser.restated("no it's maria", like: "Mary", isLast: false) == "maria")
        #expect(recogniser.restated("no it's too cold", like: "Mary", isLast: false) == nil)
        #expect(recogniser.restated("no it's Tom", like: "Mary", isLast: false) == nil)
    }

    @Test(
        "A no that only says that all is well",
        arguments: [
            ("no its fine", true), ("no, it's fine, thanks", true), ("nah i'm good", true), ("不用，没事", true),
            ("不用了 这样就好", true), ("no", false), ("no it's late", false), ("it's fine", false),
            ("no it's fine but later", false),
        ])
    func content(text: String, isContent: Bool) {
        #expect(recogniser.isContent(text) == isContent)
    }

    @Test(
        "Who only asks to go on",
        arguments: [
            ("continue", true), ("ok go on", true), ("please continue", true), ("继续吧", true), ("接着办", true),
            ("go on with my claim", false), ("continue?", false), ("继续教育", false),
            ("carry on luggage", false),
        ])
    func goesOn(text: String, does: Bool) {
        #expect(recogniser.goesOn(text) == does)
    }

    @Test(
        "What the end of a text sets apart",
        arguments: [
            ("that is correct except the ", true), ("all good apart from my ", true), ("好的 除了", true),
            ("yes but the ", true), ("都对，就是", true), ("change the ", false), ("what is the ", false),
        ])
    func excepts(text: String, does: Bool) {
        #expect(recogniser.excepts(text) == does)
    }

    @Test(
        "How sure it is that something is put right",
        arguments: [
            ("no 9 pm", 0.9), ("不 九点", 0.9), ("actually 9 pm", 0.6), ("the day is wrong", 0.95),
            ("no it's fine", nil),
        ] as [(String, Double?)])
    func mark(text: String, confidence: Double?) {
        #expect(CorrectionMarks.mark(PreparedText(text))?.confidence == confidence)
    }

    @Test(
        "That something is wrong is told from a mere no",
        arguments: [
            ("that's wrong", .wrong), ("no thats wrong", .wrong), ("错了", .wrong), ("不对，错了", .wrong),
            ("not quite right", .wrong), ("不对", .mere), ("no that's not it", .mere), ("no", nil),
            ("the date is wrong", nil), ("is that wrong?", nil), ("wrong size", nil), ("不用了", nil),
        ] as [(String, Denial?)])
    func denial(text: String, denial: Denial?) {
        #expect(recogniser.denial(in: text) == denial)
    }

    @Test(
        "Who thinks better of what was left says little else",
        arguments: [
            ("no wait", true), ("no dont cancel", true), ("wait, yes", true), ("i mean yes", true),
            ("等等 还是改吧", true), ("别取消", true), ("continue", true), ("no", false), ("ok", false),
            ("no thanks", false), ("还是算了", false), ("wait for me at the door", false), ("continue?", false),
        ])
    func thinksBetter(text: String, does: Bool) {
        #expect(recogniser.thinksBetter(text) == does)
    }

    @Test(
        "Who goes on with something says so at the beginning",
        arguments: [
            ("go on with my claim", true), ("can we continue please", true), ("继续办理上次的", true),
            ("I want to finish my booking", true), ("my claim goes on", false), ("理赔", false),
        ])
    func resumes(text: String, does: Bool) {
        #expect(recogniser.resumes(text) == does)
    }

    @Test(
        "Asking to be told so, or trailing off, is no yes",
        arguments: [
            ("没问题吧", nil), ("对吧", nil), ("嗯…", nil), ("嗯...", nil), ("嗯", true), ("没问题", true),
            ("好吧", true), ("sure, why not", true), ("yes pls", true),
        ] as [(String, Bool?)])
    func consent(text: String, is consent: Bool?) {
        let wanted = Expectation.Wanted(slot: "", type: .yesNo)
        #expect(recogniser.answer(text, for: wanted, locale: Locale("en"), at: nil)?.bool == consent)
    }
}
