// Sessions as transcripts: what was said is said again, with private values replaced.

import Foundation
import Parley
import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct ReplacementTests {
    @Test("the longest text at a place is replaced, and what was put in is not looked at again")
    func longest() {
        let replacement = Replacement([("ab", "x"), ("abc", "ab"), ("", "!")])
        #expect(replacement.applied(to: "abcab-ab") == "abcab-x")
        #expect(Replacement([("ab", "x"), ("abc", "ab")]).applied(to: "ab abc") == "x ab")
    }

    @Test("a short text counts only as a word of its own; Chinese characters part words")
    func short() {
        let replacement = Replacement([("12", "34"), ("张三", "李四")])
        #expect(replacement.applied(to: "2012, 12, a12, 12号") == "2012, 34, a12, 34号")
        #expect(replacement.applied(to: "我叫张三。") == "我叫李四。")
    }
}

@Suite struct ShapeTests {
    @Test("digits, letters and characters keep their kinds and places; noughts and marks stay")
    func kinds() {
        let made = Array(Shape().madeUp("AB-105 张三@x.cn ５", attempt: 0))
        #expect(made.count == 16)
        #expect(made[0].isUppercase && made[1].isUppercase && made[2] == "-")
        #expect(made[3].isNumber && made[3] != "0" && made[4] == "0")
        #expect(made[7] != "张" && ("\u{4E00}"..."\u{9FFF}").contains(made[7]))
        #expect(made[9] == "@" && made[11] == ".")
        #expect(("１"..."９").contains(made[15]))
    }

    @Test("the same digits give the same ones, whatever stands between them; another attempt gives others")
    func consistent() {
        let plain = Shape().madeUp("13800001111", attempt: 0)
        #expect(Shape().madeUp("138 0000 1111", attempt: 0).filter { $0 != " " } == plain)
        #expect(Shape().madeUp("13800001111", attempt: 1) != plain)
        #expect(Shape(keptDigits: 3).madeUp("13800001111", attempt: 0).hasPrefix("138"))
        #expect(Shape(keepsLetters: true).madeUp("AB-12", attempt: 0).hasPrefix("AB-"))
    }
}

@Suite struct SessionTranscriptTests {
    private static let folder = SampleBotTests.folder
    private static let loaded = Result { try Bot.load(Bot.Options(folder: folder)) }

    /// Every session that the sample bot's transcripts make, corrections, digressions and undo among them.
    private static let files = (try? TranscriptSuite.find(in: folder)) ?? []

    @Test("a session of the sample bot becomes a transcript that passes in every variation", arguments: files)
    func roundTrip(file: TranscriptSuite.File) throws {
        let loaded = try Self.loaded.get()
        let runner = TranscriptRunner(folder: Self.folder, loaded: loaded)
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        let record = TranscriptRun(try Transcript(text, file: file.name), .plain, runner: runner).perform()
        let saved = try #require(
            SessionTranscript(record.entries, folder: Self.folder, loaded: loaded, note: "A session."))
        #expect(saved.failure == nil, "\(saved.failure?.report ?? "")\n\(saved.text)")
        let hidden = PrivateValues(record.entries, declarations: loaded.declarations).found
        let told = Set(hidden.map(\.value.printed).filter { $0.count >= 6 && $0.allSatisfy(\.isNumber) })
        for value in told { #expect(!saved.text.contains(value), "\(value) is private\n\(saved.text)") }
    }

    @Test("nothing said is no transcript")
    func empty() throws {
        let loaded = try Self.loaded.get()
        #expect(SessionTranscript([], folder: Self.folder, loaded: loaded, note: "Nothing.") == nil)
    }
}
