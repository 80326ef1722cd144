// Consent in the verb that a question asks it with: "buy it" to "Two seats. Buy?", 下单吧 to 确认下单吗？

import ParleyModel

enum QuestionVerb {
    /// Characters; who writes more says more than that.
    private static let longest = 40

    /// Yes or no where a text says what the question's last sentence wants to do, and nothing that is not in it.
    static func answer(_ text: PreparedText, to question: PreparedText) -> Bool? {
        if let answer = whole(text, to: question) { return answer }
        guard text.count <= longest, let rest = behindKeeping(text) else { return nil }
        return whole(rest, to: question) == true ? true : nil
    }

    /// What follows the words that nothing is to be changed: 下单吧 of 不用改了下单吧.
    private static func behindKeeping(_ text: PreparedText) -> PreparedText? {
        let starts = text.range.dropFirst().reversed().lazy.filter { start in
            let (left, right) = (text.folded[start - 1], text.folded[start])
            return !right.isGap && !(left.isASCIIWord && right.isASCIIWord)
        }
        let start = starts.first { start in
            let said = PreparedText(String(scalarNumbers: text.folded[..<start]))
            return Contentment.keepsAll(said, isAsked: false)
        }
        return start.map { PreparedText(String(scalarNumbers: text.folded[$0...])) }
    }

    private static func whole(_ text: PreparedText, to question: PreparedText) -> Bool? {
        let core = Politeness.core(text.folded, in: text.range)
        guard !core.isEmpty, core.count <= longest, !text.folded[core].contains(where: \.isQuestionMark),
            !question.isEmpty, asking.match(text.folded, endingAt: core.upperBound, in: core) == 0
        else { return nil }
        let asked = Gaps.trimmed(
            question.folded, Clauses.of(question.folded, in: question.range).last ?? question.range)
        let verb = verb(question.folded, asked)
        guard !verb.isEmpty else { return nil }
        var (answer, isSaid): (Bool?, Bool) = (nil, false)
        var walk = PhraseWalk(text.folded, in: core)
        while !walk.isOver {
            if !isSaid, let end = taken(text.folded, at: walk.position, core, question.folded, verb, asked) {
                walk.move(to: end)
                isSaid = true
                continue
            }
            guard let list = walk.next([noes, yeses, fillers]) else {
                guard isSaid, let end = object(text.folded, at: walk.position, core, question.folded, asked)
                else { return nil }
                walk.move(to: end)
                continue
            }
            if list < 2 {
                if let answer, answer != (list == 1) { return nil }
                answer = list == 1
            }
        }
        return isSaid ? answer ?? true : nil
    }

    /// The words that a question's last sentence is about, from its verb on.
    private static func verb(_ text: [Scalar], _ asked: Range<Int>) -> Range<Int> {
        var walk = PhraseWalk(text, in: asked)
        walk.pass([openers])
        var range = walk.rest
        while case let length = particles.match(text, endingAt: range.upperBound, in: range), length > 0 {
            range = Gaps.trimmed(text, range.dropLast(length))
        }
        guard let first = range.first, text[first].isHan || text[first].isLetter else {
            return range.lowerBound..<range.lowerBound
        }
        return range
    }

    /// The end of the question's verb where it stands here: a word, or the Chinese characters that the question has too.
    private static func taken(
        _ text: [Scalar], at position: Int, _ range: Range<Int>, _ question: [Scalar], _ verb: Range<Int>,
        _ asked: Range<Int>
    ) -> Int? {
        if text[position].isHan {
            let length = zip(position..<range.upperBound, verb).prefix { text[$0] == question[$1] }.count
            guard length > 0, question[verb.lowerBound].isHan else { return nil }
            let rest = Gaps.trimmed(text, position + length..<range.upperBound)
            // 下吧 to 下单吗.
            guard length > 1 || verb.count < 3 && particles.matchesAll(text, rest) else { return nil }
            return position + length
        }
        guard let word = Tokeniser.tokens(text, in: position..<range.upperBound).first?.range,
            let own = Tokeniser.tokens(question, in: verb).first?.range,
            text[word].elementsEqual(question[own]),
            !FunctionWords.contains(StableHash.of(text[word]))
        else { return nil }
        return word.upperBound
    }

    /// The same of what stands behind the verb in both.
    private static func object(
        _ text: [Scalar], at position: Int, _ range: Range<Int>, _ question: [Scalar], _ asked: Range<Int>
    ) -> Int? {
        if text[position].isHan {
            let end = (position..<range.upperBound).last { end in
                text[position...end].allSatisfy(\.isHan)
                    && !Occurrences.of(Array(text[position...end]), in: question, range: asked).isEmpty
            }
            return end.map { $0 + 1 }
        }
        guard let word = Tokeniser.tokens(text, in: position..<range.upperBound).first?.range,
            Tokeniser.tokens(question, in: asked).contains(where: {
                question[$0.range].elementsEqual(text[word])
            })
        else { return nil }
        return word.upperBound
    }

    /// 提交了吗 and 转了吧 ask whether it is done.
    private static let asking = Phrases("吗|么|呢|了吧|了没|了没有|没有", joins: true)
    private static let noes = Phrases(
        """
        不|别|不要|不用|不想|不需要|不必|不要再|千万别|别再
        no|nope|not|don't|dont|do not|never|please don't|i don't want to|i do not want to|i won't|i will not|no need to
        """, joins: true)
    private static let yeses = Phrases(
        """
        是|是的|对|对的|好|好的|好吧|好啊|行|可以|嗯|要|没错|没问题|确认|确定|同意
        yes|yeah|yep|yup|sure|ok|okey|okay|right|correct|alright|all right|fine|great|good|perfect|of course|absolutely|go ahead and|go and
        """, joins: true)
    private static let fillers = Phrases(
        """
        吧|了|啊|呀|呢|哦|啦|嘛|就|那|那就|给我|帮我|替我|我|我们|想|我想|我要|请|麻烦|直接|现在|马上|赶紧|快|快点|立刻|一下|都|也|的|谢谢
        it|this|that|them|these|those|all|now|right now|then|please|pls|just|for me|for us|i|we|want to|i'd like to|i would like to|i want to|you can|you may|let's|lets|go|and|so
        well|oh|thanks|thank you|at once|immediately|right away|the|a|an|my|to
        """, joins: true)
    /// What a question for consent begins with before its verb.
    private static let openers = Phrases(
        """
        请问|那|那么|那就|您|你|我|我们|确认|确定|是否|是否要|要不要|要|需要|可以|能|现在|就|马上|请|为您|给您|帮您|为你|给你|帮你|这就|是不是|还|同意|真的
        shall|should|may|can|could|do|would|will|i|we|you|want|like|wish|me|us|to|now|then|so|really|please|ok|okay|confirm|and|ready|agree|just|is it ok to|go ahead and
        """, joins: true)
    private static let particles = Phrases(
        "吗|么|吧|呢|啊|了|的|好吗|好不好|可以吗|行吗|对吗|是吗|现在|now|then|ok|okay|please|right", joins: true)
}

extension Phrases {
    /// Whether a stretch is made of these phrases alone, or is empty.
    fileprivate func matchesAll(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        walk.pass([self])
        return walk.isOver
    }
}
