// The names of holidays in English and Chinese.

enum Holidays {
    /// The longest name that stands here. A name in Chinese is written in simplified characters.
    static func found(in text: [Scalar], at start: Int, range: Range<Int>) -> (
        rule: HolidayRule, length: Int
    )? {
        guard any.match(text, at: start, in: range) > 0 else { return nil }
        var best: (rule: HolidayRule, length: Int)?
        for (names, rule) in table {
            let length = names.match(text, at: start, in: range)
            if length > best?.length ?? 0 { best = (rule, length) }
        }
        return best
    }

    private static let any = Phrases((fixed.map(\.0) + moving.map(\.0)).joined(separator: "|"))
    private static let table: [(Phrases, HolidayRule)] =
        (fixed.map { ($0.0, HolidayRule.fixed(month: $0.1, day: $0.2)) } + moving).map {
            (Phrases($0.0), $0.1)
        }

    private static let fixed: [(String, Int, Int)] = [
        ("元旦|元旦节|新年第一天|阳历新年|new year's day|new years day|new year day", 1, 1),
        ("主显节|epiphany", 1, 6), ("国际妇女节|妇女节|三八节|women's day|international women's day", 3, 8),
        ("情人节|valentine's day|valentines day|valentine day|valentine's", 2, 14), ("植树节", 3, 12),
        ("国际消费者权益日|消费者权益日", 3, 15), ("世界水日|world water day", 3, 22),
        (
            "圣帕特里克节|圣帕特里克日|st patrick's day|st. patrick's day|st patricks day|saint patrick's day|saint patricks day",
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
        ("groundhog day", 2, 2), ("cinco de mayo", 5, 5), ("flag day", 6, 14), ("juneteenth", 6, 19),
    ]

    private static let moving: [(String, HolidayRule)] = [
        ("复活节|主复活日|复活节星期日|easter|easter sunday|easter day", .easter(0)),
        ("复活节星期一|easter monday", .easter(1)),
        ("忏悔星期二|shrove tuesday|pancake day|pancake tuesday|mardi gras|fat tuesday", .easter(-47)),
        ("圣灰日|圣灰星期三|大斋首日|ash wednesday", .easter(-46)),
        ("圣枝主日|棕枝主日|棕榈主日|基督苦难主日|palm sunday", .easter(-7)),
        ("神圣星期四|圣周星期四|圣星期四|濯足节|濯足星期四|设立圣餐日|maundy thursday|covenant thursday|holy thursday", .easter(-3)),
        ("耶稣受难日|主受难日|主受难节|圣周五|圣星期五|good friday|great friday|holy friday", .easter(-2)),
        ("圣周六|圣星期六|复活节前夜|耶稣受难日翌日|holy saturday|black saturday|easter eve", .easter(-1)),
        ("耶稣升天节|耶稣升天日|升天节|ascension day|ascension thursday|ascension", .easter(39)),
        ("五旬节|圣灵降临节|圣灵降临日|pentecost|whit sunday|white sunday", .easter(49)),
        ("圣灵节庆日|圣灵降临节星期一|pentecost monday|whit monday|white monday", .easter(50)),
        ("圣三一主日|三一主日|trinity sunday", .easter(56)),
        ("基督圣体节|基督圣体圣血节|基督圣体圣血瞻礼|corpus christi|feast of corpus christi", .easter(60)),
        ("东正教复活节|正教会复活节|orthodox easter|orthodox easter sunday", .easternEaster(0)),
        ("东正教复活节星期一|orthodox easter monday", .easternEaster(1)),
        ("东正教圣枝主日|东正教棕枝主日|东正教圣树主日|东正教基督苦难主日|orthodox palm sunday", .easternEaster(-7)),
        ("东正教耶稣受难日|东正教主受难日|东正教主受难节|东正教圣周五|orthodox good friday|orthodox great friday", .easternEaster(-2)),
        ("东正教圣周六|东正教圣星期六|东正教耶稣受难日翌日|orthodox holy saturday", .easternEaster(-1)),
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
        ("七夕|七夕节|乞巧节", .chinese(.sevenSevens, 0)),
        ("中元节|鬼节|盂兰节|盂兰盆节", .chinese(.sevenSevens, 8)),
        ("中秋|中秋节|团圆节|mid-autumn festival|mid autumn festival|moon festival", .chinese(.midAutumn, 0)),
        ("重阳|重阳节|重九|double ninth festival", .chinese(.doubleNinth, 0)),
    ]
}
