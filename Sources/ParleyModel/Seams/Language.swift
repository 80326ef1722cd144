// The protocols behind which language processing stands.

/// What is expected of the next message: the open question, as recognition needs it.
public struct Expectation: Sendable, Hashable {
    /// One thing that an answer may fill; in the order asked.
    public struct Wanted: Sendable, Hashable {
        public var slot: String
        public var type: SlotType
        public var pattern: String?
        public var choices: [Option]
        public init(slot: String, type: SlotType, pattern: String? = nil, choices: [Option] = []) {
            self.slot = slot
            self.type = type
            self.pattern = pattern
            self.choices = choices
        }
    }
    /// An option with its title as it was shown.
    public struct Option: Sendable, Hashable {
        public var title: String
        public var value: Value
        public var also: [String]
        public init(title: String, value: Value, also: [String] = []) {
            self.title = title
            self.value = value
            self.also = also
        }
    }

    public var wanted: [Wanted]
    public init(wanted: [Wanted]) { self.wanted = wanted }
}

/// A part of a message between two of its marks or conjunctions, as it is written.
public struct Clause: Sendable, Hashable {
    public var text: String
    /// Whether it is long enough to ask for something: "hello" and "你好" are not.
    public var mayAsk: Bool
    /// Whether it says what is not wanted: "I don't want to book a table".
    public var isUnwanted: Bool
    /// Whether it only says what something else stands in place of: "instead of a train".
    public var isContrast: Bool
    /// Whether it limits what stands before it: "but how much is it?", "unless it rains".
    public var isReserve: Bool
    /// Whether it is no more than how people begin to speak, though it is a yes where it stands alone: 对了, "oh right".
    public var isBeginning: Bool
    /// Whether before a question it may be no more than a nod, though it is a yes before anything else: "ok", 好的.
    public var isNod: Bool
    /// Whether a word joins it to what stands before it: "and only two", 而且.
    public var isJoined: Bool

    public init(
        text: String, mayAsk: Bool, isUnwanted: Bool = false, isContrast: Bool = false,
        isReserve: Bool = false, isBeginning: Bool = false, isNod: Bool = false, isJoined: Bool = false
    ) {
        self.isJoined = isJoined
        self.isNod = isNod
        self.isBeginning = isBeginning
        self.isReserve = isReserve
        self.text = text
        self.mayAsk = mayAsk
        self.isUnwanted = isUnwanted
        self.isContrast = isContrast
    }
}

/// How a message calls something wrong without saying what.
public enum Denial: Sendable, Hashable {
    /// "That's wrong", 错了: something of it is.
    case wrong
    /// 不对, "that's not it": which may be no more than a no.
    case mere
}

/// Finds what a message means: intents, answers, values. Pure; safe to use from many threads at once.
public protocol Recogniser: Sendable {
    /// Intents (the bot's and the built-in `parley.*` ones), answers and values in a message, in one pass.
    ///
    /// The types of an expected question's slots are looked for even where no slot is named. The moment is when it is said, for
    /// "tomorrow" and "at three"; without it no days and times are found.
    func understand(_ text: String, locale: Locale, expected: Expectation?, at moment: Moment?)
        -> Understanding

    /// The language in which a message is written, as its ``Understanding`` tells it, without understanding it; `nil`
    /// where its characters show none.
    func language(of text: String) -> Locale?

    /// The value that a whole message gives for one wanted thing: "我要三百五" for a number, "第二个" or a similar wording
    /// for a choice, "好的" for yes or no, all of the text for `text`. `nil`: none.
    func answer(_ text: String, for wanted: Expectation.Wanted, locale: Locale, at moment: Moment?) -> Value?

    /// A text answer: what is left of a message when the values found in it and the words around them are taken out.
    func remainder(of text: String, without values: [FoundValue]) -> String

    /// A message cut at its marks and conjunctions; none where it is too long or has too many to be a list of wishes.
    func clauses(of text: String) -> [Clause]

