// What a test run covered, as one page that needs nothing else.

public import ParleyModel

extension CoverageReport {
    /// HTML with its style inside: a table of files, then each file's lines with how often they ran.
    public var page: String {
        let rows = files.enumerated().map { index, file in
            """
            <tr><td><a href="#f\(index)">\(HTML.escaped(file.covered.path))</a></td>\
            <td class="n">\(CoverageReport.percent(file.covered.ran, of: file.covered.counts.count))</td>\
            <td><meter min="0" max="1" low="0.8" high="0.95" optimum="1" value="\(file.share)"></meter></td>\
            <td class="n">\(file.covered.ran) of \(file.covered.counts.count)</td></tr>
            """
        }
        let total = CoverageReport.percent(ran, of: lines)
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Coverage: \(total)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>\(CoverageReport.style)</style></head>
            <body>
            <h1>\(total) of \(lines) lines of Lua ran</h1>
            <table class="files"><tr><th>file</th><th class="n">ran</th><th></th><th class="n">lines</th></tr>
            \(rows.joined(separator: "\n"))
            </table>
            \(files.enumerated().map { CoverageReport.listing($1, id: "f\($0)") }.joined(separator: "\n"))
            </body></html>

            """
    }

    /// Writes the page as `index.html` in a folder, which is made where it is not there.
    ///
    /// - Returns: the page's path.
    public func writePage(in folder: String) throws(Diagnostic) -> String {
        let path = folder + "/index.html"
        do {
            try TextFiles.makeFolder(folder)
            try TextFiles.write(page, to: path)
        } catch {
            throw TranscriptMistake.unwritable(error.message + ".").diagnostic(file: path)
        }
        return path
    }

    private static func listing(_ file: File, id: String) -> String {
        let lines = file.source.enumerated().map { index, line -> String in
            let count = file.covered.counts[index + 1]
            let kind = count.map { $0 == 0 ? "missed" : "ran" } ?? "none"
            return """
                <tr class="\(kind)"><td class="n">\(index + 1)</td>\
                <td class="n">\(count.map(String.init) ?? "")</td><td><pre>\(HTML.escaped(line))</pre></td></tr>
                """
        }
        return """
            <details id="\(id)"\(file.covered.missed.isEmpty ? "" : " open")>\
            <summary>\(HTML.escaped(file.covered.path)) <span>\(percent(file.covered.ran, of: file.covered.counts.count))</span></summary>
            <table class="code">
            \(lines.joined(separator: "\n"))
            </table></details>
            """
    }

    private static let style = """
        :root { color-scheme: light dark; --back: #fff; --text: #1c1e21; --dim: #667; --line: #dde; --ran: #e6f4e8;
        --missed: #fde3e1; --link: #0b57d0; }
        @media (prefers-color-scheme: dark) { :root { --back: #15171a; --text: #e4e6ea; --dim: #99a; --line: #333842;
        --ran: #17301d; --missed: #4a1d1b; --link: #8ab4f8; } }
        body { background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto;
        max-width: 70rem; padding: 0 1rem; }
        h1 { font-size: 1.4rem; } a { color: var(--link); }
        table { border-collapse: collapse; } td, th { padding: 0 .6rem; text-align: left; }
        .files td { border-top: 1px solid var(--line); padding: .25rem .6rem; }
        .n { text-align: right; color: var(--dim); font-variant-numeric: tabular-nums; white-space: nowrap; }
        details { margin-top: 1.2rem; border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
        summary { cursor: pointer; padding: .5rem .8rem; } summary span { color: var(--dim); }
        .code { width: 100%; font: 13px/1.45 ui-monospace, monospace; } pre { margin: 0; font: inherit; }
        tr.ran { background: var(--ran); } tr.missed { background: var(--missed); }
        """
}

/// Text in HTML and XML.
enum HTML {
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            // XML has no place for other control characters, not even escaped.
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
