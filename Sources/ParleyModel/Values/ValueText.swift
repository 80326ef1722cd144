// How a value reads in a reply: plainly, in every locale.

extension Value {
    /// No grouping, no currency sign, a point, no trailing zeros; a list is joined with ", "; `null` is empty.
    public var printed: String {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): Value.plain(number)
        case .text(let text): text
        case .list(let values): values.map(\.printed).joined(separator: ", ")
        case .record: CanonicalJSON.text(self)
        }
    }

    /// Rounded to 15 digits, so that 19.9 * 3 is 59.7 and not 59.699999999999996.
    private static func tidy(_ number: Double) -> Double {
        guard number != 0, number.isFinite else { return number }
        var scale = 1.0
        var rest = number.magnitude
        while rest < 1e14, scale < 1e22 {
            rest *= 10
            scale *= 10
        }
        let rounded = (number * scale).rounded() / scale
        return rounded.isFinite && rounded.description.utf8.count < number.description.utf8.count
            ? rounded : number
    }

    /// The shortest digits that give the number back, without an exponent.
    private static func plain(_ exact: Double) -> String {
        let number = tidy(exact)
        let short = number.description
        guard let mark = short.firstIndex(of: "e") else {
            return short.hasSuffix(".0") ? String(short.dropLast(2)) : short
        }
        guard let exponent = Int(short[short.index(after: mark)...]) else { return short }
        let isNegative = short.hasPrefix("-")
        let mantissa = short[..<mark].drop { $0 == "-" }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
        let digits = String(parts[0]) + fraction
        let point = parts[0].count + exponent
        var text: String
        if point <= 0 {
            text = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.count {
            text = digits + String(repeating: "0", count: point - digits.count)
        } else {
            text = String(digits.prefix(point)) + "." + digits.dropFirst(point)
        }
        if isNegative { text = "-" + text }
        return text
    }
}
