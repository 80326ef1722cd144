// The conversation that every dialog engine is measured by: greet, recognise, refuse, store, confirm, end.
import Parley
import ParleyModel
import Testing

let returnsBot = [
    "Flows/returns.lua": """
    slot("order_number", {
      type = "code", pattern = [[\\d{6,20}]],
      title = { zh = "订单号", en = "order number" },
      ask = { zh = "请提供您的订单号。", en = "What is your order number?" },
      invalid = { zh = "订单号是6到20位数字。", en = "An order number has 6 to 20 digits." },
    })
    slot("reason", { type = "text", ask = { zh = "请问退货原因是什么？", en = "Why would you like to return it?" } })
    intent("greet", { "hello", "hi", "good morning", "你好", "您好" })
    intent("return_goods", { "I want to return my order", "send back my order", "我想退货", "东西坏了要退" })
    flow("greet", { on = "greet" }, function()
      say({ zh = "您好，有什么可以帮您？", en = "Hello, how can I help you?" })
    end)
    flow("return_goods", { on = "return_goods" }, function()
      local number = ask("order_number")
      local reason = ask("reason")
      if confirm({ zh = "退掉订单 {number}，因为{reason}？", en = "Return order {number} because {reason}?" },
                 { number = number, reason = reason }) then
        say({ zh = "订单 {number} 已办理退货。", en = "Order {number} will be returned." }, { number = number })
      end
    end)
    """
]

@Suite struct ConversationTests {
    @Test(arguments: [
        (
            "hello", "I want to return my order", "I do not know", "it arrived broken", "yes",
            [
                "Hello, how can I help you?", "What is your order number?",
                "An order number has 6 to 20 digits.",
                "What is your order number?", "Why would you like to return it?",
                "Return order 10000001 because it arrived broken?", "Order 10000001 will be returned.",
            ]
        ),
        (
            "你好", "我想退货", "我不知道", "商品坏了", "是的",
            [
                "您好，有什么可以帮您？", "请提供您的订单号。", "订单号是6到20位数字。", "请提供您的订单号。", "请问退货原因是什么？",
                "退掉订单 10000001，因为商品坏了？", "订单 10000001 已办理退货。",
            ]
        ),
    ])
    func aReturnIsHandledFromGreetingToTheEnd(
        hello: String, wish: String, ignorance: String, reason: String, yes: String, expected: [String]
    ) async throws {
        let files = TemporaryBot(returnsBot)
        let bot = try files.open(Bot.memoryStore())
        defer { bot.close() }
        var said: [String] = []
        for text in [hello, wish, ignorance, "10000001", reason, yes] { said += try await bot.says(to: text) }
        #expect(said == expected)
        let view = try bot.view(of: SessionID("s"))
        #expect(view.runs.isEmpty)
        #expect(view.presentSlots["order_number"] == "10000001")
    }

    @Test func aRestartBeforeEveryLineChangesNothing() async throws {
        let files = TemporaryBot(returnsBot)
        let store = Bot.memoryStore()
        var said: [String] = []
        for text in [
            "hello", "I want to return my order", "I do not know", "10000001", "it arrived broken", "yes",
        ] {
            let bot = try files.open(store)
            said += try await bot.says(to: text)
            bot.abandon()
        }
        #expect(said.last == "Order 10000001 will be returned.")
        #expect(said.count == 7)
    }
}
