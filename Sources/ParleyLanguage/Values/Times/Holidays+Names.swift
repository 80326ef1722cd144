// The names of holidays in English and Chinese.

enum Holidays {
    /// What a name is said for.
    struct Holiday: Sendable {
        var rule: HolidayRule
        /// How many days it lasts; 0: a month of the moon.
        var days = 1
        /// Whether the name is a word of its own too, which needs a year or nothing else beside it.
        var isWord = false

        func reading(_ first: CivilDay) -> DayReading {
            if days == 1 { return DayReading(first: first) }
            let length = days > 0 ? days : IslamicCalendar.month(9, in: first.year)?.length ?? 30
            return DayReading(first: first, grain: .month, end: first + Int64(length), isFeast: true)
        }
    }

    /// The longest name that stands here. A name in Chinese is written in simplified characters.
    static func found(in text: [Scalar], at start: Int, range: Range<Int>) -> (holiday: Holiday, length: Int)?
    {
        // In the middle of a word nothing begins, and hardly any two characters begin a name.
        guard start + 1 < range.upperBound, index.begins(text[start], text[start + 1]),
            !(start > range.lowerBound && text[start].isASCIIWord && text[start - 1].isASCIIWord)
        else { return nil }
        var hash = StableHash()
        var best: (holiday: Holiday, length: Int)?
        for end in start..<min(range.upperBound, start + index.longest) {
            hash.add(text[end])
            let next = end + 1
            if next < range.upperBound, text[end].isASCIIWord, text[next].isASCIIWord { continue }
            if let holiday = index.table[hash.value] { best = (holiday, next - start) }
        }
        return best
    }

    /// The names by their hashes, and the two characters that they begin with by the lowest bits of both.
    private struct Index: Sendable {
        var table: [UInt64: Holiday] = [:]
        var longest = 0
        private var beginnings = [UInt64](repeating: 0, count: 64)

        init(_ all: [(String, Holiday)]) {
            table.reserveCapacity(1024)
            for (names, holiday) in all {
                var hash = StableHash()
                var length = 0
                var first: Scalar = 0
                for scalar in names.unicodeScalars.lazy.map(\.value) {
                    if scalar == 0x7C {
                        table[hash.value] = holiday
                        (hash, length) = (StableHash(), 0)
                        continue
                    }
                    if length == 1 {
                        let bit = Index.bit(first, scalar)
                        beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
                    }
                    (first, length) = (scalar, length + 1)
                    hash.add(scalar)
                    longest = max(longest, length)
                }
                table[hash.value] = holiday
            }
        }

        func begins(_ first: Scalar, _ second: Scalar) -> Bool {
            let bit = Index.bit(first, second)
            return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
        }

        private static func bit(_ first: Scalar, _ second: Scalar) -> Int {
            Int((first &* 61 &+ second) & 4095)
        }
    }

    private static let index = Index(
        fixed.map { ($0.0, Holiday(rule: .fixed(month: $0.1, day: $0.2))) }
            + (moving + moon).map { ($0.0, Holiday(rule: $0.1)) } + words + lasting)

