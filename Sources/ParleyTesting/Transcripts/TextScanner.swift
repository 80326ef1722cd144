// Reads one line of a transcript from left to right: words, numbers, Lua-like literals.

/// A place in one line; every reading function skips the blanks before what it reads.
struct TextScanner {
    private let scalars: [UnicodeScalar]
    private(set) var index = 0

    init(_ text: some StringProtocol) { scalars = Array(text.unicodeScalars) }

    static func isBlank(_ scalar: UnicodeScalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\r" || scalar == "\n"
    }

    static func isNameStart(_ scalar: UnicodeScalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic
    }

    static func isNamePart(_ scalar: UnicodeScalar) -> Bool {
        isNameStart(scalar) || ("0"..."9").contains(scalar)
    }

    var current: UnicodeScalar? { index < scalars.count ? scalars[index] : nil }

    mutating func skipBlanks() {
        while let scalar = current, TextScanner.isBlank(scalar) { index += 1 }
    }

    mutating func isAtEnd() -> Bool {
        skipBlanks()
        return current == nil
    }

    /// What has not been read, without blanks at either side.
    var rest: String { scalars[index...].text.trimmed }

    /// The next few characters, for a message.
    var excerpt: String { String(rest.prefix(12)) }

    mutating func take(_ expected: String) -> Bool {
        skipBlanks()
        let wanted = Array(expected.unicodeScalars)
        guard scalars.count - index >= wanted.count, scalars[index...].starts(with: wanted) else {
            return false
        }
        index += wanted.count
        return true
    }

    /// A whole word, not the beginning of a longer one.
    mutating func takeWord(_ expected: String) -> Bool {
        let start = index
        guard take(expected) else { return false }
        if let next = current, TextScanner.isNamePart(next) {
            index = start
            return false
        }
        return true
    }

    /// A name, with `allowing` beside letters, digits and `_`.
    mutating func name(allowing extra: String = "") -> String? {
        skipBlanks()
        let start = index
        guard let first = current, TextScanner.isNameStart(first) else { return nil }
        while let scalar = current, TextScanner.isNamePart(scalar) || extra.unicodeScalars.contains(scalar) {
            index += 1
        }
        return scalars[start..<index].text
    }

    /// Everything to the next blank, comma or the end.
    mutating func word() -> String? {
        skipBlanks()
        let start = index
        while let scalar = current, !TextScanner.isBlank(scalar), scalar != "," { index += 1 }
        return start == index ? nil : scalars[start..<index].text
    }

    mutating func wholeNumber() -> Int? {
        skipBlanks()
        let start = index
        while let scalar = current, ("0"..."9").contains(scalar) { index += 1 }
        guard let number = Int(scalars[start..<index].text) else {
            index = start
            return nil
        }
        return number
    }

    mutating func stepBack() { index = max(0, index - 1) }

    mutating func advance() { index = min(scalars.count, index + 1) }
}

extension Collection where Element == UnicodeScalar {
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}

extension StringProtocol {
    /// Without blanks at either side.
    var trimmed: String {
        let scalars = Array(unicodeScalars)
        guard let first = scalars.firstIndex(where: { !TextScanner.isBlank($0) }),
            let last = scalars.lastIndex(where: { !TextScanner.isBlank($0) })
        else { return "" }
        return scalars[first...last].text
    }
}
