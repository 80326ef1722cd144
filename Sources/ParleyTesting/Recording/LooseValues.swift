// Values that no slot holds and that read like somebody's own: telephone, card and account numbers, codes, addresses.

import ParleyModel

/// Finds them by their shape alone, whatever language stands around them.
///
/// Taken: an e-mail address; six digits or more in a row; seven or more in groups; a word of six letters and digits or more with
/// three digits in it; seven numerals in a row. Not taken: a day ("2026-03-04"), and what a sign of money stands beside.
enum LooseValues {
    /// As they are written, each once.
    static func found(in text: String) -> [String] {
        var scanner = Scanner(text)
        return scanner.all()
    }

    /// Digits and letters alone: the same number in other groups is the same value.
    static func bare(_ written: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in written.unicodeScalars where isDigit(scalar) || isLetter(scalar) { bare.append(scalar) }
        return String(bare)
    }

    fileprivate static func isDigit(_ scalar: UnicodeScalar) -> Bool {
        ("0"..."9").contains(scalar) || ("\u{FF10}"..."\u{FF19}").contains(scalar)
    }

    fileprivate static func isLetter(_ scalar: UnicodeScalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// A letter of any script that parts its words.
    fileprivate static func isLetterOfWord(_ scalar: UnicodeScalar) -> Bool {
        isLetter(scalar)
            || (!scalar.isASCII && scalar.properties.isAlphabetic && !scalar.properties.isIdeographic)
    }

    /// What stands between the groups of a number.
    fileprivate static let joints = Set(
        " -()/.·\u{A0}\u{2009}\u{202F}\u{3000}\u{2212}\u{FF0D}".unicodeScalars
    )
    .union((0x2010...0x2015).compactMap(UnicodeScalar.init))
    fileprivate static let numerals = Set("〇零一二三四五六七八九幺".unicodeScalars)
    fileprivate static let money = Set("¥￥$€£元块圆%％".unicodeScalars)
}

extension RecordedTurns {
    /// Of what was said, answered and given by actions.
    ///
    /// - Parameters:
    ///   - kept: texts that are no secret.
    ///   - files: what the bot's files say is none either.
    func looseValues(keeping kept: [String], in files: [String]) -> [String] {
        // What is kept parts words, as a sign would; a short value may be a group of a longer one.
        let parts = Replacement(kept.filter { $0.unicodeScalars.count > 5 }.map { ($0, "\u{FFFC}") })
        var loose: [String] = []
        for text in texts {
            for value in LooseValues.found(in: parts.applied(to: text)) where !loose.contains(value) {
                if !files.contains(where: { $0.contains(value) }) { loose.append(value) }
            }
        }
        return loose
    }

    private var texts: [String] {
        turns.flatMap { turn -> [String] in
            let input = turn.input
            var texts = [input.said, input.user?.text].compactMap(\.self) + input.metadata.texts
            if case .event(_, let fields) = input.content { texts += fields.texts }
            texts += turn.replies.flatMap { $0.value.texts }
            for call in turn.calls {
                switch call.outcome {
                case .ok(let value): texts += value.texts
                case .refused(let why), .failed(let why), .unknown(let why): texts.append(why)
                }
            }
            return texts
        }
    }
}

extension Record {
    fileprivate var texts: [String] { fields.flatMap { $0.value.texts } }
}

extension Value {
    /// All texts in it, and numbers as they are written.
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .integer(let number): [String(number)]
        case .list(let items): items.flatMap(\.texts)
        case .record(let record): record.texts
        case .null, .bool, .double: []
        }
    }
}

private struct Scanner {
    private let text: [UnicodeScalar]
    private var place = 0
    private var found: [String] = []

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    mutating func all() -> [String] {
        while place < text.count {
            guard
                isWord(place) || LooseValues.isLetterOfWord(text[place]) || text[place] == "+"
                    || LooseValues.numerals.contains(text[place])
            else {
                place += 1
                continue
            }
            if let end = day() {
                place = end
            } else if let end = address() ?? number() ?? code() ?? numerals() {
                var written = String.UnicodeScalarView()
                written.append(contentsOf: text[place..<end])
                if !found.contains(String(written)) { found.append(String(written)) }
                place = end
            } else {
                place = max(place + 1, endOfWord(place))
            }
        }
        return found
    }

