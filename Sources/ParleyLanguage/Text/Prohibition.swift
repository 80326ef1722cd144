// Whether a clause asks for something not to be done: "please do not book anything", 别帮我订.

/// A negative imperative: "don't" or 别 where a sentence begins, and behind it what is to be done. "Don't know" leaves its
/// "I" out, and "don't forget to book" wants it done.
enum Prohibition {
    static func stands(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        walk.pass([openers], before: [negations])
        return walk.next([negations, others]) == 0 && !walk.isOver && walk.next([statives]) == nil
            && !text[range].contains(where: \.isQuestionMark)
    }

    private static let negations = Phrases(
        """
        别|别再|先别|不要|甭|勿|请勿|莫|不许|不准
        don't|do not|dont|let's not|lets not|let us not|no need to|don't you dare|never ever
        """, joins: true)
    /// What only looks like one.
    private static let others = Phrases("别的|别人|别处|别名|别墅|别针|别致|别扭|别说|别是|don't you|do not you", joins: true)
    private static let openers = Phrases(
        """
        请|麻烦|拜托|求你|你|您|你们|我们|咱们|先|就|都|那|那就|千万|还是|帮我|给我|替我|好了|行了|好|不|不不|等等|等一下|但是|但|不过|可是|嗯|哦|啊|哎
        please|pls|plz|no|nope|ok|okay|oh|but|so|and|hey|hi|hello|sorry|actually|just|you|yes|well|wait|hold on|stop|hmm|um
        """, joins: true)
    /// Behind "don't" they tell how somebody is, or are to be done all the same.
    private static let statives = Phrases(
        """
        忘|忘了|忘记|忘掉|急|着急|担心|客气|介意|见怪|怕|让|光|只
        forget|worry|hesitate|know|think|have|see|understand|get|you|i|we|they|remember|like|feel|mind|care|believe|find|recall
        need|want|work|receive|hear|agree|trust|own|speak|use|wish|hurry|let|miss|look|seem
        """, joins: true)
}
