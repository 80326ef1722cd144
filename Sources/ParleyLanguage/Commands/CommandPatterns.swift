// The many wordings of what is said to the engine itself that follow a form: "don't want (it) (any more)", 不 ... 了.

import ParleyModel

/// Patterns over a command's bare form: lower case, without marks, politeness, and what leads up to it.
enum CommandPatterns {
    struct Row: Sendable {
        var intent: String
        var pattern: PatternProgram
        /// Whether it is one wherever it stands; else only where no free text is asked for: "I don't want it any more"
        /// is a reason too.
        var isCertain: Bool
    }

    /// Past so many characters a message says more than a command.
    private static let longest = 48

    /// The first form that fits the whole.
    static func match(_ form: [Scalar]) -> (intent: String, isCertain: Bool)? {
        guard form.count <= longest else { return nil }
        let row = rows.first { $0.pattern.matchesWhole(form, range: form.indices) }
        return row.map { ($0.intent, $0.isCertain) }
    }

    /// Blanks part the words of Latin script only; a pattern ends where its line does.
    private static let rows: [Row] = table.flatMap { intent, isCertain, lines in
        lines.split(separator: "\n").compactMap { line in
            (try? PatternProgram(String(line))).map {
                Row(intent: intent, pattern: $0, isCertain: isCertain)
            }
        }
    }

    /// What stands for the thing asked about: its name in a message is taken for it.
    static let thing = (han: "这个", latin: "it")

