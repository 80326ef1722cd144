// `{name}` places in texts and examples.
import ParleyModel

package enum TextTemplate {
    /// The names of the places, in order, once each.
    package static func places(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        var names: [String] = []
        walk(text) { piece in
            if case .place(let name) = piece, !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The text with its places filled; one that `value` does not know stays as it is. A value is never parsed again.
    package static func fill(_ text: String, _ value: (String) -> String?) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var filled = ""
        walk(text) { piece in
            switch piece {
            case .literal(let part): filled += part
            case .place(let name): filled += value(name) ?? "{\(name)}"
            }
        }
        return filled
    }

    private enum Piece { case literal(Substring), place(String) }

    private static func walk(_ text: String, _ visit: (Piece) -> Void) {
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            let after = rest.utf8.index(after: open)
            guard let close = rest[after...].utf8.firstIndex(of: UInt8(ascii: "}")),
                isName(rest[after..<close])
            else {
                visit(.literal(rest[..<after]))
                rest = rest[after...]
                continue
            }
            visit(.literal(rest[..<open]))
            visit(.place(String(rest[after..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        visit(.literal(rest))
    }

    /// Letters of any script, digits and `_`, no digit first.
    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
        return text.unicodeScalars.allSatisfy { isLetter($0) || (0x30...0x39).contains($0.value) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic
        }
    }
}
