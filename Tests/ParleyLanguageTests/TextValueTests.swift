// Amounts, bounds, numbers and addresses in a text, told from Wednesday, 2026-03-04, 10:00.

import ParleyLanguage
import ParleyModel
import Testing

@Suite struct TextValueTests {
    private static func kinds(_ text: String) -> [TextValue.Kind] {
        TextValues.found(in: text, at: TimeValueTests.moment).map(\.kind)
    }

    private static func amounts(_ text: String) -> [Double] {
        kinds(text).compactMap { kind in
            if case .money(let amount, _) = kind { return amount }
            return nil
        }
    }

    @Test(
        "an amount is read with its sign, its code or its word",
        arguments: [
            ("it costs 20 bucks", 20), ("a dollar, no more", 1), ("CHF3.04", 3.04), ("EUR 7", 7),
            ("I paid 20 dollars and 43 cents", 20.43), ("42 ringgit", 42), ("5 lakh rupees", 500_000),
            ("$20 and 43 cents", 20.43), ("$7 50", 7.5), ("US$3 and fifteen", 3.15), ("9 dollar 99c", 9.99),
            ("三块四分", 3.04), ("三块零四", 3.04), ("十二块大洋", 12), ("300日元", 300), ("NT$150", 150),
        ] as [(String, Double)])
    func amount(text: String, amount: Double) { #expect(Self.amounts(text).contains(amount)) }

    @Test(
        "no amount where nothing says money",
        arguments: ["20 people", "room 4a", "a door", "三个", "the 20th", "chf", "元旦"])
    func noAmount(text: String) { #expect(Self.amounts(text).isEmpty) }

    private struct Bounds: Equatable, Sendable {
        var from: Double?
        var to: Double?
    }

    private static let boundsSaid: [(String, Bounds)] = [
        ("under 10 dollars", Bounds(to: 10)), ("no more than 7 euros", Bounds(to: 7)),
        ("no less than 3 euros", Bounds(from: 3)), ("at least €50", Bounds(from: 50)),
        ("between 10 and 20 dollars please", Bounds(from: 10, to: 20)), ("$10-$20", Bounds(from: 10, to: 20)),
        ("至少三百块", Bounds(from: 300)), ("100元以下", Bounds(to: 100)), ("五百到八百块", Bounds(from: 500, to: 800)),
    ]

    @Test("bounds of an amount are read from the words beside it", arguments: boundsSaid.indices)
    func bounds(index: Int) {
        let (text, expected) = Self.boundsSaid[index]
        let found = Self.kinds(text).compactMap { kind in
            if case .moneyBounds(let from, let to, _) = kind { return Bounds(from: from, to: to) }
            return nil
        }
        #expect(found == [expected], "\(text)")
    }

    @Test(
        "a number is read as people in different places write it",
        arguments: [
            ("廿五", 25), ("百二", 120), ("千一", 1100), ("負五", -5), ("负 3", -3), ("-.5", -0.5),
            ("2 millions", 2_000_000), ("三點五", 3.5), ("3 crore", 30_000_000),
        ])
    func number(text: String, number: Double) { #expect(Self.kinds(text).contains(.number(number))) }

    @Test(
        "an address is found without its scheme",
        arguments: [
            ("look at shop.example.com/new?id=3.", "shop.example.com/new?id=3"),
            ("它在 example.cn 上", "example.cn"), ("localhost:8080", "localhost:8080"),
            ("see https://example.com/a", "https://example.com/a"),
        ])
    func address(text: String, address: String) { #expect(Self.kinds(text).contains(.url(address))) }

    @Test(
        "a mail address, a number or a full stop makes no web address",
        arguments: ["me@example.com", "3.50", "I did.Then it broke", "v1.2.3", "e.g. this"])
    func noAddress(text: String) {
        let found = Self.kinds(text).contains { kind in
            if case .url = kind { return true }
            return false
        }
        #expect(!found)
    }

    @Test("a telephone or house number is no time", arguments: ["at 650-650-6500", "4a"])
    func noTime(text: String) {
        let found = Self.kinds(text).contains { kind in
            if case .time = kind { return true }
            return false
        }
        #expect(!found)
    }
}
