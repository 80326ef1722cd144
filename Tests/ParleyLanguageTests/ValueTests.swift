// Values by type, in both languages.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct ValueTests {
    private func answer(
        _ text: String, _ type: SlotType, pattern: String? = nil, options: [OpenQuestion.Option] = []
    ) -> Value? {
        let wanted = OpenQuestion.Wanted(slot: "x", type: type, pattern: pattern, choices: options)
        return SampleBot().recogniser.answer(text, for: wanted, locale: Locale("zh"))
    }

    @Test(
        "A number is read however it is written",
        arguments: [
            ("350", 350.0), ("1,234.5", 1234.5), ("－３", -3), ("我要三百五", 350), ("三百五十", 350), ("一万二", 12000),
            ("一万零二十", 10020), ("两个", 2),
            ("十五", 15), ("二十", 20), ("三千零五", 3005), ("二零二三", 2023), ("一亿三千万", 130_000_000), ("1.5万", 15000),
            ("三点五", 3.5), ("半个", 0.5), ("两个半", 2.5),
            ("壹佰贰拾", 120), ("我想要 3 个，谢谢", 3), ("three", 3), ("twenty-five", 25),
            ("three hundred and fifty", 350), ("a hundred", 100),
            ("one thousand two hundred", 1200), ("two dozen please", 24), ("5k", 5000), ("3 or 3", 3),
            ("twelve", 12), ("ninety nine", 99), ("the number is one", 1), ("a full one thousand", 1000),
        ])
    func numbers(text: String, number: Double) {
        #expect(answer(text, .number)?.number == number)
    }

    @Test(
        "No number, or more than one",
        arguments: [
            "我想问一下", "一样的", "十分满意", "万一不行呢", "第一", "3 or 4", "三个或者五个", "none", "the second one", "iPhone15",
            "the dark blue one", "a red one please",
            "1.2.3", "", "好",
        ])
    func noNumber(text: String) {
        #expect(answer(text, .number) == nil)
    }

    /// Typed, because the compiler would take minutes to find the type.
    private static let partsOfNumbers: [(String, Double)] = [
        ("负三", -3.0), ("minus three", -3), ("negative 5", -5), ("零下十二度", -12), ("负3.5", -3.5),
        ("三分之一", 1.0 / 3), ("四分之三", 0.75), ("十分之一", 0.1), ("two thirds", 2.0 / 3), ("one half", 0.5),
        ("three-quarters", 0.75),
        ("1.5 million", 1_500_000), ("1.1 million", 1_100_000), ("2 dozen", 24), ("3 hundred", 300),
        ("3千万", 30_000_000),
        ("2 and a half", 2.5), ("two and a half", 2.5), ("2 and a half million", 2_500_000), ("三斤半", 3.5),
        ("3个半", 3.5),
        ("two point five", 2.5), ("two point five million", 2_500_000), ("一点五", 1.5), ("三点五万", 35_000),
        (".5", 0.5),
        ("half", 0.5), ("half please", 0.5), ("half a kilo", 0.5), ("half a million", 500_000), ("半斤", 0.5),
        ("1 000", 1000), ("12 500", 12_500), ("1 000 000", 1_000_000), ("5kg", 5), ("5%", 5), ("百分之五", 5),
        ("1,234,567.8", 1_234_567.8), ("3.000,50", 3000.5), ("3，13800138001", 3),
    ]

    @Test("Signs, parts of one, and words that multiply", arguments: partsOfNumbers)
    func parts(text: String, number: Double) throws {
        let wanted = OpenQuestion.Wanted(slot: "x", type: .number)
        var bot = SampleBot()
        bot.slot("phone", .phone)
        let value = try #require(bot.recogniser.answer(text, for: wanted, locale: Locale("zh"))?.number)
        #expect(abs(value - number) < 1e-6)
    }

    @Test(
        "What might be read in two ways is no number",
        arguments: [
            "三四个", "两三百", "三四十", "十七八个", "十几个", "几十个", "三十多", "30多个", "二十来个", "1e3", "3x4", "1,5",
            "1,2,3",
            "12345,678", "2nd", "the 3rd", "twenty third", "第十五", "三点五十", "half of them", "the second half",
            "100 200",
            "负责", "minus", "一点一点来", "five minus three",
        ])
    func unclearNumbers(text: String) {
        #expect(answer(text, .number) == nil)
    }

    @Test(
        "An integer is whole",
        arguments: [
            ("3", 3), ("3.0", 3), ("三百", 300), ("1.5 million", 1_500_000), ("两点零", 2), ("负三", -3),
            ("3.5", nil),
            ("三点五", nil), ("三分之一", nil), ("two and a half", nil), ("2 and a half", nil), ("half", nil),
            ("两个半", nil),
            ("two point five", nil), ("two thirds", nil), ("1.5", nil), ("半个", nil),
        ] as [(String, Int64?)])
    func integers(text: String, number: Int64?) {
        #expect(answer(text, .integer)?.integer == number)
    }

    @Test(
        "A rating is a number with nothing but its words beside it",
        arguments: [
            ("5", 5), ("5分", 5), ("五星", 5), ("4 stars", 4), ("给个5", 5), ("打四分吧", 4), ("I'd give it a 3", 3),
            ("满分5分", 5), ("５分！谢谢", 5), ("five", 5),
            ("等了5天", nil), ("3分或者4分", nil), ("不错", nil), ("order 5", nil),
        ] as [(String, Int64?)])
    func ratings(text: String, rating: Int64?) {
        #expect(answer(text, .rating)?.integer == rating)
    }

    @Test(
        "A bare yes",
        arguments: [
            "是", "是的", "对", "对的，谢谢", "好", "好的", "嗯", "嗯嗯", "可以", "确认", "没错", "行", "对对对", "嗯，好的", "好的没问题",
            "是的。", "要", "yes", "Yes, please!", "yep",
            "sure", "ok", "right", "that's correct", "yes yes", "ok thanks", "go ahead", "Ｙｅｓ", "yes it did",
            "yes, I have",
            "it does, thanks",
        ])
    func yes(text: String) {
        #expect(answer(text, .yesNo) == true)
    }

    @Test(
        "A bare no",
        arguments: [
            "不", "不是", "不对", "不要", "不用", "不用了谢谢", "不行", "不不不", "不不行", "不，不是", "没有", "不，不对", "不要了", "no",
            "No thanks", "nope", "absolutely not", "of course not", "当然不", "绝对不行",
            "not really", "no, that's wrong",
            "wrong", "please don't", "no it didn't", "no, I have not", "they aren't", "I can't",
        ])
    func no(text: String) {
        #expect(answer(text, .yesNo) == false)
    }

    @Test(
        "Neither: something else beside it, both, or a question",
        arguments: [
            "不是很好", "是不是", "好吗", "可以吗？", "不对，订单号是 20231120002", "yes but change the number",
            "不确定", "不是不可以", "没有不行", "not sure", "maybe", "I'm not sure", "I don't know", "也许吧", "说不好",
            "不一定",
            "yes, how do I pay", "是的，怎么付款", "no the other one", "对面那家", "我不知道", "", "。", "谢谢", "ok?", "行不行",
            "known", "surely not", "I have a question", "it is not clear", "you can say so",
        ])
    func neitherYesNorNo(text: String) {
        #expect(answer(text, .yesNo) == nil)
    }

    private static let colours: [OpenQuestion.Option] = [
        .init(title: "红色", value: "red", also: ["大红"]), .init(title: "蓝色", value: "blue"),
        .init(title: "Dark green", value: "green"),
    ]

    @Test(
        "A choice by number, by name, by other names, by a similar wording",
        arguments: [
            ("2", "blue"), ("第二个", "blue"), ("the second one", "blue"), ("选三", "green"), ("最后一个", "green"),
            ("red", "red"), ("红色", "red"), ("我要红色的", "red"),
            ("大红", "red"), ("dark gren", "green"), ("Dark Green please", "green"), ("number 1", "red"),
            ("option 3", "green"), ("1号", "red"), ("no sorry, the third one", "green"), ("我说的是第一个", "red"),
            ("不是第三个", nil), ("４", nil), ("黄色的猫", nil), ("红色或者蓝色", nil), ("second thoughts", nil), ("", nil),
        ] as [(String, String?)])
    func choices(text: String, value: String?) {
        #expect(answer(text, .choice, options: Self.colours)?.text == value)
    }

    @Test(
        "A phone number",
        arguments: [
            ("13800138001", "13800138001"), ("我的手机是138 0013 8001", "13800138001"),
            ("138-0013-8001", "13800138001"), ("+86 13800138001", "13800138001"),
            ("+8613800138001", "13800138001"), ("１３８００１３８００１", "13800138001"),
            ("(415) 555-0123", "4155550123"), ("415-555-0123", "4155550123"),
            ("+44 20 7946 0958", "+442079460958"), ("010-88886666", "01088886666"),
            ("400-800-8888", "4008008888"), ("call 415.555.0123 please", "4155550123"),
            ("4155550123", "4155550123"), ("06 1234567", "061234567"),
            ("my number is 0461 234567", "0461234567"),
            ("there are 4 of us, 0461 234567", nil), ("12345", nil), ("12800138001", nil),
            ("20231120001", nil),
            ("138001380011", nil), ("13800138001 13900139002", nil),
        ] as [(String, String?)])
    func phones(text: String, number: String?) {
        #expect(answer(text, .phone)?.text == number)
    }

    @Test(
        "An e-mail address",
        arguments: [
            ("me@example.com", "me@example.com"),
            ("邮箱是Li.Si+shop@mail.example.cn。", "Li.Si+shop@mail.example.cn"),
            ("ｍｅ＠example.com", "me@example.com"),
            ("me@example", nil), ("@example.com", nil), ("me at example.com", nil), ("a@b..com", nil),
            ("a@b@c.com", nil),
            ("a@b.com@c.com", nil), ("me@a.com, you@b.com", nil),
        ] as [(String, String?)])
    func emails(text: String, address: String?) {
        #expect(answer(text, .email)?.text == address)
    }

    @Test(
        "A web address",
        arguments: [
            ("看 https://example.com/a?b=1。", "https://example.com/a?b=1"),
            ("www.example.com, please", "www.example.com"), ("https://", nil), ("example", nil),
        ] as [(String, String?)])
    func links(text: String, address: String?) {
        #expect(answer(text, .url)?.text == address)
    }

    @Test(
        "A code by its pattern",
        arguments: [
            (#"\d{6,20}"#, "20231120001，有杂音", "20231120001"), (#"\d{6,20}"#, "我不知道", nil),
            (#"\d{6,20}"#, "20231120001 和 20231120002", nil),
            (#"[A-Z]{2}\d{4}"#, "号码是ab1234", "AB1234"), (#"[A-Z]{2}\d{4}"#, "abc12345", nil),
        ] as [(String, String, String?)])
    func codes(pattern: String, text: String, code: String?) {
        #expect(answer(text, .code, pattern: pattern)?.text == code)
    }

    @Test(
        "A text is the whole message as it was written",
        arguments: [
            ("  有杂音。 ", "有杂音。"), ("Ｉt broke", "Ｉt broke"), ("   ", nil), ("", nil),
        ] as [(String, String?)])
    func texts(text: String, answer expected: String?) {
        #expect(answer(text, .text)?.text == expected)
    }

    @Test(
        "Money is a number with or without its sign",
        arguments: [
            ("350", 350.0), ("¥350", 350), ("350 元", 350), ("三百五十块", 350), ("$20.50", 20.5), ("no", nil),
        ] as [(String, Double?)])
    func money(text: String, amount: Double?) {
        #expect(answer(text, .money)?.number == amount)
    }

    @Test(
        "A declared entity by its values, their synonyms, and small slips",
        arguments: [
            ("我在北京", "Beijing"), ("peking please", "Beijing"), ("from Shangai", "Shanghai"),
            ("Beijing", "Beijing"), ("Berlin", nil), ("Beijing or Shanghai", nil),
            ("魔都", "Shanghai"), ("shanghaied", nil),
        ] as [(String, String?)])
    func entities(text: String, value: String?) {
        var bot = SampleBot()
        bot.entity("city", [("Beijing", ["北京", "Peking"]), ("Shanghai", ["上海", "魔都"])])
        let wanted = OpenQuestion.Wanted(slot: "x", type: .entity("city"))
        #expect(bot.recogniser.answer(text, for: wanted, locale: Locale("en"))?.text == value)
    }

    @Test func whatCannotBeReadYetIsNoValue() {
        for type in [SlotType.date, .time, .duration, .image, .file] {
            #expect(answer("明天下午三点", type) == nil)
        }
    }
}
