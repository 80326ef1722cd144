// The files that are mapped: word lists, models, word vectors. Anybody may have written them.

import ParleyModel

@testable import ParleyLanguage

extension FuzzTarget {
    /// The bytes as lines of a word list, and as changes of a compiled one.
    static let dictionaries = FuzzTarget("dictionaries", maximumLength: 256) { bytes in
        var builder = WordListBuilder()
        bytes.withUnsafeBufferPointer { builder.add(lines: $0) }
        if let list = builder.build(.withoutPhrases)?.list { cut(by: list) }
        if let list = WordList(Damage.of(Samples.wordList, by: bytes)) {
            cut(by: list)
            _ = list.contains("订单")
            _ = list.style
        }
        _ = WordList(ModelImage(bytes))
    }

    /// The bytes as changes of trained models and of a table of word vectors.
    static let models = FuzzTarget("models", maximumLength: 256) { bytes in
        let features = MessageParts(PreparedText("我想退货 return order 12 now")).features
        if let model = IntentModel(Damage.of(Samples.model, by: bytes), words: nil) {
            var vector = TermVector()
            vector.read(features, in: model)
            var scores: [Float] = []
            model.score(vector, features.stems, into: &scores)
            claim(scores.count == model.width, "\(scores.count) scores of \(model.width)")
        }
        if let vectors = WordVectors(Damage.of(Samples.vectors, by: bytes)) {
            _ = WordVectors.direction(features.stems, in: [vectors])
        }
        let names = Samples.places.names
        if let chain = ChainModel(Damage.of(Samples.places.image, by: bytes), key: 0, names: names) {
            let text = PreparedText("send 50 to my brother 转给小王")
            let read = chain.features(
                of: ChainText(text, tokens: Tokeniser.tokens(text.folded, in: text.range)))
            let tags = chain.decode(read, intent: 0).tags
            claim(tags.allSatisfy { names.sets[0].contains($0) }, "\(tags)")
        }
        _ = ChainModel(ModelImage(bytes), key: 0, names: names)
        _ = IntentModel(ModelImage(bytes), words: nil)
        _ = WordVectors(ModelImage(bytes))
    }

    private static func cut(by list: WordList) {
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        Samples.text.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
        var place = 0
        for token in tokens {
            claim(
                token.range.lowerBound >= place && token.range.upperBound <= Samples.text.count,
                "\(token.range) follows \(place)")
            place = token.range.upperBound
            _ = token.tagName(in: list)
        }
    }
}

/// A sound file with some of its bytes changed, its checksum put right again: else no damage came past it.
private enum Damage {
    /// Three bytes a change: where, in two, and what stands there then.
    static func of(_ file: [UInt8], by bytes: [UInt8]) -> ModelImage {
        var changed = file
        let end = file.count - 8
        var place = 0
        while place + 2 < bytes.count {
            let at = (Int(bytes[place]) << 8 | Int(bytes[place + 1])) % end
            changed[at] = bytes[place + 2]
            place += 3
        }
        // A part of a file ends too early.
        if bytes.count % 3 == 1, let last = bytes.last { changed.removeSubrange(end - Int(last) % end..<end) }
        let sum = changed.withUnsafeBytes { whole in
            whole.baseAddress.map { ModelImage.checksum($0, size: whole.count - 8) } ?? 0
        }
        withUnsafeBytes(of: sum) { changed.replaceSubrange(changed.count - 8..<changed.count, with: $0) }
        return ModelImage(changed)
    }
}

/// Small sound files.
private enum Samples {
    static let text = Array("我想退货，订单号是二〇二六年三月的，王小明 13800138001 的 iPhone14 到了吗？".utf8)

    static let wordList: [UInt8] = {
        var builder = WordListBuilder()
        let lines = """
            我 90 r
            想 50 v
            退货 20 v
            订单 30 n
            订单号 9 n
            王小明 3 nr
            的 99 uj
            是 80 v
            到 40 v
            了 70 ul
            """
        Array(lines.utf8).withUnsafeBufferPointer { builder.add(lines: $0) }
        return builder.build(.asGiven)?.bytes ?? []
    }()

    static let model: [UInt8] = {
        let texts = ["我想退货", "return my order", "我的订单到哪了", "where is my order", "再见", "bye now"]
        let features = texts.map { MessageParts(PreparedText($0)).features }
        let model = IntentModel.train(texts: features, labels: [0, 0, 1, 1, 2, 2], classCount: 3, words: nil)
        guard let image = model?.image else { return [] }
        return Array(UnsafeRawBufferPointer(start: image.base, count: image.size))
    }()

    static let places: (image: [UInt8], names: SlotTags) = {
        var templates = TemplateExamples(types: ["recipient": .text, "amount": .money])
        let examples = ["send {amount} to {recipient}", "转给{recipient}", "what do I have"].flatMap {
            templates.examples(of: $0, intent: "transfer")
        }
        let chain = ChainModel(examples)
        return (chain.bytes(key: 0), chain.names)
    }()

    /// Two words of eight dimensions, in four places, as `scripts/build-word-vectors` lays them out.
    static let vectors: [UInt8] = {
        var bytes = Array("PARLEYWV".utf8)
        func add(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
        }
        for number in [1, 2, 8, 4] as [UInt32] { add(number) }
        let words = ["order", "return"].map { StableHash.of($0) }
        var places = [UInt64](repeating: 0, count: 4)
        var rows = [UInt16](repeating: 0, count: 4)
        for (row, word) in words.enumerated() {
            var place = Int(truncatingIfNeeded: word ^ (word >> 32)) & 3
            while places[place] != 0 { place = (place + 1) & 3 }
            places[place] = word
            rows[place] = UInt16(row)
        }
        for word in places { add(word) }
        for row in rows { add(row) }
        bytes += [80, 90]
        bytes += (0..<16).map { UInt8($0 * 5) }
        return bytes
    }()
}
