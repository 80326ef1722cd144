// Wishes to the engine that people put in many words: a message made of nothing but their phrases.

import ParleyModel

/// Knows a command by its parts: "I'd rather speak to a real person" is a lead, a way of speaking and a person, and nothing
/// is left over. What says anything else beside is no command, so that "an agent for my flat" asks for none.
enum CommandCover {
    /// How sure it is that a message made of a command's phrases is the command.
    static let confidence = 0.9
    /// Characters; nobody takes leave at greater length.
    private static let longest = 120

    /// The command that a text, in lower case and half width, is made of.
    static func match(_ text: [Scalar], in range: Range<Int>) -> Ranked? {
        guard range.count <= longest else { return nil }
        return kinds.first { $0.covers(text, in: range) }
            .map { Ranked(name: $0.name, confidence: confidence) }
    }

    /// The phrases of one command.
    struct Kind: Sendable {
        var name: String
        /// One of them makes the command.
        var core: Phrases
        /// One of them makes it too, beside one of ``helping``.
        var weak: Phrases?
        var helping: Phrases?
        /// What may stand beside and says nothing else.
        var beside: [Phrases]

        func covers(_ text: [Scalar], in range: Range<Int>) -> Bool {
            var position = range.lowerBound
            var (hasCore, hasWeak, hasHelp) = (false, false, false)
            while position < range.upperBound {
                let scalar = text[position]
                guard scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter else {
                    position += 1
                    continue
                }
                let core = core.match(text, at: position, in: range)
                let weak = weak?.match(text, at: position, in: range) ?? 0
                let help = helping?.match(text, at: position, in: range) ?? 0
                let other = beside.reduce(0) { max($0, $1.match(text, at: position, in: range)) }
                let longest = max(core, weak, help, other)
                guard longest > 0 else { return false }
                hasCore = hasCore || core == longest
                hasWeak = hasWeak || weak == longest
                hasHelp = hasHelp || help == longest
                position += longest
            }
            return hasCore || hasWeak && hasHelp
        }
    }

    /// In the order in which they are tried: who says thanks and goodbye takes leave.
    private static let kinds = [
        Kind(
            name: "parley.person", core: persons, weak: somebody, helping: speaking,
            beside: [leads, fillers, greetings, thanks]),
        Kind(name: "parley.bye", core: goodbyes, beside: [leave, fillers, thanks, gratitude]),
        Kind(name: "parley.thanks", core: thanks, beside: [gratitude, fillers, greetings]),
        Kind(name: "parley.greeting", core: greetings, beside: [company, fillers]),
        Kind(name: "parley.back", core: backs, beside: [asking, hesitation, fillers]),
        Kind(name: "parley.wait", core: waits, weak: looking, helping: meaning, beside: [moment, fillers]),
    ]

    // MARK: a person

    private static let persons = Phrases(
        """
        人工|真人|活人|个人工|个人工客服|个真人|个真人客服|人工客服|真人客服|人工服务|客服人员|工作人员|接线员|值班人员|专人|客服代表|客服专员|人工坐席
        a human|human|humans|human being|a real human|real human|a real person|real person|an actual person|actual person|actual human|an actual human
        a live person|live person|a live agent|live agent|an agent|human agent|a human agent|a representative|representative|a rep|an operator
        customer service|customer support|customer care|support team|your support team|service agent|a service agent|staff member|a member of staff
        a customer service agent|a customer service representative|support agent|a support agent|living person|a living person|flesh and blood
        """, joins: true)
    private static let somebody = Phrases(
        """
        个人|人|客服|经理|主管|负责人|领导|同事|员工|不是机器人|机器人|机器
        someone|somebody|anyone|anybody|a person|person|people|your team|the team|your colleagues|a colleague|support|manager|a manager|the manager
        supervisor|a supervisor|your boss|not a robot|not a bot|not a machine|a robot|robots|a bot|bots|a machine|a computer|this bot|this robot
        """, joins: true)
    private static let speaking = Phrases(
        """
        说话|说|讲话|讲|聊|聊天|谈|谈谈|沟通|对话|通话|交流|联系|转接|转到|转给|转|接通|接入|接|找|换|叫|派|来|服务|打电话|答复
        speak|speak to|speak with|talk|talk to|talk with|talking to|talking with|speaking to|speaking with|chat|chat to|chat with|chatting with
        connect me|connect me to|connect me with|put me through|put me through to|transfer me|transfer me to|pass me to|hand me over to|hand me to|reach|contact|get hold of
        get in touch with|get me|call me|on the phone|on the line|by phone|have a word with|deal with|dealing with|hear from|directly
        """, joins: true)
    private static let leads = Phrases(
        """
        我想|我要|我想要|我需要|想|要|能不能|能否|能|可以|可不可以|可否|请|麻烦|帮我|给我|替我|让|和|跟|与|同|你们的|你们|你们家|我们|我|直接|有没有|有|没有|在哪里|在哪|哪里有|在哪儿
        不想|不要|不愿意|别|不用|不|行不行|行吗|行|好吗|可以吗|吗|个|位|一个|一位|一下|来|快|赶紧|马上|现在|立刻|就|还是|再|到|去|给|啊|呀|吧|呢|了|的|这里|这边|那边|那里|在|线|在线|你|您|才能|怎么|如何|应该|换成|而不是|是不是|真的
        i|i'd|i'll|i'm|i am|i would|i want|i want to|want to|i need|i need to|need to|need|want|i'd like|i'd like to|like to|like|rather|prefer|prefer to|i'd prefer|i wish|wish to
        can|could|may|can i|can you|could i|could you|would you|will you|is there|are there|is it possible to|is it possible|possible|how do i|how can i|how to|where can i|where is|where are
        let me|get|give me|find me|please|just|to|with|a|an|the|some|any|me|my|i can|i could|who can|that i can|there|here|instead|rather than|not|don't|do not|don't want|don't want to|do not want to|no|of|for|now
        right now|directly|about this|about it|through|have|having|real|actual|live|someone real|else|from|at|your|you|want a|i don't|stop
        """, joins: true)

