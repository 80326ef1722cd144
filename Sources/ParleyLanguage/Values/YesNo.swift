// A bare yes or no: nothing beside it but politeness and particles.

enum YesNo {
    /// `nil` when the stretch says anything else, or both: "不是很好", "是不是".
    static func answer(_ text: [Scalar], in range: Range<Int>) -> Bool? {
        var answer: Bool?
        var (isNodding, feels) = (false, false)
        var position = range.lowerBound
        var lastNo = range.lowerBound..<range.lowerBound
        if text[range].contains(where: \.isQuestionMark) { return nil }
        while position < range.upperBound {
            if checks.match(text, at: position, in: range) > 0 { return nil }
            let no = noes.match(text, at: position, in: range)
            let yes = yeses.match(text, at: position, in: range)
            let filler = fillers.match(text, at: position, in: range)
            if max(yes, no) > 0, max(yes, no) >= filler {
                let said = yes >= no
                if let answer, answer != said { return nil }
                answer = said
                let place = position..<position + max(yes, no)
                if !said {
                    if isDoubleNegative(text, lastNo, place) { return nil }
                    lastNo = place
                }
                position = place.upperBound
            } else if filler > 0 {
                isNodding = isNodding || nods.match(text, at: position, in: range) > 0
                // "Mhm, sadly" is not said gladly.
                feels = feels || feelings.match(text, at: position, in: range) > 0
                position += filler
            } else if isMark(text[position]) {
                position += 1
            } else {
                return nil
            }
        }
        return answer ?? (isNodding && !feels && !trailsOff(text, range) ? true : nil)
    }

    /// 不是不可以 and 不错 are no no; 不不行 and 不是不是 are.
    private static func isDoubleNegative(_ text: [Scalar], _ first: Range<Int>, _ second: Range<Int>) -> Bool
    {
        guard !first.isEmpty, first.upperBound == second.lowerBound, text[first] != text[second] else {
            return false
        }
        let isStammer = first.count == 1 && text[second].first == text[first].first
        return !isStammer && denials.match(text, at: first.lowerBound, in: first) == first.count
    }
    private static let denials = Phrases("不|没|不是|没有|不会|不能|也不是|并不是", joins: true)

    /// Whether a yes or no only says that there is something, or is not, and a question does not ask that: 有 to 下单吗？
    static func answersOther(_ text: PreparedText, than question: PreparedText) -> Bool {
        let asked = Clauses.of(question.folded, in: question.range).last ?? question.range
        return PhraseWalk.covers(text.folded, in: text.range, with: [having], beside: [fillers])
            && !asked.contains { askingHaving.match(question.folded, at: $0, in: asked) > 0 }
    }
    private static let having: Phrases = {
        let subjects = ["i", "we", "they", "you", "he", "she", "it", "there"]
        let verbs = ["have", "has", "had", "is", "are", "was", "were"]
        let english = subjects.flatMap { subject in
            verbs.filter { subject == "there" ? !$0.hasPrefix("ha") : $0.hasPrefix("ha") }
                .flatMap { verb in ["", " not", "n't"].map { "\(subject) \(verb)\($0)" } }
        }
        return Phrases("有|有的|没|没有|没有的|" + english.joined(separator: "|"), joins: true)
    }()
    private static let askingHaving = Phrases("有|没|了吗|了么|过吗|过么|have|has|had|there", joins: true)

    /// The yes or no that a longer message begins with, up to its comma or a joining word: the "不对" of "不对，是 42", the
    /// "yes" of "yes but how do I pay".
    static func opening(_ text: [Scalar], in range: Range<Int>) -> (answer: Bool, range: Range<Int>)? {
        let end = range.first { position in
            text[position] == 0x2C || text[position].endsSentence || isPause(text, position, in: range)
                || (position > range.lowerBound && joints.match(text, at: position, in: range) > 0)
        }
        guard let end = end ?? head(text, range) else { return nil }
        var clause = range.lowerBound..<end
        while let last = clause.last, text[last] == .blank { clause = clause.dropLast() }
        guard !clause.isEmpty, text[end..<range.upperBound].contains(where: { !isMark($0) }) else {
            return nil
        }
        return answer(text, in: clause).map { ($0, clause) }
    }

