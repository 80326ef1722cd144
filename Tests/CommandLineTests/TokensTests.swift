// `parley tokens`, and the task of that name.

import ArgumentParser
import ParleyLanguage
import ParleyModel
import Testing

@testable import parley

@Suite struct TokensTests {
    private func row(_ options: String..., text: String, list: WordList? = nil) throws -> String {
        let parsed = try ParleyCommand.parseAsRoot(["tokens"] + options)
        let command = try #require(parsed as? TokensCommand)
        let bytes = Array(text.utf8)
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        bytes.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
        return command.row(tokens, bytes, list)
    }

    private func list(_ lines: String) -> WordList? {
        var builder = WordListBuilder()
        Array(lines.utf8).withUnsafeBufferPointer { builder.add(lines: $0) }
        return builder.build(.asGiven)?.list
    }

    @Test("Tokens are parted by one blank, with offsets, tags or as JSON where they are asked for")
    func rows() throws {
        let list = list("退货 5 v\n我 9 r\n要 9 v")
        #expect(try row(text: "Don't  stop, é!") == "Don't stop , é !")
        #expect(try row("--offsets", text: "é  退货x", list: list) == "0:1:é 3:5:退货 5:6:x")
        #expect(try row("--tags", text: "我要退货3x!", list: list) == "我/r 要/v 退货/v 3x/m !/x")
        #expect(
            try row("--json", text: "我 x", list: list)
                == #"{"tokens":[{"end":1,"start":0,"text":"我"},{"end":3,"start":2,"text":"x"}]}"#)
        #expect(try row("--json", text: "") == #"{"tokens":[]}"#)
    }

    @Test("The words of a test are compared with those of the training file's list")
    func eval() throws {
        func file(_ text: String) throws -> EvalFile { try EvalFile(path: "words", bytes: Array(text.utf8)) }
        var material = EvalMaterial(folds: nil, bot: ".")
        material.train = try file("我  要  退货\n退货  要  钱\n")
        material.test = try file("我  要  退货\n我们  要  钱\n")
        let report = try TokensTask().measure(material, general: nil)
        #expect(report["precision"] == .number(5 / 7))
        #expect(report["recall"] == .number(5 / 6))
        #expect(report["oov_recall"] == .number(0))
        #expect(report["oov_words"] == 1)
        for key in ["f1", "mb_per_s", "train_seconds"] { #expect(report[key] != nil) }
        material.train = nil
        material.test = try file("我/PRON 退/VERB 货/NOUN")
        #expect(try TokensTask().measure(material, general: nil)["f1"] == .number(1))
    }
}