    // MARK: back

    private static let backs = Phrases(
        """
        上一步|回到上一步|回上一步|返回上一步|退回上一步|退回到上一步|退到上一步|退一步|倒回去|上一个问题|上一题|撤销|撤销上一步|重新回答上一个问题|回到上一个问题|返回上一个问题
        go back|going back|back|step back|back up|undo|undo that|undo this|undo it|go one back|one back|previous step|previous question|last question|last step
        """, joins: true)
    private static let asking = Phrases(
        """
        我|我想|我要|想|要|能|能不能|可以|可不可以|可否|请|麻烦|帮我|给我|吗|吧|一下|再|先|到|去|刚才|刚刚|那个|还是|让我|咱们|我们
        can|could|can i|can you|can we|could i|could we|could you|may i|let me|let's|lets|let us|i want to|i'd like to|i would like to|i need to|i have to|we|i|to|me|to the|the|a|a step|one step|step|a bit|just|again|once|one|more|take me|go to
        """, joins: true)
    private static let hesitation = Phrases(
        """
        等一下|等等|等下|等会|等会儿|稍等|不不|不不不|不是|哎呀|哎|诶|啊|呀|不好意思|抱歉|对不起
        wait|oops|ups|whoops|hold on|hang on|one moment|one sec|a second|wait a second|wait a minute|wait a moment|sorry|actually|argh|damn
        """, joins: true)

    // MARK: a moment

    private static let waits = Phrases(
        """
        等一下|等等|等下|等会|等会儿|等一等|等一会儿|稍等|稍等一下|稍等片刻|稍候|稍后|等我|等我一下|等我一会儿|别急|别着急|我找一下|我找找|我找找看|我查一下|我查查|我看一下|我看看|我想想|我想一下|我想一想|让我想想|让我找找|让我看看|让我查查|容我想想|我去找|我去拿|我去看|我翻一下|我翻翻|正在找|在找了|马上来|马上回来|一会儿告诉你|一会儿发你
        wait|hold on|hang on|one moment|just a moment|one sec|just a minute|just a second|just a sec|bear with me|brb|be right back
        let me look|let me check|let me look for it|let me look it up|let me look that up|let me find it|let me see|let me think|let me get it|let me have a look|let me search|let me go and look|let me go get it
        i'm looking for it|i am looking for it|looking for it|i'm searching|i'm looking|still looking|still searching|i'll look for it|i'll check|i will check|i'll look it up|i'll go get it|i'll be right back|i'm on it
        """, joins: true)
    private static let looking = Phrases(
        "找|查|看|想|找一下|查一下|check|look|find|get|search|think|a moment|a second|a sec|a minute|one minute|one second|two minutes|a few minutes|a couple of minutes",
        joins: true)
    private static let meaning = Phrases(
        "我去|我来|我先|我这就|让我|容我|need to|have to|let me|i'll|i will|i'm going to|give me|i need|need|please",
        joins: true)
    private static let moment = Phrases(
        """
        我|请|您|你|先|再|一下|下|啊|哈|呀|哦|嘛|吧|了|马上|就|去|来|给你|给您|的|它|单号|号码|订单号|片刻|会儿|一会儿|一会|不好意思|抱歉|对不起
        i|me|it|for|for it|to|a|the|that|up|in|my|number|order number|sorry|give me|need|i need|give|while|quickly|quick|first|a bit|bit|go|and|will|you
        """, joins: true)

    // MARK: leave, thanks, greetings