    private static let fixed: [(String, Int, Int)] = [
        ("元旦|元旦节|新年第一天|阳历新年|new year's day|new years day|new year day", 1, 1),
        ("主显节|epiphany", 1, 6), ("国际妇女节|妇女节|三八节|women's day|international women's day", 3, 8),
        ("情人节|valentine's day|valentines day|valentine day|valentine's", 2, 14), ("植树节", 3, 12),
        ("国际消费者权益日|消费者权益日", 3, 15), ("世界水日|world water day", 3, 22),
        (
            "圣帕特里克节|圣帕特里克日|st patrick's day|st. patrick's day|st patricks day|saint patrick's day|saint patricks day|st paddy's day|st. paddy's day|paddy's day",
            3, 17
        ),
        ("愚人节|april fools|april fool's day|april fools day|april fools' day", 4, 1),
        ("世界地球日|地球日|earth day", 4, 22),
        ("劳动节|五一|五一节|五一劳动节|国际劳动节|labour day|may day", 5, 1), ("青年节|五四青年节|五四", 5, 4),
        ("儿童节|六一|六一儿童节|国际儿童节", 6, 1), ("建党节|党的生日", 7, 1), ("世界环境日", 6, 5),
        ("美国独立日|independence day|fourth of july|4th of july", 7, 4), ("建军节|八一建军节|八一", 8, 1),
        ("圣母升天节", 8, 15), ("教师节", 9, 10), ("国庆|国庆节|十一国庆|十一国庆节", 10, 1),
        ("万圣节|万圣夜|万圣节前夜|halloween|halloween day", 10, 31),
        ("万圣日|诸圣节|all saints day|all saints' day", 11, 1), ("万灵节|all souls day|all souls' day", 11, 2),
        ("退伍军人节|veterans day|veteran day|veterans' day", 11, 11), ("双十一|双11|光棍节", 11, 11),
        ("双十二|双12", 12, 12),
        ("平安夜|圣诞夜|圣诞前夕|圣诞节前夕|christmas eve|xmas eve", 12, 24),
        ("圣诞|圣诞节|christmas|christmas day|xmas|xmas day", 12, 25), ("节礼日|boxing day", 12, 26),
        ("跨年|跨年夜|除夕夜跨年|元旦前夕|new year's eve|new years eve|new year eve", 12, 31),
        ("groundhog day|candlemas", 2, 2), ("cinco de mayo", 5, 5), ("flag day", 6, 14),
        ("juneteenth", 6, 19),
        ("burns night", 1, 25), ("australia day", 1, 26), ("pi day", 3, 14),
        ("nowruz|navroz|persian new year", 3, 20), ("st david's day", 3, 1), ("st george's day", 4, 23),
        ("anzac day", 4, 25), ("tax day", 4, 15), ("siblings day", 4, 10),
        ("rabindra jayanti|rabindranath jayanti|rabindranath tagore jayanti", 5, 9), ("canada day", 7, 1),
        ("bastille day", 7, 14), ("assumption day", 8, 15), ("patriot day", 9, 11),
        ("gandhi jayanti", 10, 2), ("guy fawkes|guy fawkes night|guy fawkes day|bonfire night", 11, 5),
        ("armistice day|remembrance day", 11, 11), ("singles day|singles' day", 11, 11),
        ("st andrew's day", 11, 30), ("world aids day", 12, 1), ("human rights day", 12, 10),
        ("st stephen's day", 12, 26), ("hogmanay", 12, 31), ("twelfth night", 1, 5),
    ]

