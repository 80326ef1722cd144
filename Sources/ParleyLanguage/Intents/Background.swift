// What people say that a bot is not about: general sentences that stand beside few examples.

/// Sentences of everyday talk, questions and wishes, of which no class is an example.
///
/// A bot with a dozen examples an intent knows few words; without anything else "I am hungry" is as near to a complaint as
/// to nothing. A sentence that shares a telling word with the bot's own examples, or means something like one, is left out,
/// so that a bot about the weather keeps its weather.
enum Background {
    /// From so many examples of its own on a bot tells by itself what it is not about.
    static let mostExamples = 3000
    /// Fewer do not show what a bot is about.
    static let leastExamples = 24
    /// A class that stands alone has nothing else to be told from.
    static let leastExamplesAlone = 4
    /// Of words with vectors those that are at least so rare tell what a sentence is about.
    private static let telling: Float = 5.5

    /// From this cosine of their directions on a sentence means something like an example.
    private static let near: Float = 0.55
    /// To so much of a class's examples a sentence is near that means something like the class, two at least: among many
    /// one or two are near to anything.
    private static let nearShare = 0.3
    private static let leastNear = 2
    /// A word that so many of the sentences have is one of everyday talk, and tells nothing.
    private static let everydayCount = 4

    /// The sentences that have no telling word of some examples and mean nothing like one.
    static func sentences(beside all: [Classifier.Example]) -> [FeatureKeys] {
        let examples = all.map(\.features)
        let isAlone = all.allSatisfy { $0.label == all[0].label }
        guard examples.count >= (isAlone ? leastExamplesAlone : leastExamples), examples.count <= mostExamples
        else { return [] }
        var known = Set<UInt64>()
        var (hasLatin, hasChinese) = (false, false)
        for example in examples {
            known.formUnion(example.stems)
            hasLatin = hasLatin || example.latinCount > 0
            hasChinese = hasChinese || example.aloneCount > 0
        }
        var directions: [Int: [[Float]]] = [:]
        for example in all {
            let direction = WordVectors.direction(example.features.stems, in: WordSpace.tables)
            if let direction { directions[example.label, default: []].append(direction) }
        }
        return Self.all.filter { sentence in
            guard sentence.aloneCount > 0 ? hasChinese : hasLatin else { return false }
            guard !sentence.stems.contains(where: { known.contains($0) && isTelling($0) }) else {
                return false
            }
            guard let own = WordVectors.direction(sentence.stems, in: WordSpace.tables) else { return true }
            return !directions.values.contains { those in
                let count = those.count { Kernels.dot(own, $0, count: own.count) >= near }
                return count >= max(leastNear, Int((nearShare * Double(those.count)).rounded(.up)))
            }
        }
    }

    private static func isTelling(_ word: UInt64) -> Bool {
        if everyday.contains(word) { return false }
        for table in WordSpace.tables {
            if let row = table.row(word) { return table.rarity(row) >= telling }
        }
        return true
    }

    /// How rare a word is tells of written texts, and nobody writes 多少 or 帮 there.
    private static let everyday: Set<UInt64> = {
        var counts: [UInt64: Int] = [:]
        for sentence in all { for stem in Set(sentence.stems) { counts[stem, default: 0] += 1 } }
        return Set(counts.filter { $0.value >= everydayCount }.map(\.key))
    }()

    private static let all: [FeatureKeys] = (english + "\n" + chinese).split(separator: "\n")
        .flatMap { $0.split(separator: "|") }
        .map { MessageParts(PreparedText(String($0))).features }