    private static let goodbyes = Phrases(
        """
        再见|拜拜|拜|再会|回见|下次见|回头见|改天见|明天见|下次聊|改天聊|回头聊|下次再聊|改天再聊|回头再说|回头再聊|下回再聊|晚安|没事了|没事儿了|没别的事了|没有别的事了|先这样|就这样|就这样吧|先这样吧|就到这里|到这里
        先走了|走了|我走了|下线了|先下了|下了|撤了|告辞|不聊了|先不聊了|问完了|聊完了|都问完了|搞定了|解决了没事了|没有其他|没有其它|没有别的|没其他|没其它|没别的|没什么|没有什么|没有问题了|没问题了|没有疑问了|结束了|88|886
        bye|bye bye|bye-bye|byebye|goodbye|good bye|bye for now|see you|see you later|see you soon|see you around|see ya|cya|later|talk later|talk soon|talk to you later|talk to you soon|speak soon|catch you later|till next time|until next time
        so long|farewell|take care|good night|that's all|that is all|that's everything|that is everything|that's it|that is it|that'll be all|that will be all|that was all|that would be all|i'm done|i am done|we're done|all done|all set|i'm all set
        nothing else|nothing more|no more questions|no further questions|no other questions|gotta go|gotta run|i have to go|i've got to go|i got to go|i must go|i need to go|i should go|i'm off|i am off|i'm leaving|i'm out|signing off|have a nice day
        have a good day|have a great day|have a good one|have a nice evening|have a good evening|have a nice weekend|have a good weekend|enjoy your day
        """, joins: true)
    private static let leave = Phrases(
        """
        那|就|我|先|要|了|啦|咯|这边|我这边|吧|问题|疑问|要问的|需要|需要的|要咨询的|事|事情|事儿|可以|今天|到此|下次|回头|改天|再|聊|说|暂时|目前|没|不|用|都|已经|好|哦|喽
        that|then|for|now|for now|today|here|there|from me|from my side|on my side|i|i'm|i think|i guess|have|need|i need|i needed|i wanted|i have|to|know|you|and|all|so|no|will|be|it|again|a|the|nice|day|everyone|guys|questions|question|to ask|ask
        """, joins: true)
    private static let thanks = Phrases(
        """
        谢谢|谢谢你|谢谢您|谢谢啦|谢谢了|谢啦|谢了|谢|多谢|多谢了|感谢|非常感谢|十分感谢|万分感谢|感激|感激不尽|辛苦了|辛苦你了|辛苦您了|辛苦|有劳|有劳了|3q|thx|thanks|thank you|thank u|thanx|tks|ty|ta
        cheers|many thanks|much obliged|much appreciated|appreciated|appreciate it|i appreciate it|appreciate that|i appreciate that|appreciate your help|i appreciate your help|i appreciate|appreciate|grateful|i'm grateful|i am grateful|so grateful
        """, joins: true)
    private static let gratitude = Phrases(
        """
        你|您|你们|大家|太|真|真的|真是|非常|十分|特别|很|实在|实在是|了|啦|哦|啊|呀|哈|的|帮忙|帮助|帮了|帮了我|大忙|帮了大忙|帮|忙|耐心|解答|回答|解决|回复|回应|服务|支持|指导|告诉我|提醒|为我|给我|对|我|问题|这么|那么|快|周到|贴心|明白了|知道了|懂了|了解了|清楚了
        you|so much|very much|a lot|a bunch|a million|loads|heaps|again|indeed|really|very|truly|sincerely|for|your|the|my|all|help|helping|helping me|for your help|for the help|for helping|for everything|time|patience|support|assistance|advice|answer|answers|reply|quick|info|information|service|kind|kindness
        that|that's|that was|this|this was|it|it was|was|is|helpful|useful|very helpful|really helpful|so helpful|great|awesome|perfect|brilliant|lovely|wonderful|excellent|amazing|fantastic|nice|good|good to know|you're|you are|you've been|you were|the best|a star|a great help|a big help|of great help|mate|man|dude|buddy|friend|guys|team|got it|understood|i see|i got it|i|of you|so kind|kind of you|to you|much|do|for that|with this
        """, joins: true)
    private static let greetings = Phrases(
        """
        你好|您好|你们好|大家好|哈喽|哈啰|哈罗|嗨|嘿|喂|早上好|上午好|中午好|下午好|晚上好|早安|早|在吗|在么|在不在|有人吗|有人在吗|有人么|hello|hi|hey|hiya|heya|howdy|yo|greetings|good morning|good afternoon|good evening|good day|morning|evening
        """, joins: true)
    private static let company = Phrases(
        """
        啊|呀|哦|哈|亲|亲爱的|客服|小姐姐|小哥哥|朋友|各位|大家|又见面了|又是我|打扰一下|打扰了|打扰|不好意思|你|您|今天|好|吗|还好吗|最近好吗|很高兴认识你
        there|again|bot|robot|friend|everyone|everybody|all|you|to you|to you all|sir|madam|team|folks|guys|anyone there|anybody there|is anyone there|is anybody there|are you there|you there|anyone here|is anybody here
        is anyone here|anybody|anyone|home|around|online|how are you|how are you doing|how's it going|how is it going|how are things|what's up|whats up|sup|nice to meet you|nice to see you|today|me again|it's me|it is me|and|my|dear
        """, joins: true)
    private static let fillers = Phrases(
        """
        好|好的|好了|好吧|好啦|行|行吧|行了|嗯|嗯嗯|哦|噢|对|对了|ok|okay|okey|alright|all right|right|well|great|cool|fine|sure|yes|yeah|yep|no|nope|oh|um|hmm|so|and|but|then|now|please|pls|just|thanks|great stuff
        """, joins: true)
}