    /// Whether a message begins as people begin who want something else in between: "等等，…", "by the way, ...".
    func isAside(_ text: String) -> Bool

    /// Whether a message asks for something to be done: "show me my bookings", 帮我查一下.
    func isRequest(_ text: String) -> Bool

    /// Whether a message asks what there is to choose from: "what plans are there", 都有哪些套餐.
    func asksForChoices(_ text: String) -> Bool

    /// The yes or no of a message that takes up the words of a question: "outside please" to "Would you like to sit
    /// outside?", 不加急 to 要加急吗; `nil` when it says anything else, or the question leaves a choice.
    func echo(_ text: String, of question: String) -> Bool?

    /// The yes or no of a message that says the verb of a question for consent back: "buy it" to "Two seats. Buy?", 下单吧 to
    /// 确认下单吗; `nil` when it says anything that is not in the question's last sentence.
    func consent(_ text: String, to question: String) -> Bool?

    /// Whether what a message does not want stands in a question before its last sentence, and not in that: 遛 of 不用遛 in
    /// 每天遛两次。可以吗？ It is one of the things to be agreed to, and not all of them.
    func refusesDetail(_ text: String, of question: String) -> Bool

    /// Whether what a message does not want is a part of a text: 别送到人民路 of 人民路12号.
    func refuses(_ text: String, partOf told: String) -> Bool

    /// Whether a message says no to anything, wherever in it: "no card, please", 就不要了.
    func denies(_ text: String) -> Bool

    /// The yes or no that a clause says of what it calls by a name: "no gift wrap", "dog yes", 有一架钢琴; `nil` where it says
    /// neither, or anything else.
    func yesOrNo(_ text: String, of name: String) -> Bool?

    /// The yes or no that a message says before it takes leave: "yes thanks bye", 好的，谢谢，再见.
    func yesOrNoInLeaving(_ text: String) -> Bool?

    /// Whether a message only says that there is nothing else to be said: "that's all", 没别的了.
    func wantsNothingElse(_ text: String) -> Bool

    /// A message with blanks in place of days and hours that only say when it is said: "what happens now".
    ///
    /// - Parameter isAsked: whether a day or an hour is asked for, which "now" may be.
    func withoutPassing(_ text: String, isAsked: Bool) -> String

    /// Whether a message puts off what a question asks consent for, and neither gives nor refuses it: "not yet", 等会再下单.
    func postpones(_ text: String, _ question: String) -> Bool

    /// The word for what a message says not to do any more, and nothing else: 租 of 我不租了; `nil` where it says no such thing.
    ///
    /// - Parameter isOwn: whether it must be said of oneself.
    func givenUp(in text: String, isOwn: Bool) -> String?

    /// What a message wants to give up, by its name: the "transfer" of "cancel the transfer", 挂号 of 取消挂号; empty where it
    /// calls it no more than what is going on, `nil` where it says anything else.
    func cancelled(in text: String) -> String?

    /// Whether a message says not to cancel what it names: "don't cancel the flight".
    func deniesCancelling(_ text: String) -> Bool

    /// Whether an example asks that something be ended: "block my card", 注销会员.
    func endsSomething(_ example: String) -> Bool

    /// What a message wants otherwise without saying how: the "date" of "another date please", 日期 of 换个日期.
    func wantedOtherwise(in text: String) -> String?

    /// Whether a message asks what for something is asked: "why do you need my name", 为什么要名字.
    func asksWhatFor(_ text: String) -> Bool

    /// Whether a question for a text asks who or where, and not for a story: "Under which name?", 收件地址是？
    func asksForName(_ question: String) -> Bool

    /// Whether a message says no to a question without the word: "nobody", "not yet", 没人.
    func saysNone(_ text: String) -> Bool

