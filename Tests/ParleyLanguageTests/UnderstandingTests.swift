// What messages mean: intents, commands, answers.

import Glibc
import ParleyModel
import TemporaryFiles
import Testing

@testable import ParleyLanguage

@Suite struct UnderstandingTests {
    @Test(
        "An order to do something starts its intent",
        arguments: [
            ("我想退货", "return_goods"), ("你好，我想退货。", "return_goods"), ("麻烦帮我退货，谢谢", "return_goods"),
            ("我想退货，订单号 20231120001", "return_goods"),
            ("I want to return my order", "return_goods"),
            ("Hello, I'd like to return my order please", "return_goods"), ("昨天买的键盘坏了，我想退货", "return_goods"),
            ("退货", "return_goods"), ("课程进度", "course_progress"), ("我的课学到哪了？", "course_progress"),
            ("查下我的学习进度", "course_progress"),
            ("我要投诉你们", "complaint"), ("服务太差", "complaint"), ("建议你们出个小程序", "suggestion"),
            ("I have a suggestion for you", "suggestion"),
            ("把订单 20231120001 退掉", "return_goods"), ("I wnat to retrun my order", "return_goods"),
        ])
    func intents(text: String, intent: String) {
        #expect(SampleBot.understand(text).clear == "intent " + intent)
    }

    @Test(
        "A question is answered and starts nothing",
        arguments: [
            ("如何退换货", "exchange.zh"), ("你好，我想问一下如何退换货？", "exchange.zh"), ("怎么退货", "exchange.zh"),
            ("请问怎么换货", "exchange.zh"), ("退货流程", "exchange.zh"),
            ("how do returns work", "exchange.en"), ("多久能送到", "delivery.zh"), ("几天能到货", "delivery.zh"),
            ("发货要多久", "delivery.zh"), ("能开发票吗", "invoice.zh"),
            ("钱多久退回来", "refund.zh"), ("质保几年", "warranty.zh"), ("你们什么时候上班", "hours.zh"),
            ("when are you open", "hours.en"),
            ("how long until my parcel arrives", "delivery.en"), ("could I get a receipt", "invoice.en"),
            ("How long does delivery take?", "delivery.en"),
        ])
    func answers(text: String, answer: String) {
        #expect(SampleBot.understand(text).clear == "answer " + answer)
    }

    @Test(
        "What the bot knows nothing of is not understood",
        arguments: [
            "今天天气怎么样", "what's the weather today", "给我讲个笑话", "I want to learn the piano", "我想吃火锅",
            "I do not know", "我不知道", "it arrived broken", "有杂音", "你们有实体店吗",
            "who won the world cup", "我想去北京", "asdfgh", "???", "20231120001", "…", "😀",
        ])
    func outOfScope(text: String) {
        #expect(SampleBot.understand(text).clear == "nothing")
    }

    @Test(
        "A bot of one intent knows what is none of its business",
        arguments: [
            ("what is the price", true), ("how much does a plate cost", true), ("多少钱一个", true),
            ("tell me a joke", false), ("I want a pizza", false), ("今天天气怎么样", false),
            ("my name is Ann", false), ("我想听音乐", false), ("what is the capital of france", false),
        ])
    func alone(text: String, isMeant: Bool) throws {
        let examples = [
            "多少钱", "请问杯子怎么卖", "我想问一下价格", "盘子贵不贵", "how much is it", "what does a cup cost",
            "tell me the price of the plate", "is the teapot expensive", "I would like to know a price",
        ]
        var declarations = Declarations()
        declarations.intents["price"] = IntentDeclaration(
            name: "price", examples: examples, position: SourcePosition(file: "bot.lua", line: 1))
        let bot = ParleyTrainer().train(on: declarations)
        let intents = bot.understand(text, locale: Locale("en"), expected: nil).intents
        let confidence = intents.first { $0.name == "price" }?.confidence ?? 0
        #expect((confidence >= 0.5) == isMeant, "\(confidence)")
    }

