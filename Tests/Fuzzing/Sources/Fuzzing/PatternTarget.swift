// The patterns of slots: a pattern, a line feed, a text.

import ParleyModel

@testable import ParleyLanguage

extension FuzzTarget {
    static let patterns = FuzzTarget("patterns") { bytes in
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        let pattern = String(decoding: bytes[..<end], as: UTF8.self)
        guard let program = try? PatternProgram(pattern) else { return }
        let text = PreparedText(String(decoding: bytes[min(end + 1, bytes.count)...], as: UTF8.self))
        _ = program.matchesWhole(text.plain, range: text.range)
        var place = text.range.lowerBound
        for range in program.matches(in: text.plain, range: text.range) {
            claim(
                range.lowerBound >= place && range.upperBound <= text.range.upperBound,
                "\(pattern) is found at \(range), after \(place)")
            claim(
                program.matchesWhole(text.plain, range: range),
                "\(pattern) does not match what it found at \(range)")
            place = range.upperBound
        }
    }
}
