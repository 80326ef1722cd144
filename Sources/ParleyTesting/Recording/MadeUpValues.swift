// Values that stand in for private ones: of the same shape, the same for the same, nobody's.

import Parley
import ParleyModel

/// What each private value of a session is replaced by.
struct MadeUpValues {
    private let texts: Replacement
    private let values: [(from: Value, to: Value)]

    /// - Parameters:
    ///   - loose: texts that no slot holds, as ``LooseValues`` finds them.
    ///   - kept: texts that stay as they are, also inside of others.
    ///   - loaded: reads texts: what stands in for one must be read just as that one is.
    ///   - seed: what all are drawn from: without it a value does not follow from what stands in for it.
    init(
        for found: [PrivateValues.Found], loose: [String] = [], kept: [String] = [], loaded: LoadedBot,
        locale: Locale, at instant: Instant, seed: UInt64
    ) {
        let reader = Reader(loaded: loaded, locale: locale, instant: instant, seed: seed)
        var pairs: [(String, String)] = []
        var values: [(from: Value, to: Value)] = []
        let real = Set(found.flatMap { [$0.written, $0.value.printed] })
        var standIns: [String: String] = [:]
        for one in found {
            let alike = found.filter { $0.written == one.written }
            guard
                let written = standIns[one.written]
                    ?? MadeUpValues.standIn(for: one.written, alike, avoiding: real, reader),
                let value = reader.value(of: written, for: one)
            else { continue }
            standIns[one.written] = written
            pairs.append((one.written, written))
            pairs.append((one.value.printed, value.printed))
            values.append((one.value, value))
        }
        let known = Set(pairs.map(\.0))
        let unknown = loose.filter { !known.contains($0) }
        let within = pairs.filter { $0.0.unicodeScalars.count == $0.1.unicodeScalars.count }
        let replaced = MadeUpValues.standIns(for: unknown, avoiding: real.union(unknown), reader).map {
            ($0.0, MadeUpValues.keeping(within, of: $0.0, in: $0.1))
        }
        pairs += replaced + replaced.flatMap { MadeUpValues.groups($0.0, $0.1, among: Set(kept)) }
        let all = Set(pairs.map(\.0))
        texts = Replacement(pairs + kept.filter { !all.contains($0) }.map { ($0, $0) })
        self.values = values
    }

    /// What a slot has taken out of a longer word, as 12345678 of E12345678, is replaced there as it is everywhere.
    private static func keeping(_ pairs: [(String, String)], of written: String, in made: String) -> String {
        let (from, to) = (Array(written.unicodeScalars), Array(made.unicodeScalars))
        guard from.count == to.count else { return made }
        var kept = to
        for (value, standIn) in pairs.sorted(by: { $0.0.count < $1.0.count }) {
            let (part, other) = (Array(value.unicodeScalars), Array(standIn.unicodeScalars))
            guard part.count > 1, part.count < from.count else { continue }
            for start in 0...from.count - part.count
            where from[start..<start + part.count].elementsEqual(part) {
                kept.replaceSubrange(start..<start + part.count, with: other)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: kept)
        return String(text)
    }

    /// Groups of a value that a slot has taken for a value of its own: they go with the whole.
    private static func groups(
        _ written: String, _ made: String, among kept: Set<String>
    ) -> [(String, String)] {
        func split(_ text: String) -> [String] {
            text.split { !$0.isNumber && !$0.isLetter }.map(String.init)
        }
        return zip(split(written), split(made)).filter { kept.contains($0.0) }
    }

    /// The same digits and letters get the same ones in whatever groups they are written.
    private static func standIns(
        for loose: [String], avoiding real: Set<String>, _ reader: Reader
    ) -> [(String, String)] {
        var ways: [String: (shape: Shape, attempt: Int)] = [:]
        return loose.map { written in
            let bare = LooseValues.bare(written)
            let kinds = reader.kinds(of: written)
            let known = ways[bare].map { [$0] } ?? []
            let way =
                (known + Shape.ways).first { way in
                    let made = way.shape.madeUp(written, attempt: way.attempt, seed: reader.seed)
                    return !real.contains(made) && reader.kinds(of: made) == kinds
                } ?? (Shape(), 0)
            ways[bare] = ways[bare] ?? way
            return (written, way.shape.madeUp(written, attempt: way.attempt, seed: reader.seed))
        }
    }

    func replacing(_ text: String) -> String { texts.applied(to: text) }

    func replacing(_ value: Value) -> Value {
        if let pair = values.first(where: { $0.from == value }) { return pair.to }
        switch value {
        case .text(let text): return .text(texts.applied(to: text))
        // A number in an action's result may be what somebody has written.
        case .integer(let number):
            return Int64(texts.applied(to: String(number))).map(Value.integer) ?? value
        case .list(let values): return .list(values.map(replacing))
        case .record(let record): return .record(replacing(record))
        default: return value
        }
    }

    func replacing(_ record: Record) -> Record {
        Record(record.fields.map { .init(name: $0.name, value: replacing($0.value)) })
    }

    /// `nil` when nothing of the same shape is read alike.
    private static func standIn(
        for written: String, _ found: [PrivateValues.Found], avoiding real: Set<String>, _ reader: Reader
    ) -> String? {
        let kinds = reader.kinds(of: written)
        for (shape, attempt) in Shape.ways {
            let made = shape.madeUp(written, attempt: attempt, seed: reader.seed)
            if real.contains(made) { continue }
            let isAlike = found.allSatisfy { one in
                reader.value(of: made, for: one).map { $0 != one.value } ?? false
            }
            if isAlike, reader.kinds(of: made) == kinds { return made }
        }
        return nil
    }
}

/// Reads texts as the bot does.
private struct Reader {
    let loaded: LoadedBot
    let locale: Locale
    let instant: Instant
    let seed: UInt64

