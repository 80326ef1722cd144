// Questions about what the bot asks, and what the bot asks for.

import ParleyModel

enum AboutQuestions {
    /// Characters; who writes more asks something of its own.
    private static let longest = 60

    /// Whether a message asks what for something is asked: "why do you need my name", 为什么要名字.
    static func asksWhatFor(_ text: PreparedText) -> Bool {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest else { return false }
        var walk = PhraseWalk(text.folded, in: core)
        walk.pass([leads], before: [whys])
        guard walk.next([whys]) != nil else { return false }
        walk.pass([askers], before: [asks])
        return walk.next([asks]) != nil
    }

    /// Whether a question for a text asks who or where, and not for a story: "Under which name?", 收件地址是？
    static func asksForName(_ question: PreparedText) -> Bool {
        let asked = Clauses.of(question.folded, in: question.range).last ?? question.range
        return asked.contains { names.match(question.folded, at: $0, in: asked) > 0 }
    }

    private static let leads = Phrases(
        "但|可是|那|请问|but|and|so|well|sorry|hey|wait|excuse me|can i ask", joins: true)
    private static let whys = Phrases(
        "为什么|为啥|干嘛|干吗|为何|凭什么|怎么还|why|what for|for what|how come", joins: true)
    private static let askers = Phrases(
        """
        你|你们|您|我|我们|一定|还|又|非|都|得|必须|总|老|老是
        do|does|would|should|must|are|you|i|we|have to|need to|even|really|always
        """, joins: true)
    private static let asks = Phrases(
        """
        要|需要|问|提供|填|知道|给|告诉|输入|登记|留
        need|want|require|ask|ask for|asking|asking for|give|give you|tell you|provide|enter|know|to know
        """, joins: true)
    private static let names = Phrases(
        """
        谁|姓名|名字|叫什么|怎么称呼|称呼|贵姓|地址|哪里|哪儿|哪个地方|收件人|联系人|收款人
        who|whom|whose|name|named|called|call you|address|where|street|city|town|recipient
        """, joins: true)
}
