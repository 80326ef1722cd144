// Which option of a choice a message means, and which it does not.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct ChoiceTests {
    private static let sizes: [OpenQuestion.Option] = [
        .init(title: "Small", value: "s", also: ["小的", "小号"]),
        .init(title: "Medium", value: "m", also: ["中号"]),
        .init(title: "Large", value: "l", also: ["大的", "大号"]),
    ]
    private static let drinks: [OpenQuestion.Option] = ["Red wine", "White wine", "Beer"].map {
        .init(title: $0, value: .text($0))
    }
    private static let chineseDrinks: [OpenQuestion.Option] = ["红酒", "白酒", "啤酒"].map {
        .init(title: $0, value: .text($0))
    }
    private static let days: [OpenQuestion.Option] = ["今天", "明天"].map { .init(title: $0, value: .text($0)) }
    private static let seats: [OpenQuestion.Option] = [
        .init(title: "Garden", value: "Garden"), .init(title: "Inside", value: "in", also: ["室内"]),
        .init(title: "Bar", value: "bar", also: ["吧台"]),
    ]

    private func answer(_ text: String, _ options: [OpenQuestion.Option]) -> String? {
        let wanted = OpenQuestion.Wanted(slot: "x", type: .choice, choices: options)
        return SampleBot().recogniser.answer(text, for: wanted, locale: Locale("en"))?.text
    }

    @Test(
        "An option is named with other words around it",
        arguments: [
            ("large please", "l"), ("the small one", "s"), ("I'd like the Medium, thanks", "m"),
            ("make it large", "l"),
            ("我要小的", "s"), ("来个大号吧", "l"), ("meduim", "m"), ("the lagre one please", "l"),
            ("not small, large", "l"), ("medium instead of large", "m"), ("不要小的，要大的", "l"), ("不要小的要大的", "l"),
            ("no, the small one", "s"), ("why not large", "l"), ("要不小的吧", "s"), ("小的不错", "s"),
            ("I think a large would fit me", "l"),
        ])
    func sizes(text: String, value: String) {
        #expect(answer(text, Self.sizes) == value)
    }

    @Test(
        "No option: two of them, one that is refused, or none",
        arguments: [
            "small or medium", "small, medium", "not small", "I don't want a small one", "不要小的", "小的不要",
            "小号或者大号",
            "anything but large", "neither small nor large", "huge", "都太大了", "不是大号", "", "。",
        ])
    func noSize(text: String) {
        #expect(answer(text, Self.sizes) == nil)
    }

    @Test(
        "A word that only one option has is enough, where the message says nothing else",
        arguments: [
            ("red", "Red wine"), ("the white one, please", "White wine"), ("beers", "Beer"),
            ("wine, red", "Red wine"),
            ("I'd like the red wine", "Red wine"), ("some beer for me", "Beer"), ("whiet wine", "White wine"),
            ("not the red, the white", "White wine"), ("wine", nil), ("red or white", nil),
            ("beer or red", nil),
            ("not red", nil), ("my red car broke down", nil), ("water", nil),
        ] as [(String, String?)])
    func words(text: String, value: String?) {
        #expect(answer(text, Self.drinks) == value)
    }

    @Test(
        "So is a part of a Chinese title",
        arguments: [
            ("红的", "红酒"), ("来一份白的吧", "白酒"), ("啤酒", "啤酒"), ("我要喝点啤酒", "啤酒"), ("酒", nil), ("红的或者白的", nil),
            ("不要红的", nil), ("要白的不要红的", "白酒"), ("水", nil),
        ] as [(String, String?)])
    func characters(text: String, value: String?) {
        #expect(answer(text, Self.chineseDrinks) == value)
    }

    @Test(
        "Particles change nothing",
        arguments: [("明天吧", "明天"), ("就明天好了", "明天"), ("那就今天吧，谢谢", "今天"), ("明天可以吗", "明天"), ("后天", nil)]
            as [(String, String?)])
    func days(text: String, value: String?) {
        #expect(answer(text, Self.days) == value)
    }

    @Test(
        "The value that a designer gave an option is no word of a message, unless it is all of it",
        arguments: [
            ("in the garden", "Garden"), ("in", "in"), ("In, please", "in"), ("inside", "in"), ("室内的", "in"),
            ("put us in somewhere quiet", nil), ("at the bar", "bar"),
        ] as [(String, String?)])
    func rawValues(text: String, value: String?) {
        #expect(answer(text, Self.seats) == value)
    }

    private static let bot: any Recogniser = {
        var bot = SampleBot()
        bot.slot(
            "seat", .choice,
            choices: [
                Choice(title: .plain("Garden"), value: "Garden"),
                Choice(
                    title: .localised(["en": "Inside", "zh": "室内"]), value: "in", also: ["indoors", "里面"]),
            ])
        bot.slot(
            "plan", .choice,
            choices: [
                Choice(title: .plain("One"), value: "a"), Choice(title: .plain("Two"), value: "b"),
            ])
        bot.slot("phone", .phone)
        bot.slot("order", .code, pattern: #"\d{6,20}"#)
        bot.entity("device", [("iPhone 15", [])])
        bot.intent("buy", "buy apples", "买苹果")
        return bot.recogniser
    }()

    @Test(
        "A declared slot's options are found in any message",
        arguments: [
            ("a table in the garden", ["seat=Garden type"]), ("a table insde", ["seat=in type"]),
            ("indoors please", ["seat=in type"]), ("我想坐室内", ["seat=in type"]), ("坐里面", ["seat=in type"]),
            ("not in the garden", []), ("garden or inside", []), ("不要室内", []),
        ])
    func declared(text: String, values: [String]) {
        let found = Self.bot.understand(text, locale: Locale("zh"), expected: nil).told
        #expect(found.filter { $0.hasPrefix("seat") } == values)
    }

    @Test func anAskedSlotIsAnsweredInAnyLocaleOfItsDeclaration() {
        let shown = OpenQuestion.Wanted(
            slot: "seat", type: .choice,
            choices: [.init(title: "Garden", value: "Garden"), .init(title: "Inside", value: "in")])
        for text in ["室内", "里面吧", "indoors", "Inside"] {
            #expect(Self.bot.answer(text, for: shown, locale: Locale("en")) == "in", "\(text)")
        }
    }

    @Test func aQuestionsOwnOptionsTakeThePlaceOfTheDeclaredOnes() {
        let shown = OpenQuestion.Wanted(
            slot: "seat", type: .choice, choices: [.init(title: "Roof", value: "Roof")])
        let expected = OpenQuestion(wanted: [shown])
        #expect(Self.bot.understand("garden", locale: Locale("en"), expected: expected).told == [])
        #expect(
            Self.bot.understand("the roof", locale: Locale("en"), expected: expected).told == [
                "seat=Roof type"
            ])
    }

    @Test(
        "An option of a slot that is not asked hides no number",
        arguments: [
            ("one", 1), ("two apples", 2), ("Two", 2), ("13800138001", 13_800_138_001), ("13800138001 3", 3),
            ("iPhone 15", nil), ("a1@example.com", nil),
        ] as [(String, Int64?)])
    func numbersFirst(text: String, number: Int64?) {
        let wanted = OpenQuestion.Wanted(slot: "qty", type: .integer)
        #expect(Self.bot.answer(text, for: wanted, locale: Locale("en"))?.integer == number)
        let values = Self.bot.understand(text, locale: Locale("en"), expected: OpenQuestion(wanted: [wanted]))
            .values
        #expect(values.contains { $0.type == .integer } == (number != nil))
        #expect(number == nil || !values.contains { $0.slot == "plan" })
    }

    @Test func anOptionStillCountsWhereItsOwnSlotIsAsked() {
        let plan = OpenQuestion(wanted: [.init(slot: "plan", type: .choice)])
        #expect(Self.bot.understand("two", locale: Locale("en"), expected: plan).told.contains("plan=b type"))
        #expect(Self.bot.answer("two", for: plan.wanted[0], locale: Locale("en")) == "b")
    }
}