    /// A blank between Chinese characters stands for a comma.
    private static func isPause(_ text: [Scalar], _ position: Int, in range: Range<Int>) -> Bool {
        text[position] == .blank && position > range.lowerBound && position + 1 < range.upperBound
            && text[position - 1].isHan && text[position + 1].isHan
    }

    /// Behind the one word that needs no comma: "no inside", "yes we would".
    private static func head(_ text: [Scalar], _ range: Range<Int>) -> Int? {
        let length = heads.match(text, at: range.lowerBound, in: range)
        let end = range.lowerBound + length
        guard length > 0, end < range.upperBound, text[end] == .blank,
            unlikeNo.match(text, at: end + 1, in: range) == 0
        else { return nil }
        return end
    }
    private static let heads = Phrases("no|nope|nah|yes|yeah|yep|yup")
    /// What makes another thing of the "no" before it.
    private static let unlikeNo = Phrases(
        "idea|clue|preference|problem|problems|prob|probs|matter|worries|doubt|difference|bad|rush|hurry|issue|issues|sweat|biggie|big deal"
    )
    /// "No worries" and "not bad" deny nothing.
    static func isNoDenial(_ text: [Scalar], before start: Int, in range: Range<Int>) -> Bool {
        unlikeNo.match(text, at: start, in: range) > 0
    }
    private static let joints = Phrases("but|however|though|但是|不过|可是|请问", joins: true)

    /// Whether a stretch is no more than how people begin to speak, though it is a yes where it stands alone: 嗯, 好了, "oh right".
    static func onlyBegins(_ text: [Scalar], in range: Range<Int>) -> Bool {
        isMade(of: [beginnings, fillers], text, range)
    }

    /// Whether a stretch may be no more than a nod before a question: "ok", 好的.
    static func onlyNods(_ text: [Scalar], in range: Range<Int>) -> Bool {
        isMade(of: [beginnings, agreements, fillers], text, range)
    }
    private static let agreements = Phrases("对|对的|好|好的|好吧|行|行吧|ok|okay|okey|k|alright|all right", joins: true)

    private static func isMade(of words: [Phrases], _ text: [Scalar], _ range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        walk.pass(words)
        return walk.isOver
    }
    private static let beginnings = Phrases(
        """
        好了|好啦|行了|嗯|嗯嗯|是这样|是这样的|是这样啊|对了|right|fine|great|good|cool
        """, joins: true)

