// Words that no key phrase has: they part one phrase from the next.

/// Function words, and words that texts of any matter are full of.
enum PhraseBreaks {
    /// English: adverbs in -ly are breaks too.
    static func isBreak(_ word: ArraySlice<Scalar>) -> Bool {
        if english.contains(StableHash.of(word)) { return true }
        return word.count > 4 && word.suffix(2).elementsEqual([0x6C, 0x79])
    }

    /// How many characters the Chinese break at a place has; 0: none.
    static func chinese(_ text: [Scalar], at start: Int) -> Int {
        let count = words.match(text, at: start, in: 0..<text.count)
        if count > 0 { return count }
        return characters.contains(text[start]) ? 1 : 0
    }

    /// How a word ends that seldom closes a phrase: most are adjectives and participles.
    static let openEndings = ["al", "ive", "ous", "ful", "able", "ible", "ed", "ing"].map(\.scalarNumbers)

    private static let english = Set(
        englishWords.split { $0 == " " || $0.isNewline }.map { StableHash.of(String($0)) })
    private static let characters = Set(chineseCharacters.scalarNumbers)
    private static let words = Phrases(chineseWords)

    private static let englishWords = """
        a ability able about above according achieve achieved achieves across address addressed addresses
        after again against al all allow allowed allows almost along already also although always am among
        an analyse analysed analyze analyzed and another any applied applies apply applying approach are
        argue argued argues article as aspect aspects at author authors available based be became because
        become becomes been before begin begins being believe below best better between big both build
        builds built but by calculate calculated call called calls can cannot capable case cases certain
        come comes compare compared compares comparing comparison conclusion conclusions consider considered
        considering considers consist consisting consists contain contained contains could create created
        creates creating current currently day days define defined defines defining demonstrate demonstrated
        demonstrates derive derived describe described describes describing determine determined determines
        determining develop developed develops did different difficult discuss discussed discusses
        discussing do does done down due during each early easily easy effective efficient efficiently eight
        either enable enabled enables end ended ends establish established et etc evaluate evaluated even
        ever every examine examined examines example examples exist existing exists explore explored
        explores fact few finally find finds first firstly five focus focused focuses follow followed
        following follows for form forms found four from full further furthermore future general generally
        generate generated generates generating get gets getting give given gives giving go goes going good
        got great had hard has have having he help helped helps hence her here high his how however hundred
        i identified identifies identify if implement implemented implements important improve improved
        improves improving in include included includes including increase increased increases increasing
        indicate indicated indicates instead into introduce introduced introduces investigate investigated
        investigates involve involved involves is issue issues it its just keep keeps kept kind kinds know
        known large last late lead leading leads least led less let lets like likely long look looking looks
        lot lots low made main major make makes making many may measured method methods might more moreover
        most much must need needed needs neither never nevertheless new next nine no not novel now number
        obtain obtained obtaining obtains of off offer offered offers often on once one only onto or order
        other others our out over own paper part particular parts people per perform performed performing
        performs point points possible present presented presenting presents problem problems produce
        produced produces propose proposed proposes proposing prove proved proven proves provide provided
        provides providing put puts quite rather recent recently reduce reduced reduces reducing remain
        remains report reported reports represent represented representing represents require required
        requires requiring respect respectively result resulted resulting results said same say says second
        secondly see seem seemed seems seen sees set sets seven several shall she short should show showed
        showing shown shows significant significantly simple since six small so solve solved solves solving
        some sometimes start started still studied study such suggest suggested suggests suitable support
        supported supports take taken takes taking ten term terms than that the their them then there
        therefore these they thing things think thinks third this those though three through thus time times
        to today too toward towards tried tries try two type types under unless until up upon us use used
        useful uses using usually various very via want wants was way ways we well were what when where
        whether which while who whom whose why wide will with within without work worked working works would
        year years yet you your don't doesn't isn't it's
        """

    private static let chineseCharacters =
        "上下不与且个中为之也了于从他以们会但你使其内则到前即又及可各同后向和因在外她它对将就并应很得我或所把按据文无时是更最有未本果此每比没用由的着种等经给而能至若虽被要让该较过还这那都间需"

    private static let chineseWords = """
        一个|一定|一种|一般|不同|不断|中国|主要|之前|之后|之间|产生|介绍|仍然|从而|以上|以下|以及|价值|仿真|优化|估计
        体现|作为|作用|使用|例如|依据|促进|保证|克服|全面|关于|关注|关系|其中|其次|具有|内容|准确|减少|减弱|出现|分别
        分析|分析了|判断|利用|加强|加快|包括|十分|升高|单一|原因|参数|参考|反映|发展|发现|发生|变化|另外|可以|可靠|各种
        同时|含有|因此|因素|困难|国内|国外|国际|均|基于|基础|增加|增强|处理|复杂|多种|大量|如下|如何|存在|完成|定义
        实施|实现|实践|实验|对于|对比|对照组|对策|导致|少量|尤其|局部|展现|属于|左右|差异|差异有统计学意义|已经|平均|年来|应用|建立
        建议|建设|开展|引入|引起|强调|当前|形式|形成|影响|往往|得到|快速|怎样|性能|总体|总结|患者|情况|意义|成为|我国
        所示|手段|技术|指出|指标|按照|探讨|控制|推动|推导|措施|描述|提供|提出|提高|揭示|收集|改善|改进|效果|效率|数据
        整体|整理|文章|方式|方法|方面|明显|显示|显著|最优|最后|最大|最小|有效|未来|本研究|机制|条件|构建|构成|构造|根据
        检测|概述|模型|模拟|此外|比如|比较|水平|求解|治疗组|测定|测量|深入|满足|特别|特征|特点|现状|理论|由于|目前|目的
        直接|相关|相应|研究|确保|确定|社会|程度|简单|算法|系统|系统地|约|组成|经济|结合|结果|结论|给出|统计|统计学|综合
        综述|考虑|联合|背景|能力|能够|良好|若干|范围|获得|表明|表现|观察|观测|规律|解决|计算|认为|讨论|讨论了|设计|证明
        评价|评估|说明|调查|质量|资料|趋势|较|较好|达|达到|过程|运用|近年来|进一步|进而|进行|选取|选择|逐渐|途径|通常
        通过|造成|避免|部分|采用|重要|重视|针对|问题|间接|阐述|降低|随着|需要|非常|预测|首先|验证
        """
}
