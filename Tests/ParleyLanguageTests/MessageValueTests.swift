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
