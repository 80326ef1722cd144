// Forms of messages beside their meaning: a wish for something to be done, a question about what there is.

enum RequestForms {
    /// Whether a message wants something done: it says so, or opens with the verb of what is to be done.
    static func isRequest(_ text: PreparedText) -> Bool { isRequest(text.folded, in: text.range) }

    static func isRequest(_ text: [Scalar], in range: Range<Int>) -> Bool {
        let core = Politeness.core(text, in: range)
        if MessageForm.of(text, in: core.prefix(Meanings.longestRead)) == .request { return true }
        return imperatives.match(text, at: core.lowerBound, in: core) > 0
    }

    /// Whether a message asks what there is to choose from.
    static func asksForChoices(_ text: PreparedText) -> Bool {
        var core = Politeness.core(text.folded, in: text.range)
        while let last = core.last, isMark(text.folded[last]) { core = core.dropLast() }
        guard core.count <= 60 else { return false }
        let said = Array(text.folded[core])
        return lists.contains { $0.matchesWhole(said, range: 0..<said.count) }
    }

    private static func isMark(_ scalar: Scalar) -> Bool {
        !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter)
    }

    private static let imperatives = Phrases(
        """
        查|看看|看下|看一下|查看|帮|替我|给我|订|预订|预约|取消|办|办理|换|退|开通|买|找|转|告诉我|搜|打开|催|挂失|报修|投诉
        show|check|track|book|tell|give|find|look up|look for|get|send|cancel|order|open|call|reserve|help|start|stop|change|set|add|remove
        delete|pay|buy|transfer|block|activate|report|put|bring|connect|search|list|explain|schedule|arrange|let me|can you|could you|would you|will you
        """, joins: true)
    private static let lists: [PatternProgram] = [
        "(你们|你|这里|这边|这|那|现在|一共|总共|那你们)*(都|还)?(提供|有|开|开设|可以选|能选|可选|选|卖)(哪些|什么|些什么|哪几|几种|几个|多少种|什么样的).{0,8}",
        "(哪些|什么|哪几种|哪几个|哪几门|哪几款).{0,8}(可以|能|可)(选|选择|挑|报|订|办|用|买)的?",
        ".{1,10}(都|一共|总共)?有(哪些|哪几种|哪几个|哪几门|哪几款|几种|什么)(可选|选择)?(呢|呀|啊)?",
        "(what|which) .{2,30} (are there|is there|do you have|do you offer|have you got|you have|you offer|you got|are available|is available|are on offer|are possible|do i have|can i (choose|pick|take|get|have|select)( from)?)",
        "(what|which) (are|were) (the|my|your|all the) .{2,30}",
        "what (do you have|do you offer|have you got|is there|is available|is on offer|can i (choose|pick|take|get|have|select)( from)?)( to choose( from)?)?",
        "what is there to choose( from)?",
        "(can you |could you |please )?(show|list|tell|give)( me)? (all )?(the|your|my) (options|choices|list|.{2,20}(options|choices|there are|you have))",
    ].compactMap { try? PatternProgram($0) }
}
