// Chinese cut into words: by frequency, with names, numbers and marks; the compiled file.

import Glibc
import ParleyLanguage
import TemporaryFiles
import Testing

@Suite struct WordListTests {
    private static let lines = """
        研究 50000 v
        研究生 3000 n
        生命 20000 n
        命 800 n
        起源 4000 n
        的 300000 uj
        信息 20000 n
        技术 20000 n
        信息技术 30 n
        条 900 q
        一 90000 m
        一条 500 m
        一些 500 m
        中国 40000 ns
        人民 40000 n
        中国人民 20 l
        年代 500 n
        张明 3 nr
        张伟 3 nr
        王明 3 nr
        王小明 3 nr
        张小华 3 nr
        AT&T 3 nz
        """

    private func file(
        _ lines: String = lines, _ entries: WordListBuilder.Entries = .withoutPhrases
    ) throws -> WordListFile {
        var builder = WordListBuilder()
        Array(lines.utf8).withUnsafeBufferPointer { builder.add(lines: $0) }
        return try #require(builder.build(entries))
    }

    private func words(_ text: String, _ list: WordList?) -> [String] {
        let bytes = Array(text.utf8)
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        bytes.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
        return tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test(
        "A text is cut by what its words weigh together",
        arguments: [
            ("研究生命的起源", "研究|生命|的|起源"),
            ("研究生的研究", "研究生|的|研究"),
            ("一条信息技术", "一|条|信息|技术"),
            ("一些信息", "一些|信息"),
            ("研究iPhone 15的技术", "研究|iPhone|15|的|技术"),
            ("２００７年12月31日", "２００７年|12月|31日"),
            ("90年代", "90|年代"),
            ("二○○一年", "二○○一年"),
            ("50%的人民……", "50%|的|人民|……"),
            ("研究——技术", "研究|——|技术"),
            ("王伟的研究", "王伟|的|研究"),
            ("张小明研究", "张小明|研究"),
            ("研究\u{FE00}技术", "研究\u{FE00}|技术"),
            ("100% sure... yes", "100|%|sure|.|.|.|yes"),
            ("  \u{3000}\u{200B} ", ""),
        ])
    func cut(text: String, expected: String) throws {
        let list = try #require(try file().list)
        #expect(words(text, list) == expected.split(separator: "|").map(String.init))
    }

    @Test func theBuiltInListCutsAndTags() throws {
        let list = try #require(WordList.builtIn)
        #expect(list.count == 80_000)
        #expect(list.contains("快递") && !list.contains("快快递"))
        #expect(
            ParleyTools().tags("我的iPhone14到了吗？").map { "\($0.word)/\($0.tag)" }
                == ["我/r", "的/uj", "iPhone14/eng", "到/v", "了/ul", "吗/y"])
    }

    @Test func fewerWordsAreTheMostFrequentOnes() throws {
        var builder = WordListBuilder()
        for (place, word) in ["甲乙", "丙丁", "戊己", "庚辛"].enumerated() {
            builder.add(word, count: Double(10 + place))
        }
        let list = try #require(builder.build(.asGiven, most: 2)?.list)
        #expect(list.count == 2 && list.contains("庚辛") && list.contains("戊己"))
    }

    @Test("Without a list Chinese is cut character by character")
    func withoutList() {
        #expect(words("研究AI技术,50%", nil) == ["研", "究", "AI", "技", "术", ",", "50", "%"])
    }

    @Test("Phrases of common words are left out of a general list, and kept where they are wanted")
    func phrases() throws {
        let general = try #require(try file().list)
        #expect(!general.contains("信息技术"))
        #expect(!general.contains("一条"))
        #expect(!general.contains("中国人民"))
        #expect(general.contains("一些"))
        #expect(general.contains("王小明"))
        let all = try #require(try file(Self.lines, .asGiven).list)
        #expect(all.contains("信息技术"))
        #expect(all.count == general.count + 3)
        #expect(!all.contains("AT&T"))
        #expect(!all.contains("研"))
    }

    @Test("A list is built the same each time")
    func deterministic() throws {
        let first = try file()
        for _ in 0..<3 { #expect(try file().bytes == first.bytes) }
    }

    @Test("What joins numbers and marks is learned from cut text")
    func style() {
        let apart = WordStyle(texts: [["２００７", "年", "５０", "％"], ["—", "—"]])
        #expect(!apart.joinsDates && !apart.joinsPercent && !apart.joinsDashes)
        let joined = WordStyle(texts: [["２００７年"], ["50%"], ["——"]])
        #expect(joined == WordStyle())
        let texts = [["我", "在", "２００７", "年", "来"], ["我", "来"]]
        let list = WordListBuilder(cutTexts: texts).build(.asGiven)?.list
        #expect(words("我在２００８年来", list) == ["我", "在", "２００８", "年", "来"])
    }

    @Test("A word a line is a list; a general list says how frequent its words are")
    func bareList() throws {
        let bare = [["研究"], ["研究生"], ["生命"], ["命"], ["的"]]
        let general = try file(Self.lines, .asGiven).list
        let list = WordListBuilder(cutTexts: bare, beside: general).build(.asGiven, beside: general)?.list
        #expect(words("研究生命的", list) == ["研究", "生命", "的"])
        #expect(words("王伟的研究", list) == ["王", "伟", "的", "研究"])
    }

    @Test("A file that is damaged is no list")
    func damage() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        defer { withExtendedLifetime(folder) {} }
        let file = try file()
        #expect(file.write(to: path))
        #expect(WordList(path: path)?.count == file.list?.count)
        #expect(WordList(path: path + ".none") == nil)
        for place in stride(from: 0, to: file.bytes.count, by: 997) {
            var changed = file.bytes
            changed[place] ^= 0x10
            for bytes in [changed, Array(file.bytes[..<place])] {
                let damaged = try #require(fopen(path, "w"))
                fwrite(bytes, 1, bytes.count, damaged)
                fclose(damaged)
                #expect(WordList(path: path) == nil, "\(place)")
            }
        }
    }

    @Test("Any bytes are cut in order, each byte at most once")
    func anyBytes() throws {
        let list = try file().list
        var cutter = WordCutter(list)
        var tokens: [WordCutter.Token] = []
        var state: UInt64 = 7
        let pieces = ["一", "年", "张", "明", "研究", "5", "%", "—", "○", " ", "a", "'", "\u{301}", "\u{200D}"]
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pick = Int(state >> 33) % (pieces.count + 2)
                bytes +=
                    pick < pieces.count ? Array(pieces[pick].utf8) : [UInt8(truncatingIfNeeded: state >> 40)]
            }
            bytes.withUnsafeBufferPointer { cutter.cut($0, into: &tokens) }
            var last = 0
            for token in tokens {
                #expect(token.range.lowerBound >= last && !token.range.isEmpty)
                last = token.range.upperBound
            }
            #expect(last <= bytes.count)
        }
    }
}
