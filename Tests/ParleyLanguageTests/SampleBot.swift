// A small shop's bot, as these tests need it.

import ParleyLanguage
import ParleyModel

/// `Testing` has an `Expectation` of its own.
typealias OpenQuestion = ParleyModel.Expectation

struct SampleBot {
    private(set) var declarations = Declarations()
    private static let position = SourcePosition(file: "bot.lua", line: 1)

    mutating func slot(
        _ name: String, _ type: SlotType, zh: String? = nil, en: String? = nil, pattern: String? = nil,
        choices: [Choice] = [], asked: Bool = true
    ) {
        var slot = SlotDeclaration(name: name, type: type, position: Self.position)
        if asked { slot.ask = .plain("?") }
        if let zh, let en { slot.title = .localised(["zh": .text(zh), "en": .text(en)]) }
        slot.pattern = pattern
        slot.choices = choices
        declarations.slots[name] = slot
    }

    mutating func entity(_ name: String, _ values: [(String, [String])], pattern: String? = nil) {
        declarations.entities[name] = EntityDeclaration(
            name: name, pattern: pattern, values: values.map { .init(canonical: $0.0, synonyms: $0.1) },
            position: Self.position)
    }

    mutating func intent(_ name: String, _ examples: String...) {
        declarations.intents[name] = IntentDeclaration(
            name: name, examples: examples, position: Self.position)
    }

    mutating func answer(_ id: String, _ locale: String, _ questions: String...) {
        declarations.answers.append(
            AnswerDeclaration(
                id: id, questions: questions, reply: .saying(Saying(.plain(id))), locale: Locale(locale),
                position: Self.position))
    }

    var recogniser: any Recogniser { ParleyTrainer().train(on: declarations) }

    /// Returns, course progress, complaints and suggestions, with an answers file in each language.
    static let shop: SampleBot = {
        var bot = SampleBot()
        bot.slot("order_number", .code, zh: "订单号", en: "order number", pattern: #"\d{6,20}"#)
        bot.slot("phone", .phone, zh: "手机号", en: "phone number")
        bot.slot("email", .email, zh: "邮箱", en: "email")
        bot.slot("return_reason", .text, zh: "退货原因", en: "reason")
        bot.slot("recipient", .text, zh: "收款人", en: "recipient")
        bot.slot("amount", .money, zh: "金额", en: "amount")
        bot.slot("secret", .code, zh: "暗号", en: "secret", pattern: "[a-z]{8}", asked: false)
        bot.intent(
            "return_goods", "我想退货", "东西坏了要退", "把订单 {order_number} 退掉", "帮我退货", "不想要了，退了吧", "申请退货",
            "I want to return my order", "send back order {order_number}", "return my purchase",
            "I'd like to send this back")
        bot.intent(
            "course_progress", "课程进度", "我学到哪了", "我的课学到哪了", "查一下学习进度", "course progress",
            "how far am I in my course",
            "how many lessons are left", "my learning progress")
        bot.intent(
            "complaint", "我要投诉", "你们的服务太差了", "太让人失望了", "质量太差了", "I want to complain",
            "your service is terrible", "this is unacceptable", "I am very unhappy with your service")
        bot.intent(
            "suggestion", "我有个建议", "提个建议", "建议你们增加夜间客服", "希望你们改进包装", "I have a suggestion",
            "you should add more colours", "it would be nice if you had an app")
        bot.intent(
            "transfer", "给{recipient}转{amount}", "转账给{recipient}", "transfer {amount} to {recipient}",
            "send money to {recipient}")
        bot.answer("exchange.zh", "zh", "如何退换货？", "退换货的流程是什么？")
        bot.answer("delivery.zh", "zh", "配送要多久？", "多久能发货？")
        bot.answer("invoice.zh", "zh", "怎么开发票？")
        bot.answer("refund.zh", "zh", "退款多久到账？")
        bot.answer("warranty.zh", "zh", "保修期是多久？")
        bot.answer("hours.zh", "zh", "营业时间是几点？")
        bot.answer("exchange.en", "en", "How do returns and exchanges work?")
        bot.answer("delivery.en", "en", "How long does delivery take?")
        bot.answer("invoice.en", "en", "How do I get an invoice?")
        bot.answer("refund.en", "en", "How long does a refund take?")
        bot.answer("hours.en", "en", "What are your opening hours?")
        return bot
    }()

    static let shopRecogniser = shop.recogniser

    static func understand(_ text: String, expected: OpenQuestion? = nil) -> Understanding {
        shopRecogniser.understand(text, locale: Locale("zh"), expected: expected)
    }
}

extension Understanding {
    /// What is clear, the larger of intent and answer: "intent return_goods", "answer exchange.zh", or "nothing".
    var clear: String {
        let intent = intents.first.map { ("intent " + $0.name, $0.confidence) } ?? ("", 0)
        let answer = answers.first.map { ("answer " + $0.name, $0.confidence) } ?? ("", 0)
        let best = answer.1 > intent.1 ? answer : intent
        return best.1 >= 0.5 ? best.0 : "nothing"
    }

    /// `order_number=42 named`, one for each value.
    var told: [String] {
        values.map { "\($0.slot ?? $0.type.name)=\($0.value.printed) \($0.source.rawValue)" }
    }
}