    @Test func withoutAnAnswerAHowQuestionStillStartsNothing() {
        var bot = SampleBot()
        bot.intent(
            "return_goods", "我想退货", "帮我退货", "东西坏了要退", "I want to return my order", "please take it back")
        for text in ["如何退货", "怎么退货？", "how do I return my order"] {
            #expect(
                bot.recogniser.understand(text, locale: Locale("zh"), expected: nil).clear == "nothing",
                "\(text)")
        }
        #expect(
            bot.recogniser.understand("我要退货", locale: Locale("zh"), expected: nil).clear
                == "intent return_goods")
    }

    @Test(
        "Commands to the engine",
        arguments: [
            ("算了", "cancel"), ("取消", "cancel"), ("不办了", "cancel"), ("那就算了吧", "cancel"),
            ("never mind", "cancel"), ("Cancel that, please", "cancel"), ("nevr mind", "cancel"),
            ("转人工", "person"), ("人工客服", "person"), ("我要找真人", "person"), ("请帮我转人工客服，谢谢", "person"),
            ("talk to a human", "person"), ("agent please", "person"),
            ("Can I speak to a real person?", "person"), ("跳过", "skip"), ("skip", "skip"), ("再说一遍", "repeat"),
            ("say that again", "repeat"), ("为什么要这个", "help"),
            ("why do you need this?", "help"), ("上一步", "back"), ("go back", "back"), ("你好", "greeting"),
            ("Hello!", "greeting"), ("hi there", "greeting"), ("谢谢", "thanks"),
            ("好的，谢谢", "thanks"), ("thank you very much", "thanks"), ("再见", "bye"), ("bye bye", "bye"),
            ("你好！在吗？", "greeting"), ("算了，不换了", "cancel"), ("我不想充了", "cancel"), ("不用了", "cancel"),
            ("I've changed my mind", "cancel"), ("I don't want it anymore", "cancel"),
            ("let's forget the whole thing", "cancel"), ("你们为什么要知道这个", "help"),
            ("what are the choices?", "help"),
            ("有哪些可选的", "help"), ("你这机器人真笨", "angry"), ("you guys are useless", "angry"),
            ("I'd rather not tell you that", "skip"),
        ])
    func commands(text: String, command: String) {
        #expect(SampleBot.understand(text).clear == "intent parley." + command)
    }

    @Test(
        "A command word for word is sure",
        arguments: [
            ("person", "person"), ("a person please", "person"), ("real human please", "person"),
            ("人", "person"), ("要人", "person"),
            ("我要人工", "person"), ("找个真人", "person"), ("I want a person", "person"), ("hello", "greeting"),
            ("Hi!", "greeting"),
            ("早上好", "greeting"), ("thanks a lot", "thanks"), ("谢谢您", "thanks"), ("goodbye", "bye"),
            ("再见！", "bye"),
            ("取消吧", "cancel"), ("I want to cancel", "cancel"),
        ])
    func exactCommands(text: String, command: String) {
        let first = SampleBot.understand(text).intents.first
        #expect(first == Ranked(name: "parley." + command, confidence: 1))
    }

    @Test func aCommandWordForWordIsNeverLeftOut() {
        var bot = SampleBot()
        bot.intent("cancel_order", "取消订单", "cancel my order", "取消 {order}")
        bot.intent("course", "人工智能课程", "artificial intelligence course")
        bot.intent("goodbye", "bye", "拜拜")
        let recogniser = bot.recogniser
        func names(_ text: String) -> [String] {
            recogniser.understand(text, locale: Locale("zh"), expected: nil).intents.map(\.name)
        }
        #expect(names("取消吧").first == "parley.cancel")
        #expect(names("取消").first == "parley.cancel")
        #expect(names("cancel").first == "parley.cancel")
        #expect(names("人工").first == "parley.person")
        #expect(names("bye").prefix(2) == ["goodbye", "parley.bye"])
        #expect(names("拜拜").prefix(2) == ["goodbye", "parley.bye"])
        #expect(names("取消订单") == ["cancel_order"])
    }

    @Test func onlyAnExampleWordForWordIsSure() {
        var bot = SampleBot()
        bot.intent("course", "人工智能课程")
        let alone = bot.recogniser
        bot.intent("cancel_order", "取消订单")
        let two = bot.recogniser
        for recogniser in [alone, two] {
            func confidence(_ text: String) -> Double {
                let understanding = recogniser.understand(text, locale: Locale("zh"), expected: nil)
                return understanding.intents.first { $0.name == "course" }?.confidence ?? 0
            }
            #expect(confidence("人工智能课程") == 1)
            for text in ["人工", "人工智能", "人工智能课程啊", "智能课程"] { #expect(confidence(text) < 0.98, "\(text)") }
        }
    }

    @Test(
        "What is asked for may be called by its name",
        arguments: [
            ("为什么要手机号", SlotType.phone, "help"), ("why do you need my phone number?", .phone, "help"),
            ("what do you need my email for", .email, "help"), ("我不想提供我的电话", .phone, "skip"),
            ("I don't want to give you my number", .phone, "skip"),
        ])
    func commandsWithAName(text: String, type: SlotType, command: String) {
        let expected = OpenQuestion(wanted: [OpenQuestion.Wanted(slot: "contact", type: type)])
        let recogniser = SampleBot().recogniser
        func first(_ expected: OpenQuestion?) -> String? {
            recogniser.understand(text, locale: Locale("en"), expected: expected).intents.first?.name
        }
        #expect(first(expected) == "parley." + command)
        #expect(first(nil) != "parley." + command)
    }

    @Test(
        "What only resembles a command is none",
        arguments: [
            "取消订单", "cancel my order", "我的包裹被人工分拣弄坏了", "人工费多少", "跳过第一集直接看第二集", "the skip button is broken",
            "back pain", "停止配送", "帮我取消会员", "human hair brush",
            "算了一下要三百块", "你好像弄错了", "stop sign", "help desk opening hours", "不换货", "这个颜色真好看",
            "why is the red one dearer",
            "you are great", "I want it", "ok", "好的", "好的呢",
        ])
    func nonCommands(text: String) {
        let commands = SampleBot.understand(text).intents.filter {
            $0.name.hasPrefix("parley.") && $0.name != "parley.correct"
        }
        #expect(commands.isEmpty)
    }

    @Test(
        "A message that takes something back is marked as a correction",
        arguments: [
            "不对，订单号是 20231120002", "不是，是13900139002", "订单号写错了", "把数量改成三个", "我说的是蓝色的那个", "no, 20231120002",
            "I meant the blue one", "change the date to Friday", "sorry, it should be two",
            "actually make it three",
        ])
    func corrections(text: String) {
        #expect(SampleBot.understand(text).intents.contains { $0.name == "parley.correct" })
    }

    @Test(
        "What takes nothing back is no correction",
        arguments: [
            "不", "no", "我想退货", "where is my order", "订单号是 20231120002", "nothing arrived", "now", "not",
        ])
    func noCorrections(text: String) {
        #expect(!SampleBot.understand(text).intents.contains { $0.name == "parley.correct" })
    }

    @Test func theBotsOwnIntentWinsOverABuiltInOne() {
        var bot = SampleBot()
        bot.intent("stop_newsletter", "取消", "stop", "不要再发了")
        bot.intent("parley.person", "呼叫小二")
        let recogniser = bot.recogniser
        #expect(
            recogniser.understand("取消", locale: Locale("zh"), expected: nil).clear == "intent stop_newsletter"
        )
        #expect(
            recogniser.understand("我要呼叫小二", locale: Locale("zh"), expected: nil).clear
                == "intent parley.person")
        #expect(
            recogniser.understand("转人工", locale: Locale("zh"), expected: nil).clear == "intent parley.person")
    }

    @Test func anAnswerInTheLanguageOfTheMessageComesFirst() {
        let zh = SampleBot.understand("发票").answers.map(\.name)
        #expect(zh.first == "invoice.zh")
        var bot = SampleBot()
        bot.answer("wifi.en", "en", "wifi")
        bot.answer("wifi.zh", "zh", "wifi")
        let recogniser = bot.recogniser
        #expect(
            recogniser.understand("有wifi吗", locale: Locale("en"), expected: nil).answers.first?.name
                == "wifi.zh")
        #expect(
            recogniser.understand("wifi", locale: Locale("zh"), expected: nil).answers.first?.name
                == "wifi.en")
    }

    @Test func aPressedExampleIsItsIntentWithoutRecognition() {
        let recogniser = SampleBot.shopRecogniser
        #expect(recogniser.intent(ofExample: "我想退货。") == "return_goods")
        #expect(recogniser.intent(ofExample: "ＣＯＵＲＳＥ progress") == "course_progress")
        #expect(recogniser.intent(ofExample: "转人工") == "parley.person")
        #expect(recogniser.intent(ofExample: "我真的想退货") == nil)
        #expect(recogniser.intent(ofExample: "") == nil)
    }

    @Test func theBenchmarkConversationIsUnderstood() {
        #expect(SampleBot.understand("hello").clear == "intent parley.greeting")
        #expect(SampleBot.understand("I want to return my order").clear == "intent return_goods")
        let number = OpenQuestion.Wanted(slot: "order_number", type: .code, pattern: #"\d{6,20}"#)
        let recogniser = SampleBot.shopRecogniser
        #expect(recogniser.answer("I do not know", for: number, locale: Locale("en")) == nil)
        #expect(recogniser.answer("10000042", for: number, locale: Locale("en")) == "10000042")
        #expect(SampleBot.understand("it arrived broken").clear == "nothing")
        #expect(recogniser.answer("yes", for: .init(slot: "ok", type: .yesNo), locale: Locale("en")) == true)
    }

    @Test func rankingsAreShortAndInOrder() {
        for text in ["我想退货", "hello", "订单", "how long does it take"] {
            let understanding = SampleBot.understand(text)
            #expect(understanding.intents.count <= 5 && understanding.answers.count <= 3)
            for list in [understanding.intents, understanding.answers] {
                #expect(list.map(\.confidence) == list.map(\.confidence).sorted(by: >))
                #expect(list.allSatisfy { (0...1).contains($0.confidence) })
            }
        }
    }

    @Test func theOrderInWhichDeclarationsWereReadChangesNothing() {
        let shop = SampleBot.shop.declarations
        var turned = Declarations()
        turned.answers = shop.answers
        for name in shop.intents.keys.sorted(by: >) { turned.intents[name] = shop.intents[name] }
        for name in shop.slots.keys.sorted(by: >) { turned.slots[name] = shop.slots[name] }
        let one = ParleyTrainer().train(on: shop)
        let other = ParleyTrainer().train(on: turned)
        for text in [
            "我想退货，订单号 20231120001", "how do returns work", "给张三转350元", "取消订单", "几天能到货", "13800138001",
        ] {
            let left = one.understand(text, locale: Locale("zh"), expected: nil)
            #expect(left == other.understand(text, locale: Locale("zh"), expected: nil))
            #expect(left == one.understand(text, locale: Locale("zh"), expected: nil))
        }
    }

    @Test func aBotWithoutExamplesUnderstandsCommandsAlone() {
        let recogniser = SampleBot().recogniser
        #expect(recogniser.understand("我想退货", locale: Locale("zh"), expected: nil).clear == "nothing")
        #expect(
            recogniser.understand("取消", locale: Locale("zh"), expected: nil).clear == "intent parley.cancel")
        #expect(recogniser.understand("", locale: Locale("zh"), expected: nil) == Understanding())
    }

    @Test func anyTextIsSurvived() {
        var state: UInt64 = 7
        func next(_ limit: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % limit
        }
        let pieces = Array("订单号是取消十百万半点第.,-+@(){}[]\u{200B}\u{0301}：？¥$9a b\n😀ﬁＡ１".unicodeScalars)
        let expected = OpenQuestion(wanted: [
            .init(slot: "a", type: .number), .init(slot: "b", type: .choice),
            .init(slot: "c", type: .code, pattern: "("),
        ])
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<next(30) { text.append(pieces[Int(next(UInt64(pieces.count)))]) }
            let message = String(text)
            let understanding = SampleBot.understand(message, expected: expected)
            for value in understanding.values { #expect(value.start < value.end && value.end <= text.count) }
            _ = SampleBot.shopRecogniser.remainder(of: message, without: understanding.values)
            for type in SlotType.builtIn.values {
                _ = SampleBot.shopRecogniser.answer(
                    message, for: .init(slot: "x", type: type), locale: Locale("zh"))
            }
        }
    }

    @Test(
        "Long messages are survived",
        arguments: ["给", "百", "1 ", "1,", "订单号", "@a", "我,", "取消", "a ", "{", "好", "1.", "-"])
    func longMessages(piece: String) {
        let message = String(repeating: piece, count: 1000)
        let understanding = SampleBot.understand(message)
        #expect(understanding.values.count <= 1000)
        _ = SampleBot.shopRecogniser.remainder(of: message, without: understanding.values)
        for type in [SlotType.yesNo, .choice, .number, .rating, .phone, .email] {
            _ = SampleBot.shopRecogniser.answer(
                message, for: .init(slot: "x", type: type), locale: Locale("zh"))
        }
    }

    @Test(
        "Two wishes in one message are both told",
        arguments: [
            ("我想退货，另外我要投诉你们", ["return_goods", "complaint"]),
            ("I want to return my order and I have a suggestion", ["return_goods", "suggestion"]),
            ("查一下学习进度，然后帮我退货", ["course_progress", "return_goods"]),
        ])
    func twoIntents(text: String, intents: [String]) {
        let clear = SampleBot.understand(text).intents.filter { $0.confidence >= 0.5 }.map(\.name)
        #expect(Set(clear) == Set(intents))
    }

    @Test func anExplanationNamesTheWordsThatSpoke() throws {
        let trained = try #require(SampleBot.shopRecogniser as? any TrainedRecogniser)
        let english = try #require(
            trained.explain("I want to return my keyboard", locale: Locale("en"), limit: 2).first)
        #expect(english.name == "return_goods" && english.isIntent)
        #expect(english.parts.first?.text == "return")
        let chinese = try #require(trained.explain("昨天买的我想退货", locale: Locale("zh"), limit: 1).first)
        #expect(chinese.name == "return_goods")
        #expect(chinese.parts.first?.text.contains("退货") == true)
        #expect(trained.explain("", locale: Locale("zh"), limit: 3).isEmpty)
    }

    @Test func aKeptModelIsTakenForTheSameExamplesAlone() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        defer { withExtendedLifetime(folder) {} }
        let bot = SampleBot.shop
        let first = try #require(
            ParleyTrainer(modelFile: path).train(on: bot.declarations) as? any TrainedRecogniser)
        #expect(first.isNew && first.modelSize > 0)
        #expect(first.saveModel(to: path))
        let second = try #require(
            ParleyTrainer(modelFile: path).train(on: bot.declarations) as? any TrainedRecogniser)
        #expect(!second.isNew)
        for text in ["我想退货", "how do returns work", "退的钱呢", "hello"] {
            let locale = Locale("zh")
            #expect(
                first.understand(text, locale: locale, expected: nil)
                    == second.understand(text, locale: locale, expected: nil))
        }
        var other = bot
        other.intent("more", "one more intent")
        let third = try #require(
            ParleyTrainer(modelFile: path).train(on: other.declarations) as? any TrainedRecogniser)
        #expect(third.isNew)
        #expect(!third.saveModel(to: "/nowhere/at/all"))
    }

    @Test("an answer with many questions is told by their words, one with few by what they are about too")
    func fadingLikeness() {
        func answer(_ count: Int) -> MeaningClass {
            let question = MessageParts(PreparedText("how long does delivery take"))
            var one = MeaningClass(
                meaning: .answer("a"), locale: nil, forms: [question.form], groups: [question.groups])
            one.exampleCount = count
            return one
        }
        let message = MessageParts(PreparedText("when will my parcel arrive"))
        let bonuses = [1, 5, 7, 10, 20].map { answer($0).bonus(message) }
        #expect(bonuses[0] > 1)
        #expect(bonuses[1] == bonuses[0])
        #expect(bonuses[2] < bonuses[1] && bonuses[2] > 0)
        #expect(bonuses[3] == 0 && bonuses[4] == 0)
    }

    @Test("answers are searched by the beginning of a long message")
    func longMessages() {
        var declarations = Declarations()
        let position = SourcePosition(file: "faq.md", line: 1)
        for number in 0...100 {
            declarations.answers.append(
                AnswerDeclaration(
                    id: "\(number)", questions: ["how do I mend the thing\(number)"],
                    reply: .saying(Saying(.plain("Like this."))), locale: nil, position: position))
        }
        let bot = ParleyTrainer().train(on: declarations)
        func answers(_ text: String) -> [Ranked] {
            bot.understand(text, locale: Locale("en"), expected: nil).answers
        }
        let filler = String(repeating: "abcdefghijklmnopqrst ", count: 110)
        #expect(answers("how do I mend the thing7").first?.name == "7")
        #expect(answers(filler + "how do I mend the thing7") == answers(filler))
    }
}
