// Values at the places of examples: few examples by alignment, many by the chain.
import Glibc
import ParleyModel
import TemporaryFiles
import Testing

@testable import ParleyLanguage

@Suite struct PlaceModelTests {
    private static func bot(_ examples: [String]) -> any Recogniser {
        ParleyTrainer().train(on: declarations(examples))
    }
    private static func declarations(_ examples: [String]) -> Declarations {
        var declarations = Declarations()
        let position = SourcePosition(file: "x", line: 1)
        for (name, type) in [("recipient", SlotType.text), ("amount", .money)] {
            var slot = SlotDeclaration(name: name, type: type, position: position)
            slot.ask = .plain("?")
            declarations.slots[name] = slot
        }
        declarations.intents["transfer"] = IntentDeclaration(
            name: "transfer", examples: examples, position: position)
        declarations.intents["balance"] = IntentDeclaration(
            name: "balance", examples: ["what is my balance", "how much do I have", "余额多少", "我还有多少钱"],
            position: position)
        return declarations
    }
    private static let few = bot([
        "transfer money to {recipient}", "send {amount} to {recipient}", "给{recipient}转{amount}",
    ])
    private static let many = bot(manyExamples)
    private static let manyExamples = [
        "transfer money to {recipient}", "send {amount} to {recipient}", "给{recipient}转{amount}",
        "wire {amount} to {recipient}",
        "pay {recipient} {amount}", "I want to send {recipient} some money",
        "please transfer {amount} to {recipient}", "move {amount} over to {recipient}",
        "can you send money to {recipient}", "转{amount}给{recipient}", "我要给{recipient}打{amount}",
        "帮我转账给{recipient}", "transfer {amount} to {recipient} please",
    ]

    @Test(
        "a text value is what stands at its place, and no more",
        arguments: [
            ("transfer money to Anna Smith", "Anna Smith"), ("send $50 to my brother", "my brother"),
            ("给小王转三百块", "小王"), ("send 20 dollars to Tom", "Tom"),
        ])
    func places(text: String, recipient: String) {
        for bot in [Self.few, Self.many] {
            let values = bot.understand(text, locale: Locale("en"), expected: nil).values
            #expect(values.first { $0.slot == "recipient" }?.value == .text(recipient), "\(values)")
        }
    }

    @Test("the neighbouring amount is a value of its own")
    func neighbours() {
        for bot in [Self.few, Self.many] {
            let values = bot.understand("send $50 to my brother", locale: Locale("en"), expected: nil).values
            #expect(values.contains { $0.type == .money && $0.value == 50 })
        }
    }

    @Test("a message of another intent has no places")
    func others() {
        let values = Self.many.understand("how much do I have", locale: Locale("en"), expected: nil).values
        #expect(!values.contains { $0.slot == "recipient" })
    }

    // MARK: kept in a file

    private static let messages = [
        "transfer money to Anna Smith", "send $50 to my brother", "给小王转三百块", "how much do I have", "hello",
        "I'd like to move 20 euros over to my friend Tom",
    ]

    private static func intents(_ examples: [String]) -> [(name: String, examples: [String])] {
        [("balance", ["what is my balance"]), ("transfer", examples)]
    }
    private static let types: [String: SlotType] = ["recipient": .text, "amount": .money]

    @Test("a kept model reads places as it did, and needs no training")
    func kept() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        defer { withExtendedLifetime(folder) {} }
        let declarations = Self.declarations(Self.manyExamples)
        let first = try #require(
            ParleyTrainer(modelFile: path).train(on: declarations) as? any TrainedRecogniser)
        #expect(first.isNew && first.saveModel(to: path))
        let second = try #require(
            ParleyTrainer(modelFile: path).train(on: declarations) as? any TrainedRecogniser)
        #expect(!second.isNew)
        for message in Self.messages {
            let locale = Locale("en")
            #expect(
                first.understand(message, locale: locale, expected: nil)
                    == second.understand(message, locale: locale, expected: nil))
        }
    }

    @Test("a kept model is of its examples and types alone")
    func keptOfOthers() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        defer { withExtendedLifetime(folder) {} }
        let model = try #require(PlaceModel(Self.intents(Self.manyExamples), types: Self.types))
        let file = ModelFile(path: path)
        #expect(file.save(intents: nil, places: model.image))
        func isNew(_ examples: [String], _ types: [String: SlotType]) -> Bool? {
            PlaceModel(Self.intents(examples), types: types, file: file)?.isNew
        }
        #expect(isNew(Self.manyExamples, Self.types) == false)
        #expect(isNew(Self.manyExamples + ["give {amount} to {recipient}"], Self.types) == true)
        #expect(isNew(Self.manyExamples, ["recipient": .text, "amount": .number]) == true)
    }

    @Test("a damaged or truncated file is as good as none")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        defer { withExtendedLifetime(folder) {} }
        let intents = Self.intents(Self.manyExamples)
        let model = try #require(PlaceModel(intents, types: Self.types))
        let file = ModelFile(path: path)
        #expect(file.save(intents: nil, places: model.image))
        let whole = try #require(ModelImage(path: path))
        let bytes = Array(UnsafeRawBufferPointer(start: whole.base, count: whole.size))
        func isNew(_ bytes: [UInt8]) -> Bool? {
            _ = bytes.withUnsafeBytes { DraftFile.write($0, to: path) }
            return PlaceModel(intents, types: Self.types, file: file)?.isNew
        }
        #expect(isNew(bytes) == false)
        // All before the padding at the end: the file's header, the model's, and through its tables and weights.
        for place in [0, 8, 16, 64, 72, 80, 100]
            + Array(stride(from: 128, to: bytes.count - 128, by: bytes.count / 16))
        {
            var changed = bytes
            changed[place] ^= 0x41
            #expect(isNew(changed) == true, "byte \(place)")
        }
        for size in [0, 1, 63, 64, 65, 200, bytes.count / 2, bytes.count - 64, bytes.count - 1] {
            #expect(isNew(Array(bytes.prefix(size))) == true, "\(size) bytes")
        }
    }

    @Test("tables whose search would not end, or that lead outside, are refused")
    func unsound() {
        #expect(ChainTable(keys: [1, 2], values: [0, 1], below: 2) == nil)
        #expect(ChainTable(keys: [1, 0, 0], values: [0, 0, 0], below: 2) == nil)
        #expect(ChainTable(keys: [1, 0, 0, 0], values: [2, 0, 0, 0], below: 2) == nil)
        #expect(ChainTable(keys: [1, 0, 0, 0], values: [-1, 0, 0, 0], below: 2) == nil)
        #expect(ChainTable(keys: [1, 0, 0, 0], values: [1, 0, 0, 0], below: 2)?.count == 1)
        let names = SlotTags(["transfer": ["amount"]])
        let steps = ChainWeights(names).steps
        func weights(_ starts: [Int32], _ tags: [Int32], _ weights: [Float]) -> ChainWeights? {
            ChainWeights(names, starts: starts, tags: tags, weights: weights, steps: steps)
        }
        #expect(weights([0, 1, 2], [0, 2], [0.5, 1]) != nil)
        #expect(weights([0, 2, 1], [0, 2], [0.5, 1]) == nil)
        #expect(weights([0, 1, 3], [0, 2], [0.5, 1]) == nil)
        #expect(weights([0, 1, 2], [0, 3], [0.5, 1]) == nil)
        #expect(weights([0, 1, 2], [0, 2], [0.5, .nan]) == nil)
        #expect(ChainWeights(names, starts: [0], tags: [], weights: [], steps: []) == nil)
    }
}