    private static let english = """
        what do you think about football|my brother plays the drums|we went to the beach last summer|it is cold outside|the dog barks all night|I am tired today
        how many planets are there|who wrote Hamlet|what is the largest ocean|when did the war end|why is grass green|how does a plane fly|where do penguins live
        can you sing a song|do you have a family|are you real|do you dream|what is your favourite colour|where were you born|who made you|are you smarter than me
        tell me a story|give me a riddle|say something funny|make me laugh|let us play a game|flip a coin|pick a number|count to a hundred
        how do I cook rice|give me a recipe for soup|what is in a pancake|I want a sandwich|I would like some coffee|where is the nearest bakery|I am thirsty
        will it snow at the weekend|how hot is it in Cairo|is there a storm coming|what is the temperature outside
        switch off the lamp|turn the heating up|play my favourite song|wake me up early|take a picture|call my mother|send a message to Tom|read me the headlines
        my head hurts|I have a fever|I feel sick|I am sad|I am so bored|I feel lonely|I am in love|my grandmother died|I had a fight with my wife|I quit smoking
        how do I lose weight|what are good exercises for the back|should I see a doctor|how much sleep do I need|is chocolate bad for you
        what is the square root of nine|solve this equation|how many feet are in a mile|convert ten pounds to kilos|what does this word mean|how do you spell rhythm|say good night in Italian
        who is the prime minister|who won the election|what happened in the world|how are the markets doing|what is inflation|is the euro strong
        my son is three years old|her birthday is in May|he lives next door|they got married in spring|the neighbours are loud|we have a new baby
        I like to read novels|that film was boring|who sang that tune|which team leads the league|recommend a book|when is the concert|I watched a match
        the train was crowded|I am stuck in traffic|how do I get to the museum|rent me a car|find a hotel in Lisbon|plan a trip to Norway
        how do I tie a tie|how do I plant tomatoes|how do I draw a horse|how can I meet new people|how do I become a pilot|how do I write a novel|how do I fix a flat tyre
        explain gravity|what is a neutron star|how old is the universe|who discovered penicillin|describe photosynthesis|what are dinosaurs
        well well well|ha ha|hmm interesting|I see|maybe|whatever|nothing much|just kidding|oh my god|no way|that is true|who knows|I do not care|it depends
        open the door|shut the curtains|wash the dishes|feed the cat|bring me my shoes|come here|go away|sit down|be quiet
        what day of the month is it|what is the date|how late is it in London|how old is your sister|what is your name|what language do you speak|where are you from|what are you doing
        reserve a table for two|buy tickets for the opera|get me a taxi|book a room by the sea|order a pizza for dinner|make an appointment with the dentist|put milk on the shopping list|add a note to my calendar
        the battery is flat|the radio makes a noise|the camera takes bad pictures|the fridge is empty|my laptop is slow|the printer has no paper|the internet is down
        my teacher gave us homework|the exam was hard|how do I solve this riddle|help me with my essay|how do I pronounce this|I failed the driving test|what should I study
        I won the lottery|I found a wallet|I hate Mondays|I dislike fish|I miss my friends|I am proud of you|I am afraid of spiders|you are funny|you are wrong|you look nice|are you angry with me
        he is angry with his boss|my sister does not talk to me|the children are noisy|somebody stole my bike|the meeting was terrible|my flight was cancelled|the food was awful
        my uncle came back from the army|my aunt retired from her job|he was sent home early|our teacher is back from holiday|I left my coat on the bus|we sold our flat|she got a new haircut|my father is in hospital|the baby was born today|I just woke up
        I passed my driving test|I got a new job|my friend was promoted|he lost his job|I am on holiday|my flatmate moved out|we are having guests tonight|I have been to Rome|I grew up in a village|she speaks four languages
        the road to the airport is closed|the address of the embassy|the museum is in the next street|what time does the sun rise|when is the next full moon|how far is the moon|how many people live in Brazil|what is five times six|who invented the telephone
        I am learning to swim|I am studying to be a nurse|my nephew goes to kindergarten|his lessons with the piano teacher|I play chess on Sundays|I stayed up all night|I could not fall asleep|it is dark outside|my legs hurt from running
        the price of gold went up|rents are too high in this town|taxes are going up again|my bank closed a branch|I owe my friend money|I won a bet|I am saving for a house|the economy is bad
        can you drive a car|can you cook|can you keep a secret|do you like music|do you believe in ghosts|have you ever been in love|are you a robot|what are you wearing|what is your hobby|how was your day
        help me out|can you do something for me|I want something|I need something|do it for me|take a look|have a look at it|let me see|tell me about it|what about it
        my computer crashed|the screen is black|my bike has a flat tyre|the roof leaks|I lost my keys|I forgot my umbrella
        write me a limerick|draw a picture of a dragon|what rhymes with orange|guess what I am thinking|do you know any tricks|tell me something interesting|are we friends|what makes you happy|do you get tired|can you feel pain
        how do I write a loop in java|what is a null pointer|my code does not compile|how do I install linux|what is machine learning|explain recursion to me|how do I merge two branches|the server returns an error|which programming language is easiest|how do I centre text in html
        who painted the mona lisa|how long is the great wall|when did columbus sail|which king had six wives|how deep is the sea|what do bees eat|how many bones has a shark|why do cats purr|where do rainbows come from|what causes earthquakes
        how do I bake bread|how long do potatoes take in the oven|what can I cook tonight|is tofu healthy|how many calories are in a banana|which wine goes with fish|the soup is too salty|how do I peel a mango|I burnt the toast|do you like chocolate
        what is on television tonight|play the next episode|turn off the music|dim the bedroom lights|lock the front door|set a timer for ten minutes|remind me to water the plants|what is on my calendar today|read my emails aloud|start the vacuum cleaner
        how far is it to the station|is there a bus to the airport|fly me to the moon|what should I see in paris|do I need a visa for india|the hotel room was dirty|I missed my connection|how is the traffic on the motorway|where can I park my car|show me a map of rome
        my tooth aches|I have a sore throat|how do I stop snoring|what helps against a cold|am I pregnant|is coffee bad for the heart|how can I sleep better|I sprained my ankle|my eyes are itchy|I feel dizzy
        what is the exchange rate of the yen|should I buy bitcoin|how do I save money|what is a mortgage|apply for a credit card|how much tax do I owe|open a savings account|my landlord raised the rent|wire money to my brother|what is my credit score
        the game was cancelled|who scored the winning goal|how tall is the tallest player|I go running every morning|what are the rules of cricket|when do the olympics start|my team lost again|I lift weights|teach me yoga|she swims like a fish
        my boss is unfair|I hate my job|how do I write a resume|I have an interview tomorrow|my colleague quit|how do I ask for a raise|the meeting was boring|I work from home|we are hiring a driver|what does a plumber earn
        my girlfriend left me|how do I say sorry to my friend|he never listens to me|she said yes|we got divorced|my parents do not understand me|I am getting married|he broke my heart|my son failed maths|our daughter started school
        how do I get a passport|I want to sue my neighbour|is it legal to fish here|where do I vote|I got a parking ticket|how do I adopt a child|who is the mayor|renew my driving licence|what are my rights|somebody broke into my house
        the engine will not start|my tyres are worn|how often should I change the oil|the brakes squeak|how do I jump start a car|my bike was stolen|the bus was late|I ran out of petrol|learn to ride a motorbike|is the road icy
        my wifi is slow|how do I reset my router|the laptop will not boot|my keyboard types the wrong letters|which phone has the best camera|update the operating system|I forgot where I saved the file|the speaker crackles|how do I take a screenshot|my inbox is full
        what is love|is there a god|what happens after death|are we alone in the universe|do fish sleep|would you rather fly or be invisible|what if the sun went out|nothing matters|everything is fine|life is short
        and then she|but when he|because they were|if only I|so what did|in the middle of|the thing is that|I mean the other|on top of the|as soon as we|not that I|from time to time|by the way he|which of the|with or without
        blue|seven|mountain|tomorrow|chair|butterfly|lemon|thunder|doctor|kitchen|paper|sad|hungry|fast|window|river|guitar|elbow|pirate|snow
        ding dong|la la la|qwerty|abc|xyz xyz|lol|omg|wow|yikes|hmm|meh|haha|blah|test test|one two three
        """
    private static let chinese = """
        你觉得足球怎么样|我弟弟会打鼓|去年夏天我们去了海边|外面好冷啊|隔壁的狗叫了一夜|我今天好累|太阳系有几颗行星|红楼梦是谁写的|最大的海洋是哪个|战争是哪年结束的|草为什么是绿的
        飞机是怎么飞起来的|企鹅住在哪里|你有家人吗|你是真的吗|你会做梦吗|你最喜欢什么颜色|你在哪里出生|谁创造了你|你比我聪明吗|你叫什么名字|你是男生还是女生
        讲个故事吧|给我出个谜语|说点好玩的|逗我笑一下|我们来玩游戏|抛个硬币|随便选个数字|从一数到一百|米饭怎么煮|来个鱼汤的做法|我想吃饺子|我想喝咖啡|最近的面包店在哪|我口渴了
        周末会下大雪吗|广州有多热|台风要来了吗|外面多少度|把灯关掉|暖气开大一点|放我最喜欢的歌|早上叫我起床|拍张照片|发消息给小明|念一下头条|我头疼|我发烧了|我不舒服
        我很难过|我好孤单|我恋爱了|奶奶去世了|我和老婆吵架了|我戒烟了|怎么减肥|腰疼做什么运动好|要不要去看医生|每天该睡多久|吃巧克力健康吗|九的平方根是几|帮我解这个方程
        一英里等于多少公里|十斤是几公斤|这个成语是什么意思|节奏怎么拼写|意大利语的晚安怎么讲|总理是谁|选举谁赢了|世界上发生了什么|大盘涨了吗|什么是通货膨胀|欧元汇率高吗
        我儿子三岁了|她五月过生日|他住在对门|他们春天结婚了|邻居太吵了|家里添了个宝宝|我爱看小说|那部电影好无聊|这首曲子谁唱的|哪个球队排第一|推荐一本书|演唱会哪天|我看了场比赛
        地铁好挤|我堵在路上了|博物馆怎么走|租一辆车|找一家里斯本的酒店|安排一次旅行|领带怎么打|番茄怎么种|马怎么画|怎样认识新朋友|怎么当飞行员|小说该怎么写|轮胎瘪了怎么补
        讲讲万有引力|中子星是什么|宇宙有多老|青霉素是谁发现的|光合作用是怎么回事|恐龙是怎么灭绝的|呵呵|哦这样啊|有意思|也许吧|随便|没什么事|开玩笑的|天哪|不会吧|真的假的|谁知道呢|无所谓|看情况
        把门打开|拉上窗帘|去洗碗|喂一下猫|过来|走开|坐下|安静点|我电脑死机了|屏幕黑了|自行车坏在路上|屋顶漏水|钥匙丢了|我忘带伞了|买两张火车票|订个饭店的包间|给我约个医生|写一篇作文|画一幅画
        今天几号|现在是什么时间|伦敦现在几点|你姐姐几岁|你讲什么语言|你从哪里来|你在干什么|订一间海边的房间|买两张歌剧的票|叫辆出租车|点个披萨当晚饭|预约牙医|购物清单加上牛奶|日历上记一笔|去北京的高铁有票吗
        电池快用完了|收音机有杂音|相机拍得不清楚|冰箱空了|笔记本电脑好慢|打印机没纸了|网断了|手机充不进电|老师布置了作业|考试好难|这个谜语怎么猜|帮我改改作文|这个字怎么念|驾照没考过|大学选什么专业好
        我中奖了|我捡到一个钱包|我讨厌星期一|我不喜欢吃鱼|我想念朋友们|我为你骄傲|我怕蜘蛛|你真逗|你说错了|你今天真好看|你在生我的气吗|他跟老板生气了|妹妹不理我|孩子们吵死了|有人偷了我的车|会开得很糟糕|航班取消了|菜太难吃了
        他退伍回来了|我妈妈从厂里退下来了|叔叔辞职了|他升职了|我哥毕业了|他们离婚了|奶奶住院了|外婆八十大寿|我侄子上幼儿园了|妹妹考上研究生了|同事怀孕了|我考过驾照了|我刚睡醒|我在减肥
        我在学游泳|他在学画画|我孩子在上小学|我想学开车|下雪了|今天好热|太阳下山了|外面刮大风|月亮好圆|今晚看流星雨|高速上堵死了|公交车又晚了|我要去机场|我到家了|我出差了|我在休假
        汽油涨价了|房价跌了|物价太高了|我发工资了|股市大涨|我欠朋友钱|我买彩票中了|谁是世界首富|巴西有多少人|五乘六等于几|电话是谁发明的|火星上有水吗|长城有多长|唐朝有多少年
        这部剧真好看|那首歌很好听|这家餐馆的菜很香|今天的晚霞真漂亮|你真可爱|你好聪明啊|你会开车吗|你喜欢音乐吗|你有对象吗|你相信鬼吗|你今天过得怎么样|你吃饭了吗|我和男朋友分手了|我有点想家
        牙疼怎么办|感冒吃什么药|嗓子哑了|我失眠了|皮肤过敏|我家狗丢了|鱼缸漏水了|水管爆了|门锁坏在外面|灯泡不亮了|洗衣机漏水|轮胎没气了|车子抛锚了|我把钥匙弄丢了|雨伞忘在车上
        总统换人了|新闻里说什么|奥运会在哪里办|昨天谁赢了|比赛几比几|篮球怎么投得准|红烧肉怎么做|鸡蛋要煮几分钟|面包怎么烤|一斤是多少克|英语怎么学得快|作文怎么写|帮我翻译一句话|帮我算一道题
        帮我看看|帮我一下|帮个忙|你看看|看一下吧|帮我弄一下|我想要那个|我要这个|给我看看|你说呢|怎么弄|我该怎么办|这个怎么样|给我讲讲|能帮我吗
        春节去哪里玩|孩子不爱学习怎么办|怎么哄女朋友|头发掉得厉害|晚饭吃什么好|我刚下班回家|今晚有月亮|树叶黄了|他昨天迟到了|我梦见一条龙|鱼会睡觉吗|猫为什么怕水
        写首打油诗|画一条龙|猜猜我在想什么|你会变魔术吗|说个有趣的事|我们是朋友吗|你会累吗|你有感情吗|陪我聊聊天|你觉得我怎么样|唱支歌吧|背一首唐诗
        怎么写循环语句|什么是空指针|代码编译不过|怎么装操作系统|机器学习是什么|讲讲递归|服务器报错了|哪种编程语言简单|网页怎么居中|怎么学数据结构
        蒙娜丽莎是谁画的|哪个皇帝活得最久|大海有多深|蜜蜂吃什么|鲨鱼有几根骨头|彩虹是怎么来的|地震是怎么引起的|地球有多大|最高的山是哪座|三国里谁最厉害
        馒头怎么蒸|土豆要炖多久|今晚做什么菜|豆腐有营养吗|一根香蕉多少热量|汤太咸了|芒果怎么剥|面包烤糊了|糖醋排骨的做法|饺子馅怎么调
        今晚电视放什么|播放下一集|把音乐关了|卧室灯调暗|锁上大门|定十分钟的闹钟|提醒我浇花|我今天有什么安排|念一下邮件|打开扫地机器人|空调调到二十六度
        到车站有多远|有去机场的大巴吗|巴黎有什么好玩的|去印度要签证吗|酒店房间好脏|我误机了|高速堵不堵|哪里能停车|看看罗马的地图|坐几路车能到
        牙好疼|喉咙痛|打呼噜怎么治|感冒了怎么办|喝咖啡对心脏不好吗|怎样睡得好一点|脚崴了|眼睛痒|我头晕|我是不是怀孕了
        日元汇率是多少|要不要买比特币|怎么存钱|什么是房贷|申请信用卡|要交多少税|房东涨房租了|给弟弟汇款|我的信用分是多少|基金怎么买
        比赛取消了|谁进的球|我每天早上跑步|板球什么规则|奥运会什么时候开|我们队又输了|教我练瑜伽|怎么练腹肌
        老板不公平|我讨厌我的工作|简历怎么写|明天要面试|同事辞职了|怎么跟领导提加薪|会议好无聊|我在家办公|水管工挣多少钱
        女朋友跟我分手了|怎么跟朋友道歉|他从来不听我的|她答应了|我们离婚了|爸妈不理解我|我要结婚了|儿子数学没考好|女儿上学了|孩子不听话
        护照怎么办|我想起诉邻居|这里能钓鱼吗|在哪里投票|我吃了罚单|市长是谁|驾照怎么换|我有哪些权利|家里被偷了
        发动机打不着火|轮胎磨平了|机油多久换一次|刹车有声音|自行车被偷了|公交晚点了|没油了|路上结冰了吗
        网速好慢|路由器怎么重启|电脑开不了机|哪个手机拍照好|怎么截屏|邮箱满了|音箱有杂音|系统怎么升级
        爱是什么|有没有神|人死了会怎样|宇宙里有外星人吗|鱼睡觉吗|如果太阳灭了|一切都好|人生苦短|活着有什么意思
        然后她就|可是当他|因为他们|要是我|所以说那个|在那个中间|就是说吧|我的意思是那|反正就是|只不过是|不是那个|有时候会|那他呢|这样那样|怎么说呢
        蓝天|七|大山|椅子|蝴蝶|柠檬|打雷|医生|厨房|纸|难过|饿了|窗户|河|吉他|胳膊|海盗|雪人
        叮咚|啦啦啦|哼|额|嗯哼|哎|呜呜|嘻嘻|略略略|一二三|测试测试|啊这|哇|咦
        """
}