    /// Whether a message says no more than the verb of an example that a question has too: "yes, send it" where one is "send
    /// money" and the question begins with "Send 200".
    func urges(_ text: String, _ example: String, in question: String) -> Bool

    /// Whether a text has a word, a Latin one whole.
    func saysWord(_ word: String, in text: String) -> Bool

    /// Whether a message is nothing but a text that is written as another is around its number: 解放路9号 and 人民路12号.
    func isWritten(_ text: String, like old: String) -> Bool

    /// By how many steps a message asks to go back: "two steps back", 退回两步; `nil` where it names no number of them.
    func stepsBack(in text: String) -> Int?

    /// Whether the yes or no of a message only answers another question: 有 says that there is something, and agrees to
    /// nothing.
    func answersOther(_ text: String, than question: String) -> Bool

    /// A text answer without the words that only lead up to it: "to my brother" where it was asked who.
    func bare(_ text: String, answering question: String) -> String

    /// The text that a message states for what it names: 大小不合适 of 原因是大小不合适; `nil` where it states none.
    func stated(in text: String) -> String?

    /// The text that a message gives in place of one told before: "Maria" of "not Mary, Maria"; empty where that is only
    /// refused, `nil` where it is not, or not named.
    func replacement(of told: String, in text: String) -> String?

    /// Whether a message puts another value in place of one that it names: "change the 5th to the 6th", 5号改成6号.
    func replaces(_ value: FoundValue, in text: String) -> Bool

    /// Which end of a span a value is, by the words beside it: "until 6 pm", 八点开始; `nil` where they do not say.
    func spanEnd(of value: FoundValue, in text: String) -> SpanEnd?

    /// Whether what stands behind a value in a message calls it wrong: "5 pm is wrong", 12号错了.
    func isCalledWrong(_ value: FoundValue, in text: String) -> Bool

    /// The text that a message puts in place of the last one without naming it: "Maria" of "no, it's Maria"; `nil` where
    /// it says more than that, or something that is not `like` the one before.
    ///
    /// - Parameter isLast: whether that one was told last; else the new one must resemble it.
    func restated(_ text: String, like old: String, isLast: Bool) -> String?

    /// Whether a message says that something is wrong, and nothing else.
    func denial(in text: String) -> Denial?

    /// The values that a message names and does not want, with the words before them that say so: "not on Friday".
    func refused(in text: String, expected: Expectation?, at moment: Moment?) -> [FoundValue]

    /// Whether a message begins with the wish to go on with something: "continue with my claim", 继续办理.
    func resumes(_ text: String) -> Bool

    /// Whether somebody wants what was just left after all, and says nothing else: "no wait", 还是办吧.
    func thinksBetter(_ text: String) -> Bool

    /// Whether a message begins as people begin who think better of it: "oh no, ...", 等等.
    func turnsBack(_ text: String) -> Bool

    /// Whether a message only asks to go on: "continue", 继续吧.
    func goesOn(_ text: String) -> Bool

    /// Where a message calls a value by what everybody calls one of its type: "the date is wrong", 日期错了. In scalars.
    func mention(of type: SlotType, in text: String) -> Range<Int>?

    /// Whether a message says no only because all is well as it is: "no, it's fine", 不用，没事.
    func isContent(_ text: String) -> Bool

    /// Whether a message says no more than that nothing is to be changed, or wrong: "no changes please", 不用改了. Where it was
    /// asked what to change, "it's fine" says so too.
    func keepsAll(_ text: String, isAsked: Bool) -> Bool

    /// Whether what a text ends with sets apart what is named next: the "except the" of "all right except the date", 除了.
    func excepts(_ text: String) -> Bool

    /// How many of the things told a message calls wrong without naming one: 2 of "both are wrong", any number of 都错了; `nil`
    /// where it does not. Where it was asked which are wrong, "both" alone says so.
    func countOfWrong(in text: String, isAsked: Bool) -> Int?

