// Greetings, thanks and fillers around what a message says: they change nothing of it.

enum Politeness {
    /// What a message says without the politeness in front and behind; empty when there is nothing else.
    static func core(_ text: [Scalar], in range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while true {
            while start < end, isFiller(text[start]) { start += 1 }
            let length = front.match(text, at: start, in: start..<end)
            if length == 0 { break }
            start += length
        }
        while true {
            while end > start, isFiller(text[end - 1]) { end -= 1 }
            let length = behind.match(text, endingAt: end, in: start..<end)
            if length == 0 { break }
            end -= length
        }
        // The question mark says something: it is given back.
        if end < range.upperBound, end > start, text[end].isQuestionMark { end += 1 }
        return start..<end
    }

    /// Whether a stretch is nothing but politeness and marks.
    static func isAll(_ text: [Scalar], in range: Range<Int>) -> Bool { core(text, in: range).isEmpty }

    private static func isFiller(_ scalar: Scalar) -> Bool {
        scalar == .blank
            || !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter || isMeaning(scalar))
    }

    /// Marks that begin or end a value.
    private static func isMeaning(_ scalar: Scalar) -> Bool {
        switch scalar {
        case 0x2B, 0x23, 0x24, 0xA5, 0x25, 0x40, 0x28, 0x29, 0x2F: true  // + # $ ¥ % @ ( ) /
        default: false
        }
    }

    private static let front = Phrases(
        """
        你好|您好|你好啊|您好啊|你好呀|哈喽|哈啰|嗨|喂|嘿|在吗|在么|在不在|有人吗|亲|亲亲|早上好|上午好|中午好|下午好|晚上好|早安|晚安
        请问|请问一下|请问下|想请问|想请问一下|我想请问|我想请问一下|我想问|我想问一下|我想问下|想问|想问一下|想问下|问一下|问下
        我问一下|我问下|我要问一下|我想咨询一下|我想了解一下|想咨询一下|想了解一下|咨询一下|打扰一下|打扰了|不好意思|麻烦|麻烦你|麻烦您|麻烦了
        麻烦问一下|劳驾|谢谢|谢谢你|谢谢您|多谢|感谢|辛苦了|那个|嗯|呃|额|那么|客服你好
        hello|hello there|hi|hi there|hey|hey there|good morning|good afternoon|good evening|greetings
        please|pls|plz|excuse me|sorry to bother you|thanks|thank you|thank you very much|thanks a lot|many thanks
        i would like to ask|i'd like to ask|i want to ask|i wanted to ask|may i ask|can i ask|could i ask|i have a question
        just a question|quick question|could you tell me|can you tell me|could you please tell me|can you please tell me
        please tell me|do you know|i would like to know|i'd like to know|i want to know|i was wondering|um|uh|well|hmm
        """)
    private static let behind = Phrases(
        """
        谢谢|谢谢你|谢谢您|谢谢啦|谢谢了|谢了|多谢|感谢|非常感谢|谢|麻烦了|麻烦你了|麻烦您了|麻烦|拜托|拜托了|辛苦了|辛苦|你好|您好|在吗
        please|pls|plz|thanks|thank you|thank you very much|thank you so much|thanks a lot|thanks in advance|many thanks|thx
        """)
}
