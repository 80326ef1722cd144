// Values that a message gives: at places, by name, by type; and what is left without them.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct MessageValueTests {
    @Test(
        "Values at the places of examples",
        arguments: [
            ("把订单 20231120002 退掉", ["order_number=20231120002 place"]),
            ("请把订单20231120002给退掉吧", ["order_number=20231120002 place"]),
            ("please send back order 20231120001", ["order_number=20231120001 place"]),
            ("给张三转350元", ["recipient=张三 place", "amount=350 place"]),
            ("请给李小龙转 500 块", ["recipient=李小龙 place", "amount=500 place"]),
            ("转账给王五，谢谢", ["recipient=王五 place"]),
            ("transfer $20 to Bob Smith", ["amount=20 place", "recipient=Bob Smith place"]),
            ("Send money to my mother please", ["recipient=my mother place"]),
            (
                "send money to Bob 13800138001",
                ["recipient=Bob place", "order_number=13800138001 type", "phone=13800138001 type"]
            ),
        ])
    func atPlaces(text: String, values: [String]) {
        #expect(SampleBot.understand(text).told == values)
    }

    @Test(
        "Values after the name of their slot",
        arguments: [
            ("订单号 20231120001", ["order_number=20231120001 named"]),
            ("不对，订单号是 20231120002", ["order_number=20231120002 named"]),
            ("My order number is 20231120001.", ["order_number=20231120001 named"]),
            (
                "订单号：20231120001，手机号：13800138001",
                ["order_number=20231120001 named", "phone=13800138001 named"]
            ),
            ("change the order number to 20231120003", ["order_number=20231120003 named"]),
            ("my email: x@y.zz", ["email=x@y.zz named"]),
            ("订单号 13800138001", ["order_number=13800138001 named"]),
            ("退货原因是有杂音，订单号是20231120001", ["return_reason=有杂音 named", "order_number=20231120001 named"]),
            ("订单号", []), ("订单号是多少", []), ("暗号是abcdefgh", []),
        ])
    func byName(text: String, values: [String]) {
        #expect(SampleBot.understand(text).told == values)
    }

    @Test(
        "Values by their type",
        arguments: [
            ("20231120001，有杂音", ["order_number=20231120001 type"]),
            ("13800138001", ["order_number=13800138001 type", "phone=13800138001 type"]),
            ("20231120001 13800138001", ["order_number=20231120001 type", "phone=13800138001 type"]),
            ("a123456@example.com", ["email=a123456@example.com type"]),
            ("我不知道", []), ("", []), ("1234567890123456789012345", []),
            ("138 0013 8001", ["phone=13800138001 type"]),
        ])
    func byType(text: String, values: [String]) {
        let told = SampleBot.understand(text).told
        #expect(told == values)
    }

    @Test func offsetsCountScalarsOfTheTextAsItWasWritten() throws {
        let text = "👋🏽 你好　订单号：２０２３１１２０００１。"
        let value = try #require(SampleBot.understand(text).values.first)
        let scalars = Array(text.unicodeScalars)
        var written = String.UnicodeScalarView()
        written.append(contentsOf: scalars[value.start..<value.end])
        #expect(String(written) == "２０２３１１２０００１")
        #expect(value.value == "20231120001")
    }

    @Test func aPatternOfTwoSlotsBelongsToNeither() {
        var bot = SampleBot()
        bot.slot("from", .code, pattern: #"\d{6}"#)
        bot.slot("to", .code, pattern: #"\d{6}"#)
        bot.slot("short", .code, pattern: #"\d{3}"#)
        let values = bot.recogniser.understand("123456 789", locale: Locale("en"), expected: nil).values
        #expect(values.map(\.slot) == [nil, "short"])
        #expect(values.map(\.value) == ["123456", "789"])
    }

    @Test func anExpectedTypeIsLookedForThoughNoSlotIsOfIt() {
        let expected = OpenQuestion(wanted: [.init(slot: "site", type: .url)])
        #expect(SampleBot.understand("https://example.com", expected: expected).values.map(\.type) == [.url])
        #expect(SampleBot.understand("https://example.com").values == [])
    }

    @Test func aNoBeforeAValueIsTold() {
        let expected = OpenQuestion(wanted: [.init(slot: "sure", type: .yesNo)])
        let values = SampleBot.understand("不对，订单号是 20231120002", expected: expected).told
        #expect(values == ["yes_no=false type", "order_number=20231120002 named"])
    }

    @Test(
        "The yes or no with which a longer message opens",
        arguments: [
            ("yes, how do I pay", "yes_no=true"), ("yes but how do I pay?", "yes_no=true"),
            ("是的，怎么付款", "yes_no=true"),
            ("好的请问怎么付款", "yes_no=true"), ("no, the blue one", "yes_no=false"), ("不对，是蓝色", "yes_no=false"),
            ("不确定，怎么付款", nil), ("well, how do I pay", nil), ("yes", nil), ("not sure, how do I pay", nil),
        ] as [(String, String?)])
    func openings(text: String, told: String?) {
        let expected = OpenQuestion(wanted: [.init(slot: "sure", type: .yesNo)])
        let values = SampleBot.understand(text, expected: expected).told.filter { $0.hasPrefix("yes_no") }
        #expect(values == (told.map { [$0 + " type"] } ?? []))
    }

    @Test func whatIsAnExampleWordForWordFillsNoPlaceOfAnother() {
        var bot = SampleBot()
        bot.slot("item", .text)
        bot.intent("add", "add {item}", "add something to the basket", "把{item}放进购物车", "把东西放进购物车")
        bot.intent("pay", "pay now", "付款")
        let recogniser = bot.recogniser
        for text in ["add something to the basket", "Please add something to the basket!", "把东西放进购物车"] {
            let understanding = recogniser.understand(text, locale: Locale("en"), expected: nil)
            #expect(understanding.told == [])
            #expect(understanding.intents.first == Ranked(name: "add", confidence: 1))
        }
        let other = recogniser.understand("add two lamps", locale: Locale("en"), expected: nil)
        #expect(other.told == ["item=two lamps place"])
    }

    @Test(
        "a day and an hour said in one are two values, where one of them stands at its place in an example",
        arguments: [
            ("明天下午三点能看牙吗", "zh"), ("book a service for tomorrow at 3 pm", "en"),
        ])
    func dayAndHourAtAPlace(text: String, locale: String) {
        var bot = SampleBot()
        bot.slot("day", .date)
        bot.slot("hour", .time)
        bot.intent("book", "{day}能看牙吗", "我想预约看牙", "book a service for {day}", "I need a repair")
        let found = bot.recogniser.understand(
            text, locale: Locale(locale), expected: nil,
            at: Moment(now: Instant(milliseconds: 1_772_618_400_000), timeZone: .utc))
        #expect(found.told == ["day=2026-03-05 place", "time=15:00 type"])
    }

    @Test(
        "\"and\" before nothing but a name asks for the same of it",
        arguments: [
            ("and a crown?", "a crown"), ("and the filling", "the filling"), ("那牙冠？", "牙冠"),
            ("then crown", "crown"),
            ("a crown?", nil), ("and my crown hurts", nil), ("and a lamp?", nil), ("and", nil),
        ] as [(String, String?)])
    func followUpsOfNames(text: String, addition: String?) {
        var bot = SampleBot()
        bot.slot(
            "treatment", .choice,
            choices: [
                Choice(title: .localised(["zh": .text("牙冠"), "en": .text("crown")]), value: "crown"),
                Choice(title: .plain("filling"), value: "filling"),
            ])
        bot.intent("price", "how much is a {treatment}", "your prices please")
        #expect(bot.recogniser.followUp(text) == addition)
    }

    @Test func aSlotMayBeNamedInAnyScript() {
        var bot = SampleBot()
        bot.slot("城市", .text)
        bot.slot("größe", .integer)
        bot.intent("weather", "{城市}的天气", "查天气")
        bot.intent("shoes", "shoes in size {größe}")
        let recogniser = bot.recogniser
        #expect(recogniser.understand("北京的天气", locale: Locale("zh"), expected: nil).told == ["城市=北京 place"])
        #expect(
            recogniser.understand("shoes in size 42", locale: Locale("en"), expected: nil).told
                == ["größe=42 place"])
    }

    @Test(
        "What is left is free text as it was written, without the words that lead to a value",
        arguments: [
            ("My name is Ann Lee and my phone is 13800138001", "My name is Ann Lee"),
            ("call me at my mobile number 13800138001, it is broken", "it is broken"),
            ("the screen is broken, my e-mail address is a@b.org", "the screen is broken"),
            ("屏幕坏了，我的联系电话是13800138001", "屏幕坏了"), ("屏幕坏了 我的邮箱：a@b.org", "屏幕坏了"),
            ("a@b.org, please hurry", "please hurry"), ("a@b.org，麻烦快一点", "麻烦快一点"),
            ("please hurry, a@b.org", "please hurry"),
            ("a@b.org, it broke, please", "it broke"), ("谢谢，有杂音，a@b.org", "有杂音"),
            ("he said thanks and left, a@b.org", "he said thanks and left"),
        ])
    func freeText(text: String, left: String) {
        let values = SampleBot.understand(text).values.filter { $0.type != .text }
        #expect(SampleBot.shopRecogniser.remainder(of: text, without: values) == left)
    }

    @Test func aNamedTextEndsBeforeTheWordsThatLeadToTheNextValue() {
        var bot = SampleBot()
        bot.slot("name", .text, zh: "名字", en: "name")
        bot.slot("phone", .phone)
        let text = "My name is Ann Lee and my phone is 13800138001"
        #expect(
            bot.recogniser.understand(text, locale: Locale("en"), expected: nil).told
                == ["name=Ann Lee named", "phone=13800138001 named"])
    }

    @Test(
        "What is left without the values",
        arguments: [
            ("20231120001，有杂音", "有杂音"), ("订单号是20231120001，有杂音，谢谢", "有杂音"), ("有杂音，我的订单号是 20231120001", "有杂音"),
            ("我的订单号是20231120001", ""),
            ("20231120001", ""), ("it arrived broken, order number is 20231120001", "it arrived broken"),
            ("Hello, the number is 20231120001 and it is too loud", "it is too loud"),
            ("因为坏了 20231120001", "因为坏了"), ("声音小，20231120001，还有杂音", "声音小，杂音"), ("好的 20231120001", ""),
        ])
    func remainder(text: String, left: String) {
        let values = SampleBot.understand(text).values
        #expect(SampleBot.shopRecogniser.remainder(of: text, without: values) == left)
    }

    @Test func aCodeIsReadBesideThePhoneNumberOfTheSameMessage() {
        let wanted = OpenQuestion.Wanted(slot: "order_number", type: .code, pattern: #"\d{6,20}"#)
        for text in [
            "13800138001 20231120001", "手机号13800138001，20231120001", "订单号 20231120001 手机号 13800138001",
        ] {
            #expect(SampleBot.shopRecogniser.answer(text, for: wanted, locale: Locale("zh")) == "20231120001")
        }
    }

    @Test(
        "Pieces of an example",
        arguments: [
            ("把订单 {order_number} 退掉", [.text("把订单 "), .place("order_number"), .text(" 退掉")]),
            ("{a}{b}", [.place("a"), .place("b")]),
            ("no places", [.text("no places")]), ("a { b } {", [.text("a { b } {")]), ("{}", [.text("{}")]),
        ] as [(String, [ExamplePiece])])
    func pieces(example: String, pieces: [ExamplePiece]) {
        #expect(ExamplePiece.pieces(of: example) == pieces)
    }
}
