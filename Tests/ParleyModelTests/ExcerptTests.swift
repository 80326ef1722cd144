// A part of a line is found as a word of its own first.
import ParleyModel
import Testing

@Suite struct ExcerptTests {
    @Test(
        "a word of its own comes before a part of another",
        arguments: [
            ("cal", "  local price = cal(1)", 16, true), ("cal", "  local price = 1", 4, false),
            ("\"a\"", "f(\"aa\", \"a\")", 8, true), ("数", "元数 + 数a", 1, true), ("x", "é", nil, false),
            ("name =", "surname = 1, name = 2", 13, true), ("", "a", nil, false),
        ] as [(String, String, Int?, Bool)])
    func aPlaceIsFound(_ wanted: String, _ line: String, _ offset: Int?, _ isWord: Bool) {
        let place = Excerpt(wanted).place(in: line)
        #expect(place?.offset == offset)
        if offset != nil { #expect(place?.isWord == isWord) }
    }
}
