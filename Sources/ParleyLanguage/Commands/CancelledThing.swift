// What a message wants to give up, by its name: the "transfer" of "cancel the transfer", 挂号 of 取消挂号.

import ParleyModel

enum CancelledThing {
    /// Characters; who writes more says more than that.
    private static let longest = 48
    /// Words, or Chinese characters, of a name.
    private static let mostWords = 3
    private static let mostCharacters = 8

    /// `nil` where a text says anything else; empty where it calls it no more than what is going on.
    static func name(_ text: PreparedText) -> String? {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest else { return nil }
        var walk = PhraseWalk(text.folded, in: core)
        walk.pass([leads], before: [verbs])
        var thing: Range<Int>
        if walk.next([verbs]) != nil {
            walk.pass([owners])
            thing = withoutTrails(text.folded, walk.rest)
        } else {
            // 转账取消吧.
            let rest = withoutTrails(text.folded, walk.rest)
            let length = lastVerbs.match(text.folded, endingAt: rest.upperBound, in: rest)
            guard length > 0 else { return nil }
            walk.pass([owners])
            thing = Gaps.trimmed(text.folded, walk.position..<max(walk.position, rest.upperBound - length))
        }
        guard !thing.isEmpty else { return nil }
        if doings.match(text.folded, at: thing.lowerBound, in: thing) == thing.count { return "" }
        let isHan = text.folded[thing].allSatisfy(\.isHan) && thing.count <= mostCharacters
        let words = Tokeniser.tokens(text.folded, in: thing)
        let isWords = words.allSatisfy { $0.kind == .word } && words.count <= mostWords
        return isHan || isWords ? String(scalarNumbers: text.folded[thing]) : nil
    }

    private static func withoutTrails(_ text: [Scalar], _ range: Range<Int>) -> Range<Int> {
        var rest = Gaps.trimmed(text, range)
        while case let length = trails.match(text, endingAt: rest.upperBound, in: rest), length > 0 {
            rest = Gaps.trimmed(text, rest.dropLast(length))
        }
        return rest
    }

    private static let doings = Phrases(
        """
        操作|流程|办理|业务|申请|交易|购买|登记|手续
        process|request|transaction|procedure|operation|application|purchase|thing|order|form|enquiry|inquiry
        """, joins: true)
    private static let leads = Phrases(
        """
        我想要|我想|我要|我需要|我|我们|还是|那|那就|就|先|请|帮我|帮忙|麻烦|给我|能不能|能|可以|可不可以|想|要|把|将|算了|不好意思|对不起|等等|等一下
        can you|can i|could you|could i|can we|would you|will you|i want to|i'd like to|i would like to|i need to|i wanna|i wish to|let me|let's|just|actually|ok|okay|no|so
        then|well|wait|oops|hold on|oh|um|sorry|but|please|never mind|nevermind|i think i|we|i
        """, joins: true)
    private static let verbs = Phrases(
        """
        取消|撤销|停止|终止|中止|放弃
        cancel|abort|stop|quit|end|drop|scrap|call off|give up|give up on|forget|forget about|get out of|leave|exit
        """, joins: true)
    private static let lastVerbs = Phrases("取消|取消掉|撤销|停|停掉|停止|终止|放弃|不要", joins: true)
    private static let owners = Phrases(
        """
        这个|这次|这笔|这单|那个|本次|我的|我们的|你的|整个|掉
        my|the|this|that|our|your|whole|entire|current|present|all of|a|an
        """, joins: true)
    private static let trails = Phrases(
        """
        吧|了|啊|呀|呢|哦|嘛|啦|吗|么|好吗|可以吗|行吗|一下|好了|的|谢谢|掉
        now|right now|then|for me|instead|ok|okay|immediately|if possible|at once|after all|again|altogether|completely|please|thanks
        """, joins: true)
}