    /// The same of things of a kind, with the words for the kind: 2 and "dates" of "both dates are wrong".
    func kindOfWrong(in text: String, isAsked: Bool) -> (count: Int, kind: String)?

    /// Whether words are what everybody calls values of a type: "dates", 日期.
    func isKind(_ kind: String, of type: SlotType) -> Bool

    /// Whether a number of a message says by how much something changes, and not what it is: "2 more chairs", 再加两把.
    func isDifference(_ text: String) -> Bool
    /// Whether what stands behind a name says only that it is right, or that it is wrong; `nil`: something else.
    func isRight(_ text: String) -> Bool?

    /// Whether a message says nothing beside a value: 英语吧, "English, please".
    func value(_ value: FoundValue, isAllOf text: String) -> Bool

    /// All options that a message names and does not refuse, where it names several.
    func options(in text: String, for wanted: Expectation.Wanted) -> [Value]

    /// The values that a message leaves open for what takes one, each with its words: "Sunday or Monday", 周五或者周六. None
    /// where it gives one.
    func alternatives(in text: String, for wanted: Expectation.Wanted, at moment: Moment?) -> [Expectation
        .Option]

    /// Whether somebody does not want to answer a question for a text: "no thanks" to "Under which name?". "None" is an
    /// answer, and so is a no to "Any wishes?".
    func declines(_ text: String, toAnswer question: String) -> Bool

    /// Whether a message says no more than yes to a question for a text: "yes" to "Under which name?", not to "Any wishes?".
    func affirms(_ text: String, toAnswer question: String) -> Bool

    /// The place of the name that a message calls by another word of the same meaning: 名字 for 姓名; `nil` when it is none of
    /// them, or it might be several.
    func meant(in text: String, among names: [[String]]) -> Int?

    /// What a message adds to what was said before it when it is put as a follow-up ("what about abroad?", "国外呢"), without
    /// the words that make it one; `nil` when it is not.
    func followUp(_ text: String) -> String?

    /// The intent that has exactly this example (compared after normalisation), for pressed buttons.
    func intent(ofExample text: String) -> String?
}

extension Recogniser {
    public func clauses(of text: String) -> [Clause] { [] }
    public func isAside(_ text: String) -> Bool { false }
    public func followUp(_ text: String) -> String? { nil }
    public func isRequest(_ text: String) -> Bool { false }
    public func asksForChoices(_ text: String) -> Bool { false }
    public func echo(_ text: String, of question: String) -> Bool? { nil }
    public func consent(_ text: String, to question: String) -> Bool? { nil }
    public func refusesDetail(_ text: String, of question: String) -> Bool { false }
    public func refuses(_ text: String, partOf told: String) -> Bool { false }
    public func yesOrNo(_ text: String, of name: String) -> Bool? { nil }
    public func yesOrNoInLeaving(_ text: String) -> Bool? { nil }
    public func wantsNothingElse(_ text: String) -> Bool { false }
    public func withoutPassing(_ text: String, isAsked: Bool) -> String { text }
    public func postpones(_ text: String, _ question: String) -> Bool { false }
    public func givenUp(in text: String, isOwn: Bool) -> String? { nil }
    public func cancelled(in text: String) -> String? { nil }
    public func deniesCancelling(_ text: String) -> Bool { false }
    public func endsSomething(_ example: String) -> Bool { false }
    public func wantedOtherwise(in text: String) -> String? { nil }
    public func asksWhatFor(_ text: String) -> Bool { false }
    public func asksForName(_ question: String) -> Bool { false }
    public func saysNone(_ text: String) -> Bool { false }
    public func urges(_ text: String, _ example: String, in question: String) -> Bool { false }
    public func saysWord(_ word: String, in text: String) -> Bool { false }
    public func isWritten(_ text: String, like old: String) -> Bool { false }
    public func stepsBack(in text: String) -> Int? { nil }
    public func denies(_ text: String) -> Bool { false }
    public func answersOther(_ text: String, than question: String) -> Bool { false }
    public func bare(_ text: String, answering question: String) -> String { text }
    public func stated(in text: String) -> String? { nil }
    public func countOfWrong(in text: String, isAsked: Bool) -> Int? { nil }
    public func kindOfWrong(in text: String, isAsked: Bool) -> (count: Int, kind: String)? { nil }
    public func isKind(_ kind: String, of type: SlotType) -> Bool { false }
    public func isDifference(_ text: String) -> Bool { false }
    public func isRight(_ text: String) -> Bool? { nil }
    public func value(_ value: FoundValue, isAllOf text: String) -> Bool { false }
    public func replacement(of told: String, in text: String) -> String? { nil }