    private static let table: [(intent: String, isCertain: Bool, lines: String)] = [
        (
            "parley.cancel", true,
            """
            (现在|暂时|这次|今天)?(不|别|不想|不用|不要|不打算)(再)?(办|办理|弄|换|改|查|查询|订|定|约|预约|预订|充|充值|开|报|报修|申请|登记|搞|继续|退|操作|进行|麻烦)(这个)?(了|啦)?
            (forget|drop|leave|scrap|abort|cancel|stop) (it|this|that|everything|all of it|all of this|all that|the whole thing)( all)?
            (not|not interested|i'm not interested|i am not interested) (any ?more|any longer)
            (i|i've|i have|i just) changed my mind
            (i )?give up
            (not|forget it|forget about it|leave it|leave it there|drop it|stop here|stop this)
            (i )?(don't|do not|dont) (want|need|wish) to (do|continue|go on with|go through with|carry on with|go ahead with|proceed with) (it|this|that)( any ?more| any longer| after all| now)?
            (i )?(don't|do not|dont) (want|need|wish) to (continue|go on|carry on|proceed|go ahead)( any ?more| any longer| after all| now)?
            """
        ),
        (
            "parley.cancel", false,
            """
            (我)?(不用|不需要|不要|不想要|用不着|没必要|不必)(了|啦)?
            (i )?(don't|do not|dont|no longer) (want|need|wish) (it|this|that|one)?( any ?more| any longer| after all| now)?
            (i )?no longer (want|need|wish) (it|this|that|to)( any ?more)?
            """
        ),
        (
            "parley.help", true,
            """
            (你们|你|您)?(为什么|为啥|干嘛|干吗|为何|凭什么)(要|需要|非要|一定要|还要|得|必须|会)?(问|提供|填|知道|给|给你|给你们|告诉你|告诉你们|输入|用|用到)?(我|我的)?这个
            (要|问|填|给|提供|用)(我|我的)?这个(来)?(干嘛|干吗|干什么|干啥|做什么|做啥|有什么用|有啥用|有用吗|什么用)
            这个(是什么|是啥|指什么|什么意思|是什么意思|是什么东西)
            (请问)?这个(在|去|从|要去|要在)?(哪|哪里|哪儿|什么地方)(可以|能|能够)?(找|看|查|有|找到|看到|查到|写着)?
            (怎么|如何|(在|去|上|从|到)?(哪|哪里|哪儿))(可以|能|能够|才能)?(找|看|查|知道|找到|看到|查到|获取|获得)(到)?这个
            (你们)?(都|可以|能|有)?(有|选|选择)(哪些|什么|哪几种|哪几个|几种)(选项|选择|可选|可以选|可选的|这个)
            (why|what for) (do|would|should|must|could) (you|i) (need|want|require|ask for|ask|have|give|give you|tell you|provide|enter|know|need to know|want to know|have to give you|have to give|have to tell you|have to enter) (it|this|that)
            (why|what) (do|would) you (need|want|use|require|ask) (it|this|that) for
            what (is|'s) (it|this|that) (needed |used |good )?for
            what (is|'s) (it|this|that)
            what does (it|this|that) mean
            where (do|can|could|would|will|should) (i|we) (find|see|get|look up|look for|read) (it|this|that)
            where (is|'s) (it|this|that)( written| printed| shown)?
            how (do|can|could|should) (i|we) (find|find out|get|look up|see|know) (it|this|that)
            what (are|were) (the|my|your) (choices|options|possibilities)
            what can (i|we) (choose|choose from|pick|pick from|take|select|select from)
            (what|which) (options|choices|ones|kinds|types|it) (are there|do you have|do i have|are available|can i choose|do you offer)
            """
        ),
        (
            "parley.skip", true,
            """
            (可以|能|能不能|可不可以)?(跳过|略过|不填|先不填|不想填|不想说|不想给|不想提供|不方便提供|不愿意提供|不方便说)这个
            (skip|leave out|pass on) (it|this|that)
            (rather|i'd rather|i would rather|prefer|i'd prefer) not( to)? (say|give|give you|tell|tell you|share|share it|answer|say it|give it)( it| this| that)?
            (i )?(don't|do not|dont) (want|wish) to (say|give|give you|tell|tell you|share|answer|provide)( it| this| that)?
            """
        ),
        (
            "parley.lacks", false,
            """
            (但|可|可是|但是)?(我)?(手头|手边|身边|现在|这里|这会儿|真的|也|都|暂时)?(并)?(没有|没|没带|不知道|不记得|忘了|忘记了|忘记|忘|记不得|记不住|记不清|找不到|找不着|没收到|没存|没记|没保存|弄丢了|不清楚|不晓得|丢了|想不起来|不确定)(这个)?(了|啦|呀|啊|怎么办|咋办)*
            (我的)?这个(我)?(也|都|早就|真的)?(没有|没带|不知道|不记得|忘了|忘记了|记不得|记不住|找不到|找不着|没收到|没存|弄丢了|不清楚|丢了|想不起来)(了|啦|呀|啊|怎么办|咋办)*
            (but |well |sorry )?(i|we)( really| just| actually)? (don't|do not|dont|didn't|did not|didnt|haven't|have not|havent|can't|cannot|can not|cant|couldn't|could not) (have|know|got|get|remember|recall|find|see|receive|keep|write down)( got)?( it| this| that| one| any)?( right now| at hand| with me| on me| handy| any ?more| here| now| anywhere| by heart| yet)?
            (but |well |sorry )?(i|i've|i have|i think i)( lost| forgot| forgotten| misplaced| threw away| deleted) (it|this|that)( sorry)?
            (i |i have |i've |i've got )?(no|not any) (it|this|that|one|idea|clue)( right now| at hand| with me| here| now)?
            (i'm |i am )?(not|un)( )?sure
            (i )?(dunno|idk|don't know|have no idea|have no clue)( sorry)?
            (i|we) never (got|had|received|saw) (it|one|this|that|any)
            """
        ),
        (
            "parley.angry", true,
            """
            (你|你们|您|这|你这|你们这|这个|什么|这什么)(个|破)?(破)?(机器人|客服|系统|服务|公司|平台|软件|东西|玩意|玩意儿)?(真|真的|太|也太|真是|真的是|简直|就是|怎么这么|这么|好|是不是)(笨|蠢|傻|烂|垃圾|差|差劲|没用|弱智|智障|坑|坑人|离谱|气人|不靠谱|不负责任)(了|啊|死了|透了|啦)?
            (你|你们|您)?(这|们)?(什么|真是|这|是什么|这是什么)(破|垃圾|烂)(机器人|客服|系统|服务|公司|平台|软件|东西|玩意)
            (你|你们|您)(听不懂|能不能听懂|会不会|懂不懂|到底懂不懂|到底会不会|有没有)(人话|中文|说人话|听人话|脑子)
            (you|you guys|you people|this|this bot|this thing|this service|your service|your company|your support|your bot|this company)( are|'re| is|'s) (just |so |really |such |completely |totally |absolutely |all |the )?(a |an )?(useless|stupid|dumb|terrible|awful|horrible|worthless|pathetic|incompetent|idiots?|joke|worst|garbage|rubbish|ridiculous|unacceptable|outrageous|hopeless)( bot| thing| service| company)?
            (you |what a |such a )?(fucking |bloody |damn )?(useless|stupid|dumb|terrible|awful|horrible|pathetic|rubbish|garbage|shitty|crappy) (bot|thing|service|machine|robot|company|system|chatbot)
            (fuck|screw|damn) (you|this|that|it|off|this bot|this shit)
            (what a|such a) (useless|stupid|dumb|terrible|awful|horrible|pathetic|rubbish|garbage) (bot|thing|service|company|joke|system|chatbot)
            """
        ),
    ]
}
