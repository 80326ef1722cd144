// Normalisation, tokens, the language of a message.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct TextTests {
    @Test(
        "Messages are compared in half width, lower case, without what nobody sees",
        arguments: [
            ("ＡＢＣ１２３", "abc123"), ("  Hello\u{3000} \t World ", "hello world"),
            ("订\u{200B}单\u{202E}号", "订单号"),
            ("你好，世界。", "你好,世界."), ("don’t", "don't"), ("ÉCOLE", "école"), ("", ""), ("\u{FEFF}", ""),
            ("①", "1"), ("ﾃﾞｰﾀ", "データ"), ("㎏", "kg"), ("ﬁne", "fine"), ("e\u{301}t\u{200C}e\u{301}", "été"),
            ("⽤", "用"),
            ("10²", "10²"), ("3½", "3½"), ("한국", "한국"), ("Ｋ㊀…", "k一..."),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ])
    func normalises(text: String, folded: String) {
        #expect(String(scalarNumbers: PreparedText(text).folded) == folded)
    }

    @Test(
        "A text has one normal form, however its letters and marks are put",
        arguments: [
            // Lines of Unicode's NormalizationTest 15.0: source and form KC.
            ("1E0A 0323", "1E0C 0307"), ("1E0A 031B 0323", "1E0C 031B 0307"), ("1E14 0304", "1E14 0304"),
            ("0344", "0308 0301"), ("212B", "00C5"), ("FB1D", "05D9 05B4"), ("FFC7", "1166"),
            ("FF76 FF9E", "30AC"),
            ("1100 AC00 11A8", "1100 AC01"), ("11131 11127", "1112E"), ("2F80C", "349E"),
            ("FDFA", nil as String?),
            ("0061 0315 0300 05AE 0062", "00E0 05AE 0315 0062"), ("1D15E", "1D157 1D165"),
            ("0958", "0915 093C"),
        ])
    func normalForm(source: String, form: String?) {
        func scalars(_ text: String) -> [Scalar] {
            text.split(separator: " ").compactMap { Scalar($0, radix: 16) }
        }
        let found = NormalForms.shared.normalised(scalars(source))
        if let form { #expect(found == scalars(form)) } else { #expect(found.count == 18) }
        #expect(NormalForms.shared.normalised(found) == found)
    }

    @Test func offsetsLeadBackToTheTextAsItWasWritten() {
        let text = PreparedText("  订\u{200B}单　 ＡＢ１")
        #expect(String(scalarNumbers: text.folded) == "订单 ab1")
        #expect(text.original(0..<2) == 2..<5)
        #expect(text.original(3..<6) == 7..<10)
        #expect(text.written(3..<6) == "ＡＢ１")
        #expect(text.text(3..<6) == "AB1")
        #expect(text.positions(ofOriginal: 7..<10) == 3..<6)
        #expect(text.original(4..<99) == 0..<0)
    }

    @Test func aLetterAndItsMarksAreOneCharacterWithAllTheirOffsets() {
        let text = PreparedText("cafe\u{301} ﬁnal")
        #expect(String(scalarNumbers: text.folded) == "café final")
        #expect(text.written(3..<4) == "e\u{301}")
        #expect(text.written(0..<4) == "cafe\u{301}")
        #expect(text.original(5..<10) == 6..<10)
        #expect(text.written(5..<6) == "ﬁ")
    }

    @Test(
        "Tokens are words and numbers, Chinese words too",
        arguments: [
            ("我想退货", ["我", "想", "退货"]), ("I don't know", ["i", "don't", "know"]),
            ("iPhone 手机壳 59.90元！", ["iphone", "手机", "壳", "59.90", "元"]), ("1,200", ["1,200"]),
            ("a,b", ["a", "b"]),
            ("……？！", []), ("", []), ("ＡＢ１２", ["ab12"]), ("naïve café", ["naïve", "café"]),
        ])
    func tokenises(text: String, tokens: [String]) {
        #expect(ParleyTools().tokens(text, locale: Locale("zh")) == tokens)
    }

    @Test(
        "A message shows its language",
        arguments: [
            ("我想退货", "zh"), ("I want to return it", "en"), ("iPhone 手机壳坏了", "zh"),
            ("我的 order number 是多少", "zh"),
            ("please ask 王 about the order", "en"), ("20231120001", nil), ("？！", nil), ("", nil), ("A", nil),
        ])
    func tellsLanguage(text: String, language: String?) {
        #expect(MessageLanguage.of(PreparedText(text).folded)?.text == language)
    }

    @Test(
        "Politeness in front and behind is no part of what is said",
        arguments: [
            ("你好，我想退货", "我想退货"), ("请问一下，如何退换货？谢谢", "如何退换货?"),
            ("hello, can you tell me how returns work, please?", "how returns work"),
            ("你好", ""), ("Hi there!", ""), ("额度是多少", "额度是多少"), ("谢谢你的帮助", "的帮助"),
            ("thanksgiving sale", "thanksgiving sale"),
        ])
    func stripsPoliteness(text: String, core: String) {
        let prepared = PreparedText(text)
        #expect(
            String(scalarNumbers: prepared.folded[Politeness.core(prepared.folded, in: prepared.range)])
                == core)
    }

    @Test func hashesAreTheSameInEveryProcess() {
        #expect(StableHash.of("订单") == 14_784_859_119_861_111_696)
        #expect(StableHash.of("") == 0xCBF2_9CE4_8422_2325)
    }

    @Test(
        "A message is cut at conjunctions, not at adverbs that look like them",
        arguments: [
            ("do you also ship abroad?", 1), ("can I then cancel it", 1), ("I also want a table", 1),
            ("book a table and also find my parcel", 3), ("book a table, also find my parcel", 2),
            ("book a table then find my parcel", 2),
        ])
    func clauses(text: String, count: Int) {
        #expect(Clauses.all(in: PreparedText(text)).count == count)
    }

    @Test("what is told of a character without the library's tables is what they say")
    func tables() {
        for scalar in (0x80...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init) {
            let text = PreparedText(String(scalar))
            guard text.plain == [scalar.value] else { continue }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            let isUpper = scalar.properties.isUppercase && lower.count == 1
            let expected = isUpper ? lower.first?.value : scalar.value
            if text.folded.first != expected { Issue.record("U+\(String(scalar.value, radix: 16))") }
        }
    }
}
