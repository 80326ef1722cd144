// Paths and durations as authors write them.
import ParleyModel

package enum FlowPath {
    /// `faq.md` beside `Flows/questions/faq.lua` is `Flows/questions/faq.md`; `..` never leaves the bot.
    package static func resolve(_ name: String, beside file: String) -> String {
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// The locale that a file's name or folder tells: `faq.zh.md`, `zh/faq.md`.
    static func locale(of path: String) -> Locale? {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return nil }
        let pieces = name.split(separator: ".")
        if pieces.count > 2, isLocale(pieces[pieces.count - 2]) {
            return Locale(String(pieces[pieces.count - 2]))
        }
        if parts.count > 1, isLocale(parts[parts.count - 2]) { return Locale(String(parts[parts.count - 2])) }
        return nil
    }

    private static func isLocale(_ text: Substring) -> Bool { TextReader.isLocale(String(text)) }
}

enum Duration {
    /// `"90s"`, `"15m"`, `"2h"`, `"1h 30m"`, `"3d"` in seconds; `nil` when it is no duration.
    static func seconds(_ text: String) -> Double? {
        var total = 0.0
        var digits = ""
        var found = false
        for character in text where character != " " {
            if character.isASCII, character.isNumber || character == "." {
                digits.append(character)
                continue
            }
            let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
            guard let unit = units[character], let number = Double(digits), number >= 0, number < 1e7 else {
                return nil
            }
            total += number * unit
            digits = ""
            found = true
        }
        return found && digits.isEmpty ? total : nil
    }
}