    private static func isMark(_ scalar: Scalar) -> Bool {
        !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter)
    }

    private static let yeses = Phrases(
        """
        是|是的|是啊|是呀|是滴|是这样|是这样的|对|对的|对啊|对呀|没错|没错的|正确|好|好的|好啊|好呀|好吧|好嘞|好滴|可以|可以的|行|行的|行啊|行吧
        确认|确定|我确认|我确定|同意|没问题|没有问题|要|要的|我要|需要|我需要|当然|当然了|必须的|有|有的|嗯好|嗯嗯|就这样|就这么办|办吧|okay的|ok的|成|中|妥
        yes|yep|yeah|yup|yea|ya|y|sure|sure thing|ok|okay|okey|k|right|that's right|that is right|thats right|correct
        that's correct|that is correct|thats correct|exactly|of course|absolutely|definitely|certainly|confirm|confirmed
        i confirm|i do|i agree|agreed|it is|yes it is|go ahead|please do|please do it|please do so|do it|do so|fine|sounds good|good|great|perfect|true
        i said yes|i said ok|i said okay|i already said yes|i told you yes|我说是|我说了是|我说好|我说了好|我说对|不错|挺不错|那就这样|那就这样吧
        it's right|it is right|its right|it's correct|it is correct|that's fine|that is fine|that works|works for me|looks right|all good|all correct
        everything is correct|everything's correct|everything is right|everything looks right|everything looks correct|everything looks good|it's all correct|it is all correct
        都对|都对的|都正确|全对|信息无误|无误|信息正确|信息没错|都没错|提交|submit|submit it|confirm it
        all right|alright|why not|i think so|looks good to me|sounds good to me|yes i do|i'm sure|i am sure|i am|indeed|affirmative|looks good|\(echoes([""]))
        """, joins: true)
    /// "Yes, it did", "no, they haven't": the question said back.
    private static func echoes(_ ends: [String]) -> String {
        let subjects = ["i", "you", "we", "they", "he", "she", "it", "that"]
        let auxiliaries = [
            "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can",
            "could",
        ]
        return subjects.flatMap { subject in
            auxiliaries.flatMap { word in ends.map { "\(subject) \(word)\($0)" } }
        }.joined(separator: "|")
    }
    private static let noes = Phrases(
        """
        \(denied)|不|不是|不是的|不是这样|不对|不对的|不好|不要|不要了|不行|不可以|不用|不用了|不需要|不必|不必了|不了|不同意|不确认|没有|没|没有的
        错|错了|错误|不正确|否|别|无|没啥|没什么|先不|先不要|先不用|还是不要了|还是不了|我不要|我不同意
        no|nope|nah|na|n|not really|no way|don't|dont|do not|please don't|wrong|that's wrong|that is wrong|thats wrong|incorrect
        none|nothing|nope nothing|no nothing|n/a|not correct|that's not correct|that is not correct|that's not right|that is not right|not right|never|false|negative
        i don't|i do not|it isn't|it is not|no i don't|not now|no need|no it isn't|i disagree|i don't want to|not at all
        i said no|i already said no|i told you no|我说不|我说了不|我说不要|i'd rather not|i would rather not|rather not|i prefer not to|prefer not to|i'd prefer not to
        i'm not|i am not|it's not|i can't|it can't|i won't|it won't|\(echoes([" not", "n't"]))
        """, joins: true)
    /// A yes that is denied: "absolutely not", 当然不.
    private static let denied: String = {
        let sure =
            ["absolutely", "definitely", "certainly", "of course", "obviously"]
            + luckily.split(separator: "|").map { String($0) }
        let chinese = ["当然", "绝对", "肯定"].flatMap { yes in
            ["不", "不是", "不要", "不行", "不可以", "没有"].map { yes + $0 }
        }
        return (sure.map { $0 + " not" } + chinese).joined(separator: "|")
    }()
    /// How glad somebody is of what is so.
    private static let luckily =
        "fortunately|unfortunately|luckily|thankfully|sadly|thank god|thank goodness|幸好|幸亏|好在|可惜|很遗憾"

    private static let feelings = Phrases(luckily, joins: true)

    /// Whether a text says without the word that there is nobody, or not yet: what is asked for consent that only puts off.
    static func saysNone(_ text: PreparedText) -> Bool {
        PhraseWalk.covers(text.folded, in: text.range, with: [nobody], beside: [noes, fillers])
    }
    private static let nobody = Phrases(
        """
        没人|没有人|谁都没有|还没|还没有|还没呢|还没有呢|暂时没有|暂无|从来没有|从没|从未
        nobody|no one|noone|none of us|none of them|no body|not yet|not so far|not anymore|not any more|not really
        """, joins: true)

    /// Beside a yes or no they change nothing; the nods alone are a yes.
    private static let fillers = Phrases(
        """
        嗯|嗯嗯|恩|恩恩|哦|噢|啊|呀|呢|哈|吧|了|的|对了|谢谢|谢谢你|谢谢您|多谢|麻烦了|麻烦你了|麻烦|请|那|那就|就|哎|唉|哈哈|亲|你好|您好
        \(luckily)|现在|马上|立刻|赶紧|now|right now|right away|immediately|at once
        please|pls|plz|thanks|thank you|oh|um|uh|well|hmm|mhm|uh huh|so|then|actually|sorry|hello|hi|sir|thx
        """, joins: true)
    /// 对吧 asks to be told so.
    private static let checks: Phrases = {
        let chinese = [
            "没问题", "对", "是", "没错", "确定", "正确", "都对", "都没错", "无误", "信息无误", "都正确", "全对", "信息正确", "信息没错",
        ]
        let right = [
            "everything is", "everything's", "everything looks", "it's all", "it is all", "that's", "that is",
        ]
        let english = right.flatMap { start in
            ["correct", "right", "good", "fine"].map { "\(start) \($0) right" }
        }
        return Phrases(
            list: chinese.map { $0 + "吧" } + english + ["isn't it", "is it not", "am i right"], joins: true)
    }()
    /// "嗯…" is still thinking.
    private static func trailsOff(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        let end = text[range].reversed().prefix { $0.isGap && $0 != .blank }
        return end.count > 1 || end.first == 0x2026
    }
    private static let nods = Phrases("嗯|嗯嗯|恩|恩恩|mhm|uh huh", joins: true)
}
