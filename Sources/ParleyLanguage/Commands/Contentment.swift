// A no that only says that all is well: "no, it's fine", 不用，没事.

enum Contentment {
    /// Whether a stretch says nothing but that all is well.
    static func covers(_ text: [Scalar], in range: Range<Int>, beside others: [Phrases] = []) -> Bool {
        PhraseWalk.covers(text, in: range, with: [words], beside: [beside] + others)
    }

    /// Whether a message says no, and behind that nothing but that all is well.
    static func follows(_ text: PreparedText) -> Bool {
        var walk = PhraseWalk(text.folded, in: text.range)
        guard walk.next([noes]) != nil else { return false }
        return covers(text.folded, in: walk.rest, beside: [noes])
    }

    /// Whether a message says no more than that nothing is to be changed, or wrong: 不用改了, "no changes please".
    ///
    /// - Parameter isAsked: whether it was asked what to change: there "it's fine" says so too.
    static func keepsAll(_ text: PreparedText, isAsked: Bool) -> Bool {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest, isAsked || speaksOfChange(text.folded, in: core),
            !text.folded[core].contains(where: \.isQuestionMark),
            isAsked || YesNo.answer(text.folded, in: core) != true
        else { return false }
        var keepsAny = false
        for clause in [core] + Clauses.of(text.folded, in: core) {
            let range = Gaps.trimmed(text.folded, clause)
            if keeps(text.folded, range) {
                keepsAny = true
                if range == core { return true }
            } else if range.count < core.count,
                !PhraseWalk.covers(text.folded, in: range, with: [words, beside, noes], beside: [])
            {
                return false
            }
        }
        return keepsAny || isAsked && covers(text.folded, in: core)
    }
    /// Characters; who writes more says something else.
    private static let longest = 80

    /// Whether a stretch has a word for changing something or for a mistake, as whoever denies either has.
    private static func speaksOfChange(_ text: [Scalar], in range: Range<Int>) -> Bool {
        range.contains { changes.match(text, at: $0, in: range) > 0 }
    }

    private static let changes = Phrases(
        """
        改|修改|更改|变更|改变|变动|改动|调整|错|不对|有误
        change|changes|changed|changing|modify|modification|modifications|alter|adjust|edit|edits|correct|correction|corrections
        wrong|incorrect|mistake|mistakes|error|errors
        """, joins: true)

    /// The same of one clause: that all is well may stand around it, as in 没事不用改.
    private static func keeps(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        walk.pass([words])
        return Set([range.lowerBound, walk.position]).contains { start in
            (start..<range.upperBound).contains { last in
                let end = last + 1
                let rest = end..<range.upperBound
                guard rest.isEmpty || covers(text, in: rest) else { return false }
                let said = Array(text[start..<end])
                return keeping.contains { $0.matchesWhole(said, range: said.indices) }
            }
        }
    }

    private static let keeping: [PatternProgram] = [
        "(我|我们|这个|这些|那|那就|就|先|都|什么都|哪里都|也)*(不|别|不用|不要|不需要|不必|不想|没必要|无需|没什么要|没什么可|没有要|没有什么要)(再|去|做)*(改|修改|更改|变更|改变|变动|改动|调整)(任何东西|什么|它|了|的|啦|吧|啊|呀)*",
        "(no |nope |so |then |please |well |ok |okay )*(don't|do not|dont|i don't (want|need|have) to|we don't (want|need|have) to|i won't|no need to|not necessary to|there is no need to|there's no need to|(there is |there's )?nothing( else)?( more| that i want| i want)? to) *(change|modify|alter|adjust|edit|correct)( anything| any of it| any of that| a thing| nothing)( else| more)?( at all| please| thanks| then)*",
        "(no |nope |so |then |please |well |ok |okay |i have |there are |there is )*no( more| other| further)? (change|changes|modification|modifications|correction|corrections|edits)( needed| necessary| required| to make| from me| at all| please| thanks| then)*",
        "(no |nope |so |well |ok |okay |there is |there's )*nothing( else| more)? (to change|to correct|to modify|needs to be changed|needs changing|has to be changed)( at all| please| thanks| then)*",
        "(no |nope |so |well |ok |okay |there is |there's |i see |i find )*(nothing|none of it|none of this|none of that)('s| is| was)? (wrong|incorrect)( with it| with that| with this| here| at all| there| in it)*",
        "(no |nope |so |well |ok |okay |there is |there's |there are |i see )*no (mistake|mistakes|error|errors)( here| at all| there| in it)*",
        "(no |nope |so |well |ok |okay )*(it is |it's |its |that is |that's |this is |(it|that|this) )?(not|isn't|is not) (wrong|incorrect)( at all)?",
        "(这|那|这些|都|全|全都|哪里都|哪儿都|什么都|一个都|也|并|好像|应该)*(没|没有|没什么|没有什么)(地方)?(错|错误|不对|填错|写错|弄错|说错|打错|搞错|有误)(的|地方|了|吧|啊|呀|啦)*",
    ].compactMap { try? PatternProgram($0) }

    private static let noes = Phrases("no|nope|nah|不|不用|不用了|不必|不需要|没有", joins: true)
    private static let words = Phrases(
        """
        没事|没事儿|没事的|没关系|没错|对的|是对的|挺好|挺好的|这样就好|这样就行|这样挺好|就这样|可以了|都好|都挺好
        it's fine|its fine|it is fine|that's fine|thats fine|that is fine|this is fine|fine|it's ok|its ok|it's okay|it is ok|it is okay|that's ok
        thats ok|that's okay|that is ok|ok|okay|it's good|its good|it's alright|it's all right|alright|all right|all good|all fine|good as it is
        i'm good|im good|i am good|i'm fine|im fine|i am fine|we're good|we are good|we're fine|no problem|no worries|don't worry|not to worry
        it's right|its right|it is right|that's right|thats right|that is right|right|it's correct|its correct|that's correct|correct
        it's great|it's perfect|perfect|leave it as it is|leave it like that|keep it like that|as it is
        """, joins: true)
    private static let beside = Phrases(
        """
        啊|呀|吧|了|的|哦|嗯|谢谢|那|就|这样|现在|也|都
        everything is|everything's|that all is|it all is|everything looks|that looks|it looks|really|thanks|thank you|oh|um|well|so|just|now|then|for now|like that|like this|this way|that way|already|all|me|with me|by me|actually
        """, joins: true)
}
