// `--task tokens`: texts cut into words as a person cut them.

import ParleyLanguage
import ParleyModel

/// TRAIN is cut text, or a word a line; without it the word list for Chinese cuts. Words of TEST that neither has are out of
/// the vocabulary.
struct TokensTask: EvalTask {
    let name = "tokens"

    /// Texts are cut again and again until so much processor time has passed.
    private static let leastSeconds = 0.3

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        try measure(material, general: try WordListPlace.list())
    }

    /// - Parameter general: the word list for Chinese; `nil` without one.
    func measure(_ material: EvalMaterial, general: WordList?) throws(EvalFailure) -> EvalReport {
        let test = try material.needTest(self)
        let rows = try Self.words(of: test)
        let start = Stopwatch.wallSeconds
        let list: WordList?
        var known: Set<String> = []
        if let train = material.train {
            let texts = try Self.words(of: train)
            for words in texts { known.formUnion(words) }
            list = WordListBuilder(cutTexts: texts, beside: general).build(.asGiven, beside: general)?.list
        } else {
            list = general
        }
        let seconds = Stopwatch.wallSeconds - start
        var report = Self.report(rows, list) { word in
            material.train == nil ? general?.contains(word) == true : known.contains(word)
        }
        report.add("train_seconds", seconds: seconds)
        return report
    }

    /// The words of each line; parts of speech are left out where every word has one.
    private static func words(of file: EvalFile) throws(EvalFailure) -> [[String]] {
        let isTagged = file.lines.prefix(20).allSatisfy { line in
            line.text.split(separator: " ").allSatisfy { $0.wholeMatch(of: /.+\/[A-Z]+/) != nil }
        }
        return try file.segmentedRows(tagged: isTagged).map(\.words)
    }

    private static func report(_ rows: [[String]], _ list: WordList?, isKnown: (String) -> Bool) -> EvalReport
    {
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        let texts = rows.map { Array($0.joined().utf8) }
        var (right, gold, found) = (0, 0, 0)
        var (unknown, unknownRight) = (0, 0)
        for (words, text) in zip(rows, texts) {
            text.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
            let ranges = Set(tokens.map(\.range))
            var start = 0
            for word in words {
                let end = start + word.utf8.count
                let isRight = ranges.contains(start..<end)
                right += isRight ? 1 : 0
                if !isKnown(word) {
                    unknown += 1
                    unknownRight += isRight ? 1 : 0
                }
                start = end
            }
            gold += words.count
            found += tokens.count
        }
        let precision = Double(right) / Double(max(1, found))
        let recall = Double(right) / Double(max(1, gold))
        var report = EvalReport()
        report.add("texts", count: rows.count)
        report.add("words", count: gold)
        report.add("precision", share: precision)
        report.add("recall", share: recall)
        report.add("f1", share: right == 0 ? 0 : 2 * precision * recall / (precision + recall))
        report.add("oov_recall", share: Double(unknownRight) / Double(max(1, unknown)))
        report.add("oov_words", count: unknown)
        report.add("mb_per_s", number: speed(texts, &cutter), places: 1, unit: "MB/s")
        return report
    }

    /// Megabytes of UTF-8 in a second of one processor.
    private static func speed(_ texts: [[UInt8]], _ cutter: inout WordCutter) -> Double {
        var tokens: [WordCutter.Token] = []
        var bytes = 0
        let start = Stopwatch.threadSeconds
        var seconds = 0.0
        while seconds < leastSeconds {
            for text in texts { text.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) } }
            bytes += texts.reduce(0) { $0 + $1.count }
            seconds = Stopwatch.threadSeconds - start
        }
        return Double(bytes) / 1e6 / seconds
    }
}
