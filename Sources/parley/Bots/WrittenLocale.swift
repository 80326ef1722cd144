// A locale as a person or another program writes it.

import ParleyModel

extension Locale {
    /// What is said to those who wrote something else.
    static let writtenForm = "it is two letters, perhaps with a region, as in zh, en, zh-CN"

    /// Two letters, perhaps a hyphen and a region of two; the language becomes small, the region capital.
    init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let areLetters = parts.allSatisfy { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        }
        guard areLetters, let language = parts.first, parts.count <= 2 else { return nil }
        let region = parts.dropFirst().map { $0.uppercased() }
        self.init(([language.lowercased()] + region).joined(separator: "-"))
    }
}
