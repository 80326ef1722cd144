// Whether somebody goes on with what was left, or wants it after all: "go on with my claim", "no wait", 还是办吧.

import ParleyModel

enum Resumption {
    /// Whether a message begins with the wish to go on with something.
    static func begins(_ text: PreparedText) -> Bool {
        var walk = PhraseWalk(text.folded, in: Politeness.core(text.folded, in: text.range))
        while let list = walk.next([verbs, leads]) { if list == 0 { return true } }
        return false
    }

    /// Whether a message asks to go on, and says nothing else.
    static func goesOn(_ text: PreparedText) -> Bool {
        guard !text.folded.contains(where: \.isQuestionMark) else { return false }
        let core = Politeness.core(text.folded, in: text.range)
        return PhraseWalk.covers(text.folded, in: core, with: [verbs], beside: [leads, behind])
    }

    /// Whether a message takes back that something was left, and says nothing else.
    static func thinksBetter(_ text: PreparedText) -> Bool {
        guard !text.folded.contains(where: \.isQuestionMark) else { return false }
        let said = Array(text.folded[Gaps.trimmed(text.folded, text.range)])
        if afterAll.contains(where: { $0.matchesWhole(said, range: said.indices) }) { return true }
        return PhraseWalk.covers(text.folded, in: text.range, with: [second], beside: [leads, around])
    }

    /// Whether a message begins as people begin who think better of it.
    static func turnsBack(_ text: PreparedText) -> Bool {
        var walk = PhraseWalk(text.folded, in: text.range)
        return walk.next([turns]) != nil
    }

    private static let turns = Phrases(
        """
        不|不不|等等|等一下|等下|哎呀|还是|算了还是|不对|后悔了
        no|oh|oops|wait|hold on|hang on|actually|sorry|on second thought|on second thoughts|changed my mind|i changed my mind
        """, joins: true)
    private static let verbs = Phrases(
        """
        继续|接着|接着办|接着做|接着弄|接着填|继续办|继续弄
        go on with|go on|carry on|carry on with|continue|continue with|resume|proceed|proceed with|pick up|pick up where|finish my|finish the|get on with|keep going
        """, joins: true)
    private static let behind = Phrases(
        "吧|了|啊|办理|下去|这个|好|好的|嗯|it|that|this|with|then|please|yes|yeah|well|just|again", joins: true)
    private static let second = Phrases(
        """
        等等|等一下|等下|慢着|别取消|不取消|先别取消|不要取消|别停|继续|继续吧|接着办|我要|要的|还要|我还要|还是办|还是办吧|还是要|还是要吧|后悔了|我反悔了|反悔
        wait|no wait|hold on|hang on|go on|carry on|continue|resume|i changed my mind|changed my mind|i do want it|i want it|i still want it|i want to
        i do|don't cancel|do not cancel|dont cancel|don't stop|do not stop|dont stop|didn't mean to|did not mean to|didnt mean to|didn't mean to cancel
        did not mean to cancel|didnt mean to cancel|didn't mean that|did not mean that|i mean yes|i meant yes|keep going|keep it|undo that|not cancel|do it after all
        """, joins: true)
    /// 等等 还是改吧
    private static let afterAll = ["(等等|等一下|不|不不|哎呀|那|我|我们|算了|，|,| )*还是[^，。！？,.算别不]{1,4}吧?"]
        .compactMap { try? PatternProgram($0) }
    private static let around = Phrases(
        """
        不|不不|哦|啊|哎呀|不对|是|好|好的|吧|了|的|我|那|那就|还是|算了|取消
        no|no no|nope|oh|sorry|oops|yes|yeah|yep|ok|okay|i|actually|but|please|that|it|this|cancel|stop|mean|after all|uh|um|hmm|well|then|and|just|a second|a sec|a moment
        """, joins: true)
    private static let leads = Phrases(
        """
        我想|我要|想|要|请|帮我|麻烦|可以|能|咱们|我们|那|那就|还是|再
        i|i'd like to|i would like to|i want to|want to|can we|can i|could we|could i|let's|lets|let us|let me|may i|please|shall we|to|ok|okay|now|so|well
        """, joins: true)
}
