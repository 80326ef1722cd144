// Wishes to the engine in many words, and messages that only look like them.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct CommandCoverTests {
    @Test(
        "A message of a command's phrases alone is the command",
        arguments: [
            ("could you please connect me with an actual human", "parley.person"),
            ("I would prefer to speak to someone from your team", "parley.person"),
            ("is it possible to have a word with your manager?", "parley.person"),
            ("我还是想跟真人聊聊", "parley.person"), ("麻烦帮我换个人工客服吧", "parley.person"), ("有没有工作人员在", "parley.person"),
            ("alright, that is everything for now, goodbye", "parley.bye"),
            ("thanks, no further questions", "parley.bye"),
            ("no wait, go back", "parley.back"), ("hold on, can we go back a step?", "parley.back"),
            ("等一下，回上一步", "parley.back"), ("不不，我想退一步", "parley.back"),
            ("好了，没有其他问题了", "parley.bye"), ("嗯，我先走了，改天再聊", "parley.bye"),
            ("you've been really helpful, thanks", "parley.thanks"),
            ("ok great, much appreciated", "parley.thanks"),
            ("非常感谢你们的耐心解答", "parley.thanks"), ("帮了大忙，多谢", "parley.thanks"),
            ("hey, is anybody here?", "parley.greeting"), ("你好呀，打扰一下", "parley.greeting"),
        ])
    func covers(text: String, command: String) {
        #expect(CommandMatcher(own: []).match(text, PreparedText(text))?.name == command)
    }

    @Test(
        "What says anything else is no command",
        arguments: [
            "I want to speak to an agent about buying a flat", "when is customer service open",
            "somebody stole my parcel",
            "a person from your shop was rude to me", "客服几点下班", "我要投诉一个客服", "这个人工智能课程怎么样",
            "thanks for sending me the wrong size", "谢谢，但是东西坏了", "that is all wrong",
            "I have to go to the doctor on Friday",
            "good morning, where is my parcel", "你好，我想退货", "没有其他颜色吗", "is there anyone who sells shoes",
        ])
    func leaves(text: String) {
        #expect(CommandMatcher(own: []).match(text, PreparedText(text)) == nil)
    }

    @Test func aLongMessageIsNoCommand() {
        let text = String(repeating: "thanks ", count: 40)
        #expect(CommandCover.match(text.scalarNumbers, in: 0..<text.unicodeScalars.count) == nil)
    }
}
