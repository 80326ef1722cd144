// The pattern engine: what it matches, what it refuses, and that it never runs away.

import ParleyModel
import Testing

@testable import ParleyLanguage

@Suite struct PatternTests {
    private func whole(_ pattern: String, _ text: String) throws -> Bool {
        let scalars = text.scalarNumbers
        return try PatternProgram(pattern).matchesWhole(scalars, range: 0..<scalars.count)
    }

    private func found(_ pattern: String, _ text: String) throws -> [String] {
        let prepared = PreparedText(text)
        return try PatternProgram(pattern).matches(in: prepared.plain, range: prepared.range).map {
            prepared.text($0)
        }
    }

    @Test(
        "A pattern matches the whole of these",
        arguments: [
            (#"\d{6,20}"#, "20231120001"), ("[A-Z]{3}-?[0-9]+", "ABC-12"), ("a|bc|d", "bc"),
            ("(?:ab)+c?", "ababc"), ("x*y", "xxxy"),
            (#"[^\d]+"#, "订单"), (".", "订"), (#"\w+"#, "订单_a1"), (#"a\.b\\"#, #"a.b\"#), (#"[\]a-]+"#, "]-a"),
            ("^ab$", "ab"), ("(a|b)*c", "abbac"),
            ("退{2}", "退退"), (#"\S\s\S"#, "a b"), ("a{0}b", "b"), ("(a?){3}b", "aab"), ("[一-龥]{2,4}", "张三"),
            ("a{2,}", "aaaa"), ("[a-c-]", "-"), ("x(^a|b)y", "xby"), ("１２", "12"),
            ("(a+|b)+", "ab"), ("a(b)?$", "a"), ("a(b)?$", "ab"), ("(x|yz?)+", "xyz"), ("a(b(c)?)?", "abc"),
            (#"(\W|一)+"#, "一"), (#"(一|\W)+"#, "!一"), (#"([^一]|[一-丁])+"#, "一七"),
        ])
    func matches(pattern: String, text: String) throws {
        #expect(try whole(pattern, text))
    }

    @Test(
        "A pattern does not match the whole of these",
        arguments: [
            (#"\d{6,20}"#, "12345"), ("[A-Z]{3}", "abc"), ("a|bc", "abc"), (#"\D"#, "1"), ("a{2}", "aaa"),
            ("[^a]", "a"), ("a$b", "ab"), ("a^b", "ab"),
            (#"\d"#, "订"), ("(ab)+", "aba"), (#"(\W|一)+"#, "一二"), ("a", ""),
        ])
    func refusesText(pattern: String, text: String) throws {
        #expect(try !whole(pattern, text))
    }

    @Test(
        "A value is found in a message, the longest at the leftmost place",
        arguments: [
            (#"\d{6,20}"#, "订单20231120001有杂音", ["20231120001"]),
            (#"\d{6,20}"#, "２０２３１１２０００１", ["20231120001"]),
            (#"^\d{6,20}$"#, "订单 20231120001。", ["20231120001"]), ("a|ab|abc", "abc", ["abc"]),
            (#"[A-Z]{2}\d{4}"#, "AB1234，CD5678", ["AB1234", "CD5678"]),
            (#"\d{4}"#, "1234 5678", ["1234", "5678"]), (#"\d{6,20}"#, "no20231120001", ["20231120001"]),
        ])
    func finds(pattern: String, text: String, values: [String]) throws {
        #expect(try found(pattern, text) == values)
    }

    @Test(
        "A value inside a longer number or word is none",
        arguments: [
            (#"\d{6,20}"#, "1234567890123456789012345"), (#"\d{4}"#, "12345"), (#"[A-Z]{3}\d{3}"#, "XABC123"),
            (#"[A-Z]{3}\d{3}"#, "ABC1234"),
            (#"[A-Z]{3}\d{3}"#, "ABC123X"), (#"\d{4}"#, "1234.56"), (#"\d{2}"#, "3.14"),
            ("cat", "concatenate"),
        ])
    func notInside(pattern: String, text: String) throws {
        #expect(try found(pattern, text) == [])
    }

    @Test(
        "A mistake in a pattern is told in a sentence",
        arguments: [
            ("", "The pattern is empty."),
            ("(ab", "The group that \"(\" opens at character 1 is never closed."),
            ("ab)", "The \")\" at character 3 closes no group; write \\) for the character itself."),
            ("[ab", "The class that \"[\" opens at character 1 is never closed."),
            ("a[]b", "The class at character 2 has no characters in it."),
            ("[z-a]", "The range at character 2 runs backwards."),
            ("*a", "The repetition at character 1 has nothing in front of it to repeat."),
            ("a**", "The repetition at character 3 has nothing in front of it to repeat."),
            ("a{x}", "The count at character 2 is not one: write {3}, {3,} or {3,8}."),
            ("a{3,1}", "The count at character 2 is not one: write {3}, {3,} or {3,8}."),
            ("a\\", "The pattern ends in a backslash; write \\\\ for the character itself."),
            (
                #"\q"#,
                "\\q at character 1 has no meaning here; known are \\d \\w \\s \\D \\W \\S \\t \\n \\r."
            ),
            (
                #"\bab"#,
                "\\b at character 1 is not supported: Chinese text has no such boundaries. Leave it out; a value inside a longer number or word is not taken anyway."
            ),
            (
                #"(a)\1"#,
                "The backreference at character 4 is not supported: it cannot be matched in linear time."
            ),
            ("(?=a)b", "The look-around at character 1 is not supported; groups are (...) and (?:...)."),
            ("(?<!a)b", "The look-around at character 1 is not supported; groups are (...) and (?:...)."),
            (
                "a+?",
                "The \"?\" or \"+\" after a repetition at character 3 is not supported: the longest match is always taken."
            ),
            ("(a{100}){100}", "The pattern is too large: its repetitions come to more than 2000 states."),
            (String(repeating: "(", count: 200), "The pattern has more than 50 groups within groups."),
            ("a*", "The pattern matches the empty text, so it says nothing about a value."),
        ])
    func problems(pattern: String, sentence: String) {
        #expect(ParleyTools().problem(inPattern: pattern) == sentence)
    }

    @Test func aGoodPatternHasNoProblem() {
        #expect(ParleyTools().problem(inPattern: #"\d{6,20}"#) == nil)
    }

    @Test(
        "Patterns that make others run for ever take steps in proportion to the text",
        arguments: [
            "(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)*x", "(a?){25}a{25}", "(.*a){12}b",
        ])
    func linear(pattern: String) throws {
        let program = try PatternProgram(pattern)
        func steps(_ count: Int) -> Int {
            let text = [Scalar](repeating: 0x61, count: count)
            var search = PatternSearch(program: program, text: text, range: 0..<count)
            _ = search.longest(at: 0)
            return search.steps
        }
        #expect(steps(2000) <= 2000 * program.states.count * 3)
        #expect(steps(4000) <= steps(2000) * 21 / 10)
    }

    @Test func emptyGroupsWithinGroupsAreBuiltAtOnce() {
        var pattern = "(?:)"
        for _ in 0..<40 { pattern = "(?:\(pattern)){9999}" }
        #expect(ParleyTools().problem(inPattern: pattern + "a") == nil)
    }
}