    private static let moving: [(String, HolidayRule)] = [
        ("复活节|主复活日|复活节星期日|easter|easter sunday|easter day", .easter(0)),
        ("复活节星期一|easter monday", .easter(1)),
        ("忏悔星期二|忏悔节|shrove tuesday|pancake day|pancake tuesday|mardi gras|fat tuesday", .easter(-47)),
        ("圣灰日|圣灰星期三|大斋首日|ash wednesday", .easter(-46)),
        ("圣枝主日|棕枝主日|棕榈主日|基督苦难主日|palm sunday", .easter(-7)),
        ("神圣星期四|圣周星期四|圣星期四|濯足节|濯足星期四|设立圣餐日|maundy thursday|covenant thursday|holy thursday", .easter(-3)),
        ("耶稣受难日|主受难日|主受难节|圣周五|圣星期五|good friday|great friday|holy friday", .easter(-2)),
        ("圣周六|圣星期六|复活节前夜|耶稣受难日翌日|holy saturday|black saturday|easter eve", .easter(-1)),
        ("耶稣升天节|耶稣升天日|升天节|ascension day|ascension thursday|ascension", .easter(39)),
        ("五旬节|圣灵降临节|圣灵降临日|pentecost|whit sunday|white sunday", .easter(49)),
        ("圣灵节庆日|圣灵降临节星期一|pentecost monday|whit monday|white monday", .easter(50)),
        ("圣三一主日|三一主日|圣三一节|天主圣三一节|trinity sunday", .easter(56)),
        ("基督圣体节|基督圣体圣血节|基督圣体圣血瞻礼|corpus christi|feast of corpus christi", .easter(60)),
        ("东正教复活节|正教会复活节|orthodox easter|orthodox easter sunday", .easternEaster(0)),
        ("东正教复活节星期一|orthodox easter monday", .easternEaster(1)),
        ("东正教圣枝主日|东正教棕枝主日|东正教圣树主日|东正教基督苦难主日|orthodox palm sunday", .easternEaster(-7)),
        ("东正教耶稣受难日|东正教主受难日|东正教主受难节|东正教圣周五|orthodox good friday|orthodox great friday", .easternEaster(-2)),
        ("东正教圣周六|东正教圣星期六|东正教神圣周六|东正教耶稣受难日翌日|orthodox holy saturday", .easternEaster(-1)),
        (
            "东正教洁净星期一|orthodox clean monday|orthodox shrove monday|orthodox ash monday|clean monday",
            .easternEaster(-48)
        ),
        (
            "马丁路德金日|martin luther king day|martin luther king's day|martin luther king jr day|martin luther king jr. day|mlk day|mlk jr day|mlk jr. day",
            .weekday(1, nth: 3, month: 1)
        ),
        ("总统日|president's day|presidents day|presidents' day", .weekday(1, nth: 3, month: 2)),
        ("母亲节|mother's day|mothers day|mothers' day|mother day", .weekday(7, nth: 2, month: 5)),
        ("阵亡将士纪念日|memorial day", .weekday(1, nth: -1, month: 5)),
        ("父亲节|father's day|fathers day|fathers' day|father day", .weekday(7, nth: 3, month: 6)),
        ("美国劳动节|labor day", .weekday(1, nth: 1, month: 9)),
        ("哥伦布日|columbus day", .weekday(1, nth: 2, month: 10)),
        ("感恩节|thanksgiving|thanksgiving day", .weekday(4, nth: 4, month: 11)),
        (
            "春节|新春|大年初一|正月初一|农历新年|农历年|中国新年|chinese new year|chinese new year's day|chinese lunar new year|chinese lunar new year's day|lunar new year|spring festival",
            .chinese(.newYear, 0)
        ),
        ("除夕|除夕夜|年三十|大年三十|大年夜", .chinese(.newYear, -1)),
        ("大年初二|正月初二", .chinese(.newYear, 1)), ("大年初三|正月初三", .chinese(.newYear, 2)),
        ("元宵|元宵节|正月十五|上元节|灯节|lantern festival", .chinese(.newYear, 14)),
        ("端午|端午节|端阳节|龙舟节|dragon boat festival", .chinese(.dragonBoat, 0)),
        (
            "清明|清明节|qingming|qingming festival|tomb sweeping day|tomb-sweeping day",
            .sun(month: 4, hundredths: 481)
        ),
        ("冬至|冬至节|dongzhi|dongzhi festival", .sun(month: 12, hundredths: 2194)),
        ("七夕|七夕节|乞巧节", .chinese(.sevenSevens, 0)),
        ("中元节|鬼节|盂兰节|盂兰盆节", .chinese(.sevenSevens, 8)),
        ("中秋|中秋节|团圆节|mid-autumn festival|mid autumn festival|moon festival", .chinese(.midAutumn, 0)),
        ("重阳|重阳节|重九|double ninth festival", .chinese(.doubleNinth, 0)),
        ("黑色星期五|black friday", .weekday(4, nth: 4, month: 11, behind: 1)),
        ("网络星期一|cyber monday", .weekday(4, nth: 4, month: 11, behind: 4)),
        ("giving tuesday", .weekday(4, nth: 4, month: 11, behind: 5)),
        ("老板节|boss's day|bosses day|boss day", .workday(month: 10, day: 16)),
        ("国王节|king's day|kings day|koningsdag", .notSunday(month: 4, day: 27)),
        (
            "administrative professionals' day|administrative professionals day|secretaries' day|secretaries day",
            .weekday(6, nth: -1, month: 4, behind: -3)
        ),
        ("grandparents day|grandparents' day", .weekday(1, nth: 1, month: 9, behind: 6)),
        ("lazarus saturday", .easternEaster(-8)), ("branch sunday|passion sunday", .easter(-7)),
        ("sheer thursday|great and holy thursday|thursday of mysteries", .easter(-3)),
        ("圣周四", .easter(-3)), ("黑色星期六|主受难节翌日", .easter(-1)), ("monday of the holy spirit", .easter(50)),
    ]

