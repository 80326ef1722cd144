// Goodbyes, and the yes or no that somebody says before one: "yes thanks bye", 好的，谢谢，再见.

import ParleyModel

enum Farewells {
    /// Characters; nobody takes leave at greater length.
    private static let longest = 80

    /// The yes or no that a text says before it takes leave; a no before "that's all" may be no more than that.
    static func answer(_ text: PreparedText) -> Bool? {
        guard text.count <= longest, !text.folded.contains(where: \.isQuestionMark) else { return nil }
        for start in text.range.dropFirst() where isWordStart(text.folded, start) {
            guard let isFinal = said(text.folded, in: start..<text.count),
                let answer = YesNo.answer(text.folded, in: 0..<start)
            else { continue }
            // "Ok, that's it" says no more than that.
            return isFinal || answer && !YesNo.onlyNods(text.folded, in: 0..<start) ? answer : nil
        }
        return nil
    }

    /// Whether a text only takes leave, by what it wishes or names: "have a nice sunday", 周五见.
    static func covers(_ text: PreparedText) -> Bool {
        text.count <= longest && said(text.folded, in: text.range) == true
    }

    /// Whether a text only says that there is nothing else: 没别的了, "that's all".
    static func closes(_ text: PreparedText) -> Bool {
        text.count <= longest && said(text.folded, in: text.range) == false
    }

    /// Whether a stretch takes leave (`true`) or only says that there is nothing else; `nil` where it says anything beside.
    private static func said(_ text: [Scalar], in range: Range<Int>) -> Bool? {
        var (takesLeave, closes) = (false, false)
        var walk = PhraseWalk(text, in: range)
        while !walk.isOver {
            switch walk.next([goodbyes, meetings, wishes, closings, beside]) {
            case 0: takesLeave = true
            case 1:
                takesLeave = true
                walk.pass([when], before: [places])
                // "At the show": where they meet.
                if walk.pass([places]) { walk.move(to: endOfWords(text, from: walk.position, range)) }
            case 2:
                takesLeave = true
                walk.pass([kinds])
                walk.pass([what])
            case 3: closes = true
            case 4: break
            default: return nil
            }
        }
        return takesLeave ? true : closes ? false : nil
    }

    /// The end of the next few words of Latin letters.
    private static func endOfWords(_ text: [Scalar], from start: Int, _ range: Range<Int>) -> Int {
        let words = Tokeniser.tokens(text, in: start..<range.upperBound).prefix { $0.kind == .word }
        return words.prefix(3).last?.range.upperBound ?? start
    }

    private static func isWordStart(_ text: [Scalar], _ position: Int) -> Bool {
        !text[position].isGap && !(text[position].isASCIIWord && text[position - 1].isASCIIWord)
    }

    private static let goodbyes: Phrases = {
        let days = "明天|后天|今晚|周末|下周|下个月|到时|到时候|回头|改天|下次|再|回|那天|节后".split(separator: "|").map { String($0) }
        let weekdays = ["周", "星期", "礼拜", "下周"].flatMap { week in
            "一二三四五六日天".map { week + String($0) }
        }
        return Phrases(
            list: (days + weekdays).map { $0 + "见" }
                + """
                再见|拜|拜拜|拜了|白白|再会|晚安|先走了|我走了|下线了|先下了|88|886|bye|bye bye|byebye|goodbye|good bye|bye for now|so long|farewell|take care
                good night|cheerio|ciao|i have to go|i've got to go|i got to go|gotta go|gotta run|until then|until next time|till then|till next time|talk soon
                """.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { String($0) }, joins: true)
    }()
    private static let meetings = Phrases(
        "see you|see ya|cya|see you all|catch you|talk to you|speak to you|till|until|looking forward to seeing you"
    )
    private static let when = Phrases(
        """
        on|at|in|the|next|this|tomorrow|later|soon|then|there|around|again|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday
        week|weekend|month|year|morning|afternoon|evening|time
        """)
    private static let places = Phrases("at|at the|at your|in the|on the|in your")
    private static let wishes = Phrases(
        "have a|have an|have yourself a|enjoy your|enjoy the|wish you a|wishing you a")
    private static let kinds = Phrases(
        "nice|good|great|lovely|wonderful|pleasant|relaxing|fantastic|beautiful|rest of your|rest of the")
    private static let what = Phrases(
        """
        day|one|evening|afternoon|morning|night|weekend|week|time|trip|holiday|holidays|monday|tuesday|wednesday|thursday|friday
        saturday|sunday|rest of your day|rest of the day
        """)
    private static let closings = Phrases(
        """
        没别的了|没有别的了|没别的|没有别的|没其他了|没有其他了|没其他的了|没有其他的了|没其它了|没别的事了|没有别的问题|没别的问题|没有其他问题|没其他问题|结束|结束了|没有别的事了|没事了|没什么了|就这些|就这些了|就是这些|先这样|先这样吧|就到这里|到这里|先到这里
        that's all|that is all|thats all|that's everything|that is everything|that's it|that is it|thats it|all set|that'll be all|that will be all|that would be all
        nothing else|nothing more|nothing further|no more questions|no further questions|no other questions|i have everything
        """, joins: true)
    private static let beside = Phrases(
        """
        谢谢|谢谢你|谢谢您|谢谢了|多谢|谢了|感谢|辛苦了|麻烦了|好|好的|嗯|那|那就|就|先|了|吧|啊|啦|哦|哈|呀|我|你|您|大家|目前|暂时|今天|现在
        thanks|thank you|thx|thanks a lot|thank you very much|thank you so much|many thanks|cheers|and|then|now|for now|today|for today|so|well|ok|okay|all|everyone|guys
        from me|i think|from my side|to you|you too|to you too|there|here|for your help|for the help
        """, joins: true)
}
