// Comma-separated values (RFC 4180), with the lines on which rows begin.

/// Rows of fields: in quotes they may hold separators, line ends and doubled quotes.
package struct CSVTable: Sendable {
    package struct Row: Sendable, Hashable {
        package var line: Int
        package var fields: [String]
    }

    package private(set) var rows: [Row] = []
    /// What parts its fields.
    package let separator: Unicode.Scalar
    /// The line of a quote that opens a field and is never closed: all that follows it became one field.
    package private(set) var openQuote: Int?

    /// - Parameter separator: `nil`: the one of tab, semicolon and comma that the first line has most of.
    package init(_ text: String, separator: Unicode.Scalar? = nil) {
        let separator = separator ?? CSVTable.separator(of: text)
        self.separator = separator
        var (line, start) = (1, 1)
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        if next == "\u{FEFF}" { next = scalars.next() }
        func isBlank() -> Bool { fields.isEmpty && field.isEmpty }
        while var scalar = next {
            next = scalars.next()
            // Every line end is one, in quotes too: people are told the field.
            if scalar == "\r" {
                if next == "\n" { continue }
                scalar = "\n"
            }
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                field.unicodeScalars.append("\"")
                next = scalars.next()
            // A quote opens a field at its beginning only: 5" is five inches.
            case "\"" where isQuoted || field.isEmpty:
                isQuoted.toggle()
                openQuote = isQuoted ? line : nil
            case separator where !isQuoted:
                fields.append(field)
                field = ""
            case "\n" where !isQuoted:
                if !isBlank() { rows.append(Row(line: start, fields: fields + [field])) }
                (fields, field, start) = ([], "", line)
            default: field.unicodeScalars.append(scalar)
            }
        }
        if !isBlank() { rows.append(Row(line: start, fields: fields + [field])) }
    }

    private static func separator(of text: String) -> Unicode.Scalar {
        // What stands in quotes parts nothing.
        var (first, isQuoted): ([Unicode.Scalar], Bool) = ([], false)
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r", !isQuoted { break }
            if scalar == "\"" { isQuoted.toggle() } else if !isQuoted { first.append(scalar) }
        }
        func count(_ mark: Unicode.Scalar) -> Int { first.count { $0 == mark } }
        // Nobody writes a tab in a sentence.
        if count("\t") > 0, count("\t") >= max(count(";"), count(",")) { return "\t" }
        return count(";") > count(",") ? ";" : ","
    }

    /// The rows with something in more columns than the header has. Without a header the shortest row of at least two
    /// fields tells how many there are.
    package func overlong(hasHeader: Bool) -> [Row] {
        let widths = (hasHeader ? rows.prefix(1) : rows[...]).map(\.fields.count)
        guard let columns = widths.filter({ $0 > 1 }).min() else { return [] }
        return rows.dropFirst(hasHeader ? 1 : 0).filter { row in
            row.fields.dropFirst(columns).contains { !$0.trimmed.isEmpty }
        }
    }

    /// A field as it is written: in quotes where it needs them.
    package static func written(_ field: String) -> String {
        let needsQuotes = field.unicodeScalars.contains { ",\"\n\r;\t".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