    /// Hebrew feasts on the day at whose sunset they begin.
    private static let moon: [(String, HolidayRule)] = [
        ("赎罪日|yom kippur|day of atonement", .hebrew(.afterNewYear(9))),
        ("圣会节|shemini atzeret|shmini atzeret", .hebrew(.afterNewYear(21))),
        ("转经节|诵经节|律法节|妥拉节|欢庆圣法节|simchat torah|simhat torah|simchas torah", .hebrew(.afterNewYear(22))),
        ("犹太植树节|树木新年|tu bishvat|tu bshvat|tu b'shevat", .hebrew(.treesNewYear)),
        ("普珥节|purim", .hebrew(.afterPassover(-30))), ("shushan purim", .hebrew(.afterPassover(-29))),
        ("犹太大屠杀纪念日|大屠杀纪念日|yom hashoah|holocaust day|holocaust remembrance day", .hebrew(.holocaustDay)),
        (
            "以色列独立日|以色列国庆节|yom ha'atzmaut|yom haatzmaut|israel independence day|israeli independence day|israel's independence day",
            .hebrew(.independenceDay)
        ),
        ("篝火节|犹太教篝火节|lag baomer|lag b'omer|lag ba'omer", .hebrew(.afterPassover(33))),
        ("圣殿被毁日|禁食日|tisha b'av|tisha bav|tish'a b'av|ninth of av", .hebrew(.ninthOfAv)),

        ("排灯节|万灯节|印度灯节|屠妖节|diwali|deepavali|divali|deepawali", .moon(.diwali, 0)),
        ("dhanteras|dhantrayodashi|dhanatrayodashi", .moon(.diwali, -2)),
        ("choti diwali|chhoti diwali|naraka chaturdashi|kali chaudas|roop chaudas", .moon(.diwali, -1)),
        ("govardhan puja|annakut", .moon(.diwali, 1)),
        ("bhai dooj|bhai duj|bhaiya dooj|bhau beej", .moon(.diwali, 2)),
        ("chhath|chhath puja|chhath parv|dala chhath|surya shashthi", .moon(.diwali, 6)),
        ("karva chauth|karwa chauth", .moon(.diwali, -11)),
        (
            "sharad purnima|kojagiri purnima|valmiki jayanti|maharishi valmiki jayanti|pargat diwas",
            .moon(.diwali, -14)
        ),
        ("十胜节|凯旋节|dussehra|dasara|dussehra day|vijayadashami|vijaya dashami", .moon(.diwali, -20)),
        ("maha navami|mahanavami", .moon(.diwali, -21)), ("maha ashtami|durga ashtami", .moon(.diwali, -22)),
        ("maha saptami", .moon(.diwali, -23)),
        ("holika dahan|chhoti holi|choti holi", .moon(.holika, 0)),
        (
            "侯丽节|洒红节|胡里节|霍利节|好利节|欢悦节|五彩节|色彩节|holi|dhulandi|dhulendi|dhuleti|rangwali holi|phagwah|dol jatra",
            .moon(.holika, 1)
        ),
        (
            "maha shivaratri|maha shivratri|mahashivratri|mahashivaratri|shivaratri|shivratri",
            .moon(.shivaratri, 0)
        ),
        ("rama navami|ram navami|sri rama navami", .moon(.ramaNavami, 0)),
        ("ugadi|yugadi|gudi padwa|samvatsarambha", .moon(.ugadi, 0)),
        (
            "mahavir jayanti|mahaveer jayanti|mahavira jayanti|mahavir janma kalyanak|mahaveer janma kalyanak",
            .moon(.mahavir, 0)
        ),
        ("印度兄妹节|兄妹节|raksha bandhan|rakhi purnima", .moon(.rakshaBandhan, 0)),
        (
            "krishna janmashtami|janmashtami|krishnashtami|krishna jayanti|gokulashtami",
            .moon(.janmashtami, 0)
        ),
        ("象头神节|ganesh chaturthi|ganesha chaturthi|vinayaka chaturthi|vinayaka chavithi", .moon(.ganesh, 0)),
        ("rath yatra|ratha yatra|rath-yatra|ratha-yatra|rathayatra|chariot festival", .moon(.rathYatra, 0)),
        ("vasant panchami|basant panchami|saraswati puja|saraswati pooja", .moon(.vasantPanchami, 0)),
        (
            "guru ravidas jayanti|guru ravidass jayanti|ravidas jayanti|guru ravidas birthday|guru ravidass birthday",
            .moon(.ravidas, 0)
        ),
        (
            "卫塞节|佛陀日|vesak|wesak|vesak day|vaisakha|buddha purnima|buddha jayanti|buddha day|buddha's birthday",
            .moon(.vesak, 0)
        ),
        (
            "guru gobind singh jayanti|guru govind singh jayanti|guru gobind singh birthday|guru gobind singh gurpurab",
            .moon(.gobindSingh, 0)
        ),
        (
            "guru nanak jayanti|guru nanak gurpurab|guru nanak birthday|guru nanak's birthday",
            .moon(.guruNanak, 0)
        ),
        ("庞格尔节|印度丰收节|thai pongal|makar sankranti|makara sankranti|uttarayan", .moon(.pongal, 0)),
        ("bhogi|bhogi pandigai|lohri", .moon(.pongal, -1)),
        ("印度丰收节第三天|庞格尔节第三天|mattu pongal|maattu pongal", .moon(.pongal, 1)),
        ("印度丰收节第四天|庞格尔节第四天|kaanum pongal|kanum pongal|kanni pongal", .moon(.pongal, 2)),
        ("vaisakhi|baisakhi|vaishakhi|vasakhi|puthandu", .moon(.vaisakhi, 0)),
        ("parsi new year|jamshedi navroz|jamshedi navroj", .parsiNewYear),

        (
            "开斋节|肉孜节|尔代节|eid al-fitr|eid ul-fitr|eid al fitr|eid ul fitr|eid-al-fitr|eid-ul-fitr|id al-fitr|id ul-fitr|idul fitri|hari raya|hari raya aidilfitri|ramadan bayram|end of ramadan",
            .islamic(10, 1)
        ),
        (
            "古尔邦节|宰牲节|忠孝节|eid al-adha|eid ul-adha|eid al adha|eid ul adha|eid-al-adha|eid-ul-adha|id al-adha|id ul-adha|bakrid|bakr-id|bakr id|bakra eid|sacrifice feast|feast of sacrifice|feast of the sacrifice|festival of sacrifice|hari raya haji|kurban bayram",
            .islamic(12, 10)
        ),
        (
            "伊斯兰新年|伊斯兰历新年|伊斯兰教新年|回历新年|islamic new year|muslim new year|hijri new year|arabic new year",
            .islamic(1, 1)
        ),
        ("阿舒拉节|ashura|day of ashura", .islamic(1, 10)),
        (
            "圣纪节|mawlid|mawlid al-nabi|mawlid an-nabi|mawlid al-nabawi|milad un nabi|milad-un-nabi|eid milad|prophet's birthday",
            .islamic(3, 12)
        ),
        ("登霄节|isra and mi'raj|isra and miraj|isra miraj|laylat al-mi'raj", .islamic(7, 27)),
        (
            "权力之夜|盖德尔夜|法令之夜|laylat al-qadr|laylat al qadr|laylat al kadr|lailat al-qadr|night of power|night of decree|night of destiny",
            .islamic(9, 27)
        ),
        ("jumu'atul-wida|jumu'atul wida|jumatul wida|jumat-ul-vida|jamat ul-vida", .lastFridayOfRamadan),
    ]

