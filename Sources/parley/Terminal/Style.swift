// Colours, where somebody sees them.

import Glibc

/// Plain text, or text with a terminal's colours: only on a terminal, and not when `NO_COLOR` is set.
struct Style {
    var isColoured: Bool

    init(isColoured: Bool) { self.isColoured = isColoured }

    init(for descriptor: Int32) {
        let isPlain = Style.variable("NO_COLOR") != nil || Style.variable("TERM") == "dumb"
        isColoured = isatty(descriptor) == 1 && !isPlain
    }

    func name(_ text: String) -> String { wrap(text, "36;1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func problem(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// An environment variable that is set and not empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
