// How many columns of a terminal a text takes.

/// Columns after Unicode's East Asian Width (UAX #11), wide and full-width characters as two.
public enum TextWidth {
    public static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    public static func columns(of scalar: UnicodeScalar) -> Int {
        let code = scalar.value
        if code < 0x20 || (0x7F..<0xA0).contains(code) { return 0 }
        if code < 0x300 { return 1 }
        if isZeroWidth(scalar) { return 0 }
        return wideRanges.contains { $0.contains(code) } ? 2 : 1
    }

    private static func isZeroWidth(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]
}
