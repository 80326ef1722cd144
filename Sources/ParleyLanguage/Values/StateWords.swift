// What is said of something that is named, and is no value for it: "is correct", "is missing", 写得不对.

enum StateWords {
    /// Whether a stretch behind a name says no more than that it is right, or that it is not; `nil`: it says something else.
    static func isRight(_ text: PreparedText) -> Bool? {
        let range = Gaps.trimmed(text.folded, text.range)
        guard !range.isEmpty, range.count <= longest else { return nil }
        var walk = PhraseWalk(text.folded, in: range)
        walk.pass([links], before: [wrongs, rights])
        guard let list = walk.next([rights, wrongs]) else { return nil }
        walk.pass([trails])
        return walk.isOver ? list == 0 : nil
    }

    /// Characters; who writes more says something else.
    private static let longest = 40
    private static let links = Phrases(
        """
        is|are|was|were|'s|it's|looks|look|seems|seem|all|quite|already|still|also|really|actually|both|completely|a bit|not quite
        是|都是|也是|还是|写得|写的|填得|填的|看着|看起来|好像|似乎|应该|都|也|很|完全|有点|的|这个|这项|没
        """, joins: true)
    private static let rights = Phrases(
        """
        correct|right|ok|okay|fine|good|perfect|alright|all right|in order|accurate|unchanged|the same|as before|not wrong
        对的|对|没错|没问题|正确|正确的|正确无误|可以|无误|不变|不用改|不用变|没变|好的|没写错
        """, joins: true)
    private static let wrongs = Phrases(
        """
        wrong|not right|incorrect|not correct|isn't right|isn't correct|missing|unknown|misspelled|misspelt|spelled wrong|spelt wrong
        written wrong|spelled incorrectly|incomplete|not complete|outdated|out of date|not ok|not okay|not fine|not good|isn't ok|empty|a mistake|mistaken
        old|the old one|the wrong one|not accurate|inaccurate|no longer right|no longer correct
        错|错的|错了|不对|不对的|不正确|有误|有问题|不全|不完整|缺了|漏了|没写|没写对|写少了|少了|写漏了|写错|写错了|填错|填错了|写反了|旧的|老的|过期了|不行
        """, joins: true)
    private static let trails = Phrases(
        """
        了|的|啊|呀|吧|哦|呢|now|too|as well|though|here|there|already|i think|i guess|please|thanks|thank you|for me|as it is
        """, joins: true)
}