    public func replaces(_ value: FoundValue, in text: String) -> Bool { false }
    public func spanEnd(of value: FoundValue, in text: String) -> SpanEnd? { nil }
    public func isCalledWrong(_ value: FoundValue, in text: String) -> Bool { false }
    public func denial(in text: String) -> Denial? { nil }
    public func refused(in text: String, expected: Expectation?, at moment: Moment?) -> [FoundValue] { [] }
    public func resumes(_ text: String) -> Bool { false }
    public func thinksBetter(_ text: String) -> Bool { false }
    public func turnsBack(_ text: String) -> Bool { false }
    public func goesOn(_ text: String) -> Bool { false }
    public func mention(of type: SlotType, in text: String) -> Range<Int>? { nil }
    public func isContent(_ text: String) -> Bool { false }
    public func keepsAll(_ text: String, isAsked: Bool) -> Bool { false }
    public func excepts(_ text: String) -> Bool { false }
    public func restated(_ text: String, like old: String, isLast: Bool) -> String? { nil }
    public func options(in text: String, for wanted: Expectation.Wanted) -> [Value] { [] }
    public func alternatives(in text: String, for wanted: Expectation.Wanted, at moment: Moment?)
        -> [Expectation.Option]
    { [] }
    public func declines(_ text: String, toAnswer question: String) -> Bool { false }
    public func affirms(_ text: String, toAnswer question: String) -> Bool { false }
    public func meant(in text: String, among names: [[String]]) -> Int? { nil }

    public func understand(_ text: String, locale: Locale, expected: Expectation?) -> Understanding {
        understand(text, locale: locale, expected: expected, at: nil)
    }

    public func answer(_ text: String, for wanted: Expectation.Wanted, locale: Locale) -> Value? {
        answer(text, for: wanted, locale: locale, at: nil)
    }
}

/// The language processing that flows reach as `nlp`. Pure; safe to use from many threads at once.
public protocol LanguageTools: Sendable {
    func tokens(_ text: String, locale: Locale) -> [String]
    /// A text's words with their parts of speech, by the tags of the word list.
    func tags(_ text: String) -> [(word: String, tag: String)]
    /// The values in a text by their types alone, in the order of their places.
    func values(_ text: String, at moment: Moment) -> [FoundValue]
    /// How alike two short texts read, 0 to 1.
    func similarity(_ left: String, _ right: String) -> Double
    /// The list's places from most to least similar, ties in the list's order, with their similarity.
    func rank(_ text: String, among list: [String]) -> [(index: Int, similarity: Double)]
    /// How somebody feels about what a text tells: -1 for the worst to 1 for the best, 0 for no feeling.
    func sentiment(_ text: String) -> Double
    /// The phrases that tell most of what a text is about, the most telling first.
    func keywords(_ text: String) -> [String]
    /// `nil` when the pattern is one; else what is wrong with it, in a sentence.
    func problem(inPattern pattern: String) -> String?
}

/// Makes a recogniser from what a bot declares.
public protocol RecogniserTrainer: Sendable {
    func train(on declarations: Declarations) -> any Recogniser
}

/// An end of a span of days or times.
public enum SpanEnd: Sendable { case first, last }
