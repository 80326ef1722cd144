// Values and their one JSON form.
import ParleyModel
import Testing

@Suite struct ValueTests {
    static let forms: [(Value, String)] = [
        (.null, "null"), (.bool(true), "true"), (.integer(42), "42"),
        (.text("a\"b\n\u{1}"), #""a\"b\n\u0001""#), (.number(199.0) ?? .null, "199"),
        (.number(0.1) ?? .null, "0.1"),
        (.number(-0.0) ?? .null, "0"), (.number(1e300) ?? .null, "1e+300"), (.list([]), "[]"),
        (.record(["b": .integer(1), "a": .list([.integer(2), .text("三")])]), #"{"a":[2,"三"],"b":1}"#),
    ]

    @Test(arguments: forms)
    func aValueHasOneForm(_ value: Value, _ json: String) throws {
        #expect(CanonicalJSON.text(value) == json)
        #expect(try Value(json: json) == value)
    }

    @Test func wholeNumbersAreIntegersHoweverTheyWereWritten() throws {
        #expect(try Value(json: "199.0") == 199)
        #expect(try Value(json: "1.99e2") == 199)
        #expect(Value.number(.nan) == nil)
        #expect(Value.number(.infinity) == nil)
    }

    @Test(arguments: [
        "", "{", "[1,", "{\"a\"}", "01", "1.", "\"\\x\"", "nul", "[1] 2", "\"\u{1}\"", "{\"a\":1,}", "+1",
        "\"\\ud800\"",
    ])
    func brokenTextIsRefused(_ text: String) {
        #expect(throws: JSONError.self) { try Value(json: text) }
    }

    @Test func anErrorSaysWhere() {
        #expect(throws: JSONError(reason: .unexpectedByte(UInt8(ascii: "x")), offset: 4)) {
            try Value(json: "[1, x]")
        }
        #expect(throws: JSONError(reason: .tooDeep, offset: 64)) {
            try Value(json: String(repeating: "[", count: 100))
        }
    }

    @Test(arguments: [
        (199.0, "199"), (0.5, "0.5"), (1200.0, "1200"), (59.9, "59.9"), (1e-7, "0.0000001"),
        (1.5e20, "150000000000000000000"),
        (-2.5e-5, "-0.000025"),
    ])
    func numbersPrintPlainly(_ number: Double, _ printed: String) {
        #expect((Value.number(number) ?? .null).printed == printed)
    }

    @Test func aRecordIsSortedAndKeepsTheLastOfEqualNames() {
        let record = Record([
            .init(name: "b", value: 1), .init(name: "a", value: 2), .init(name: "b", value: 3),
        ])
        #expect(record.names == ["a", "b"])
        #expect(record["b"] == 3)
    }
}
