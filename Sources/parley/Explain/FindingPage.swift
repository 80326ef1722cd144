// The pages that explain findings, one for each code.

/// `# CODE TITLE` begins a page.
struct FindingPage: Hashable {
    var code: String
    var title: String
    var text: String

    static let all: [FindingPage] = ProgramFile.all(below: "pages").flatMap { pages(in: $0.text) }

    static func pages(in text: String) -> [FindingPage] {
        var pages: [FindingPage] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                let words = line.dropFirst(2).split(separator: " ", maxSplits: 1)
                pages.append(
                    FindingPage(
                        code: String(words[0]), title: words.count > 1 ? String(words[1]) : "", text: ""))
            } else if !pages.isEmpty {
                pages[pages.count - 1].text += line + "\n"
            }
        }
        for index in pages.indices { pages[index].text = trimmed(pages[index].text) }
        return pages
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }

    /// As `parley explain` prints it.
    var report: String { "\(code)  \(title)\n\n\(text)" }
}