    func value(of text: String, for found: PrivateValues.Found) -> Value? {
        guard found.type != .text else { return .text(text) }
        guard let slot = found.slot.flatMap({ loaded.declarations.slots[$0] }) else { return nil }
        return loaded.value(of: text, for: slot, locale: locale, at: instant)
    }

    /// What kinds of values the text is taken for when nothing is asked.
    func kinds(of text: String) -> [String] {
        loaded.values(in: text, locale: locale, at: instant).map {
            "\($0.type.name) \($0.slot ?? "") \($0.start) \($0.end)"
        }
    }
}

/// How a text is changed without changing its shape.
struct Shape {
    var keepsLetters = false
    /// So many digits at the beginning stay.
    var keptDigits = 0
    /// Whether noughts stay: those of a day must.
    var keepsNoughts = false

    /// Freely changed first; then with its letters, then with its first digits as they were: what a pattern or a kind of
    /// number asks for may stand in them; all of it once more with its noughts.
    static let ways: [(shape: Shape, attempt: Int)] =
        [false, true].flatMap { keepsNoughts in
            [Shape(keepsNoughts: keepsNoughts), Shape(keepsLetters: true, keepsNoughts: keepsNoughts)]
                + [1, 2, 3, 4].map {
                    Shape(keepsLetters: true, keptDigits: $0, keepsNoughts: keepsNoughts)
                }
        }.flatMap { shape in (0..<6).map { (shape, $0) } }

    /// Digits for digits, letters for letters, Chinese characters for Chinese characters; all else stays.
    ///
    /// The same digits and letters give the same ones whatever stands between them: "138 0013" and "1380013".
    func madeUp(_ text: String, attempt: Int, seed: UInt64) -> String {
        let scalars = Array(text.unicodeScalars)
        let words = scalars.filter { Shape.kind(of: $0) != .other }
        var dice = Draws(words, attempt, seed)
        var digits = 0
        var made = String.UnicodeScalarView()
        for scalar in scalars {
            switch Shape.kind(of: scalar) {
            case .digit(let zero):
                digits += 1
                // Another digit; a zero that a number begins with belongs to its shape.
                let own = scalar.value - zero.value
                let drawn = 1 + UInt32(dice.draw(own == 0 ? 9 : 8))
                let isKept = digits <= keptDigits || (own == 0 && (keepsNoughts || digits == 1))
                let other = own > 0 && drawn >= own ? drawn + 1 : drawn
                made.append(isKept ? scalar : UnicodeScalar(zero.value + other) ?? scalar)
            case .letter(let first):
                let drawn = dice.draw(26)
                made.append(keepsLetters ? scalar : UnicodeScalar(first.value + UInt32(drawn)) ?? scalar)
            case .numeral: made.append(Shape.numerals[dice.draw(Shape.numerals.count)])
            case .han:
                let drawn = dice.draw(Shape.characters.count)
                made.append(keepsLetters ? scalar : Shape.characters[drawn])
            case .other: made.append(scalar)
            }
        }
        return String(made)
    }

    private enum Kind: Equatable {
        case digit(zero: UnicodeScalar)
        case letter(first: UnicodeScalar)
        case numeral, han, other
    }

    private static let numerals = Array("一二三四五六七八九".unicodeScalars)
    private static let units = Set("零〇十百千万亿两点".unicodeScalars)
    private static let characters = Array(
        "安白晨丹东方风光海和红江景兰乐林明宁平青秋山诗书松天文小新雪阳叶音雨园月云竹".unicodeScalars)

    private static func kind(of scalar: UnicodeScalar) -> Kind {
        switch scalar {
        case "0"..."9": .digit(zero: "0")
        case "\u{FF10}"..."\u{FF19}": .digit(zero: "\u{FF10}")
        case "a"..."z": .letter(first: "a")
        case "A"..."Z": .letter(first: "A")
        case _ where numerals.contains(scalar): .numeral
        case _ where units.contains(scalar): .other
        case "\u{4E00}"..."\u{9FFF}": .han
        case _ where !scalar.isASCII && scalar.properties.isAlphabetic && !scalar.properties.isIdeographic:
            .letter(first: "a")
        default: .other
        }
    }
}

/// Numbers that follow from a text and a seed.
private struct Draws {
    private var state: UInt64

    init(_ scalars: [UnicodeScalar], _ attempt: Int, _ seed: UInt64) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let keyed = SHA256.hex(of: Array("\(seed) \(attempt) \(text)".utf8))
        state = UInt64(keyed.prefix(16), radix: 16) ?? seed
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func draw(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
}
