// Words that carry a sentence and little of its meaning: sharing them is no sign that two messages mean the same.

/// A bot's few examples cannot tell that "I want to" is common; this table does.
enum FunctionWords {
    /// What they weigh, against 1.
    static let weight = 0.35

    /// What a feature of function words alone weighs among so many examples: from a few hundred on, their own counts
    /// tell what is common, and forms of speech tell classes apart.
    static func weight(amongExamples count: Int) -> Double {
        weight + (1 - weight) * min(1, Double(count) / 400)
    }

    static func contains(_ hash: UInt64) -> Bool { all.id(hash) >= 0 }

    private static let all: FeatureTable = {
        var set = FeatureTable(capacity: 512)
        for word in english.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            _ = set.insert(StableHash.of(word.unicodeScalars.map(\.value)))
        }
        for word in connectives.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            _ = set.insert(StableHash.of(String(word)))
        }
        for scalar in chinese.unicodeScalars where scalar.value != 0x0A {
            _ = set.insert(StableHash.of([scalar.value]))
        }
        return set
    }()

    private static let english = """
        a an the this that these those it its i me my mine we us our you your he she they them his her their
        am is are was were be been being do does did doing done have has had having will would shall should can could
        may might must to of in on at for with from by about as into and or but if so than then there here just
        not no any some all very really too also please want need like know tell get got let am im i'm i'd i'll i've
        it's that's what's don't can't won't would'nt isn't doesn't didn't hello hi hey thanks thank ok okay
        what which who whom whose when where why how again now one something anything
        """
    private static let chinese = """
        我你您他她它们的了吗呢吧啊呀哦嘛么是有在和与也都就还要想能会可以不没很太个这那哪些一下给把被让到去来得地着过说请
        什怎样如何为之其或但及谁几多少点里上
        """
    /// Chinese words of several characters.
    private static let connectives = """
        然后 因为 如果 所以 但是 可是 虽然 不过 而且 或者 还是 就是 反正 只是 于是 那么 这么 这样 那样 其实 的话 当时 要是 既然 除了 关于
        我们 你们 他们 咱们 自己 这里 那里 这个 那个 这些 那些 什么 怎么 怎样
        """
}
