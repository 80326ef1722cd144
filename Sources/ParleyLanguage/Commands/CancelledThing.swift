// What a message wants to give up, by its name: the "transfer" of "cancel the transfer", 挂号 of 取消挂号.

import ParleyModel

/// Nothing but a verb of cancelling and one noun: whoever says more names a part, another one, or asks.
enum CancelledThing {
    /// Characters; who writes more says more than that.
    private static let longest = 40
    private static let mostCharacters = 4

    /// `nil` where a text says anything else; empty where it calls it no more than what is going on.
    static func name(_ text: PreparedText) -> String? {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest, !text.folded[core].contains(where: \.isQuestionMark) else { return nil }
        var walk = PhraseWalk(text.folded, in: core)
        walk.pass([leads], before: [verbs])
        guard walk.next([verbs]) != nil, !walk.isOver else { return nil }
        walk.pass([owners])
        var thing = Gaps.trimmed(text.folded, walk.rest)
        while case let length = trails.match(text.folded, endingAt: thing.upperBound, in: thing), length > 0 {
            thing = Gaps.trimmed(text.folded, thing.dropLast(length))
        }
        guard !thing.isEmpty else { return nil }
        if doings.match(text.folded, at: thing.lowerBound, in: thing) == thing.count { return "" }
        let isHan = text.folded[thing].allSatisfy(\.isHan) && thing.count <= mostCharacters
        let isWord = text.folded[thing].allSatisfy(\.isASCIILetter)
        return isHan || isWord ? String(scalarNumbers: text.folded[thing]) : nil
    }

    /// Whether a text says not to cancel, and no more than what: "don't cancel the flight", 别取消.
    static func isDenied(_ text: PreparedText) -> Bool {
        guard text.count <= longest else { return false }
        var walk = PhraseWalk(text.folded, in: Politeness.core(text.folded, in: text.range))
        walk.pass([leads], before: [denials])
        guard walk.next([denials]) != nil else { return false }
        if name(PreparedText(String(scalarNumbers: text.folded[walk.rest]))) != nil { return true }
        guard walk.next([verbs]) != nil else { return false }
        walk.pass([pronouns])
        return walk.isOver
    }
    private static let pronouns = Phrases("it|this|that|please|了|吧|它|这个", joins: true)
    private static let denials = Phrases(
        "别|不要|先别|不想|don't|do not|dont|never|i don't want to|i do not want to", joins: true)

    /// Whether an example asks that something be ended, as "block my card" does: what is cancelled there is said to be ended.
    static func ends(_ example: PreparedText) -> Bool {
        example.range.contains { endings.match(example.folded, at: $0, in: example.range) > 0 }
    }

    private static let leads = Phrases(
        """
        我想要|我想|我要|我需要|还是|那|那就|就|先|请|帮我|帮忙|麻烦|想|要|算了|不好意思|对不起|等等|等一下|不|不了
        can you|could you|would you|will you|i want to|i'd like to|i would like to|i need to|i wanna|i wish to|let's|just|actually|ok|okay|no|so
        then|well|wait|oops|hold on|oh|um|sorry|but|please|never mind|nevermind
        """, joins: true)
    private static let verbs = Phrases(
        """
        取消|撤销|终止
        cancel|abort|call off
        """, joins: true)
    private static let owners = Phrases("这个|这次|这笔|这单|本次|整个|my|the|this|whole|entire", joins: true)
    private static let trails = Phrases(
        "吧|啊|呀|好了|谢谢|please|thanks|now|right now|then|for me|after all|altogether|completely", joins: true)
    private static let doings = Phrases(
        """
        操作|流程|办理|业务|登记|手续
        process|request|transaction|procedure|operation|purchase|thing|form
        """, joins: true)
    private static let endings = Phrases(
        """
        取消|撤销|终止|挂失|冻结|注销|停|销户|退|解绑|删|关
        cancel|abort|block|close|stop|freeze|end|terminate|delete|remove|return|refund|revoke|give up|switch off|turn off|deactivate|unsubscribe
        """, joins: true)
}
