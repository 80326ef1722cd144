// The trained classifier: what it learns, and how its image is read again.

import Testing

@testable import ParleyLanguage

@Suite struct IntentModelTests {
    private static let texts = [
        ("book a table for two", 0), ("reserve a table tonight", 0), ("我要订一张桌子", 0),
        ("what is on the menu", 1), ("show me the dishes", 1), ("有什么菜", 1),
        ("bring me the bill", 2), ("I want to pay", 2), ("买单", 2),
    ]

    private static func keys(_ text: String) -> FeatureKeys {
        var keys = FeatureKeys()
        let prepared = PreparedText(text)
        keys.read(prepared.folded, in: prepared.range)
        return keys
    }

    private static func trained(words: WordSpace? = .builtIn, sparse: Bool = false) -> IntentModel? {
        var settings = IntentModel.Settings()
        if sparse { settings.sparseFrom = 1 }
        return IntentModel.train(
            texts: texts.map { keys($0.0) }, labels: texts.map(\.1), classCount: 3, words: words, key: 42,
            settings: settings)
    }

    private static func best(_ text: String, _ model: IntentModel) -> Int? {
        var vector = TermVector()
        var scores: [Float] = []
        let keys = keys(text)
        vector.read(keys, in: model)
        model.score(vector, keys.stems, into: &scores)
        return scores[..<3].indices.max { scores[$0] < scores[$1] }
    }

    private static func bytes(_ image: ModelImage) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: image.base, count: image.size))
    }

    @Test(
        "Other words than the examples' find their class",
        arguments: [
            ("tables for tonight", 0), ("reserving tables", 0), ("订桌子", 0),
            ("which dishes are on the menu", 1),
            ("菜有什么", 1), ("the bill please", 2), ("can I pay", 2), ("我买单", 2),
            // No word of these stands in an example.
            ("a booking", 0), ("invoice", 2),
        ])
    func otherWords(text: String, label: Int) throws {
        for sparse in [false, true] {
            let model = try #require(Self.trained(sparse: sparse))
            #expect(Self.best(text, model) == label)
        }
    }

    @Test func trainingTwiceGivesTheSameBytes() throws {
        let one = try #require(Self.trained())
        let other = try #require(Self.trained())
        #expect(Self.bytes(one.image) == Self.bytes(other.image))
    }

    @Test func anImageIsReadAgain() throws {
        let model = try #require(Self.trained())
        let again = try #require(IntentModel(ModelImage(Self.bytes(model.image)), key: 42, words: .builtIn))
        #expect(again.classCount == model.classCount)
        #expect(Self.best("the bill please", again) == 2)
    }

    @Test func anImageOfOtherExamplesOrWithOtherWordsIsRefused() throws {
        let model = try #require(Self.trained())
        #expect(IntentModel(model.image, key: 43, words: .builtIn) == nil)
        #expect(IntentModel(model.image, key: 42, words: nil) == nil)
    }

    @Test func aDamagedImageIsRefused() throws {
        let bytes = Self.bytes(try #require(Self.trained()).image)
        for length in stride(from: 0, to: bytes.count, by: 1009) {
            #expect(IntentModel(ModelImage(Array(bytes[..<length])), words: .builtIn) == nil)
        }
        for place in stride(from: 0, to: bytes.count, by: 997) {
            var changed = bytes
            changed[place] ^= 0x40
            #expect(IntentModel(ModelImage(changed), words: .builtIn) == nil, "byte \(place)")
        }
    }

    @Test func aTextWithoutKnownFeaturesScoresNothing() throws {
        let model = try #require(Self.trained(words: nil))
        var vector = TermVector()
        vector.read(Self.keys("zzz"), in: model)
        #expect(vector.ids.isEmpty && vector.coverage == 0)
    }

    @Test func oneClassAloneIsLearnedToo() throws {
        let texts = Self.texts.filter { $0.1 == 0 }
        let model = try #require(
            IntentModel.train(
                texts: texts.map { Self.keys($0.0) }, labels: texts.map(\.1), classCount: 1, words: nil))
        var vector = TermVector()
        var scores: [Float] = []
        let keys = Self.keys("a table for two")
        vector.read(keys, in: model)
        model.score(vector, keys.stems, into: &scores)
        #expect(scores[0] > 1)
    }
}

@Suite struct EnglishStemTests {
    /// From the sample vocabulary of the algorithm's description.
    @Test(
        "Forms of a word share their stem",
        arguments: [
            ("consign", "consign"), ("consigned", "consign"), ("consistency", "consist"),
            ("knackeries", "knackeri"),
            ("knightly", "knight"), ("kneaded", "knead"), ("generously", "generous"), ("skies", "sky"),
            ("dying", "die"), ("news", "news"), ("proceeds", "proceed"), ("hopping", "hop"),
            ("hoping", "hope"),
            ("relational", "relat"), ("conditional", "condit"), ("returned", "return"), ("returns", "return"),
            ("shipping", "ship"), ("delivery", "deliveri"), ("cries", "cri"), ("ties", "tie"), ("gas", "gas"),
            ("kiwis", "kiwi"), ("by", "by"), ("say", "say"), ("fluently", "fluentli"), ("a", "a"),
            ("youth", "youth"), ("boy's", "boy"), ("controlled", "control"), ("rationalization", "ration"),
        ])
    func stems(word: String, stem: String) {
        var stemmer = EnglishStem()
        #expect(String(decoding: stemmer.stem(word.scalarNumbers[...]), as: UTF8.self) == stem)
    }