    // MARK: kinds

    /// `anna.b+shop@example.org`.
    private func address() -> Int? {
        var at = place
        while at < text.count,
            isWord(at) || LooseValues.isLetterOfWord(text[at]) || "._%+-".unicodeScalars.contains(text[at])
        {
            at += 1
        }
        guard at > place, at < text.count, text[at] == "@" else { return nil }
        var end = at + 1
        while end < text.count, isWord(end) || text[end] == "-" || text[end] == "." { end += 1 }
        while end > at, !isWord(end - 1) { end -= 1 }
        return text[at..<end].contains(".") ? end : nil
    }

    private func day() -> Int? {
        var digits: [Int] = []
        var next = place
        while digits.count < 3, let group = groupOfDigits(at: next) {
            digits.append(group.end - group.start)
            next = group.end
        }
        return isDay(digits, next) ? next : nil
    }

    /// Digits in one or more groups: `07700 900123`, `+49 (0)30 901820`, `4111-1111-1111-1111`.
    private func number() -> Int? {
        var digits: [Int] = []
        var end = place
        var next = place
        if text[next] == "+" { next += 1 }
        while let group = groupOfDigits(at: next) {
            // What runs on into letters is a code, or a number with its unit.
            if group.end < text.count, LooseValues.isLetter(text[group.end]) { break }
            digits.append(group.end - group.start)
            end = group.end
            next = group.end
        }
        guard digits.reduce(0, +) >= (digits.count > 1 ? 7 : 6), areOneNumber(digits), !isDay(digits, end),
            !isMoney(end)
        else { return nil }
        return end
    }

    /// The next digits, behind one blank, a hyphen, a dot, or brackets.
    private func groupOfDigits(at start: Int) -> (start: Int, end: Int)? {
        var first = start
        while first < text.count, first - start < 2, LooseValues.joints.contains(text[first]) {
            first += 1
        }
        var end = first
        while end < text.count, LooseValues.isDigit(text[end]) { end += 1 }
        return end > first ? (first, end) : nil
    }

    /// Short groups in a row are a list of numbers, but behind `0` or `+`.
    private func areOneNumber(_ digits: [Int]) -> Bool {
        let isAbroadOrFar = text[place] == "+" || (text[place] == "0" && digits[0] > 1)
        if digits.count < 2 || isAbroadOrFar { return true }
        return digits.dropFirst().allSatisfy { $0 >= 3 }
    }

    /// `2026-03-04`, `04/03/2026`.
    private func isDay(_ digits: [Int], _ end: Int) -> Bool {
        let isSplit = !text[place..<end].contains(" ")
        return isSplit && digits.count == 3 && digits.allSatisfy { $0 <= 4 } && digits.contains(4)
            && digits.count { $0 <= 2 } == 2
    }

    private func isMoney(_ end: Int) -> Bool {
        let before = place > 0 && LooseValues.money.contains(text[place - 1])
        let unit = text[end...].first { $0 != " " }
        return before || unit.map { LooseValues.money.contains($0) } ?? false
    }

    /// A word of letters and digits, hyphens in it: `INV-2024-0012`, `11010519491231002X`.
    private func code() -> Int? {
        var end = place
        while end < text.count,
            isWord(end)
                || ("-_".unicodeScalars.contains(text[end]) && end + 1 < text.count && isWord(end + 1))
        {
            end += 1
        }
        let word = text[place..<end].filter { $0 != "-" && $0 != "_" }
        let digits = word.count { LooseValues.isDigit($0) }
        return word.count >= 6 && digits >= 3 && digits < word.count ? end : nil
    }

    /// A number read out figure by figure: 一三八零零一三八零零一.
    private func numerals() -> Int? {
        var end = place
        while end < text.count, LooseValues.numerals.contains(text[end]) { end += 1 }
        return end - place >= 7 ? end : nil
    }

    // MARK: words

    private func isWord(_ place: Int) -> Bool {
        LooseValues.isDigit(text[place]) || LooseValues.isLetter(text[place])
    }

    private func endOfWord(_ start: Int) -> Int {
        var end = start
        while end < text.count, isWord(end) { end += 1 }
        return end
    }
}