    /// Names that are words of their own too.
    private static let words: [(String, Holiday)] = [
        ("lent", Holiday(rule: .easter(-46), days: 46, isWord: true)),
        ("pongal|maghi", Holiday(rule: .moon(.pongal, 0), isWord: true)),
        ("rakhi", Holiday(rule: .moon(.rakshaBandhan, 0), isWord: true)),
        ("vishu", Holiday(rule: .moon(.vaisakhi, 0), isWord: true)),
    ]

    private static let lasting: [(String, Holiday)] = [
        (
            "光明节|哈努卡节|修殿节|献殿节|烛光节|马加比节|hanukkah|chanukah|hanukah|hannukah|chanuka|feast of dedication",
            Holiday(rule: .hebrew(.hanukkah), days: 8)
        ),
        ("逾越节|passover|pesach|pesah", Holiday(rule: .hebrew(.afterPassover(0)), days: 9)),
        (
            "住棚节|帐棚节|结茅节|sukkot|succot|sukkos|feast of tabernacles|feast of booths|feast of the ingathering",
            Holiday(rule: .hebrew(.afterNewYear(14)), days: 9)
        ),
        (
            "犹太新年|犹太历新年|岁首节|rosh hashanah|rosh hashana|rosh ha-shanah|rosh hashanna|jewish new year|yom teruah",
            Holiday(rule: .hebrew(.afterNewYear(0)), days: 3)
        ),
        (
            "七七节|收获节|shavuot|shavuos|feast of weeks",
            Holiday(rule: .hebrew(.afterPassover(50)), days: 3)
        ),
        ("九夜节|难近母节|navaratri|navratri|durga puja|durga pooja", Holiday(rule: .moon(.diwali, -29), days: 10)),
        ("斋月|穆斯林斋月|回教斋月|ramadan|ramadhan|ramazan|month of ramadan", Holiday(rule: .islamic(9, 1), days: 0)),
        ("大斋期|大斋节|四旬期", Holiday(rule: .easter(-46), days: 46)),
        ("四旬节|东正教大斋期|great lent|great fast|orthodox lent", Holiday(rule: .easternEaster(-48), days: 40)),
    ]
}