    @Test func endlessRunsOfLettersAreLeftAsTheyAre() {
        var stemmer = EnglishStem()
        let word = String(repeating: "ing", count: 5000)
        #expect(stemmer.stem(word.scalarNumbers[...]).count == 15_000)
    }
}

@Suite struct WordVectorTests {
    @Test func wordsOfLikeMeaningHaveLikeDirections() throws {
        var stemmer = EnglishStem()
        func direction(_ word: String) throws -> [Float] {
            try #require(
                WordVectors.direction([stemmer.key(of: word.scalarNumbers[...])], in: WordSpace.tables))
        }
        func cosine(_ left: String, _ right: String) throws -> Float {
            zip(try direction(left), try direction(right)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(try cosine("invoice", "bill") > 0.3)
        #expect(try cosine("invoice", "bill") > cosine("invoice", "piano"))
        #expect(try cosine("broken", "damage") > cosine("broken", "banana"))
        #expect(WordVectors.direction([StableHash.of("zzzzqqq")], in: WordSpace.tables) == nil)
    }

    @Test func otherBytesAreRefused() {
        let bytes = [UInt8](repeating: 0x50, count: 4096)
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            for size in [0, 8, 24, 4096] { #expect(WordVectors(start, size: size) == nil) }
        }
    }
}

@Suite struct UnlabelledTests {
    private static let names = [
        ["zorps", "blicks", "dorfs", "wugs", "fleems"], ["tamas", "kivos", "pelus", "sorins", "marens"],
    ]

    /// Messages of two kinds, from small grammars; only one name of each kind is labelled.
    private static func messages(_ count: Int) -> [(text: String, kind: Int)] {
        let company = [["grow in the garden", "need water"], ["drive on the road", "burn fuel"]]
        var state: UInt64 = 5
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        return (0..<count).map { _ in
            let kind = next(2)
            let other = next(5)
            return (
                "\(names[kind][next(5)]) and \(names[kind][other]) \(company[kind][next(2)])", kind
            )
        }
    }

    private static func keys(_ text: String) -> FeatureKeys {
        var keys = FeatureKeys()
        let prepared = PreparedText(text)
        keys.read(prepared.folded, in: prepared.range)
        return keys
    }

    private static func classifier(unlabelled: Int) -> Classifier {
        let examples = [
            Classifier.Example(label: 0, features: keys("zorps need water in the garden")),
            Classifier.Example(label: 1, features: keys("tamas burn fuel on the road")),
        ]
        var classifier = Classifier(examples: examples, classCount: 2)
        classifier.learn(from: messages(unlabelled).map { keys($0.text) }, examples: examples)
        return classifier
    }

    @Test func wordsThatNoExampleHasAreLearnedFromMessagesWithoutLabels() throws {
        let student = try #require(Self.classifier(unlabelled: 1200).student)
        var vector = TermVector()
        var scores: [Float] = []
        // Two names of one kind together, in no example.
        var right = 0
        for kind in 0...1 {
            for left in 1..<5 {
                for other in 1..<5 {
                    let keys = Self.keys("\(Self.names[kind][left]) and \(Self.names[kind][other])")
                    vector.read(keys, in: student)
                    student.score(vector, keys.stems, into: &scores)
                    if scores[kind] > scores[1 - kind] { right += 1 }
                }
            }
        }
        #expect(right >= 28, "\(right) of 32")
    }

    @Test func tooFewMessagesChangeNothing() {
        let classifier = Self.classifier(unlabelled: 900)
        #expect(classifier.student == nil)
    }

    @Test func aDecompositionFindsTheStrongestDirections() {
        // Two blocks: rows of a block have one direction, and none in common with the other's.
        var rows = SparseRows()
        for row in 0..<40 {
            let start = row < 20 ? 0 : 20
            for column in start..<start + 20 {
                rows.ids.append(Int32(column))
                rows.values.append(row < 20 ? 2 : 1)
            }
            rows.close()
        }
        let vectors = Decomposition(rows, size: 2, more: 6).vectors
        func product(_ left: Int, _ right: Int) -> Float {
            vectors[left * 2] * vectors[right * 2] + vectors[left * 2 + 1] * vectors[right * 2 + 1]
        }
        // Singular values 40 and 20: each row's vector is the root of its block's, spread over twenty rows.
        #expect((product(0, 1) - 2).magnitude < 0.01)
        #expect((product(20, 39) - 1).magnitude < 0.01)
        #expect(product(0, 20).magnitude < 0.01)
    }
}
