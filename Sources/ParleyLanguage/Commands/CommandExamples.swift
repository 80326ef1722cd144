// What people say to the engine itself: the built-in intents' examples, in Chinese and English.

enum CommandExamples {
    /// By intent; parted by `|`. A bot's own intent of the same name adds to them.
    static let table: [(intent: String, examples: String)] = [
        (
            "parley.cancel",
            """
            算了|算了吧|算了算了|取消|取消吧|取消操作|取消办理|取消掉|不办了|不办理了|不弄了|不要办了|不想办了|不用办了|不用弄了|不想弄了|先不办了|先这样吧|停|停止|停下|终止|退出
            放弃|不继续了|别弄了|别办了|当我没说|不搞了|不做了|中止|结束操作|结束流程|算了不办了|算了不要了|算了不用了|算了不弄了|还是算了|还是算了吧|不想继续了|取消这个|取消流程
            never mind|nevermind|nvm|cancel|cancel that|cancel this|cancel it|forget it|forget about it|stop|stop it|stop this|abort|quit|exit
            i changed my mind|changed my mind|i don't want to do this anymore|i don't want to continue|let's stop|drop it|scratch that
            cancel the process|cancel everything|leave it|end this|no longer needed|don't bother
            """
        ),
        (
            "parley.person",
            """
            人|真的人|活人|真人服务|来个人|来个真人|要个人|叫人|转人|找活人|转人工|转人工客服|人工|人工客服|人工服务|真人|真人客服|找人工|找人工客服|找真人|找真人客服|要人工|要人工客服|要真人|接人工|接人工客服|转接人工|转接人工客服|转接客服
            找客服|找个人|找个真人|找人|联系人工|联系人工客服|联系客服|跟人工说|跟真人说话|和人工说话|和真人说话|和真人聊|跟真人聊|换人工|换真人|换个人|叫人工|叫客服|叫个人来|转客服
            不想和机器人说话|不想跟机器人说话|不要机器人|人工在吗|有人工吗|有没有人工|有真人吗|转真人|转真人客服|客服人员|和客服说话|跟客服说话|找你们客服|找你们经理|找你们领导|让人工来|接线员
            person|a person|real human|human being|a human being|a real person|real people|live person|a live person|live human|human|a human|agent|an agent|representative|operator|real person|live agent|human agent|customer service|customer support
            talk to a human|talk to a person|talk to a real person|talk to someone|talk to an agent|talk to a representative|talk to human
            speak to a human|speak to a person|speak to a real person|speak to someone|speak to an agent|speak to a representative
            speak with a human|speak with an agent|speak with someone|speak with a person|talk with a human|talk with an agent|talk to a human being
            speak to a human being|talk to a live agent|speak to a live agent|connect me to a human|connect me to an agent|connect me with an agent
            connect me with a human|transfer me to a human|transfer me to an agent|get me a human|get me an agent|get me a person
            i want a human|i want a person|i want an agent|i want a real person|i need a human|i need an agent|talk to the manager
            speak to the manager|speak to a manager|talk to customer service|talk to support|talk to a customer service agent|human please
            put me through to an agent|put me through to a human|is there a human|a real human|talk to a real human|speak to a real human
            """
        ),
        (
            "parley.repeat",
            """
            再说一遍|再说一次|重复|重复一遍|重复一下|你说什么|你刚才说什么|刚才说什么|说什么|没听清|没听清楚|没看清|再讲一遍|再来一遍|再问一遍|什么来着|刚才说的什么|没听懂再说一遍|再说一遍好吗|你再说一遍
            repeat|repeat that|repeat it|repeat the question|say that again|say it again|say again|come again|what did you say|what was that
            i didn't catch that|i did not catch that|i didn't get that|i missed that|one more time|once more|sorry what|what was the question
            what did you ask|pardon|pardon me|what|huh|eh|say what
            """
        ),
        (
            "parley.help",
            """
            帮助|帮忙|救命|帮帮我|怎么用|怎么操作|你能做什么|你能干什么|你能干嘛|你会干什么|你会什么|你会做什么|你可以做什么|能做什么|有什么功能|你有什么功能|可以问什么|能帮我什么|你能帮我什么|你能帮我做什么|不会用|使用帮助|使用说明
            为什么要这个|为什么要问这个|为什么需要这个|为什么问这个|要这个干什么|要这个干嘛|要这个做什么|问这个干什么|问这个干嘛|问这个做什么|为什么要提供|这个有什么用|为什么|干嘛要这个|为啥要这个
            这是什么意思|什么意思|不明白|看不懂|没听懂|不懂|没明白|我不明白|我不懂|为啥|这个在哪里找|在哪里找|在哪里看|在哪找|在哪看|去哪里找|哪里能找到|哪里可以找到|有哪些|都有哪些|有哪些选择|有什么选择|可以选什么|能选什么|有哪几种|哪几种
            help|help me|i need help|i need some help|what can you do|what can i do here|what do you do|how does this work|how do i use this
            why do you need this|why do you need that|why do you need it|why do you ask|why are you asking|why|why is that needed|what for
            what is this for|what's this for|what is that for|why should i tell you|why do you want this|why do you want to know
            what do you mean|what does that mean|i don't understand|i do not understand|i'm confused|where do i find it|where can i find it
            where do i find that|where can i find that|what are my options|what can i choose|what are the choices|what can i ask|what can i ask you|options|menu
            """
        ),
        (
            "parley.skip",
            """
            跳过|跳过吧|跳过这个|跳过这步|跳过这一步|跳过这个问题|下一个|下一步|下一题|不填|不填了|不想填|不想说|不想回答|不回答|略过|先跳过|这个不填|不告诉你|过|不提供|不方便说|不想评价|不评价|不评了
            skip|skip it|skip this|skip that|skip this one|skip this question|skip this step|next|next one|next question|pass|i'd rather not say
            i would rather not say|i'd rather not|i prefer not to say|prefer not to say|no answer|no comment|leave it blank|leave blank|move on
            """
        ),
        (
            "parley.back",
            """
            上一步|返回|返回上一步|回到上一步|退回上一步|后退|回退|撤销|撤回|回去|上一个|上一个问题|上一题|返回上一个|重新填上一个|退一步|刚才填错了|我填错了|刚刚填错了|写错了|打错了|说错了|我说错了|我写错了|我打错了
            back|go back|undo|undo that|step back|previous|previous step|previous question|go back one step|go back a step|one step back
            go to the previous question|take me back|i made a mistake|that was a mistake|i made a typo|take that back|i take that back
            """
        ),
        (
            "parley.restart",
            """
            重新开始|从头开始|从头再来|重来|重来一遍|重新来|重新来过|重新来一遍|重新办理|重头开始|重新填|全部重填|从头来|从头填
            start over|start again|restart|begin again|start from the beginning|from the beginning|start afresh|let's start over
            can we start over|start all over|do it again from the start|start from scratch|reset
            """
        ),
        (
            "parley.locale.en",
            """
            说英语|说英文|用英语|用英文|讲英语|讲英文|英语|英文|切换英文|切换到英文|切换到英语|换成英文|换成英语|请说英语|请用英语
            english|english please|in english|in english please|speak english|please speak english|do you speak english
            can you speak english|switch to english|can we speak english|let's speak english|answer in english|i don't speak chinese
            i don't understand chinese|reply in english
            """
        ),
        (
            "parley.locale.zh",
            """
            说中文|用中文|讲中文|中文|说汉语|说普通话|请说中文|请用中文|切换中文|切换到中文|换成中文|会说中文吗|能说中文吗|你会说中文吗
            能不能说中文|可以说中文吗|我不会英语|我看不懂英文|我不懂英语|中文可以吗
            chinese|chinese please|in chinese|speak chinese|switch to chinese|mandarin|in mandarin
            """
        ),
        (
            "parley.angry",
            """
            气死我了|气死人了|太气人了|什么破系统|什么破玩意|什么垃圾|垃圾|太垃圾了|真垃圾|烦死了|烦死我了|有病吧|你有病吧|真没用|没用的东西
            太过分了|你是傻子吗|傻逼|蠢货|笨死了|真是废物|废物|搞什么鬼|搞什么啊|你们搞什么|耍我吗|你耍我呢|受够了|我受够了|忍无可忍|什么玩意儿
            this is ridiculous|that's ridiculous|ridiculous|you are useless|useless|useless bot|stupid bot|you are stupid|this is stupid
            this is a joke|are you kidding me|you're kidding|i'm fed up|i am fed up|fed up|i've had enough|i have had enough|this is bullshit
            bullshit|what the hell|wtf|damn it|for god's sake|i'm angry|i am angry|i'm furious|i am furious|this sucks|you suck|idiot|what a joke
            this is driving me crazy|this is so annoying|so annoying|this is infuriating|unbelievable
            """
        ),
        (
            "parley.greeting",
            """
            你好|您好|你好啊|你好呀|您好啊|你们好|大家好|哈喽|哈啰|嗨|嘿|喂|在吗|在么|在不在|有人吗|早上好|上午好|中午好|下午好|晚上好|早安|早|早啊|客服你好|初次见面|你好吗|很高兴认识你
            hello|hello there|hi|hi there|hey|hey there|good morning|good afternoon|good evening|good day|greetings|howdy|morning
            hello bot|hi bot|anyone there|is anyone there|are you there|how are you|how are you doing|what's up|yo|hiya|nice to meet you
            """
        ),
        (
            "parley.thanks",
            """
            谢谢|谢谢你|谢谢您|谢谢啦|谢谢了|谢啦|谢了|多谢|多谢了|感谢|非常感谢|十分感谢|谢谢帮忙|谢谢你的帮助|谢谢您的帮助|感谢你的帮助|感谢帮助|太感谢了|辛苦了|辛苦你了|好的谢谢|谢谢你了|谢谢您了|麻烦你了|麻烦您了
            thanks|thank you|thank you very much|thank you so much|thanks a lot|many thanks|thx|ty|cheers|much appreciated|thanks for your help
            thank you for your help|thanks for the help|thanks so much|i appreciate it|i appreciate your help|appreciated|great thanks|ok thanks
            """
        ),
        (
            "parley.bye",
            """
            再见|拜拜|拜|回见|下次见|回头见|晚安|没事了|没别的了|没有别的了|没有了再见|先这样|就这样吧再见|我走了|结束|结束对话|没其他问题了|没有其他问题了|没有问题了|不聊了|白白|88|没什么了
            bye|bye bye|goodbye|good bye|see you|see you later|see ya|good night|have a nice day|have a good day|that's all|that is all
            that will be all|that's it|nothing else|no more questions|take care|talk to you later|later|farewell|i'm done|i am done
            """
        ),
    ]
}
