// Whether a message asks how something is done or asks for it to be done.

/// The form in which a message is put: it parts "如何退货？" from "我想退货".
enum MessageForm: Sendable, Hashable {
    /// Asks for the way in which something is done, or its rules: how, 如何, 怎么, policy.
    case how
    /// Asks to be told something else, or for leave: how long, what, may I.
    case question
    /// Wants something done: I want to, help me, please.
    case request
    case plain

    /// Of the beginning of a message, and of its last mark: nobody asks one thing in whole pages.
    static func of(_ text: PreparedText) -> MessageForm {
        let form = of(text.folded, in: text.range.prefix(Meanings.longestRead))
        return form == .plain && text.folded.last?.isQuestionMark == true ? .question : form
    }

    static func of(_ text: [Scalar], in range: Range<Int>) -> MessageForm {
        var isQuestion = false
        var isRequest = false
        for position in range {
            if hows.match(text, at: position, in: range) > 0 { return .how }
            if requests.match(text, at: position, in: range) > 0 { isRequest = true }
            if questions.match(text, at: position, in: range) > 0 { isQuestion = true }
        }
        if isRequest { return .request }
        if let last = range.last, text[last].isQuestionMark { isQuestion = true }
        if text[range].last == 0x5417 || text[range].last == 0x4E48 || text[range].last == 0x5462 {
            isQuestion = true
        }
        return isQuestion ? .question : .plain
    }

    /// Whether it asks anything.
    var asks: Bool { self == .how || self == .question }

    private static let hows = Phrases(
        """
        如何|怎么样才能|怎么|怎样|咋|流程|步骤|政策|规定|规则|how do|how does|how can|how to|how should|how would|how could|what is the process|what's the process|policy|policies|procedure
        """)
    private static let requests = Phrases(
        """
        我想|我要|帮我|给我|我需要|麻烦帮|请帮|替我|为我|能帮|可以帮|想要|我得|我打算|要求
        i want|i'd like|i would like|i need|help me|i wish|let me|i wanna|i have to|can you help|could you help|i am trying
        i'm trying|give me|i must
        """)
    private static let questions = Phrases(
        """
        什么|啥时候|到哪|在哪|去哪|哪天|哪家|哪种|哪位|哪边|了没|了没有|好没好|多久|多长|几天|几点|几号|哪里|哪儿|哪个|哪些|为何|为什么|多少|是否|能否|可否|可不可以|能不能|有没有|是不是|吗|何时|谁
        how|what|when|where|why|which|who|whose|can i|could i|may i|do i|do you|does|is it|is there|are there|is my|are you|can you
        will|should i|am i
        """)
}
