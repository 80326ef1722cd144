// W6: what a message costs that is as long as one may be, whatever it is made of.

import Parley
import ParleyModel

/// Texts of 16 KB, each a whole turn of a bot in which nothing is asked, and of one that waits for an answer.
struct LongMessages {
    static let bytes = 16_384
    /// A turn of any such text, in microseconds of processor.
    static let limit = 5000.0

    let site: BenchSite

    func run() throws -> [Measurement] {
        let answers = try site.scratch.bot(
            "answers", from: site.bot,
            adding: [
                "extra.lua": "-- Answers that are searched.\nanswers(\"extra.en.md\")",
                "extra.en.md": Self.answers,
            ])
        let bots = [("sample bot", site.sample), ("bench bot", site.bot), ("1,000 answers", answers)]
        return try bots.flatMap { name, folder in try measure(name, folder) }
    }

    private func measure(_ name: String, _ folder: String) throws -> [Measurement] {
        let bot = try InProcess.open(folder)
        defer { bot.close() }
        _ = InProcess.converse(bot, sessions: Array(1_000_000..<1_000_010), turns: 1...1)
        return Self.texts.filter { site.wants("16 KB of \($0.name)") }.map { kind, text in
            let load = Self.load(bot, kind, text, count: site.plan.longMessages)
            return Measurement(
                "W6", "16 KB of \(kind), \(name)", durability: "none", load, processor: .atMost(Self.limit))
        }
    }

    private static func load(_ bot: Bot, _ kind: String, _ text: String, count: Int) -> LoadResult {
        InProcess.run {
            var result = LoadResult()
            let start = Usage.now()
            var processor: UInt64 = 0
            for number in 0..<count {
                // Every other message answers a question: then it is read as a value too.
                let session = SessionID("\(kind) \(number / 2)")
                let isAnswer = number % 2 == 1
                if isAnswer {
                    _ = await InProcess.answer(
                        to: Input(session: session, text: "I want to return my order"), of: bot)
                }
                let (since, used) = (Usage.now(), Usage.processor())
                let answer = await InProcess.answer(to: Input(session: session, text: text), of: bot)
                result.samples.add(Usage.now() - since)
                processor += Usage.processor() - used
                result.turns += 1
                if case .failure = answer { result.wrong.add("\(kind): \(Answer.shown(answer))") }
            }
            result.seconds = Double(Usage.now() - start) / 1e9
            result.processor = Double(processor) / 1000 / Double(count)
            return result
        }
    }

    // MARK: texts

    static let texts: [(name: String, text: String)] = {
        var random = InventedNumbers(seed: 7)
        func repeated(_ part: String) -> String {
            String(repeating: part, count: bytes / part.utf8.count)
        }
        func drawn(_ range: ClosedRange<UInt32>) -> String {
            var text = ""
            while text.utf8.count < bytes - 4 {
                let number =
                    range.lowerBound
                    + UInt32(random.number(below: Int(range.upperBound - range.lowerBound) + 1))
                if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
            }
            return text
        }
        let noise = (0..<bytes).map { _ in UInt8(random.number(below: 256)) }
        var decoded = String(decoding: noise, as: UTF8.self)
        // What is no UTF-8 becomes three bytes.
        while decoded.utf8.count > bytes { decoded.unicodeScalars.removeLast() }
        return [
            ("one letter", repeated("a")), ("brackets", repeated("([{<")),
            ("combining marks", repeated("\u{301}\u{323}")),
            ("digits", repeated("1234567890")), ("random bytes", decoded),
            ("random ASCII", drawn(0x20...0x7E)),
            ("random characters", drawn(0xA0...0x2FFFF)), ("one Chinese character", repeated("退")),
            ("random Chinese", drawn(0x4E00...0x9FA5)),
            ("words", repeated("I want to return my order because ")),
            ("Chinese words", repeated("我想退货，订单号是二十三，")), ("dates", repeated("next friday at 3pm, 下周三下午 ")),
            ("slips", repeated("retrun ordre delivry addres ")), ("amounts", repeated("$3.50 三百五十块五 1万2 ")),
            ("numbers of all kinds", repeated("1,234.5 2026-03-01 13800138001 a@b.cn http://x.y ")),
            ("emoji", repeated("😀👍🏽👨‍👩‍👧")), ("blanks", repeated(" \u{3000}")), ("question marks", repeated("?？")),
        ]
    }()

    /// A thousand questions of invented words.
    private static let answers: String = {
        var words = InventedWords(seed: 3)
        return (0..<1000).map { number in
            let (one, other) = (words.word(), words.word())
            return "## How do I \(one) the \(other)? / \(one) \(words.word())\nLike this: \(number).\n"
        }.joined(separator: "\n")
    }()
}
